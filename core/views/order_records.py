"""What the views hold of codes beside themselves: names and order, quotes chosen for them, reasons given later."""

from typing import NamedTuple

from core.ids import CodeId, CodingId, DeviceId, EventId, MemberId
from core.sealing.sealed_text import Text


class PlacedCode(NamedTuple):
    """A code in the order of codes, and what it stood under when it was placed: elsewhere the place does not count.
    `device` and `seq` are of the event that placed it. A code that was only listed beside one that was placed has an
    empty device and 0."""

    code: CodeId
    parent: CodeId | None
    device: DeviceId
    seq: int


class CodeOrder(NamedTuple):
    """All codes that were placed, in their order (core/views/code_order.py)."""

    places: tuple[PlacedCode, ...]


class PlacesKept(NamedTuple):
    """The list of one row, kept beside the state while codes are placed. It holds as long as that row is there."""

    row: CodeOrder | None
    places: list[PlacedCode]
    codes: list[CodeId]
    by_code: dict[CodeId, PlacedCode]


class CodeName(NamedTuple):
    """One wording of a name and who gave it, so that concurrent ones can stand beside each other."""

    event: EventId
    device: DeviceId
    seq: int
    by: MemberId
    text: Text


class CodeWork(NamedTuple):
    """What was last changed, and by which event, of a code whose creation was taken back: place, colour, map, split,
    deleted, or a part of its description by its name behind a colon."""

    what: str
    device: DeviceId
    seq: int


class ChosenQuote(NamedTuple):
    """A coding whose segment a member chose as a quote; `device` and `seq` are of the event, `at` its claimed time (ms
    since 1970)."""

    coding: CodingId
    by: MemberId
    device: DeviceId
    seq: int
    at: int


class ChosenQuotes(NamedTuple):
    """The quotes that were chosen for a code, in the order in which they were chosen (core/views/chosen_quotes.py)."""

    choices: tuple[ChosenQuote, ...]


class CodeReason(NamedTuple):
    """The reason that a member gave for a decision on a code after it was made; `at` is its claimed time (ms since
    1970)."""

    code: CodeId
    reason: Text
    by: MemberId
    at: int

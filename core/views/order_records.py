"""What the views hold of the order of codes."""

from typing import NamedTuple

from core.ids import CodeId, DeviceId


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

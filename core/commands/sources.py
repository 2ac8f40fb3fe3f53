"""Decisions on texts: bringing them in, naming them, saying whose words they are, taking them back."""

from typing import NamedTuple

from core import crypto
from core.commands.codings import live_source
from core.commands.desk import Decision, Desk, checked_name
from core.commands.participants import present
from core.errors import Refused
from core.events.sources import SourceAssigned, SourceImported, SourceRenamed, SourceWithdrawn
from core.ids import Id
from core.limits import TEXT_CODE_POINTS_MAX
from core.text.normal import text_hash

KINDS = ("interview", "group", "note", "condensed")


class Incoming(NamedTuple):
    """A text on its way in: normalised, with its name and where it came from."""

    name: str
    text: str
    origin: str
    kind: str = "interview"


def import_source(
    desk: Desk, incoming: Incoming, participants: tuple[Id, ...] = (), derived_from: Id | None = None
) -> list[Decision]:
    """A new source under a key of its own. A condensed one belongs to the participants of its original."""
    if incoming.kind not in KINDS:
        raise Refused(f"A source is one of these kinds: {', '.join(KINDS)}.")
    if not incoming.text.strip():
        raise Refused(f"{incoming.name} holds no text.")
    if len(incoming.text) > TEXT_CODE_POINTS_MAX:
        raise Refused(f"{incoming.name} is longer than {TEXT_CODE_POINTS_MAX} characters; divide it.")
    for each in participants:
        present(desk, each)
    if derived_from is not None:
        participants = participants or live_source(desk, derived_from).participants
    key = desk.entropy(crypto.KEY_BYTES)
    key_id = crypto.key_id(key)
    event = SourceImported(
        desk.new_id(),
        incoming.kind,
        checked_name(incoming.name),
        incoming.text,
        text_hash(incoming.text),
        incoming.origin,
        len(incoming.text),
        key_id,
        participants,
        derived_from,
    )
    return [Decision(event, keys=(key_id,), new_keys=(key,), own_words=False)]


def rename_source(desk: Desk, source: Id, name: str) -> list[Decision]:
    """Another name, sealed like the text."""
    row = live_source(desk, source)
    return [Decision(SourceRenamed(source, checked_name(name)), keys=(row.key,))]


def assign_source(desk: Desk, source: Id, participants: tuple[Id, ...]) -> list[Decision]:
    """Says whose words a source holds."""
    live_source(desk, source)
    for each in participants:
        present(desk, each)
    return [Decision(SourceAssigned(source, participants))]


def withdraw_source(desk: Desk, source: Id) -> list[Decision]:
    """The same for a text that belongs to no participant."""
    row = live_source(desk, source)
    return [Decision(SourceWithdrawn(source, (row.key,)))]

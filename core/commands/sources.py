"""Decisions on texts and on the people whose words they hold."""

from typing import NamedTuple

from core import crypto
from core.commands.codings import live_source
from core.commands.desk import Decision, Desk, checked_name
from core.errors import Refused
from core.events.participants import (
    ParticipantAdded,
    ParticipantDescribed,
    ParticipantStatusSet,
    ParticipantWithdrawn,
)
from core.events.sources import SourceAssigned, SourceImported, SourceRenamed, SourceWithdrawn
from core.ids import Id
from core.limits import TEXT_CODE_POINTS_MAX
from core.text.normal import text_hash
from core.views.rows import Participant

KINDS = ("interview", "group", "note", "condensed")
STATUSES = ("invited", "declined", "consented", "no-show", "interviewed")


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
        _present(desk, each)
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
        _present(desk, each)
    return [Decision(SourceAssigned(source, participants))]


def add_participant(desk: Desk, pseudonym: str) -> list[Decision]:
    """Somebody who was asked to take part, under a key of their own."""
    key = desk.entropy(crypto.KEY_BYTES)
    key_id = crypto.key_id(key)
    event = ParticipantAdded(desk.new_id(), checked_name(pseudonym), key_id)
    return [Decision(event, keys=(key_id,), new_keys=(key,))]


def describe_participant(desk: Desk, participant: Id, attribute: str, value: str) -> list[Decision]:
    """An attribute, such as an age band."""
    row = _present(desk, participant)
    return [Decision(ParticipantDescribed(participant, checked_name(attribute), value.strip()), keys=(row.key,))]


def set_status(desk: Desk, participant: Id, status: str, why: str | None = None) -> list[Decision]:
    """Where a participant stands."""
    row = _present(desk, participant)
    if status not in STATUSES:
        raise Refused(
            f"A participant is one of these: {', '.join(STATUSES)}; to withdraw there is a command of its own."
        )
    return [Decision(ParticipantStatusSet(participant, status), why, (row.key,))]


def withdraw_participant(desk: Desk, participant: Id) -> list[Decision]:
    """Destroys the keys of a person and of all texts with the person's words."""
    row = _present(desk, participant)
    sources = [each for each in desk.state.sources.values() if participant in each.participants]
    keys = (row.key, *(each.key for each in sources))
    return [Decision(ParticipantWithdrawn(participant, keys))]


def withdraw_source(desk: Desk, source: Id) -> list[Decision]:
    """The same for a text that belongs to no participant."""
    row = live_source(desk, source)
    return [Decision(SourceWithdrawn(source, (row.key,)))]


def _present(desk: Desk, participant: Id) -> Participant:
    row = desk.state.participants.get(participant)
    if row is None or row.status == "removed":
        raise Refused("There is no such participant.")
    if row.status == "withdrawn":
        raise Refused("This participant has withdrawn.")
    return row

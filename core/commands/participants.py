"""Decisions on the people who were asked to take part, and their right to be forgotten."""

from collections.abc import Sequence

from core import crypto
from core.commands.desk import Decision, Desk, checked_name
from core.errors import Refused
from core.events.participants import (
    ParticipantAdded,
    ParticipantDescribed,
    ParticipantStatusSet,
    ParticipantWithdrawn,
)
from core.ids import Id
from core.views import participants
from core.views.rows import Participant

STATUSES = ("invited", "declined", "consented", "no-show", "interviewed")


def add_participant(desk: Desk, pseudonym: str) -> list[Decision]:
    """Somebody who was asked to take part, under a key of their own."""
    key = desk.entropy(crypto.KEY_BYTES)
    key_id = crypto.key_id(key)
    event = ParticipantAdded(desk.new_id(), checked_name(pseudonym), key_id)
    return [Decision(event, keys=(key_id,), new_keys=(key,))]


def describe_participant(desk: Desk, participant: Id, attribute: str, value: str) -> list[Decision]:
    """An attribute, such as an age band."""
    row = present(desk, participant)
    return [Decision(ParticipantDescribed(participant, checked_name(attribute), value.strip()), keys=(row.key,))]


def take_people(desk: Desk, people: Sequence[tuple[str, dict[str, str]]]) -> list[Decision]:
    """People and their attributes from a table: who is not known is added, and what differs is written down anew."""
    known = {desk.words(row.pseudonym): row for row in participants.present(desk.state)}
    decisions: list[Decision] = []
    for pseudonym, attributes in people:
        row = known.get(checked_name(pseudonym))
        if row is None:
            added = add_participant(desk, pseudonym)
            decisions += added
            person, key, before = added[0].event.participant, added[0].event.key, {}
        else:
            person, key = row.id, row.key
            before = {name: desk.words(value) for name, value in row.attributes}
        decisions += [
            Decision(ParticipantDescribed(person, checked_name(name), value.strip()), keys=(key,))
            for name, value in attributes.items()
            if before.get(name) != value.strip()
        ]
    if not decisions:
        raise Refused("Everything in this table is known already.")
    return decisions


def set_status(desk: Desk, participant: Id, status: str, why: str | None = None) -> list[Decision]:
    """Where a participant stands."""
    row = present(desk, participant)
    if status not in STATUSES:
        raise Refused(
            f"A participant is one of these: {', '.join(STATUSES)}; to withdraw there is a command of its own."
        )
    return [Decision(ParticipantStatusSet(participant, status), why, (row.key,))]


def withdraw_participant(desk: Desk, participant: Id) -> list[Decision]:
    """Destroys the keys of a person and of all texts with the person's words."""
    row = present(desk, participant)
    voices = [each for each in desk.state.voices.values() if each.participant == participant]
    apart = {each.source for each in voices}
    sources = [each for each in desk.state.sources.values() if participant in each.participants]
    whole = [each.key for each in sources if each.id not in apart]
    keys = (row.key, *(each.key for each in voices), *whole)
    return [Decision(ParticipantWithdrawn(participant, keys))]


def present(desk: Desk, participant: Id) -> Participant:
    """The participant, if still one. Raises Refused."""
    row = desk.state.participants.get(participant)
    if row is None or row.status == "removed":
        raise Refused("There is no such participant.")
    if row.status == "withdrawn":
        raise Refused("This participant has withdrawn.")
    return row

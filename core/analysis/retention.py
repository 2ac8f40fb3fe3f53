"""Until when the study may keep what participants said, and which of these days are near or over."""

from datetime import date
from typing import NamedTuple

from core.ids import ParticipantId
from core.views.participants import is_active
from core.views.state import State

REMIND_DAYS = 90
"""So many days before the date people are reminded."""


class Due(NamedTuple):
    """A date of the study (`participant` is None) or of a participant, with the days left (negative: over), and what is
    to be done then: destroy, archive or decide."""

    participant: ParticipantId | None
    day: str
    left: int
    then: str


def dates(state: State, today: date) -> list[Due]:
    """All dates that are set, of who still takes part, soonest first."""
    found = []
    for row in state.retention.values():
        person = None if row.participant is None else state.participants.get(row.participant)
        if row.day and (person is None or is_active(person)):
            left = (date.fromisoformat(row.day) - today).days
            found.append(Due(row.participant, row.day, left, row.then))
    return sorted(found, key=lambda each: (each.day, each.participant or b""))


def reminders(state: State, today: date) -> list[Due]:
    """The dates that are near, or over."""
    return [each for each in dates(state, today) if each.left <= REMIND_DAYS]

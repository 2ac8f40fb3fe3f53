"""The people who were asked, what is known of them, and their right to be forgotten."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("participant.added")
class ParticipantAdded(NamedTuple):
    """Somebody was asked to take part, under a pseudonym that is sealed with a key of that person's own."""

    participant: Id
    pseudonym: Text
    key: Id


@event("participant.described")
class ParticipantDescribed(NamedTuple):
    """An attribute of a participant was written down, such as an age band or a group."""

    participant: Id
    attribute: str
    value: Text


@event("attribute.type_set")
class AttributeTypeSet(NamedTuple):
    """What an attribute of participants may be: text, number, date, or one of some choices."""

    attribute: str
    type: str
    choices: tuple[str, ...]


@event("consent.noted")
class ConsentNoted(NamedTuple):
    """A participant consented on a day (YYYY-MM-DD), to what, and in which attached document, if any."""

    participant: Id
    day: str
    scope: Text
    file: Id | None


@event("participant.status_set")
class ParticipantStatusSet(NamedTuple):
    """Where a participant stands: invited, declined, consented, no-show or interviewed."""

    participant: Id
    status: str


@event("participant.withdrawn")
class ParticipantWithdrawn(NamedTuple):
    """A participant withdrew: the named keys are destroyed on every device that learns of it. Cannot be undone."""

    participant: Id
    keys: tuple[Id, ...]

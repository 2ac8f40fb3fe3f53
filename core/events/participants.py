"""The people who were asked, what is known of them, and their right to be forgotten."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, NOBODY, Policy
from core.events.registry import event
from core.ids import FileId, KeyId, ParticipantId
from core.sealing.sealed_text import Text


@event("participant.added", Policy(CODERS, AUTHOR))
class ParticipantAdded(NamedTuple):
    """Somebody was asked to take part, under a pseudonym that is sealed with a key of that person's own."""

    participant: ParticipantId
    pseudonym: Text
    key: KeyId


@event("participant.described", Policy(CODERS, AUTHOR))
class ParticipantDescribed(NamedTuple):
    """An attribute of a participant was written down, such as an age band or a group."""

    participant: ParticipantId
    attribute: str
    value: Text


@event("attribute.type_set", Policy(CODERS, AUTHOR))
class AttributeTypeSet(NamedTuple):
    """What an attribute of participants may be: text, number, date, or one of some choices."""

    attribute: str
    type: str
    choices: tuple[str, ...]


@event("consent.noted", Policy(CODERS, AUTHOR))
class ConsentNoted(NamedTuple):
    """A participant consented on a day (YYYY-MM-DD), to what, and in which attached document, if any."""

    participant: ParticipantId
    day: str
    scope: Text
    file: FileId | None


@event("participant.status_set", Policy(CODERS, AUTHOR))
class ParticipantStatusSet(NamedTuple):
    """The status of a participant: invited, declined, consented, no-show or interviewed."""

    participant: ParticipantId
    status: str


@event("participant.withdrawn", Policy(CODERS, NOBODY))
class ParticipantWithdrawn(NamedTuple):
    """A participant withdrew: the named keys are destroyed on every device that learns of it. Cannot be undone."""

    participant: ParticipantId
    keys: tuple[KeyId, ...]

"""The people who were asked, what is known of them, and their right to be forgotten."""

from datetime import date
from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, NEW, Breach, Items, Matches, Name, Note, OneOf, OptionalName, Words
from core.events.policy import AUTHOR, CODERS, NOBODY, OWNERS, Policy
from core.events.registry import event
from core.ids import FileId, KeyId, ParticipantId, ThingId, ThingKind
from core.limits import LINKS_MAX, NAME_CODE_POINTS_MAX

STATUSES = ("invited", "declined", "consented", "no-show", "interviewed")
TYPES = ("text", "number", "date", "yesno", "choice")
"""What an attribute of participants or texts may be."""
WITHDRAWABLE = ("participant", "source")
"""The kinds of things of which a withdrawal is confirmed or declined."""
MATTERS = ("interview", "quotation", "recording", "sharing")
"""What a participant is asked to consent to: to be interviewed, quoted, recorded, and that what they said is shared or
archived."""
ANSWERS = ("yes", "no", "not_asked")
ClearName = Annotated[str, Words(NAME_CODE_POINTS_MAX, is_needed=True, is_line=True, is_name=True)]
Day = Annotated[str, Matches("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day as YYYY-MM-DD")]
OptionalDay = Annotated[str, Matches("([0-9]{4}-[0-9]{2}-[0-9]{2})?", "a day as YYYY-MM-DD, or nothing")]
ConsentAnswer = Annotated[str, OneOf(ANSWERS)]


def _choices(event: "AttributeTypeSet") -> Breach:
    return "" if (event.type == "choice") == bool(event.choices) else BAD_VALUE


def is_day_breach(day: str) -> Breach:
    """What is wrong with a day (YYYY-MM-DD): there is none of that name."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return BAD_VALUE
    return ""


def _day(event: "ConsentNoted") -> Breach:
    return is_day_breach(event.day)


@event("participant.added", Policy(CODERS, AUTHOR))
class ParticipantAdded(NamedTuple):
    """Somebody was asked to take part, under a pseudonym that is sealed with a key of that person's own."""

    participant: Annotated[ParticipantId, NEW]
    pseudonym: Name
    key: KeyId


@event("participant.renamed", Policy(CODERS, AUTHOR))
class ParticipantRenamed(NamedTuple):
    """A participant got another pseudonym, such as where it was misspelt. What turns of a text begin with stays."""

    participant: ParticipantId
    pseudonym: Name


@event("participant.merged", Policy(OWNERS, AUTHOR))
class ParticipantMerged(NamedTuple):
    """Two participants are one person, who was written down twice: all that is of `participant` is of `into`, also what
    comes later. Only an owner says so: whoever withdraws afterwards withdraws all of it."""

    participant: ParticipantId
    into: ParticipantId


@event("participant.described", Policy(CODERS, AUTHOR))
class ParticipantDescribed(NamedTuple):
    """An attribute of a participant was written down, such as an age band or a group."""

    participant: ParticipantId
    attribute: ClearName
    value: Note


@event("attribute.type_set", Policy(CODERS, AUTHOR), whole=_choices)
class AttributeTypeSet(NamedTuple):
    """What an attribute of participants and texts may be: text, number, date, yes or no, or one of some choices."""

    attribute: ClearName
    type: Annotated[str, OneOf(TYPES)]
    choices: Annotated[tuple[ClearName, ...], Items(LINKS_MAX)]


@event("consent.noted", Policy(CODERS, AUTHOR), whole=_day)
class ConsentNoted(NamedTuple):
    """What a participant consented to on a day (YYYY-MM-DD): an answer for each matter (`not_asked` leaves an earlier
    answer as it was), by which version of the form, in which attached document, if any, and what else is to be said."""

    participant: ParticipantId
    day: Day
    scope: Note
    file: FileId | None
    form: OptionalName
    interview: ConsentAnswer
    quotation: ConsentAnswer
    recording: ConsentAnswer
    sharing: ConsentAnswer


@event("participant.status_set", Policy(CODERS, AUTHOR))
class ParticipantStatusSet(NamedTuple):
    """The status of a participant: invited, declined, consented, no-show or interviewed."""

    participant: ParticipantId
    status: Annotated[str, OneOf(STATUSES)]


@event("participant.withdrawn", Policy(CODERS, NOBODY))
class ParticipantWithdrawn(NamedTuple):
    """A participant withdrew. Recorded by an owner, it destroys the keys on every device that learns of it; recorded by
    a coder, it hides the words at once, until an owner confirms or declines it. Cannot be undone."""

    participant: ParticipantId
    keys: Annotated[tuple[KeyId, ...], Items()]


@event("withdrawal.confirmed", Policy(OWNERS, NOBODY))
class WithdrawalConfirmed(NamedTuple):
    """An owner confirmed a coder's withdrawal of a participant or a source: its keys are destroyed on every device that
    learns of it. Cannot be undone."""

    kind: Annotated[ThingKind, OneOf(WITHDRAWABLE)]
    thing: ThingId
    keys: Annotated[tuple[KeyId, ...], Items()]


@event("withdrawal.declined", Policy(CODERS, NOBODY))
class WithdrawalDeclined(NamedTuple):
    """An owner declined the withdrawals of a participant or a source that they had seen, or a coder took their own
    back: the words can be read again."""

    kind: Annotated[ThingKind, OneOf(WITHDRAWABLE)]
    thing: ThingId

"""What went back to participants: their transcripts, and findings to look at; and what they answered."""

from typing import Annotated, NamedTuple

from core.events.form import Breach, Items, NeededNote, Note, OneOf
from core.events.participants import Day, is_day_breach
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, ParticipantId, SourceId, TargetId
from core.limits import LINKS_MAX

TRANSCRIPT_ANSWERS = ("approved", "corrected", "withdrew", "no_answer")
FINDINGS_ANSWERS = ("agreed", "partly", "disagreed", "no_answer")


def _day(event: "TranscriptReturned | TranscriptAnswered | FindingsShown | FindingsAnswered") -> Breach:
    return is_day_breach(event.day)


@event("transcript.returned", Policy(CODERS, AUTHOR), whole=_day)
class TranscriptReturned(NamedTuple):
    """A participant was given a text with their words to read, on a day (YYYY-MM-DD)."""

    participant: ParticipantId
    source: SourceId
    day: Day
    note: Note


@event("transcript.answered", Policy(CODERS, AUTHOR), whole=_day)
class TranscriptAnswered(NamedTuple):
    """What a participant answered to a text that was returned: approved, corrected, withdrew, or nothing. `returned` is
    the event that says that they were given it."""

    returned: TargetId
    participant: ParticipantId
    day: Day
    answer: Annotated[str, OneOf(TRANSCRIPT_ANSWERS)]
    note: Note


@event("findings.shown", Policy(CODERS, AUTHOR), whole=_day)
class FindingsShown(NamedTuple):
    """A participant was shown findings (member checking), on a day: in words, and which codes and categories."""

    participant: ParticipantId
    codes: Annotated[tuple[CodeId, ...], Items(LINKS_MAX)]
    day: Day
    shown: NeededNote


@event("findings.answered", Policy(CODERS, AUTHOR), whole=_day)
class FindingsAnswered(NamedTuple):
    """What a participant said to findings that they were shown, and what was changed because of it. `shown` is the
    event that says that they were shown them."""

    shown: TargetId
    participant: ParticipantId
    day: Day
    answer: Annotated[str, OneOf(FINDINGS_ANSWERS)]
    words: Note
    changed: Note

"""Until when the study may keep what participants said, and what is to be done then."""

from typing import Annotated, NamedTuple

from core.events.form import Breach, Note, OneOf
from core.events.participants import OptionalDay, is_day_breach
from core.events.policy import ANY_OWNER, OWNERS, Policy
from core.events.registry import event
from core.ids import ParticipantId

AFTERWARDS = ("destroy", "archive", "decide")
"""What is to be done on the day: destroy the words (withdraw), archive them, or decide then."""


def _day(event: "RetentionSet") -> Breach:
    return is_day_breach(event.day) if event.day else ""


@event("retention.set", Policy(OWNERS, ANY_OWNER), whole=_day)
class RetentionSet(NamedTuple):
    """The study, or what one participant said, may be kept until a day (YYYY-MM-DD); an empty day takes the date away.
    `note`: who decided it, such as an approval."""

    participant: ParticipantId | None
    day: OptionalDay
    then: Annotated[str, OneOf(AFTERWARDS)]
    note: Note

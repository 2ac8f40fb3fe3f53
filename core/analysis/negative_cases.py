"""Why somebody said that a segment speaks against its code: a decision with a reason of its own."""

from core.analysis.presentation import Presentation
from core.ids import CodingId
from core.views.records import Coding


def reason_against(presentation: Presentation, coding: Coding) -> str:
    """The reason of the decision by which a coding is a negative case; empty where it is none, or nobody gave one."""
    if coding.stance != "against" or coding.stance_event is None:
        return ""
    recorded = presentation.project.event(coding.stance_event)
    return "" if presentation.is_blind_to(recorded) else presentation.why(recorded.why) or ""


def reasons_against(presentation: Presentation) -> dict[CodingId, str]:
    """The reasons, by coding, of the negative cases that stand and have one; the last decision on each counts."""
    found = ((each.id, reason_against(presentation, each)) for each in presentation.each_coding())
    return {coding: reason for coding, reason in found if reason}

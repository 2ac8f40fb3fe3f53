"""Decisions on codes for which somebody gave a reason: what a reader of the codebook wants to know beside the codes."""

from typing import NamedTuple

from core.analysis.audit_trail import told, took_effect
from core.analysis.presentation import Presentation
from core.events.codebook import CodeReasonGiven
from core.events.concerns import subject
from core.events.registry import RecordedEvent, Unknown, wire_name
from core.ids import CodeId, Id
from core.sealing.sealed_text import Text
from core.views.code_reasons import reason_for
from core.views.codebook import resolve_merged


class CodeDecision(NamedTuple):
    """A decision on a code, told in the names of its moment. `code` is what the code was merged into, if it was;
    `at` in ms since 1970, `offset` in minutes ahead of UTC."""

    code: CodeId
    at: int
    offset: int
    by: str
    did: str
    why: str


def reasoned_decisions(presentation: Presentation) -> list[CodeDecision]:
    """Those that stand, in their order. What a merge brought together is told of the code that is left."""
    project, found = presentation.project, []
    trail = enumerate(project.trail(0, presentation.until), 1)
    reasons = {n: reason for n, recorded in trail if (reason := _reason(presentation, recorded)) is not None}
    today = Presentation(project, None, presentation.translator, presentation.layer)
    for each in told(today, reasons, with_quotes=False):
        if took_effect(each) and (why := presentation.why(reasons[each.n])):
            now = resolve_merged(presentation.state, Id(subject(each.recorded.event, "code")[1]))
            found.append(CodeDecision(now, each.recorded.at, each.recorded.offset, each.by, each.did, why))
    return found


def _reason(presentation: Presentation, recorded: RecordedEvent) -> Text | None:
    """The reason for a decision on a code as it was given up to the moment that is shown; None where there is none, or
    where the decision does not stand or is not to be seen."""
    event = recorded.event
    if isinstance(event, Unknown | CodeReasonGiven) or not wire_name(event).startswith("code."):
        return None
    timeline, until = presentation.project.timeline, presentation.until
    undo = timeline.validity.undone.get(recorded.id)
    if undo is not None and (until is None or timeline.place_of(undo) < until):
        return None
    device = presentation.state.devices.get(recorded.device)
    reason = reason_for(presentation.state, recorded, None if device is None else device.member)
    return None if presentation.is_blind_to(recorded) else reason

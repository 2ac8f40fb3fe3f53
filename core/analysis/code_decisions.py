"""Decisions on codes for which somebody gave a reason: what a reader of the codebook wants to know beside the codes."""

from typing import NamedTuple

from core.analysis.audit_trail import told, took_effect
from core.analysis.presentation import Presentation
from core.events.codebook import CodeReasonGiven
from core.events.concerns import subject
from core.events.registry import RecordedEvent, Unknown, wire_name
from core.ids import CodeId, Id
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
    numbers = [n for n, recorded in trail if _is_reasoned(presentation, recorded)]
    today = Presentation(project, None, presentation.translator, presentation.layer)
    for each in told(today, numbers, with_quotes=False):
        if took_effect(each) and each.why:
            now = resolve_merged(presentation.state, Id(subject(each.recorded.event, "code")[1]))
            found.append(CodeDecision(now, each.recorded.at, each.recorded.offset, each.by, each.did, each.why))
    return found


def _is_reasoned(presentation: Presentation, recorded: RecordedEvent) -> bool:
    event = recorded.event
    if isinstance(event, Unknown | CodeReasonGiven) or not wire_name(event).startswith("code."):
        return False
    timeline, until = presentation.project.timeline, presentation.until
    undo = timeline.validity.undone.get(recorded.id)
    if undo is not None and (until is None or timeline.place_of(undo) < until):
        return False
    device = presentation.state.devices.get(recorded.device)
    reason = reason_for(presentation.state, recorded, None if device is None else device.member)
    return reason is not None and not presentation.is_blind_to(recorded)

"""Decisions on the study as a whole, and undo."""

from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.errors import Refused
from core.events.history import EventUndone
from core.events.project import PARTS as PARTS
from core.events.project import PHASES as PHASES
from core.events.project import MilestoneMarked, PhaseStarted, ProjectDescribed
from core.ids import EventId, TargetId
from core.views.authorisation import may_undo


def describe_project(context: CommandContext, part: str, text: str) -> list[Decision]:
    """Describes a part of the study, such as its research question. Raises Refused."""
    if part not in PARTS:
        raise Refused("project-part-unknown", parts=PARTS)
    return [Decision(ProjectDescribed(part, checked_note(text) or ""))]


def start_phase(context: CommandContext, phase: str, why: str | None = None) -> list[Decision]:
    """Starts a phase: initial, focused or theoretical coding. Raises Refused."""
    if phase not in PHASES:
        raise Refused("phase-unknown", phases=PHASES)
    return [Decision(PhaseStarted(phase), checked_note(why))]


def mark_milestone(context: CommandContext, name: str) -> list[Decision]:
    """Gives this moment a name. Raises Refused."""
    return [Decision(MilestoneMarked(checked_name(name)))]


def undo(context: CommandContext, target: EventId, why: str | None = None) -> list[Decision]:
    """Undoes an event. Undoing an undo redoes the event. Raises Refused."""
    recorded = context.event(target)
    if not may_undo(context.state, context.device, recorded):
        raise Refused("undo-not-possible")
    return [Decision(EventUndone(TargetId(target)), checked_note(why))]

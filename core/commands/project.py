"""Decisions on the study as a whole, and undo."""

from collections.abc import Mapping

from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.errors import Refused
from core.events.history import EventUndone
from core.events.project import PARTS as PARTS
from core.events.project import PHASES as PHASES
from core.events.project import REPORTED as REPORTED
from core.events.project import MilestoneMarked, PhaseStarted, ProjectDescribed
from core.events.sources import SourceSpeakersSet
from core.ids import EventId, TargetId
from core.views.authorisation import is_undone_alone, may_undo


def describe_project(context: CommandContext, part: str, text: str) -> list[Decision]:
    """Describes a part of the study, such as its research question. Raises Refused."""
    return describe_parts(context, {part: text})


def describe_parts(context: CommandContext, texts: Mapping[str, str]) -> list[Decision]:
    """Describes several parts of the study at once. Raises Refused."""
    if not set(texts) <= {*PARTS, *REPORTED}:
        raise Refused("project-part-unknown", parts=[*PARTS, *REPORTED])
    return [Decision(ProjectDescribed(part, checked_note(text) or "")) for part, text in texts.items()]


def start_phase(context: CommandContext, phase: str, why: str | None = None) -> list[Decision]:
    """Starts a phase: initial, focused or theoretical coding. Raises Refused."""
    if phase not in PHASES:
        raise Refused("phase-unknown", phases=PHASES)
    return [Decision(PhaseStarted(phase), checked_note(why))]


def mark_milestone(context: CommandContext, name: str) -> list[Decision]:
    """Gives this moment a name. Raises Refused."""
    return [Decision(MilestoneMarked(checked_name(name)))]


def undo(context: CommandContext, target: EventId, why: str | None = None) -> list[Decision]:
    """Undoes an event and all else that its gesture recorded, as far as this member may. Undoing an undo redoes what it
    took back. The undo names the first event of the act, so that it takes back parts that are still to come. Raises
    Refused."""
    recorded = context.event(target)
    act = [recorded] if is_undone_alone(recorded.event) else context.act(target)
    within = [each for each in act if each is recorded or not is_undone_alone(each.event)]
    if any(isinstance(each.event, SourceSpeakersSet) for each in within):
        raise Refused("speakers-set-again")
    if not any(may_undo(context.state, context.device, each) for each in within):
        raise Refused("undo-not-possible")
    return [Decision(EventUndone(TargetId(within[0].id)), checked_note(why))]


def redo(context: CommandContext, target: EventId, why: str | None = None) -> list[Decision]:
    """Undoes each undo that counts of an event, or of the act that it is of, so that it counts again. Raises Refused
    where it counts, or somebody else took it back."""
    undos = context.undos(target)
    if not undos:
        raise Refused("nothing-undone")
    if not all(may_undo(context.state, context.device, context.event(each)) for each in undos):
        raise Refused("undone-by-another")
    return [Decision(EventUndone(TargetId(each)), checked_note(why)) for each in undos]

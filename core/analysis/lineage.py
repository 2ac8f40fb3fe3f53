"""How a category came about: the decisions and memos on it, on what was merged into it, and on what stands below it."""

from core.analysis.trail_filter import family_of
from core.events.concerns import subject
from core.events.memos import MemoWritten
from core.events.registry import RecordedEvent, Unknown, wire_name
from core.ids import Id
from core.project import Project


def lineage(project: Project, code: Id) -> list[tuple[int, RecordedEvent]]:
    """The decisions on a code as it stands now and on those that went into it, and the memos on these, with their
    numbers in the total order."""
    family = family_of(project, code)
    found = []
    for n, recorded in enumerate(project.trail(), 1):
        event = recorded.event
        if isinstance(event, Unknown):
            continue
        is_on_code = wire_name(event).startswith("code.") and subject(event, "code")[1] in family
        if is_on_code or (isinstance(event, MemoWritten) and event.on in family):
            found.append((n, recorded))
    return found

"""How a category came about: the decisions and memos on it, on what was merged into it, and on what stands below it."""

from core.analysis.trail_filter import family_of
from core.events.codebook import CodeCreated
from core.events.memos import MemoWritten
from core.events.registry import RecordedEvent
from core.ids import Id
from core.project import Project


def lineage(project: Project, code: Id) -> list[tuple[int, RecordedEvent]]:
    """The events of the codebook and the memos that flowed into a code as it stands now, with their numbers in the
    total order."""
    family = family_of(project, code)
    found = []
    for n, recorded in enumerate(project.trail(), 1):
        event = recorded.event
        is_on_code = type(event).__module__ == CodeCreated.__module__ and event.code in family
        if is_on_code or (isinstance(event, MemoWritten) and event.on in family):
            found.append((n, recorded))
    return found

"""How a category came about: the decisions on it, on what was merged into it, and on what stands below it."""

from core.analysis.focus import family_of
from core.events.registry import Happened
from core.ids import Id
from core.project import Project


def lineage(project: Project, code: Id) -> list[tuple[int, Happened]]:
    """The events of the codebook, with their number in the total order, that flowed into a code as it stands now."""
    family = family_of(project, code)
    found = []
    for n, happened in enumerate(project.trail(), 1):
        if type(happened.event).__module__.endswith("events.codebook") and happened.event.code in family:
            found.append((n, happened))
    return found

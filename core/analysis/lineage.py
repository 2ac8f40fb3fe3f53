"""How a category came about: the decisions on it, on what was merged into it, and on what stands below it."""

from core.events.registry import Happened
from core.ids import Id
from core.project import Project
from core.views.codebook import is_within, standing


def lineage(project: Project, code: Id) -> list[tuple[int, Happened]]:
    """The events of the codebook, with their number in the total order, that flowed into a code as it stands now."""
    state = project.state
    family = {each for each in state.codes.rows if is_within(state, standing(state, each), standing(state, code))}
    found = []
    for n, happened in enumerate(project.trail(), 1):
        if type(happened.event).__module__.endswith("events.codebook") and happened.event.code in family:
            found.append((n, happened))
    return found

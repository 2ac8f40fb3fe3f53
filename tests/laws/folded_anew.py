"""The oracle of the laws: the whole log of a project, folded from its beginning."""

from core.log import ordering
from core.project import Project
from core.sealing import envelope


def folded_anew(project: Project) -> ordering.Timeline:
    """The timeline of all events here, with the keys that the project holds, in the order of their coming."""
    anew = ordering.Timeline(project.opened._read, project.opened.open)
    rows = [(row, envelope.parse(raw)) for row, raw in project.log.envelopes()]
    anew.extend([(row, sealed, project.opened.open(sealed)) for row, sealed in rows])
    return anew

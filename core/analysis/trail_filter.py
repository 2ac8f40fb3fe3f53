"""Which events of the trail concern a coder, a source or a code: what a history is narrowed down to."""

from typing import NamedTuple

from core.analysis.connections import Connections
from core.analysis.presentation import Presentation
from core.ids import Id
from core.project import Project
from core.views.codebook import is_within, resolve_merged


class TrailFilter(NamedTuple):
    """What to look at; None means all. A code stands for those below it and those that were merged into it, too."""

    by: Id | None = None
    source: Id | None = None
    code: Id | None = None


def matching_events(project: Project, trail_filter: TrailFilter) -> list[int]:
    """The numbers (from 1, in the total order) of the events that match every part of the filter.

    An event concerns a code also through what belongs to it, or once did: a coding that was recoded since, a memo on
    that coding, a relation, a set, a consensus, or the undo of such an event. What a round of blind coding hides from
    this member concerns no code.
    """
    found = set(range(1, len(project.timeline.order) + 1))
    if trail_filter.by is not None:
        authors = {row.id for row in project.state.devices.values() if row.member == trail_filter.by}
        found = {n for n in found if project.timeline.order[n - 1].device in authors}
    if trail_filter.source is None and trail_filter.code is None:
        return sorted(found)
    connections, is_blind_to = Connections(project), Presentation(project).is_blind_to
    if trail_filter.source is not None:
        found &= connections.events_about({("source", trail_filter.source)})
    if trail_filter.code is not None:
        found &= connections.events_about(("code", code) for code in family_of(project, trail_filter.code))
        # Listed under a code, even an event that shows nothing would tell with which code somebody codes blindly.
        found = {n for n in found if not is_blind_to(project.timeline.recorded(project.timeline.order[n - 1]))}
    return sorted(found)


def family_of(project: Project, code: Id) -> set[Id]:
    """A code as it stands now, with all that stand below it and all that were merged into these."""
    state = project.state
    top = resolve_merged(state, code)
    return {each for each in state.codes.rows if is_within(state, resolve_merged(state, each), top)}

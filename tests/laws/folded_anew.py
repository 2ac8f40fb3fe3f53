"""The oracle of the laws: the whole log of a project, folded from its beginning."""

from core.log import ordering
from core.log.looking_back import LookingBack
from core.project import Project
from core.sealing import envelope


def folded_anew(project: Project) -> ordering.Timeline:
    """The timeline of all events here, with the keys that the project holds, in the order of their coming."""
    anew = ordering.Timeline(project.opened._read, project.opened.open)
    rows = [(row, envelope.parse(raw)) for row, raw in project.log.envelopes()]
    anew.extend([(row, sealed, project.opened.open(sealed)) for row, sealed in rows])
    return anew


def snapshots_are_right(timeline: ordering.Timeline, anew: ordering.Timeline) -> None:
    """Each snapshot of a timeline holds the state at the end of the events that it covers, and covers them in order."""
    past, count = LookingBack(anew), 0
    for number, snapshot in enumerate(timeline.snapshots, 1):
        assert snapshot.keys == timeline.order[count : count + len(snapshot.keys)]
        count += len(snapshot.keys)
        assert timeline.snapshots.state_at(number).digest() == past.counted_today(count).digest(), (number, count)

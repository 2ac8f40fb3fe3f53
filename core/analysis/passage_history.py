"""The full history of a segment: codings on it, what became of them, judgements, consensus, memos, other words."""

from core.analysis.connections import Connections
from core.analysis.presentation import Presentation
from core.events.concerns import Thing, concerned
from core.events.registry import RecordedEvent
from core.ids import Id


def passage_history(presentation: Presentation, source: Id, start: int, end: int) -> list[tuple[int, RecordedEvent]]:
    """The events that concern this range (code points) of a text, with their numbers in the total order.

    These are the events on things that stand or ever stood there: codings, memos in the margin, consensus, replaced
    words, links to a summary; on what belongs to these things; and undos of such events. What blind coding hides from
    this member is left out.
    """
    project = presentation.project
    connections = Connections(project)
    here = connections.standing_on(source, start, end) | _linked_from_summaries(presentation, source, start, end)
    order = project.timeline.order
    found = ((n, project.timeline.recorded(order[n - 1])) for n in sorted(connections.events_about(here)))
    return [(n, recorded) for n, recorded in found if not presentation.is_blind_to(recorded)]


def code_named(recorded: RecordedEvent) -> Id | None:
    """The code that an event of such a history names; None where it names none, or several."""
    codes = concerned(recorded.event, "code")
    return codes.pop() if len(codes) == 1 else None


def _linked_from_summaries(presentation: Presentation, source: Id, start: int, end: int) -> set[Thing]:
    """The links from segments of summaries to this range of their original."""
    state = presentation.state
    return {
        ("link", row.id)
        for row in state.passages.rows.values()
        if state.sources.rows[row.source].derived_from == source
        and row.original_start < end
        and start < row.original_end
    }

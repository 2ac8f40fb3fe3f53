"""What somebody brought in beside a withdrawal, and what was deleted with it before anybody else had seen it."""

from typing import NamedTuple

from core.analysis.presentation import Presentation, iso_time
from core.events.files import FileAttached
from core.events.sources import SourceImported
from core.ids import EventId, MemberId
from core.log.clocks import DAY_MS, TICKS
from core.views.authorisation import powers_of
from core.views.state import DELETED_UNSEEN

SHOWN_DAYS = 30


class DeletedUnseen(NamedTuple):
    """A text or a file (`kind`: source or file) that went, its name too; who brought it in, and when (ISO 8601)."""

    event: EventId
    kind: str
    by: MemberId
    at: str


def deleted_unseen(presentation: Presentation) -> list[DeletedUnseen]:
    """What is to be told to the reader: whoever brought it in, and owners, until a month of the project's own time has
    gone by. Whoever brought it in knows whether others speak in it, and can import it again without those words."""
    project, state = presentation.project, presentation.state
    device = state.devices.get(project.device)
    marked = [event for event, row in state.conflicts.rows.items() if row.kind == DELETED_UNSEEN]
    if device is None or not marked:
        return []
    now = project.timeline.order[-1].time >> TICKS
    is_owner = powers_of(state, project.device) == "owner"
    found = []
    for recorded in map(project.event, sorted(marked)):
        by, event = state.devices.rows[recorded.device].member, recorded.event
        is_over = now - recorded.at > SHOWN_DAYS * DAY_MS
        if is_over or not (is_owner or by == device.member) or not isinstance(event, (SourceImported, FileAttached)):
            continue
        kind = "source" if isinstance(event, SourceImported) else "file"
        found.append(DeletedUnseen(recorded.id, kind, by, iso_time(recorded.at, recorded.offset)))
    return found

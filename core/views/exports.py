"""What left the study in clear, as those who took it out recorded it."""

from core.events.exports import ExportRecorded
from core.events.registry import RecordedEvent
from core.ids import MemberId
from core.views.ethics_records import Export
from core.views.state import State, folds


@folds(ExportRecorded, looks_at=())
def export_recorded(state: State, recorded: RecordedEvent, event: ExportRecorded, member: MemberId) -> None:
    """Adds it to the list. Who took it out is who signed it: nobody can say it of somebody else."""
    state.exports.put(recorded.id, Export(recorded.id, *event, member, recorded.device, recorded.at, recorded.offset))

"""The checkpoints that members made, with all signatures and time stamps. core/evidence/checkpoints.py checks them."""

from core.events.checkpoints import CheckpointMade, CheckpointSigned, CheckpointStamped
from core.events.registry import RecordedEvent
from core.ids import MemberId
from core.limits import STAMPS_MAX
from core.views.records import CheckpointRecord
from core.views.state import State, folds


@folds(CheckpointMade, looks_at=())
def checkpoint_made(state: State, recorded: RecordedEvent, event: CheckpointMade, member: MemberId) -> None:
    """Adds a checkpoint."""
    signatures = ((recorded.device, event.signature),)
    row = CheckpointRecord(event.checkpoint, member, recorded.at, event.heads, event.text, signatures, ())
    state.checkpoints.put(event.checkpoint, row)


@folds(CheckpointSigned, looks_at=())
def checkpoint_signed(state: State, recorded: RecordedEvent, event: CheckpointSigned, _: MemberId) -> None:
    """Adds a signature; of each device the newest is kept."""
    row = state.checkpoints.rows[event.checkpoint]
    signatures = {**dict(row.signatures), recorded.device: event.signature}
    state.checkpoints.put(row.id, row._replace(signatures=tuple(sorted(signatures.items()))))


@folds(CheckpointStamped, looks_at=())
def checkpoint_stamped(state: State, recorded: RecordedEvent, event: CheckpointStamped, _: MemberId) -> None:
    """Adds a time stamp, up to STAMPS_MAX."""
    row = state.checkpoints.rows[event.checkpoint]
    if len(row.stamps) >= STAMPS_MAX:
        state.conflict(recorded, "too_many", event.checkpoint)
        return
    state.checkpoints.put(row.id, row._replace(stamps=(*row.stamps, (event.server, event.answer))))

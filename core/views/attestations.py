"""The attestations that members' devices made of the state, and what others found. Nothing here is believed: whether
one holds is for core/evidence/attestations.py to say."""

from core.events.attestations import AttestationChecked, AttestationMade
from core.events.registry import RecordedEvent
from core.ids import MemberId
from core.views.attestation_records import Attestation
from core.views.state import State, folds


@folds(AttestationMade, looks_at=())
def attestation_made(state: State, recorded: RecordedEvent, event: AttestationMade, member: MemberId) -> None:
    """Adds an attestation."""
    row = Attestation(
        event.attestation,
        member,
        recorded.device,
        recorded.at,
        recorded.id,
        event.heads,
        event.version,
        event.digest,
        (),
    )
    state.attestations.put(event.attestation, row)


@folds(AttestationChecked, looks_at=())
def attestation_checked(state: State, recorded: RecordedEvent, event: AttestationChecked, _: MemberId) -> None:
    """Adds what a device found; of each device the newest is kept."""
    row = state.attestations.rows[event.attestation]
    others = [each for each in row.checks if each[0] != recorded.device]
    checks = sorted([*others, (recorded.device, event.digest, recorded.id)])
    state.attestations.put(row.id, row._replace(checks=tuple(checks)))

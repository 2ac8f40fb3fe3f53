"""Attesting what the log adds up to, checking what another device attests, and what a newcomer is given of it.

A device keeps, sealed for itself, the parts of the newest state that it attested or confirmed: it hands them to the
newcomers that it lets in.
"""

from typing import NamedTuple

from core.commands import attestations
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.ids import AttestationId, DeviceId, EventId, Id, KeyId, MemberId
from core.keys.local_note import open_note, seal_note
from core.log import state_parts
from core.log.events_up_to import EventsUpTo, Heads
from core.log.first_offer import Offer, write_offer
from core.log.looking_back import LookingBack
from core.log.state_parts import Parts
from core.project import Project
from core.sealing import codec
from core.views import epochs
from core.views.attestation_records import Attestation
from core.views.state import State
from core.views.withdrawals import hidden_keys

_NOTE, _LABEL = "attestation/parts", b"kodespor/attested-parts/1"


class Vouchers(NamedTuple):
    """The members of the team whose devices attest a state, first the one who made the attestation; and those who found
    something else."""

    members: tuple[MemberId, ...]
    against: tuple[MemberId, ...]


def attest(project: Project) -> RecordedEvent:
    """Attests what the log adds up to now. Raises Refused where something in it waits, or a feed is forked."""
    heads: Heads = tuple((head.device, head.seq, head.id) for head in project.log.heads())
    if project.timeline.waiting:
        raise Refused("attestation-events-wait", count=len(project.timeline.waiting))
    if len({device for device, _, _ in heads}) < len(heads):
        raise Refused("attestation-forked")
    parts = _parts(project, heads)
    digest, version = state_parts.digest_of(parts), state_parts.version()
    recorded = project.do(attestations.make_attestation, heads, version, digest)[0]
    _keep(project, recorded.event.attestation, parts)
    return recorded


def check(project: Project, attestation: AttestationId) -> tuple[RecordedEvent, bool]:
    """Says what the same events add up to on this device, and whether that confirms the attestation. Raises Refused
    where they are not all here, or another version of the program made it."""
    row = _row(project, attestation)
    if row.version != state_parts.version():
        raise Refused("attestation-other-version")
    if not _events(project, row.heads).are_here:
        raise Refused("attestation-events-missing")
    parts = _parts(project, row.heads)
    digest = state_parts.digest_of(parts)
    recorded = project.do(attestations.check_attestation, attestation, digest)[0]
    if digest == row.digest:
        _keep(project, attestation, parts)
    return recorded, digest == row.digest


def vouchers(state: State, row: Attestation) -> Vouchers:
    """Who in the team vouches for an attestation, and who found something else."""
    team = epochs.team(state)
    said = [(row.device, row.digest), *((device, digest) for device, digest, _ in row.checks)]
    found = [(state.devices.rows[device].member, digest) for device, digest in said if device in team]
    against = dict.fromkeys(member for member, digest in found if digest != row.digest)
    members = dict.fromkeys(member for member, digest in found if digest == row.digest)
    return Vouchers(tuple(members) if row.device in team else (), tuple(against))


def size_of(row: Attestation) -> int:
    """How many events an attestation is of."""
    return sum(seq for _, seq, _ in row.heads)


def offered(project: Project) -> Attestation:
    """The attestation that newcomers can be given by this device. Raises Refused where there is none."""
    kept = _kept(project)
    row = project.state.attestations.get(kept[0]) if kept is not None else None
    if row is None or row.version != state_parts.version():
        raise Refused("attestation-none-here")
    found = vouchers(project.state, row)
    if found.against:
        raise Refused("attestation-disputed")
    if not found.members:
        raise Refused("attestation-none-here")
    return row


def offer_to(project: Project, device: Id) -> bytes:
    """What a device that was just let in reads before the log has come. Raises Refused."""
    row, kept = offered(project), _kept(project)
    assert kept is not None
    parts = state_parts.unpacked(kept[1])
    team = epochs.team(project.state)
    witnesses = [row.event, *(event for by, digest, event in row.checks if by in team and digest == row.digest)]
    carried = [key.id for key in state_parts.carried_places(parts)]
    admission = project.state.devices.rows[DeviceId(device)].admitted
    raws = [[_raw(project, each) for each in events] for events in (witnesses, carried, [admission])]
    hidden = tuple(KeyId(each) for each in sorted(hidden_keys(project.state)))
    return write_offer(Offer(row.id, kept[1], tuple(raws[0]), tuple(raws[1]), raws[2][0], hidden))


def _raw(project: Project, event: EventId) -> bytes:
    return project.log.raw(project.timeline.places[event].row)


def _row(project: Project, attestation: AttestationId) -> Attestation:
    row = project.state.attestations.get(attestation)
    if row is None:
        raise Refused("no-such-attestation")
    return row


def _events(project: Project, heads: Heads) -> EventsUpTo:
    return EventsUpTo(LookingBack(project.timeline), project.log, heads)


def _parts(project: Project, heads: Heads) -> Parts:
    events = _events(project, heads)
    return state_parts.parts_of(events.state(), project.timeline.places, events)


def _keep(project: Project, attestation: AttestationId, parts: Parts) -> None:
    content = codec.encode_trusted([attestation, state_parts.packed(parts)])
    local, entropy = project.secrets.local, project.context().entropy
    with project.log.transaction():
        project.log.set_note(_NOTE, seal_note(content, _LABEL, local, entropy))


def _kept(project: Project) -> tuple[AttestationId, tuple[bytes, ...]] | None:
    content = open_note(project.log.note(_NOTE), _LABEL, project.secrets.local)
    if content is None:
        return None
    attestation, parts = codec.decode_trusted(content)
    return AttestationId(Id(attestation)), tuple(parts)

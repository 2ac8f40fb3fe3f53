"""What a newcomer gets to read before the log has come: a state that members attest, and the events to read it with."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from core.errors import BadSeal, NotCanonical, Rejected
from core.events.attestations import AttestationChecked, AttestationMade
from core.events.members import DeviceAdded, MemberAdmitted
from core.events.registry import EventDraft, RecordedEvent
from core.ids import AttestationId, DeviceId, EventId, Id, KeyId, MemberId
from core.log import state_parts
from core.log.folding import apply
from core.log.ordering import Timeline
from core.log.validity_rules import NOTHING
from core.sealing import codec, envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Sealed
from core.sealing.fields import array, byte_string, identifier, record
from core.views import epochs
from core.views.state import State

Open = Callable[[Sealed], EventDraft | None]
"""What an envelope says; None where its key is not here."""
NONSENSE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What comes of rows that somebody made up."""


class Offer(NamedTuple):
    """An attested state in parts, as it is sent. `witnesses` are the envelopes of the event that attests it and of
    those that confirm it, `carried` those of the events that it is read with, `admission` the one that let this
    newcomer in. `hidden` are the keys of words whose withdrawal waits."""

    attestation: AttestationId
    parts: tuple[bytes, ...]
    witnesses: tuple[bytes, ...]
    carried: tuple[bytes, ...]
    admission: bytes
    hidden: tuple[KeyId, ...]


class Attested(NamedTuple):
    """What the witnesses say: the event that attests, its id and its place in its feed, and by which devices."""

    made: AttestationMade
    event: EventId
    seq: int
    devices: tuple[DeviceId, ...]


class FirstState(NamedTuple):
    """An offer, opened: what to read, who vouches for it, and what they say."""

    timeline: Timeline
    attested: Attested
    members: tuple[MemberId, ...]
    at: int
    hidden: frozenset[Id]
    attestation: AttestationId


def write_offer(offer: Offer) -> bytes:
    """An offer as bytes."""
    return codec.encode_trusted(list(offer))


def read_offer(content: bytes) -> Offer:
    """The offer again. Raises NotCanonical or Rejected."""
    attestation, parts, witnesses, carried, admission, hidden = record(codec.decode_trusted(content), 6)
    return Offer(
        AttestationId(identifier(attestation)), array(record(parts, 3), byte_string), array(witnesses, byte_string),
        array(carried, byte_string), byte_string(admission), tuple(map(KeyId, array(hidden, identifier))),
    )  # fmt: skip


def opened(content: bytes, project: Id, device: Id, devices: Mapping[Id, DevicePublic], open_event: Open) -> FirstState:
    """What an offer holds, if members of the project attest just that. Raises Rejected for anything else."""
    try:
        offer = read_offer(content)
        attested, at = _attested(offer, project, devices, open_event)
        if attested.made.version != state_parts.version():
            raise Rejected("attestation-other-version")
        parts = state_parts.unpacked(offer.parts)
        if state_parts.digest_of(parts) != attested.made.digest:
            raise Rejected("attestation-not-of-this")
        timeline = state_parts.timeline_of(parts, offer.carried, open_event)
        members = _vouching(timeline.state, attested.devices)
        _let_in(timeline.state, device, _said(offer.admission, project, devices, open_event))
    except (NotCanonical, BadSeal, *NONSENSE) as problem:
        raise Rejected("first-state-damaged") from problem
    if Id(device) not in timeline.state.devices.rows:
        raise Rejected("welcome-not-for-this-device")
    return FirstState(timeline, attested, members, at, frozenset(map(Id, offer.hidden)), offer.attestation)


def _attested(offer: Offer, project: Id, devices: Mapping[Id, DevicePublic], open_event: Open) -> tuple[Attested, int]:
    """What the witnesses say. Raises Rejected where that is not one thing, or they are not who they say."""
    first, *others = [_said(raw, project, devices, open_event) for raw in offer.witnesses]
    made = first[1].event
    if not isinstance(made, AttestationMade) or made.attestation != offer.attestation:
        raise Rejected("first-state-damaged")
    witnesses = [first[0].device]
    for sealed, draft in others:
        event = draft.event
        if not isinstance(event, AttestationChecked) or event.attestation != offer.attestation:
            raise Rejected("first-state-damaged")
        if event.digest != made.digest:
            raise Rejected("attestation-disputed")
        witnesses.append(sealed.device)
    return Attested(made, first[0].id, first[0].seq, tuple(map(DeviceId, witnesses))), first[1].at


def _said(raw: bytes, project: Id, devices: Mapping[Id, DevicePublic], open_event: Open) -> tuple[Sealed, EventDraft]:
    sealed = envelope.parse(raw)
    if sealed.project != project:
        raise Rejected("other-project")
    public = devices.get(sealed.device)
    draft = open_event(sealed)
    if public is None or draft is None or not envelope.signed_by(sealed, public):
        raise Rejected("attestation-unsigned")
    return sealed, draft


def _vouching(state: State, devices: tuple[DeviceId, ...]) -> tuple[MemberId, ...]:
    """The members whose devices attest a state, which itself says who is in the team: first the one who made the
    attestation. Raises Rejected where that one is not."""
    team = epochs.team(state)
    members = dict.fromkeys(state.devices.rows[each].member for each in devices if each in team)
    if devices[0] not in team:
        raise Rejected("attestation-of-stranger")
    return tuple(members)


def _let_in(state: State, device: Id, said: tuple[Sealed, EventDraft]) -> None:
    """Adds the newcomer to the state, as the event says that lets them in. Nobody attests that event: no other may come
    in by it. Raises Rejected for another."""
    sealed, draft = said
    if not isinstance(draft.event, (MemberAdmitted, DeviceAdded)) or draft.event.device != device:
        raise Rejected("welcome-not-for-this-device")
    place = (0, DeviceId(sealed.device), sealed.seq, sealed.id)
    if device not in state.devices.rows:
        apply(state, RecordedEvent(*place, draft.at, draft.offset, (), draft.event, draft.why, 0), NOTHING)

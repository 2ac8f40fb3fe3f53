"""Anchoring in time: a checkpoint of the log to be deposited somewhere else, signed by several, stamped by others.

The log is a set of feeds. A checkpoint takes each feed up to a head; its leaves are the ids of these events in the
order of device, seq, id. Later logs hold the same events and more, so whoever keeps one can tell whether any is gone.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.commands import checkpoints
from core.errors import BadFile, Refused
from core.events.registry import RecordedEvent
from core.evidence.signed_note import (
    Checkpoint,
    Note,
    checkpoint_text,
    is_by,
    key_name,
    origin_of,
    read_checkpoint,
    tree_root,
    verifier_key,
    with_signatures,
)
from core.ids import EventId, Id
from core.project import Project
from core.sealing import envelope
from core.sealing.crypto import DevicePublic, note_signature_holds
from core.sealing.envelope import NO_EVENT
from core.views.records import CheckpointRecord

Links = Mapping[EventId, tuple[Id, int, EventId]]
"""For each event its device, its seq and the event before it."""
Heads = Iterable[tuple[Id, int, EventId]]


class CheckpointStatus(NamedTuple):
    """Whether the log holds what a checkpoint says, and which devices' signatures on it hold."""

    is_held: bool
    signers: tuple[Id, ...]


def make_checkpoint_now(project: Project) -> RecordedEvent:
    """Makes a checkpoint of the log as it is, signs it, and notes it in the log."""
    heads = tuple((head.device, head.seq, head.id) for head in project.log.heads())
    text = checkpoint_text(_checkpoint(project.id, links_of(project), heads))
    return project.do(checkpoints.make_checkpoint, heads, text, project.custody.keychain.signer.sign_note(text))[0]


def cosign(project: Project, checkpoint: Id) -> RecordedEvent:
    """Signs another's checkpoint, if this device's own log holds what it says. Raises Refused."""
    row = project.state.checkpoints.get(checkpoint)
    if row is None:
        raise Refused("no-such-checkpoint")
    if not checkpoint_status(project.id, row, links_of(project), project.log.devices()).is_held:
        raise Refused("checkpoint-not-held")
    return project.do(checkpoints.sign_checkpoint, checkpoint, project.custody.keychain.signer.sign_note(row.text))[0]


def checkpoint_status(
    project: Id, row: CheckpointRecord, links: Links, devices: Mapping[Id, DevicePublic]
) -> CheckpointStatus:
    """Whether a checkpoint holds against the events that are there."""
    try:
        is_held = checkpoint_text(_checkpoint(project, links, row.heads)) == row.text
    except BadFile:
        is_held = False
    signers = (
        device
        for device, signature in row.signatures
        if device in devices and note_signature_holds(devices[device].sign, signature, row.text)
    )
    return CheckpointStatus(is_held, tuple(signers))


def size_of(row: CheckpointRecord) -> int:
    """How many events a checkpoint counts; 0 where a member noted something that is none."""
    try:
        return read_checkpoint(row.text).size
    except BadFile:
        return 0


def note_of(row: CheckpointRecord, devices: Mapping[Id, DevicePublic]) -> str:
    """The checkpoint with its signatures, to be passed on."""
    signatures = [(key_name(each), devices[each].sign, signature) for each, signature in row.signatures]
    return with_signatures(row.text, signatures)


def keys_of(row: CheckpointRecord, devices: Mapping[Id, DevicePublic]) -> list[str]:
    """What other programs need to check the note with."""
    return [verifier_key(key_name(each), devices[each].sign) for each, _ in row.signatures]


def recognised(project: Project, note: Note) -> tuple[CheckpointRecord, CheckpointStatus]:
    """A note that somebody kept, held against this log: the checkpoint it is of, and whether and by whom it holds.
    Raises BadFile where it is of another log, or says what no checkpoint in this log said."""
    checkpoint, devices = read_checkpoint(note.text), project.log.devices()
    if checkpoint.origin != origin_of(project.id):
        raise BadFile("checkpoint-of-another-project")
    row = next((each for each in project.state.checkpoints.values() if each.text == note.text), None)
    if row is None:
        raise BadFile("checkpoint-unknown")
    signers = [
        device
        for device, public in devices.items()
        for each in note.signatures
        if is_by(each, key_name(device), public.sign) and note_signature_holds(public.sign, each.signature, note.text)
    ]
    return row, CheckpointStatus(checkpoint_status(project.id, row, links_of(project), devices).is_held, tuple(signers))


def links_of(project: Project) -> Links:
    """Of all events in the log, also those that wait."""
    sealed = (envelope.parse(raw) for _, raw in project.log.envelopes())
    return {each.id: (each.device, each.seq, each.previous) for each in sealed}


def _checkpoint(project: Id, links: Links, heads: Heads) -> Checkpoint:
    """Of all events up to these heads. Raises BadFile where one of them is not there."""
    found: dict[EventId, tuple[Id, int, EventId]] = {}
    for device, seq, head in heads:
        each = head
        if each in links and links[each][:2] != (device, seq):
            raise BadFile("checkpoint-head-misplaced")
        while each != NO_EVENT and each not in found:
            if each not in links:
                raise BadFile("checkpoint-event-missing")
            found[each] = (*links[each][:2], each)
            each = links[each][2]
    leaves = [event for _, _, event in sorted(found.values())]
    return Checkpoint(origin_of(project), len(leaves), tree_root(leaves))

"""Identifiers: sixteen bytes, shown as hexadecimal, that devices can make without asking anyone.

The first eight of what a device makes are random, the others are the first eight of its own id. So nobody can bring in
something of their own, with a clock of their own choice, under the id of what somebody else made.

Each kind of thing has a type of its own, so that the type checker finds a source's id where a code's is expected, and
so that core/events/concerns.py can tell from its types alone what an event concerns. On the wire all are the same.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import NewType

Id = NewType("Id", bytes)
"""The id of anything: 16 bytes. Where the kind is known, one of the types below."""

ProjectId = NewType("ProjectId", Id)
MemberId = NewType("MemberId", Id)
DeviceId = NewType("DeviceId", Id)
SourceId = NewType("SourceId", Id)
ParticipantId = NewType("ParticipantId", Id)
CodeId = NewType("CodeId", Id)
CodingId = NewType("CodingId", Id)
MemoId = NewType("MemoId", Id)
AttributedId = NewType("AttributedId", MemberId)
"""Somebody who coded or wrote in an imported file, as the file says: stands where a member may stand, and is none."""
RelationId = NewType("RelationId", Id)
SetId = NewType("SetId", Id)
ConsensusId = NewType("ConsensusId", Id)
ReplacementId = NewType("ReplacementId", Id)
"""Other words in a layer of a source."""
PassageLinkId = NewType("PassageLinkId", Id)
"""A link between a segment of a summary and the segment of the original that it summarises."""
FileId = NewType("FileId", Id)
TranscriptId = NewType("TranscriptId", Id)
"""A transcript that is being written from a recording."""
RoundId = NewType("RoundId", Id)
QueryId = NewType("QueryId", Id)
ReferenceId = NewType("ReferenceId", Id)
CheckpointId = NewType("CheckpointId", Id)
AttestationId = NewType("AttestationId", Id)

ThingKind = NewType("ThingKind", str)
"""The kind of the thing whose `ThingId` stands in the next field: code, coding, source, participant, memo, …"""
ThingId = NewType("ThingId", Id)
"""The id of a thing of one of several kinds. Its kind is in the field before it, a `ThingKind`."""

KeyId = NewType("KeyId", Id)
"""A key: a byte for its kind, then 15 bytes of a hash of kind, maker and key."""
ForeignId = NewType("ForeignId", Id)
"""A GUID that another tool gave to something."""

EventId = NewType("EventId", bytes)
"""An event: the SHA-256 of its envelope, 32 bytes."""
TargetId = NewType("TargetId", EventId)
"""The event that another event is about: one that it undoes, or lets count."""

Entropy = Callable[[int], bytes]
"""Gives so many random bytes. Handed in from outside, so that a simulation can replay itself."""

ID_BYTES = 16
MAKER_BYTES = 8
EVENT_ID_BYTES = 32


def new_id(device: Id, entropy: Entropy) -> Id:
    """A fresh identifier of something that this device makes."""
    return Id(entropy(ID_BYTES - MAKER_BYTES) + device[:MAKER_BYTES])


def may_have_made(device: Id, thing: Id) -> bool:
    """Whether an id is one that this device gives."""
    return thing[-MAKER_BYTES:] == device[:MAKER_BYTES]


def alike_makers(devices: Iterable[Id]) -> set[Id]:
    """Those of some devices that give ids like another's. Chance makes none; who tries keys for some hours can."""
    found: dict[bytes, list[Id]] = {}
    for device in devices:
        found.setdefault(device[:MAKER_BYTES], []).append(device)
    return {device for each in found.values() if len(each) > 1 for device in each}


def device_id(sign: bytes, box_digest: bytes) -> DeviceId:
    """A device's id is a hash of its signing key and its first box key's digest, so the keys prove themselves."""
    return DeviceId(Id(hashlib.sha256(b"kodespor/device/2\0" + sign + box_digest).digest()[:ID_BYTES]))


def project_id(device: Id, salt: bytes) -> ProjectId:
    """A project's id is a hash of its founding device and a salt, so nobody else can have founded it."""
    return ProjectId(Id(hashlib.sha256(b"kodespor/project/1\0" + device + salt).digest()[:ID_BYTES]))

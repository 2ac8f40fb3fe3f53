"""Who works on the project, on which devices, and who has left."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import EventId, Id
from core.sealing.sealed_text import Text


@event("member.admitted")
class MemberAdmitted(NamedTuple):
    """A person joined, with a first device. The name may be empty until that person says it."""

    member: Id
    name: Text
    role: str
    device: Id
    sign: bytes
    box: bytes


@event("member.named")
class MemberNamed(NamedTuple):
    """A member said by what name to be called."""

    member: Id
    name: Text


@event("device.added")
class DeviceAdded(NamedTuple):
    """A member got one more device: a telephone, a second computer, or a sheet of paper for recovery."""

    member: Id
    device: Id
    sign: bytes
    box: bytes
    kind: str


@event("member.removed")
class MemberRemoved(NamedTuple):
    """A member left. For each of the member's devices: the last event that still counts."""

    member: Id
    last: tuple[tuple[Id, int], ...]


@event("device.removed")
class DeviceRemoved(NamedTuple):
    """A device was lost, or given away. `last` is its last event that still counts."""

    device: Id
    last: int


@event("device.clone_split")
class DeviceCloneSplit(NamedTuple):
    """A copy of a device became a device of its own, which says so: the events `first` to `last` of the branch that
    ends in `head` are what it wrote as the other."""

    device: Id
    first: int
    last: int
    head: EventId


@event("epoch.started")
class EpochStarted(NamedTuple):
    """From here on events are sealed with a new key, which those who have left do not get."""

    key: Id


@event("event.accepted_late")
class LateEventAccepted(NamedTuple):
    """A remaining member let an event count that somebody wrote after having been removed."""

    target: EventId

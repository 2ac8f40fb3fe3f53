"""Who works on the project, on which devices, and who has left."""

from typing import Annotated, NamedTuple

from core.events.form import BoxKey, Items, Name, Number, OneOf, OptionalName, SigningKey
from core.events.policy import (
    ANY_OWNER,
    AUTHOR,
    AUTHOR_OR_OWNERS,
    CODERS,
    DEVICES,
    EVERYONE,
    NOBODY,
    OWNERS,
    OWNERS_OR_THEMSELVES,
    InBundles,
    Policy,
    Retroactive,
)
from core.events.registry import event
from core.ids import DeviceId, EventId, KeyId, MemberId, TargetId

ROLES = ("owner", "coder", "reviewer")
DEVICE_KINDS = ("device", "paper")
"""A machine, or a sheet of paper for recovery."""
RENEWALS_MAX = 1 << 32
"""Box keys of one device: more than it could ever make."""
RENEWALS_AHEAD_MAX = 1 << 15
"""How far beyond the last number of a device one event leads, whatever it says: a copy that names the last number of
all leaves the device numbers for its own."""


@event("member.admitted", Policy(OWNERS, NOBODY, retroactive=Retroactive.ADMISSION, in_bundles=InBundles.ALWAYS))
class MemberAdmitted(NamedTuple):
    """A person joined, with a first device. The name may be empty until that person gives it."""

    member: MemberId
    name: OptionalName
    role: Annotated[str, OneOf(ROLES)]
    device: DeviceId
    sign: SigningKey
    box: BoxKey


@event("member.named", Policy(EVERYONE, AUTHOR))
class MemberNamed(NamedTuple):
    """A member gave the name by which the others know them."""

    member: MemberId
    name: Name


@event(
    "device.added",
    Policy(OWNERS_OR_THEMSELVES, NOBODY, retroactive=Retroactive.ADMISSION, in_bundles=InBundles.ALWAYS),
)
class DeviceAdded(NamedTuple):
    """A member got one more device: a phone, a second computer, or a sheet of paper for recovery. One that somebody
    else added for a member only reads until an older device of that member confirms it. Where no other is left, an
    owner's word is enough for a coder or a reviewer; an owner without a device comes in as a new member."""

    member: MemberId
    device: DeviceId
    sign: SigningKey
    box: BoxKey
    kind: Annotated[str, OneOf(DEVICE_KINDS)]


@event("device.confirmed", Policy(EVERYONE, NOBODY, retroactive=Retroactive.POWERS, in_bundles=InBundles.ALWAYS))
class DeviceConfirmed(NamedTuple):
    """A member confirmed, on an older device or a recovery sheet, a device that somebody else had added for them; or an
    owner did, for a coder or a reviewer who has no other left."""

    device: DeviceId


@event("member.role_set", Policy(OWNERS, NOBODY, retroactive=Retroactive.POWERS, in_bundles=InBundles.ALWAYS))
class MemberRoleSet(NamedTuple):
    """An owner set the role of a member: owner, coder or reviewer. Nobody but an owner lowers their own role."""

    member: MemberId
    role: Annotated[str, OneOf(ROLES)]


@event("owner.voted", Policy(CODERS, AUTHOR_OR_OWNERS, retroactive=Retroactive.POWERS, in_bundles=InBundles.ALWAYS))
class OwnerVoted(NamedTuple):
    """A coder voted for a coder as an owner. Once all remaining coders, at least two, vote for the same one, that one
    is an owner; an owner who speaks up later undoes a vote."""

    member: MemberId


@event("member.removed", Policy(OWNERS, ANY_OWNER, retroactive=Retroactive.CONTROL, in_bundles=InBundles.ALWAYS))
class MemberRemoved(NamedTuple):
    """A member left. What nobody who stays had seen of them before hearing of this does not count; an owner can undo
    it, and then all counts again."""

    member: MemberId


@event(
    "device.removed",
    Policy(OWNERS_OR_THEMSELVES, ANY_OWNER, retroactive=Retroactive.CONTROL, in_bundles=InBundles.ALWAYS),
)
class DeviceRemoved(NamedTuple):
    """A device was lost, or given away. What no other member who stays had seen of it before hearing of this, nor the
    author of this, does not count; an owner can undo it."""

    device: DeviceId


@event("device.clone_split", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS))
class DeviceCloneSplit(NamedTuple):
    """A copy of a device became a device of its own, which says so: the events `first` to `last` of the branch that
    ends in `head` are what it wrote as the other."""

    device: DeviceId
    first: int
    last: int
    head: EventId


@event("device.keys_renewed", Policy(DEVICES, NOBODY))
class DeviceKeysRenewed(NamedTuple):
    """A device made itself a new box key: from here on keys are granted to that one, and old grants open nothing.
    `number` counts a device's box keys; the first has 0. More than RENEWALS_AHEAD_MAX beyond the last is taken for that
    many beyond it."""

    box: BoxKey
    number: Annotated[int, Number(1, RENEWALS_MAX)]


@event("epoch.started", Policy(DEVICES, NOBODY, not_in_trail=("replaces", "after")))
class EpochStarted(NamedTuple):
    """From here on events are sealed with a new key, which those who have left do not get.

    `key` seals events, `wrapping` opens other keys. `replaces` are the wrapping keys that its author held; `after` are
    the removals and withdrawals that counted for its author.
    """

    key: KeyId
    wrapping: KeyId
    replaces: Annotated[tuple[KeyId, ...], Items()]
    after: Annotated[tuple[EventId, ...], Items()]


@event("event.accepted_late", Policy(CODERS, NOBODY, retroactive=Retroactive.CONTROL, in_bundles=InBundles.ALWAYS))
class LateEventAccepted(NamedTuple):
    """A remaining member let an event count that somebody wrote after having been removed."""

    target: TargetId

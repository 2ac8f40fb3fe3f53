"""What the views hold about keys: epochs, whose key is whose, and which keys have to be destroyed."""

from typing import NamedTuple

from core.ids import DeviceId, EventId, Id, KeyId, MemberId


class Epoch(NamedTuple):
    """A sealing key and a wrapping key, and who started their epoch; `number` is its place among all starts, `replaces`
    the wrapping keys of the epochs that its author held, `after` the removals and withdrawals that counted for them. A
    start that does not count is kept too: others may have sealed with its key."""

    key: KeyId
    wrapping: KeyId
    number: int
    by: MemberId
    device: DeviceId
    replaces: tuple[KeyId, ...]
    after: tuple[EventId, ...]
    counts: bool


class VoidRemoval(NamedTuple):
    """A removal that does not count, since another removal stands against it: the device that made it, and the member
    or device that it is of."""

    device: DeviceId
    of: Id


class VoidWords(NamedTuple):
    """What an event that a removal voids would have brought in: its device, the words keys that it names, and all
    ids in it, of people and texts among them. The removal may be taken back."""

    device: DeviceId
    keys: tuple[KeyId, ...]
    about: tuple[Id, ...]


class KeyUse(NamedTuple):
    """For which things a key was brought in, as (device that did, its seq, the thing)."""

    things: tuple[tuple[DeviceId, int, Id], ...]


class Shredded(NamedTuple):
    """A key that has to be destroyed: the first event that says so, its number in the total order, and the devices that
    brought in the things whose key it is. Only if one of those made the key is it the key of such a thing.

    `retires`: whether the wrapping keys before that event may open it. Those of somebody who did not know of a
    withdrawal, and brought in more for whoever had withdrawn, are retired by the withdrawal itself.
    """

    event: EventId
    number: int
    devices: tuple[DeviceId, ...]
    retires: bool

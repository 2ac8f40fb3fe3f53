"""Rows about what others have yet to decide: votes for an owner, and withdrawals that wait for one."""

from typing import NamedTuple

from core.ids import DeviceId, EventId, KeyId, MemberId, ThingId, ThingKind


class OwnerVote(NamedTuple):
    """For whom as an owner a member voted last, and since when without a change (effective time, ms since 1970)."""

    candidate: MemberId
    since: int


class Ask(NamedTuple):
    """A coder's request to withdraw words: its event, the place of that in the coder's feed, and the keys of the typed
    texts that it names; asking again on one device adds to it, and `at` stays when that asked first."""

    event: EventId
    device: DeviceId
    seq: int
    by: MemberId
    at: int
    texts: tuple[KeyId, ...]


class Withdrawal(NamedTuple):
    """A participant or a source whose words are hidden while an owner has neither confirmed nor declined `asks`; empty
    once that has happened. `status` is the one that the thing had before, and gets back if all are declined."""

    kind: ThingKind
    thing: ThingId
    asks: tuple[Ask, ...]
    status: str

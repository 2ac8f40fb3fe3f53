"""Custody of keys: which of them this device takes, hands on, refuses and destroys."""

from collections.abc import Callable, Iterable

from core.ids import Id
from core.keys.grants import Grant, granted_by, parse_grant
from core.keys.key_store import KeyStore
from core.keys.keychain import Keychain
from core.keys.withdrawal_notices import make_notice, noticed_by, parse_notice
from core.sealing import crypto
from core.views.state import State


class KeyCustody:
    """The keys of one device, the grants and notices of its project, and who is owed or denied a key.

    `destroyed` counts the keys that this device destroyed since it was opened.
    """

    def __init__(
        self, keychain: Keychain, store: KeyStore, state: Callable[[], State], cannot_read: Callable[[], bool]
    ) -> None:
        """`state` gives the project's state now; `cannot_read`, whether events have come whose key is not here."""
        self.keychain = keychain
        self._store, self._state, self._cannot_read = store, state, cannot_read
        self.destroyed = 0

    # -- taking keys and news of withdrawals in

    def load(self) -> None:
        """Opens the grants in the store that are for this device. Those that do not open are deleted."""
        spoiled = self.keychain.open_grants(self._store.grants_to(self.keychain.device))
        if spoiled:
            with self._store.transaction():
                for grant in spoiled:
                    self._store.drop_grant(grant)

    def accept_grants(self, raws: Iterable[bytes], devices: dict[Id, crypto.DevicePublic]) -> int:
        """Keeps grants that a known device signed; never one of a key that was withdrawn. Returns how many were new.
        Raises Rejected where one is malformed. Inside a transaction.

        For itself a device takes a stranger's too: so it begins, when it knows nobody yet. The key's id
        says which key it is, so a stranger can give nothing but what was asked for.
        """
        fresh: list[Grant] = []
        withdrawn = self.withdrawn_keys()
        familiar = self._store.devices()
        for raw in raws:
            grant = parse_grant(raw)
            is_for_self = grant.recipient == self.keychain.device and grant.granter in devices
            is_known = grant.granter in familiar or is_for_self
            is_wanted = is_known and grant.project == self.keychain.project and grant.key not in withdrawn
            if is_wanted and granted_by(grant, devices[grant.granter].sign):
                fresh.append(grant)
        added = sum(self._store.add_grant(grant) for grant in fresh)
        for spoiled in self.keychain.open_grants(fresh):
            self._store.drop_grant(spoiled)
        return added

    def accept_notices(self, raws: Iterable[bytes]) -> None:
        """Keeps notices that a member's device signed; never those of a removed member. Raises Rejected where one is
        malformed. Inside a transaction."""
        for raw in raws:
            notice = parse_notice(raw)
            device = self._state().devices.get(notice.device)
            if device is None or notice.project != self.keychain.project or not noticed_by(notice, device.sign):
                continue
            if self.is_in_team(notice.device):
                self._store.add_notice(notice)

    # -- the team

    def is_in_team(self, device: Id) -> bool:
        """Whether a device belongs to a member and neither of the two was removed."""
        state = self._state()
        row = state.devices.get(device)
        return row is not None and row.removed is None and state.members.rows[row.member].removed is None

    def team(self) -> list[crypto.DevicePublic]:
        """The public keys of all devices in the team."""
        rows = self._state().devices.values()
        return [crypto.DevicePublic(row.sign, row.box) for row in rows if self.is_in_team(row.id)]

    def meeting_secrets(self) -> list[bytes]:
        """Secrets by which members find each other in a local network, one for each epoch whose key is held, the newest
        first."""
        keys = self.keychain.keys
        held = [each for each in self._state().epochs.rows.values() if each.key in keys]
        held.sort(key=lambda each: (-each.number, each.key))
        return [crypto.keyed_digest(keys[each.key], b"kodespor/meeting/1", b"") for each in held]

    def mailbox_secrets(self) -> list[bytes]:
        """Secrets of the project's mailboxes at a relay: that of the founding epoch, which outlives all others, and for
        the case that this mailbox is full that of the newest epoch. None while the founding epoch's key is not here."""
        rows = self._state().epochs.rows.values()
        founding = min(rows, key=lambda each: (each.number, each.key), default=None)
        secret = self.keychain.keys.get(founding.key) if founding is not None else None
        if secret is None:
            return []
        first = crypto.keyed_digest(secret, b"kodespor/meeting/1", b"")
        newest = self.meeting_secrets()[:1]
        return [first, *(each for each in newest if each != first)]

    # -- handing keys on

    def share_missing_keys(self) -> int:
        """Grants the keys held here to every remaining device that lacks one; returns how many grants were made."""
        with self._store.transaction():
            owed = self.keychain.owed(self._state(), self._store.granted())
            return sum(self._store.add_grant(grant) for grant in owed)

    # -- destroying keys

    def withdrawn_keys(self) -> set[Id]:
        """The keys that were withdrawn: no grant of them is kept, taken or passed on.

        A device that can read all events follows those alone. A device that cannot, because its owner was
        removed, also follows the members' notices beside the events.
        """
        withdrawn: set[Id] = set(self._state().shredded.rows)
        if self._cannot_read():
            withdrawn.update(notice.key for notice in self._store.notices() if self.is_in_team(notice.device))
        return withdrawn

    def destroy_withdrawn(self) -> bool:
        """Destroys the keys that were withdrawn, the grants of them, and the chunks under them; whether there were
        any. Whoever keeps texts open forgets them then."""
        self._publish_withdrawal_notices()
        withdrawn = self.withdrawn_keys()
        stored = {key for key, _ in self._store.granted()} & withdrawn if withdrawn else set()
        chunked = set(self._store.chunks().values()) & withdrawn if withdrawn else set()
        if not stored and not chunked and not withdrawn & set(self.keychain.keys):
            return False
        with self._store.transaction():
            self._store.drop_grants(stored)
            self._store.drop_chunks(sorted(chunked))
        self.destroyed += self.keychain.destroy(withdrawn)
        self._store.scrub()
        return True

    def _publish_withdrawal_notices(self) -> None:
        """Makes a notice by this device for each withdrawn key. A removed member may not know the other devices, so
        every device publishes its own notice; notices by removed members are deleted."""
        notices = self._store.notices()
        stale = {notice.key for notice in notices if not self.is_in_team(notice.device)}
        unpublished: set[Id] = set()
        if self.is_in_team(self.keychain.device):
            own = {notice.key for notice in notices if notice.device == self.keychain.device}
            unpublished = set(self._state().shredded.rows) - own
        if stale or unpublished:
            keychain = self.keychain
            with self._store.transaction():
                self._store.drop_notices(sorted(stale | unpublished))
                for key in sorted(unpublished):
                    self._store.add_notice(make_notice(keychain.project, key, keychain.device, keychain.signer))

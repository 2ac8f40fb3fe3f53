"""Custody of keys: which of them this device takes, hands on, refuses and destroys."""

from collections.abc import Callable, Iterable, Set

from core.events.members import RENEWALS_MAX
from core.ids import DeviceId, Entropy, Id, KeyId
from core.keys import epoch_rules, grant_bounds, kept_keys, meeting, proven_withdrawals
from core.keys.announced_boxes import newest_boxes, withdrawals_placed
from core.keys.box_keys import note_name, seal_boxes
from core.keys.grants import Grant, granted_by, parse_grant
from core.keys.handed_past import are_handed_past
from core.keys.key_store import KeyStore
from core.keys.keychain import Keychain
from core.keys.local_note import SEARCH_IMAGE
from core.keys.owed_grants import OwedGrants
from core.keys.withdrawal_notices import Notice, parse_notice
from core.sealing import crypto
from core.sealing.crypto import KeyKind
from core.views import epochs
from core.views.key_records import Epoch
from core.views.state import State

_DUE = "grants/due"
ANY_UNKNOWN = Id(b"unknown")
"""Stands among refused keys for all of things that are not known here."""


class KeyCustody:
    """The keys of one device, the grants and notices of its project, and who is owed or denied a key.

    `destroyed` counts the keys that this device destroyed since it was opened.
    """

    def __init__(
        self,
        keychain: Keychain,
        store: KeyStore,
        owing: OwedGrants,
        cannot_read: Callable[[], bool],
        shown: Callable[[], State] | None = None,
    ) -> None:
        """`owing` makes the grants that are owed, and knows whom this device trusts; `cannot_read` says whether events
        have come whose key is not here. By the state that is `shown` this device finds the others, also before its own
        log has come."""
        self.keychain, self.trust = keychain, owing.trust
        self._store, self._owing, self._state, self._cannot_read = store, owing, owing.trust.state, cannot_read
        self._shown = shown or self._state
        self._grants_seen = -1
        self._nothing_owed: tuple[object, ...] | None = None
        self.destroyed = 0

    # -- taking keys and news of withdrawals in

    def load(self) -> None:
        """Opens the grants in the store that can be opened. Those that do not hold what they say are deleted."""
        self._grants_seen = self._store.beside.count()
        for key in kept_keys.open_kept(self._store.note(kept_keys.NOTE), self.keychain.secrets.local):
            self.keychain.add(key)
        self._open(self._store.grants())

    def look_again(self) -> None:
        """Opens what another process has put into the store meanwhile."""
        if self._store.beside.count() != self._grants_seen:
            self.load()

    def _open(self, grants: Iterable[Grant]) -> int:
        """Opens grants; returns how many were deleted."""
        spoiled = self.keychain.open_grants(grants)
        for grant in spoiled:
            self._store.drop_grant(grant)
        return len(spoiled)

    def accept_grants(self, raws: Iterable[bytes], devices: dict[Id, crypto.DevicePublic]) -> int:
        """Keeps grants that a known device signed; never one of a key that was withdrawn or retired. Returns how many
        were new. Raises Rejected where one is malformed. Inside a transaction.

        For itself a device takes a stranger's too: so it begins, when it knows nobody yet. The key's id
        says which key it is, so a stranger can give nothing but what was asked for.
        """
        fresh: list[Grant] = []
        grants = [parse_grant(raw) for raw in raws]
        if not grants:  # then nothing has to be asked, and nothing folded for it
            return 0
        refused, familiar = self.dropped_keys(), self._store.devices()
        own = self._own(grants)
        for grant in grants:
            if self._store.has_grant(crypto.digest(grant.raw)):  # its signature was checked when it came
                continue
            to = grant.recipient
            is_for_self = to in own
            is_known = grant.granter in familiar or (is_for_self and grant.granter in devices)
            is_wanted = is_known and grant.project == self.keychain.project
            if not is_wanted or grant.key in refused or to in refused or self._is_of_no_use(grant.key):
                continue
            if granted_by(grant, devices[grant.granter].sign):
                fresh.append(grant)
        if not fresh:
            return 0
        most = grant_bounds.UNKNOWN_DUE if self.current_epoch() is None else grant_bounds.due(self._state())
        members = {DeviceId(row.id): row.member for row in self._state().devices.rows.values()}
        kept = grant_bounds.kept_in(self._store, fresh, most, members)
        new = [grant for grant in kept if self._store.add_grant(grant)]
        return len(new) - self._open(new)

    def _is_of_no_use(self, key: Id) -> bool:
        """Whether a key belongs to no thing that this device knows, and never will: its owner was removed. It cannot
        learn whether such a key was withdrawn, so it keeps and hands on none."""
        state = self._state()
        is_unknown = crypto.can_be_withdrawn(key) and key not in state.key_uses.rows
        return is_unknown and self._is_shut_out() and key not in state.void_keys()

    def _is_shut_out(self) -> bool:
        """Whether this device's owner was removed, and what others write now cannot be read here."""
        return self._is_out() and self._cannot_read()

    def _own(self, grants: list[Grant]) -> set[Id]:
        """The box keys and keys that this device holds, or would hold with these grants."""
        own: set[Id] = {*self.keychain.boxes, *self.keychain.makers}
        before = -1
        while before != len(own):
            before = len(own)
            own.update(grant.key for grant in grants if grant.recipient in own)
        return own

    def is_more_due(self) -> bool:
        """Whether twice as much is due as when this last held: what was too much then may be offered again."""
        now, noted = sum(grant_bounds.due(self._state())), int.from_bytes(self._store.note(_DUE) or b"")
        if now < 2 * noted:
            return False
        with self._store.transaction():
            self._store.set_note(_DUE, now.to_bytes(8))
        return noted > 0

    def accept_notices(self, raws: Iterable[bytes]) -> None:
        """Keeps notices of which this device's own state shows that their author may withdraw. Raises Rejected where
        one is malformed. Inside a transaction."""
        for raw in raws:
            notice = parse_notice(raw)
            if notice.project == self.keychain.project and proven_withdrawals.is_proven(notice, self._state()):
                self._store.add_notice(notice)

    # -- the team

    def is_in_team(self, device: Id) -> bool:
        """Whether a device belongs to a member and neither of the two was removed."""
        return device in epochs.team(self._state())

    def team(self) -> list[crypto.DevicePublic]:
        """What feeds carry of all devices in the team."""
        state = self._shown()
        rows = state.devices.rows
        return [crypto.DevicePublic(rows[each].sign, rows[each].box_digest) for each in sorted(epochs.team(state))]

    def meeting_secrets(self) -> list[bytes]:
        """Secrets by which members find each other in a local network, one for each epoch whose key is held, the newest
        first."""
        return meeting.meeting_secrets(self._shown(), self.keychain.keys)

    def mailbox_secrets(self) -> list[bytes]:
        """Secrets of the project's mailboxes at a relay (core/keys/meeting.py)."""
        return meeting.mailbox_secrets(self._shown(), self.keychain.keys)

    # -- epochs

    def current_epoch(self) -> Epoch | None:
        """The epoch to seal and to wrap keys under; None where there is none whose keys are here."""
        return self.trust.current_epoch()

    def _retired(self) -> set[KeyId]:
        """The wrapping keys that a withdrawal retired, once the keys of an epoch after it are here; a device that was
        removed gets none."""
        if self._is_out():
            return self._retired_by_notices()
        if self.current_epoch() is None:
            return set()
        state = self._state()
        return epoch_rules.retired(state.epochs.rows.values(), epochs.withdrawals(state))

    def _is_out(self) -> bool:
        """Whether this device, or its member, was removed."""
        return self.keychain.device in self._state().devices.rows and not self.is_in_team(self.keychain.device)

    def _retired_by_notices(self) -> set[KeyId]:
        """The wrapping keys that withdrawals retired which this device may not be able to read yet."""
        return {key for notice in self._store.notices() for key in notice.retired}

    def is_left_behind(self, lacking: Set[Id]) -> bool:
        """Whether others hand each other keys that this device is `lacking`, or a withdrawal retired those by which it
        reads: newer ones are on their way, or it was removed, by an event that it cannot read."""
        current = self.current_epoch()
        if current is None or current.wrapping in self._retired_by_notices():
            return True
        return are_handed_past(lacking, self._store.granted())

    # -- handing keys on

    def share_missing_keys(self) -> int:
        """Wraps the keys held here that the current epoch does not open yet, and grants its wrapping key to every
        device of the team that lacks it. Returns how many grants were made. Costs nothing where nothing that it depends
        on has changed since nothing was owed."""
        keys = len(self.keychain.keys), len(self.keychain.hidden), self.destroyed
        stand = (self._store.beside.count(), self._state().count, *keys)
        if stand == self._nothing_owed:
            return 0
        with self._store.transaction():
            made = sum(self._store.add_grant(grant) for grant in self._owed())
        self._nothing_owed = None if made else stand
        return made

    def _owed(self) -> list[Grant]:
        withdrawn, retired = self.withdrawn_keys(), self._retired_by_notices()
        return self._owing.made(self._newest_boxes(), withdrawn, retired, self._cannot_read())

    def _newest_boxes(self) -> dict[Id, tuple[int, bytes]]:
        """The newest box key of each device, and its number, by its events or what it announces beside them."""
        state = self._state()
        known = {each.id for each in self._store.notices()} | withdrawals_placed(state)  # of some is no notice here
        return newest_boxes(state, self._store.announcements(), known)

    def _announce(self, box: bytes, number: int) -> None:
        notices = (notice.id for notice in self._store.notices())
        self._store.add_grant(self.keychain.granter.announce(box, number, notices))

    def next_box_number(self) -> int:
        """The number of the next box key of this device, RENEWALS_MAX at most."""
        return min(self._newest_boxes()[self.keychain.device][0] + 1, RENEWALS_MAX)

    def _newest_held_here(self) -> bytes | None:
        """The box key that others seal for; None where its seed is not here, as where a copy of this device has renewed
        its key since."""
        newest = self._newest_boxes().get(self.keychain.device)
        return newest[1] if newest is not None and crypto.box_id(newest[1]) in self.keychain.boxes else None

    def _own_box(self) -> bytes:
        """The box key for which this device keeps its own keys: the newest of which the seed is here."""
        return self._newest_held_here() or crypto.public_box([*self.keychain.boxes.values()][-1])

    def grants_for_new(self, made: Iterable[crypto.HeldKey]) -> list[Grant]:
        """The grants by which this device keeps keys that it has just made: of wrapping keys for itself, of all others
        under the wrapping key that they were made beside, or the current one."""
        keys = list(made)
        wrapping = [key for key in keys if crypto.is_of_kind(key.id, KeyKind.WRAPPING)]
        current = None if wrapping else self.current_epoch()
        under = wrapping[-1] if wrapping else (self.keychain.held(current.wrapping) if current is not None else None)
        boxes = [self._own_box()] if self.keychain.boxes else []
        grants = self.keychain.grants_to([key.id for key in wrapping], boxes, {})
        if under is not None:
            grants += self.keychain.grants_under([key.id for key in keys if key not in wrapping], under)
        return grants

    # -- destroying keys

    def withdrawn_keys(self) -> set[Id]:
        """The keys that were withdrawn: no grant of them is kept, taken or passed on.

        Where two things claim a key, it is the one's whose device made it. A device that can read all events follows
        those alone. One that cannot, because its owner was removed, also follows the notices beside the events.
        """
        state, makers = self._state(), self.keychain.makers
        shredded = state.shredded.rows.items()
        withdrawn = {key for key, row in shredded if state.is_shredded(key) or makers.get(key) in row.devices}
        gone = proven_withdrawals.things_withdrawn(state)
        withdrawn |= proven_withdrawals.void_keys_about(gone, state, makers)
        if self._cannot_read():
            for notice in self._store.notices():
                withdrawn |= proven_withdrawals.keys_withdrawn(notice, state, makers)
            withdrawn |= {key for key, _, _ in self._store.granted() if self._is_of_no_use(key)}
        return withdrawn

    def dropped_keys(self) -> set[Id]:
        """The keys that were withdrawn, and the wrapping keys that a withdrawal retired: no grant of them or under them
        is kept, taken or passed on."""
        return self.withdrawn_keys() | self._retired()

    def refused_keys(self) -> set[Id]:
        """The same, and ANY_UNKNOWN where this device also refuses the keys of things that it does not know."""
        return self.dropped_keys() | ({ANY_UNKNOWN} if self._is_shut_out() else set())

    def destroy_withdrawn(self, entropy: Entropy) -> bool:
        """Destroys the keys that were withdrawn, the grants of them, and the chunks under them; whether there were
        any. Whoever keeps texts open forgets them then. What is alive is wrapped under the current epoch before, or
        kept for itself by a device that was removed, and what a withdrawal retired is dropped."""
        withdrawn, retired = self.withdrawn_keys(), self._retired()
        if not withdrawn and not retired:
            return False
        granted = self._store.granted()
        stored = {key for key, _, _ in granted} & (withdrawn | retired)
        under = {to for _, to, _ in granted} & retired
        chunked = set(self._store.chunks().values()) & withdrawn if withdrawn else set()
        held = set(self.keychain.makers)
        if not stored and not under and not chunked and not held & (withdrawn | retired):
            return False
        self.share_missing_keys()
        with self._store.transaction():
            self._store.drop_grants(sorted(stored))
            self._store.drop_grants_to(sorted(under))
            self._store.drop_chunks(sorted(chunked))
            if self._store.note(SEARCH_IMAGE):
                self._store.set_note(SEARCH_IMAGE, b"")
            if self._is_out():
                self._keep_for_itself(withdrawn | retired, entropy)
            elif self.is_in_team(self.keychain.device):
                self._store.set_note("boxes/renew", b"1")
                self._store.set_note(kept_keys.NOTE, b"")  # of a removal that was taken back: all is granted again
        self.destroyed += self.keychain.destroy(withdrawn)
        self.keychain.destroy(retired)
        self._store.scrub()
        return bool(held & withdrawn or chunked or stored & withdrawn)

    def _keep_for_itself(self, dropped: set[Id], entropy: Entropy) -> None:
        """Keeps what is alive without any grant, and makes a new box key: the removal may be taken back."""
        number, older = self.next_box_number(), list(self.keychain.boxes)
        alive = [self.keychain.held(key) for key in sorted(self.keychain.makers) if key not in dropped]
        sealed = kept_keys.seal_kept(filter(None, alive), self.keychain.secrets.local, entropy)
        self._store.set_note(kept_keys.NOTE, sealed)
        seed = entropy(crypto.KEY_BYTES)
        self._store.drop_grants_to(older)
        self._keep([seed], entropy)
        self.keychain.boxes.clear()
        self._announce(self.keychain.add_box(seed), number)

    # -- renewing this device's box key

    def needs_new_box(self) -> bool:
        """Whether this device has destroyed keys since it made its box key, or holds no box key that others seal
        for."""
        own = self._state().devices.get(self.keychain.device)
        if own is None or own.kind == "paper" or not self.is_in_team(own.id):
            return False
        is_lost = self._cannot_read() and self._newest_held_here() is None
        return is_lost or self._store.note("boxes/renew") == b"1"

    def begin_new_box(self, entropy: Entropy) -> bytes | None:
        """Makes a new box key beside the old one where keys were destroyed; returns the public key that its event is to
        name, or None where the event is there already and only what follows from it is missing. Inside a transaction.

        Where nothing was destroyed, and only a copy of this device has renewed its key since, the one that is here is
        named once more: what is granted to it meanwhile must open."""
        seeds = list(dict.fromkeys(self.keychain.boxes.values()))
        is_due = self._store.note("boxes/renew") == b"1"
        if len(seeds) < 1 + is_due:  # a second one was made before, and its event could not be written
            seeds.append(entropy(crypto.KEY_BYTES))
            self.keychain.add_box(seeds[-1])
            self._keep(seeds, entropy)
        box = crypto.public_box(seeds[-1])
        own = self._state().devices.rows[self.keychain.device]
        return None if own.box == box == self._newest_held_here() else box

    def announce_new_box(self) -> None:
        """Announces the box key that this device made, where its event cannot be written now: a copy of this device
        went on under a key that others seal only for the copy, and each would else wait for the other."""
        if self._newest_held_here() is not None:
            return
        with self._store.transaction():
            self._announce(self._own_box(), self.next_box_number())

    def finish_new_box(self, entropy: Entropy) -> None:
        """Grants itself what it holds, to the box key that its event named, and destroys the older ones."""
        own = self._state().devices.rows[self.keychain.device]
        seed = self.keychain.boxes.get(crypto.box_id(own.box))
        if seed is None:
            return
        with self._store.transaction():
            self._announce(own.box, own.renewals)
        self.share_missing_keys()
        older = [box for box, each in self.keychain.boxes.items() if each != seed]
        with self._store.transaction():
            for grant in self._granted_only_to(older, own.box):
                self._store.add_grant(grant)
            self._store.drop_grants_to(older)
            if older:  # else keys were destroyed while the one that was here was named once more: it is still to go
                self._store.set_note("boxes/renew", b"")
            self._keep([seed], entropy)
        for box in older:
            del self.keychain.boxes[box]
        self._store.scrub()

    def _granted_only_to(self, older: list[Id], box: bytes) -> list[Grant]:
        """Grants to the new box key of what is held, alive, and lies nowhere but under older ones: the keys of an epoch
        whose start has not come yet are wrapped under no other."""
        granted = self._store.granted(is_readable=True)
        new, own = crypto.box_id(box), self.keychain.device
        lost = {key for key, to, _ in granted if to in older and key in self.keychain.makers}
        lost -= {key for key, to, by in granted if (to == new and by == own) or to in self.keychain.keys}
        return self.keychain.grants_to(sorted(lost - self.dropped_keys()) if lost else (), [box], {})

    def _keep(self, seeds: list[bytes], entropy: Entropy) -> None:
        local = self.keychain.secrets.local
        self._store.set_note(note_name(DeviceId(self.keychain.device)), seal_boxes(seeds, local, entropy))

    # -- notices

    def publish_notices(self, make: Callable[[], Iterable[Notice]]) -> None:
        """Keeps the notices of the withdrawals that count, for those who cannot read the events. `make` makes those
        that are not here yet."""
        if made := list(make()):
            with self._store.transaction():
                for notice in made:
                    self._store.add_notice(notice)

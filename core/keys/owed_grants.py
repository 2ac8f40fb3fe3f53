"""The grants that a device owes the team: of the current epoch's wrapping key to each device, of all that is alive
under that key, and what else is needed where the team is not of one mind. Whoever was removed owes what only
they hold."""

from collections.abc import Callable, Mapping, Set

from core.ids import Id, KeyId
from core.keys import epoch_rules, grant_bounds
from core.keys.announced_boxes import withdrawals_placed
from core.keys.grants import Grant
from core.keys.key_store import KeyStore
from core.keys.keychain import Keychain
from core.keys.trusted_team import TrustedTeam
from core.sealing import crypto
from core.views import epochs
from core.views.authorisation import powers_of
from core.views.key_records import Epoch

Given = Mapping[Id, set[Id]]
"""To which box keys, and under which wrapping keys, each key was granted already."""


class OwedGrants:
    """What one device still has to grant."""

    def __init__(
        self,
        keychain: Keychain,
        store: KeyStore,
        trust: TrustedTeam,
        sealed_under: Callable[[], Set[KeyId]],
    ) -> None:
        """`sealed_under` gives the keys of the events that have their place."""
        self._keychain, self._store = keychain, store
        self.trust, self._sealed_under = trust, sealed_under

    def made(
        self, newest: Mapping[Id, tuple[int, bytes]], withdrawn: Set[Id], retired: Set[KeyId], cannot_read: bool
    ) -> list[Grant]:
        """Makes the grants: to the `newest` box keys of the devices, never of a `withdrawn` key or of a wrapping key
        that a notice `retired`. `cannot_read`: whether events have come whose key is not here."""
        state, keychain = self.trust.state(), self._keychain
        placed = list(state.epochs.rows.values())
        held = [each for each in placed if each.wrapping in keychain.keys]
        current, given = self.trust.current_epoch(), self._given()
        boxes = [newest[each][1] for each in sorted(self.trust.devices())]
        handed = sorted(epoch_rules.handed_on(held, current, keychain.keys) - retired)
        made = keychain.grants_to(handed, boxes, given)
        wrapping = keychain.held(current.wrapping) if current is not None else None
        if current is not None and wrapping is not None:
            made += keychain.grants_under(self._owed_under(current, withdrawn, cannot_read, given), wrapping)
            if cannot_read and self._knows_of_more_withdrawn():
                made += keychain.grants_to([current.key], boxes, given)
        else:
            needed, team, withdrawals = self.trust.needed(), self.trust.devices(), epochs.withdrawals(state)
            for key, under in epoch_rules.interim_wraps(placed, needed, withdrawals, team, keychain.keys, given):
                made += keychain.grants_under([key], keychain.key_of(under))
            if keychain.device in team:
                made += keychain.grants_to(self._under_nothing(withdrawn, retired, boxes, given), boxes, given)
        if keychain.device in state.devices.rows and keychain.device not in epochs.team(state):
            made += keychain.grants_to(self._left_with(withdrawn, retired, given), boxes, given)
        return made

    def _left_with(self, withdrawn: Set[Id], retired: Set[KeyId], given: Given) -> list[Id]:
        """The living words keys that this device made before it heard that it was removed, of what nobody who stayed is
        known to have seen, and that lie under no wrapping key that still opens. A withdrawal that this device had not
        heard of either retired the one they lay under, and it is given no newer one; but what it wrote counts if
        somebody saw it before they heard of the removal, or accepts it. So these go to the box keys themselves."""
        state, own = self.trust.state(), self._keychain.device
        heads = [head for each in self.trust.devices() if (row := state.seen.get(each)) for head in row.heads]
        seen = max((seq for device, seq in heads if device == own), default=0)
        known = {
            key for key, use in state.key_uses.rows.items() for by, seq, _ in use.things if by == own and seq <= seen
        }
        wrapped = {key for key, to in given.items() if any(_is_wrapping(each) for each in to - retired)}
        made = {key for key, maker in self._keychain.makers.items() if maker == own and crypto.can_be_withdrawn(key)}
        return sorted(made - withdrawn - known - wrapped)

    def _under_nothing(self, withdrawn: Set[Id], retired: Set[KeyId], boxes: list[bytes], given: Given) -> list[KeyId]:
        """The living words keys that lie under no wrapping key that is still handed on: somebody who was removed gave
        them to box keys alone, or notices retired all that they lie under. Until there is an epoch to wrap them under,
        whoever could open one hands it to the newest box keys, since others may have renewed theirs; only so many that
        others keep them, and keep the keys of later epochs too."""
        granted, own = self._store.granted(), self._keychain.device
        wrapped = {key for key, to, _ in granted if _is_wrapping(to) and to not in retired}
        held = [key for key in self._living_words(withdrawn) if key not in wrapped and key in self._keychain.keys]
        to = {crypto.box_id(box) for box in boxes}
        owed = [key for key in held if not to <= given.get(key, set())]
        return owed[: grant_bounds.room_beside_epochs(self.trust.state(), granted, own) // max(1, len(to))]

    def _given(self) -> Given:
        """What others are relied on to have granted."""
        state, own = self.trust.state(), self._keychain.device
        team = self.trust.devices()
        members = {each: state.devices.rows[each].member for each in team}
        trusted = {each for each in team if self._is_owner(each)} | {own}
        # Nobody here can open a grant of an unknown version, so nobody would find out that it holds nothing.
        readable = self._store.granted(is_readable=True)
        return grant_bounds.relied_on(readable, trusted, {} if self._is_owner(own) else members)

    def _owed_under(self, current: Epoch, withdrawn: Set[Id], cannot_read: bool, given: Given) -> list[KeyId]:
        """The keys to wrap under the current epoch's wrapping key."""
        state = self.trust.state()
        placed = list(state.epochs.rows.values())
        lost = epoch_rules.retired(placed, epochs.withdrawals(state))
        lost |= {each.wrapping for each in placed if each.wrapping not in self._keychain.keys}
        words = [*self._living_words(withdrawn), *self._keys_of_no_epoch()]
        owed = epoch_rules.owed_wraps(placed, current, lost, words, given)
        if cannot_read or epoch_rules.others_heed(placed, self.trust.needed()):
            owed += [key for key in epoch_rules.direct_wraps(placed, current, given) if key not in owed]
        return owed

    def _knows_of_more_withdrawn(self) -> bool:
        """Whether a notice is here of a withdrawal that has no place here yet: then others may refuse this device's
        wrapping keys, though they wait for what it sealed."""
        placed = withdrawals_placed(self.trust.state())
        return any(each.id not in placed for each in self._store.notices())

    def _living_words(self, withdrawn: Set[Id]) -> list[KeyId]:
        """The words keys of things that have their place here and were not withdrawn."""
        uses = self.trust.state().key_uses.rows
        return [KeyId(key) for key in sorted(uses) if crypto.can_be_withdrawn(key) and key not in withdrawn]

    def _keys_of_no_epoch(self) -> list[KeyId]:
        """The sealing keys of events that have their place here, and of which no epoch is remembered. A changed program
        may seal under such a key and give it to one colleague only; the others could read nothing that this one writes
        after it."""
        epoch_keys = {row.key for row in self.trust.state().epochs.rows.values()}
        return sorted(key for key in self._sealed_under() - epoch_keys if key in self._keychain.keys)

    def _is_owner(self, device: Id) -> bool:
        return powers_of(self.trust.state(), device) == "owner"


def _is_wrapping(recipient: Id) -> bool:
    return crypto.is_of_kind(recipient, crypto.KeyKind.WRAPPING)

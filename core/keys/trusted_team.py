"""Who is trusted with keys, and which epoch's keys only they hold."""

from collections.abc import Callable, Mapping, Set

from core.ids import DeviceId, EventId
from core.keys import epoch_rules
from core.keys.keychain import Keychain
from core.views import epochs
from core.views.key_records import Epoch
from core.views.state import State


class TrustedTeam:
    """The team as one device sees it. A removal that may yet count is heeded as if it did."""

    def __init__(
        self,
        keychain: Keychain,
        state: Callable[[], State],
        doubtful: Callable[[], Mapping[EventId, Set[DeviceId]]],
    ) -> None:
        """`state` gives the project's state now, `doubtful` the removals that may yet count, with the devices that they
        are of."""
        self._keychain, self.state, self._doubtful = keychain, state, doubtful

    def doubted(self) -> dict[EventId, Set[DeviceId]]:
        """The removals that do not count and may yet do, with the devices that they are of. What is against this
        device is for the others to heed."""
        return {each: of for each, of in self._doubtful().items() if self._keychain.device not in of}

    def needed(self) -> frozenset[EventId]:
        """The removals and destroying withdrawals that whoever seals has to have seen."""
        return epochs.needed(self.state()) | self.doubted().keys()

    def devices(self) -> frozenset[DeviceId]:
        """The devices that keys are handed to: those of the team, but whom a removal is of that may yet count."""
        return epochs.team(self.state()).difference(*self.doubted().values())

    def clean_epochs(self) -> list[Epoch]:
        """The epochs that no removed device can open, in the order of their starts."""
        return epoch_rules.clean_epochs(self.state().epochs.rows.values(), self.needed(), self.devices())

    def is_clean(self, epoch: Epoch) -> bool:
        """Whether no removed device can open an epoch."""
        return epoch_rules.is_clean(epoch, self.needed(), self.devices())

    def current_epoch(self) -> Epoch | None:
        """The epoch to seal and to wrap keys under; None where there is none whose keys are here."""
        made = [row for row in self.state().epochs.rows.values() if self._is_of_its_starter(row)]
        return epoch_rules.current_epoch(made, self.needed(), self.devices(), self._keychain.keys)

    def _is_of_its_starter(self, epoch: Epoch) -> bool:
        """Whether whoever started an epoch made its keys, as far as they are here. Somebody with a changed program may
        start one with the keys of an older epoch, which others hold who were removed since."""
        makers = self._keychain.makers
        return all(makers.get(key, epoch.device) == epoch.device for key in (epoch.key, epoch.wrapping))

"""What a device writes by itself about its own box key: a new one where keys were destroyed, and the one that it has
once more where others wait for a word of it."""

from collections.abc import Callable
from typing import Any

from core.commands.epochs import renew_box_key
from core.errors import Refused
from core.ids import Entropy
from core.keys.key_custody import KeyCustody
from core.log.doubtful_removals import DoubtfulRemovals
from core.storage.log import Log


class OwnBoxKey:
    """Writes these events, one at a time. Where this device cannot write now, it is tried again."""

    def __init__(
        self,
        do: Callable[..., list[Any]],
        log: Log,
        custody: KeyCustody,
        doubtful: DoubtfulRemovals,
        entropy: Entropy,
    ) -> None:
        """`do` carries out a command of the project."""
        self._do, self._log, self._custody = do, log, custody
        self._doubtful, self._entropy = doubtful, entropy
        self._is_writing = False

    def follow(self) -> None:
        """Writes what is due."""
        if self._is_writing:
            return
        self._is_writing = True
        try:
            self._renew()
            self._answer_doubt()
        finally:
            self._is_writing = False

    def _renew(self) -> None:
        """A new box key for this device where keys were destroyed since the last, so that old copies of grants open
        nothing."""
        try:
            for _ in range(2):  # what is written for the first may be the start of an epoch, which retires keys
                if self._custody.needs_new_box():
                    self._begin_and_finish()
        except Refused:
            self._custody.announce_new_box()

    def _begin_and_finish(self) -> None:
        # First to the box key that a copy of this device may have announced, or both would renew theirs for ever.
        self._custody.share_missing_keys()
        with self._log.transaction():
            box = self._custody.begin_new_box(self._entropy)
        if box is not None:
            is_epoch_needed = self._custody.current_epoch() is None
            self._do(renew_box_key, box, self._custody.next_box_number(), is_epoch_needed)
        self._custody.finish_new_box(self._entropy)

    def _answer_doubt(self) -> None:
        """Says that this device has heard of a removal that another may overrule, where the others wait for its word;
        by naming once more the box key that it has."""
        device = self._custody.keychain.device
        if not self._doubtful.has_to_answer(device):
            return
        box = self._custody.trust.state().devices.rows[device].box
        try:
            self._do(renew_box_key, box, self._custody.next_box_number(), False)
        except Refused:
            return

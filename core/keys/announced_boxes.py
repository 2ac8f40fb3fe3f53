"""To which box key of a device keys are sent: the newest that its events or what it announces beside them say."""

from collections.abc import Container, Iterable

from core.ids import ID_BYTES, Id
from core.keys.grants import Grant, announced
from core.sealing import crypto
from core.views import epochs
from core.views.state import State

ANNOUNCED_AHEAD_MAX = 64
"""How far beyond the last number one announcement may be. A device keeps some 250, which together lead less far than
one event may (RENEWALS_AHEAD_MAX): so a copy that announces what it likes leaves the device numbers that count."""


def newest_boxes(state: State, announcements: Iterable[Grant], notices: Container[Id]) -> dict[Id, tuple[int, bytes]]:
    """For each device the newest box key and its number. One that is only announced counts where the notices of all
    withdrawals are known here that it comes after, since a key of somebody who does not know of one may open what was
    withdrawn; and where its number is near enough to the one before it. Of two with one number it is that whose id is
    larger."""
    found: dict[Id, tuple[int, bytes]] = {row.id: (row.renewals, row.box) for row in state.devices.rows.values()}
    told = [(each.granter, sound) for each in announcements if (sound := announced(each)) is not None]
    for device, each in sorted(told, key=lambda one: rank(one[1].number, one[1].box)):
        known = found.get(device)
        if known is None or not all(notice in notices for notice in each.after):
            continue
        if rank(*known) < rank(each.number, each.box) and each.number <= known[0] + ANNOUNCED_AHEAD_MAX:
            found[device] = each.number, each.box
    return found


def withdrawals_placed(state: State) -> set[Id]:
    """What the notices of the withdrawals are named that have their place here, whether they count or a removal voids
    them: of those there may be no notice here, since their author was removed."""
    void = (event for event, row in state.conflicts.rows.items() if row.kind == "after_removal")
    return {Id(each[:ID_BYTES]) for each in (*epochs.withdrawals(state), *void)}


def rank(number: int, box: bytes) -> tuple[int, Id]:
    """By what the newest of a device's box keys is told."""
    return number, crypto.box_id(box)

"""To which box key of a device keys are sent: the newest that its events or what it announces beside them say."""

from collections.abc import Container, Iterable

from core.ids import ID_BYTES, Id
from core.keys.grants import Grant, announced
from core.sealing import crypto
from core.views import epochs
from core.views.state import State


def newest_boxes(state: State, announcements: Iterable[Grant], notices: Container[Id]) -> dict[Id, tuple[int, bytes]]:
    """For each device the newest box key and its number. One that is only announced counts where the notices of all
    withdrawals are known here that it comes after: a key of somebody who does not know of one may open what was
    withdrawn. Of two with one number it is that whose id is larger."""
    found: dict[Id, tuple[int, bytes]] = {row.id: (row.renewals, row.box) for row in state.devices.rows.values()}
    for grant in announcements:
        told, known = announced(grant), found.get(grant.granter)
        if told is None or known is None or not all(each in notices for each in told.after):
            continue
        if rank(told.number, told.box) > rank(*known):
            found[grant.granter] = told.number, told.box
    return found


def withdrawals_placed(state: State) -> set[Id]:
    """What the notices of the withdrawals are named that have their place here, whether they count or a removal voids
    them: of those there may be no notice here, since their author was removed."""
    void = (event for event, row in state.conflicts.rows.items() if row.kind == "after_removal")
    return {Id(each[:ID_BYTES]) for each in (*epochs.withdrawals(state), *void)}


def rank(number: int, box: bytes) -> tuple[int, Id]:
    """By what the newest of a device's box keys is told."""
    return number, crypto.box_id(box)

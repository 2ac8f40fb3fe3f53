"""Makes notices of withdrawal: each withdrawal that counts, with the key of that one event, for those who cannot read
it."""

from collections.abc import Iterator

from core.errors import Rejected
from core.events.members import EpochStarted
from core.ids import ID_BYTES, EventId, Id
from core.keys.keychain import Keychain
from core.keys.proven_withdrawals import is_proven
from core.keys.withdrawal_notices import WITHDRAWALS, Notice, make_notice
from core.log.opened_log import OpenedLog
from core.sealing import envelope
from core.sealing.envelope import Sealed
from core.storage.log import Log
from core.views import epochs


def unpublished_notices(log: Log, opened: OpenedLog, keychain: Keychain) -> Iterator[Notice]:
    """The notices of withdrawals that count and of which there is none yet. Only a device of the team makes them."""
    state = opened.own.state
    withdrawn = epochs.withdrawals(state)
    if not withdrawn or keychain.device not in epochs.team(state):
        return
    there = {notice.id for notice in log.notices()}
    for event in sorted(withdrawn):
        if Id(event[:ID_BYTES]) not in there:
            notice = _notice_of(event, log, opened, keychain)
            if notice is not None and is_proven(notice, state):
                yield notice


def _notice_of(event: EventId, log: Log, opened: OpenedLog, keychain: Keychain) -> Notice | None:
    """A withdrawal, and the start of the epoch that follows it in the same step. None where the event is no withdrawal
    (a text of somebody who had withdrawn also names its key), or holds words, which stay sealed."""
    place = opened.own.places.get(event)
    if place is None:
        return None
    sealed = envelope.parse(log.raw(place.row))
    draft = opened.open(sealed)
    if draft is None or not isinstance(draft.event, WITHDRAWALS) or isinstance(draft.why, str):
        return None
    told = [sealed]
    for _, following in log.find(sealed.device, sealed.seq + 1):
        start = opened.open(following)
        if following.previous == sealed.id and start is not None and isinstance(start.event, EpochStarted):
            told.append(following)
    return _made(keychain, told)


def _made(keychain: Keychain, told: list[Sealed]) -> Notice | None:
    pairs = [(each, envelope.one_key(each, keychain.keys[each.key])) for each in told if each.key in keychain.keys]
    try:
        return make_notice(keychain.project, pairs)
    except Rejected:
        return None

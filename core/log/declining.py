"""Remembers what a peer offered and this device did not take, and forgets it once it could be taken.

Events wait for the key under which the first of their feed is sealed; grants for their granter to be known, or for the
wrapping key that they lie under; notices for any other event, which may show that their author could withdraw. Grants
of a key that was withdrawn wait too: a withdrawal is undone, or an event comes that shows that it never was of this
text. Others may have kept the key then, and it has to come back from them.
"""

from collections.abc import Callable, Container, Set

from core.ids import Id
from core.keys.grants import parse_grant
from core.keys.key_custody import ANY_UNKNOWN
from core.keys.withdrawal_notices import parse_notice
from core.log.transfer_bundle import HeldBranch
from core.sealing import codec
from core.sealing.crypto import KeyKind, digest, is_of_kind
from core.storage.declined import NOT_WITHDRAWN
from core.storage.log import Log

ANY_EVENT = Id(b"event")
MORE_DUE = Id(b"due")
"""What a grant waits for that is one too many, or not what it says."""
FREED = "grants/freed"
"""The note that counts how often keys stopped being withdrawn: carriers that remember what they read look again."""
_REFUSED = "grants/refused"


def decline_branches(log: Log, branches: tuple[HeldBranch, ...]) -> None:
    """Remembers the branches that wait for a key. One that goes on from an event that never came is not remembered: an
    honest peer has its beginning too. Inside a transaction."""
    if not branches or not log.declined.has_room(len(branches)):
        return
    for branch in branches:
        before = branch.event.id if branch.event is not None else None
        awaits = branch.key if before is None else log.declined.awaited(before)
        if awaits is not None:
            log.declined.add_branch(branch.head, before, awaits)


def decline_grants(
    log: Log,
    raws: tuple[bytes, ...],
    holds_key: Callable[[Id], bool],
    refused_then: Set[Id],
    refused: Callable[[], Set[Id]],
) -> None:
    """Remembers those of these grants that were not kept. `refused` gives the keys of and under which none is kept; by
    what came with the grants it may be others than `refused_then`, when they were looked at. Inside a transaction."""
    lacking = [raw for raw in raws if not log.has_grant(digest(raw))]
    if not lacking or not log.declined.has_room(2 * len(lacking)):
        return
    known, now, before = log.devices(), refused_then | refused(), _refused_before(log)
    for raw in lacking:
        grant = parse_grant(raw)
        awaits = [] if grant.granter in known else [Id(grant.granter)]
        if awaits and is_of_kind(grant.recipient, KeyKind.WRAPPING) and not holds_key(grant.recipient):
            awaits.append(grant.recipient)
        if not awaits and not now.isdisjoint((grant.key, grant.recipient, ANY_UNKNOWN)):
            awaits = [NOT_WITHDRAWN]
            before |= now  # also what is refused for no longer than until the next events are folded is freed again
        log.declined.add_grant(digest(raw), grant.key, grant.recipient, awaits or [MORE_DUE])
    _note_refused(log, before)


def decline_notices(log: Log, raws: tuple[bytes, ...]) -> None:
    """Remembers those of these notices that were not kept. Inside a transaction."""
    kept = set(log.notice_ids()) if raws else set()
    lacking = {notice.id for notice in map(parse_notice, raws)} - kept
    if log.declined.has_room(len(lacking)):
        for name in sorted(lacking):
            log.declined.add_notice(name, [ANY_EVENT])


def forget_come(log: Log, keys: Container[Id], is_new: bool, is_more_due: bool) -> None:
    """Forgets what waited for a key that is here now, for a device whose public keys are, for any event where some are
    new, or for more grants to be due."""
    awaiting = log.declined.awaiting()
    if not awaiting:
        return
    devices = log.devices()
    come = [each for each in awaiting if each in keys or each in devices]
    come += [each for each, has_come in ((ANY_EVENT, is_new), (MORE_DUE, is_more_due)) if has_come]
    if come:
        with log.transaction():
            log.declined.forget(come)


def take_freed_again(log: Log, refused: Set[Id]) -> None:
    """Lets grants be offered again whose key, or the wrapping key that they lie under, is not withdrawn any more.
    `refused` are the keys of and under which none is kept now."""
    before = _refused_before(log)
    if before == refused:
        return
    freed = before - refused
    with log.transaction():
        _note_refused(log, refused)
        if freed:
            log.declined.forget_freed(None if ANY_UNKNOWN in freed else sorted(freed))
            log.set_note(FREED, (int.from_bytes(log.note(FREED) or b"") + 1).to_bytes(8))


def _refused_before(log: Log) -> set[Id]:
    noted = log.note(_REFUSED)
    return {Id(each) for each in codec.decode_trusted(noted)} if noted else set()


def _note_refused(log: Log, refused: Set[Id]) -> None:
    log.set_note(_REFUSED, codec.encode_trusted(sorted(refused)))

"""What a peer says that it has, and what it therefore lacks.

A frontier names for each feed the ids of its newest event and of some before it, ever further apart, so that
two devices find where a forked feed parted. Grants are compared by digests: one for each key (or group of keys of typed
texts) and one for each recipient; a grant is sent where both differ.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from core.errors import Rejected
from core.ids import ID_BYTES, EventId, Id
from core.keys.grants import Grant
from core.limits import FRONTIER_MAX, PIECE_ENTRIES
from core.sealing import codec, envelope
from core.sealing.crypto import KeyKind, digest, is_of_kind
from core.sealing.envelope import Head, Sealed
from core.sealing.fields import array, byte_string, event_identifier, identifier, integer, malformed, record
from core.storage.store import SealedStore

_DIGEST = 32
TAG = 8
"""Bytes of a digest of grants: only to notice a difference, never to prove anything."""


MILESTONES_MAX = 64
"""Of one branch: the distances double, and a seq has 53 bits."""


class Branch(NamedTuple):
    """One head of one feed: its place, and ids of events at and before it as (seq, id), the newest first."""

    device: Id
    seq: int
    ids: tuple[tuple[int, EventId], ...]


class Frontier(NamedTuple):
    """What somebody has. `keys` and `recipients` hold the digests of their grants."""

    branches: tuple[Branch, ...]
    keys: dict[Id, bytes]
    recipients: dict[Id, bytes]
    notices: frozenset[Id]


def summary(log: SealedStore) -> bytes:
    """32 bytes that are equal exactly where two have the same events, grants and notices, those counted in that were
    offered and not taken."""
    heads = sorted({*log.heads(), *log.declined.heads()})

    def made() -> bytes:
        return digest(b"".join(sorted(mark for mark, _, _ in grants_of(log)))) + b"".join(sorted(notices_of(log)))

    beside = log.beside.digest(made)
    notices = [beside[start : start + ID_BYTES] for start in range(_DIGEST, len(beside), ID_BYTES)]
    return digest(codec.encode_trusted([heads, beside[:_DIGEST], notices]))


def frontier(log: SealedStore) -> Frontier:
    """What is in a log, and what was not taken into it: a peer need not send that."""
    heads = log.heads()
    feeds = Counter(head.device for head in heads)
    branches = [Branch(head.device, head.seq, _milestones(log, head, feeds[head.device] > 1)) for head in heads]
    branches += [Branch(head.device, head.seq, ((head.seq, head.id),)) for head in log.declined.heads()]
    return Frontier(tuple(branches), *_tags(grants_of(log)), frozenset(notices_of(log)))


def grants_of(log: SealedStore) -> list[tuple[bytes, Id, Id]]:
    """The digests of the grants that are here or were not taken, with their key and recipient."""
    return log.grant_marks() + log.declined.grants()


def notices_of(log: SealedStore) -> set[Id]:
    """The ids of the notices that are here or were not taken."""
    return {*log.notice_ids(), *log.declined.notices()}


def pack(own: Frontier) -> list[list[Any]]:
    """A frontier as it travels: one piece or more of four lists each."""
    branches = [[each.device, each.seq, [list(place) for place in each.ids]] for each in own.branches]
    lists: list[list[Any]] = [branches, _pairs(own.keys), _pairs(own.recipients), sorted(own.notices)]
    lists = [each[:FRONTIER_MAX] for each in lists]  # what is not told may come once more, and does no harm
    longest = max(map(len, lists))
    starts = range(0, longest or 1, PIECE_ENTRIES)
    return [[each[start : start + PIECE_ENTRIES] for each in lists] for start in starts]


class FrontierPieces:
    """Collects what a peer says that it has."""

    def __init__(self) -> None:
        self._pieces: list[Frontier] = []
        self._entries = 0

    def add(self, piece: Frontier) -> None:
        """Takes a piece. Raises Rejected where there is no end to it."""
        self._entries += sum(map(len, piece)) + sum(len(branch.ids) for branch in piece.branches)
        if self._entries > 6 * FRONTIER_MAX:
            raise Rejected("peer-says-too-much")
        self._pieces.append(piece)

    def whole(self) -> Frontier:
        """All pieces as one; after that the next begin."""
        pieces, self._pieces, self._entries = self._pieces, [], 0
        return Frontier(
            tuple(branch for piece in pieces for branch in piece.branches),
            {key: tag for piece in pieces for key, tag in piece.keys.items()},
            {each: tag for piece in pieces for each, tag in piece.recipients.items()},
            frozenset(notice for piece in pieces for notice in piece.notices),
        )


def unpack(value: Any) -> Frontier:
    """A frontier as it arrived. Raises NotCanonical."""
    branches, keys, recipients, notices = record(value, 4)
    return Frontier(
        array(branches, _branch), dict(array(keys, _tag)), dict(array(recipients, _tag)),
        frozenset(array(notices, identifier)),
    )  # fmt: skip


def _branch(value: Any) -> Branch:
    device, seq, ids = record(value, 3)
    milestones = array(ids, _milestone)
    if len(milestones) > MILESTONES_MAX:
        raise malformed()
    return Branch(identifier(device), _seq(seq), milestones)


def _milestone(value: Any) -> tuple[int, EventId]:
    seq, event = record(value, 2)
    return _seq(seq), event_identifier(event)


def _tag(value: Any) -> tuple[Id, bytes]:
    name, tag = record(value, 2)
    return identifier(name), byte_string(tag, TAG)


def _seq(value: Any) -> int:
    return integer(value, 1, envelope.SEQ_MAX - 1)


def missing_grants(log: SealedStore, theirs: Frontier) -> list[Grant]:
    """The grants that a peer may lack: those whose key and whose recipient it has other grants of."""
    keys, recipients = _tags(grants_of(log))
    other_keys = {name for name, tag in keys.items() if theirs.keys.get(name) != tag}
    other_recipients = {each for each, tag in recipients.items() if theirs.recipients.get(each) != tag}
    return log.grants_marked(
        mark
        for mark, key, recipient in log.grant_marks()
        if _group(key) in other_keys and recipient in other_recipients
    )


def forget_given_up(log: SealedStore, theirs: Frontier) -> None:
    """Forgets the grants that were not taken because of a withdrawal, as far as the peer does not have them any more:
    it heard of the withdrawal too. Else both would find at each meeting that they do not have the same."""
    withdrawn = log.declined.withdrawn()
    if not withdrawn:
        return
    marks = {mark for mark, _, _ in withdrawn}
    keys, recipients = _tags(each for each in grants_of(log) if each[0] not in marks)
    gone = [
        mark
        for mark, key, recipient in withdrawn
        if theirs.keys.get(_group(key)) == keys.get(_group(key))
        or theirs.recipients.get(recipient) == recipients.get(recipient)
    ]
    if gone:
        with log.transaction():
            log.declined.forget_grants(gone)


class MissingEvents:
    """The events that a peer with a certain frontier lacks.

    Of a feed of which the peer has later events than are here nothing is sent: what it has may be built on ours. Once
    its events are here, the next comparison knows.
    """

    def __init__(self, log: SealedStore, theirs: Frontier) -> None:
        self._log = log
        self._after: dict[Id, int] = {}
        self._has: dict[Id, set[EventId]] = {}
        branches: dict[Id, list[Branch]] = {}
        for branch in theirs.branches:
            branches.setdefault(branch.device, []).append(branch)
        heads: dict[Id, list[int]] = {}
        for head in log.heads():
            heads.setdefault(head.device, []).append(head.seq)
        for device, seqs in heads.items():
            self._compare(device, seqs, branches.get(device, []))

    def _compare(self, device: Id, seqs: list[int], branches: list[Branch]) -> None:
        if len(seqs) > 1:
            self._has[device] = self._ancestors(device, branches)
            self._after[device] = 0
        elif all(branch.seq <= seqs[0] for branch in branches):
            after = max((self._newest_known(branch) for branch in branches), default=0)
            if after < seqs[0]:
                self._after[device] = after

    def _newest_known(self, branch: Branch) -> int:
        """The place of the newest event of a branch that is here. Older ones are not looked for: that may cost much."""
        places = sorted(branch.ids, reverse=True)
        return next((seq for seq, event in places if self._log.row_of(branch.device, seq, event)), 0)

    def _ancestors(self, device: Id, branches: list[Branch]) -> set[EventId]:
        """Of a forked feed, the events that a peer with these branches has."""
        feed = {sealed.id: sealed for _, sealed in self._log.feed(device)}
        found: set[EventId] = set()
        for current in {event for branch in branches for _, event in branch.ids if event in feed}:
            while current in feed and current not in found:
                found.add(current)
                current = feed[current].previous
        return found

    def first_row(self) -> int | None:
        """The row of the first event that is lacking."""
        rows = [next((row for row, sealed in self._log.feed(device, after) if self.lacks(sealed)), None)
                for device, after in self._after.items()]  # fmt: skip
        return min((row for row in rows if row is not None), default=None)

    def lacks(self, sealed: Sealed) -> bool:
        """Whether the peer lacks this event."""
        after = self._after.get(sealed.device)
        return after is not None and sealed.seq > after and sealed.id not in self._has.get(sealed.device, ())


def _milestones(log: SealedStore, head: Head, is_forked: bool) -> tuple[tuple[int, EventId], ...]:
    """The head itself and the events 1, 3, 7, 15 … before it, or near these what the store can name without reading
    much. Of a forked feed those that are alone at their place: they are on this branch then."""
    found = [(head.seq, head.id)]
    step = 1
    while (seq := head.seq - step) > 0:
        place = _alone(log, head.device, seq) if is_forked else log.milestone(head.device, seq)
        if place is not None and place[0] < found[-1][0]:
            found.append(place)
        step = 2 * step + 1
    return tuple(found)


def _alone(log: SealedStore, device: Id, seq: int) -> tuple[int, EventId] | None:
    there = log.find(device, seq)
    return (seq, there[0][1].id) if len(there) == 1 else None


def _group(key: Id) -> Id:
    """What stands for a key in the comparison: itself, or for the keys of typed texts, of which there may be very many,
    one of 512 groups by the beginnings of their ids."""
    if not is_of_kind(key, KeyKind.TEXT):
        return key
    return Id(bytes([KeyKind.TEXT, key[1], key[2] & 0x80]) + bytes(ID_BYTES - 3))


def _tags(grants: Iterable[tuple[bytes, Id, Id]]) -> tuple[dict[Id, bytes], dict[Id, bytes]]:
    """Digests of the grants of each key or group of keys, and of those to each recipient."""
    keys: dict[Id, list[bytes]] = {}
    recipients: dict[Id, list[bytes]] = {}
    for mark, key, recipient in grants:
        keys.setdefault(_group(key), []).append(mark)
        recipients.setdefault(recipient, []).append(mark)
    first, second = (
        {name: digest(b"".join(sorted(marks)))[:TAG] for name, marks in each.items()} for each in (keys, recipients)
    )
    return first, second


def _pairs(tags: dict[Id, bytes]) -> list[list[bytes]]:
    return [[name, tag] for name, tag in sorted(tags.items())]

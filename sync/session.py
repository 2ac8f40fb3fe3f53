"""One conversation between two who hold a project: bytes in, bytes and facts out. No socket, clock or thread here.

Both greet with a summary of what they have. Where the summaries are equal that is all. Else both tell their
frontiers, send what the other lacks in batches that are acknowledged once they are durable, and say when they are
done; a batch that was not acknowledged did not arrive. The bytes of attached files come last (sync/file_transfer.py).
After that the conversation may stay open, and what is new goes out at once. A cut at any byte costs nothing but the
batches in flight: the next conversation begins with what both have then.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from core.errors import KodesporError, NewerVersion, Rejected
from core.keys.grants import Grant
from core.limits import (
    BATCH_BYTES_FIRST,
    BATCH_BYTES_TARGET,
    BATCH_EVENTS_MAX,
    BATCHES_IN_FLIGHT_MAX,
    GRANTS_MESSAGE_MAX,
)
from core.log.transfer_bundle import TransferBundle
from core.sealing import envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Sealed
from sync.event_batches import read_segment, write_segment
from sync.file_transfer import ChunkExchange, inventory
from sync.messages import SENTENCE_MAX, Frames, Kind, Message, plain_sentence, write
from sync.replica import Replica
from sync.version_vector import Frontier, MissingEvents, frontier, missing_grants, pack, summary, unpack

VERSION = 1
ROUNDS_MAX = 4
"""So often both compare what they have: a fork takes two rounds, grants that follow from events one more."""


class Session:
    """One side. `sent` counts the events that the peer has acknowledged, `received` those that were new here.

    `problem`: a sentence where the conversation is over.
    """

    def __init__(self, replica: Replica, is_caller: bool) -> None:
        self._replica = replica
        self._frames = Frames()
        self._out: list[bytes] = []
        self._outbox = _Outbox(replica)
        self._in_flight: deque[tuple[int, int]] = deque()
        self._told: set[bytes] = set()
        self._summary = b""
        self._rounds = 0
        self._is_comparing = False
        self._content_sent = self._content_heard = 0
        self._done_with: int | None = None
        self._their_done: tuple[bytes, int] | None = None
        self._chunks = ChunkExchange(replica, self._say)
        self._inventory = b""
        self._are_events_settled = False
        self.sent = self.received = 0
        self.problem = ""
        if is_caller:
            self._greet()

    # -- what the carrier does

    def receive(self, data: bytes) -> None:
        """Takes bytes from the peer. A peer that does what it should not is refused: see `problem`."""
        if self.problem:
            return
        try:
            for message in self._frames.feed(data):
                self._take(message)
        except KodesporError as problem:
            self._refuse(str(problem))

    def drain(self) -> bytes:
        """The bytes to send, once."""
        out = b"".join(self._out)
        self._out.clear()
        return out

    def has_out(self) -> bool:
        """Whether there are bytes to send."""
        return bool(self._out)

    @property
    def is_settled(self) -> bool:
        """Whether both have all that the other could give."""
        return self._are_events_settled and self._chunks.is_done

    def has_news(self) -> bool:
        """Whether something came to the log that was not looked at for this peer."""
        return self._outbox.is_behind() or self._chunks.has_news()

    def push_new(self) -> None:
        """Sends what has come here since; for conversations that stay open."""
        if self._are_events_settled and not self.problem:
            self._replica.share_missing_keys()
            self._send_beside(None)
            self._pump()
            if self._chunks.is_done and self._chunks.has_news():
                self._chunks.begin()

    # -- greeting and comparing

    def _greet(self) -> None:
        self._replica.share_missing_keys()
        self._summary = summary(self._replica.log)
        log = self._replica.log
        self._outbox.begin_live()
        self._told = {grant.raw for grant in log.grants()} | {notice.raw for notice in log.notices()}
        self._inventory = inventory(log)
        self._say(Kind.HELLO, VERSION, self._replica.id, self._summary, self._inventory)

    def _hello(self, version: Any, project: Any, theirs: Any, their_inventory: Any) -> None:
        if self._frames.is_greeted:
            raise Rejected("A peer greeted twice.")
        if version != VERSION:
            raise NewerVersion("This peer speaks a newer version of the protocol; upgrade Kodespor on both devices.")
        if project != self._replica.id:
            raise Rejected("This peer holds another project.")
        self._frames.is_greeted = True
        if not self._summary:
            self._greet()
        if theirs != self._summary:
            self._compare()
            return
        self._are_events_settled = True
        if their_inventory == self._inventory:
            self._chunks.skip()
        else:
            self._chunks.begin()

    def _compare(self) -> None:
        """Tells what is here, and begins a round."""
        self._rounds += 1
        self._done_with = self._their_done = None
        self._is_comparing = True
        self._are_events_settled = False
        self._say(Kind.FRONTIER, *pack(frontier(self._replica.log)))

    def _frontier(self, *parts: Any) -> None:
        theirs = unpack(parts)
        if not self._is_comparing:
            if self._rounds >= ROUNDS_MAX:
                raise Rejected("A peer compares for ever.")
            self._compare()
        self._is_comparing = False
        self._outbox.begin(theirs)
        self._send_beside(theirs)
        self._pump()

    # -- sending

    def _send_beside(self, theirs: Frontier | None) -> None:
        """Notices, then grants: those that a peer with this frontier lacks, or those that it was not told yet."""
        log = self._replica.log
        notices, grants = log.notices(), log.grants()
        if theirs is None:
            notices = [each for each in notices if each.raw not in self._told]
            grants = [each for each in grants if each.raw not in self._told]
        else:
            notices = [each for each in notices if each.key not in theirs.notices]
            grants = missing_grants(grants, theirs)
        if notices:
            self._send(Kind.NOTICES, [each.raw for each in notices])
        for start in range(0, len(grants), GRANTS_MESSAGE_MAX):
            self._send_grants(grants[start : start + GRANTS_MESSAGE_MAX])
        self._told |= {grant.raw for grant in grants} | {notice.raw for notice in notices}

    def _send_grants(self, grants: list[Grant]) -> None:
        devices = self._replica.log.devices()
        granters = sorted({grant.granter for grant in grants} & set(devices))
        self._send(Kind.GRANTS, [list(devices[each]) for each in granters], [grant.raw for grant in grants])

    def _send(self, kind: Kind, *parts: Any) -> None:
        self._content_sent += 1
        self._say(kind, *parts)

    def _say(self, kind: Kind, *parts: Any) -> None:
        self._out.append(write(kind, *parts))

    def _pump(self) -> None:
        """Sends batches while there are any, and not too many on their way; then says so."""
        while len(self._in_flight) < BATCHES_IN_FLIGHT_MAX:
            batch = self._outbox.next_batch()
            if not batch:
                break
            content = write_segment(self._replica.id, batch, self._replica.log.devices())
            self._send(Kind.EVENTS, self._content_sent + 1, content)
            self._in_flight.append((self._content_sent, len(batch)))
        if not self._in_flight and not self._are_events_settled and not self._is_comparing:
            self._say_done()

    def _say_done(self) -> None:
        """Tells the summary, and how much of what the peer sent is in it; once for each state of that."""
        if self._done_with != self._content_heard:
            self._done_with = self._content_heard
            self._say(Kind.DONE, summary(self._replica.log), self._content_heard)
            self._settle()

    # -- receiving

    def _take(self, message: Message) -> None:
        if message.kind is not Kind.HELLO and not self._frames.is_greeted:
            raise Rejected("A peer did not greet.")
        takers: dict[Kind, Callable[..., None]] = {
            Kind.HELLO: self._hello,
            Kind.FRONTIER: self._frontier,
            Kind.EVENTS: self._events,
            Kind.ACK: self._ack,
            Kind.GRANTS: self._grants,
            Kind.NOTICES: self._notices,
            Kind.DONE: self._done,
            Kind.REFUSE: self._refused,
            Kind.HAVE: self._chunks.have,
            Kind.WANT: self._chunks.want,
            Kind.CHUNK: self._chunks.chunk,
        }
        if message.kind not in takers:
            raise Rejected("A peer's message is not as it should be.")
        try:
            takers[message.kind](*message.parts)
        except (AttributeError, TypeError, ValueError) as problem:  # parts of other kinds than they should be
            raise Rejected("A peer's message is not as it should be.") from problem

    def _events(self, number: Any, content: Any) -> None:
        arrival = self._replica.accept(read_segment(content))
        self.received += arrival.new
        self._outbox.skip(arrival.rows)
        self._content_heard += 1
        self._say(Kind.ACK, number)
        if self._are_events_settled:
            self._chunks.look_again()

    def _grants(self, publics: Any, grants: Any) -> None:
        devices = tuple(DevicePublic(*each) for each in publics)
        self._replica.accept(TransferBundle(self._replica.id, devices, (), tuple(grants)))
        self._told.update(grants)
        self._content_heard += 1

    def _notices(self, notices: Any) -> None:
        self._replica.accept(TransferBundle(self._replica.id, (), (), (), tuple(notices)))
        self._told.update(notices)
        self._content_heard += 1

    def _ack(self, number: Any) -> None:
        if not self._in_flight or self._in_flight[0][0] != number:
            raise Rejected("A peer acknowledged what was not sent.")
        self.sent += self._in_flight.popleft()[1]
        self._outbox.grow()
        self._pump()

    def _done(self, theirs: Any, heard: Any) -> None:
        self._their_done = (theirs, heard)
        if self._done_with is not None:
            self._say_done()
        self._settle()

    def _settle(self) -> None:
        """Both are done, each with all that the other sent. Where the summaries still differ, both compare again."""
        if self._are_events_settled or self._is_comparing or self._their_done is None or self._done_with is None:
            return
        theirs, heard = self._their_done
        if heard != self._content_sent or self._done_with != self._content_heard:
            return
        self._replica.share_missing_keys()
        if theirs != summary(self._replica.log) and self._rounds < ROUNDS_MAX:
            self._compare()
        else:
            self._are_events_settled = True
            self._chunks.begin()

    # -- refusing

    def _refuse(self, sentence: str) -> None:
        self.problem = sentence
        self._say(Kind.REFUSE, sentence[:SENTENCE_MAX])

    def _refused(self, sentence: Any) -> None:
        self.problem = f"The other side refused: {plain_sentence(sentence)}"


class _Outbox:
    """Which events go out next. It reads on from a row, so that what comes to the log meanwhile goes out too."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._position = 0
        self._compared = 0
        self._missing: MissingEvents | None = None
        self._theirs: set[int] = set()
        self._target = BATCH_BYTES_FIRST

    def is_behind(self) -> bool:
        """Whether there are rows after those that went out."""
        return self._replica.log.last_row() > self._position

    def grow(self) -> None:
        """A batch arrived: the next may be larger. A link that is cut again and again carries the first ones."""
        self._target = min(2 * self._target, BATCH_BYTES_TARGET)

    def begin_live(self) -> None:
        """All that is here is there too; what comes from now on goes out."""
        self._position = self._compared = self._replica.log.last_row()

    def begin(self, theirs: Frontier) -> None:
        """What a peer with this frontier lacks, and then what comes."""
        log = self._replica.log
        self._compared = log.last_row()
        self._missing = MissingEvents(log, theirs)
        first = self._missing.first_row()
        self._position = self._compared if first is None else first - 1
        self._theirs.clear()

    def skip(self, rows: frozenset[int]) -> None:
        """These came from the peer."""
        self._theirs.update(row for row in rows if row > self._position)

    def next_batch(self) -> list[Sealed]:
        """Some events; none where there are none at present. No query stays open, so the log can be written to."""
        batch: list[Sealed] = []
        size = 0
        rows = self._replica.log.envelopes(self._position)
        for row, raw in rows:
            self._position = row
            if row in self._theirs:
                self._theirs.discard(row)
                continue
            sealed = envelope.parse(raw)
            if row <= self._compared and (self._missing is None or not self._missing.lacks(sealed)):
                continue
            batch.append(sealed)
            size += len(raw)
            if size >= self._target or len(batch) >= BATCH_EVENTS_MAX:
                break
        rows.close()
        return batch

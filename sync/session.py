"""One conversation between two who hold a project: bytes in, bytes and facts out. No socket, clock or thread here.

Both greet with a summary of what they have. If the summaries are equal, that is all. Otherwise both tell their
frontiers, send what the other lacks in batches that are acknowledged once they are durable, and say when they have
sent everything; a batch that was not acknowledged did not arrive. The bytes of attached files come last
(sync/file_transfer.py). After that the conversation may stay open, and what is new goes out at once. A cut at any byte
costs nothing but the batches in flight: the next conversation begins with what both have then.

Which message is allowed in which state stands in the table SESSION of sync/states.py; the methods named there are here.
"""

from collections import deque
from collections.abc import Callable, Iterator

from core.errors import KodesporError, Refused, Rejected
from core.keys.grants import Grant
from core.keys.withdrawal_notices import parse_notice
from core.limits import BATCHES_IN_FLIGHT_MAX, GRANTS_MESSAGE_MAX, PIECE_BYTES
from core.log.transfer_bundle import TransferBundle
from core.sealing.crypto import digest
from sync import messages as m
from sync.event_batches import read_segment, write_segment
from sync.file_transfer import ChunkExchange
from sync.messages import Frames, Kind, write
from sync.outbox import Outbox
from sync.replica import Replica
from sync.states import SESSION, State, checked, step
from sync.version_vector import Frontier, FrontierPieces, forget_given_up, frontier, missing_grants, summary

SLICE_EVENTS = 5000
"""So many events of a peer that goes on and on are folded together."""
ROUNDS_MAX = 4
"""So often both compare what they have, while anything comes of it: a fork takes two rounds, grants that follow from
events one more."""


class Session:
    """One side. `sent` counts the events that the peer has acknowledged, `received` those that were new here.

    `problem` is why the conversation is over, None while it is not.
    """

    def __init__(self, replica: Replica, is_caller: bool) -> None:
        self._replica = replica
        self._state = State.GREETING
        self._frames = Frames()
        self._out: list[bytes] = []
        self._outbox = Outbox(replica.log)
        self._in_flight: deque[tuple[int, int]] = deque()
        self._told: set[bytes] = set()
        self._told_until = 0
        self._summary = b""
        self._theirs = FrontierPieces()
        self._rounds = 0
        self._round_began = 0
        self._content_sent = self._content_heard = 0
        self._done_with: int | None = None
        self._their_done: m.Done | None = None
        self._chunks = ChunkExchange(replica, self._out.append)
        self._inventory = b""
        self._unfolded = 0
        self._has_same_chunks = False
        self.sent = self.received = 0
        self.problem: KodesporError | None = None
        if is_caller:
            self._guarded(self._greet)

    # -- what the carrier does

    def receive(self, data: bytes) -> None:
        """Takes bytes from the peer. A peer that does what it should not is refused: see `problem`."""
        if self.problem is None:
            self._guarded(self._receive, data)

    def _receive(self, data: bytes) -> None:
        for message in self._frames.feed(data):
            self._take(message)
            if self.problem is not None:
                return
        if self._state is State.SETTLED and not self.is_hearing:
            self._fold()

    @property
    def is_hearing(self) -> bool:
        """Whether the peer is in the middle of saying something. What came of it is folded with the rest, but not more
        than a slice at a time, so that a person sees news."""
        return self._frames.is_within_message and self._unfolded < SLICE_EVENTS

    def rest(self) -> None:
        """Folds what came, since nothing comes at present, or nothing more at all."""
        if self._unfolded:
            self._guarded(self._fold)

    def _fold(self) -> None:
        is_new, self._unfolded = self._unfolded > 0, 0
        self._replica.fold_accepted()
        if is_new and self._state is State.SETTLED:
            self._chunks.look_again()

    def _guarded(self, work: Callable[..., None], *values: bytes) -> None:
        """Does something; an error of the peer's or of this machine's ends the conversation."""
        try:
            work(*values)
        except KodesporError as problem:
            self._refuse(problem)

    def drain(self) -> bytes:
        """The bytes to send, once."""
        out = b"".join(self._out)
        self._out.clear()
        self._chunks.note_drained()
        return out

    def has_out(self) -> bool:
        """Whether there are bytes to send."""
        return bool(self._out)

    def waiting_bytes(self) -> int:
        """How many bytes there are to send."""
        return sum(map(len, self._out))

    @property
    def is_settled(self) -> bool:
        """Whether both have all that the other could give."""
        return self._state is State.SETTLED and self._chunks.is_done

    def has_news(self) -> bool:
        """Whether something came to the log that was not looked at for this peer."""
        return not self.is_hearing and (self._outbox.is_behind() or self._chunks.has_news())

    def push_new(self) -> None:
        """Sends what has come here since; for conversations that stay open."""
        if self._state is State.SETTLED:
            self._guarded(self._push_new)

    def beat(self) -> None:
        """Says that this side is still there; for conversations that stay open over a network that tells nobody when it
        is cut."""
        if self._state not in (State.GREETING, State.OVER):
            self._say(Kind.BEAT)

    def _push_new(self) -> None:
        self._replica.share_missing_keys()
        self._send_beside(None)
        self._send_batches()
        if self._chunks.is_done and self._chunks.has_news():
            self._chunks.begin_again()

    def _take(self, message: m.Message) -> None:
        """Hands a message to the method that the table names. Raises Rejected where the table has no row for it."""
        row = step(SESSION, self._state, message)
        self._state = checked(row, getattr(self, f"_on_{row.handler}")(message))

    # -- greeting and comparing

    def _greet(self) -> None:
        self._replica.share_missing_keys()
        self._summary = summary(self._replica.log)
        log = self._replica.log
        self._outbox.begin_live()
        self._told_until = log.beside.count()
        self._inventory = self._replica.inventory()
        self._out.append(m.write_hello(m.Hello(self._replica.id, self._summary, self._inventory)))

    def _on_hello(self, hello: m.Hello) -> State:
        if hello.project != self._replica.id:
            raise Rejected("peer-other-project")
        self._frames.is_greeted = True
        if not self._summary:
            self._greet()
        self._has_same_chunks = hello.inventory == self._inventory
        if hello.summary != self._summary:
            return self._compare()
        return self._begin_chunks()

    def _begin_chunks(self) -> State:
        """The events are everywhere; the chunks follow, unless both greeted with the same."""
        if self._has_same_chunks:
            self._chunks.skip()
        else:
            self._chunks.begin()
        return State.SETTLED

    def _compare(self) -> State:
        """Tells what is here, and begins a round."""
        self._rounds += 1
        self._round_began = self._content_sent + self._content_heard
        self._done_with = self._their_done = None
        self._out.append(m.write_frontier(frontier(self._replica.log)))
        return State.COMPARING

    def _on_frontier(self, message: m.FrontierMessage) -> State:
        self._theirs.add(message.frontier)
        return self._exchange() if message.is_last else State.COMPARING

    def _on_compare_again(self, message: m.FrontierMessage) -> State:
        self._theirs.add(message.frontier)
        if not message.is_last:
            return self._state
        if self._rounds >= ROUNDS_MAX:
            raise Rejected("peer-compares-endlessly")
        self._compare()
        return self._exchange()

    def _exchange(self) -> State:
        """Sends what the peer lacks, now that it has said what it has."""
        self._fold()  # so that none of the grants that go out now was withdrawn
        theirs = self._theirs.whole()
        forget_given_up(self._replica.log, theirs)
        self._outbox.begin(theirs)
        self._send_beside(theirs)
        self._send_batches()
        if not self._in_flight:
            self._say_done()
        return State.EXCHANGING

    # -- sending

    def _send_beside(self, theirs: Frontier | None) -> None:
        """Notices, then grants: those that a peer with this frontier lacks, or those that came here since and not from
        the peer."""
        log, after, until = self._replica.log, self._told_until, self._replica.log.beside.count()
        if theirs is None and after == until:
            return
        missing = set(log.notice_ids(after)) - self._told if theirs is None else {*log.notice_ids()} - theirs.notices
        notices = [each for each in log.notices() if each.id in missing] if missing else []
        if theirs is None:
            grants = log.grants_marked(mark for mark, _, _ in log.grant_marks(after) if mark not in self._told)
        else:
            grants = missing_grants(log, theirs)
        for part in _pieces([each.raw for each in notices]):
            self._send(write(Kind.NOTICES, part))
        for start in range(0, len(grants), GRANTS_MESSAGE_MAX):
            self._send_grants(grants[start : start + GRANTS_MESSAGE_MAX])
        self._told_until = until
        self._told.clear()

    def _send_grants(self, grants: list[Grant]) -> None:
        devices = self._replica.log.devices()
        granters = sorted({grant.granter for grant in grants} & set(devices))
        self._send(m.write_grants([devices[each] for each in granters], [grant.raw for grant in grants]))

    def _send(self, frame: bytes) -> None:
        """A message whose content the peer's summary is to hold afterwards."""
        self._content_sent += 1
        self._out.append(frame)

    def _say(self, kind: Kind, *fields: object) -> None:
        self._out.append(write(kind, *fields))

    def _send_batches(self) -> None:
        """Sends batches while there are any, and not too many on their way."""
        while len(self._in_flight) < BATCHES_IN_FLIGHT_MAX:
            batch = self._outbox.next_batch()
            if not batch:
                return
            content = write_segment(self._replica.id, batch, self._replica.log.devices())
            self._send(write(Kind.EVENTS, self._content_sent + 1, content))
            self._in_flight.append((self._content_sent, len(batch)))

    def _say_done(self) -> None:
        """Tells the summary, and how much of what the peer sent is in it; once for each state of that."""
        if self._done_with != self._content_heard:
            self._fold()  # the summary holds what follows from what came
            self._done_with = self._content_heard
            self._say(Kind.DONE, summary(self._replica.log), self._content_heard)

    # -- receiving

    def _on_events(self, message: m.Events) -> State:
        arrival = self._replica.accept(read_segment(message.segment), is_more_to_come=True)
        self.received += arrival.new
        self._unfolded += arrival.new
        self._outbox.skip(arrival.rows)
        self._content_heard += 1
        self._say(Kind.ACK, message.number)  # only now: what was accepted is durable, though it need not be folded
        return self._state

    def _accept_beside(self, bundle: TransferBundle) -> None:
        self._replica.accept(bundle, is_more_to_come=True)
        self._unfolded += 1

    def _on_grants(self, message: m.Grants) -> State:
        self._accept_beside(TransferBundle(self._replica.id, message.devices, (), message.grants))
        self._told.update(map(digest, message.grants))
        self._content_heard += 1
        return self._state

    def _on_notices(self, message: m.Notices) -> State:
        self._accept_beside(TransferBundle(self._replica.id, (), (), (), message.notices))
        self._told.update(parse_notice(raw).id for raw in message.notices)
        self._content_heard += 1
        return self._state

    def _on_acknowledged(self, message: m.Acknowledged) -> State:
        if not self._in_flight or self._in_flight[0][0] != message.number:
            raise Rejected("peer-acknowledges-unsent")
        self.sent += self._in_flight.popleft()[1]
        self._outbox.grow()
        self._send_batches()
        if self._state is not State.EXCHANGING or self._in_flight:
            return self._state
        self._say_done()
        return self._settle()

    def _on_done(self, message: m.Done) -> State:
        self._their_done = message
        if self._done_with is not None:
            self._say_done()
        return self._settle()

    def _on_stale_done(self, _: m.Done) -> State:
        """Belongs to a round that is over: whoever compares says once more when it is done."""
        return State.COMPARING

    def _on_late_done(self, _: m.Done) -> State:
        """The peer took in something more, and waits for word of what this side took in."""
        if self._done_with is not None:
            self._say_done()
        return State.SETTLED

    def _settle(self) -> State:
        """Both are done, each with all that the other sent. Where the summaries still differ, both compare again."""
        theirs = self._their_done
        if theirs is None or theirs.heard != self._content_sent or self._done_with != self._content_heard:
            return self._state
        self._replica.share_missing_keys()
        has_moved = self._content_sent + self._content_heard > self._round_began
        if theirs.summary != summary(self._replica.log) and has_moved and self._rounds < ROUNDS_MAX:
            return self._compare()
        return self._begin_chunks()

    def _on_have(self, message: m.Have) -> State:
        self._chunks.have(message.chunks, message.is_last)
        return self._state

    def _on_want(self, message: m.Want) -> State:
        self._fold()  # so that no chunk goes out that was withdrawn
        self._chunks.want(message.chunks)
        return self._state

    def _on_chunk(self, message: m.Chunk) -> State:
        self._chunks.chunk(message.key, message.raw)
        return self._state

    def _on_beat(self, _: m.Beat) -> State:
        return self._state

    # -- refusing

    def _refuse(self, problem: KodesporError) -> None:
        self._state, self.problem = State.OVER, problem
        self._out.append(m.write_refusal(problem))

    def _on_refused(self, message: m.Refusal) -> State:
        self.problem = Refused("peer-refused", reason=message.reason)
        return State.OVER


def _pieces(raws: list[bytes]) -> Iterator[list[bytes]]:
    """The same in parts that each fit a message well."""
    part: list[bytes] = []
    for raw in raws:
        if part and (len(part) >= GRANTS_MESSAGE_MAX or sum(map(len, part)) + len(raw) > PIECE_BYTES):
            yield part
            part = []
        part.append(raw)
    if part:
        yield part

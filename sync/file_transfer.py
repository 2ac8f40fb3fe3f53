"""The last part of a conversation: the sealed bytes of attached files, after all events.

Each side says which chunks it has (HAVE), the other asks for some that it lacks (WANT), gets just so many (CHUNK), and
asks for nothing (an empty WANT) when it has all it wants.
"""

from collections import deque
from collections.abc import Callable

from core.errors import Rejected
from core.ids import Id
from core.limits import CHUNKS_IN_FLIGHT_MAX, HAVE_MAX
from core.sealing.crypto import digest
from sync.messages import Kind, write, write_have
from sync.replica import Replica

Say = Callable[[bytes], None]
"""Takes a message that is to be sent."""


class ChunkExchange:
    """One side of the exchange of chunks. `received` counts those that were new here."""

    def __init__(self, replica: Replica, say: Say) -> None:
        self._replica, self._say = replica, say
        self._offered: list[bytes] | None = None
        self._is_listed = True
        self._undrained = 0
        self._asked: set[bytes] = set()
        self._to_ask: deque[bytes] = deque()
        self._outstanding = 0
        self._found: set[bytes] = set()
        self._is_served = self._serves = False
        self._known_state = replica.log.chunk_changes.count()
        self.received = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is under way."""
        return self._is_served and not self._serves

    def skip(self) -> None:
        """Ends the exchange at once, because both sides have the same chunks."""
        self._is_served = True

    def begin(self) -> None:
        """Tells the peer which chunks are here, so that it can ask for what it lacks."""
        self._known_state = self._replica.log.chunk_changes.count()
        self._serves = True
        self._say(write_have(sorted(self._replica.log.chunks())[:HAVE_MAX]))

    def begin_again(self) -> None:
        """Tells it once more, in a conversation that stays open, and asks for what is wanted here since: of what the
        peer offered, or, where it never had to tell what it has, of each file that is wanted."""
        self.begin()
        self._ask_for_more()

    def has_news(self) -> bool:
        """Whether chunks came or went since this side said what it has."""
        return self._replica.log.chunk_changes.count() != self._known_state

    def look_again(self) -> None:
        """Asks again for chunks that the peer offered, since events that came meanwhile may name them."""
        if self._is_served and self._offered is not None:
            self._ask_for_more()

    def _ask_for_more(self) -> None:
        if self._look():
            self._is_served = False
            self._ask()

    def have(self, offered: tuple[bytes, ...], is_last: bool) -> None:
        """Takes a part of the list of chunks that the peer has. Raises Rejected where there is no end to it."""
        if self._is_listed or self._offered is None:
            self._offered = []
        self._offered += offered
        self._is_listed = is_last
        if len(self._offered) > HAVE_MAX:
            raise Rejected("peer-says-too-much")
        if not is_last:
            return
        self._asked.clear()
        self._is_served = False
        self._look()
        if not self._outstanding:
            self._ask()

    def want(self, asked: tuple[bytes, ...]) -> None:
        """Sends the chunks that the peer asks for; an empty request says that it wants no more. Raises Rejected where
        it asks for more before it took what it had asked for."""
        self._undrained += len(asked)
        if self._undrained > CHUNKS_IN_FLIGHT_MAX:
            raise Rejected("peer-asks-too-much")
        self._serves = bool(asked)
        for each in asked:
            stored = self._replica.log.chunk(each)
            self._say(write(Kind.CHUNK, *(stored or (b"", b""))))  # gone meanwhile

    def note_drained(self) -> None:
        """What was to be sent is on its way."""
        self._undrained = 0

    def chunk(self, key: bytes, raw: bytes) -> None:
        """Takes a chunk. Raises Rejected where this side did not ask for it."""
        if not self._outstanding:
            raise Rejected("peer-sends-unasked")
        self._outstanding -= 1
        is_new = raw != b"" and self._replica.take_chunk(Id(key), raw)
        if is_new:
            self.received += 1
            self._known_state += 1  # and what else came or was asked for here meanwhile stays news
            self._asked.discard(digest(raw))  # it may be removed here, and wanted once more
        if self._offered is None and raw and key not in self._found:  # who has one piece may have the file
            self._found.add(key)
            self._to_ask += (each for each in self._replica.wants(None, Id(key)) if each not in self._asked)
        if not self._outstanding:
            self._ask()

    def _look(self) -> bool:
        """Finds what is wanted of all that the peer offered, or, where it told of nothing, a piece of each file that is
        wanted; whether that is anything."""
        self._found.clear()
        self._to_ask = deque(each for each in self._replica.wants(self._offered) if each not in self._asked)
        return bool(self._to_ask)

    def _ask(self) -> None:
        """Asks for the next ones. Some may have come another way meanwhile, or have been withdrawn."""
        wanted: list[bytes] = []
        while self._to_ask and not wanted:
            some = [self._to_ask.popleft() for _ in range(min(CHUNKS_IN_FLIGHT_MAX, len(self._to_ask)))]
            wanted = self._replica.wants(some)
        self._asked.update(wanted)  # none twice: it may be gone there, or not be taken here
        self._outstanding = len(wanted)
        self._is_served = not wanted
        self._say(write(Kind.WANT, wanted))

"""Carries a session over a pipe (asyncio): reads and writes at once, and passes on what comes to the log meanwhile.

A network that is cut tells nobody. So a conversation that makes no progress is given up, and whoever carries it begins
another: where something is due, after SILENCE_SECONDS in which nothing came; where nothing is, both say all the same
that they are still there (`beats`).
"""

import asyncio
from typing import Any, NamedTuple, Protocol

from core.errors import KodesporError, Refused
from sync.session import Session

READ_BYTES = 1 << 19
SILENCE_SECONDS = 30.0
"""After so long a silence while something is due, this side ends the conversation; the next one goes on from there."""
BEAT_SECONDS = 8.0
"""So often a side of an open conversation says that it is still there: three may get lost before the other gives up."""
PIECE_BYTES = 64 * 1024
"""So much a network takes within SILENCE_SECONDS, or is no network: 2 kB/s."""
WAITING_BYTES_MAX = 4 * 1024 * 1024
"""With so much to send that was not taken yet, nothing more is read: who asks and never takes fills no memory."""
LOOK_SECONDS = 0.05
"""How often an open conversation looks whether something came to the log: one small query."""


class Outcome(NamedTuple):
    """What a conversation did; `problem` is None where it went well."""

    sent: int
    received: int
    problem: KodesporError | None


class Pipe(Protocol):
    """Bytes both ways. Reading and writing raise OSError or TimeoutError where the connection fails."""

    is_duplex: bool
    """Whether one may read while something is still being written, before both have everything."""

    async def read(self) -> bytes:
        """What came; nothing where the other side has ended it."""

    async def write(self, data: bytes) -> None:
        """Sends; waits while the other side cannot take more."""

    async def close(self) -> None:
        """Ends it."""


class StreamPipe:
    """A socket."""

    is_duplex = True

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self) -> bytes:
        """What came."""
        return await self._reader.read(READ_BYTES)

    async def write(self, data: bytes) -> None:
        """Sends. Raises TimeoutError where a piece is not taken in time."""
        for start in range(0, len(data), PIECE_BYTES):
            self._writer.write(data[start : start + PIECE_BYTES])
            await asyncio.wait_for(self._writer.drain(), SILENCE_SECONDS)

    async def close(self) -> None:
        """Ends it."""
        self._writer.close()


def cut() -> Refused:
    """What is said where a connection ended before the conversation."""
    return Refused("connection-cut")


async def run_session(session: Session, pipe: Pipe, stop: asyncio.Event | None = None, beats: bool = False) -> Outcome:
    """Talks until both have everything; with `stop`, goes on with what comes until that is set. With `beats` an open
    conversation in which the peer falls silent is over as well."""
    problem: KodesporError | None = None
    talk = _Talk(session, pipe, stop, beats)
    try:
        await talk.run()
    except (TimeoutError, OSError):
        if stop is None or not talk.was_settled:  # what was on its way goes in the next conversation
            problem = cut()
    finally:
        talk.end()
        session.rest()
        await pipe.close()
    return Outcome(session.sent, session.received, session.problem or problem)


class _Talk:
    """The course of one conversation."""

    def __init__(self, session: Session, pipe: Pipe, stop: asyncio.Event | None, beats: bool) -> None:
        self._session, self._pipe, self._stop, self._beats = session, pipe, stop, beats
        self._reading: asyncio.Future[bytes] | None = None
        self._writing: asyncio.Future[None] | None = None
        self._stopping: asyncio.Future[Any] | None = asyncio.ensure_future(stop.wait()) if stop is not None else None
        self._heard = self._said = self._now()
        self.was_settled = False

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()

    def end(self) -> None:
        """Lets go of what it waits for."""
        for each in (self._reading, self._writing, self._stopping):
            if each is not None:
                each.cancel()

    async def run(self) -> None:
        """Until it is over. Raises OSError or TimeoutError where the connection fails or makes no progress."""
        while True:
            self._write()
            self.was_settled |= self._session.is_settled
            is_open = self.was_settled and self._stop is not None
            if self._writing is None and (self._session.problem or (self.was_settled and not is_open)):
                return
            await self._wait(is_open)
            if self._stopping is not None and self._stopping.done():
                return
            self._take_writing()
            if not self._session.problem and self._has_ended(is_open):
                if is_open:
                    return
                raise ConnectionResetError
            if is_open:
                self._pass_on_news()

    def _write(self) -> None:
        if self._writing is None and self._session.has_out():
            data = self._session.drain()
            self._said = self._now()
            self._writing = asyncio.ensure_future(self._pipe.write(data))

    def _take_writing(self) -> None:
        if self._writing is not None and self._writing.done():
            self._writing.result()
            self._writing = None
            if not self.was_settled:
                self._heard = self._now()  # what was taken is progress, where the answer is still to come

    async def _wait(self, is_open: bool) -> None:
        """Until something comes or was taken. Raises TimeoutError after a long silence (writing has its own limit)."""
        if self._reading is None and self._may_read(is_open):
            self._reading = asyncio.ensure_future(self._pipe.read())
        reading = self._reading if not self._session.problem else None
        futures = {each for each in (reading, self._writing, self._stopping) if each is not None}
        is_silence_bad = self._beats if is_open else self._writing is None
        left = self._heard + SILENCE_SECONDS - self._now() if is_silence_bad else SILENCE_SECONDS
        seconds = min(left, LOOK_SECONDS) if is_open else left
        done, _ = await asyncio.wait(futures, timeout=max(0.0, seconds), return_when=asyncio.FIRST_COMPLETED)
        if not done and is_silence_bad and self._now() >= self._heard + SILENCE_SECONDS:
            raise TimeoutError

    def _may_read(self, is_open: bool) -> bool:
        if self._writing is not None and not is_open and not self._pipe.is_duplex:
            return False
        return not self._session.problem and self._session.waiting_bytes() < WAITING_BYTES_MAX

    def _has_ended(self, is_open: bool) -> bool:
        """Takes in what came; whether the peer has ended the connection. Where nothing comes in an open conversation,
        what did before is folded."""
        if self._reading is None or not self._reading.done():
            if is_open:
                self._session.rest()
            return False
        data, self._reading = self._reading.result(), None
        if data:
            self._session.receive(data)
            self._heard = self._now()
        return not data

    def _pass_on_news(self) -> None:
        if self._session.has_news():
            self._session.push_new()
        if self._beats and self._writing is None and self._now() >= self._said + BEAT_SECONDS:
            self._session.beat()

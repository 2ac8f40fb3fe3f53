"""Carries a session over a pipe (asyncio): reads, writes, and passes on what comes to the log meanwhile."""

import asyncio
import contextlib
from typing import Any, NamedTuple, Protocol

from core.errors import KodesporError, Refused
from sync.session import Session

READ_BYTES = 1 << 19
SILENCE_SECONDS = 30.0
"""After so long a silence while something is due, this side ends the conversation; the next one goes on from there."""
LOOK_SECONDS = 0.05
"""How often an open conversation looks whether something came to the log: one small query."""


class Outcome(NamedTuple):
    """What a conversation did; `problem` is None where it went well."""

    sent: int
    received: int
    problem: KodesporError | None


class Pipe(Protocol):
    """Bytes both ways. Reading and writing raise OSError or TimeoutError where the connection fails."""

    async def read(self) -> bytes:
        """What came; nothing where the other side has ended it."""

    async def write(self, data: bytes) -> None:
        """Sends; waits while the other side cannot take more."""

    async def close(self) -> None:
        """Ends it."""


class StreamPipe:
    """A socket."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self) -> bytes:
        """What came."""
        return await self._reader.read(READ_BYTES)

    async def write(self, data: bytes) -> None:
        """Sends."""
        self._writer.write(data)
        await self._writer.drain()

    async def close(self) -> None:
        """Ends it."""
        self._writer.close()


def cut() -> Refused:
    """What is said where a connection ended before the conversation."""
    return Refused("connection-cut")


async def run_session(session: Session, pipe: Pipe, stop: asyncio.Event | None = None) -> Outcome:
    """Talks until both have everything; with `stop`, goes on with what comes until that is set."""
    problem: KodesporError | None = None
    try:
        await _until_settled(session, pipe, stop)
        if stop is not None and not session.problem:
            with contextlib.suppress(TimeoutError, OSError):  # what was on its way goes in the next conversation
                await _live(session, pipe, stop)
    except (TimeoutError, OSError):
        problem = cut()
    finally:
        await pipe.close()
    return Outcome(session.sent, session.received, session.problem or problem)


async def _until_settled(session: Session, pipe: Pipe, stop: asyncio.Event | None) -> None:
    stopped: asyncio.Future[Any] | None = asyncio.ensure_future(stop.wait()) if stop is not None else None
    try:
        while not session.is_settled and not session.problem:
            await _flush(session, pipe)
            data = await _read(pipe, stopped)
            if data is None:
                return
            if not data:
                raise ConnectionResetError
            session.receive(data)
        await _flush(session, pipe)
    finally:
        if stopped is not None:
            stopped.cancel()


async def _read(pipe: Pipe, stopped: "asyncio.Future[Any] | None") -> bytes | None:
    """What came; None where this side is to stop meanwhile. Raises TimeoutError after a long silence."""
    reading = asyncio.ensure_future(pipe.read())
    either: set[asyncio.Future[Any]] = {reading} if stopped is None else {reading, stopped}
    try:
        done, _ = await asyncio.wait(either, timeout=SILENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not reading.done():
            reading.cancel()
    if reading in done:
        return reading.result()
    if not done:
        raise TimeoutError
    return None


async def _live(session: Session, pipe: Pipe, stop: asyncio.Event) -> None:
    reading = asyncio.ensure_future(pipe.read())
    try:
        while not stop.is_set() and not session.problem:
            done, _ = await asyncio.wait({reading}, timeout=LOOK_SECONDS)
            if done:
                data = reading.result()
                if not data:
                    return
                session.receive(data)
                reading = asyncio.ensure_future(pipe.read())
            if session.has_news():
                session.push_new()
            await _flush(session, pipe)
    finally:
        reading.cancel()


async def _flush(session: Session, pipe: Pipe) -> None:
    out = session.drain()
    if out:
        await pipe.write(out)

"""Carries a session over a stream (asyncio): reads, writes, and passes on what comes to the log meanwhile."""

import asyncio
from typing import NamedTuple

from sync.session import Session

READ_BYTES = 1 << 16
SILENCE_SECONDS = 30.0
"""A peer that says nothing for so long while something is due is given up; the next conversation goes on from there."""
LOOK_SECONDS = 0.05
"""How often an open conversation looks whether something came to the log: one small query."""


class Outcome(NamedTuple):
    """What a conversation did; `problem` is a sentence, empty where it went well."""

    sent: int
    received: int
    problem: str


async def converse(
    session: Session, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, stop: asyncio.Event | None = None
) -> Outcome:
    """Talks until both have everything; with `stop`, goes on with what comes until that is set."""
    problem = ""
    try:
        await _until_settled(session, reader, writer)
        if stop is not None and not session.problem:
            await _live(session, reader, writer, stop)
    except (TimeoutError, asyncio.IncompleteReadError, OSError):
        problem = "The connection was cut; what had arrived is kept, and the next sync goes on from there."
    finally:
        writer.close()
    return Outcome(session.sent, session.received, session.problem or problem)


async def _until_settled(session: Session, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while not session.is_settled and not session.problem:
        await _flush(session, writer)
        if session.is_settled:
            break
        data = await asyncio.wait_for(reader.read(READ_BYTES), SILENCE_SECONDS)
        if not data:
            raise ConnectionResetError
        session.receive(data)
    await _flush(session, writer)


async def _live(
    session: Session, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, stop: asyncio.Event
) -> None:
    reading = asyncio.ensure_future(reader.read(READ_BYTES))
    try:
        while not stop.is_set() and not session.problem:
            done, _ = await asyncio.wait({reading}, timeout=LOOK_SECONDS)
            if done:
                data = reading.result()
                if not data:
                    return
                session.receive(data)
                reading = asyncio.ensure_future(reader.read(READ_BYTES))
            if session.has_news():
                session.poke()
            await _flush(session, writer)
    finally:
        reading.cancel()


async def _flush(session: Session, writer: asyncio.StreamWriter) -> None:
    out = session.take_out()
    if out:
        writer.write(out)
        await writer.drain()

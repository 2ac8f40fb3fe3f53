"""The same exchange by `pycrdt`, with its own sync messages over the same loopback: `python tests/benchmarks/peer.py`.

100,000 records of a coding's fields in one array; a second document that has nothing; each side in a process of its
own. From the call until every record is readable in Python. Nothing is sealed, signed, chained or kept on a disk there.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from random import Random

from pycrdt import Array, Doc, create_sync_message, handle_sync_message

EVENTS = int(os.environ.get("KODESPOR_EVENTS", "100000"))
HERE, PORT = "127.0.0.1", 8531
RUNS = 3


def filled() -> Doc:
    random = Random(3)
    doc: Doc = Doc()
    doc["codings"] = codings = Array()
    for start in range(0, EVENTS, 1000):  # one transaction for a thousand, which favours it
        with doc.transaction():
            codings.extend(
                {
                    "id": random.randbytes(16).hex(), "source": random.randrange(100), "code": random.randrange(200),
                    "start": start, "end": start + random.randrange(200), "by": "ada", "at": 1_760_000_000_000 + start,
                }
                for _ in range(1000)
            )  # fmt: skip
    return doc


async def send(writer: asyncio.StreamWriter, message: bytes) -> None:
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()


async def receive(reader: asyncio.StreamReader) -> bytes:
    return await reader.readexactly(int.from_bytes(await reader.readexactly(4), "big"))


async def serve() -> None:
    doc = filled()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answer = handle_sync_message((await receive(reader))[1:], doc)
        await send(writer, answer)
        writer.close()

    server = await asyncio.start_server(talk, HERE, PORT, limit=1 << 20)
    print("ready", flush=True)
    await server.serve_forever()


async def fetch() -> float:
    doc: Doc = Doc()
    doc["codings"] = codings = Array()
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection(HERE, PORT, limit=1 << 20)
    await send(writer, create_sync_message(doc))
    handle_sync_message((await receive(reader))[1:], doc)
    readable = codings.to_py()
    took = time.perf_counter() - begun
    writer.close()
    assert readable is not None
    assert len(readable) == EVENTS
    return took


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    serving = subprocess.Popen([sys.executable, __file__, "serve"], stdout=subprocess.PIPE, text=True)
    try:
        assert serving.stdout is not None
        serving.stdout.readline()
        seconds = [asyncio.run(fetch()) for _ in range(RUNS)]
        print({"pycrdt_events_per_s": round(EVENTS / statistics.median(seconds))})
    finally:
        serving.terminate()
        serving.wait(20)

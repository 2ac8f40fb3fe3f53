"""Work beside other work: in a thread where there are threads, at once where there are none (Python in a browser)."""

import asyncio
import sys
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")

HAS_THREADS = sys.platform != "emscripten"


def begin(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begins the work. What is given back waits for its end, and gives its result or raises what it raised."""
    if not HAS_THREADS:
        return work
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as problem:
            failed.append(problem)

    def wait() -> Result:
        thread.join()
        if failed:
            raise failed[0]
        return done[0]

    thread = Thread(target=run)
    thread.start()
    return wait


async def in_background(work: Callable[[], Result]) -> Result:
    """The result of the work, while the screen goes on being answered where there are threads."""
    if HAS_THREADS:
        return await asyncio.to_thread(work)
    await asyncio.sleep(0)  # what was changed on the screen is sent first
    return work()

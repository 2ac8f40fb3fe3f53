"""How fast the relay takes what one device sends."""

import asyncio
import time


class RateLimiter:
    """Takes no more than so many bytes a second; who sends faster is read later."""

    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._free = float(4 * per_second)
        self._at = time.monotonic()

    async def spend(self, count: int) -> None:
        """So many bytes came."""
        now = time.monotonic()
        self._free = min(4.0 * self._per_second, self._free + (now - self._at) * self._per_second) - count
        self._at = now
        if self._free < 0:
            await asyncio.sleep(-self._free / self._per_second)

"""Whom to call in a local network, and when: a rule without a socket, so that it can be tried with any clock.

Each device announces, and each looks. Of two that hear each other, one calls at once; the other waits for that, and
calls itself where nothing comes of it: announcements and calls get lost in one direction and not in the other. Nobody
calls a device that it talks to already. A peer that does not answer is asked less often, one that had anything to
say at once, and one that was not heard of for long no more, until it announces again.
"""

from typing import NamedTuple

from core.ids import Id

PATIENCE_SECONDS = (10.0, 3.0)
"""So long the one of two whose turn it is not waits for the other's call; the second where it looks around once."""
REDIAL_SECONDS = (1.0, 15.0)
"""The pause before another call, the first and the longest. A call in a local network costs little, and whoever comes
back into it should not wait."""
GONE_SECONDS = 600.0
"""After so long without an answer a peer that was found is forgotten; it is found again when it comes back."""
LOOK_AGAIN_SECONDS = (10.0, 60.0)
"""How long one round of announcing and asking lasts, the first and the longest. Discovery asks a few times, then waits
for somebody to say something, so whoever was not heard then would never be found."""


class Place(NamedTuple):
    """Where a peer said it can be reached; its device where that is known."""

    hosts: list[str]
    port: int
    device: Id | None = None


class Peer:
    """One that was found or named: when to call it. Times are in seconds, by any clock that does not go back."""

    def __init__(self, place: Place, patience: float, is_named: bool, now: float) -> None:
        """`patience`: so many seconds it may call first. `is_named`: somebody typed the address, so it is called for
        ever."""
        self.place = place
        self._is_named = is_named
        self._pause = REDIAL_SECONDS[0]
        self._patience = patience
        self._heard = now
        self._next = now + self._patience

    def found(self, place: Place, now: float) -> None:
        """It announces, perhaps from another place; then it is called soon."""
        if place != self.place:
            self.place = place
            self._pause = REDIAL_SECONDS[0]
            self._next = min(self._next, now + self._patience)
        self._heard = now

    def talked(self, has_problem: bool, has_moved: bool, now: float) -> None:
        """A conversation is over, or a call was not answered. `has_moved`: something came of it."""
        if has_moved or not has_problem:
            self._heard = now
            self._pause = REDIAL_SECONDS[0]
        else:
            self._pause = min(2 * self._pause, REDIAL_SECONDS[1])
        self._next = now + max(self._pause, self._patience)

    def is_busy(self, now: float) -> None:
        """There is a conversation with its device, whoever called."""
        self._heard = now
        self._next = now + max(REDIAL_SECONDS[0], self._patience)

    def is_gone(self, now: float) -> bool:
        """Whether nothing was heard of it for so long that it is no longer called."""
        return not self._is_named and now - self._heard > GONE_SECONDS

    def seconds_left(self, now: float) -> float:
        """Until it is to be called; 0 for now."""
        return max(0.0, self._next - now)

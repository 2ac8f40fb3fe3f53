"""A wire between two sessions, in memory: cut into pieces of any length, and cut off anywhere."""

from collections.abc import Callable

from sync.session import Session


class Wire:
    """Carries bytes both ways until nobody has anything to say. `bytes` and `messages` count what went over."""

    def __init__(self, caller: Session, callee: Session, piece: Callable[[], int] = lambda: 1 << 20) -> None:
        self.sides = (caller, callee)
        self._pending = [bytearray(), bytearray()]
        self._piece = piece
        self.bytes = 0
        self.flights = 0

    def run(self, most: int | None = None) -> bool:
        """Until both are silent, or so many bytes went over; whether they fell silent."""
        quiet = False
        while not quiet:
            quiet = True
            for n, side in enumerate(self.sides):
                said = side.drain()
                self.flights += bool(said)
                self._pending[n] += said
                if self._pending[n]:
                    quiet = False
                    length = self._piece()
                    if most is not None:
                        length = min(length, most - self.bytes)
                    piece = bytes(self._pending[n][:length])
                    del self._pending[n][:length]
                    self.bytes += len(piece)
                    self.sides[1 - n].receive(piece)
                    if most is not None and self.bytes >= most:
                        return False
        return True


def talk(one, other, piece: Callable[[], int] = lambda: 1 << 20) -> tuple[Session, Session, Wire]:
    """One whole conversation between two projects."""
    caller, callee = Session(one, True), Session(other, False)
    wire = Wire(caller, callee, piece)
    wire.run()
    return caller, callee, wire

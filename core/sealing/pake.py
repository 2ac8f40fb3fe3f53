"""Makes a strong key of a short password that two sides share: SPAKE2 over Ed25519, by the library `spake2`.

Whoever does not know the password learns nothing by which to try passwords offline: one exchange tests one guess. The
library is pure Python; docs/decisions/0029-spake2-stays.md says why that is enough here. Only this file uses it.
"""

from core.errors import BadSeal
from core.ids import Entropy
from core.libraries import needs

with needs("spake2"):
    from spake2 import SPAKE2_A, SPAKE2_B, SPAKEError
    from spake2.ed25519_basic import NotOnCurve

HALF_BYTES = 33
"""A letter for the side, and a point of the curve."""


class KeyExchange:
    """One side of one exchange; each side makes its half once and takes the other's half once."""

    def __init__(self, password: bytes, guest: bytes, host: bytes, is_guest: bool, entropy: Entropy) -> None:
        side = SPAKE2_A if is_guest else SPAKE2_B
        self._spake = side(password, guest, host, entropy_f=entropy)

    def half(self) -> bytes:
        """What the other side needs, 33 bytes."""
        return bytes(self._spake.start())

    def key(self, half: bytes) -> bytes:
        """The key, 32 bytes: the same on both sides if their passwords are. Raises BadSeal where this is no half."""
        if len(half) != HALF_BYTES:
            raise BadSeal
        try:
            return bytes(self._spake.finish(half))
        except (SPAKEError, NotOnCurve, ValueError) as problem:  # so the library refuses a point that is no good
            raise BadSeal from problem

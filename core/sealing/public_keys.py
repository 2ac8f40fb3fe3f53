"""Whether bytes are a public key at all: points of small order, other spellings of a point, and malformed keys are not.

A signature key of small order lets anybody sign anything in its name; a key for receiving of small order makes public
whatever is sent to it. A key that can be spelt in two ways gives one device two ids. So all of these are refused where
they first appear: in a request, in an admission (by the command and by the fold), and where devices are listed.

The points: the eight of small order on edwards25519 (RFC 8032; Chalkias, Garillot, Nikolaenko, “Taming the many
EdDSAs”, 2020, table 1, whose vectors are in tests/vectors/known), and the coordinates of small order of curve25519 and
its twist (RFC 7748, section 6.1; D. J. Bernstein, “Curve25519: high-speed elliptic-curve cryptography”, 2006).
For ML-KEM-768: FIPS 203, section 7.2, “modulus check”.
"""

from functools import lru_cache

KEY_BYTES = 32
MLKEM_BYTES = 1184
HYBRID_BOX_BYTES = KEY_BYTES + MLKEM_BYTES + KEY_BYTES
"""X25519, then ML-KEM-768 and the X25519 that belongs to it (draft-ietf-hpke-pq)."""

P = 2**255 - 19
_D = -121665 * pow(121666, -1, P) % P
_MLKEM_Q, _MLKEM_COEFFICIENT_BYTES = 3329, 1152

SMALL_ORDER_Y = frozenset(
    int.from_bytes(bytes.fromhex(y), "little")
    for y in (
        "0100000000000000000000000000000000000000000000000000000000000000",  # order 1
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  # order 2
        "0000000000000000000000000000000000000000000000000000000000000000",  # order 4, both signs
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",  # order 8, both signs
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",  # order 8, both signs
    )
)
"""The y of every point of small order on edwards25519."""

SMALL_ORDER_U = frozenset(
    int.from_bytes(bytes.fromhex(u), "little")
    for u in (
        "0000000000000000000000000000000000000000000000000000000000000000",  # order 2, and 4 on the twist
        "0100000000000000000000000000000000000000000000000000000000000000",  # order 4
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  # order 4 on the twist
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",  # order 8
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",  # order 8
    )
)
"""The coordinates u of small order on curve25519 and its twist; p and p + 1, other spellings of 0 and 1, are refused
with all numbers from the prime on."""


@lru_cache(maxsize=4096)
def is_signing_key(key: bytes) -> bool:
    """Whether these are the bytes of an Ed25519 public key: in its only spelling, on the curve, not of small order."""
    if len(key) != KEY_BYTES:
        return False
    number = int.from_bytes(key, "little")
    y = number & (1 << 255) - 1
    return y < P and y not in SMALL_ORDER_Y and _is_on_curve(y)


@lru_cache(maxsize=1024)
def is_box(box: bytes) -> bool:
    """Whether these are public keys for receiving: X25519 alone, or with the hybrid one behind it."""
    if len(box) == HYBRID_BOX_BYTES:
        first, mlkem, second = box[:KEY_BYTES], box[KEY_BYTES:-KEY_BYTES], box[-KEY_BYTES:]
        return first != second and _is_x25519(first) and _is_x25519(second) and _is_mlkem(mlkem)
    return _is_x25519(box)


def _is_x25519(key: bytes) -> bool:
    u = int.from_bytes(key, "little")
    return len(key) == KEY_BYTES and u < P and u not in SMALL_ORDER_U


def _is_on_curve(y: int) -> bool:
    """Whether x² = (y² − 1) / (d·y² + 1) has a solution."""
    square = (y * y - 1) * pow(_D * y * y + 1, -1, P) % P
    return pow(square, (P - 1) // 2, P) in (0, 1)


def _is_mlkem(key: bytes) -> bool:
    """Whether every coefficient, twelve bits, is below q."""
    packed = int.from_bytes(key[:_MLKEM_COEFFICIENT_BYTES], "little")
    return len(key) == MLKEM_BYTES and all(
        (packed >> shift & 0xFFF) < _MLKEM_Q for shift in range(0, 8 * _MLKEM_COEFFICIENT_BYTES, 12)
    )

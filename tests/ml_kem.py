"""ML-KEM-768 encapsulation (FIPS 203) with randomness of one's own, for simulated worlds alone.

The library draws its own. Nothing here runs in constant time; it is held against Wycheproof's vectors in
tests/vectors/test_known_answers.py. Names are the standard's.
"""

import hashlib
from functools import cache

Q, N, K, ETA, DU, DV = 3329, 256, 3, 2, 10, 4
EK_BYTES = 384 * K + 32
_ZETA = [pow(17, int(f"{n:07b}"[::-1], 2), Q) for n in range(128)]
_GAMMA = [pow(17, 2 * int(f"{n:07b}"[::-1], 2) + 1, Q) for n in range(128)]

Poly = list[int]


def encapsulate(ek: bytes, m: bytes) -> tuple[bytes, bytes]:
    """The shared secret and the ciphertext. Raises ValueError for a key of another length or not reduced."""
    if len(ek) != EK_BYTES:
        raise ValueError("length of the key")
    secret, r = _halves(hashlib.sha3_512(m + hashlib.sha3_256(ek).digest()).digest())
    return secret, _encrypt(ek, m, r)


def _halves(both: bytes) -> tuple[bytes, bytes]:
    return both[:32], both[32:]


def _encrypt(ek: bytes, m: bytes, r: bytes) -> bytes:
    """Algorithm 14."""
    t_hat, a_hat = _opened_key(ek)
    noise = [_cbd(hashlib.shake_256(r + bytes([n])).digest(64 * ETA)) for n in range(2 * K + 1)]
    y_hat = [_ntt(each) for each in noise[:K]]
    u = [_plus(_inverse(_dot([a_hat[j][i] for j in range(K)], y_hat)), noise[K + i]) for i in range(K)]
    mu = [(Q + 1) // 2 * bit for bit in _decoded(m, 1)]
    v = _plus(_plus(_inverse(_dot(t_hat, y_hat)), noise[2 * K]), mu)
    return b"".join(_encoded(_compressed(each, DU), DU) for each in u) + _encoded(_compressed(v, DV), DV)


@cache
def _opened_key(ek: bytes) -> tuple[list[Poly], list[list[Poly]]]:
    t_hat = [_decoded(ek[384 * n : 384 * (n + 1)], 12) for n in range(K)]
    if any(each >= Q for poly in t_hat for each in poly):
        raise ValueError("key is not reduced")
    rho = ek[-32:]
    return t_hat, [[_sample(rho + bytes([j, i])) for j in range(K)] for i in range(K)]


def _sample(seed: bytes) -> Poly:
    """Algorithm 7."""
    out: Poly = []
    stream = hashlib.shake_128(seed).digest(2000)
    for at in range(0, len(stream) - 2, 3):
        one, two, three = stream[at : at + 3]
        for each in (one + 256 * (two % 16), two // 16 + 16 * three):
            if each < Q and len(out) < N:
                out.append(each)
    return out


def _cbd(data: bytes) -> Poly:
    """Algorithm 8 with eta = 2: four bits a number."""
    nibbles = [half for byte in data for half in (byte & 15, byte >> 4)]
    return [((each & 1) + (each >> 1 & 1) - (each >> 2 & 1) - (each >> 3)) % Q for each in nibbles]


def _ntt(poly: Poly) -> Poly:
    """Algorithm 9."""
    f, n, length = list(poly), 1, 128
    while length >= 2:
        for start in range(0, N, 2 * length):
            zeta = _ZETA[n]
            n += 1
            for j in range(start, start + length):
                t = zeta * f[j + length] % Q
                f[j + length] = (f[j] - t) % Q
                f[j] = (f[j] + t) % Q
        length //= 2
    return f


def _inverse(poly: Poly) -> Poly:
    """Algorithm 10."""
    f, n, length = list(poly), 127, 2
    while length <= 128:
        for start in range(0, N, 2 * length):
            zeta = _ZETA[n]
            n -= 1
            for j in range(start, start + length):
                t = f[j]
                f[j] = (t + f[j + length]) % Q
                f[j + length] = zeta * (f[j + length] - t) % Q
        length *= 2
    return [each * 3303 % Q for each in f]


def _dot(left: list[Poly], right: list[Poly]) -> Poly:
    """Algorithms 11 and 12: the sum of the products, in the transformed domain."""
    out = [0] * N
    for f, g in zip(left, right, strict=True):
        for n in range(128):
            a0, a1, b0, b1 = f[2 * n], f[2 * n + 1], g[2 * n], g[2 * n + 1]
            out[2 * n] += a0 * b0 + a1 * b1 % Q * _GAMMA[n]
            out[2 * n + 1] += a0 * b1 + a1 * b0
    return [each % Q for each in out]


def _plus(left: Poly, right: Poly) -> Poly:
    return [(one + other) % Q for one, other in zip(left, right, strict=True)]


def _compressed(poly: Poly, bits: int) -> Poly:
    return [((each << bits) + Q // 2) // Q % (1 << bits) for each in poly]


def _encoded(poly: Poly, bits: int) -> bytes:
    whole = sum(each << bits * n for n, each in enumerate(poly))
    return whole.to_bytes(N * bits // 8, "little")


def _decoded(data: bytes, bits: int) -> Poly:
    whole = int.from_bytes(data, "little")
    return [whole >> bits * n & (1 << bits) - 1 for n in range(N)]

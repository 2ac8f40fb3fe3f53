"""HPKE in base mode (RFC 9180, draft-ietf-hpke-pq) with randomness of one's own, for worlds that can be had again.

The library draws its own randomness, and rightly: whoever chooses an ephemeral key twice gives both messages away. Only
tests may do that. Everything here is an own reading of the texts, held against their vectors in tests/unit/test_hpke.py
and tests/vectors/test_known_answers.py.
"""

import hashlib
import hmac
from collections.abc import Callable
from contextlib import contextmanager
from typing import NamedTuple
from unittest import mock

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from core.sealing import crypto
from tests import ml_kem


class Aead(NamedTuple):
    """A cipher by its number in the RFC, the bytes of its key, and who computes it."""

    number: int
    key_bytes: int
    cipher: type[AESGCM] | type[ChaCha20Poly1305]


class Made(NamedTuple):
    """What both sides compute on the way; the RFC's vectors state each."""

    shared_secret: bytes
    key: bytes
    base_nonce: bytes


AES_128, AES_256, CHACHA20 = Aead(1, 16, AESGCM), Aead(2, 32, AESGCM), Aead(3, 32, ChaCha20Poly1305)
X25519_KEM, HYBRID_KEM = 0x20, 0x647A


def seal(recipient: bytes, plaintext: bytes, info: bytes, ephemeral: bytes, aad: bytes = b"", aead=AES_256) -> bytes:
    """The encapsulated key, then the first ciphertext to an X25519 key."""
    own = X25519PrivateKey.from_private_bytes(ephemeral)
    enc = own.public_key().public_bytes_raw()
    dh = own.exchange(X25519PublicKey.from_public_bytes(recipient))
    made = scheduled(X25519_KEM, kem_secret(dh, enc + recipient), info, aead)
    return enc + aead.cipher(made.key).encrypt(made.base_nonce, plaintext, aad)


def opened(private: bytes, sealed: bytes, info: bytes, aad: bytes = b"", aead=AES_256) -> tuple[Made, bytes]:
    """The reverse, and what was computed on the way."""
    enc, ciphertext = sealed[:32], sealed[32:]
    own = X25519PrivateKey.from_private_bytes(private)
    dh = own.exchange(X25519PublicKey.from_public_bytes(enc))
    made = scheduled(X25519_KEM, kem_secret(dh, enc + own.public_key().public_bytes_raw()), info, aead)
    return made, aead.cipher(made.key).decrypt(made.base_nonce, ciphertext, aad)


def seal_hybrid(recipient: bytes, plaintext: bytes, info: bytes, drawn: bytes, aad: bytes = b"", aead=AES_256) -> bytes:
    """The same to a key of MLKEM768-X25519 (1184 and 32 bytes) with 64 bytes of randomness."""
    post_quantum, curve = recipient[: ml_kem.EK_BYTES], recipient[ml_kem.EK_BYTES :]
    first, ciphertext = ml_kem.encapsulate(post_quantum, drawn[:32])
    own = X25519PrivateKey.from_private_bytes(drawn[32:])
    second, public = own.exchange(X25519PublicKey.from_public_bytes(curve)), own.public_key().public_bytes_raw()
    secret = hashlib.sha3_256(first + second + public + curve + b"\\.//^\\").digest()
    made = scheduled(HYBRID_KEM, secret, info, aead)
    return ciphertext + public + aead.cipher(made.key).encrypt(made.base_nonce, plaintext, aad)


def hybrid_private(seed: bytes) -> bytes:
    """A private key of MLKEM768-X25519 as its parts: 64 bytes of seed for ML-KEM, then the X25519 key."""
    return hashlib.shake_256(seed).digest(96)


def expand(key: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand (RFC 5869) with SHA-256."""
    out = block = b""
    for number in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + info + bytes([number]), "sha256")
        out += block
    return out[:length]


def extract(salt: bytes, key: bytes) -> bytes:
    """HKDF-Extract (RFC 5869) with SHA-256."""
    return hmac.digest(salt or bytes(32), key, "sha256")


def kem_secret(dh: bytes, context: bytes) -> bytes:
    """RFC 9180, section 4.1: the shared secret of a Diffie-Hellman value and both public keys."""
    suite = b"KEM" + X25519_KEM.to_bytes(2, "big")
    return _expand(_extract(b"", suite, b"eae_prk", dh), suite, b"shared_secret", context, 32)


def scheduled(kem: int, shared_secret: bytes, info: bytes, aead: Aead) -> Made:
    """RFC 9180, section 5.1, base mode with HKDF-SHA256."""
    suite = b"HPKE" + b"".join(each.to_bytes(2, "big") for each in (kem, 1, aead.number))
    context = b"\0" + _extract(b"", suite, b"psk_id_hash", b"") + _extract(b"", suite, b"info_hash", info)
    secret = _extract(shared_secret, suite, b"secret", b"")
    key = _expand(secret, suite, b"key", context, aead.key_bytes)
    return Made(shared_secret, key, _expand(secret, suite, b"base_nonce", context, 12))


def _extract(salt: bytes, suite: bytes, label: bytes, key: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + suite + label + key)


def _expand(key: bytes, suite: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(key, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)


@contextmanager
def sealing_by(entropy: Callable[[int], bytes], hybrid: bool = False):
    """While it lasts, keys are wrapped with randomness that `entropy` gives; devices have hybrid box keys or not."""

    def wrap(recipient: bytes, plaintext: bytes, info: bytes) -> bytes:
        if len(recipient) > crypto.X25519_BYTES:
            return seal_hybrid(recipient, plaintext, info, entropy(64))
        return seal(recipient, plaintext, info, entropy(32))

    with mock.patch.object(crypto, "wrap", wrap), mock.patch.object(crypto, "has_hybrid", return_value=hybrid):
        yield

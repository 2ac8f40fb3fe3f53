"""Wrapping a key is HPKE as RFC 9180 describes it: an own reading of the RFC, held against its vector, opens it."""

import hmac
import os

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.sealing import crypto

AES_128, AES_256 = (1, 16), (2, 32)


def _extract(salt: bytes, suite: bytes, label: bytes, key: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + key, "sha256")


def _expand(key: bytes, suite: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    out = block = b""
    for number in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + labelled + bytes([number]), "sha256")
        out += block
    return out[:length]


def opened(private: bytes, sealed: bytes, info: bytes, aad: bytes, aead: tuple[int, int]) -> tuple[bytes, bytes]:
    """RFC 9180, sections 4.1, 5.1 and 5.2: the shared secret and the plaintext of the first message, base mode."""
    enc, ciphertext = sealed[:32], sealed[32:]
    own = X25519PrivateKey.from_private_bytes(private)
    kem = b"KEM" + (32).to_bytes(2, "big")
    dh = own.exchange(X25519PublicKey.from_public_bytes(enc))
    prk = _extract(b"", kem, b"eae_prk", dh)
    secret = _expand(prk, kem, b"shared_secret", enc + own.public_key().public_bytes_raw(), 32)
    number, length = aead
    suite = b"HPKE" + b"".join(each.to_bytes(2, "big") for each in (32, 1, number))
    context = b"\0" + _extract(b"", suite, b"psk_id_hash", b"") + _extract(b"", suite, b"info_hash", info)
    base = _extract(secret, suite, b"secret", b"")
    key = _expand(base, suite, b"key", context, length)
    nonce = _expand(base, suite, b"base_nonce", context, 12)
    return secret, AESGCM(key).decrypt(nonce, ciphertext, aad)


def test_the_reading_of_the_rfc_gives_its_first_vector():
    """RFC 9180, appendix A.1.1, which is with AES-128-GCM."""
    private = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    enc = bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
    ciphertext = bytes.fromhex(
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    )
    secret, plaintext = opened(private, enc + ciphertext, b"Ode on a Grecian Urn", b"Count-0", AES_128)
    assert secret.hex() == "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"
    assert plaintext == b"Beauty is truth, truth beauty"


def test_what_we_wrap_opens_by_that_reading():
    for _ in range(20):
        private, content, info = os.urandom(32), os.urandom(32), os.urandom(40)
        sealed = crypto.wrap(crypto.public_box(private), content, info)
        assert opened(private, sealed, info, b"", AES_256)[1] == content
        assert crypto.unwrap(private, sealed, info) == content

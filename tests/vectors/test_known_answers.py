"""Known answers by others, against the ciphers as the program uses them: Wycheproof, ed25519-speccheck, HPKE's drafts.

What they are, and under which licences: tests/vectors/known/NOTICE.md.
"""

import json
from pathlib import Path

import pytest

from core.errors import BadSeal
from core.sealing import crypto
from tests import ml_kem

KNOWN = Path(__file__).parent / "known"


def vectors(name: str) -> list[tuple[dict, dict]]:
    """Each vector of a Wycheproof file, with its group; every string that is hexadecimal as bytes."""
    groups = json.loads((KNOWN / f"wycheproof_{name}.json").read_text())["testGroups"]
    return [(group, test) for group in groups for test in group["tests"]]


def of(test: dict, *names: str) -> list[bytes]:
    return [bytes.fromhex(test[name]) for name in names]


def wrong(name: str, holds) -> list[tuple[int, str]]:
    """The vectors whose outcome differs from the one that is wanted."""
    return [
        (test["tcId"], test.get("comment", ""))
        for group, test in vectors(name)
        if holds(group, test) != (test["result"] == "valid")
    ]


class Bytes(str):
    """A note whose bytes are these, whatever letters they make."""

    def __new__(cls, content: bytes) -> "Bytes":
        made = super().__new__(cls)
        made.content = content
        return made

    def encode(self, *_) -> bytes:
        return self.content


def test_hmac():
    def holds(group, test):
        key, message, tag = of(test, "key", "msg", "tag")
        return crypto._hmac(key, message, "sha256")[: group["tagSize"] // 8] == tag

    assert wrong("hmac_sha256", holds) == []


def test_hkdf_of_our_reading_of_hpke():
    hpke = pytest.importorskip("tests.hpke")

    def holds(_, test):
        key, salt, info, made = of(test, "ikm", "salt", "info", "okm")
        return test["size"] <= 255 * 32 and hpke.expand(hpke.extract(salt, key), info, test["size"]) == made

    assert wrong("hkdf_sha256", holds) == []


def test_sealing_is_aes_gcm(monkeypatch):
    def holds(_, test):
        key, nonce, aad, message, ciphertext, tag = of(test, "key", "iv", "aad", "msg", "ct", "tag")
        monkeypatch.setattr(crypto, "_NONCE", nonce)
        try:
            opened = crypto.unseal(key, ciphertext + tag, aad)
        except BadSeal:
            return False
        return opened == message and crypto.seal(key, message, aad) == ciphertext + tag

    assert wrong("aes_gcm", holds) == []


def test_signatures_are_ed25519():
    def holds(group, test):
        message, signature = of(test, "msg", "sig")
        public = bytes.fromhex(group["publicKey"]["pk"])
        return crypto.note_signature_holds(public, signature, Bytes(message))

    assert wrong("ed25519", holds) == []


def test_x25519_refuses_or_agrees():
    """Wycheproof calls it acceptable to refuse a small-order or a non-canonical key, never to get another secret."""
    x25519 = pytest.importorskip(
        "cryptography.hazmat.primitives.asymmetric.x25519", reason="noble has vectors of its own"
    )
    for _, test in vectors("x25519"):
        private, public, shared = of(test, "private", "public", "shared")
        try:
            made = x25519.X25519PrivateKey.from_private_bytes(private).exchange(
                x25519.X25519PublicKey.from_public_bytes(public)
            )
        except ValueError:
            assert test["result"] == "acceptable", test["tcId"]
        else:
            assert made == shared, test["tcId"]
            assert shared != bytes(32)


@pytest.mark.parametrize("number", range(12))
def test_ed25519_speccheck(number):
    """Twelve signatures on which implementations differ. The library multiplies without the cofactor and takes neither
    an S that is too large nor an R that is not canonical. A key of small order signs everything; whether the library
    takes it is no matter, since a device that states such a key is refused."""
    case = json.loads((KNOWN / "ed25519_speccheck.json").read_text())[number]
    message, public, signature = of(case, "message", "pub_key", "signature")
    if number not in SMALL_ORDER_KEYS:
        assert crypto.note_signature_holds(public, signature, Bytes(message)) == (number in (2, 3))


SMALL_ORDER_KEYS = (0, 1, 10, 11)


def test_ml_kem_of_simulated_worlds():
    def holds(_, test):
        key, drawn, secret, ciphertext = of(test, "ek", "m", "K", "c")
        try:
            return ml_kem.encapsulate(key, drawn) == (secret, ciphertext)
        except ValueError:
            return False

    assert wrong("mlkem_768_encaps", holds) == []


def test_ml_kem_of_the_library():
    mlkem = library_ml_kem()

    def holds(_, test):
        seed, public, ciphertext, secret = of({"ek": "", **test}, "seed", "ek", "c", "K")
        try:
            private = mlkem.MLKEM768PrivateKey.from_seed_bytes(seed)
            return private.public_key().public_bytes_raw() == public and private.decapsulate(ciphertext) == secret
        except ValueError:
            return False

    assert wrong("mlkem_768", holds) == []


def hybrid_vector() -> dict[str, bytes]:
    vector = json.loads((KNOWN / "hpke_pq.json").read_text())[0]
    named = {**vector, **vector["encryptions"][0]}
    return {name: bytes.fromhex(value) for name, value in named.items() if isinstance(value, str)}


def test_hybrid_hpke_of_simulated_worlds():
    hpke = pytest.importorskip("tests.hpke")
    known = hybrid_vector()
    sealed = hpke.seal_hybrid(known["pkRm"], known["pt"], known["info"], known["ikmE"], known["aad"], hpke.CHACHA20)
    assert sealed == known["enc"] + known["ct"]


def test_hybrid_hpke_of_the_library():
    """The vector has associated data, for which the library has a way of its own tests."""
    mlkem, hpke = library_ml_kem(), pytest.importorskip("tests.hpke")
    from cryptography.hazmat.bindings._rust import openssl
    from cryptography.hazmat.primitives import hpke as library

    known = hybrid_vector()
    suite = library.Suite(library.KEM.MLKEM768_X25519, library.KDF.HKDF_SHA256, library.AEAD.CHACHA20_POLY1305)
    expanded = hpke.hybrid_private(known["skRm"])
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = library.MLKEM768X25519PrivateKey(
        mlkem.MLKEM768PrivateKey.from_seed_bytes(expanded[:64]), X25519PrivateKey.from_private_bytes(expanded[64:])
    )
    opened = openssl.hpke._decrypt_with_aad(suite, known["enc"] + known["ct"], private, known["info"], known["aad"])
    assert opened == known["pt"]


def library_ml_kem():
    """The library's ML-KEM; skips where OpenSSL or the library is too old, as on a phone."""
    try:
        from cryptography.hazmat.primitives.asymmetric import mlkem
        from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey  # noqa: F401

        mlkem.MLKEM768PrivateKey.generate()
    except Exception as problem:
        pytest.skip(f"the library has no ML-KEM: {problem}")
    return mlkem

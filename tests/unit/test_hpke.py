"""Wrapping a key is HPKE as RFC 9180 describes it: an own reading of the RFC, held against its vectors, opens it."""

import json
import os
from pathlib import Path

import pytest

from core.sealing import crypto
from tests.hpke import AES_128, CHACHA20, opened, seal

BASE = json.loads((Path(__file__).parents[1] / "vectors" / "known" / "rfc9180.json").read_text())["vectors"]
AEADS = {aead.number: aead for aead in (AES_128, CHACHA20)}
"""The RFC prints X25519 with these two; AES-256-GCM differs from them in the number and the length of the key alone."""


@pytest.mark.parametrize("vector", BASE, ids=lambda vector: f"aead {vector['aead_id']}")
def test_the_reading_of_the_rfc_gives_its_vectors(vector):
    of = {name: bytes.fromhex(value) for name, value in vector.items() if isinstance(value, str)}
    aead = AEADS[vector["aead_id"]]
    sealed = seal(of["pkRm"], of["pt"], of["info"], of["skEm"], of["aad"], aead)
    assert sealed == of["enc"] + of["ct"]
    made, plaintext = opened(of["skRm"], sealed, of["info"], of["aad"], aead)
    assert (*made, plaintext) == (of["shared_secret"], of["key"], of["base_nonce"], of["pt"])


def x25519_of(seed: bytes) -> bytes:
    """The private X25519 key that follows from the seed of a box key (docs/protocol.md, section 2)."""
    return crypto.message_key(seed, b"kodespor/box-seed/2", b"x25519")


def test_what_we_wrap_opens_by_that_reading():
    for _ in range(20):
        seed, content, info = os.urandom(32), os.urandom(32), os.urandom(40)
        sealed = crypto.wrap(crypto.public_box(seed, hybrid=False), content, info)
        assert opened(x25519_of(seed), sealed, info)[1] == content
        assert crypto.unwrap(seed, sealed, info) == content


def test_what_that_reading_wraps_opens_here():
    for _ in range(20):
        seed, content, info = os.urandom(32), os.urandom(32), os.urandom(40)
        sealed = seal(crypto.public_box(seed, hybrid=False), content, info, os.urandom(32))
        assert crypto.unwrap(seed, sealed, info) == content

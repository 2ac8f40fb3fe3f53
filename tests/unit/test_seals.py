"""Envelopes, boxes, padding, grants and the device file: they open with the right key, and with no other."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadFile, BadSeal, KodesporError, WrongPassphrase
from core.ids import EventId, Id
from core.keys import device_key_file, grants
from core.sealing import crypto, envelope, sealed_text
from core.sealing.crypto import PassphraseCost
from core.sealing.padding import pad, unpad

CHEAP = PassphraseCost(1, 64, 1)
PROJECT = Id(b"p" * 16)


@given(st.binary(max_size=3000))
def test_padding_comes_off_and_hides_the_length(content):
    padded = pad(content)
    assert unpad(padded) == content
    length = len(padded)
    assert length >= 96
    assert length & (length - 1) == 0 or (length // 3) & (length // 3 - 1) == 0
    assert len(content) < length


@given(st.binary(min_size=1, max_size=300))
def test_only_padding_as_it_is_made_comes_off(padded):
    try:
        content = unpad(padded)
    except BadSeal:
        return
    assert pad(content) == padded


def sealed_one(plaintext=b"hello", seq=1, previous=envelope.NO_EVENT):
    secrets = crypto.new_device(os.urandom)
    place = envelope.Place(PROJECT, secrets.public.device, seq, previous)
    key = os.urandom(32)
    return envelope.seal(place, plaintext, key, crypto.Signer(secrets), os.urandom), key, secrets


def test_an_envelope_opens_and_its_signature_holds():
    raw, key, secrets = sealed_one()
    sealed = envelope.parse(raw)
    assert envelope.unseal(sealed, key) == b"hello"
    assert envelope.signed_by(sealed, secrets.public)
    assert not envelope.signed_by(sealed, crypto.new_device(os.urandom).public)
    assert envelope.join(PROJECT, sealed.device, sealed.seq, envelope.split(raw)) == raw


def test_every_single_bit_of_an_envelope_matters():
    raw, _, secrets = sealed_one()
    for place in range(len(raw) * 8):
        flipped = bytearray(raw)
        flipped[place // 8] ^= 1 << place % 8
        try:
            sealed = envelope.parse(bytes(flipped))
        except KodesporError:
            continue
        assert not (sealed.project == PROJECT and envelope.signed_by(sealed, secrets.public)), f"bit {place}"


def test_two_seals_of_the_same_share_nothing_but_their_place():
    secrets, key = crypto.new_device(os.urandom), os.urandom(32)
    place = envelope.Place(PROJECT, secrets.public.device, 2, EventId(b"e" * 32))
    one, two = (envelope.seal(place, b"same", key, crypto.Signer(secrets), os.urandom) for _ in range(2))
    assert one[envelope.KEY_END :] != two[envelope.KEY_END :]
    assert one[envelope.HEADER_BYTES : -64] != two[envelope.HEADER_BYTES : -64]


def test_an_envelope_is_bound_to_one_key():
    raw, _, _ = sealed_one()
    with pytest.raises(BadSeal):
        envelope.unseal(envelope.parse(raw), os.urandom(32))


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300), st.integers(1, 4))
def test_a_box_needs_every_one_of_its_keys(text, number):
    keys = {crypto.key_id(key): key for key in (os.urandom(32) for _ in range(number))}
    box = sealed_text.seal_text(text, keys, PROJECT, os.urandom)
    assert sealed_text.open_text(box, keys, PROJECT) == text
    assert set(sealed_text.sealed_text_keys(box)) == set(keys)
    for missing in keys:
        assert sealed_text.open_text(box, {k: v for k, v in keys.items() if k != missing}, PROJECT) is None
    with pytest.raises(BadSeal):
        sealed_text.open_text(box, keys, Id(b"q" * 16))


def test_a_grant_reaches_its_device_only():
    giver, receiver, other = (crypto.new_device(os.urandom) for _ in range(3))
    key = os.urandom(32)
    to = grants.Recipient(receiver.public.device, receiver.public.box)
    made = grants.make_grant(PROJECT, key, to, giver.public.device, crypto.Signer(giver))
    read = grants.parse_grant(made.raw)
    assert read == made
    assert grants.open_grant(read, receiver) == key
    assert grants.granted_by(read, giver.public.sign)
    assert not grants.granted_by(read, other.public.sign)
    with pytest.raises(BadSeal):
        grants.open_grant(read, other)


def test_the_device_file_opens_with_its_passphrase_alone():
    content = device_key_file.DeviceFile(crypto.new_device(os.urandom), "Åse")
    raw = device_key_file.seal_device_file(content, "riktig hest", os.urandom, CHEAP)
    assert device_key_file.open_device_file(raw, "riktig hest") == content
    assert "Åse".encode() not in raw
    with pytest.raises(WrongPassphrase):
        device_key_file.open_device_file(raw, "feil hest")
    with pytest.raises(BadFile):
        device_key_file.open_device_file(raw[:50], "riktig hest")

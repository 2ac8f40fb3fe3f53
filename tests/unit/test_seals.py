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
    key = crypto.new_key(crypto.KeyKind.SEALING, secrets.public.device, os.urandom)
    return envelope.seal(place, plaintext, key, crypto.Signer(secrets), os.urandom), key, secrets


def test_an_envelope_opens_and_its_signature_holds():
    raw, key, secrets = sealed_one()
    sealed = envelope.parse(raw)
    assert envelope.unseal(sealed, key.key) == b"hello"
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
    secrets = crypto.new_device(os.urandom)
    key = crypto.new_key(crypto.KeyKind.SEALING, secrets.public.device, os.urandom)
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
    keys = {crypto.key_id(3, PROJECT, key): key for key in (os.urandom(32) for _ in range(number))}
    box = sealed_text.seal_text(text, keys, PROJECT, os.urandom)
    assert sealed_text.open_text(box, keys, PROJECT) == text
    assert set(sealed_text.sealed_text_keys(box)) == set(keys)
    for missing in keys:
        assert sealed_text.open_text(box, {k: v for k, v in keys.items() if k != missing}, PROJECT) is None
    with pytest.raises(BadSeal):
        sealed_text.open_text(box, keys, Id(b"q" * 16))


def made_key(maker: crypto.DeviceSecrets, kind: crypto.KeyKind = crypto.KeyKind.WORDS) -> crypto.HeldKey:
    return crypto.new_key(kind, maker.public.device, os.urandom)


def granter_of(secrets: crypto.DeviceSecrets) -> grants.Granter:
    return grants.Granter(PROJECT, secrets.public.device, crypto.Signer(secrets))


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_grant_reaches_its_device_only(hybrid):
    if hybrid and not crypto.has_hybrid():
        pytest.skip("the installed library does not wrap keys with ML-KEM")
    giver, receiver, other = (crypto.new_device(os.urandom) for _ in range(3))
    key, box = made_key(giver), crypto.public_box(receiver.box, hybrid)
    made = granter_of(giver).to_box(key, box)
    assert made.version == (grants.HYBRID if hybrid else grants.PLAIN)
    read = grants.parse_grant(made.raw)
    assert read == made
    assert grants.open_with_box(read, receiver.box) == key
    assert grants.granted_by(read, giver.public.sign)
    assert not grants.granted_by(read, other.public.sign)
    with pytest.raises(BadSeal):
        grants.open_with_box(read, other.box)


def test_a_wrapped_key_opens_with_its_wrapping_key_alone_and_is_always_the_same_bytes():
    giver = crypto.new_device(os.urandom)
    key = made_key(giver)
    wrapping, another = (made_key(giver, crypto.KeyKind.WRAPPING) for _ in range(2))
    made = granter_of(giver).under(key, wrapping)
    assert made == granter_of(giver).under(key, wrapping)
    assert grants.open_wrapped(made, wrapping.key) == key
    with pytest.raises(BadSeal):
        grants.open_wrapped(made, another.key)


def test_a_key_id_binds_kind_maker_and_key():
    ada, bo = crypto.new_device(os.urandom), crypto.new_device(os.urandom)
    key = made_key(ada)
    assert crypto.is_of_kind(key.id, crypto.KeyKind.WORDS)
    assert crypto.key_id(3, bo.public.device, key.key) != key.id
    assert crypto.key_id(1, ada.public.device, key.key) != key.id
    for forged in (key._replace(maker=bo.public.device), key._replace(key=os.urandom(32))):
        made = granter_of(ada).to_box(forged, bo.keys.box)
        with pytest.raises(BadSeal):
            grants.open_with_box(made, bo.box)


def test_whoever_lacks_the_hybrid_form_gets_and_gives_the_plain_one(monkeypatch):
    if not crypto.has_hybrid():
        pytest.skip("the installed library does not wrap keys with ML-KEM")
    modern = crypto.new_device(os.urandom)
    assert len(modern.keys.box) == crypto.BOX_BYTES[1]
    with monkeypatch.context() as patched:
        patched.setattr(crypto, "has_hybrid", lambda: False)
        old = crypto.new_device(os.urandom)
        assert len(old.keys.box) == crypto.BOX_BYTES[0]
        given = granter_of(old).to_box(made_key(old), modern.keys.box)
        assert given.version == grants.PLAIN
    assert grants.open_with_box(given, modern.box)
    assert granter_of(modern).to_box(made_key(modern), old.keys.box).version == grants.PLAIN


def test_the_device_file_opens_with_its_passphrase_alone():
    content = device_key_file.DeviceFile(crypto.new_device(os.urandom), "Åse")
    raw = device_key_file.seal_device_file(content, "riktig hest", os.urandom, CHEAP)
    assert device_key_file.open_device_file(raw, "riktig hest") == content
    assert "Åse".encode() not in raw
    with pytest.raises(WrongPassphrase):
        device_key_file.open_device_file(raw, "feil hest")
    with pytest.raises(BadFile):
        device_key_file.open_device_file(raw[:50], "riktig hest")

"""Keys are keys: points of small order, second spellings and malformed keys are refused wherever one first appears."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from core.commands import members
from core.errors import BadFile, NotCanonical, Refused
from core.events.members import DeviceAdded, MemberAdmitted
from core.ids import Id, MemberId
from core.keys.device_key_file import DeviceFile
from core.sealing import crypto, public_keys
from core.sealing.crypto import DeviceKeys
from core.sealing.fields import device_public
from core.sealing.public_keys import HYBRID_BOX_BYTES, P, is_box, is_signing_key
from sync.join_files import read_request, write_request
from tests.builders import World, a_code, alice, exchange, invited
from tests.signing import sign
from tests.vectors.test_known_answers import KNOWN, vectors


def spellings(small: frozenset[int]) -> list[bytes]:
    """Every encoding of these numbers in 32 bytes: below the prime or not, with the high bit and without."""
    numbers = [number + more for number in small for more in (0, P) if number + more < 1 << 255]
    return [(number | high << 255).to_bytes(32, "little") for number in numbers for high in (0, 1)]


WEAK_SIGNS = spellings(public_keys.SMALL_ORDER_Y)
WEAK_BOXES = spellings(public_keys.SMALL_ORDER_U)
NO_KEYS = [b"", bytes(31), bytes(33), b"\xff" * 32, (P + 5).to_bytes(32, "little")]


def test_keys_of_devices_are_keys():
    entropy = World(1).entropy
    for _ in range(50):
        keys = crypto.new_device(entropy).keys
        assert is_signing_key(keys.sign)
        assert is_box(keys.box)


@pytest.mark.parametrize("key", [*WEAK_SIGNS, *NO_KEYS], ids=bytes.hex)
def test_weak_keys_for_signatures_are_none(key):
    assert not is_signing_key(key)


@pytest.mark.parametrize("key", [*WEAK_BOXES, *NO_KEYS], ids=bytes.hex)
def test_weak_keys_for_receiving_are_none(key):
    assert not is_box(key)


def test_a_point_that_is_not_on_the_curve_is_no_key():
    bad = [n for n in range(2, 40) if not is_signing_key(n.to_bytes(32, "little"))]
    assert 10 < len(bad) < 30, "of all numbers about a half is on the curve"


def test_the_speccheck_cases_that_are_about_keys():
    """Cases 0 and 1 have a key of small order; 10 and 11 one that is not canonical either."""
    cases = json.loads((KNOWN / "ed25519_speccheck.json").read_text())
    refused = {n for n, case in enumerate(cases) if not is_signing_key(bytes.fromhex(case["pub_key"]))}
    assert refused == {0, 1, 10, 11}


def test_what_wycheproof_calls_a_low_order_or_not_canonical_coordinate():
    flagged = 0
    for _, test in vectors("x25519"):
        public = bytes.fromhex(test["public"])
        weak = {"LowOrderPublic", "NonCanonicalPublic", "SmallPublicKey"} & set(test["flags"])
        flagged += bool(weak & {"LowOrderPublic", "NonCanonicalPublic"})
        if {"LowOrderPublic", "NonCanonicalPublic"} & set(test["flags"]):
            assert not is_box(public), test["comment"]
        if set(test["flags"]) == {"Normal"}:
            assert is_box(public)
        if int.from_bytes(public, "little") % (1 << 255) % P in public_keys.SMALL_ORDER_U:
            assert not is_box(public)
    assert flagged > 10


def test_every_refused_coordinate_gives_nothing_secret():
    private = X25519PrivateKey.from_private_bytes(bytes(range(32)))
    for key in WEAK_BOXES:
        with pytest.raises(ValueError, match=r"."):
            private.exchange(X25519PublicKey.from_public_bytes(key))


def test_hybrid_boxes_are_checked_part_by_part():
    first, second = (crypto.public_box(World(n).entropy(32), False) for n in (1, 2))
    good = bytes(1184)
    assert is_box(first + good + second)
    assert len(first + good + second) == HYBRID_BOX_BYTES
    assert not is_box(first + good + first), "the two forms have keys of their own"
    assert not is_box(WEAK_BOXES[0] + good + second)
    assert not is_box(first + good + WEAK_BOXES[2])
    assert not is_box(first + b"\xff\xff\xff" + good[3:] + second)
    overflow = [test for _, test in vectors("mlkem_768_encaps") if "ModulusOverflow" in test["flags"]]
    assert overflow
    assert not any(is_box(first + bytes.fromhex(test["ek"]) + second) for test in overflow)


def weak_device(n: int) -> DeviceKeys:
    """A device with a good key and a weak one."""
    good = crypto.new_device(World(n).entropy).keys
    return DeviceKeys(WEAK_SIGNS[n], good.box) if n % 2 else DeviceKeys(good.sign, WEAK_BOXES[n])


@pytest.mark.parametrize("n", range(6))
def test_a_request_an_admission_and_a_list_of_devices_refuse_them(n, monkeypatch):
    public, world = weak_device(n), World(80 + n)
    a = alice(world)
    for command in (
        lambda: a.do(members.admit_member, public, "Guest"),
        lambda: a.do(members.add_device, a.member, public),
    ):
        with pytest.raises(Refused) as problem:
            command()
        assert problem.value.code == "device-keys-weak"
    if public.sign in WEAK_SIGNS:
        with pytest.raises(NotCanonical):
            device_public(tuple(public.public))
    file = DeviceFile(crypto.new_device(world.entropy), "G", crypto.new_device(world.entropy).box)
    assert read_request(write_request(file)).keys == file.secrets.keys
    monkeypatch.setattr(crypto, "signature_holds", lambda *_: True)
    monkeypatch.setattr(crypto.DeviceSecrets, "keys", public)
    with pytest.raises(BadFile) as problem:
        read_request(write_request(file))
    assert problem.value.code == "request-keys-weak"


@pytest.mark.parametrize("n", range(4))
def test_an_admission_by_a_changed_program_has_no_effect_and_is_said(n):
    world, public = World(90 + n), weak_device(n)
    a = alice(world)
    b = invited(world, a, "B")
    for event in (
        MemberAdmitted(MemberId(Id(world.entropy(16))), "Guest", "coder", public.public.device, *public),
        DeviceAdded(b.member, public.public.device, *public, "device"),
    ):
        recorded = sign(a, event)[0].id
        exchange(a, b)
        for project in (a, b):
            assert public.public.device not in project.state.devices.rows
            assert project.state.conflicts.rows[recorded].kind == "bad_value"
    a_code(a, "we go on")
    exchange(a, b)
    assert a.state.digest() == b.state.digest()

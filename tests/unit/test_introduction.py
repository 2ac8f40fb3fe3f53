"""Two who share nothing but a code: who knows it gets in, and nobody else learns anything."""

import contextlib
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spake2 import SPAKE2_A, SPAKE2_B

from core.errors import Refused, Rejected
from core.keys.device_key_file import DeviceFile
from core.sealing import crypto
from sync.invitation import ATTEMPTS_MAX, Invitation, new_invitation, read_invitation
from sync.join_files import write_request
from sync.messages import VERSION, Kind, write
from sync.pake_handshake import AttemptLimit, GuestHandshake, HostHandshake
from sync.refusals import TRAVELLING
from tests.strategies import values

RIGHT = Invitation("abandon", "ability-able-about")
GUEST = DeviceFile(crypto.new_device(os.urandom), "Grete Fiksjon", os.urandom(32))
HOSTILE = settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)


def joining(invitation: Invitation = RIGHT) -> GuestHandshake:
    return GuestHandshake(invitation, write_request(GUEST), GUEST.name, os.urandom)


def talk(guest: GuestHandshake, host: HostHandshake, welcome: bytes | None = b"w" * 600_000) -> bytes:
    """Carries bytes until nobody has more to say; what went over."""
    said, admitted = b"", False
    while True:
        out = guest.drain()
        host.receive(out)
        if host.guest is not None and not admitted and welcome is not None:
            admitted = True
            host.admit(welcome)
        back = host.drain()
        guest.receive(back)
        said += out + back
        if not out and not back:
            return said


def test_who_knows_the_code_gets_the_welcome_and_a_carrier_learns_nothing():
    guest, host = joining(), HostHandshake(RIGHT, os.urandom)
    said = talk(guest, host)
    assert guest.welcome == b"w" * 600_000
    assert host.has_arrived
    assert host.guest is not None
    assert host.guest.name == GUEST.name
    assert host.guest.request.keys == GUEST.secrets.keys
    for secret in (GUEST.name.encode(), GUEST.secrets.public.sign, GUEST.secrets.keys.box, b"wwwwwwww", b"ability"):
        assert secret not in said


def test_what_the_other_side_says_cannot_steer_a_terminal():
    host, escape = HostHandshake(RIGHT, os.urandom), "\x1b[2J"
    guest = GuestHandshake(RIGHT, write_request(GUEST), f"Gre{escape}te\u202e", os.urandom)
    talk(guest, host, None)
    assert host.guest is not None
    assert host.guest.name == "Gre[2Jte"
    other = joining()
    other.receive(write(Kind.REFUSE, f"{escape}nei", {}))
    assert other.problem.code == "message-malformed"


@pytest.mark.parametrize("wrong", ["ability-able-above", "about-ability-able", ""])
def test_a_wrong_code_is_refused_and_counted(wrong):
    guest, host, attempts = joining(RIGHT._replace(password=wrong)), HostHandshake(RIGHT, os.urandom), AttemptLimit()
    said = talk(guest, host)
    assert guest.problem.code == "invitation-wrong-code"
    assert host.guest is None
    assert write_request(GUEST) not in said
    for _ in range(ATTEMPTS_MAX):
        assert not attempts.is_reached
        attempts.count(host)
    assert attempts.is_reached


def test_who_leaves_before_answering_has_had_a_try_all_the_same():
    guest, host, attempts = joining(RIGHT._replace(password="x")), HostHandshake(RIGHT, os.urandom), AttemptLimit()
    host.receive(guest.drain())
    assert host.drain()
    for _ in range(ATTEMPTS_MAX):
        attempts.count(host)
    assert attempts.is_reached


def test_noise_costs_no_try():
    host, attempts = HostHandshake(RIGHT, os.urandom), AttemptLimit()
    host.receive(b"GET / HTTP/1.1\r\n\r\n")
    for _ in range(ATTEMPTS_MAX):
        attempts.count(host)
    assert not attempts.is_reached


def test_a_carrier_who_changes_a_byte_is_noticed_or_changes_nothing():
    honest = joining()
    for place in range(0, 60, 3):
        host, guest = HostHandshake(RIGHT, os.urandom), joining()
        out = bytearray(guest.drain())
        if place < len(out):
            out[place] ^= 1
        host.receive(bytes(out))
        guest.receive(host.drain())
        host.receive(guest.drain())
        assert host.guest is None or place >= len(out)
    assert honest.welcome == b""


def test_a_guest_that_is_not_wanted_hears_why():
    guest, host = joining(), HostHandshake(RIGHT, os.urandom)
    talk(guest, host, None)
    assert guest.is_known
    host.refuse(Refused("invitation-turned-away"))
    guest.receive(host.drain())
    assert guest.problem.code == "invitation-turned-away"
    assert guest.welcome == b""


@HOSTILE
@given(st.sampled_from(list(Kind)), st.lists(values, max_size=4), st.binary(max_size=80), st.booleans())
def test_any_bytes_are_refused_with_a_code(kind, parts, noise, is_host):
    side = HostHandshake(RIGHT, os.urandom) if is_host else joining()
    with contextlib.suppress(Rejected):
        side.receive(write(kind, *parts) + noise)
    assert side.problem is None or side.problem.code in TRAVELLING or kind is Kind.REFUSE
    assert getattr(side, "guest", None) is None


@HOSTILE
@given(st.binary(min_size=33, max_size=33), st.binary(min_size=32, max_size=32))
def test_any_point_is_refused_or_fails_the_proof(half, proof):
    guest, host = joining(), HostHandshake(RIGHT, os.urandom)
    guest.drain()
    guest.receive(write(Kind.MEET, b"B" + half[1:], proof))
    assert guest.problem
    host.receive(write(Kind.MEET, VERSION, b"A" + half[1:]))
    host.receive(write(Kind.MEET, proof))
    assert host.guest is None


def test_a_code_is_read_as_people_write_it():
    assert read_invitation(" Abandon ability  ABLE about\n") == RIGHT
    assert read_invitation("aban-abil-able-abou") == RIGHT
    for _ in range(50):
        made = new_invitation(os.urandom, "https://relay.example/k?x=1")
        assert read_invitation(made.link) == made
        assert read_invitation(made.code) == made._replace(relay="")


@pytest.mark.parametrize(
    ("behind", "relay"),
    [
        ("https://study.example.org/#", "https://study.example.org"),
        ("https://study.example.org/kode/index.html?x=1#", "https://study.example.org/kode"),
        ("http://127.0.0.1:8123/#", "http://127.0.0.1:8123"),
        ("", ""),
        ("see https://study.example.org/#", ""),
    ],
)
def test_a_link_that_names_no_relay_means_the_server_of_its_page(behind, relay):
    assert read_invitation(f"{behind}kodespor:{RIGHT.code}") == RIGHT._replace(relay=relay)
    named = RIGHT._replace(relay="https://relay.example.org")
    assert read_invitation(behind + named.link) == named


@pytest.mark.parametrize("wrong", ["", "abandon", "abandon ability able", "abandon ability able abuot", "a b c d"])
def test_what_is_no_code_is_said(wrong):
    with pytest.raises(Refused) as caught:
        read_invitation(wrong)
    assert caught.value.code in ("invitation-words", "invitation-unknown-word")


def test_spake2_gives_the_published_values():
    """The values that the library's author publishes for other implementations (Ed25519 group)."""
    scalars = {
        SPAKE2_A: 2611694063369306139794446498317402240796898290761098242657700742213257926693,
        SPAKE2_B: 7002393159576182977806091886122272758628412261510164356026361256515836884383,
    }
    sides = []
    for kind, scalar in scalars.items():
        side = kind(b"password")
        side.start()
        side.xy_scalar = scalar
        side.xy_elem = side.params.group.Base.scalarmult(scalar)
        side.compute_outbound_message()
        sides.append(side)
    halves = [side.side + side.outbound_message for side in sides]
    assert halves[0].hex() == "416fc960df73c9cf8ed7198b0c9534e2e96a5984bfc5edc023fd24dacf371f2af9"
    assert halves[1].hex() == "42354e97b88406922b1df4bea1d7870f17aed3dba7c720b313edae315b00959309"
    keys = {sides[0].finish(halves[1]).hex(), sides[1].finish(halves[0]).hex()}
    assert keys == {"a480bca13fa04464bb644f10e340125e96c9494f7399fef7c2bda67eb0fdf06d"}

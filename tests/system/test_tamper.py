"""Invariant 5: whatever is done to a stored log behind the program's back, `verify` says where."""

import os
import sqlite3

import pytest

from core.events.registry import EventDraft, encode_event
from core.log.integrity_check import verify_log
from core.project import Project
from core.sealing import crypto, envelope
from core.storage.log import Log
from tests.builders import World, a_code, a_coding, a_source, alice, everything, exchange, invited


@pytest.fixture
def stored(tmp_path):
    """A log on disk with two feeds."""
    world = World(21)
    log = Log(tmp_path / "log.db")
    a = Project.create(log, crypto.new_device(world.entropy), world.clock(), world.entropy, "T", "A")
    source, code = a_source(a), a_code(a)
    b = invited(world, a)
    for n in range(6):
        a_coding(a, source, code, n, n + 5)
        a_coding(b, source, code, n, n + 7, "fordi")
    exchange(a, b)
    return log, a, b


def problems(log, device):
    return verify_log(log, device.secrets).problems


def rows(log):
    return [row for row, _ in log.envelopes()]


def test_a_good_log_is_good(stored):
    log, a, _ = stored
    assert problems(log, a) == ()


def test_every_single_bit_flip_is_reported_with_its_place(stored):
    log, a, _ = stored
    connection: sqlite3.Connection = log._connection
    for row in (2, 5, rows(log)[-1]):
        rest = bytearray(connection.execute("SELECT rest FROM envelopes WHERE row = ?", (row,)).fetchone()[0])
        step = 1 if row == 5 else max(1, len(rest) * 8 // 600)
        for bit in range(0, len(rest) * 8, step):
            rest[bit // 8] ^= 1 << bit % 8
            connection.execute("UPDATE envelopes SET rest = ? WHERE row = ?", (bytes(rest), row))
            found = problems(log, a)
            assert found, f"bit {bit} of row {row}"
            assert any(each.place.parameters.get("row") == str(row) for each in found), (bit, found)
            rest[bit // 8] ^= 1 << bit % 8
        connection.execute("UPDATE envelopes SET rest = ? WHERE row = ?", (bytes(rest), row))
    assert problems(log, a) == ()


def test_every_removal_is_reported(stored):
    log, a, _ = stored
    for row in rows(log):
        log._connection.execute("BEGIN")
        log._connection.execute("DELETE FROM envelopes WHERE row = ?", (row,))
        assert problems(log, a), f"row {row}"
        log._connection.execute("ROLLBACK")


def test_truncation_is_reported_even_when_the_heads_are_corrected(stored):
    log, a, _ = stored
    own = [(row, envelope.parse(raw)) for row, raw in log.envelopes() if envelope.parse(raw).device == a.device]
    row, last = own[-1]
    connection = log._connection
    connection.execute("DELETE FROM envelopes WHERE row = ?", (row,))
    connection.execute("UPDATE heads SET seq = ?, event = ? WHERE event = ?", (last.seq - 1, last.previous, last.id))
    log._heads_at = -1
    assert problems(log, a)


def test_swaps_are_reported(stored):
    log, a, _ = stored
    connection = log._connection
    everything = {
        row: connection.execute("SELECT rest FROM envelopes WHERE row = ?", (row,)).fetchone()[0] for row in rows(log)
    }
    for one, other in ((3, 4), (6, 8), (rows(log)[-1], rows(log)[-2])):
        connection.execute("UPDATE envelopes SET rest = ? WHERE row = ?", (everything[other], one))
        connection.execute("UPDATE envelopes SET rest = ? WHERE row = ?", (everything[one], other))
        assert problems(log, a), (one, other)
        for row in (one, other):
            connection.execute("UPDATE envelopes SET rest = ? WHERE row = ?", (everything[row], row))


def test_an_event_signed_by_another_device_is_reported(stored):
    log, a, b = stored
    row, sealed = [(row, envelope.parse(raw)) for row, raw in log.envelopes()][-1]
    victim, forger = (a, b) if sealed.device == a.device else (b, a)
    signed = sealed.raw[: -crypto.SIGNATURE_BYTES]
    forged = signed + crypto.Signer(forger.secrets).sign(b"kodespor/envelope/2", signed)
    log._connection.execute("UPDATE envelopes SET rest = ? WHERE row = ?", (envelope.split(forged), row))
    found = problems(log, victim)
    assert any(
        each.what.id == "integrity-signature-wrong" and each.place.parameters["row"] == str(row) for each in found
    )


def test_a_forged_parcel_is_rejected_and_leaves_nothing(stored):
    from core.errors import Rejected
    from core.log.transfer_bundle import TransferBundle

    _, a, b = stored
    before = a.events_digest()
    head = next(head for head in a.log.heads() if head.device == b.device)
    place = envelope.Place(a.id, b.device, head.seq + 1, head.id)
    recorded = next(iter(a.trail()))
    plaintext = encode_event(EventDraft(recorded.event, None, 1, 0, ()))
    forged = envelope.seal(
        place, plaintext, a.custody.keychain.held(a.custody.current_epoch().key), crypto.Signer(a.secrets), os.urandom
    )
    with pytest.raises(Rejected):
        a.accept(TransferBundle(a.id, (b.secrets.public,), (envelope.parse(forged),), ()))
    assert a.events_digest() == before


def test_a_fork_is_said(stored):
    _, a, _ = stored
    world = World(5)
    twin_log = Log(None)
    source = sqlite3.connect(a.log.path)
    source.backup(twin_log._connection)
    twin = Project(twin_log, a.secrets, world.clock(), world.entropy)
    a_code(a, "Hos meg")
    a_code(twin, "Hos kopien")
    exchange(a, twin)
    for device in (a, twin):
        report = verify_log(device.log, device.secrets)
        assert report.problems == ()
        assert len(report.forks) == 1
        assert device.forked_devices() == [a.device]
    names = {a.words(row.name) for row in a.state.codes.rows.values()}
    assert {"Hos meg", "Hos kopien"} <= names
    assert a.state.digest() == twin.state.digest()


def test_what_belongs_to_another_project_is_rejected(stored):
    from core.errors import Rejected

    _, a, _ = stored
    other = alice(World(77))
    for bundle in (everything(other), everything(other)._replace(project=a.id)):
        with pytest.raises(Rejected, match="other-project"):
            a.accept(bundle)


def test_words_are_never_without_their_key_even_if_the_power_goes_right_after(tmp_path):
    """A key is granted to its own device in the same step that makes the words durable."""
    world = World(78)
    path = tmp_path / "log.db"
    a = Project.create(Log(path), crypto.new_device(world.entropy), world.clock(), world.entropy, "T", "A")

    def power_goes(_):
        raise KeyboardInterrupt

    a.opened.fold = power_goes
    with pytest.raises(KeyboardInterrupt):
        a_source(a, "Ord som skal bli. " * 9)
    again = Project(Log(path), a.secrets, world.clock(), world.entropy)
    (source,) = again.state.sources.rows
    assert again.text(source).startswith("Ord som skal bli.")

"""Strange, damaged and hostile things in a shared folder: each costs itself, said with its name; nothing raises."""

import os
import socket
import time
from pathlib import Path

import pytest

from app.i18n.catalogue import Catalogue
from core.commands import participants
from core.commands.epochs import rotate_key
from core.limits import SMALL_FILE_BYTES_MAX
from core.sealing import crypto, envelope
from core.sealing.crypto import digest
from sync.event_batches import write_segment
from sync.transports import folder_files
from sync.transports.folder import sync_folder
from sync.transports.segment_writing import NUMBER_MAX
from tests.builders import World, a_code, a_participant, a_source, alice, invited, parsed

HANGS_SECONDS = 300
"""Whatever takes longer hangs; how much work is done is counted."""
STRANGER = "e" * 32
SEGMENT = "000001-" + "0" * 16 + ".kseg"


@pytest.fixture
def pair(tmp_path):
    """Ada and Bo with a shared folder, and the subfolder of somebody who can write there and holds no key."""
    world = World(15)
    ada = alice(world)
    bo = invited(world, ada, role="owner")
    a_code(ada, "før")
    for each in (ada, bo, ada):
        sync_folder(each, tmp_path)
    evil = tmp_path / f"kodespor-{ada.id.hex()}" / STRANGER
    evil.mkdir()
    return world, ada, bo, tmp_path, evil


def put(place: Path, content: bytes, kind: str, prefix: str = "a" * 32) -> Path:
    path = place / f"{prefix}-{digest(content).hex()[:16]}.{kind}"
    path.write_bytes(content)
    return path


def segment(body: bytes) -> bytes:
    content = b"KSEG\x01" + body
    return content + digest(content)


def age(path: Path, seconds: float = 3600) -> None:
    """As if it had been there for a while."""
    os.utime(path, (time.time() - seconds,) * 2)


def settled(monkeypatch) -> None:
    """What was written a moment ago counts as written long ago."""
    monkeypatch.setattr(folder_files, "COPYING_SECONDS", -1)
    monkeypatch.setattr(folder_files, "CLOCK_SECONDS", -1)


def told(exchange) -> str:
    return " ".join(Catalogue("en").say(each) for each in exchange.problems)


def still_syncs(ada, bo, shared) -> None:
    name = f"etter {len(ada.log.heads())} {ada.log.last_row()}"
    code = a_code(ada, name)
    sync_folder(ada, shared)
    sync_folder(bo, shared)
    assert code in bo.state.codes.rows
    assert bo.events_digest() == ada.events_digest()


NONSENSE = {
    "a byte": (b"\0", "kgrant"),
    "no msgpack": (b"\xc1rubbish", "kgrant"),
    "maps": (b"\x92\x80\x91\x80", "kgrant"),
    "empty": (b"", "kgrant"),
    "a notice of rubbish": (b"\xc1", "kgone"),
    "a map with mixed keys": (b"\x82\xc4\x01a\x01\xa1b\x02", "kgone"),
    "too large": (bytes(SMALL_FILE_BYTES_MAX + 1), "kgrant"),
    "nested": (b"\x91" * 100_000, "kgone"),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_named_and_costs_itself(pair, name):
    _, ada, bo, shared, evil = pair
    path = put(evil, *NONSENSE[name])
    for _ in range(2):  # also when it is not read again
        done = sync_folder(ada, shared)
        assert f"{STRANGER}/{path.name}" in told(done)
        assert len(done.problems) == 1
    still_syncs(ada, bo, shared)


@pytest.mark.parametrize("body", [b"\x82\xc4\x01a\x01\xa1b\x02", b"\xdd\xff\xff\xff\xff", b"\x94\xc0\xc0\xc0\xc0", b""])
def test_a_malformed_segment_is_named_and_costs_itself(pair, body):
    _, ada, bo, shared, evil = pair
    content = segment(body)
    put(evil, content, "kseg", "000001")
    assert STRANGER in told(sync_folder(ada, shared))
    still_syncs(ada, bo, shared)


def put_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the path of a socket has a hundred characters at most
        one.bind(path.name)
        os.chdir(here)


IRREGULAR = {
    "pipe": os.mkfifo,
    "socket": put_socket,
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "link to a good file": lambda path: path.symlink_to(next(path.parent.parent.glob("*/*.kseg"))),
    "dangling link": lambda path: path.symlink_to("/nowhere"),
    "link to itself": lambda path: path.symlink_to(path),
    "folder": Path.mkdir,
}


@pytest.mark.parametrize("name", IRREGULAR)
def test_what_is_no_file_is_named_and_not_opened(pair, name):
    _, ada, bo, shared, evil = pair
    IRREGULAR[name](evil / SEGMENT)
    begun = time.monotonic()
    said = told(sync_folder(ada, shared))
    assert time.monotonic() - begun < HANGS_SECONDS
    assert f"{STRANGER}/{SEGMENT}" in said
    assert "not opened" in said
    still_syncs(ada, bo, shared)


def test_a_log_that_somebody_put_there_stops_nobody(pair):
    _, ada, bo, shared, _ = pair
    (shared / "log.db").write_bytes(b"")
    still_syncs(ada, bo, shared)


def test_a_link_in_place_of_a_subfolder_is_named_and_not_followed(pair):
    _, ada, bo, shared, evil = pair
    evil.rmdir()
    evil.symlink_to(".")
    assert STRANGER in told(sync_folder(ada, shared))
    still_syncs(ada, bo, shared)


def test_nothing_is_written_through_a_link(pair, tmp_path_factory):
    world, ada, _, shared, _ = pair
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    eva = invited(world, ada, "Eva")
    own = shared / f"kodespor-{ada.id.hex()}" / eva.device.hex()
    own.symlink_to(elsewhere)
    with pytest.raises(folder_files.KodesporError) as refused:
        sync_folder(eva, shared)
    assert refused.value.code == "folder-is-link"
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_said(pair):  # pragma: no cover
    _, ada, bo, shared, evil = pair
    path = put(evil, b"\xc1", "kgone")
    path.chmod(0)
    assert path.name in told(sync_folder(ada, shared))
    evil.chmod(0)
    assert STRANGER in told(sync_folder(ada, shared))
    evil.chmod(0o700)
    still_syncs(ada, bo, shared)


def test_a_disk_that_fails_on_one_file_costs_that_file(pair, monkeypatch):
    _, ada, bo, shared, evil = pair
    path = put(evil, b"\xc1", "kgone")
    opened = os.open

    def failing(place, *more):
        if Path(place) == path:
            raise PermissionError(13, "Permission denied")
        return opened(place, *more)

    monkeypatch.setattr(os, "open", failing)
    said = told(sync_folder(ada, shared))
    assert path.name in said
    assert "permission denied" in said
    still_syncs(ada, bo, shared)


def test_twenty_thousand_bad_files_are_read_once_and_said_in_one_sentence(pair, monkeypatch):
    _, ada, bo, shared, evil = pair
    settled(monkeypatch)
    for n in range(20_000):
        (evil / f"{n:06d}-{n:016x}.kseg").write_bytes(b"x")
    for n in range(2000):
        put(evil, b"\xc1%d" % n, "kgone")
    reads = []
    read = folder_files.read_regular
    monkeypatch.setattr(folder_files, "read_regular", lambda path, most: reads.append(path) or read(path, most))
    begun = time.monotonic()
    done = sync_folder(ada, shared)
    assert len(reads) == len(set(reads)) == 22_000
    assert time.monotonic() - begun < HANGS_SECONDS
    assert len(done.problems) == 2
    assert "19999 more" in told(done).replace(",", "").replace("\u202f", "")
    reads.clear()
    again = sync_folder(ada, shared)
    assert reads == []
    assert told(again) == told(done)
    still_syncs(ada, bo, shared)


def test_the_note_of_the_files_has_no_limit(pair, monkeypatch):
    _, ada, _, shared, _ = pair
    memory = folder_files.FolderState(ada, shared).memory
    found = next(memory.get(name) for name in memory.names())
    for n in range(100_001):
        memory.put(f"{STRANGER}/{n:06d}-{n:016x}.kseg", found)
    memory.save()
    again = folder_files.FolderMemory(ada.log, memory._prefix)
    assert len(again.names()) > 100_000


def of_device(shared: Path, project, device, kind: str = "kseg") -> Path:
    return next((shared / f"kodespor-{project.id.hex()}" / device.hex()).glob(f"*.{kind}"))


def test_a_file_that_is_being_copied_waits_without_a_word(pair):
    _, ada, bo, shared, _ = pair
    a_code(ada, "ny")
    before = set(shared.rglob("*.kseg"))
    sync_folder(ada, shared)
    (path,) = set(shared.rglob("*.kseg")) - before
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2])
    done = sync_folder(bo, shared)
    assert (done.problems, done.waiting, done.received) == ((), 1, 0)
    path.write_bytes(good)
    done = sync_folder(bo, shared)
    assert (done.problems, done.waiting, done.received) == ((), 0, 1)


def test_a_half_file_that_stays_is_said(pair, monkeypatch):
    _, ada, _, shared, evil = pair
    (evil / SEGMENT).write_bytes(b"KSEG\x01 half")
    assert sync_folder(ada, shared).problems == ()
    settled(monkeypatch)
    assert SEGMENT in told(sync_folder(ada, shared))


def test_a_damaged_chunk_is_named_once_read_and_written_again_by_its_owner(pair):
    _, ada, bo, shared, _ = pair
    source = a_source(ada)
    ada.attach("source", source, "opptak", "audio/ogg", [b"lyd" * 1000])
    sync_folder(ada, shared)
    path = of_device(shared, ada, ada.device, "kchunk")
    good = path.read_bytes()
    path.write_bytes(good[:-1] + b"?")
    age(path)
    sync_folder(bo, shared)
    assert bo.files.missing_chunks()
    sync_folder(ada, shared)
    assert path.read_bytes() == good
    sync_folder(bo, shared)
    assert not bo.files.missing_chunks()


def noise(world: World, project, count: int) -> tuple[bytes, crypto.DeviceSecrets]:
    """A segment of well-formed events by a stranger, under a key that nobody has."""
    secrets = crypto.new_device(world.entropy)
    key = crypto.new_key(crypto.KeyKind.SEALING, secrets.public.device, world.entropy)
    signer, previous, sealed = crypto.Signer(secrets), envelope.NO_EVENT, []
    for seq in range(1, count + 1):
        place = envelope.Place(project.id, secrets.public.device, seq, previous)
        sealed.append(envelope.parse(envelope.seal(place, b"\xc0", key, signer, world.entropy)))
        previous = sealed[-1].id
    return write_segment(project.id, sealed, {secrets.public.device: secrets.public}), secrets


def test_noise_of_a_stranger_is_read_once(pair, monkeypatch):
    world, ada, bo, shared, evil = pair
    content, _ = noise(world, ada, 50)
    path = put(evil, content, "kseg", "000001")
    assert sync_folder(ada, shared).waiting == 1
    reads = []
    read = folder_files.read_regular
    monkeypatch.setattr(folder_files, "read_regular", lambda path, most: reads.append(path) or read(path, most))
    still_syncs(ada, bo, shared)
    sync_folder(ada, shared)
    assert reads.count(path) == 1, "Bo reads it, Ada does not again"


def test_a_segment_is_read_again_once_its_key_has_come(pair, monkeypatch):
    """Eva writes under a key that Bo lacks; her segment comes before the key."""
    world, ada, bo, shared, _ = pair
    ada.do(rotate_key)
    eva = invited(world, ada, "Eva")
    code = a_code(eva, "under ny nøkkel")
    own = [sealed for sealed in parsed(eva) if sealed.device == eva.device]
    subfolder = shared / f"kodespor-{ada.id.hex()}" / eva.device.hex()
    subfolder.mkdir()
    put(subfolder, write_segment(ada.id, own, eva.log.devices()), "kseg", "000001")
    done = sync_folder(bo, shared)
    assert done.waiting == 1
    sync_folder(ada, shared)
    done = sync_folder(bo, shared)
    assert done.waiting == 0
    assert code in bo.state.codes.rows


def test_a_refused_segment_of_a_member_stops_nobody_else(pair):
    _, ada, bo, shared, _ = pair
    sealed = parsed(bo)[-1]
    forged = envelope.parse(sealed.raw[:-1] + bytes([sealed.raw[-1] ^ 1]))
    bad = write_segment(ada.id, [forged], bo.log.devices())
    own = shared / f"kodespor-{ada.id.hex()}" / bo.device.hex()
    own.mkdir(exist_ok=True)
    put(own, bad, "kseg", "000001")
    assert bo.device.hex() in told(sync_folder(ada, shared))
    still_syncs(bo, ada, shared)


def test_a_number_that_somebody_put_there_does_not_end_the_numbers(pair):
    _, ada, bo, shared, _ = pair
    own = shared / f"kodespor-{ada.id.hex()}" / ada.device.hex()
    put(own, segment(b""), "kseg", "999999999")
    still_syncs(ada, bo, shared)
    assert max(int(path.name[:6]) for path in own.glob("0*.kseg")) < NUMBER_MAX


def test_names_that_no_device_gives_are_nobodys_business(pair):
    _, ada, bo, shared, evil = pair
    for name in (
        "desktop.ini",
        "٠٠٠٠٠١-0000000000000000.kseg",
        "x" * 200,
        "000001-0000000000000000.kseg.txt",
        "..kseg",
    ):
        (evil / name).write_bytes(b"?")
    (shared / f"kodespor-{ada.id.hex()}" / "not a device").mkdir()
    assert sync_folder(ada, shared).problems == ()
    still_syncs(ada, bo, shared)


def test_grants_lie_in_one_file_for_each_wrapping_key(pair):
    """And go with that key at a withdrawal, so that no copy of them lies about."""
    world, ada, _, shared, _ = pair
    people = [a_participant(ada, f"Deltaker {n}") for n in range(30)]
    sync_folder(ada, shared)
    before = {path.name[:32] for path in shared.rglob("*.kgrant")}
    assert len(before) <= 3
    ada.do(participants.withdraw_participant, people[0])
    sync_folder(ada, shared)
    sync_folder(ada, shared)
    after = {path.name[:32] for path in shared.rglob("*.kgrant")}
    assert {key.hex() for key in ada.dropped_keys()}.isdisjoint(after)
    assert after != before
    eva = invited(world, ada, "Eva")
    sync_folder(eva, shared)
    assert eva.custody.keychain.keys.keys() == ada.custody.keychain.keys.keys()

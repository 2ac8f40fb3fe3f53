"""What carriers do to a shared folder: second copies, stand-ins for files in a cloud, and files caught half written."""

import os
import shutil
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.sealing.crypto import digest
from core.storage import files as storage_files
from sync.transports import folder_files, folder_writing
from sync.transports.carrier_names import digest_in, file_named, is_in_cloud_only, is_second_home, subfolder_named
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_source, alice, invited, parsed
from tests.unit.test_folder import age, of_device, settled, still_syncs, told

NAME = "000001-0123456789abcdef"
DEVICE = "ab" * 16

SECOND = {
    "Google Drive and browsers": "{} (1)",
    "Dropbox": "{} (Bos conflicted copy 2026-11-26)",
    "Dropbox in Norwegian": "{} (Bo sin konfliktkopi 2026-11-26)",
    "Nextcloud": "{} (conflicted copy 2026-11-26 101112)",
    "OneDrive": "{}-BO-LAPTOP",
    "Syncthing": "{}.sync-conflict-20261126-101112-ABCDEFG",
    "Finder": "{} 2",
    "Windows": "{} - Copy",
    "older Windows": "Copy of {}",
}


@pytest.mark.parametrize("form", SECOND.values(), ids=SECOND)
def test_second_copies_are_known_by_the_name_in_them(form):
    named = file_named(form.format(NAME) + ".kseg")
    assert named is not None
    assert (named.first, named.is_second, named.is_in_cloud) == (f"{NAME}.kseg", True, False)
    assert subfolder_named(form.format(DEVICE)) == DEVICE
    assert is_second_home(form.format(f"kodespor-{DEVICE}"), f"kodespor-{DEVICE}")


@pytest.mark.parametrize(
    "name",
    [
        f".{NAME}.kseg.part",
        f"~syncthing~{NAME}.kseg.tmp",
        f".syncthing.{NAME}.kseg.tmp",
        f".{NAME}.kseg.Ab12Cd",
        f".unison.{NAME}.kseg.0f.unison.tmp",
        f"{NAME}0.kseg",
        f"{NAME}.txt",
        ".stversions",
        f"{NAME}~20261126-101112.kseg.bak",
    ],
)
def test_temporary_files_of_carriers_are_none(name):
    assert file_named(name) is None


@pytest.fixture
def pair(tmp_path):
    world = World(16)
    ada = alice(world)
    bo = invited(world, ada, role="owner")
    shared = tmp_path / "shared"
    shared.mkdir()
    for each in (ada, bo, ada):
        sync_folder(each, shared)
    return world, ada, bo, shared


def home_of(shared, project):
    return shared / f"kodespor-{project.id.hex()}"


@pytest.mark.parametrize("form", SECOND.values(), ids=SECOND)
def test_what_lies_in_a_second_copy_alone_is_taken_in_and_said(pair, form):
    _, ada, bo, shared = pair
    code = a_code(ada, "ny")
    before = set(shared.rglob("*.kseg"))
    sync_folder(ada, shared)
    (path,) = set(shared.rglob("*.kseg")) - before
    path.rename(path.with_name(form.format(path.stem) + ".kseg"))
    said = told(sync_folder(bo, shared))
    assert code in bo.state.codes.rows
    assert "second copy of a file" in said
    assert "skipped" not in said
    still_syncs(ada, bo, shared)


def test_a_second_folder_of_the_project_is_read_and_said(pair, tmp_path):
    """Two machines made the folder while apart; each carrier calls the other one's "… (1)"."""
    world, ada, bo, _ = pair
    one, other = tmp_path / "one", tmp_path / "other"
    codes = []
    for project, place in ((ada, one), (bo, other)):
        place.mkdir()
        codes.append(a_code(project, place.name))
        sync_folder(project, place)
    home = home_of(one, ada).name
    shutil.copytree(other / home, one / f"{home} (1)")
    shutil.copytree(one / home, other / f"{home} (1)")
    for project, place in ((ada, one), (bo, other)):
        said = told(sync_folder(project, place))
        assert f"second folder, {home} (1)" in said
        assert set(codes) <= set(project.state.codes.rows)
    shutil.rmtree(one / f"{home} (1)")
    sync_folder(ada, one)
    eva = invited(world, ada, "Eva")
    sync_folder(ada, one)
    sync_folder(eva, one)
    assert {sealed.id for sealed in parsed(bo)} <= {sealed.id for sealed in parsed(eva)}


def test_a_second_subfolder_is_read(pair):
    _, ada, bo, shared = pair
    code = a_code(ada, "ny")
    sync_folder(ada, shared)
    own = home_of(shared, ada) / ada.device.hex()
    own.rename(own.with_name(f"{own.name} (1)"))
    assert f"{own.name} (1)" in told(sync_folder(bo, shared))
    assert code in bo.state.codes.rows
    still_syncs(ada, bo, shared)


def test_a_file_in_icloud_alone_is_said_and_counts_as_there_once_it_was_read(pair):
    _, ada, bo, shared = pair
    before = set(shared.rglob("*.kseg"))
    code = a_code(ada, "ny")
    sync_folder(ada, shared)
    (path,) = set(shared.rglob("*.kseg")) - before
    stub = path.with_name(f".{path.name}.icloud")
    path.rename(stub)
    there = set(shared.rglob("*kseg*"))
    sync_folder(ada, shared)
    assert set(shared.rglob("*kseg*")) == there, "Ada, who wrote it, writes nothing again"
    said = told(sync_folder(bo, shared))
    assert path.name in said
    assert "iCloud" in said
    stub.rename(path)
    assert sync_folder(bo, shared).problems == ()
    assert code in bo.state.codes.rows


def test_an_online_only_file_that_cannot_be_fetched_is_said_and_no_other_is_waited_for(pair, monkeypatch):
    _, ada, bo, shared = pair
    for n in range(3):
        a_code(ada, f"ny {n}")
        sync_folder(ada, shared)
    asked = []

    def away(path, most):
        asked.append(path)
        raise folder_files.BadFile("file-unreadable", file=str(path), reason="the cloud file provider is not running")

    with monkeypatch.context() as patch:
        patch.setattr(folder_files, "is_in_cloud_only", lambda status: stat.S_ISREG(status.st_mode))
        patch.setattr(folder_files, "read_regular", away)
        said = told(sync_folder(bo, shared))
    assert "Always keep on this device" in said
    assert len(asked) == 1
    assert bo.events_digest() != ada.events_digest()
    assert sync_folder(bo, shared).problems == ()
    assert bo.events_digest() == ada.events_digest()


def test_online_only_files_are_known_by_what_the_system_says():
    here = SimpleNamespace(st_mode=stat.S_IFREG, st_file_attributes=0x20, st_flags=0)
    away = [
        SimpleNamespace(st_mode=stat.S_IFREG, st_file_attributes=0x400000),
        SimpleNamespace(st_mode=stat.S_IFREG, st_flags=0x40000000),
    ]
    assert not is_in_cloud_only(here)
    assert all(map(is_in_cloud_only, away))


@pytest.mark.parametrize("way", ["nameless", "renamed"])
def test_nothing_half_written_has_a_name_that_a_carrier_takes(pair, monkeypatch, way):
    """At the moment of the writing: what stands in the folder then is whole, or a name that all carriers pass over."""
    _, ada, bo, shared = pair
    if way == "renamed":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    before = set(shared.rglob("*"))
    seen = []
    fill = folder_writing._fill

    def watched(handle, content):
        os.write(handle, content[:3])
        seen.extend(path.name for path in set(shared.rglob("*")) - before if path.is_file() and not whole(path))
        os.lseek(handle, 0, os.SEEK_SET)
        seen.append(fill(handle, content))

    monkeypatch.setattr(folder_writing, "_fill", watched)
    a_code(ada, "ny")
    sync_folder(ada, shared)
    assert seen
    assert all(name is None or (name.startswith("~syncthing~") and name.endswith(".tmp")) for name in seen)
    left = [path for path in set(shared.rglob("*")) - before if path.is_file() and not file_named(path.name)]
    assert left == []
    still_syncs(ada, bo, shared)


def whole(path):
    return digest(path.read_bytes()).hex()[:16] == digest_in(path.name)


def test_a_full_disk_leaves_nothing_behind_and_is_said(pair, monkeypatch):
    _, ada, bo, shared = pair
    before = set(shared.rglob("*"))

    def full(handle, content):
        os.write(handle, content[:3])
        raise OSError(28, "No space left on device")

    a_code(ada, "ny")
    with monkeypatch.context() as patch:
        patch.setattr(folder_writing, "_fill", full)
        with pytest.raises(storage_files.StorageFailed):
            sync_folder(ada, shared)
    assert set(shared.rglob("*")) == before
    still_syncs(ada, bo, shared)


def test_what_a_crash_left_half_written_is_cleared_away_by_its_owner(pair):
    _, ada, bo, shared = pair
    own = home_of(shared, ada) / ada.device.hex()
    old, young = own / "~syncthing~kodespor-00.tmp", own / "~syncthing~kodespor-01.tmp"
    for path in (old, young):
        path.write_bytes(b"half")
    age(old, 2 * folder_files.PART_SECONDS)
    for each in (bo, ada):
        sync_folder(each, shared)
    assert not old.exists()
    assert young.exists()


@pytest.mark.parametrize("damage", ["zeros", "cut"])
def test_a_damaged_chunk_is_written_again_by_a_colleague_who_holds_it(pair, monkeypatch, damage):
    world, ada, bo, shared = pair
    source = a_source(ada)
    ada.attach("source", source, "opptak", "audio/ogg", [b"lyd" * 1000])
    for each in (ada, bo):
        sync_folder(each, shared)
    path = of_device(shared, ada, ada.device, "kchunk")
    size = path.stat().st_size
    path.write_bytes(bytes(size) if damage == "zeros" else b"")
    age(path)
    said = told(sync_folder(bo, shared))
    assert path.name in said
    eva = invited(world, ada, "Eva")
    sync_folder(bo, shared)
    sync_folder(eva, shared)
    assert eva.log.chunks() == ada.log.chunks()


def test_a_chunk_that_came_by_another_way_is_looked_at_too_and_a_slow_copy_is_not_damage(pair, monkeypatch):
    _, ada, bo, shared = pair
    source = a_source(ada)
    ada.attach("source", source, "opptak", "audio/ogg", [b"lyd" * 1000])
    sync_folder(ada, shared)
    path = of_device(shared, ada, ada.device, "kchunk")
    good = path.read_bytes()
    path.write_bytes(good[:100])
    sync_folder(bo, shared)
    for name, key in ada.log.chunks().items():
        assert bo.take_chunk(key, ada.log.chunk(name)[1])
    sync_folder(bo, shared)
    own = home_of(shared, bo) / bo.device.hex()
    assert list(own.glob("*.kchunk")) == []
    settled(monkeypatch)
    sync_folder(bo, shared)
    assert [each.read_bytes() for each in own.glob("*.kchunk")] == [good]


@pytest.mark.parametrize("copies", [0, 1])
def test_a_chunk_that_a_crash_left_half_written_is_made_whole_at_the_next_sync(pair, monkeypatch, copies):
    """A device does not wait as for a slow copy, since nobody else copies anything into its own subfolder; also where a
    carrier put the half into another's."""
    _, ada, bo, shared = pair
    ada.attach("source", a_source(ada), "opptak", "audio/ogg", [b"lyd" * 1000])

    def cut_off(path: Path, content: bytes) -> None:
        is_chunk = path.suffix == ".kchunk"
        path.write_bytes(content[: len(content) // 2] if is_chunk else content)
        if is_chunk:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folder_files, "put_whole", cut_off)
        with pytest.raises(KeyboardInterrupt):
            sync_folder(ada, shared)
    path = of_device(shared, ada, ada.device, "kchunk")
    for _ in range(copies):
        shutil.copy(path, home_of(shared, ada) / bo.device.hex() / path.name)
    for each in (bo, ada, bo):
        sync_folder(each, shared)
    assert bo.log.chunks() == ada.log.chunks() != {}


def test_a_file_whose_content_changed_under_the_same_size_and_time_is_noticed(pair):
    """As after a power cut: the name, the size and the time are right, and all of it is zeros."""
    _, ada, _, shared = pair
    path = of_device(shared, ada, ada.device)
    good, status = path.read_bytes(), path.stat()
    path.write_bytes(bytes(len(good)))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    sync_folder(ada, shared)
    assert path.read_bytes() == good


def test_a_folder_that_cannot_be_listed_is_said_and_nothing_is_forgotten(pair, monkeypatch):
    _, ada, bo, shared = pair
    place = home_of(shared, ada) / bo.device.hex()
    place.mkdir(exist_ok=True)
    before = set(shared.rglob("*"))
    scandir = os.scandir

    def failing(path):
        if str(path) in failed:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", failing)
        failed = {str(home_of(shared, ada) / ada.device.hex())}
        assert "permission denied" in told(sync_folder(bo, shared))
        failed = {str(home_of(shared, ada))}
        with pytest.raises(storage_files.StorageFailed) as refused:
            sync_folder(bo, shared)
    assert refused.value.code == "folder-unreadable"
    assert set(shared.rglob("*")) == before

"""A sync file: sent to and fro, two devices end alike; what is none changes nothing."""

import io
import tempfile
import zipfile

import pytest

from core.commands.codebook import create_code
from core.errors import BadFile, Refused
from sync.transports.passing_folder import HELD, LOCK, PREFIX, drop_left_folders, passing_folder
from sync.transports.sync_file import read_sync_file, write_sync_file
from tests.builders import World, alice, exchange, invited


def team(seed=0):
    """Two devices that know the same."""
    world = World(seed)
    ada = alice(world)
    bo = invited(world, ada)
    exchange(ada, bo)
    return ada, bo


def test_files_to_and_fro_end_alike_and_leave_no_trace():
    ada, bo = team()
    ada.do(create_code, "Trygghet")
    bo.do(create_code, "Uro")
    notes = (ada.log.notes("folder/"), bo.log.notes("folder/"))
    there = read_sync_file(bo, write_sync_file(ada))
    assert there.received == 1
    assert there.sent >= 1  # bo is told that ada lacks something
    back = read_sync_file(ada, write_sync_file(bo))
    assert (back.received, back.sent) == (1, 0)
    assert (ada.events_digest(), ada.state.digest()) == (bo.events_digest(), bo.state.digest())
    again = read_sync_file(ada, write_sync_file(bo))
    assert (again.received, again.sent) == (0, 0)
    assert (ada.log.notes("folder/"), bo.log.notes("folder/")) == notes


def changed(content, change, packing=zipfile.ZIP_STORED):
    """The archive with other entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", packing) as after:
        entries = {each: before.read(each) for each in before.namelist()}
        for name, held in change(entries).items():
            after.writestr(name, held)
    return made.getvalue()


def spoilt(entries):
    """One byte of each segment is another."""
    return {name: held[:-1] + b"?" if name.endswith(".kseg") else held for name, held in entries.items()}


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: b"PK\x03\x04 no archive",
        lambda content: changed(content, lambda entries: {}),
        lambda content: changed(content, lambda entries: {**entries, "../../outside": b"x"}),
        lambda content: changed(content, spoilt),
        lambda content: changed(content, lambda entries: {**entries, "/tmp/outside": b"x"}),
        lambda content: changed(content, dict, zipfile.ZIP_DEFLATED),  # could unpack to more than it says
    ],
)
def test_what_is_no_sync_file_is_refused_and_changes_nothing(change):
    ada, bo = team()
    ada.do(create_code, "Trygghet")
    before = bo.events_digest()
    with pytest.raises(BadFile, match="not-a-sync-file"):
        read_sync_file(bo, change(write_sync_file(ada)))
    assert bo.events_digest() == before


def test_a_file_of_another_project_is_refused():
    ada, _ = team()
    stranger, _ = team(1)
    with pytest.raises(Refused, match="sync-file-of-another-project"):
        read_sync_file(ada, write_sync_file(stranger))


def test_a_part_that_was_taken_out_on_the_way_is_said_and_the_rest_is_taken_in():
    ada, bo = team()
    ada.do(create_code, "Trygghet")
    ada.attach("", None, "opptak.wav", "audio/wav", [bytes(1000)])
    content = write_sync_file(ada)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    for comment in (True, False):
        for left_out in names:
            cut = changed(content, lambda entries, out=left_out: {n: e for n, e in entries.items() if n != out})
            if comment:
                with zipfile.ZipFile(io.BytesIO(content)) as before:
                    cut = with_comment(cut, before.comment)
            assert "sync-file-incomplete" in {each.code for each in read_sync_file(bo, cut).problems}, left_out
    assert read_sync_file(bo, content).problems == ()
    assert bo.files.missing_chunks() == {}
    assert ada.events_digest() == bo.events_digest()


def with_comment(content, comment):
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = comment
    return made.getvalue()


def test_only_folders_that_were_left_are_deleted_however_far_another_process_is_with_one(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    begun, left, odd = (tmp_path / f"{PREFIX}{name}" for name in ("begun", "left", "odd"))
    begun.mkdir()
    (begun / LOCK).touch()  # made, and not yet locked
    (left / HELD).mkdir(parents=True)
    (odd / HELD).mkdir(parents=True)
    (odd / LOCK).mkdir()  # cannot be opened, as where the folder goes meanwhile
    with passing_folder() as folder:
        drop_left_folders()
        assert sorted(tmp_path.iterdir()) == sorted([begun, odd, folder.parent])
        (folder / "part").touch()
    assert sorted(tmp_path.iterdir()) == sorted([begun, odd])

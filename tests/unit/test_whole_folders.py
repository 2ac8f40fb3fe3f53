"""A folder of files appears with all of them or not at all, for its owner alone, and leaves nothing half-written."""

import os

import pytest

from core.errors import StorageFailed
from core.storage.files import write_whole, write_whole_folder

FILES = {"a.md": b"a", "codes/b.md": b"b", "codes/deep/c.md": b""}


def part(folder):
    return folder.with_name(".beside.part")


def held(folder):
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_all_files_stand_in_their_places_for_their_owner_alone(tmp_path):
    folder = tmp_path / "new" / "notes"
    folder.parent.mkdir()
    seen = []
    write_whole_folder(folder, FILES, part(folder), lambda: seen.append(folder.exists()))
    assert held(folder) == FILES
    assert seen == [False], "what is to be noted is noted before it appears"
    assert os.listdir(folder.parent) == ["notes"]
    modes = {each.stat().st_mode & 0o077 for each in (folder, *folder.rglob("*"))}
    assert modes == {0} or os.name == "nt"


@pytest.mark.parametrize("wrong", [{"a": b"", "a/b": b""}, {"x" * 300: b""}])
def test_what_cannot_be_written_leaves_nothing(tmp_path, wrong):
    noted = []
    with pytest.raises(StorageFailed):
        write_whole_folder(tmp_path / "notes", FILES | wrong, part(tmp_path / "notes"), lambda: noted.append(1))
    assert os.listdir(tmp_path) == []
    assert noted == []


@pytest.mark.parametrize("name", [".notes.part", ".of-somebody.part"])
def test_a_folder_that_it_did_not_make_stays(tmp_path, name):
    others = tmp_path / name
    others.mkdir()
    (others / "own.md").write_bytes(b"own")
    if name == ".notes.part":
        write_whole_folder(tmp_path / "notes", FILES, part(tmp_path / "notes"))
        assert held(tmp_path / "notes") == FILES
    else:
        with pytest.raises(StorageFailed):
            write_whole_folder(tmp_path / "notes", FILES, others)
    assert held(others) == {"own.md": b"own"}


@pytest.mark.parametrize("other", ["file", "folder", "link to nothing"])
def test_what_has_its_name_stays_and_nothing_is_noted(tmp_path, other):
    """Also a link that leads nowhere, which no folder can take the place of."""
    folder, noted = tmp_path / "notes", []
    if other == "folder":
        folder.mkdir()
    elif other == "file":
        folder.write_bytes(b"own")
    else:
        folder.symlink_to(tmp_path / "nowhere")
    before = os.lstat(folder)
    with pytest.raises(StorageFailed):
        write_whole_folder(folder, FILES, part(folder), lambda: noted.append(1))
    assert (noted, os.listdir(tmp_path)) == ([], ["notes"])
    assert os.lstat(folder).st_ino == before.st_ino


def test_no_folder_above_it_is_made(tmp_path):
    with pytest.raises(StorageFailed):
        write_whole_folder(tmp_path / "new" / "notes", FILES, part(tmp_path / "new" / "notes"))
    assert os.listdir(tmp_path) == []


def test_a_link_in_its_way_is_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "own.md").write_bytes(b"own")
    part(tmp_path / "notes").symlink_to(elsewhere)
    with pytest.raises(StorageFailed):
        write_whole_folder(tmp_path / "notes", FILES, part(tmp_path / "notes"))
    assert held(elsewhere) == {"own.md": b"own"}


def test_whoever_refuses_to_note_it_gets_no_folder(tmp_path):
    def refuse():
        raise PermissionError("no")

    with pytest.raises(StorageFailed):
        write_whole_folder(tmp_path / "notes", FILES, part(tmp_path / "notes"), refuse)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, RuntimeError])
def test_a_file_whose_writing_is_stopped_leaves_nothing_beside_it(tmp_path, stopped):
    def stop():
        raise stopped

    with pytest.raises(stopped):
        write_whole(tmp_path / "out.html", b"words in clear", before=stop)
    assert list(tmp_path.iterdir()) == []

"""What stands already where an export is to be written: a file, a link, a folder, a pipe or a device."""

import os
import stat
import subprocess
import sys

import pytest

from tests.system.cli import ROOT, Person

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes, and links for few")


@pytest.fixture
def ada(tmp_path):
    person = Person(tmp_path, "ada")
    person.run("init", person.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    person.run("codes", "add", "frykt")
    return person


def ways(person, place):
    """Commands that write a file in different ways: in pieces, all at once, a bundle, and what is sealed."""
    attached = person.base / "opptak.txt"
    attached.write_text("lyd")
    file = person.json("attach", attached)["file"]
    attached.unlink()
    return {
        "csv": ("export", "csv", place), "docx": ("export", "docx", place), "audit": ("export", "audit", place),
        "files": ("files", "save", file, place), "backup": ("backup", place),
    }  # fmt: skip


@pytest.mark.parametrize("way", ["csv", "docx", "audit", "files", "backup"])
def test_a_link_is_followed_and_stays(ada, way):
    there, link = ada.base / "else" / "there", ada.base / "link"
    there.parent.mkdir()
    there.write_bytes(b"before")
    link.symlink_to(there)
    ada.run(*ways(ada, link)[way])
    assert link.is_symlink()
    assert there.read_bytes() not in (b"", b"before")
    assert os.listdir(there.parent) == ["there"]
    link.unlink()
    link.symlink_to(there.with_name("new"))
    ada.run(*ways(ada, link)[way])
    assert sorted(os.listdir(there.parent)) == ["new", "there"]


@pytest.mark.parametrize("way", ["csv", "docx", "audit", "files", "backup"])
@pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "folder", "link to a folder", "circle of links"])
def test_what_is_no_file_stays_and_nothing_is_recorded(ada, way, kind):
    thing, place = ada.base / "thing", ada.base / "place"
    if "pipe" in kind:
        os.mkfifo(thing)
    elif "folder" in kind:
        thing.mkdir()
    if kind == "circle of links":
        thing.symlink_to(place)
    target = thing
    if "link" in kind:
        place.symlink_to(thing)
        target = place
    before = os.lstat(thing)
    ada.run(*ways(ada, target)[way], ok=1)
    after = os.lstat(thing)
    assert (after.st_ino, stat.S_IFMT(after.st_mode)) == (before.st_ino, stat.S_IFMT(before.st_mode))
    assert ada.json("exports") == []
    assert not [name for name in os.listdir(ada.base) if ".part" in name]


def test_a_device_is_named_and_not_written(ada):
    """By links, so that a program that does away with what it finds does away with these."""
    leads, follows = os.openpty()
    for device in ("/dev/stdout", os.ttyname(follows)):
        link = ada.base / "device"
        link.symlink_to(device)
        ada.run("export", "csv", link, ok=1)
        assert f"{link} is a pipe or a device" in ada.said
        assert os.readlink(link) == device
        link.unlink()
    os.close(leads)
    os.close(follows)
    assert ada.json("exports") == []


@pytest.mark.parametrize("way", ["csv", "docx", "audit", "files", "backup"])
@pytest.mark.parametrize("own", ["log.db", "log.db-wal", "device.key"])
def test_no_file_of_a_project_is_written_over(ada, way, own):
    """The table took the place of the log: the project was gone."""
    link = ada.base / "link"
    link.symlink_to(ada.folder / own)
    for place in (link, ada.folder / own):
        command = ways(ada, place)[way]
        ada.run(*command, ok=1)
        assert f"{place} belongs to a project" in ada.said
    assert ada.json("exports") == []
    assert ada.json("verify")["ok"]


@pytest.mark.parametrize("is_named", [True, False])
def test_what_a_shell_takes_from_the_program_is_not_replaced(tmp_path, is_named):
    """It lost what others had written there, and what they wrote there after it."""
    said = tmp_path / "said"
    said.write_text("before\n")
    program = (
        "import sys; from pathlib import Path; from core.errors import StorageFailed\n"
        "from core.storage.files import write_whole\n"
        "try:\n    write_whole(Path(sys.argv[1]), b'a table')\n"
        "except StorageFailed as problem:\n    print(problem.code)\n"
    )
    with said.open("a") as file:
        command = [sys.executable, "-c", program, said if is_named else "/dev/stdout"]
        subprocess.run(command, stdout=file, cwd=ROOT, check=True)
    assert said.read_text() == "before\nplace-irregular\n"


@pytest.mark.parametrize("form", ["vault", "archive"])
def test_a_folder_of_files_is_new_and_its_parent_is_not_made(ada, form):
    out = ada.base / "new" / "notes"
    ada.run("export", form, out, ok=1)
    assert not out.parent.exists()
    assert str(out) in ada.said
    out.parent.mkdir()
    out.symlink_to("nowhere")
    ada.run("export", form, out, ok=1)
    assert "exists already; this export makes a new folder" in ada.said
    assert ada.json("exports") == []
    out.unlink()
    ada.run("export", form, out)
    assert len(ada.json("exports")) == 1

"""The command line says of a study in a synced folder what it must, in one run each."""

import shutil

from tests.system.cli import Person, pair


def test_a_synced_folder_is_said_at_creation_and_in_status_and_what_went_back_is_refused(tmp_path):
    ada = Person(tmp_path, "ada")
    (tmp_path / "ada" / ".stfolder").mkdir(parents=True)
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    assert "Syncthing syncs" in ada.said
    older = (ada.folder / "log.db").read_bytes()
    ada.run("codes", "add", "ny")
    assert ada.said == ""
    newer = ada.folder / "log (conflicted copy 2026-11-26 101112).db"
    shutil.copyfile(ada.folder / "log.db", newer.with_name("kept"))
    (ada.folder / "log.db").write_bytes(older)
    ada.run("codes", "add", "etterpå", ok=1)
    assert "older than what this machine wrote" in ada.said
    assert "split-clone" in ada.said
    assert "older than what this machine wrote" in ada.run("verify", ok=3)
    newer.with_name("kept").rename(newer)
    status = ada.json("status")
    assert status["codes"] == 1
    assert status["folder"] == {"carrier": "Syncthing", "second_copies": [newer.name], "went_back": False}
    assert f"{newer.name} is a second copy" in ada.said
    assert "Syncthing syncs" in ada.run("status")


def test_a_backup_that_sync_completes_goes_on(tmp_path):
    """The device's own events come back from the shared folder, and it writes on after them."""
    ada, _, shared = pair(tmp_path)
    backup = (ada.folder / "log.db").read_bytes()
    ada.run("codes", "add", "etter sikkerhetskopien")
    ada.run("sync", "folder", shared)
    (ada.folder / "log.db").write_bytes(backup)
    ada.run("sync", "folder", shared)
    assert ada.said == ""
    ada.run("codes", "add", "ny")
    status = ada.json("status")
    assert (status["forked"], status["codes"]) == ([], 2)

"""A machine that stops at any step while a study is joined: the same again goes on, and no key that waits is lost.

Each step that changes a file, and each commit, is a place where a process of its own ends without notice.
"""

import asyncio
import os
import sqlite3
import sys

import pytest

from app import composition
from app.services.invitations import (
    InviteRole,
    Welcomed,
    admit_guest,
    begin_welcomed,
    join_with,
    meet_by_code,
    request_to_join,
)
from core.errors import NotAProject, Refused, StorageFailed
from core.keys.device_key_file import DeviceFile
from core.project import Project
from core.sealing.crypto import KEY_BYTES, PassphraseCost, new_device
from core.storage.files import HeldFile
from sync.invitation import new_invitation
from sync.join_files import open_welcome, read_request, write_request
from sync.transports.rendezvous_client import MeetingOptions
from tests.builders import a_code

PASSPHRASE = "korrekt hest batteri stift"
KILLED, ENOUGH = 9, 200
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir")


@pytest.fixture(autouse=True)
def cheap(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    monkeypatch.setattr(composition, "_pending", lambda: tmp_path / "waits")
    (tmp_path / "waits").mkdir()


@pytest.fixture
def host(tmp_path):
    project = composition.create_project(tmp_path / "ada", "Egen kraft", "Ada Fiksjon", lambda _: PASSPHRASE)
    a_code(project, "Mot")
    yield project
    project.log.close()


def by_code(host, folder):
    guest = DeviceFile(new_device(composition.entropy), "Bo Fiksjon", composition.entropy(KEY_BYTES))
    welcome = admit_guest(host, read_request(write_request(guest)), InviteRole("Bo Fiksjon"))
    return lambda: begin_welcomed(folder, Welcomed(open_welcome(welcome, guest), guest), PASSPHRASE)


def by_files(host, folder, asked_in=None):
    _, request = request_to_join(asked_in or folder, "Bo Fiksjon", PASSPHRASE)
    welcome = HeldFile("bo.kwel", admit_guest(host, read_request(request), InviteRole("Bo Fiksjon")))
    return lambda: join_with(folder, welcome, PASSPHRASE)


def from_elsewhere(host, folder):
    join = by_files(host, folder, folder.with_name("asked"))
    device = [*host.state.devices.rows][-1]
    folder.with_name("asked").rename(composition.pending_folder(device))
    return join


WAYS = {"code": by_code, "files": by_files, "files, asked elsewhere": from_elsewhere}


def ended_at(step, act) -> bool:
    """Carries an act out in a process that ends at that step; whether it got so far."""
    child = os.fork()
    if child == 0:
        try:
            end_at(step)
            act()
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED), status
    return status == KILLED


def end_at(step) -> None:
    """From here on this process ends before the step of that number."""
    left = step

    def counted() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(KILLED)

    def watched(event, arguments) -> None:
        if event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT):
            counted()

    def connect(*arguments, **options) -> sqlite3.Connection:
        connection = plain(*arguments, **options)
        connection.set_trace_callback(lambda said: counted() if said.startswith(("BEGIN", "COMMIT")) else None)
        return connection

    plain, sqlite3.connect = sqlite3.connect, connect
    sys.addaudithook(watched)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.parametrize("way", WAYS)
def test_joining_goes_on_wherever_it_was_killed(host, tmp_path, way):
    for step in range(ENOUGH):
        folder = tmp_path / f"bo{step}"
        join = WAYS[way](host, folder)
        was_killed = ended_at(step, join)
        project = joined(folder, join)
        assert [project.words(row.name) for row in project.state.codes.values()] == ["Mot"], step
        project.log.close()
        assert composition.unlock_device(folder, PASSPHRASE).once == b"", step
        assert not [*(tmp_path / "waits").rglob(composition.KEY_FILE)], step
        if not was_killed:
            break
    assert 5 < step < ENOUGH, "otherwise this test sees nothing"


def joined(folder, join) -> Project:
    """The study, by the same act again, or by opening it where that had come so far."""
    if not composition.is_project(folder):
        return join()
    try:
        return composition.open_project(folder, lambda _: PASSPHRASE)
    except NotAProject:
        return join()


def waiting_key(folder):
    return (folder / composition.KEY_FILE).read_bytes()


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "another that nobody can tell apart"])
@pytest.mark.parametrize("is_interrupted", [False, True])
def test_a_device_that_waits_keeps_its_key_where_somebody_joins_by_code(host, tmp_path, passphrase, is_interrupted):
    folder = tmp_path / "bo"
    by_welcome = by_files(host, folder)
    if is_interrupted:
        composition.open_log(folder).close()
    before = waiting_key(folder)
    guest = DeviceFile(new_device(composition.entropy), "Bo Fiksjon", composition.entropy(KEY_BYTES))
    welcome = admit_guest(host, read_request(write_request(guest)), InviteRole("Bo Fiksjon"))
    with pytest.raises(Refused, match="device-exists"):
        begin_welcomed(folder, Welcomed(open_welcome(welcome, guest), guest), passphrase)
    assert waiting_key(folder) == before
    by_welcome().log.close()


def test_it_is_told_before_the_code_is_used_up(host, tmp_path):
    by_files(host, tmp_path / "bo")
    invitation = new_invitation(composition.entropy, "")
    met = meet_by_code(tmp_path / "bo", invitation, "Bo Fiksjon", PASSPHRASE, MeetingOptions(lan=False), print)
    with pytest.raises(Refused, match="device-exists"):
        asyncio.run(met)


def test_a_device_that_waits_keeps_its_key_where_another_welcome_is_opened(host, tmp_path):
    folder = tmp_path / "bo"
    own = by_files(host, folder)
    others = from_elsewhere(host, folder)
    before = waiting_key(folder)
    with pytest.raises(Refused, match="device-exists"):
        others()
    assert waiting_key(folder) == before
    own().log.close()


def test_a_key_whose_log_is_away_is_not_written_over(host, tmp_path):
    folder = tmp_path / "bo"
    by_files(host, folder)().log.close()
    before = waiting_key(folder)
    for name in composition.LOG_FILES:
        (folder / name).unlink(missing_ok=True)
    for join in (by_code(host, folder), from_elsewhere(host, folder)):
        with pytest.raises(Refused, match="device-exists"):
            join()
        assert waiting_key(folder) == before


@pytest.mark.parametrize("fails", ["_write_key", "open_log"])
@pytest.mark.parametrize("way", WAYS)
def test_joining_goes_on_after_a_full_disk(host, tmp_path, monkeypatch, way, fails):
    join = WAYS[way](host, tmp_path / "bo")

    def full(*_):
        raise StorageFailed("disk-full")

    with monkeypatch.context() as patched:
        patched.setattr(composition, fails, full)
        with pytest.raises(StorageFailed):
            join()
    project = joined(tmp_path / "bo", join)
    assert [project.words(row.name) for row in project.state.codes.values()] == ["Mot"]
    project.log.close()

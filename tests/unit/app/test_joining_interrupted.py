"""A machine that stops while a study is joined: the next start says what to do, and the same again goes on."""

import pytest

from app import composition
from app.services import invitations
from app.services.invitations import InviteRole, Welcomed, admit_guest, begin_welcomed, join_with, request_to_join
from core.errors import NotAProject, Refused
from core.keys.device_key_file import DeviceFile
from core.project import Project
from core.sealing.crypto import KEY_BYTES, new_device
from core.storage.files import HeldFile
from sync.join_files import open_welcome, read_request, write_request
from tests.builders import a_code

PASSPHRASE = "korrekt hest batteri stift"
PLACES = {
    "before there is a log": (composition, "open_log"),
    "before there is anything in the log": (Project, "join"),
    "before the events": (Project, "accept"),
}


@pytest.fixture
def host(tmp_path):
    project = composition.create_project(tmp_path / "ada", "Egen kraft", "Ada Fiksjon", lambda _: PASSPHRASE)
    a_code(project, "Mot")
    yield project
    project.log.close()


def by_files(host: Project, folder, asked_in):
    _, request = request_to_join(asked_in, "Bo Fiksjon", PASSPHRASE)
    welcome = HeldFile("bo.kwel", admit_guest(host, read_request(request), InviteRole("Bo Fiksjon")))
    return lambda: join_with(folder, welcome, PASSPHRASE)


def by_code(host: Project, folder):
    def join() -> Project:
        guest = DeviceFile(new_device(composition.entropy), "Bo Fiksjon", composition.entropy(KEY_BYTES))
        welcome = admit_guest(host, read_request(write_request(guest)), InviteRole("Bo Fiksjon"))
        composition.refuse_begun(folder)
        return begin_welcomed(folder, Welcomed(open_welcome(welcome, guest), guest), PASSPHRASE)

    return join


def killed(*_, **__):
    raise KeyboardInterrupt


@pytest.fixture(params=["files", "files, asked elsewhere", "code"])
def joining(request, host, tmp_path, monkeypatch):
    folder, waiting = tmp_path / "bo", tmp_path / "waits"
    monkeypatch.setattr(composition, "_pending", lambda: waiting)
    if request.param == "code":
        return folder, by_code(host, folder)
    if request.param == "files":
        return folder, by_files(host, folder, folder)
    made = by_files(host, folder, tmp_path / "asked")
    [device] = [each for each in host.state.devices.rows if each != host.device]
    waiting.mkdir()
    (tmp_path / "asked").rename(composition.pending_folder(device))
    return folder, made


@pytest.mark.parametrize("place", PLACES)
def test_the_same_again_goes_on(joining, monkeypatch, place):
    folder, join = joining
    with monkeypatch.context() as patched:
        patched.setattr(*PLACES[place], killed)
        with pytest.raises(KeyboardInterrupt):
            join()
    if composition.is_project(folder):
        with pytest.raises(NotAProject, match="study-not-begun"):
            composition.open_project(folder, lambda _: PASSPHRASE)
    project = join()
    assert [project.words(row.name) for row in project.state.codes.values()] == ["Mot"]
    project.log.close()
    opened_with_all(folder, join)


def test_a_study_whose_events_have_come_opens(joining, monkeypatch):
    """The machine stopped after that: nothing has to be done again."""
    folder, join = joining
    with monkeypatch.context() as patched:
        patched.setattr(invitations, "_named", killed)
        with pytest.raises(KeyboardInterrupt):
            join()
    opened_with_all(folder, join)


@pytest.mark.parametrize("joining", ["files", "files, asked elsewhere"], indirect=True)
@pytest.mark.parametrize("place", ["_end_joining", "_without_once"])
def test_what_opens_the_welcome_is_destroyed_at_the_next_opening(joining, tmp_path, monkeypatch, place):
    """Else an old welcome in somebody's mail opens words that were withdrawn since."""
    folder, join = joining
    with monkeypatch.context() as patched:
        patched.setattr(composition, place, killed)
        with pytest.raises(KeyboardInterrupt):
            join()
    assert composition.unlock_device(folder, PASSPHRASE).once, "there is something to destroy"
    opened_with_all(folder, join)
    left = composition.unlock_device(folder, PASSPHRASE)
    assert (left.once, left.secrets.box) == (b"", b"")
    assert not [*(tmp_path / "waits").rglob(composition.KEY_FILE)]


def opened_with_all(folder, join) -> None:
    project = composition.open_project(folder, lambda _: PASSPHRASE)
    assert [project.words(row.name) for row in project.state.codes.values()] == ["Mot"]
    project.log.close()
    with pytest.raises(Refused, match="project-exists"):
        join()

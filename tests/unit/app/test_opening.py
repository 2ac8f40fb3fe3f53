"""A study is made and opened beside the window, which answers meanwhile; what was cancelled leaves nothing behind."""

import asyncio
from threading import Event
from types import SimpleNamespace

import pytest

from app import composition
from app.components import working
from app.components.opening import make_study, open_study
from app.components.passphrase_field import NewPassphrase
from app.features.start.join_dialog import JoinDialog
from app.services.invitations import InviteRole, admit_guest, request_to_join
from core.commands.codebook import create_code
from core.errors import Refused, WrongPassphrase
from core.storage.files import HeldFile
from sync.join_files import read_request
from tests.builders import World, alice
from tests.unit.app.screens import StandIn, everything_in

PASSPHRASE = "riktig hest batteri stift"


class Empty(StandIn):
    """A window on no project yet."""

    def __init__(self):
        super().__init__(alice(World(7)))
        self.session, self.opened = None, []

    def open(self, session, folder):
        self.session = session
        self.opened.append(folder)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(working, "SHOWN_AFTER_SECONDS", 60)  # a slow machine shows no bar where none is awaited
    monkeypatch.setattr(composition, "COST", composition.PassphraseCost(1, 64, 1))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "study"


def created(place):
    return composition.create_project(place, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)


def test_the_window_answers_while_a_study_is_made(place):
    shell, answered = Empty(), Event()

    def make():
        assert answered.wait(60), "nobody answers while the study is made"
        return created(place)

    async def both():
        making = asyncio.create_task(make_study(shell, "Making", place, make))
        await asyncio.sleep(0.01)
        answered.set()
        await making

    asyncio.run(both())
    project = shell.session.project
    assert shell.opened == [place]
    assert project.words(project.state.members.rows[project.member].name) == "Ada Fiksjon"
    project.log.close()


@pytest.mark.parametrize("way", ["the same", "by a link", "in capitals"])
def test_two_windows_never_make_a_study_in_one_folder_at_a_time(place, way):
    first, second, answered = Empty(), Empty(), Event()
    again = place
    if way == "by a link":
        place.parent.with_name("link").symlink_to(place.parent)
        again = place.parent.with_name("link") / place.name
    elif way == "in capitals":  # on some disks that is the same folder
        again = place.with_name(place.name.upper())

    def make():
        assert answered.wait(60)
        return created(place)

    async def both():
        making = asyncio.create_task(make_study(first, "Making", place, make))
        await asyncio.sleep(0)
        try:
            with pytest.raises(Refused, match="project-exists"):
                await make_study(second, "Making", again, lambda: created(again))
        finally:
            answered.set()
        await making

    asyncio.run(both())
    assert (first.opened, second.opened) == ([place], [])
    first.session.project.log.close()
    with pytest.raises(Refused, match="project-exists"):  # as before, once it is made
        asyncio.run(make_study(second, "Making", place, lambda: created(place)))


def test_a_study_is_opened_by_its_passphrase_alone(place):
    shell = Empty()
    created(place).log.close()
    with pytest.raises(WrongPassphrase):
        asyncio.run(open_study(shell, place, "something else"))
    assert shell.opened == []
    asyncio.run(open_study(shell, place, PASSPHRASE))
    assert shell.opened == [place]
    shell.session.project.log.close()


@pytest.mark.parametrize("was_there", [False, True])
def test_a_study_whose_making_was_cancelled_leaves_nothing(place, monkeypatch, was_there):
    shell, pressed = Empty(), Event()
    if was_there:
        place.mkdir()

    def make():
        assert pressed.wait(60)
        return created(place)

    async def cancelled(*_):
        pressed.set()
        return False

    monkeypatch.setattr(working, "SHOWN_AFTER_SECONDS", 0)
    monkeypatch.setattr(working, "_wait_with_bar", cancelled)
    with pytest.raises(Refused, match="work-cancelled"):
        asyncio.run(make_study(shell, "Making", place, make))
    assert shell.opened == []
    assert place.exists() == was_there
    assert not was_there or not any(place.iterdir())


def test_a_whole_log_is_read_beside_the_window(place, monkeypatch):
    created(place).log.close()
    shell, answered = Empty(), Event()
    read = composition.Project

    def reading(*given):
        assert answered.wait(60), "nobody answers while the log is read"
        return read(*given)

    monkeypatch.setattr(composition, "Project", reading)

    async def both():
        opening = asyncio.create_task(open_study(shell, place, PASSPHRASE))
        await asyncio.sleep(0.01)
        answered.set()
        await opening

    asyncio.run(both())
    project = shell.session.project
    project.do(create_code, "made in the window's own thread")
    project.log.close()


def test_the_window_answers_while_a_project_is_joined_by_files(place, monkeypatch):
    host = created(place)
    guest, answered = place.with_name("guest"), Event()
    _, request = request_to_join(guest, "Bo Fiksjon", PASSPHRASE)
    welcome = admit_guest(host, read_request(request), InviteRole("Bo Fiksjon"))
    host.log.close()
    shell, join = Empty(), composition.join_project
    shell.page = SimpleNamespace(run_task=lambda work, *given: tasks.append(asyncio.create_task(work(*given))))
    tasks = []

    def joining(*given):
        assert answered.wait(60), "nobody answers while the project is joined"
        return join(*given)

    monkeypatch.setattr(composition, "join_project", joining)
    dialog = JoinDialog(shell, NewPassphrase(shell, "Passphrase"))
    dialog._folder.value = str(guest)
    dialog._passphrase.first.value = PASSPHRASE
    dialog._by_files()
    dialog._welcome.files = [HeldFile("x.kwel", welcome)]

    async def both():
        button = next(each for each in everything_in(dialog._way) if getattr(each, "content", None) == "Join")
        button.on_click(None)
        await asyncio.sleep(0.01)
        answered.set()
        await asyncio.gather(*tasks)

    asyncio.run(both())
    assert shell.opened == [guest]
    shell.session.project.log.close()


def test_a_study_that_was_made_while_another_was_opened_is_kept_and_said(place):
    shell = Empty()

    def make():
        shell.session = "another"
        return created(place)

    with pytest.raises(Refused, match="other-study-open"):
        asyncio.run(make_study(shell, "Making", place, make))
    assert (shell.session, shell.opened) == ("another", [])
    assert shell.settings.recent == [str(place.resolve())]
    composition.open_project(place, lambda _: PASSPHRASE).log.close()


def test_a_study_whose_form_was_closed_before_there_was_a_bar_leaves_nothing(place):
    shell, closed = Empty(), Event()

    def make():
        assert closed.wait(60)
        return created(place)

    async def both():
        making = asyncio.create_task(make_study(shell, "Making", place, make))
        await asyncio.sleep(0.01)
        making.cancel()
        await asyncio.sleep(0.01)
        closed.set()
        with pytest.raises(Refused, match="work-cancelled"):
            await making

    asyncio.run(both())
    assert shell.opened == []
    assert not place.exists()


def test_a_log_without_its_key_gets_no_other_key_when_a_study_is_refused_there(place):
    created(place).log.close()
    (place / composition.KEY_FILE).rename(place.with_name("kept-elsewhere"))
    with pytest.raises(Refused, match="project-exists"):
        created(place)
    assert not (place / composition.KEY_FILE).exists()


def test_a_key_that_waits_for_its_welcome_is_not_written_over(place):
    composition.make_request(place, "Bo Fiksjon", PASSPHRASE)
    before = (place / composition.KEY_FILE).read_bytes()
    with pytest.raises(Refused, match="device-exists"):
        created(place)
    assert [each.name for each in place.iterdir()] == [composition.KEY_FILE]
    assert (place / composition.KEY_FILE).read_bytes() == before


@pytest.mark.parametrize("name", composition.LOG_FILES)
def test_a_study_is_not_begun_over_what_is_left_of_another(place, name):
    left = place / name
    place.mkdir()
    left.write_bytes(b"the last events") if name != composition.LOG_FILE else left.mkdir()
    with pytest.raises(Refused, match="project-exists"):
        created(place)
    assert [each.name for each in place.iterdir()] == [name]
    assert left.is_dir() or left.read_bytes() == b"the last events"


def test_a_founding_that_was_interrupted_is_begun_anew(place, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(composition.Project, "create", killed)
        with pytest.raises(KeyboardInterrupt):
            created(place)
    project = created(place)
    assert composition.is_project(place)
    project.log.close()

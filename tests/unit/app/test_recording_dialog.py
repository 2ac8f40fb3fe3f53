"""Recording in a page: nothing listens on where nobody sees it, and nothing that was heard is lost."""

import asyncio
import re
import time
from types import SimpleNamespace

import flet as ft
import pytest

from app.components import recording_dialog
from app.services.attachments import attach_left
from app.services.window_devices import Piece
from app.shell.recordings_left import tell_of_recordings
from core.commands.participants import withdraw_participant
from core.commands.project import redo, undo
from core.commands.sources import Incoming, import_source
from tests.builders import World, a_participant, alice
from tests.unit.app.screens import StandIn


class Microphone:
    """Gives two pieces and is silent until it is stopped, as one that is paused; then a last piece."""

    mime = "audio/webm"

    def __init__(self, heard):
        self.pieces, self.stopped, self.is_on = [b"one ", b"two "], asyncio.Event(), True
        self.heard = iter(heard)

    async def next(self):
        if self.pieces:
            return Piece(self.pieces.pop(0), 0.5, next(self.heard))
        if self.is_on:
            await self.stopped.wait()
            self.is_on = False
            return Piece(b"end", 0.5, next(self.heard))
        return None

    async def stop(self):
        self.stopped.set()


class Shown(StandIn):
    """A window with a dialog: what is not shown cannot be updated, as in Flet."""

    def __init__(self, project):
        super().__init__(project)
        self.dialog, self.heard = None, []
        self.page = SimpleNamespace(show_dialog=self.open)
        self.touch = self.refresh = lambda: None

    def open(self, dialog):
        self.dialog, dialog.open = dialog, True

    def notify(self, sentence, **_):
        self.heard.append(sentence)


@pytest.fixture
def shell(monkeypatch):
    shell = Shown(alice(World(5)))

    def update(control, *_):
        if control is not shell.dialog and not shell.dialog.open:
            raise RuntimeError("Control must be added to the page first")

    monkeypatch.setattr(ft.Control, "update", update)
    monkeypatch.setattr(ft.BaseControl, "update", update)
    monkeypatch.setattr(recording_dialog, "SHOWN_EVERY_SECONDS", 0.001)
    return shell


def record(monkeypatch, shell, meanwhile, on_kind="", on=None, heard=(2, 4, 5)):
    """Records; `meanwhile` happens when two pieces were heard. The microphone, after the end."""

    async def run():
        microphone = Microphone(heard)

        async def opened():
            return microphone

        monkeypatch.setattr(recording_dialog.window_devices, "open_microphone", opened)
        task = asyncio.create_task(recording_dialog.show_recording(shell, on_kind, on, "Kari"))
        while microphone.pieces and not task.done():
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        meanwhile(microphone)
        await asyncio.wait_for(task, 30)
        return microphone

    return asyncio.run(run())


def sounds(project):
    rows = project.state.files.rows.values()
    return [b"".join(project.files.chunk_of(row.id, n) for n in range(len(row.chunks))) for row in rows]


def test_going_back_ends_the_recording_and_attaches_it(monkeypatch, shell):
    def back(_):
        shell.dialog.open = False

    microphone = record(monkeypatch, shell, back)
    assert not microphone.is_on
    assert sounds(shell.session.project) == [b"one two end"]
    assert "is attached" in shell.heard[0]


def test_a_lock_ends_the_recording_which_is_attached_at_the_next_opening(monkeypatch, shell):
    project = shell.session.project

    def lock(_):
        shell.dialog.open, shell.session = False, None

    microphone = record(monkeypatch, shell, lock)
    assert microphone.stopped.is_set()
    assert (sounds(project), shell.heard) == ([], [])
    assert len(attach_left(project).attached) == 1
    assert sounds(project) == [b"one two "]


def slept(monkeypatch, seconds):
    """What happens to the machine's clock while it sleeps, or is set."""

    def sleep(microphone):
        now = time.monotonic()
        monkeypatch.setattr(recording_dialog, "time", SimpleNamespace(monotonic=lambda: now + seconds, strftime=str))
        microphone.stopped.set()

    return sleep


@pytest.mark.parametrize("seconds", [3 * 3600, -3 * 3600])
def test_the_length_is_that_of_the_sound_whatever_the_clock_does(monkeypatch, shell, seconds):
    record(monkeypatch, shell, slept(monkeypatch, seconds), heard=(1802.2, 1804.4, 1805.9))
    assert "0:30:05" in shell.heard[0]


@pytest.mark.parametrize("seconds", [3 * 3600, -3 * 3600])
def test_where_a_browser_does_not_count_the_sound_a_sleep_is_no_length(monkeypatch, shell, seconds):
    record(monkeypatch, shell, slept(monkeypatch, seconds), heard=(-1, -1, -1))
    said = shell.heard[0]
    assert re.search(r"0:00:(0\d|1[0-2])", said), said


def test_what_was_withdrawn_while_the_browser_asked_is_not_listened_to(monkeypatch, shell):
    project = shell.session.project
    person = a_participant(project)
    project.do(withdraw_participant, person)
    microphone = record(monkeypatch, shell, lambda _: None, "participant", person)
    assert microphone.stopped.is_set()
    assert (sounds(project), len(shell.heard)) == ([], 1)


def test_what_is_withdrawn_while_it_is_recorded_is_deleted_at_once(monkeypatch, shell):
    project = shell.session.project
    person = a_participant(project)

    def withdraw(microphone):
        project.do(withdraw_participant, person)
        microphone.stopped.set()

    record(monkeypatch, shell, withdraw, "participant", person)
    assert (sounds(project), shell.dialog.open) == ([], False)
    assert shell.heard == ["What this recording belongs to was withdrawn, so nothing more is recorded."]
    assert (project.log.notes("recording"), project.log.chunks()) == ({}, {})


def test_a_recording_whose_text_is_gone_waits_and_is_told_of_now_and_at_every_opening(monkeypatch, shell):
    project = shell.session.project
    (imported, *_) = project.do(import_source, Incoming("Intervju", "Jeg ventet lenge.", "test"), ())

    def take_back(microphone):
        project.do(undo, imported.id, None)
        microphone.stopped.set()

    record(monkeypatch, shell, take_back, "source", imported.event.source)
    assert sounds(project) == []
    assert "waits on this device" in shell.heard[0]
    tell_of_recordings(shell)
    assert "waits on this device" in shell.heard[1]
    project.do(redo, imported.id)
    tell_of_recordings(shell)
    assert "was cut off" in shell.heard[2]
    assert sounds(project) == [b"one two end"]

"""Reading a hundred interviews: the bar moves, Stop stops, and nothing of what was read so far is added."""

import asyncio

import flet as ft
import pytest

from app.features.texts.import_progress import ImportProgress, ReadFile
from core.commands.sources import Incoming
from core.errors import BadFile
from tests.builders import World, alice
from tests.unit.app.screens import StandIn, everything_in


@pytest.fixture
def reading(monkeypatch):
    monkeypatch.setattr(ft.Column, "update", lambda _: None)
    window = StandIn(alice(World(1)))
    progress = ImportProgress(window)
    bar = next(each for each in everything_in(progress.root) if isinstance(each, ft.ProgressBar))
    return window, progress, bar


def a_text(n):
    return ReadFile(f"tekst {n}.txt", Incoming(f"tekst {n}", "Kari: ja\n", "t"), (), lambda *_: Incoming("", "", ""))


def test_the_bar_moves_with_each_file(reading):
    _, progress, bar = reading
    seen = []

    def read(n):
        seen.append(round(bar.value, 2))
        return a_text(n)

    found = asyncio.run(progress.read([(f"{n}.docx", lambda n=n: read(n)) for n in range(100)]))
    assert len(found) == 100
    assert seen == [round(n / 100, 2) for n in range(100)]
    assert progress.root.visible is False


def test_stop_stops_after_the_file_that_is_being_read_and_adds_nothing(reading):
    window, progress, _ = reading
    opened = []

    def read(n):
        opened.append(n)
        if n == 2:
            progress._stop()
        return a_text(n)

    assert asyncio.run(progress.read([(f"{n}.docx", lambda n=n: read(n)) for n in range(100)])) is None
    assert opened == [0, 1, 2]
    assert window.session.project.state.sources.rows == {}


def test_of_one_that_cannot_be_read_a_sentence_tells_and_the_others_come_in(reading):
    window, progress, _ = reading
    said = []
    window.notify = said.append

    def read():
        raise BadFile("file-empty", file="tom.docx")

    found = asyncio.run(progress.read([("tom.docx", read), ("0.docx", lambda: a_text(0))]))
    assert [each.file for each in found] == ["tekst 0.txt"]
    assert "tom.docx" in said[0]
    assert window.session.project.state.sources.rows == {}

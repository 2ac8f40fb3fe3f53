"""An export that is cancelled, or for which nobody chose a place, leaves no file and no line in the history."""

import asyncio
from types import SimpleNamespace

import pytest

from app.components import saving, text_export, working
from app.features.history import report_dialogs
from app.features.texts import import_export_dialogs
from core.analysis.exports import exports_of
from core.commands import codings
from tests.builders import World, a_code, a_participant, a_source, alice
from tests.unit.app.test_cancelled import Heard

WAYS = [
    *((import_export_dialogs.ask_export, ending) for ending in import_export_dialogs.WHOLE),
    *((report_dialogs.ask_review, ending) for ending in report_dialogs.WRITERS),
    (report_dialogs.ask_bundle, ".kaudit"),
    *((lambda shell: text_export.ask_export_of(shell, next(iter(shell.session.project.state.sources.rows))), ending)
      for ending in (".docx", ".html")),
]  # fmt: skip
CHOSEN = [pytest.param(*each, id=f"{n}{each[1]}") for n, each in enumerate(WAYS)]


@pytest.fixture
def project():
    made = alice(World(521))
    source = a_source(made, participant=a_participant(made))
    made.do(codings.code_segment, source, 0, 11, [a_code(made, "Frykt")])
    return made


class Chooser:
    """The system's own chooser, which answers with a place, or with None where it is closed."""

    def __init__(self, place):
        self.place, self.given = place, []

    async def save_file(self, src_bytes=None, **_):
        self.given.append(src_bytes)
        return None if self.place is None else str(self.place)


def saved(monkeypatch, project, way, ending, place, stopped_at=None, web=False):
    """Saves by a dialog; the work that is so many-th is cancelled under its bar."""
    shell, chooser, began = Heard(project, web), Chooser(place), []
    shell.fields = {shell.words("saving-form"): ending}

    async def beside(_folder, _secrets, work):
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return work(project)

    async def waited(_shell, _title, task, _stopper=None, may_stop=True):
        began.append(may_stop)
        if may_stop and len(began) == stopped_at:
            return False
        await task
        return True

    monkeypatch.setattr(working, "in_background", beside)
    monkeypatch.setattr(working, "SHOWN_AFTER_SECONDS", 0)
    monkeypatch.setattr(working, "_wait_with_bar", waited)
    monkeypatch.setattr(saving.ft, "FilePicker", lambda: chooser)
    way(shell)
    return SimpleNamespace(shell=shell, left=exports_of(shell.session.presentation), given=chooser.given, began=began)


@pytest.mark.parametrize(("way", "ending"), CHOSEN)
@pytest.mark.parametrize("web", [False, True])
def test_what_was_cancelled_left_nothing(monkeypatch, tmp_path, project, way, ending, web):
    done = saved(monkeypatch, project, way, ending, tmp_path / f"x{ending}", stopped_at=1, web=web)
    assert done.began == [True]
    assert done.shell.heard == [done.shell.words("saving-cancelled")]
    assert not done.given
    assert not done.left
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("way", "ending"), CHOSEN)
def test_what_nobody_chose_a_place_for_left_nothing(monkeypatch, tmp_path, project, way, ending):
    done = saved(monkeypatch, project, way, ending, None)
    assert not done.left
    assert not done.shell.heard
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("way", "ending"), CHOSEN)
@pytest.mark.parametrize("web", [False, True])
def test_what_was_saved_left_once(monkeypatch, tmp_path, project, way, ending, web):
    place = tmp_path / f"x{ending}"
    done = saved(monkeypatch, project, way, ending, place, web=web)
    assert [each.format for each in done.left] == [ending[1:]]
    assert len(done.shell.heard) == 1
    assert (any(done.given) and not place.exists()) if web else place.stat().st_size > 0


def test_a_bundle_that_holds_its_own_record_cannot_be_stopped_once_it_is_recorded(monkeypatch, tmp_path, project):
    done = saved(monkeypatch, project, report_dialogs.ask_bundle, ".kaudit", tmp_path / "x.kaudit", stopped_at=2)
    assert done.began == [True, False]
    assert len(done.left) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["x.kaudit"]

"""What is typed or marked, when a project is locked, undone or left: nothing is lost, nothing shows in another."""

import asyncio
import weakref
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock

import flet as ft
import pytest

from app.features.codebook import screen as codebook_screen
from app.features.reading.kept import Kept
from app.features.reading.keys import Keys
from app.features.retrieve import screen as retrieve_screen
from app.features.retrieve import search_screen
from app.features.tables import screen as tables
from app.features.texts import screen as texts
from app.features.texts.about_dialogs import ask_participants
from app.features.writing import screen as writing
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from app.shell import keyboard
from app.shell.addresses import Addresses
from app.shell.dialogs import fields_in
from app.shell.window import Window
from core.analysis.findings import sections
from core.commands.participants import withdraw_participant
from core.commands.sources import Incoming, assign_source, bring_in
from core.errors import BadFile, KodesporError, StorageFailed
from core.ids import Id
from core.importing.encodings import Reading
from core.storage.files import HeldFile
from core.text.find import Range
from tests.builders import World, a_participant, alice
from tests.refusals import refuses
from tests.unit.app.screens import press, texts_in
from tests.unit.app.test_book_screens import Study

SOURCE, CODING = Id(bytes(16)), Id(bytes(range(16)))


@pytest.fixture
def study():
    study = Study()
    study.shell.announce = lambda *_: None
    return study


def a_window(session, screen, **screens):
    page = MagicMock(width=1280)
    page.pop_dialog.return_value = None
    plain = {each: lambda shell, **_: MagicMock(spec=["root", "refresh"]) for each in ("start", "home", "reading")}
    window = Window(page, Settings(language="nb"), plain | screens)
    window.session, window.folder, window.screen = session, Path("a"), screen
    return window


@pytest.fixture
def unsynced(monkeypatch):
    monkeypatch.setattr("app.shell.window.SyncService", MagicMock())
    monkeypatch.setattr("app.shell.window.framed", lambda *_: None)


def unfinished():
    raise AttributeError("selection")


@pytest.mark.parametrize(
    "kept", [Kept(Range(5, 9)), Kept(detail=CODING), Kept(Range(5, 9), ("", ""), CODING), Kept(Range(5, 9), ("Ny", ""))]
)
def test_a_place_with_something_in_hand_has_an_address_that_leads_back(kept):
    addresses = Addresses()
    written = addresses.written("reading", {"source": SOURCE, "place": 3, "kept": kept})
    assert addresses.read(written) == ("reading", {"source": SOURCE, "place": 3})


def test_a_place_that_cannot_be_shown_any_more_opens_at_home(unsynced):
    session = ProjectSession(alice(World(3)))
    window = a_window(None, None, reading=lambda shell, **_: unfinished())
    window.settings = MagicMock(spoken="en", scale=1, dark=False)
    window._left = ("a", "/reading?place=n3")
    window.open(session, Path("a"))
    assert window.place == "home"


def test_findings_that_are_being_typed_are_kept_when_the_project_is_locked(study):
    screen = writing.build(study.shell, code=study.above)
    screen._fields[study.above].value = "En hel side."
    kept = []
    window = a_window(study.shell.session, screen)
    close = study.shell.session.close
    study.shell.session.close = lambda: (kept.extend(sections(study.presentation)), close())
    window.lock()
    assert [len(each.texts) for each in kept if each.code == study.above] == [1], "before it is closed"
    assert window.place == "start"


def test_a_refusal_to_keep_something_does_not_hinder_the_lock(study):
    def leave():
        raise KodesporError("nothing-changed")

    window = a_window(study.shell.session, SimpleNamespace(leave=leave, root=None, refresh=lambda: None))
    said = window.notify = MagicMock()
    window.lock()
    assert window.session is None
    assert said.called


def test_places_of_a_project_are_not_those_of_the_next_one(study, unsynced):
    window = a_window(study.shell.session, None)
    window._places["/retrieve"] = {"query": "Hemmelig"}
    address = window._addresses.written("retrieve", {"query": "Hemmelig"})
    window.lock()
    assert not window._places
    window.settings = MagicMock(spoken="en", scale=1, dark=False)
    window.open(ProjectSession(alice(World(3))), Path("b"))
    assert window._addresses.read(address) == ("home", {})


def test_a_table_of_the_past_is_kept_as_a_point_in_time_only(study):
    place = tables.build(study.shell, at=3, which="sources").place_now()
    assert place == {"at": 3, "which": "sources"}
    assert not tables.build(study.shell, **place)._is_today


def test_undo_takes_back_the_move_that_was_just_made_and_not_the_reason_before_it(study):
    screen = codebook_screen.build(study.shell)
    screen._reason.root.update = lambda: None
    screen._dropped([study.code], SimpleNamespace(how="into", code=None))
    screen._reason._reason.value = "fordi"
    screen._dropped([study.other], SimpleNamespace(how="into", code=None))
    assert study.project.state.codes.rows[study.other].parent is None
    study.shell.session.undo()
    assert study.project.state.codes.rows[study.other].parent == study.above


@pytest.mark.parametrize("screen", [codebook_screen, search_screen, retrieve_screen])
def test_a_question_mark_in_a_plain_field_is_text(study, screen):
    shell, done = study.shell, []
    shell.screen, shell.place, shell.touch = screen.build(shell), "search", lambda: None
    shell.show = lambda *_: done.append("?")
    fields = [each for each in fields_in(shell.screen.root) if each.label]
    assert fields
    for field in fields:
        field.on_focus(SimpleNamespace(control=field))
        keyboard.pressed(shell, a_key("?", shift=True))
        assert done == []
        field.on_blur(SimpleNamespace(control=field))
    keyboard.pressed(shell, a_key("?", shift=True))
    assert done == ["?"]


def test_a_dialog_that_shift_opens_leaves_no_shift_behind(study):
    window = a_window(study.shell.session, MagicMock(spec=["root", "refresh", "on_key", "release_keys"]))
    keyboard.pressed(window, a_key("?", shift=True))
    window.screen.release_keys.assert_called_once()


def a_key(key, **held):
    return SimpleNamespace(key=key, **({"ctrl": False, "meta": False, "alt": False, "shift": False} | held))


def test_keys_are_for_the_text_while_one_writes(study):
    shell, done = study.shell, []
    shell.screen = screen = writing.build(shell, code=study.above)
    shell.place, shell.touch = "writing", lambda: None
    shell.show, shell.undo, shell.redo = lambda *_: done.append("?"), lambda: done.append("z"), lambda: done.append("Z")
    pressed = [a_key("?", shift=True), a_key("Z", ctrl=True), a_key("Z", ctrl=True, shift=True)]
    field = screen._fields[study.above]
    field.on_focus(SimpleNamespace(control=field))
    assert shell.look.is_writing
    for each in pressed:
        keyboard.pressed(shell, each)
    assert done == []
    screen.root.visible = False  # a field that is taken away or hidden does not tell that it lost the focus
    field._parent = weakref.ref(screen.root)
    assert not shell.look.is_writing
    field.on_blur(SimpleNamespace(control=field))
    shell.is_asking = True  # a dialog is open: what is typed is in it
    for each in pressed:
        keyboard.pressed(shell, each)
    assert done == []
    shell.is_asking = False
    for each in pressed:
        keyboard.pressed(shell, each)
    assert done == ["?", "z", "Z"]


def test_who_withdrew_stays_linked_to_a_text_whose_participants_are_looked_at(study):
    project, shell = study.project, study.shell
    anna, bo, cai = (a_participant(project, name) for name in ("Anna", "Bo", "Cai"))
    text = "Anna: Jeg var redd.\n\nBo: Jeg var glad.\n"
    spoken = (("Anna", anna), ("Bo", bo))
    recorded = project.do(bring_in, [Incoming("Gruppe", text, "t", people=(anna, bo), kind="group", speakers=spoken)])
    source = next(each.event.source for each in recorded if hasattr(each.event, "source"))
    project.do(withdraw_participant, anna)
    with refuses("nothing-changed"):
        ask_participants(shell, source)
    shell.fields = {"A new participant (pseudonym)": "Dag"}
    ask_participants(shell, source)
    row = project.state.sources.rows[source]
    assert (row.status, row.participants[:2], len(row.participants)) == ("live", (anna, bo), 3)
    with refuses("participant-withdrawn"):
        project.do(assign_source, study.source, (anna,))
    project.do(assign_source, source, (anna, cai))
    assert "redd" not in project.text(source)


def a_file(name, text="Kari: Jeg var redd.\n"):
    return HeldFile(name, text.encode())


@pytest.fixture
def importing(study, monkeypatch):
    for each in (ft.Column, ft.Container, ft.Text):
        monkeypatch.setattr(each, "update", lambda _: None)
    waiting = []
    study.shell.page = SimpleNamespace(
        run_task=lambda task, *given: waiting.append((task, given)), update=lambda: None, platform=None
    )
    study.shell.screen = texts.build(study.shell)

    def run():
        while waiting:
            task, given = waiting.pop(0)
            asyncio.run(task(*given))

    return study.shell, waiting, run


def test_the_look_before_an_import_outlives_a_turned_window_and_takes_more_files(importing):
    shell, waiting, run = importing
    shell.screen.take_files([a_file("en.txt"), a_file("to.txt", "Bo: Nei.\n")])
    shell.screen.take_files([a_file("tre.txt", "Cai: Ja.\n")])
    assert len(waiting) == 1, "one after the other"
    before, shell.is_narrow = shell.screen, True
    shell.screen = texts.build(shell, **shell.screen.unfinished())
    run()
    review = shell.screen._import.review
    review._rows[0]._people.value = "P1"
    shell.is_narrow = False
    shell.screen = texts.build(shell, **shell.screen.unfinished())
    assert shell.screen._review.content is review.root
    assert not shell.screen._list.visible
    shell.screen.take_files([a_file("fire.txt", "Dag: Kanskje.\n")])
    run()
    assert [each._people.value for each in review._rows] == ["P1", "", "", ""]
    assert "4" in texts_in(review._title)[0]
    assert before is not shell.screen
    press(review.root, "Cancel")
    assert shell.screen._list.visible
    assert shell.screen.unfinished() == {}
    assert texts.build(shell, coming=before._import)._list.visible


def test_two_chosen_files_with_the_same_words_are_told_before_they_come_in(importing):
    shell, _, run = importing
    shell.screen.take_files([a_file("en.txt", "\ufeffBo: Å nei.\r\n"), a_file("to.txt", "Bo: A\u030a nei.\n")])
    run()
    shell.screen.take_files([a_file("tre.txt", "Bo: Å nei.\n"), a_file("fire.txt", "Bo: Jo.\n")])
    run()
    rows = shell.screen._import.review._rows
    assert [each.is_included for each in rows] == [True, False, False, True]
    told = [[said for said in texts_in(each.root) if "has the same words" in said] for each in rows]
    assert told == [[], *[["has the same words as “en.txt”, which was chosen too"]] * 2, []]


def test_import_runs_once_however_often_it_is_pressed(importing, monkeypatch):
    shell, waiting, run = importing
    shell.screen.take_files([a_file("en.txt")])
    run()
    review = shell.screen._import.review
    review._go.on_click(None)
    review._go.on_click(None)
    assert len(waiting) == 1
    assert review._go.disabled
    said = shell.notify = MagicMock()
    shell.screen.take_files([a_file("to.txt")])
    assert "being imported" in said.call_args[0][0]

    async def refused(*_):
        return None

    monkeypatch.setattr("app.features.texts.import_review.written", refused)
    run()
    assert not review._go.disabled, "it can be tried again"


def test_the_screen_may_be_left_while_files_are_read(study):
    tasks = []
    study.shell.page = SimpleNamespace(run_task=lambda task, *given: tasks.append(task), platform=None)
    study.shell.screen = screen = texts.build(study.shell)
    screen.take_files([a_file("en.txt")])
    study.shell.screen = None
    asyncio.run(tasks[0]())
    assert not screen._list.visible, "shown when one comes back"
    screen.take_files([a_file("to.txt")])
    study.shell.session = None
    asyncio.run(tasks[1]())


def test_a_search_is_come_back_to_with_what_was_ticked(study):
    screen = search_screen.build(study.shell, query="alene")
    assert screen._hits
    screen._hits[0][1].value = True
    screen._code.choose(study.code.hex())
    screen._why.value = "derfor"
    again = search_screen.build(study.shell, **screen.place_now())
    assert again.place_now() == screen.place_now()
    assert again._hits[0][1].value
    assert again._code.value == study.code.hex()


def test_one_comes_back_to_what_is_under_way_until_the_project_is_locked(study):
    coming = []

    def screen(shell, **arguments):
        coming.append(arguments)
        return SimpleNamespace(root=None, refresh=lambda: None, unfinished=lambda: {"coming": "files"})

    window = a_window(study.shell.session, None, texts=screen)
    window._addresses.written, window._body, window._frame = MagicMock(), MagicMock(), MagicMock()
    window.session = None  # no frame is drawn
    for place in ("texts", "home", "texts"):
        window.go(place)
    window.lock()
    window.go("texts")
    assert coming == [{}, {"coming": "files"}, {}]


@pytest.mark.parametrize("has_picker", [True, False])
def test_the_key_for_a_code_closes_a_coding_that_stands_where_the_codes_do(study, has_picker):
    panel, acts = MagicMock(), MagicMock()
    picker = MagicMock(takes_typing=has_picker)
    picker.key.return_value = False
    order, document = [], MagicMock(selection=Range(5, 9))
    acts.close_detail = lambda: order.append("closed")
    study.shell.page.run_task = order.append
    Keys(study.shell, document, (panel, picker), acts).pressed(a_key("K", ctrl=True))
    assert order == ([picker.focus] if has_picker else ["closed", panel.focus])


def test_what_cannot_be_read_in_a_layout_or_encoding_is_said_and_stays_as_it_was(importing):
    shell, _, run = importing
    said = []

    def act(gesture):
        def handle(*_):
            try:
                gesture()
            except KodesporError as problem:
                said.append(problem.code)

        return handle

    def again(encoding, layout):
        raise BadFile("layout-fits-nothing")

    shell.act = act
    shell.screen.take_files([a_file("en.txt")])
    run()
    review = shell.screen._import.review
    (row,) = review._rows
    before = row._read = row._read._replace(readings=(Reading("cp1252", "På"), Reading("cp1250", "PĂ¥")), again=again)
    choice = row._encodings().controls[1]
    assert [each.label for each in choice.content.controls] == ["På  (cp1252)", "PĂ¥  (cp1250)"]
    choice.value = "cp1250"
    choice.on_change(SimpleNamespace(control=choice))
    assert said == ["layout-fits-nothing"]
    assert (row._read, row._encoding) == (before, None)
    row._include.value = False
    press(review.root, "Describe the layout")
    assert said == ["layout-fits-nothing", "no-text-chosen"]


def test_one_leaves_a_screen_when_what_is_typed_is_recorded():
    """While another process writes, the screen stays, and so does the address."""
    session, recorded = ProjectSession(alice(World(17))), []
    screen = MagicMock(spec=["root", "refresh", "leave"])
    screen.leave.side_effect = [StorageFailed("storage-busy"), None]
    window = a_window(session, screen, codebook=lambda shell, **_: MagicMock(spec=["root", "refresh"]))
    window.page.height = 900
    window.page.run_task = lambda work, *given: recorded.append(given[-1]) if work.__name__ == "_wait" else None
    window.place, address = "writing", window._address
    window.go("codebook")
    assert (window.place, window.screen, window._address) == ("writing", screen, address)
    window._turns.is_waiting = False
    recorded[0]()
    assert window.place == "codebook"
    assert window._address != address

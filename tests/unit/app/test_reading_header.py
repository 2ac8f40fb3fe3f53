"""The head of a text leaves room for the text's name in every window, also when there is something to undo."""

from types import SimpleNamespace
from unittest.mock import MagicMock

import flet as ft
import pytest

from app.features.reading.header import header, name_acts
from app.services.project_session import ProjectSession
from core.commands import codebook
from tests.builders import World, a_source, alice
from tests.unit.app.screens import StandIn, everything_in
from tests.unit.app.test_leaving import a_window

RAIL, RAIL_ICONS, PANEL, PADDING, GAP = 210, 64, 332, 28, 4
LETTER, ICON, FINDER = 8, 44, 250
"""About how wide a letter of a button is, an icon, and the field that finds with its arrow (logical pixels)."""


def width_of(control):
    """About how wide a tool is."""
    words = [each.value for each in everything_in(control) if isinstance(each, ft.Text)]
    if isinstance(control, ft.TextButton) and not control.visible:
        return -GAP
    if isinstance(control, ft.TextButton):
        return len(control.content) * LETTER + 40
    return len(words[0]) * LETTER + 24 if words else ICON


@pytest.mark.parametrize("may_redo", [False, True])
@pytest.mark.parametrize("width", [1000, 1100, 1200, 1280, 1366, 1440, 1600, 1920])
def test_the_name_of_a_text_has_room_beside_all_tools(width, may_redo):
    project = alice(World(3))
    source = a_source(project)
    shell = StandIn(project)
    shell.width, shell.is_wide = float(width), width >= 1200
    [made] = shell.session.do(codebook.create_code, "noe")
    shell.undoable = ("Angre: kodet om «ganske lange ord i et utdrag» som «noe»", made.id)
    if may_redo:
        shell.session.do(codebook.create_code, "noe annet")
        shell.session.undo()
        shell.redoable = ("Gjør om: opprettet «noe annet som heter langt»", made.id)
    view = SimpleNamespace(
        shell=shell, session=shell.session, source=source, layer="spoken", is_compact=False, is_low=False,
        act_items={}, toggle_side_by_side=lambda: None,
    )  # fmt: skip
    row = header(view, SimpleNamespace(controls=[]))
    name_acts(view)
    assert view.act_items["undo"].visible
    assert view.act_items["redo"].visible == may_redo
    tools = row.content.controls[2:]
    room = width - (RAIL if shell.is_wide else RAIL_ICONS) - PANEL - PADDING - ICON - FINDER
    assert room - sum(width_of(each) + GAP for each in tools) >= 90


def test_the_button_that_undoes_goes_once_something_else_was_done():
    project = alice(World(3))
    shell = StandIn(project)
    view = SimpleNamespace(shell=shell, session=shell.session, act_items={"undo": ft.TextButton()})
    [first] = shell.session.do(codebook.create_code, "Trygge rammer")
    shell.undoable = ("Angre: opprettet «Trygge rammer»", first.id)
    name_acts(view)
    assert view.act_items["undo"].visible
    shell.session.do(codebook.create_code, "Kaffe")  # by a dialog that shows no notice
    name_acts(view)
    assert not view.act_items["undo"].visible
    assert view.act_items["undo"].tooltip == ""


def test_what_was_undone_is_redone_by_its_name_beside_the_button_that_undoes():
    window = a_window(None, None, codebook=lambda *_, **__: MagicMock(spec=["root", "refresh"]))
    window._notices.root = MagicMock()
    project = alice(World(3))
    window.session = ProjectSession(project, window.words)
    for name in ("Trygge rammer", "Kaffe"):
        window.session.do(codebook.create_code, name)
    view = SimpleNamespace(
        shell=window, session=window.session, act_items={"undo": ft.TextButton(), "redo": ft.PopupMenuItem()}
    )
    window.undo()
    window.undo()
    assert "Trygge rammer" in window.redoable[0]
    for name in ("Trygge rammer", "Kaffe"):
        name_acts(view)
        assert name in view.act_items["redo"].content
        window.redo(window.redoable[1])
        assert name in window.undoable[0]
    name_acts(view)
    assert (view.act_items["undo"].visible, view.act_items["redo"].visible) == (True, False)
    window.undo()
    window.session.do(codebook.create_code, "Te")
    name_acts(view)
    assert not view.act_items["redo"].visible


@pytest.mark.parametrize(
    ("place", "before", "after", "is_built_anew"),
    [
        ("reading", 1920, 1500, True),
        ("reading", 1500, 1280, True),
        ("reading", 1380, 1210, False),
        ("codebook", 1920, 1280, False),
    ],
)
def test_the_head_is_laid_out_anew_where_a_window_becomes_too_small_for_it(place, before, after, is_built_anew):
    window = a_window(None, None, codebook=lambda *_, **__: MagicMock(spec=["root", "refresh"]))
    window.page.width = before
    window.go(place)
    built = window.screen
    window.page.width = after
    window._resized(None)
    assert (window.screen is not built) == is_built_anew


def test_a_screen_that_fits_itself_does_so_when_a_phone_is_turned_and_when_it_is_turned_back():
    window = a_window(None, None, start=lambda *_, **__: MagicMock(spec=["root", "fit"]))
    window.page.width, window.page.height = 390, 844
    window.go("start")
    built, widths = window.screen, []
    built.fit.side_effect = lambda: widths.append(window.width)
    for width, height in ((844, 390), (390, 844), (390, 800)):
        window.page.width, window.page.height = width, height
        window._resized(None)
    assert window.screen is built
    assert widths == [844, 390]

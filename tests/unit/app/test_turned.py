"""A phone that is turned, and turned back: what one had in hand is there, with its handles and its picker."""

import pytest

from app.features.reading.screen import build
from core.text.find import Range
from tests.unit.app.book_study import Study


@pytest.fixture
def study():
    study = Study()
    shell = study.shell
    shell.touch, shell.announce = lambda: None, lambda *_: None
    shell.is_narrow = shell.is_small = True
    shell.width, shell.page.width, shell.page.height = 390, 390, 844
    return study


def opened(study, kept=None):
    screen = build(study.shell, study.source, kept=kept)
    screen._side.update = screen._player.root.update = lambda: None
    return screen


def turned(study, screen):
    """The screen as it is built anew when the window has another shape, once on its side and once upright again: on
    its side the window is too low for a picker."""
    for _ in range(2):
        screen = opened(study, screen.place_now()["kept"])
    return screen


def test_what_a_finger_marked_keeps_its_handles_and_the_picker(study):
    screen = opened(study)
    screen.document.pointing._by_finger = True
    screen.document.hold(Range(0, 8))
    screen.document.select(Range(0, 8))
    assert screen.document.pointing.floating.is_wanted
    again = turned(study, screen)
    assert again.document.selection == again.document.pointing.held == Range(0, 8)
    assert again.document.pointing.floating.is_wanted
    again.document.pointing._on_let_go(Range(0, 12))
    assert again.document.selection == Range(0, 12), "the handles mark, as before"


def test_a_coding_that_is_open_keeps_its_handles_and_they_move_its_boundaries(study):
    screen = opened(study)
    screen._tapped(study.coding.hex())
    row = study.project.state.codings.rows[study.coding]
    assert screen.document.pointing.held == Range(row.start, row.end)
    again = turned(study, screen)
    assert again.document.pointing.held == Range(row.start, row.end)
    again._show_side_now = lambda: None
    again.document.pointing._on_let_go(Range(row.start, row.end + 4))
    row = study.project.state.codings.rows[study.coding]
    assert row.end == again.document.pointing.held.end


def test_a_picker_that_was_put_away_stays_away(study):
    screen = opened(study)
    screen.document.select(Range(0, 8))
    screen.document.pointing.floating.hide(for_good=True)
    assert not turned(study, screen).document.pointing.floating.is_wanted

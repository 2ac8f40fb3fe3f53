"""On a phone, where no pointer shows what an icon is called, what one can do stands in words."""

import ast
from pathlib import Path
from types import SimpleNamespace

import flet as ft
import pytest

import app
from app.features.memos import screen as memos
from app.features.results import screen as results
from app.i18n.catalogue import Catalogue
from app.shell.icon_words import WORDS, word_below
from app.shell.theme import Look
from core.commands.memos import write_memo
from tests.unit.app.screens import everything_in
from tests.unit.app.test_book_screens import Study


def icons(screen):
    return [each for each in everything_in(screen.root) if isinstance(each, ft.IconButton)]


def words_of_menus(screen):
    menus = [each for each in everything_in(screen.root) if isinstance(each, ft.PopupMenuButton)]
    return [item.content for menu in menus for item in menu.items]


@pytest.mark.parametrize("is_small", [False, True])
def test_acts_on_memos_and_results_have_words_on_a_phone(is_small):
    study = Study()
    study.project.do(write_memo, "analytic", "Waiting is work.")
    study.shell.is_small = study.shell.is_narrow = is_small
    w = study.shell.words
    for screen, names in (
        (memos.build(study.shell), [w("memos-link"), w("memos-revise"), w("common-delete")]),
        (results.build(study.shell), [w("results-write-about", code="Tid")]),
    ):
        shown = {each.tooltip for each in icons(screen)}
        assert shown.isdisjoint(names) == is_small
        assert (set(names) <= set(words_of_menus(screen))) == is_small


def words_below(control):
    return [each.value for each in everything_in(control) if isinstance(each, ft.Text)]


def test_every_icon_of_the_app_has_a_word_for_a_phone():
    """Whatever is made with an icon alone: read from the source, so that a new one cannot be forgotten."""
    without = set()
    for path in Path(app.__path__[0]).rglob("*.py"):
        for call in (each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)):
            if getattr(call.func, "attr", "") in ("icon_button", "menu", "dress") and path.name != "header.py":
                icons = [each for each in ast.walk(call) if isinstance(each, ast.Attribute)]
                named = {each.attr for each in icons if getattr(each.value, "attr", "") == "Icons"}
                without |= {name for name in named if getattr(ft.Icons, name) not in WORDS}
    assert without == set(), "header.py has icons alone in wide windows only"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_words_below_icons_are_short_and_there_in_both_languages(language):
    words = Catalogue(language)
    for word in {*WORDS.values(), "remove", "delete"}:
        assert 0 < len(words(f"shell-icon-{word}")) <= 11


@pytest.mark.parametrize("is_small", [False, True])
def test_an_icon_has_its_word_below_on_a_phone_alone_and_keeps_it_when_it_changes(is_small):
    words = Catalogue("nb")
    look = Look(word_of=word_below(SimpleNamespace(words=words, is_small=is_small)))
    play = look.icon_button(ft.Icons.PLAY_ARROW, "Spill av eller stopp", lambda _: None)
    away = look.icon_button(ft.Icons.CLOSE, "Fjern filteret", lambda _: None, word="remove")
    more = look.menu(ft.Icons.MORE_VERT, "Mer om Kari", [])
    seen = [words_below(each.content.icon) if is_small else [] for each in (play, away)]
    assert (seen, words_below(more.content.content) if is_small else []) == (
        ([["Spill"], ["Fjern"]], ["Mer"]) if is_small else ([[], []], [])
    )
    look.dress(play.content, ft.Icons.PAUSE, "Stopp")
    assert (play.content.tooltip, away.content.tooltip, more.content.tooltip) == (
        "Stopp",
        "Fjern filteret",
        "Mer om Kari",
    )
    assert play.content.icon == ft.Icons.PAUSE if not is_small else words_below(play.content.icon) == ["Pause"]

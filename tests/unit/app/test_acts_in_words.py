"""On a phone, where no pointer shows what an icon is called, what one can do stands in words."""

import flet as ft
import pytest

from app.features.memos import screen as memos
from app.features.results import screen as results
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

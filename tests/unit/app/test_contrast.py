"""What is shown can be seen: contrast as WCAG 2 reckons it, 4.5:1 for words, 3:1 for what else has to be told apart."""

import itertools
from types import SimpleNamespace

import pytest

from app.components.coded_text.block import run_style
from app.components.coded_text.text_spans import FOUND, LIT, SELECTED, SPEAKER, Mark, TextRun
from app.shell.theme import DARK, LIGHT, Look, contrast
from core.analysis.colours import CODE_COLOURS


def test_colours_can_be_read():
    for palette in (LIGHT, DARK):
        for ground in (palette.paper, palette.surface, palette.soft):
            assert contrast(palette.ink, ground) >= 7
            assert contrast(palette.accent, ground) >= 4.5
        for ground in (palette.paper, palette.surface):
            assert contrast(palette.muted, ground) >= 4.5
            assert contrast(palette.warn, ground) >= 4.5
            assert contrast(palette.edge, ground) >= 3
        assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert all(contrast(colour, LIGHT.paper) >= 4 for colour in CODE_COLOURS)


@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read_under_whatever_lies_on_them(dark):
    look = Look(dark)
    shell, c = SimpleNamespace(look=look, settings=SimpleNamespace(dark=dark)), look.colours
    for colour in CODE_COLOURS:
        kinds = [("a", colour), (LIT, colour), (FOUND, c.accent), (SELECTED, c.accent), (SPEAKER, c.accent)]
        for length in range(len(kinds) + 1):
            for chosen in itertools.combinations(kinds, length):
                style = run_style(shell, TextRun(0, 5, tuple(Mark(0, 5, *each) for each in chosen)))
                assert contrast(style.color or c.ink, style.bgcolor or c.paper) >= 4.5, chosen
                if style.decoration_color is not None:
                    assert contrast(style.decoration_color, c.paper) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_of_a_code_is_seen_and_stays_its_own(dark):
    look = Look(dark)
    shown = {colour: look.visible(colour) for colour in [*CODE_COLOURS, "#000000", "#ffffff", "#808080"]}
    assert all(contrast(each, look.colours.paper) >= 3 for each in shown.values())
    assert len({shown[colour] for colour in CODE_COLOURS}) == len(CODE_COLOURS)
    if not dark:
        assert all(shown[colour] == colour for colour in CODE_COLOURS)

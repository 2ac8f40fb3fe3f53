"""The names in the rail fit, however large one has the letters: at 200 % four of them were cut off."""

from pathlib import Path
from types import SimpleNamespace

import flet as ft
import pytest

from app.i18n.catalogue import Catalogue
from app.shell.navigation import framed
from app.shell.theme import Look
from tests.builders import World, alice
from tests.unit.app.screens import StandIn, everything_in

FONT = Path(__file__).parents[3] / "assets" / "fonts" / "SourceSans3-SemiBold.ttf"
AROUND = 2 * (6 + 14)
"""Margin and padding of an entry."""


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("scale", [1, 1.3, 1.6, 2])
def test_every_name_in_a_wide_window(language, scale):
    fonts = pytest.importorskip("PIL.ImageFont")
    shell = StandIn(alice(World(5)))
    shell.words, shell.look = Catalogue(language), Look(scale=scale)
    shell.place, shell.lock, shell.find = "home", lambda: None, lambda: None
    shell.page = SimpleNamespace(height=900, run_task=lambda *_: None)
    rail = next(
        each for each in everything_in(framed(shell, ft.Container())) if isinstance(each, ft.Column) and each.width
    )
    rows = [each for each in everything_in(rail) if isinstance(each, ft.Row)]
    shown = [(row, name) for row in rows for name in row.controls if isinstance(name, ft.Text)]
    assert len(shown) > 12
    for row, name in shown:
        width = fonts.truetype(str(FONT), 100).getlength(name.value) * name.size / 100
        beside = row.controls[0].width or row.controls[0].size
        assert AROUND + beside + (row.spacing or 0) + width <= rail.width, name.value

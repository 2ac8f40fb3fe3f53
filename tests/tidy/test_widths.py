"""The table of widths says what the typefaces say."""

from app.components.coded_text.line_layout import advances
from app.shell.fonts import PAGE_FONTS, WIDTHS
from tools.letter_widths import table


def test_the_table_of_widths_is_fresh():
    assert WIDTHS.read_text(encoding="utf-8") == table(), 'stale: run "make widths"'


def test_every_typeface_of_the_page_has_widths():
    for face in PAGE_FONTS:
        assert 0.1 < advances(face)[ord("↗" if face == "Signs" else " ")] < 1.5, face
    assert advances("Literata")[ord("m")] > advances("Literata")[ord("i")]

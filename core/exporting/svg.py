"""The parts of a drawing as SVG: words, boxes, the sheet; and the same in pixels."""

import datetime
from collections.abc import Sequence
from html import escape

from assets import FOLDER
from core.libraries import needs
from core.messages import Translator
from core.text.xml import legal

WIDTH, HEIGHT = 960, 600
GLYPH = 0.52
"""Mean width of a letter of the typeface, in sizes of the letters: for what fits into a box."""

INK, MUTED, LINE, ACCENT, PAPER = "#22302b", "#55635d", "#d9d2c4", "#2a6555", "#fffdf9"
FONTS = FOLDER / "fonts"
FAMILY = "Source Sans 3"


def to_png(svg: str, zoom: float = 2.0) -> bytes:
    """The same picture in pixels. Raises Refused where the library is not installed."""
    with needs("resvg-py"):
        import resvg_py
    files = [str(file) for file in sorted(FONTS.glob("*.ttf"))]
    made = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=zoom, skip_system_fonts=True, font_files=files, font_family=FAMILY,
        sans_serif_family=FAMILY,
    )  # fmt: skip
    return bytes(made)


def day(at: int, say: Translator) -> str:
    """The day of a moment, which is in ms since 1970, in UTC."""
    return say.day(datetime.datetime.fromtimestamp(at / 1000, datetime.UTC).date())


def fitting(text: str, width: float, size: float) -> str:
    """As much of a name as a box holds; none where that would be a letter or two."""
    most = int(width / (size * GLYPH))
    if len(text) <= most:
        return text
    return text[: most - 1].rstrip() + "…" if most > 3 else ""


def text(x: float, y: float, words: str, size: float, colour: str) -> str:
    """Words whose foot stands at y."""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}">{escape(legal(words))}</text>'


def rect(box: tuple[float, float, float, float], colour: str, opacity: float, title: str = "") -> str:
    """A box (x, y, width, height, in pixels); its title is read out, and shown under the mouse."""
    x, y, width, height = box
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3" fill="{colour}" '
        f'fill-opacity="{opacity:.2f}">' + (f"<title>{escape(legal(title))}</title>" if title else "") + "</rect>"
    )


def svg(height: float, parts: Sequence[str], width: float = WIDTH) -> str:
    """The whole drawing."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{FAMILY}, sans-serif">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )

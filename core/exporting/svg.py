"""The parts of a drawing as SVG: words, boxes, the sheet; and the same in pixels."""

import datetime
import re
from collections.abc import Sequence

from markupsafe import Markup

from assets import FOLDER
from core.libraries import needs
from core.messages import Translator
from core.text.xml import INSTEAD, WITHHELD, legal

WIDTH, HEIGHT = 960, 600
GLYPH = 0.52
"""Mean width of a letter of the typeface, in sizes of the letters: for what fits into a box."""

INK, MUTED, LINE, ACCENT, PAPER = "#22302b", "#55635d", "#d9d2c4", "#2a6555", "#fffdf9"
NAMESPACE = "http://www.w3.org/2000/svg"
FONTS = FOLDER / "fonts"
FAMILY = "Source Sans 3"
_SHOWN = re.compile("<text(?![^>]*aria-hidden)[^>]*>[^<]*")
"""Words in a drawing, but those drawn behind themselves."""


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


def element(tag: str, *content: str, **attributes: str | float) -> Markup:
    """One element. This is the one place where a value comes into a drawing: everything is escaped but what came out of
    here before. A name's underscore stands for a hyphen."""
    written = {name: f"{value:.1f}" if isinstance(value, float) else str(value) for name, value in attributes.items()}
    said = "".join(
        Markup(' {}="{}"').format(name.replace("_", "-"), legal(value, WITHHELD)) for name, value in written.items()
    )
    inner = Markup().join(each if isinstance(each, Markup) else legal(each, WITHHELD) for each in content)
    return Markup("<{0}{1}>{2}</{0}>").format(tag, Markup(said), inner)  # noqa: S704 - escaped above


def text(x: float, y: float, words: str, size: float, colour: str, halo: bool = False) -> Markup:
    """Words whose foot stands at y; as a halo they are drawn behind themselves, and not read out."""
    more = {"aria_hidden": "true", "stroke": PAPER, "stroke_width": "3"} if halo else {}
    return element("text", words, x=float(x), y=float(y), font_size=str(size), fill=colour, **more)


def rect(box: tuple[float, float, float, float], colour: str, opacity: float, title: str = "", rx: int = 3) -> Markup:
    """A box (x, y, width, height, in pixels); its title is read out, and shown under the mouse."""
    x, y, width, height = map(float, box)
    inside = (element("title", title),) if title else ()
    shown = f"{opacity:.2f}"
    return element("rect", *inside, x=x, y=y, width=width, height=height, rx=rx, fill=colour, fill_opacity=shown)


def svg(height: float, parts: Sequence[Markup], say: Translator, width: float = WIDTH) -> Markup:
    """The whole drawing. Below it stands how many characters in it stand for such as no XML can hold, if any."""
    count = sum(part.count(WITHHELD) for part in _SHOWN.findall(Markup().join(parts)))
    if count:
        parts = [*parts, text(20, height + 14, say("export-illegal-here", count=count), 13, MUTED)]
        height += 28
    ground = element("rect", width="100%", height="100%", fill=PAPER)
    size = {"width": f"{width:.0f}", "height": f"{height:.0f}", "viewBox": f"0 0 {width:.0f} {height:.0f}"}
    drawn = element("svg", ground, *parts, xmlns=NAMESPACE, font_family=f"{FAMILY}, sans-serif", **size)
    return Markup(drawn.replace(WITHHELD, INSTEAD))  # noqa: S704 - one character for another

"""Pictures for a thesis: a map of the categories, saturation, how often codes were used. SVG, and PNG from the same."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.colours import Colours
from core.analysis.crosstabs import Crosstab
from core.analysis.presentation import Presentation
from core.analysis.saturation import saturation, uses
from core.errors import Refused
from core.exporting.svg import ACCENT, HEIGHT, INK, MUTED, PAPER, WIDTH, day, element, fitting, rect, svg, text
from core.libraries import needs
from core.messages import Translator

ROW, NAMES, BARS_MAX = 26, 300, 60

KINDS = ("treemap", "saturation", "codes", "uses")


class _Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class MapBox(NamedTuple):
    """A code of the map, where it is drawn (left, top, width, height in pixels of the picture), and how deep."""

    branch: Branch
    box: _Box
    depth: int


def picture(presentation: Presentation, kind: str) -> Markup:
    """A picture as SVG: treemap (the size of a box is the number of codings), saturation, codes (bars), or uses
    (when each code was in use). Raises Refused where there is no such kind."""
    if kind == "treemap":
        return tree_map(presentation)
    if kind == "saturation":
        return saturation_bars(presentation)
    if kind == "codes":
        return code_bars(presentation)
    if kind == "uses":
        return use_spans(presentation)
    raise Refused("no-such-picture", kinds=KINDS)


def tree_map(presentation: Presentation) -> Markup:
    """Main categories as boxes, in them their subcategories and codes; the size is the number of codings within."""
    say = presentation.translator
    colours = Colours(presentation.state)
    parts = [part for each in map_boxes(presentation) for part in _category(each, colours, say)]
    return svg(HEIGHT, parts or [text(20, 40, say("picture-nothing"), 18, MUTED)], say)


def map_boxes(presentation: Presentation) -> list[MapBox]:
    """What the map shows, and where; what lies in a box comes after it."""
    tops = [branch for branch in codebook_tree(presentation) if branch.codings_within]
    packed = _packed(tops, _Box(0, 0, WIDTH, HEIGHT))
    return [each for branch, box in packed for each in _boxes(MapBox(branch, box, 0))]


def _boxes(outer: MapBox) -> Iterator[MapBox]:
    yield outer
    branch, box, depth = outer
    top = _letters(depth) + 10
    inner = _Box(box.x + 5, box.y + top, box.width - 12, box.height - top - 7)
    if inner.width >= 12 and inner.height >= 12:
        for child, place in _packed([each for each in branch.children if each.codings_within], inner):
            yield from _boxes(MapBox(child, place, depth + 1))


def _letters(depth: int) -> int:
    return 17 if depth == 0 else 13


def _category(drawn: MapBox, colours: Colours, say: Translator) -> list[Markup]:
    """A box with its name."""
    branch, box, depth = drawn
    said = say("picture-codings", name=branch.name, count=branch.codings_within)
    share = 0.9 if not branch.children else max(0.16, 0.3 - 0.08 * depth)
    sides = max(0.0, box.width - 2), max(0.0, box.height - 2)
    shape = rect((box.x, box.y, *sides), colours.of(branch.code), share, said, rx=4)
    return [shape, *_label(branch, box, _letters(depth), INK if branch.children else PAPER)]


def _label(branch: Branch, box: _Box, size: float, ink: str) -> list[Markup]:
    name = fitting(branch.name, box.width - 14, size)
    return [text(box.x + 7, box.y + size + 3, name, size, ink)] if name and box.height > size + 6 else []


def _packed(branches: Sequence[Branch], box: _Box) -> list[tuple[Branch, _Box]]:
    """Boxes as nearly square as they can be (Bruls, Huizing and van Wijk 2000), the largest first."""
    with needs("squarify"):
        import squarify
    ordered = sorted(branches, key=lambda each: (-each.codings_within, each.name))
    if not ordered or box.width <= 0 or box.height <= 0:
        return []
    sizes = squarify.normalize_sizes([each.codings_within for each in ordered], box.width, box.height)
    found = squarify.squarify(sizes, box.x, box.y, box.width, box.height)
    return [(branch, _Box(r["x"], r["y"], r["dx"], r["dy"])) for branch, r in zip(ordered, found, strict=True)]


def saturation_bars(presentation: Presentation) -> Markup:
    """For each text in the order of coding: how many codes stand there for the first time, and how many there are."""
    say = presentation.translator
    steps = saturation(presentation)
    most = max((step.new for step in steps), default=1) or 1
    rows = [
        (presentation.source(step.source), step.new, say("picture-new-codes", new=step.new, total=step.total), ACCENT)
        for step in steps
    ]
    return _bars(rows, most, say)


def code_bars(presentation: Presentation) -> Markup:
    """The codes that were used most, each with its colour."""
    say = presentation.translator
    colours = Colours(presentation.state)
    flat = [branch for top in codebook_tree(presentation) for branch in _flat(top) if branch.codings]
    flat.sort(key=lambda each: (-each.codings, each.name))
    rows = [(each.name, each.codings, str(each.codings), colours.of(each.code)) for each in flat[:BARS_MAX]]
    return _bars(rows, max((each.codings for each in flat), default=1), say)


def use_spans(presentation: Presentation) -> Markup:
    """Each code on one line of time, from its first use to its last, in the order of first use."""
    say = presentation.translator
    found = uses(presentation)[:BARS_MAX]
    colours = Colours(presentation.state)
    begin, end = min((use.first for use in found), default=0), max((use.last for use in found), default=1)
    scale = (WIDTH - NAMES - 90) / max(1, end - begin)
    parts = []
    for n, use in enumerate(found, 1):
        y, x, width = 16 + n * ROW, NAMES + (use.first - begin) * scale, max(3.0, (use.last - use.first) * scale)
        days = " – ".join(dict.fromkeys(day(each, say) for each in (use.first, use.last)))
        said = say("picture-use", name=presentation.code(use.code), days=days, count=use.codings)
        parts.append(text(8, y + 16, fitting(presentation.code(use.code), NAMES - 20, 14), 14, INK))
        parts.append(rect((x, y + 3, width, ROW - 9), colours.of(use.code), 1, said))
        parts.append(text(x + width + 8, y + 16, str(use.codings), 13, MUTED))
    if found:
        parts.append(text(NAMES, 24, day(begin, say), 13, MUTED))
        parts.append(text(WIDTH - 170, 24, day(end, say), 13, MUTED))
    return svg(32 + ROW * (len(found) + 1), parts or [text(20, 30, say("picture-nothing"), 16, MUTED)], say)


def heat(table: Crosstab, say: Translator) -> Markup:
    """A table of counts with the ground the darker, the more there are."""
    most = max((cell for row in table.cells for cell in row), default=1) or 1
    cell, top = 56, 130
    parts = [
        element(
            "g",
            text(0, 0, fitting(name, 150, 13), 13, INK),
            transform=f"translate({NAMES + n * cell + cell / 2:.0f},{top - 8}) rotate(-50)",
        )
        for n, name in enumerate(table.columns)
    ]
    for n, (name, depth, counts) in enumerate(zip(table.rows, table.depths, table.cells, strict=True)):
        y = top + n * ROW
        parts.append(text(8 + 14 * depth, y + 17, fitting(name, NAMES - 16 - 14 * depth, 13), 13, INK))
        for m, count in enumerate(counts):
            x = NAMES + m * cell
            if count:
                ground = 0.12 + 0.8 * count / most
                parts.append(rect((x, y + 1, cell - 2, ROW - 2), ACCENT, ground))
                parts.append(text(x + cell / 2 - 4, y + 17, str(count), 13, PAPER if ground > 0.6 else INK))
    return svg(top + ROW * len(table.rows) + 20, parts, say, max(WIDTH, NAMES + cell * len(table.columns) + 60))


def _bars(rows: Sequence[tuple[str, int, str, str]], most: int, say: Translator) -> Markup:
    parts = []
    room = WIDTH - NAMES - 190
    for n, (name, value, said, colour) in enumerate(rows):
        y = 16 + n * ROW
        parts.append(text(8, y + 16, fitting(name, NAMES - 20, 14), 14, INK))
        parts.append(rect((NAMES, y + 3, max(2.0, room * value / most), ROW - 9), colour, 1))
        parts.append(text(NAMES + max(2.0, room * value / most) + 8, y + 16, said, 13, MUTED))
    return svg(32 + ROW * max(1, len(rows)), parts or [text(20, 30, say("picture-nothing"), 16, MUTED)], say)


def _flat(branch: Branch) -> list[Branch]:
    return [branch, *(each for child in branch.children for each in _flat(child))]

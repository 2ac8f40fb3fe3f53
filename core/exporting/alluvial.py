"""An alluvial diagram: at each moment the codes as bars, between them the codings that went from one to another."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from core.analysis.category_development import CategoryDevelopment, Column, Group
from core.analysis.colours import Colours
from core.exporting.svg import INK, MUTED, WIDTH, day, element, fitting, rect, svg, text
from core.ids import Id
from core.messages import Translator

HEIGHT, TOP, BAR, GAP, LAST = 560, 56, 14, 10, 190
"""Sizes; LAST is the room for the names right of the last bars."""
LABEL_HEIGHT = 14
"""No bar with its name takes less."""


class _Bar(NamedTuple):
    x: float
    y: float
    height: float


class _Layout(NamedTuple):
    """Where the bars of each column stand, how high a coding is, and how far apart columns are: in pixels."""

    bars: list[dict[Id, _Bar]]
    scale: float
    step: float

    def room(self, column: int) -> float:
        """So much room a name has beside its bar."""
        return LAST - 20 if column == len(self.bars) - 1 else self.step - BAR - 14


class BarPlace(NamedTuple):
    """A code at one moment, and where its bar and its name are drawn (pixels of the picture)."""

    column: int
    group: Group
    left: float
    top: float
    width: float
    height: float


def bar_places(found: CategoryDevelopment) -> list[BarPlace]:
    """Where each bar stands with its name, column after column from above."""
    if not found.columns:
        return []
    layout = _laid_out(found)
    return [
        BarPlace(n, group, bar.x, bar.y, BAR + layout.room(n), max(LABEL_HEIGHT, bar.height))
        for n, column in enumerate(found.columns)
        for group, bar in sorted(
            ((each, layout.bars[n][each.code]) for each in column.groups), key=lambda each: each[1].y
        )
    ]


def alluvial(
    found: CategoryDevelopment, colours: Colours, say: Translator, when: Callable[[int], str] | None = None
) -> Markup:
    """As SVG; a bar's height and a band's width are numbers of codings, on one scale for all moments. `when` says a
    moment as finely as readers may know it; else by its day."""
    if not found.columns:
        return svg(60, [text(20, 30, say("picture-nothing"), 16, MUTED)], say)
    when = when or (lambda at: day(at, say))
    layout = _laid_out(found)
    bars = layout.bars
    parts: list[Markup] = []
    for place, column in enumerate(found.columns):
        parts += _head(column, 20 + place * layout.step, when(column.at))
    parts += _bands(found, bars, colours, layout.scale)
    for place, column in enumerate(found.columns):
        room = layout.room(place)
        for group in column.groups:
            bar = bars[place][group.code]
            said = f"{group.name}: {group.codings}"
            parts.append(rect((bar.x, bar.y, BAR, max(2.0, bar.height)), _colour(colours, group.code), 1, said))
            label = (bar.x + BAR + 5, bar.y + max(11, bar.height / 2 + 4), fitting(said, room, 12), 12, INK)
            parts += [text(*label, halo=True), text(*label)]  # not every program knows in which order to paint
    low = max(bar.y + bar.height for placed in bars for bar in placed.values())
    return svg(low + 24, parts, say)


def _laid_out(found: CategoryDevelopment) -> _Layout:
    most = max(sum(group.codings for group in column.groups) for column in found.columns)
    rows = max(len(column.groups) for column in found.columns)
    scale = (HEIGHT - GAP * rows) / most
    orders = _orders(found)
    step = (WIDTH - LAST - 30) / max(1, len(found.columns) - 1)
    bars: list[dict[Id, _Bar]] = []
    for place, column in enumerate(found.columns):
        x, y = 20 + place * step, float(TOP)
        placed = {}
        counted = {group.code: group for group in column.groups}
        for code in orders[place]:
            height = counted[code].codings * scale
            placed[code] = _Bar(x, y, height)
            y += max(height, LABEL_HEIGHT) + GAP
        bars.append(placed)
    return _Layout(bars, scale, step)


def _head(column: Column, x: float, when: str) -> list[Markup]:
    mark = [text(x, 20, fitting(column.mark, 150, 12), 12, INK)] if column.mark else []
    return [*mark, text(x, 38, when, 12, MUTED)]


def _bands(found: CategoryDevelopment, bars: list[dict[Id, _Bar]], colours: Colours, scale: float) -> list[Markup]:
    """Each leaves its bar and enters the next one in the order in which the others stand, so that few cross."""
    left = [{code: bar.y for code, bar in placed.items()} for placed in bars]
    right = [dict(each) for each in left]
    names = [{group.code: group.name for group in column.groups} for column in found.columns]
    parts = []
    flows = sorted(
        found.flows,
        key=lambda each: (each.column, bars[each.column][each.start].y, bars[each.column + 1][each.end].y),
    )
    for flow in flows:
        start, end = bars[flow.column][flow.start], bars[flow.column + 1][flow.end]
        y0, y1 = left[flow.column][flow.start], right[flow.column + 1][flow.end]
        width = flow.codings * scale
        left[flow.column][flow.start] += width
        right[flow.column + 1][flow.end] += width
        x0, x1 = start.x + BAR, end.x
        middle = (x0 + x1) / 2
        said = f"{names[flow.column][flow.start]} → {names[flow.column + 1][flow.end]}: {flow.codings}"
        line = (
            f"M{x0:.1f},{y0:.1f} C{middle:.1f},{y0:.1f} {middle:.1f},{y1:.1f} {x1:.1f},{y1:.1f} "
            f"L{x1:.1f},{y1 + width:.1f} C{middle:.1f},{y1 + width:.1f} {middle:.1f},{y0 + width:.1f} "
            f"{x0:.1f},{y0 + width:.1f} Z"
        )
        parts.append(
            element("path", element("title", said), d=line, fill=_colour(colours, flow.end), fill_opacity="0.3")
        )
    return parts


def _orders(found: CategoryDevelopment) -> list[list[Id]]:
    """From the last column back: each group stands where most of what it holds goes to."""
    orders = [[group.code for group in found.columns[-1].groups]]
    for place in range(len(found.columns) - 2, -1, -1):
        rank = {code: n for n, code in enumerate(orders[0])}
        weights: dict[Id, list[tuple[int, int]]] = {}
        for flow in found.flows:
            if flow.column == place:
                weights.setdefault(flow.start, []).append((rank[flow.end], flow.codings))
        mean = {code: sum(r * c for r, c in found_) / sum(c for _, c in found_) for code, found_ in weights.items()}
        groups = found.columns[place].groups
        orders.insert(0, sorted((group.code for group in groups), key=lambda code: (mean.get(code, 1e9), code)))
    return orders


def _colour(colours: Colours, code: Id) -> str:
    return colours.of(code) if code else MUTED

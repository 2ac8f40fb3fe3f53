"""The code map as a picture: codes where somebody put them, the others around a circle in the codebook's order;
relations and common places as lines across it."""

from math import cos, degrees, pi, sin, sqrt
from typing import NamedTuple

from markupsafe import Markup

from core.analysis.code_map import CodeMap
from core.analysis.colours import Colours
from core.analysis.presentation import Presentation
from core.events.codebook import MAP
from core.exporting.svg import INK, LINE, MUTED, PAPER, element, fitting, svg, text
from core.ids import CodeId

LETTERS, ROW, LABEL, RADIUS_MIN, FOOT = 13, 17, 210, 190, 90
"""Sizes in pixels: of letters, of the room for a name along the circle, of its length, of the smallest circle, and of
what stands below."""

Point = tuple[float, float]


def code_map_picture(presentation: Presentation, found: CodeMap) -> Markup:
    """Relations are drawn with their names and an arrow, common places as lines that are the thicker, the more there
    are. A circle is the larger, the more codings a code has."""
    say, colours = presentation.translator, Colours(presentation.state)
    if not found.codes:
        return svg(80, [text(20, 40, say("picture-nothing"), 18, MUTED)], say)
    side, at = places(found)
    centre = (side / 2, side / 2)
    angles = _angles(found)
    names = {each.code: each.name for each in found.codes}
    parts: list[Markup] = []
    for each in found.codes:
        if each.parent is not None and each.parent in at:
            parts.append(_curve(at[each.parent], at[each.code], centre, _Stroke(LINE, 1, 0.9)))
    most = max((each.places for each in found.together), default=1)
    for pair in reversed(found.together):
        said = say("picture-together", code=names[pair.code], other=names[pair.other], count=pair.places)
        width = 1 + 5 * pair.places / most
        parts.append(_curve(at[pair.code], at[pair.other], centre, _Stroke(colours.of(pair.code), width, 0.45, said)))
    for relation in found.relations:
        parts += _relation(at, relation.code, relation.other, relation.kind, centre)
    largest = max((each.codings for each in found.codes), default=1) or 1
    for each in found.codes:
        said = say("picture-codings", name=each.name, count=each.codings)
        x, y = at[each.code]
        size = 3 + 6 * sqrt(each.codings / largest)
        parts.append(element("circle", element("title", said), cx=x, cy=y, r=size, fill=colours.of(each.code)))
        if each.place is None:
            angle = angles[each.code]
            parts.append(_name(each.name, _on(at[each.code], 14, angle), angle))
        else:
            is_right = x > side / 2
            beside = (x - 14 if is_right else x + 14, y)
            parts += [_beside(each.name, beside, is_right, halo) for halo in (True, False)]
    parts += [text(20, side + 30 + 22 * n, line, 14, MUTED) for n, line in enumerate(_key(presentation, found))]
    return svg(side + FOOT, parts, say, max(side, 620))


def places(found: CodeMap) -> tuple[float, dict[CodeId, Point]]:
    """The width and height of the map in pixels, and where each code stands on it."""
    radius = max(RADIUS_MIN, len(found.codes) * ROW / (2 * pi))
    side = 2 * (radius + LABEL)
    on_circle = {code: _on((side / 2, side / 2), radius, angle) for code, angle in _angles(found).items()}
    put = {
        each.code: (side * each.place[0] / MAP, side * each.place[1] / MAP)
        for each in found.codes
        if each.place is not None
    }
    return side, on_circle | put


def _angles(found: CodeMap) -> dict[CodeId, float]:
    return {each.code: 2 * pi * n / len(found.codes) - pi / 2 for n, each in enumerate(found.codes)}


def _beside(name: str, at: Point, is_before: bool, halo: bool) -> Markup:
    """A name beside a code that somebody put there, on the side where there is more room."""
    anchor = "end" if is_before else "start"
    outline = {"aria_hidden": "true", "stroke": PAPER, "stroke_width": "3"} if halo else {}
    return element(
        "text", fitting(name, LABEL - 30, LETTERS), font_size=str(LETTERS), fill=INK, text_anchor=anchor,
        x=at[0], y=at[1], dominant_baseline="central", **outline,
    )  # fmt: skip


def _key(presentation: Presentation, found: CodeMap) -> list[str]:
    say = presentation.translator
    lines = [say("picture-map-key")]
    return [*lines, say("picture-map-left-out", count=found.left_out)] if found.left_out else lines


def _on(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _bend(one: Point, other: Point, centre: Point) -> Point:
    """Where a curve between two points is drawn to: towards the middle, the less, the nearer they are."""
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    pull = 0.7
    return middle[0] + pull * (centre[0] - middle[0]), middle[1] + pull * (centre[1] - middle[1])


class _Stroke(NamedTuple):
    """A line's colour, its width in pixels, how opaque it is (0 to 1), and what it says."""

    colour: str
    width: float
    opacity: float
    said: str = ""


def _curve(one: Point, other: Point, centre: Point, stroke: _Stroke) -> Markup:
    bend = _bend(one, other, centre)
    path = f"M{one[0]:.1f},{one[1]:.1f} Q{bend[0]:.1f},{bend[1]:.1f} {other[0]:.1f},{other[1]:.1f}"
    inside = (element("title", stroke.said),) if stroke.said else ()
    width, opacity = float(stroke.width), f"{stroke.opacity:.2f}"
    return element(
        "path", *inside, d=path, fill="none", stroke=stroke.colour, stroke_width=width, stroke_opacity=opacity
    )


def _relation(at: dict[CodeId, Point], code: CodeId, other: CodeId, kind: str, centre: Point) -> list[Markup]:
    one, two = at[code], at[other]
    bend = _bend(one, two, centre)
    middle = ((one[0] + 2 * bend[0] + two[0]) / 4, (one[1] + 2 * bend[1] + two[1]) / 4)
    away = (two[0] - bend[0], two[1] - bend[1])
    length = sqrt(away[0] ** 2 + away[1] ** 2) or 1.0
    along = (away[0] / length, away[1] / length)
    tip = (two[0] - 11 * along[0], two[1] - 11 * along[1])
    sides = [(tip[0] - 10 * along[0] + side * 5 * along[1], tip[1] - 10 * along[1] - side * 5 * along[0])
             for side in (1, -1)]  # fmt: skip
    head = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *sides))
    label = fitting(kind, 160, LETTERS)
    return [
        _curve(one, two, centre, _Stroke(INK, 1.6, 0.9, kind)),
        element("polygon", points=head, fill=INK),
        text(middle[0] + 4, middle[1] - 4, label, LETTERS, INK, halo=True),
        text(middle[0] + 4, middle[1] - 4, label, LETTERS, INK),
    ]


def _name(name: str, at: Point, angle: float) -> Markup:
    """A name that stands out from the circle and is never upside down."""
    is_left = cos(angle) < -1e-9
    turned = degrees(angle) + (180 if is_left else 0)
    anchor = "end" if is_left else "start"
    return element(
        "text", fitting(name, LABEL - 30, LETTERS), font_size=str(LETTERS), fill=INK, text_anchor=anchor,
        transform=f"translate({at[0]:.1f},{at[1]:.1f}) rotate({turned:.1f})", dominant_baseline="central",
    )  # fmt: skip

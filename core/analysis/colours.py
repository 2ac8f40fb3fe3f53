"""Which colour each code has: its own, a shade of that of the category above it, or one that a category is given."""

import colorsys
from collections import defaultdict

from core.ids import Id
from core.views.codebook import resolve_merged, shown_parent
from core.views.state import State

CODE_COLOURS = (
    "#2f6f5e", "#a8553a", "#4a6fa5", "#8a6d1d", "#7a4b7d", "#3f7d2c",
    "#b0476a", "#2d7f8f", "#6b5b95", "#9c5c1f", "#5a6e3a", "#8c3b3b",
)  # fmt: skip
"""Given to categories without a colour of their own; each at least 4.5 to 1 on paper."""

SHADES = (
    (0.06, 0.015), (-0.07, -0.015), (0.03, -0.03), (-0.04, 0.03), (0.09, -0.02), (-0.1, 0.02), (0.0, 0.045),
)  # fmt: skip
"""By how much lighter or darker the codes of one category are than it, and by how much of a turn of the hue; one after
the other in the order in which they were created, so that a new one changes no other's."""
DARKEST, LIGHTEST = 0.24, 0.39
"""Between these every shade is seen on light paper and on dark."""


class Colours:
    """The colours of one state's codes; the same code has the same colour on every screen and device."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._given: dict[Id, str] = {}
        live = [row.id for row in state.codes.rows.values() if row.status in ("live", "split")]
        above = {code: shown_parent(state, code) for code in live}
        self._gathering = set(above.values())
        self._numbers: dict[Id, int] = {}
        counts: dict[Id | None, int] = defaultdict(int)
        for row in sorted((state.codes.rows[code] for code in live), key=lambda row: (row.at, row.id)):
            self._numbers[row.id] = counts[above[row.id]]
            counts[above[row.id]] += 1

    def of(self, code: Id) -> str:
        """#rrggbb."""
        code = resolve_merged(self._state, code)
        if code not in self._given:
            self._given[code] = self._found(code)
        return self._given[code]

    def _found(self, code: Id) -> str:
        row, above = self._state.codes.get(code), shown_parent(self._state, code)
        if row is not None and row.colour:
            return row.colour
        if above is not None:
            category, number = self.of(above), self._numbers.get(code, 0)
            if code in self._gathering and not self._is_coloured(above):  # a category of its own below another
                return _given(code)
            return shade(category, number)
        return _given(code)

    def _is_coloured(self, code: Id | None) -> bool:
        """Whether somebody gave a colour to this code or to one above it."""
        while code is not None:
            row = self._state.codes.get(code)
            if row is not None and row.colour:
                return True
            code = shown_parent(self._state, code)
        return False


def _given(code: Id) -> str:
    return CODE_COLOURS[int.from_bytes(code[:4], "big") % len(CODE_COLOURS)]


def shade(colour: str, number: int) -> str:
    """A lighter or darker form of a colour (#rrggbb), for the code of this number below it (from 0)."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    by, turn = SHADES[number % len(SHADES)]
    changed = max(min(light, DARKEST), min(light + by, max(light, LIGHTEST)))
    made = colorsys.hls_to_rgb((hue + turn) % 1.0, changed, strength)
    return "#" + "".join(f"{round(255 * each):02x}" for each in made)

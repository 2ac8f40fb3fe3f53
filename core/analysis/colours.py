"""Which colour each code has: its own, that of a category above it, or one that its category is given in turn."""

from core.ids import Id
from core.views.codebook import resolve_merged, shown_parent
from core.views.state import State

CODE_COLOURS = (
    "#2f6f5e", "#a8553a", "#4a6fa5", "#8a6d1d", "#7a4b7d", "#3f7d2c",
    "#b0476a", "#2d7f8f", "#6b5b95", "#9c5c1f", "#5a6e3a", "#8c3b3b",
)  # fmt: skip
"""Given to categories without a colour of their own; each at least 4.5 to 1 on paper."""


class Colours:
    """The colours of one state's codes; the same code has the same colour on every screen and device."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._given: dict[Id, str] = {}
        live = [row.id for row in state.codes.rows.values() if row.status in ("live", "split")]
        self._gathering = {shown_parent(state, code) for code in live}

    def of(self, code: Id) -> str:
        """#rrggbb."""
        code = resolve_merged(self._state, code)
        if code not in self._given:
            self._given[code] = self._found(code)
        return self._given[code]

    def _found(self, code: Id) -> str:
        current: Id | None = code
        while current is not None:
            own = self._state.codes.rows[current].colour if current in self._state.codes.rows else ""
            if own:
                return own
            current = shown_parent(self._state, current)
        above = shown_parent(self._state, code)
        category = code if above is None or code in self._gathering else above
        return CODE_COLOURS[int.from_bytes(category[:4], "big") % len(CODE_COLOURS)]

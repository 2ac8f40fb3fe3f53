"""Which colour each code has: its own, its nearest ancestor's, or one given in turn."""

from app.theme import CODE_COLOURS
from core.ids import Id
from core.views.codebook import shown_parent, standing
from core.views.state import State


class Colours:
    """The colours of one state's codes; the same code has the same colour on every screen and device."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._given: dict[Id, str] = {}

    def of(self, code: Id) -> str:
        """#rrggbb."""
        code = standing(self._state, code)
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
        return CODE_COLOURS[int.from_bytes(code[:4], "big") % len(CODE_COLOURS)]

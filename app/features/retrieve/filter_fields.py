"""The fields that say which coded segments are shown: codes, texts, people, attributes, days."""

from collections.abc import Callable, Sequence

import flet as ft

from app.components.narrowing import attribute_values
from app.shell.protocols import Shell
from app.shell.theme import tell_choice
from core.analysis.filters import Pairs
from core.analysis.presentation import SPOKEN
from core.ids import Id
from core.views.layers import LAYERS
from core.views.participants import active_participants

KINDS = {"condition": "attribute"}
"""What a field asks for where that is not its own name."""


class FilterFields:
    """The fields, and what they ask for; calls back when something else is asked for."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        assert shell.session is not None
        self._shell, self._changed = shell, changed
        look, w, presentation = shell.look, shell.words, shell.session.presentation
        state = presentation.state
        self._query = look.field(
            w("retrieve-query"), hint_text=w("retrieve-query-hint"), dense=True,
            on_submit=lambda _: changed(), width=min(420, shell.width - 28),
        )  # fmt: skip
        texts = [(r.id, presentation.source(r.id)) for r in state.sources.values() if r.status == "live"]
        members = [(r.id, presentation.member(r.id)) for r in state.members.values()]
        people = active_participants(state)
        having = list(attribute_values(presentation))
        stances = [("for", w("retrieve-stance-for")), ("against", w("retrieve-stance-against"))]
        self._choices = {
            "source": self._choice(w("common-text"), texts),
            "coder": self._choice(w("retrieve-coder"), members),
            "participant": self._choice(
                w("common-participant"), [(r.id, presentation.participant(r.id)) for r in people]
            ),
            "attribute": self._choice(w("common-attribute"), having),
            "stance": self._choice(w("retrieve-stance"), stances),
        }
        self._written = {
            "speaker": self._field(w("retrieve-speaker")),
            "since": self._field(w("retrieve-since"), w("retrieve-day-hint")),
            "until": self._field(w("retrieve-until"), w("retrieve-day-hint")),
            "condition": self._field(w("retrieve-condition"), w("retrieve-condition-hint")),
        }
        layers = [ft.DropdownOption(key=each, text=w(f"term-layer-{each}")) for each in (SPOKEN, *LAYERS)]
        self._layer = look.choice(
            label=w("retrieve-layer"), value=SPOKEN, options=layers, width=self._width, on_select=lambda _: changed()
        )
        show = look.button(w("retrieve-show"), lambda _: changed(), ft.Icons.SEARCH, strong=True)
        fields: list[ft.Control] = [self._query, *self._choices.values(), *self._written.values(), self._layer, show]
        self.root: ft.Control = ft.Row(fields, wrap=True, spacing=10)

    @property
    def expression(self) -> str:
        """The codes that are asked for, as they were typed."""
        return (self._query.value or "").strip()

    @property
    def layer(self) -> str:
        """The layer in which quotes are shown."""
        return self._layer.value or SPOKEN

    @property
    def filters(self) -> Pairs:
        """What else is asked for."""
        chosen = [(kind, choice.value or "") for kind, choice in self._choices.items()]
        chosen += [(KINDS.get(kind, kind), field.value.strip()) for kind, field in self._written.items()]
        return tuple((kind, value) for kind, value in chosen if value)

    def fill(self, expression: str, filters: Pairs) -> None:
        """Fills in what was asked before."""
        listed = {each.key for each in self._choices["attribute"].options}
        typed = [value for kind, value in filters if kind == "attribute" and value not in listed]
        asked = {kind: value for kind, value in filters if value not in typed} | {"condition": "".join(typed[:1])}
        self._query.value = expression
        for kind, field in self._written.items():
            field.value = asked.get(kind, "")
        for kind, choice in self._choices.items():
            choice.value = asked.get(kind, "")
            tell_choice(choice)

    @property
    def _width(self) -> float:
        """The width of a field: on a phone there is room for two beside each other."""
        return (self._shell.width - 40) / 2 if self._shell.is_narrow else 190

    def _choice(self, label: str, options: Sequence[tuple[Id | str, str]]) -> ft.Dropdown:
        shown = [ft.DropdownOption(key="", text=self._shell.words("common-all"))]
        shown += [ft.DropdownOption(key=key if isinstance(key, str) else key.hex(), text=text) for key, text in options]
        return self._shell.look.choice(
            label=label, value="", options=shown, width=self._width, on_select=lambda _: self._changed()
        )

    def _field(self, label: str, hint: str = "") -> ft.TextField:
        return self._shell.look.field(
            label, hint_text=hint, dense=True, width=self._width, on_submit=lambda _: self._changed()
        )

"""What is asked for: codes, chosen or written, and chips for texts, people, attributes and days."""

from collections.abc import Callable, Sequence

import flet as ft

from app.components.narrowing import attribute_values
from app.features.retrieve.query_builder import QueryBuilder
from app.shell.protocols import Shell
from core.analysis.filters import Pairs
from core.analysis.presentation import SPOKEN
from core.ids import Id
from core.views.layers import LAYERS
from core.views.participants import active_participants

KINDS = {"condition": "attribute"}
"""What a field asks for where that is not its own name."""


class FilterFields:
    """The fields and chips, and what they ask for; calls back when something else is asked for. On a small screen the
    chips are folded away; those that narrow something always show."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        assert shell.session is not None
        self._shell, self._changed = shell, changed
        look, w = shell.look, shell.words
        self._builder = QueryBuilder(shell, changed)
        self._kinds = self._choices()
        self._chosen: dict[str, str] = {}
        self._layer = SPOKEN
        self._is_open, self._is_more_open = not shell.is_small, False
        self._written = {
            "speaker": self._field(w("retrieve-speaker")),
            "since": self._field(w("retrieve-since"), w("retrieve-day-hint")),
            "until": self._field(w("retrieve-until"), w("retrieve-day-hint")),
            "condition": self._field(w("retrieve-condition"), w("retrieve-condition-hint")),
        }
        self._chips = ft.Row(wrap=True, spacing=8, run_spacing=8)
        show = look.button(w("retrieve-show"), lambda _: self._ask(), ft.Icons.SEARCH, strong=True)
        self._more = ft.Row([*self._written.values(), show], wrap=True, spacing=8, run_spacing=8)
        self.root: ft.Control = ft.Column([self._builder.root, self._chips, self._more], spacing=8, tight=True)
        self._draw()

    def _choices(self) -> dict[str, tuple[str, list[tuple[str, str]]]]:
        """For each kind of chip: its label, and what can be chosen, by keys."""
        w, session = self._shell.words, self._shell.session
        assert session is not None
        presentation, state = session.presentation, session.project.state

        def keyed(rows: Sequence[tuple[Id, str]]) -> list[tuple[str, str]]:
            return [(row.hex(), name) for row, name in rows]

        texts = [(r.id, presentation.source(r.id)) for r in presentation.sources_in_order() if r.status == "live"]
        people = [(r.id, presentation.participant(r.id)) for r in active_participants(state)]
        members = [(r.id, presentation.member(r.id)) for r in state.members.values()]
        stances = [("for", w("retrieve-stance-for")), ("against", w("retrieve-stance-against"))]
        return {
            "source": (w("common-text"), keyed(texts)),
            "coder": (w("retrieve-coder"), keyed(members)),
            "participant": (w("common-participant"), keyed(people)),
            "attribute": (w("common-attribute"), list(attribute_values(presentation))),
            "stance": (w("retrieve-stance"), stances),
        }

    def _named(self, kind: str, key: str) -> str:
        """What was chosen is called, also where it cannot be chosen any more."""
        assert self._shell.session is not None
        presentation, listed = self._shell.session.presentation, dict(self._kinds[kind][1])
        named = {"source": presentation.source, "coder": presentation.member, "participant": presentation.participant}
        return listed.get(key) or (named[kind](Id(bytes.fromhex(key))) if kind in named else key)

    # -- what is asked for

    @property
    def expression(self) -> str:
        """The codes that are asked for, as they were chosen or typed."""
        return self._builder.expression

    @property
    def layer(self) -> str:
        """The layer in which quotes are shown."""
        return self._layer

    @property
    def filters(self) -> Pairs:
        """What else is asked for."""
        chosen = list(self._chosen.items())
        chosen += [(KINDS.get(kind, kind), (field.value or "").strip()) for kind, field in self._written.items()]
        return tuple((kind, value) for kind, value in chosen if value)

    def fill(self, expression: str, filters: Pairs) -> None:
        """Fills in what was asked before; where no layer is among it, that stays."""
        listed = {key for key, _ in self._kinds["attribute"][1]}
        typed = [value for kind, value in filters if kind == "attribute" and value not in listed]
        asked = {kind: value for kind, value in filters if value not in typed} | {"condition": "".join(typed[:1])}
        self._layer = asked["layer"] if asked.get("layer") in (SPOKEN, *LAYERS) else self._layer
        self._builder.fill(expression)
        for kind, field in self._written.items():
            field.value = asked.get(kind, "")
        self._chosen = {kind: asked[kind] for kind in self._kinds if asked.get(kind)}
        self._is_more_open = any(field.value for field in self._written.values())
        self._draw()

    def _ask(self) -> None:
        self._draw()
        self._changed()

    # -- chips

    def _draw(self) -> None:
        look, w = self._shell.look, self._shell.words
        shown: list[ft.Control] = []
        if self._shell.is_small:
            count = len(self.filters)
            label = w("retrieve-filters-so-many", count=count) if count else w("retrieve-filters")
            shown.append(look.button(label, lambda _: self._turn(is_more=False), ft.Icons.FILTER_LIST))
        for kind in self._kinds:
            if (self._is_open and self._kinds[kind][1]) or kind in self._chosen:
                shown.append(self._chip(kind))
        if self._is_open:
            shown.append(self._layers())
            label = w("retrieve-filters-fewer" if self._is_more_open else "retrieve-filters-more")
            icon = ft.Icons.EXPAND_LESS if self._is_more_open else ft.Icons.EXPAND_MORE
            shown.append(look.button(label, lambda _: self._turn(is_more=True), icon))
        self._chips.controls = shown
        self._more.visible = self._is_open and self._is_more_open

    def _turn(self, is_more: bool) -> None:
        if is_more:
            self._is_more_open = not self._is_more_open
        else:
            self._is_open = not self._is_open
        self._draw()
        self.root.update()

    def _chip(self, kind: str) -> ft.Control:
        label, options = self._kinds[kind]
        chosen = self._chosen.get(kind)

        def choose(key: str) -> Callable[..., None]:
            def handle(_: object) -> None:
                self._chosen.pop(kind, None)
                if key:
                    self._chosen[kind] = key
                self._ask()

            return handle

        every = (("", self._shell.words("common-all")), *options)
        items = [ft.PopupMenuItem(name, checked=key == (chosen or ""), on_click=choose(key)) for key, name in every]
        said = label if chosen is None else f"{label}: {self._named(kind, chosen)}"
        menu = self._shell.look.menu_of(said, None, items, is_on=chosen is not None)
        if chosen is None:
            return menu
        clear = self._shell.words("retrieve-filter-clear", filter=said)
        away = self._shell.look.icon_button(ft.Icons.CLOSE, clear, choose(""), word="remove")
        return ft.Row([menu, away], spacing=0, tight=True)

    def _layers(self) -> ft.Control:
        w = self._shell.words

        def choose(layer: str) -> Callable[..., None]:
            def handle(_: object) -> None:
                self._layer = layer
                self._ask()

            return handle

        items = [
            ft.PopupMenuItem(w(f"term-layer-{each}"), checked=each == self._layer, on_click=choose(each))
            for each in (SPOKEN, *LAYERS)
        ]
        said = f"{w('retrieve-layer')}: {w(f'term-layer-{self._layer}')}"
        return self._shell.look.menu_of(said, None, items, is_on=self._layer != SPOKEN)

    def _field(self, label: str, hint: str = "") -> ft.TextField:
        width = (self._shell.width - 40) / 2 if self._shell.is_narrow else 200
        return self._shell.look.field(
            label, hint_text=hint, dense=True, width=width, on_submit=lambda _: self._ask()
        )  # fmt: skip

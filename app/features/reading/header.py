"""The head of the reading screen: the text's name, and what one can change about how it is shown."""

from collections.abc import Callable
from typing import Any, Protocol

import flet as ft

from app.features.reading.find_bar import FindBar
from app.features.reading.marks import EVERYBODY, NOBODY, OWN
from app.features.reading.reader import Reader
from app.features.reading.side_by_side import counterpart
from core.analysis.presentation import SPOKEN
from core.views.layers import LAYERS


class View(Reader, Protocol):
    """What the head changes about how the text is shown."""

    is_compact: bool

    def show_whose(self, whose: str) -> None:
        """Shows everybody's codings, one's own, or none."""

    def show_layer(self, layer: str) -> None:
        """Shows the same text in another layer."""

    def toggle_side_by_side(self) -> None:
        """Shows the summary beside the original, or the text alone again."""


def header(view: View, finder: FindBar) -> ft.Control:
    """The name of the text, its participants, and tools."""
    shell, look, w = view.shell, view.shell.look, view.shell.words
    presentation = view.session.presentation
    back = look.icon_button(ft.Icons.ARROW_BACK, w("reading-all-texts"), lambda _: shell.go("texts"))
    row = view.session.project.state.sources.rows[view.source]
    people = ", ".join(presentation.participant(each) for each in row.participants)
    name = look.title(presentation.source(view.source), 20 if shell.is_narrow else 24)
    names = ft.Column([name, *([look.quiet(people)] if people else [])], spacing=0, expand=True)
    if shell.is_narrow:
        return ft.Row([back, names, *_tools(view)], spacing=0)
    return ft.Row([back, names, *finder.controls, *_tools(view)], spacing=4)


def _tools(view: View) -> list[ft.Control]:
    shell, look, w = view.shell, view.shell.look, view.shell.words

    def whose(chosen: str) -> Callable[[], None]:
        return lambda: view.show_whose(chosen)

    def layer(chosen: str) -> Callable[[], None]:
        return lambda: view.show_layer(chosen)

    shown: list[tuple[str, Callable[[], Any]]] = [
        (w("reading-whose-all"), whose(EVERYBODY)),
        (w("reading-whose-own"), whose(OWN)),
        (w("common-none"), whose(NOBODY)),
    ]
    layers = [(w(f"term-layer-{each}"), layer(each)) for each in (SPOKEN, *LAYERS)]
    layer_name = w("reading-layer-name", layer=w(f"term-layer-{view.layer}"))
    columns, memo = ft.Icons.VIEW_COLUMN_OUTLINED, ft.Icons.EDIT_NOTE
    tools: list[ft.Control] = [
        look.menu(ft.Icons.LAYERS_OUTLINED, layer_name, layers),
        look.menu(ft.Icons.VISIBILITY_OUTLINED, w("reading-whose"), shown),
        look.icon_button(columns, w("shell-fourcolumns"), lambda _: shell.go("fourcolumns", source=view.source)),
        look.icon_button(memo, w("reading-memo-on-text"), lambda _: shell.go("memos", on=("source", view.source))),
    ]
    if counterpart(view.session.project.state, view.source) is not None and not view.is_compact:
        label = w("reading-side-by-side")
        tools.append(look.icon_button(ft.Icons.VERTICAL_SPLIT_OUTLINED, label, lambda _: view.toggle_side_by_side()))
    return tools

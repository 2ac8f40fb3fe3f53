"""The head of the reading screen: the text's name, and what one can change about how it is shown."""

from collections.abc import Callable
from typing import Any, Protocol

import flet as ft

from app.components.text_export import ask_export_of
from app.features.reading.find_bar import FindBar
from app.features.reading.marks import EVERYBODY, NOBODY, OWN
from app.features.reading.reader import Reader
from app.features.reading.side_by_side import counterpart
from app.shell.protocols import Shell
from app.shell.theme import ALL_TOOLS, LONG_NAMES
from core.analysis.presentation import SPOKEN
from core.views.layers import LAYERS


class View(Reader, Protocol):
    """What the head changes about how the text is shown."""

    is_compact: bool
    is_low: bool
    undo_item: ft.TextButton | ft.PopupMenuItem | None

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
    if shell.is_narrow or view.is_low:
        return ft.Row([back, names, _more(view)], spacing=0)
    is_tight = BESIDE <= shell.width < ALL_TOOLS  # the panel takes the width that the name needs
    tools = _tools(view) if not is_tight else [_undo(view), _more(view, False)] if shell.is_wide else [_more(view)]
    return ft.Row([back, names, *finder.controls, *tools], spacing=4)


BESIDE = 1000
"""From this width on the panel of codes stands beside the text (logical pixels)."""
UNDO_LETTERS = 30
"""So much of what it would undo stands on the button; all of it is its tooltip."""
Entry = tuple[str, Callable[[], Any]]


def _views_of(view: View) -> tuple[list[Entry], list[Entry]]:
    """Whose codings can be shown, and in which layers."""
    w = view.shell.words

    def whose(chosen: str) -> Callable[[], None]:
        return lambda: view.show_whose(chosen)

    def layer(chosen: str) -> Callable[[], None]:
        return lambda: view.show_layer(chosen)

    shown: list[Entry] = [
        (w("reading-whose-all"), whose(EVERYBODY)),
        (w("reading-whose-own"), whose(OWN)),
        (w("common-none"), whose(NOBODY)),
    ]
    return shown, [(w(f"term-layer-{each}"), layer(each)) for each in (SPOKEN, *LAYERS)]


def _more(view: View, undoes: bool = True) -> ft.Control:
    """On a phone: one button with a word, and all tools by their names; `undoes`: also what undoes."""
    shell, look, w = view.shell, view.shell.look, view.shell.words
    shown, layers = _views_of(view)
    undo = ft.PopupMenuItem("", on_click=lambda _: undo_last(shell), visible=False)
    if undoes:
        view.undo_item = undo
    entries: list[Entry] = [
        *((w("reading-layer-name", layer=name), act) for name, act in layers),
        *((w("reading-whose-name", whose=name), act) for name, act in shown),
        (w("shell-fourcolumns"), lambda: shell.go("fourcolumns", source=view.source)),
        (w("reading-memo-on-text"), lambda: shell.go("memos", on=("source", view.source))),
        (w("reading-print"), lambda: ask_export_of(shell, view.source)),
    ]
    if _has_counterpart(view):
        entries.append((w("reading-side-by-side"), view.toggle_side_by_side))
    items = [undo, *(ft.PopupMenuItem(label, on_click=lambda _, act=act: act()) for label, act in entries)]
    word = ft.Container(look.strong(w("reading-more"), 15, look.colours.accent), padding=12)
    seen = ft.Semantics(content=word, exclude_semantics=True)  # its name is the tooltip: else it is said twice
    return ft.MergeSemantics(content=ft.PopupMenuButton(content=seen, items=items, tooltip=w("reading-more")))


def _has_counterpart(view: View) -> bool:
    """Whether a summary can stand beside the text, or the text beside its summary."""
    is_low = view.is_compact or view.is_low
    return not is_low and counterpart(view.session.project.state, view.source) is not None


def undo_last(shell: Shell) -> None:
    """Undoes what the button named, and nothing else."""
    if shell.undoable is not None:
        shell.undo(shell.undoable[1])


def name_undo(view: View) -> None:
    """The button that undoes says what it would undo; it goes once something else was done, so that
    nothing old, such as the import of all texts, is undone in the place of what was done last."""
    button, named = view.undo_item, view.shell.undoable
    if button is None:
        return
    if named is not None and not view.session.is_last_act(named[1]):
        named = None
    label = named[0] if named is not None else ""
    is_long = isinstance(button, ft.TextButton) and len(label) > UNDO_LETTERS
    if isinstance(button, ft.TextButton) and view.shell.width < LONG_NAMES:
        button.content = view.shell.words("common-undo")
    else:
        button.content = label[:UNDO_LETTERS] + "…" if is_long else label
    button.visible, button.tooltip = named is not None, label


def _undo(view: View) -> ft.Control:
    """The button that undoes; it is shown while there is something."""
    button = view.shell.look.word_button("", lambda _: undo_last(view.shell), ft.Icons.UNDO)
    button.visible = False
    view.undo_item = button
    return button


def _tools(view: View) -> list[ft.Control]:
    shell, look, w = view.shell, view.shell.look, view.shell.words
    shown, layers = _views_of(view)
    layer_name = w("reading-layer-name", layer=w(f"term-layer-{view.layer}"))
    columns, memo = ft.Icons.VIEW_COLUMN_OUTLINED, ft.Icons.EDIT_NOTE
    tools: list[ft.Control] = [
        _undo(view),
        look.menu(ft.Icons.LAYERS_OUTLINED, layer_name, layers),
        look.menu(ft.Icons.VISIBILITY_OUTLINED, w("reading-whose"), shown),
        look.icon_button(columns, w("shell-fourcolumns"), lambda _: shell.go("fourcolumns", source=view.source)),
        look.icon_button(memo, w("reading-memo-on-text"), lambda _: shell.go("memos", on=("source", view.source))),
        look.icon_button(ft.Icons.PRINT_OUTLINED, w("reading-print"), lambda _: ask_export_of(shell, view.source)),
    ]
    if _has_counterpart(view):
        label = w("reading-side-by-side")
        tools.append(look.icon_button(ft.Icons.VERTICAL_SPLIT_OUTLINED, label, lambda _: view.toggle_side_by_side()))
    return tools

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

ActItems = dict[str, ft.TextButton | ft.PopupMenuItem]
"""What undoes, and what redoes, by these words."""


class View(Reader, Protocol):
    """What the head changes about how the text is shown."""

    is_compact: bool
    is_low: bool
    act_items: ActItems

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
    tools = (
        _tools(view) if not is_tight else [*_act_buttons(view), _more(view, False)] if shell.is_wide else [_more(view)]
    )
    return look.group(ft.Row([back, names, *finder.controls, *tools], spacing=4))


BESIDE = 1000
"""From this width on the panel of codes stands beside the text (logical pixels)."""
UNDO_LETTERS, BOTH_LETTERS = 30, 15
"""So much of what it would undo stands on the button, and on each where one undoes and one redoes; all of it is its
tooltip."""
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
    """On a phone: one button with a word, and all tools by their names; `undoes`: also what undoes and redoes."""
    shell, look, w = view.shell, view.shell.look, view.shell.words
    shown, layers = _views_of(view)
    acts = {each: ft.PopupMenuItem("", on_click=_taker(shell, each), visible=False) for each in ("undo", "redo")}
    if undoes:
        view.act_items = {**acts}
    entries: list[Entry] = [
        *((w("reading-layer-name", layer=name), act) for name, act in layers),
        *((w("reading-whose-name", whose=name), act) for name, act in shown),
        (w("shell-fourcolumns"), lambda: shell.go("fourcolumns", source=view.source)),
        (w("reading-memo-on-text"), lambda: shell.go("memos", on=("source", view.source))),
        (w("reading-print"), lambda: ask_export_of(shell, view.source)),
    ]
    if _has_counterpart(view):
        entries.append((w("reading-side-by-side"), view.toggle_side_by_side))
    items = [*acts.values(), *(ft.PopupMenuItem(label, on_click=lambda _, act=act: act()) for label, act in entries)]
    word = ft.Container(look.strong(w("reading-more"), 15, look.colours.accent), padding=12)
    seen = ft.Semantics(content=word, exclude_semantics=True)  # its name is the tooltip: else it is said twice
    return ft.MergeSemantics(content=ft.PopupMenuButton(content=seen, items=items, tooltip=w("reading-more")))


def _has_counterpart(view: View) -> bool:
    """Whether a summary can stand beside the text, or the text beside its summary."""
    is_low = view.is_compact or view.is_low
    return not is_low and counterpart(view.session.project.state, view.source) is not None


def _taker(shell: Shell, which: str) -> Callable[[Any], None]:
    """Undoes or redoes what the button named, and nothing else."""

    def take(_: Any) -> None:
        named = shell.undoable if which == "undo" else shell.redoable
        if named is not None:
            (shell.undo if which == "undo" else shell.redo)(named[1])

    return take


def name_acts(view: View) -> None:
    """The buttons that undo and redo say what they would; each goes once something else was done, so that
    nothing old, such as the import of all texts, is undone in the place of what was done last."""
    shell, session = view.shell, view.session
    following = session.next_redo()
    named = {
        "undo": shell.undoable if shell.undoable is not None and session.is_last_act(shell.undoable[1]) else None,
        "redo": shell.redoable if following is not None and shell.redoable is not None else None,
    }
    letters = UNDO_LETTERS if None in named.values() else BOTH_LETTERS
    for which, button in view.act_items.items():
        found = named[which]
        label = found[0] if found is not None else ""
        if isinstance(button, ft.TextButton) and shell.width < LONG_NAMES:
            button.content = shell.words(f"common-{which}")
        else:
            is_long = isinstance(button, ft.TextButton) and len(label) > letters
            button.content = label[:letters] + "…" if is_long else label
        button.visible, button.tooltip = found is not None, label


def _act_buttons(view: View) -> list[ft.Control]:
    """The buttons that undo and redo; each is shown while there is something."""
    icons = {"undo": ft.Icons.UNDO, "redo": ft.Icons.REDO}
    buttons = {each: view.shell.look.word_button("", _taker(view.shell, each), icon) for each, icon in icons.items()}
    for each in buttons.values():
        each.visible = False
    view.act_items = {**buttons}
    return [*buttons.values()]


def _tools(view: View) -> list[ft.Control]:
    shell, look, w = view.shell, view.shell.look, view.shell.words
    shown, layers = _views_of(view)
    layer_name = w("reading-layer-name", layer=w(f"term-layer-{view.layer}"))
    columns, memo = ft.Icons.VIEW_COLUMN_OUTLINED, ft.Icons.EDIT_NOTE
    tools: list[ft.Control] = [
        *_act_buttons(view),
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

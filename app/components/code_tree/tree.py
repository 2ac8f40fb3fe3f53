"""The code tree on the screen: it folds, sorts and filters, takes several codes, and lets them be drawn elsewhere.

All lines have the same height, so that a place on the screen tells which line is there. A line is empty until one comes
near it: 300 codes are there at once, and scroll lightly.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import flet as ft

from app.components.code_tree.drawing import Drawing
from app.components.code_tree.line_menu import Entry
from app.components.code_tree.lines import Landing, Line, Order, lines, with_children
from app.shell.icon_words import with_word
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.colours import Colours
from core.ids import CodeId

INDENT, INDENT_NARROW = 20, 12
ARROW = TOUCH
TICKED, NOT_TICKED = ft.Icons.CHECK_BOX, ft.Icons.CHECK_BOX_OUTLINE_BLANK
BELOW = 40
"""So much room is left below the last line, to let go of a code there."""
AHEAD = 20
"""So many lines before and after what is seen are filled: so far a hand scrolls before the next ones come."""
HIGH = 1320.0
"""How high the tree is taken to be until it was scrolled (logical pixels)."""


class TreeActs(NamedTuple):
    """What the screen around the tree does. `chosen`: a line was pressed; `dropped`: codes were drawn to a place;
    `menu`: what can be done with a line, asked for when its menu opens; `marked`: other codes are ticked now."""

    chosen: Callable[[CodeId], None]
    dropped: Callable[[Sequence[CodeId], Landing], None] | None = None
    menu: Callable[[Line], list[Entry]] | None = None
    marked: Callable[[], None] | None = None


class CodeTree:
    """`root` is what is shown; `order`, `typed` and `closed` say which lines are."""

    def __init__(self, shell: Shell, acts: TreeActs) -> None:
        assert shell.session is not None
        self._shell, self._session, self._acts = shell, shell.session, acts
        self.shown: list[Line] = []
        self.closed: set[CodeId] = set()
        self.order: Order = "own"
        self.typed = ""
        self.chosen: CodeId | None = None
        self.ticked: dict[CodeId, None] | None = None
        """Where several codes are chosen: those that are, in the order in which they were."""
        self.scrolled = 0.0
        self.row_height = max(TOUCH, TOUCH * shell.look.scale)
        self._tree: tuple[Branch, ...] = ()
        self._places: list[ft.Container] = []
        self._high = HIGH
        self._rows: dict[CodeId, ft.Container] = {}
        self._lines: dict[CodeId, ft.Semantics] = {}
        self._signs: dict[CodeId, ft.Icon] = {}
        self.list = ft.ListView(
            expand=True, item_extent=self.row_height, spacing=0, padding=ft.Padding.only(bottom=BELOW),
            on_scroll=self._scrolled, scroll_interval=30,
        )  # fmt: skip
        self._drawing = Drawing(shell, self, acts.dropped) if acts.dropped is not None else None
        self.root: ft.Control = self.list if self._drawing is None else self._drawing.root

    @property
    def is_ordered(self) -> bool:
        """Whether the lines stand in the researchers' own order, so that codes have a place between them."""
        return self.order == "own" and not self.typed

    @property
    def is_empty(self) -> bool:
        """Whether there is no code at all."""
        return not self._tree

    @property
    def codes_shown(self) -> set[CodeId]:
        """The codes that have a line."""
        return {each.code for each in self.shown}

    def refresh(self) -> None:
        """Shows the codes as they are now."""
        presentation = self._session.presentation
        self._tree = codebook_tree(presentation)
        self._colours = Colours(self._session.project.state)
        known = {row.id for row in presentation.state.codes.values() if row.status in ("live", "split")}
        if self.ticked is not None:
            self.ticked = {each: None for each in self.ticked if each in known}
        self.show()

    def show(self) -> None:
        """Shows the lines that are asked for."""
        if self._drawing is not None and self._drawing.is_drawing:
            self._drawing.cancel()
        self.shown = lines(self._tree, self.closed, self.typed, self.order)
        self._rows, self._lines, self._signs = {}, {}, {}
        self.scrolled = min(self.scrolled, max(0.0, len(self.shown) * self.row_height + BELOW - self._high))
        self._places = [ft.Container() for _ in self.shown]
        self.list.controls = [*self._places]
        self._fill()

    def show_now(self) -> None:
        """The same, on the screen at once."""
        self.show()
        self.list.update()

    def fold(self, is_folded: bool) -> None:
        """Folds all codes, or unfolds them."""
        self.closed = with_children(self._tree) if is_folded else set()
        self.show_now()

    def choose(self, code: CodeId | None) -> None:
        """Shows which code is chosen, and no more."""
        before, self.chosen = self.chosen, code
        for each in {before, code}:
            if each is not None and each in self._rows:
                self._ground(each)
                self._rows[each].update()

    def reveal(self, code: CodeId) -> None:
        """Unfolds what a code stands under, so that it is shown."""
        above = [each.code for each in _way_to(self._tree, code)[:-1]]
        if self.closed.intersection(above):
            self.closed -= set(above)
            self.show()

    def tick(self, code: CodeId) -> None:
        """Ticks a code, or no longer."""
        if self.ticked is not None and self.ticked.pop(code, self) is self:
            self.ticked[code] = None
        if code in self._rows:
            self._show_tick(code)
        if self._acts.marked is not None:
            self._acts.marked()

    def _show_tick(self, code: CodeId) -> None:
        """Shows anew whether a code is ticked; its line alone is sent."""
        line, is_ticked = self._lines[code], code in (self.ticked or ())
        self._ground(code)
        line.selected = is_ticked or code == self.chosen
        self._signs[code].icon = TICKED if is_ticked else NOT_TICKED
        line.update()

    def taken(self, line: Line) -> Sequence[CodeId]:
        """The codes that come along when this line is drawn: the ticked ones, where it is one of them."""
        if self.ticked and line.code in self.ticked:
            return [each.code for each in self.shown if each.code in self.ticked]
        return [line.code]

    def inset(self, depth: int) -> float:
        """How far from the left the lines of a depth begin."""
        return depth * (INDENT_NARROW if self._shell.is_narrow else INDENT)

    def _scrolled(self, event: Any) -> None:
        self.scrolled = event.pixels
        self._high = event.viewport_dimension
        for each in self._fill():
            each.update()

    def _fill(self) -> list[ft.Container]:
        """Fills the lines near what is seen; gives those that were empty."""
        first, last = (int(each / self.row_height) for each in (self.scrolled, self.scrolled + self._high))
        near = range(max(0, first - AHEAD), min(len(self.shown), last + AHEAD))
        empty = [n for n in near if self._places[n].content is None]
        for n in empty:
            self._places[n].content = self._row(self.shown[n])
        return [self._places[n] for n in empty]

    # -- a line

    def _row(self, line: Line) -> ft.Control:
        look, w, branch = self._shell.look, self._shell.words, line.branch
        name = look.strong(branch.name, 14.5) if branch.children else look.text(branch.name, 14.5)
        name.expand, name.max_lines, name.overflow = True, 2, ft.TextOverflow.ELLIPSIS
        parts = [self._arrow(line), *self._tick(branch), look.dot(self._colours.of(branch.code)), name]
        if branch.in_vivo:
            tip = w("codebook-in-vivo")
            parts.append(ft.Icon(ft.Icons.FORMAT_QUOTE, size=16, color=look.colours.muted, tooltip=tip))
        if branch.rivals:
            parts.append(look.text(" / ".join(branch.rivals), 13, look.colours.warn, max_lines=1))
        parts.append(look.quiet(str(branch.codings_within)))
        parts.append(self._more(line) if self._has_menus else ft.Container(width=6))
        inner = ft.Container(
            ft.Row(parts, spacing=6), border_radius=8, ink=True, height=self.row_height,
            padding=ft.Padding.only(left=self.inset(line.depth), right=2),
            on_click=lambda _: self._pressed(branch.code),
        )  # fmt: skip
        self._rows[branch.code] = inner
        self._ground(branch.code)
        is_chosen = branch.code == self.chosen or bool(self.ticked and branch.code in self.ticked)
        spoken = w("codebook-branch", code=branch.name, count=branch.codings_within)
        shown = ft.Semantics(content=inner, label=spoken, button=True, container=True, selected=is_chosen)
        self._lines[branch.code] = shown
        return shown

    @property
    def _has_menus(self) -> bool:
        """Several codes are acted on from above the tree, not from their lines."""
        return self._acts.menu is not None and self._drawing is not None and self.ticked is None

    def _more(self, line: Line) -> ft.Control:
        """The button that opens the menu of a line."""
        name = self._shell.words("codebook-actions", code=line.branch.name)
        return self._shell.look.icon_button(ft.Icons.MORE_VERT, name, lambda _: self.open_menu(line))

    def open_menu(self, line: Line, place: tuple[float, float] | None = None) -> None:
        """Opens the menu of a line, at a place of the tree (logical pixels) or at the line's end."""
        if self._acts.menu is not None and self._drawing is not None and self._has_menus:
            self._shell.touch()
            self._shell.page.run_task(self._drawing.open_menu, line, self._acts.menu(line), place)

    def _ground(self, code: CodeId) -> None:
        is_marked = code == self.chosen or bool(self.ticked and code in self.ticked)
        self._rows[code].bgcolor = self._shell.look.colours.soft if is_marked else None

    def _pressed(self, code: CodeId) -> None:
        self._shell.touch()
        if self.ticked is None:
            self._acts.chosen(code)
        else:
            self.tick(code)

    def _arrow(self, line: Line) -> ft.Control:
        """Folds what is under a code, or unfolds it."""
        if not line.branch.children or self.typed:
            return ft.Container(width=ARROW if not self._shell.is_narrow else ARROW / 2)
        look, w, code = self._shell.look, self._shell.words, line.code

        def turn(_: Any) -> None:
            self.closed ^= {code}
            self.show_now()

        icon, colour = ft.Icons.EXPAND_MORE if line.is_open else ft.Icons.CHEVRON_RIGHT, look.colours.muted
        below = look.word_of("hide" if line.is_open else "show")
        sign = with_word(icon, below, colour, look.scale) if below else ft.Icon(icon, size=20, color=colour)
        name = w("codebook-fold" if line.is_open else "codebook-unfold", code=line.branch.name)
        box = ft.Container(
            sign, width=ARROW, height=self.row_height, on_click=turn, tooltip=name, alignment=ft.Alignment.CENTER
        )
        return ft.MergeSemantics(content=ft.Semantics(content=box, button=True))  # its name is the tooltip

    def _tick(self, branch: Branch) -> list[ft.Control]:
        if self.ticked is None:
            return []
        icon = TICKED if branch.code in self.ticked else NOT_TICKED
        self._signs[branch.code] = sign = ft.Icon(icon, size=22, color=self._shell.look.colours.accent)
        return [sign]


def _way_to(tree: Sequence[Branch], code: CodeId) -> list[Branch]:
    """A code in the tree, after all that it stands under; empty where it is not there."""
    for branch in tree:
        if branch.code == code:
            return [branch]
        if below := _way_to(branch.children, code):
            return [branch, *below]
    return []

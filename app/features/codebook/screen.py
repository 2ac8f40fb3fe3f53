"""The codebook: the tree of codes and categories, and the page of the code that was chosen."""

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.components.code_tree.line_menu import Entry
from app.components.code_tree.lines import ORDERS, Landing, Line, Order
from app.components.code_tree.tree import CodeTree, TreeActs
from app.features.codebook.code_page import code_page
from app.features.codebook.decisions import Decisions
from app.features.codebook.reason_bar import ReasonBar
from app.shell.protocols import Shell
from core.commands import codebook as commands
from core.commands import several_codes
from core.errors import KodesporError
from core.ids import CodeId
from core.views.codebook import resolve_merged


def build(shell: Shell, code: CodeId | None = None) -> "CodebookScreen":
    """The screen, with a code's page."""
    return CodebookScreen(shell, code)


class CodebookScreen:
    """The tree on the left; the code that was chosen beside it, or in its place on a phone."""

    def __init__(self, shell: Shell, code: CodeId | None) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        self._is_below_shown = True
        self._decide, self._reason = Decisions(shell), ReasonBar(shell)
        self._tree = CodeTree(shell, TreeActs(self._choose, self._dropped, self._menu, self._ticked))
        self._tree.chosen = None if code is None else resolve_merged(self.session.project.state, code)
        self._search = look.field(w("codebook-search"), dense=True, on_change=lambda _: self._filter())
        self._tools = ft.Row(spacing=8, run_spacing=8, wrap=True)
        self._shown = ft.Container(expand=True)
        self._detail = ft.Container(expand=1, visible=not shell.is_narrow)
        add = look.button(w("codebook-new"), lambda _: self._decide.ask_new(None), ft.Icons.ADD, strong=True)
        head = ft.Row([look.title(w("shell-codebook")), add], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        parts: list[ft.Control] = [look.group(head), self._search, self._tools, self._shown, self._reason.root]
        stretch = ft.CrossAxisAlignment.STRETCH
        self._left = ft.Column(parts, spacing=10, expand=1, horizontal_alignment=stretch)
        self.root = ft.Container(
            ft.Row([self._left, self._detail], spacing=20, expand=True, vertical_alignment=stretch),
            padding=24 if not shell.is_narrow else 14, expand=True,
        )  # fmt: skip
        self.refresh()
        if self._tree.chosen is not None:
            self._tree.reveal(self._tree.chosen)
            self._show_page(shell.is_narrow)

    def leave(self) -> None:
        """Another screen is shown: a reason that was typed is kept."""
        try:
            self._reason.keep()
        except KodesporError as problem:
            if problem.code == "storage-busy":  # one leaves when it is recorded
                raise
            self.shell.notify(self.shell.words.say(problem))

    def place_now(self) -> dict[str, Any]:
        """The code that is chosen."""
        return {} if self._tree.chosen is None else {"code": self._tree.chosen}

    def close_sheet(self) -> bool:
        """On a phone, goes from a code's page back to the tree."""
        if self._left.visible is not False:
            return False
        self._back()
        return True

    def refresh(self) -> None:
        """Shows the codebook as it is now."""
        look, w = self.shell.look, self.shell.words
        self._tree.refresh()
        empty = ft.Column([look.card(look.quiet(w("codebook-empty"), 15))])
        self._shown.content = empty if self._tree.is_empty else self._tree.root
        self._search.visible = self._tools.visible = not self._tree.is_empty
        self._show_tools()
        self._show_detail()

    def _filter(self) -> None:
        self._tree.typed = self._search.value or ""
        self._tree.show_now()

    # -- above the tree

    def _show_tools(self) -> None:
        look, w, ticked = self.shell.look, self.shell.words, self._tree.ticked
        if ticked is None:
            fold = ("codebook-unfold-all", False) if self._tree.closed else ("codebook-fold-all", True)
            icon = ft.Icons.UNFOLD_LESS if fold[1] else ft.Icons.UNFOLD_MORE
            self._tools.controls = [
                self._orders(),
                look.button(w(fold[0]), lambda _: self._fold(fold[1]), icon),
                look.button(w("codebook-several"), lambda _: self._choose_several(True), ft.Icons.CHECKLIST),
            ]
            return
        codes = list(ticked)

        def act(label: str, ask: Callable[[Sequence[CodeId]], None], icon: ft.IconData) -> ft.Control:
            button = look.button(w(label), lambda _: ask(codes), icon)
            button.disabled = not codes
            return button

        self._tools.controls = [
            look.strong(w("codebook-so-many", count=len(codes))),
            act("codebook-move", self._decide.ask_move, ft.Icons.DRIVE_FILE_MOVE_OUTLINED),
            act("codebook-merge", self._decide.ask_merge, ft.Icons.MERGE),
            act("codebook-colour", self._decide.ask_colour, ft.Icons.PALETTE_OUTLINED),
            act("common-delete", self._decide.ask_delete, ft.Icons.DELETE_OUTLINE),
            look.button(w("codebook-several-end"), lambda _: self._choose_several(False), ft.Icons.CHECK),
        ]

    def _orders(self) -> ft.Control:
        look, w = self.shell.look, self.shell.words

        def choose(order: Order) -> Callable[[Any], None]:
            def handle(_: Any) -> None:
                self._tree.order = order
                self._tree.show_now()
                self._show_tools()
                self._tools.update()

            return handle

        now = w("codebook-sorted", order=w(f"codebook-order-{self._tree.order}"))
        items = [
            ft.PopupMenuItem(w(f"codebook-order-{each}"), checked=each == self._tree.order, on_click=choose(each))
            for each in ORDERS
        ]
        return look.menu_of(now, ft.Icons.SORT, items)

    def _fold(self, is_folded: bool) -> None:
        self._tree.fold(is_folded)
        self._show_tools()
        self._tools.update()

    def _choose_several(self, is_on: bool) -> None:
        self._tree.ticked = {} if is_on else None
        self._show_tools()
        self._tools.update()
        self._tree.show_now()

    def _ticked(self) -> None:
        self._show_tools()
        self._tools.update()

    # -- moving by hand

    def _dropped(self, codes: Sequence[CodeId], landing: Landing) -> None:
        def gesture() -> None:
            self.leave()  # a reason that is typed belongs to the move before, and is recorded before this one
            if landing.how == "into":
                made = self.session.do(several_codes.move_several, codes, landing.code)
                self._tree.closed.discard(landing.code)
            else:
                made = self.session.do(several_codes.place_several, codes, landing.how, landing.code)
            if self._tree.ticked is not None:
                self._tree.ticked = {}  # the next ones are others
            self._reason.done(made)

        self.shell.act(gesture)()

    def _menu(self, line: Line) -> list[Entry]:
        w, branch, decide = self.shell.words, line.branch, self._decide
        own = [branch.code]
        return [
            *self._by_one(line),
            (w("codebook-rename"), lambda: decide.ask_rename(branch)),
            (w("codebook-new-under"), lambda: decide.ask_new(branch.code)),
            (w("codebook-move"), lambda: decide.ask_move(own)),
            (w("codebook-merge-into"), lambda: decide.ask_merge(own)),
            (w("codebook-split"), lambda: decide.ask_split(branch)),
            (w("codebook-describe"), lambda: decide.ask_description(branch)),
            (w("codebook-colour"), lambda: decide.ask_colour(own)),
            (w("codebook-history"), lambda: self.shell.go("history", code=branch.code)),
            (w("common-delete"), lambda: decide.ask_delete(own)),
        ]

    def _by_one(self, line: Line) -> list[tuple[str, Callable[[], None]]]:
        """One place up or down among those beside it, in the researchers' own order."""
        w, place, family = self.shell.words, line.place, line.family

        def to(side: str, beside: CodeId) -> Callable[[], None]:
            return self.shell.act(lambda: self.session.do(commands.place_code, line.code, side, beside))

        if not self._tree.is_ordered:
            return []
        up = [(w("codebook-up"), to("before", family[place - 1].code))] if place else []
        down = [(w("codebook-down"), to("after", family[place + 1].code))] if place + 1 < len(family) else []
        return [*up, *down]

    # -- the chosen code

    def _choose(self, code: CodeId) -> None:
        if code not in self._tree.codes_shown:
            self._tree.reveal(code)
            self._tree.list.update()
        self._tree.choose(code)
        self._show_detail()
        self._show_page(True)
        self.root.update()

    def _show_page(self, is_open: bool) -> None:
        if self.shell.is_narrow:
            self._left.visible, self._detail.visible = not is_open, is_open

    def _show_detail(self) -> None:
        look, w, chosen = self.shell.look, self.shell.words, self._tree.chosen
        row = self.session.project.state.codes.get(chosen) if chosen else None
        if row is None or row.status not in ("live", "split"):
            self._detail.content = look.card(look.quiet(w("codebook-choose")))
            if self.shell.is_narrow and self._detail.visible:
                self._show_page(False)
            return
        rows = code_page(self.shell, row, self._choose, self._is_below_shown)
        if self.shell.is_narrow:
            rows.insert(0, look.button(w("shell-codebook"), lambda _: self._back(), ft.Icons.ARROW_BACK))
        if any(line.code == row.id and line.branch.children for line in self._tree.shown):
            switch = ft.Switch(
                label=w("codebook-with-below"), value=self._is_below_shown, active_color=look.colours.accent,
                on_change=lambda event: self._with_below(bool(event.control.value)),
            )  # fmt: skip
            rows.insert(3 if self.shell.is_narrow else 2, switch)
        self._detail.content = ft.Column(rows, spacing=10, scroll=ft.ScrollMode.AUTO, expand=True)
        self._detail.content.horizontal_alignment = ft.CrossAxisAlignment.STRETCH

    def _with_below(self, is_shown: bool) -> None:
        self._is_below_shown = is_shown
        self._show_detail()
        self._detail.update()

    def _back(self) -> None:
        self._tree.choose(None)
        self._show_page(False)
        self.root.update()

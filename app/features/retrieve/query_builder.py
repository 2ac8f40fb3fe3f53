"""A query on codes: written, in either language, or put together by choosing codes and how they stand to each other."""

from collections.abc import Callable

import flet as ft

from app.components.combobox import code_choice
from app.shell.protocols import Shell
from core.analysis.query import in_names

RELATIONS = ("and", "or", "not", "within", "near")
"""How a code that is added stands to what was asked before; each has a word in both languages."""


class QueryBuilder:
    """A field with the query, and below it, when asked for, what adds a code to it."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        self._shell, self._changed = shell, changed
        self._relation = RELATIONS[0]
        look, w = shell.look, shell.words
        self._query = look.field(
            w("retrieve-query"), hint_text=w("retrieve-query-hint"), dense=True, expand=True,
            on_submit=lambda _: changed(),
        )  # fmt: skip
        self._relations = ft.Row(wrap=True, spacing=8, run_spacing=8)
        self._adding = look.card(ft.Column(spacing=8, tight=True), padding=10, visible=False)
        add = look.button(w("retrieve-add-code"), lambda _: self._open(), ft.Icons.ADD)
        clear = look.icon_button(ft.Icons.BACKSPACE_OUTLINED, w("retrieve-clear"), lambda _: self._clear())
        beside = [self._query, clear] if shell.is_narrow else [self._query, clear, add]
        below = [add] if shell.is_narrow else []  # at twice the size of letters the field would have no width
        self.root = ft.Column([look.group(ft.Row(beside, spacing=6)), *below, self._adding], spacing=8, tight=True)

    @property
    def expression(self) -> str:
        """The query as it stands in the field."""
        return (self._query.value or "").strip()

    def fill(self, expression: str) -> None:
        """Puts a query into the field."""
        self._query.value = expression

    def _clear(self) -> None:
        self._query.value = ""
        self._adding.visible = False
        self._changed()

    def _open(self) -> None:
        """Offers the codes, and how the one that is added stands to the rest."""
        self._adding.visible = not self._adding.visible
        if self._adding.visible:
            choice = code_choice(self._shell, self._shell.words("retrieve-add-which"))
            choice.on_taken = self._add
            body: list[ft.Control] = [choice.root]
            if self.expression:
                self._draw_relations()
                body.insert(0, self._relations)
            self._adding.content = ft.Column(body, spacing=8, tight=True)
        self.root.update()

    def _draw_relations(self) -> None:
        look, w = self._shell.look, self._shell.words

        def choose(relation: str) -> Callable[..., None]:
            def handle(_: object) -> None:
                self._relation = relation
                self._draw_relations()
                self._relations.update()

            return handle

        self._relations.controls = [
            ft.Semantics(
                content=look.button(w(f"retrieve-relation-{each}"), choose(each), strong=each == self._relation),
                selected=each == self._relation,
            )
            for each in RELATIONS
        ]

    def _add(self, key: str) -> None:
        session, w = self._shell.session, self._shell.words
        assert session is not None
        name = in_names(session.presentation, key)
        before = self.expression
        self._query.value = f"{before} {w(f'retrieve-relation-{self._relation}')} {name}" if before else name
        self._adding.visible = False
        self._changed()

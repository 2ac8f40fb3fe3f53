"""Saved queries: save the one that is asked, run one again, save what it finds as a file."""

from pathlib import Path
from typing import Protocol

import flet as ft

from app.components.saving import Leaving, ask_to_save, reading_sentence
from app.services.exports import Taken, of_codings
from app.shell.protocols import Shell
from core.analysis.filters import Pairs, saved_filters
from core.analysis.presentation import Presentation
from core.analysis.query import by_ids, in_names
from core.commands.queries import delete_query, save_query
from core.errors import Refused
from core.exporting.sheets import to_csv, to_xlsx
from core.exporting.tables import with_attributes
from core.ids import Id
from core.project import Project
from core.views.records import Coding, SavedQuery

BESIDE = 1000
"""From this width on the buttons stand beside the field (logical pixels)."""


class Queries(Protocol):
    """What the panel needs of the screen that asks."""

    @property
    def expression(self) -> str:
        """The codes that are asked for, as they were typed."""

    @property
    def filters(self) -> Pairs:
        """What else is asked for."""

    def found(self) -> list[Coding]:
        """The codings that were found. Raises Refused."""

    def codes_named(self, name: str) -> list[Id]:
        """The codes of a name. Raises UnknownName."""

    def run(self, expression: str, filters: Pairs) -> None:
        """Runs a query that was saved."""


class QueriesPanel:
    """The saved queries, a name for the current one, and a file for what it finds: above the passages, so that one sees
    what a query finds. `root` is hidden until it is turned on."""

    def __init__(self, shell: Shell, queries: Queries) -> None:
        self._shell, self._queries = shell, queries
        self._save_now = shell.act(self._save)
        self._name = shell.look.field(
            shell.words("retrieve-query-name"), dense=True, expand=True, on_submit=self._save_now
        )
        self.root = shell.look.card(ft.Column(spacing=12, tight=True), padding=12, visible=False)

    def turn(self) -> None:
        """Opens it, or closes it."""
        self.root.visible = not self.root.visible
        self.refresh()
        self.root.update()

    def refresh(self) -> None:
        """Shows what is saved now; the name that is being written stays."""
        if not self.root.visible:
            return
        shell, look, w = self._shell, self._shell.look, self._shell.words
        assert shell.session is not None
        rows = [row for row in shell.session.project.state.queries.values() if row.status == "live"]
        lines = [self._line(row) for row in rows] or [look.quiet(w("retrieve-no-queries"))]
        keep = look.button(w("common-save"), self._save_now, ft.Icons.BOOKMARK_ADD_OUTLINED)
        out = look.button(w("retrieve-file"), shell.act(self._write), ft.Icons.SAVE_ALT)
        close = look.icon_button(ft.Icons.CLOSE, w("common-close"), lambda _: self.turn())
        beside = [keep, out] if shell.width >= BESIDE else []
        below: list[ft.Control] = [] if beside else [ft.Row([keep, out], wrap=True, spacing=8)]
        self.root.content = ft.Column(
            [*lines, ft.Row([self._name, *beside, close], spacing=8), *below], spacing=8, tight=True
        )

    def _save(self) -> None:
        shell, queries = self._shell, self._queries
        assert shell.session is not None
        if not queries.expression:
            raise Refused("query-without-codes")
        expression = by_ids(shell.session.presentation, queries.expression, queries.codes_named)
        made = shell.session.do(save_query, self._name.value or "", expression, queries.filters)
        self._name.value = ""
        self._again()
        shell.notify(shell.words("retrieve-query-saved"), undo=made)

    def _delete(self, row: SavedQuery) -> None:
        assert self._shell.session is not None
        self._shell.session.do(delete_query, row.id)
        self._again()

    def _again(self) -> None:
        self.refresh()
        self.root.update()

    def _write(self) -> None:
        shell, w = self._shell, self._shell.words
        assert shell.session is not None
        found = self._queries.found()

        def make(project: Project, ending: str) -> tuple[bytes, Taken]:
            presentation = Presentation(project, None, w)
            table = with_attributes(presentation, found)
            made = to_csv(*table) if ending == ".csv" else to_xlsx(w("retrieve-file-name"), *table)
            return made, of_codings(Path(f"x{ending}"), presentation.layer, found)

        sources = tuple(dict.fromkeys(each.source for each in found))
        said, forms = reading_sentence(shell, shell.session.presentation.layer, sources), (".xlsx", ".csv")
        title, stem = w("common-save-file"), w("retrieve-file-name")
        about = Leaving(title, stem, forms, make, said, content="codings", sources=sources)
        ask_to_save(shell, about)

    def _line(self, row: SavedQuery) -> ft.Control:
        shell, look, w = self._shell, self._shell.look, self._shell.words
        assert shell.session is not None
        presentation = shell.session.presentation
        name, asked = presentation.words(row.name), in_names(presentation, presentation.words(row.expression))
        words = ft.Column([look.strong(name, 14.5), look.quiet(asked, 13)], spacing=0, expand=True)
        run = shell.act(lambda: self._queries.run(asked, saved_filters(presentation, row)))
        delete = shell.act(lambda: self._delete(row))
        return ft.Row(
            [
                words,
                look.icon_button(ft.Icons.SEARCH, w("retrieve-run", query=name), run),
                look.icon_button(ft.Icons.DELETE_OUTLINE, w("retrieve-delete", query=name), delete),
            ],
            spacing=4,
        )

"""Saved queries: save the one that is asked, run one again, save what it finds as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

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


class Queries(Protocol):
    """What the dialog needs of the screen that asks."""

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


def show_queries(shell: Shell, queries: Queries) -> None:
    """A dialog with the saved queries, a name for the current one, and a file for what it finds."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    rows = [row for row in session.project.state.queries.values() if row.status == "live"]
    name = look.field(w("retrieve-query-name"))

    def save() -> None:
        if not queries.expression:
            raise Refused("query-without-codes")
        expression = by_ids(queries.expression, queries.codes_named)
        made = session.do(save_query, name.value or "", expression, queries.filters)
        shell.page.pop_dialog()
        shell.notify(w("retrieve-query-saved"), undo=made)

    def write() -> None:
        found = queries.found()

        def make(project: Project, ending: str) -> tuple[bytes, Taken]:
            presentation = Presentation(project, None, w)
            table = with_attributes(presentation, found)
            made = to_csv(*table) if ending == ".csv" else to_xlsx(w("retrieve-file-name"), *table)
            return made, of_codings(Path(f"x{ending}"), presentation.layer, found)

        shell.page.pop_dialog()
        said = reading_sentence(shell, session.presentation.layer)
        about = Leaving(w("common-save-file"), w("retrieve-file-name"), (".xlsx", ".csv"), make, said, (), "codings")
        ask_to_save(shell, about)

    lines = [_line(shell, queries, row) for row in rows] or [look.quiet(w("retrieve-no-queries"))]
    keep = look.button(w("common-save"), shell.act(save), ft.Icons.BOOKMARK_ADD_OUTLINED)
    out = look.button(w("retrieve-file"), shell.act(write), ft.Icons.SAVE_ALT)
    body = ft.Column(
        [
            *lines,
            ft.Row([ft.Container(name, expand=True), keep], spacing=8),
            out,
        ],
        spacing=12, tight=True, width=min(620, shell.width - 48),
    )  # fmt: skip
    shell.show(w("retrieve-queries"), body)


def _line(shell: Shell, queries: Queries, row: SavedQuery) -> ft.Control:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    name, asked = presentation.words(row.name), in_names(presentation, presentation.words(row.expression))
    words = ft.Column([look.strong(name, 14.5), look.quiet(asked, 13)], spacing=0, expand=True)

    def after(act: Callable[[], None]) -> Callable[[Any], None]:
        def handle(_: Any) -> None:
            shell.page.pop_dialog()
            act()

        return handle

    run = after(shell.act(lambda: queries.run(asked, saved_filters(presentation, row))))
    delete = after(shell.act(lambda: session.do(delete_query, row.id)))
    return ft.Row(
        [
            words,
            look.icon_button(ft.Icons.SEARCH, w("retrieve-run", query=name), run),
            look.icon_button(ft.Icons.DELETE_OUTLINE, w("retrieve-delete", query=name), delete),
        ],
        spacing=4,
    )

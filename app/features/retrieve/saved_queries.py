"""Queries that are kept: save the one that is asked, ask one again, write what it finds to a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import flet as ft

from core.analysis.query import by_ids, in_names
from core.commands.queries import delete_query, save_query
from core.errors import Refused
from core.exporting.sheets import to_csv, to_xlsx
from core.exporting.tables import HEADER, segment_rows
from core.storage.files import write_whole
from core.views.records import SavedQuery

if TYPE_CHECKING:
    from app.features.retrieve.screen import RetrieveScreen


def show_queries(screen: "RetrieveScreen") -> None:
    """A dialog with those that are kept, a name for the present one, and a file for what it finds."""
    shell, look, w = screen.shell, screen.shell.look, screen.shell.words
    rows = [row for row in screen.session.project.state.queries.values() if row.status == "live"]
    name = look.field(w("Name for what is asked now"))
    file = look.field(w("File to write (.csv or .xlsx)"), value=str(Path.home() / "kodespor-sitater.xlsx"))

    def keep() -> None:
        if not screen.expression:
            raise Refused(w("Write which codes are asked for first."))
        kept = by_ids(screen.expression, screen.codes_named)
        screen.session.do(save_query, name.value or "", kept, screen.filters)
        shell.page.pop_dialog()
        shell.say(w("The query is kept."), undo=True)

    def write() -> None:
        place = Path((file.value or "").strip()).expanduser()
        if place.suffix.lower() not in (".csv", ".xlsx"):
            raise Refused(w("A table is written as .csv or .xlsx."))
        lines = segment_rows(screen.session.presentation, screen.found())
        made = to_csv(HEADER, lines) if place.suffix.lower() == ".csv" else to_xlsx(place.stem, HEADER, lines)
        write_whole(place, made)
        shell.page.pop_dialog()
        shell.say(w("common-saved-file", file=place))

    lines = [_line(screen, row) for row in rows] or [look.quiet(w("None is kept yet."))]
    save = look.button(w("Keep"), shell.act(keep), ft.Icons.BOOKMARK_ADD_OUTLINED)
    out = look.button(w("common-save-file"), shell.act(write), ft.Icons.SAVE_ALT)
    body = ft.Column(
        [
            *lines,
            ft.Row([ft.Container(name, expand=True), save], spacing=8),
            ft.Row([ft.Container(file, expand=True), out], spacing=8),
        ],
        spacing=12, tight=True, width=min(620, shell.width - 48),
    )  # fmt: skip
    shell.show(w("Saved queries"), body)


def _line(screen: "RetrieveScreen", row: SavedQuery) -> ft.Control:
    look, w, presentation = screen.shell.look, screen.shell.words, screen.session.presentation
    name, asked = presentation.words(row.name), in_names(presentation, presentation.words(row.expression))
    words = ft.Column([look.strong(name, 14.5), look.quiet(asked, 13)], spacing=0, expand=True)

    def after(act: Callable[[], Any]) -> Callable[..., None]:
        def handle(_: Any) -> None:
            screen.shell.page.pop_dialog()
            act()

        return handle

    ask = look.icon_button(ft.Icons.SEARCH, f"{w('Ask')}: {name}", after(lambda: screen.ask(asked, row.filters)))
    gone = screen.shell.act(lambda: screen.session.do(delete_query, row.id))
    away = look.icon_button(ft.Icons.DELETE_OUTLINE, f"{w('common-delete')}: {name}", after(gone))
    return ft.Row([words, ask, away], spacing=4)

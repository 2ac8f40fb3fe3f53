"""One text, with the codings that it had at a point in time."""

from collections.abc import Callable

import flet as ft

from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.text_spans import Mark
from app.shell.protocols import Shell
from core.analysis.colours import Colours
from core.analysis.presentation import Presentation
from core.ids import Id


class PastText:
    """A choice of texts, and the text that was chosen; calls back when another one is chosen."""

    def __init__(self, shell: Shell, chosen: Callable[[], None]) -> None:
        assert shell.session is not None
        self._shell, self._session, self._chosen = shell, shell.session, chosen
        self._presentation = shell.session.presentation
        self._source: Id | None = None
        self._document: DocumentText | None = None
        w, presentation = shell.words, self._presentation
        live = [row for row in presentation.state.sources.values() if row.status == "live"]
        live.sort(key=lambda row: (row.at, row.id))
        options = [ft.DropdownOption(key="", text=w("common-none"))]
        options += [ft.DropdownOption(key=row.id.hex(), text=presentation.source(row.id)) for row in live]
        self.choice: ft.Control = shell.look.choice(
            label=w("history-text"), options=options, width=270, menu_height=400,
            on_select=lambda event: self._choose(event.control.value),
        )  # fmt: skip

    @property
    def root(self) -> ft.Control | None:
        """The text; None where none is chosen."""
        return self._document.root if self._document is not None else None

    def show(self, presentation: Presentation, colours: Colours) -> bool:
        """Shows the codings of a state; whether there is a text to show them in."""
        self._presentation = presentation
        if self._document is None or self._source is None:
            return False
        rows = presentation.codings_in(self._source)
        self._document.show([Mark(each.start, each.end, each.id.hex(), colours.of(each.code)) for each in rows])
        return True

    def close_withdrawn(self) -> None:
        """Closes the text if it has been withdrawn."""
        if self._source is not None and self._session.project.state.sources.rows[self._source].status != "live":
            self._choose("")

    def _choose(self, chosen: str) -> None:
        self._source = Id(bytes.fromhex(chosen)) if chosen else None
        self._document = None
        if self._source is not None:
            text = self._session.project.text(self._source)
            self._document = DocumentText(
                self._shell, text, self._label, lambda _: None, lambda _: None, with_margin=False
            )
            self._shell.page.run_task(self._document.fill)
        self._chosen()

    def _label(self, mark: Mark) -> tuple[str, str, str]:
        row = self._presentation.state.codings.rows[Id(bytes.fromhex(mark.key))]
        name, coder = self._presentation.code(row.code), self._presentation.member(row.by)
        return name, self._shell.words("common-coding-by", code=name, coder=coder), ""

"""The findings as tables, for the results section: each is written where it stands, and saved as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import flet as ft

from app.components.narrowing import AttributeFields
from app.components.saving import Leaving, ask_to_save, reading_sentence
from app.features.results.framework_cells import FrameworkCells
from app.features.results.ipa_rows import IpaRows
from app.features.results.quote_rows import QuoteRows
from app.features.results.result_rows import ResultRows
from app.services.exports import Taken, content_of_table, took
from app.shell.protocols import Shell
from core.analysis.filters import narrow
from core.analysis.presentation import SPOKEN, Presentation
from core.errors import Refused
from core.exporting.wide_table import WideTable
from core.exporting.wide_tables import written
from core.project import Project
from core.views.layers import LAYERS

FORMS = (".docx", ".xlsx", ".csv", ".html", ".md")


class Shown(Protocol):
    """One of the tables."""

    def controls(self, presentation: Presentation) -> list[ft.Control]:
        """What is shown, in the layer of the presentation."""

    def tables(self, presentation: Presentation, ending: str) -> list[WideTable]:
        """The same for a file that ends so."""

    @property
    def tools(self) -> list[ft.Control]:
        """What one can choose of it."""


def build(shell: Shell, shown: str = "table") -> "ResultsScreen":
    """The screen, with one of its tables."""
    return ResultsScreen(shell, shown)


class ResultsScreen:
    """Which table, in which layer; the table below."""

    def __init__(self, shell: Shell, shown: str) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        kinds: dict[str, Callable[[Shell], Shown]] = {
            "table": ResultRows,
            "framework": FrameworkCells,
            "ipa": IpaRows,
            "bank": QuoteRows,
        }
        names = {
            "table": w("results-table"),
            "framework": w("results-framework"),
            "ipa": w("results-ipa"),
            "bank": w("results-bank"),
        }
        self._narrowing = AttributeFields(shell, self._again)
        self._shown, self._name, self._table = shown, names[shown], kinds[shown](shell)
        options = [ft.DropdownOption(key=each, text=w(f"term-layer-{each}")) for each in (SPOKEN, *LAYERS)]
        self._layer = look.choice(
            label=w("results-layer"), value="anonymised", options=options, width=190, on_select=lambda _: self._again()
        )
        self._list = ft.ListView(spacing=8, expand=True, padding=ft.Padding.only(bottom=40))
        save = look.button(w("common-save-file"), lambda _: self._ask_file(), ft.Icons.SAVE_ALT)
        tools = ft.Row(
            [*self._tabs(names, shown), *self._table.tools, *self._narrowing.controls, self._layer, save],
            wrap=True,
            spacing=10,
        )
        self.root = ft.Container(
            ft.Column([look.title(w("results-title")), look.group(tools), self._list], spacing=14, expand=True),
            padding=24 if not shell.is_narrow else 14, expand=True,
        )  # fmt: skip
        self.refresh()

    def _tabs(self, names: dict[str, str], shown: str) -> list[ft.Control]:
        def opener(key: str) -> Callable[..., None]:
            return lambda _: self.shell.go("results", shown=key)

        return [
            ft.Semantics(content=self.shell.look.button(name, opener(key), strong=key == shown), selected=key == shown)
            for key, name in names.items()
        ]

    def _presentation(self) -> Presentation:
        whole = Presentation(self.session.project, None, self.shell.words, self._layer.value or SPOKEN)
        return narrow(whole, self._narrowing.filters)

    def _again(self) -> None:
        self.refresh()
        self._list.update()

    def refresh(self) -> None:
        """Shows the table as it is now."""
        try:
            self._list.controls = self._table.controls(self._presentation())
        except Refused as problem:
            self._list.controls = [
                self.shell.look.text(self.shell.words.say(problem), 15, self.shell.look.colours.warn)
            ]

    def _ask_file(self) -> None:
        w, layer, filters = self.shell.words, self._layer.value or SPOKEN, self._narrowing.filters

        def make(project: Project, ending: str) -> tuple[bytes, Taken]:
            tables = self._table.tables(narrow(Presentation(project, None, w, layer), filters), ending)
            return written(ending, tables, w), took(content_of_table(self._shown), Path(f"x{ending}"), layer)

        said = reading_sentence(self.shell, layer)
        ask_to_save(self.shell, Leaving(w("common-save-file"), self._name, FORMS, make, said, content="codings"))

"""The codebook as it was at a point in time; what did not change between two points is not drawn again."""

from typing import NamedTuple

import flet as ft

from app.shell.protocols import Shell
from core.analysis.codebook_tree import Branch
from core.analysis.colours import Colours
from core.ids import Id


class _CodeLine(NamedTuple):
    """How a line of the tree looks, without its number of codings."""

    code: Id
    depth: int
    name: str
    colour: str
    is_category: bool


class PastCodebook:
    """Codes with how many codings each had."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._lines: list[_CodeLine] = []
        self._numbers: list[ft.Text] = []
        self.root = ft.ListView(spacing=2, expand=2)

    def show(self, tree: tuple[Branch, ...], colours: Colours) -> None:
        """Shows another point in time."""
        found = [each for branch in tree for each in self._flat(branch, 0, colours)]
        lines = [line for line, _ in found]
        if lines == self._lines and lines:
            for shown, (_, count) in zip(self._numbers, found, strict=True):
                if shown.value != str(count):
                    shown.value = str(count)
            return
        self._lines = lines
        self._numbers = [self._shell.look.quiet(str(count)) for _, count in found]
        self.root.controls = [self._row(line, shown) for line, shown in zip(lines, self._numbers, strict=True)]
        if not lines:
            self.root.controls = [self._shell.look.quiet(self._shell.words("history-no-codes"))]

    def _flat(self, branch: Branch, depth: int, colours: Colours) -> list[tuple[_CodeLine, int]]:
        line = _CodeLine(branch.code, depth, branch.name, colours.of(branch.code), bool(branch.children))
        below = [each for child in branch.children for each in self._flat(child, depth + 1, colours)]
        return [(line, branch.codings_within), *below]

    def _row(self, line: _CodeLine, number: ft.Text) -> ft.Control:
        look = self._shell.look
        name = look.strong(line.name, 14.5) if line.is_category else look.text(line.name, 14.5)
        name.expand = True
        padding = ft.Padding.only(left=22 * line.depth, top=3, bottom=3)
        return ft.Container(ft.Row([look.dot(line.colour), name, number], spacing=8), padding=padding)

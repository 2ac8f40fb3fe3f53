"""Which codes a cell of a table holds where commas or semicolons part them: a comma may stand in a name as well."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from html.entities import html5

from core.text.normal import look_alike

_CHARACTER = re.compile(r"&(#?)([^\W_]{1,8};)\Z")
"""A sign as web pages write it."""


class CodeCells:
    """The cells of one column, which say together what is a code. Semicolons part always. Commas do where the heading
    says that a cell holds several ("Codes"); elsewhere only where each piece is a code here already, stands alone in
    another row, or stands beside other codes in another row. A name that is known here is never parted."""

    def __init__(
        self, cells: Iterable[str], known: Collection[str], are_several: bool, path_of: Callable[[str], str]
    ) -> None:
        """`known`: names and paths (look_alike) of codes here; `path_of` writes a code as those paths are written."""
        self._known, self._are_several, self._path_of = known, are_several, path_of
        self._pieces_max = 1 + max((each.count(",") for each in known), default=0)
        cells = [*cells]
        held = [[look_alike(each) for each in _pieces(part)] for cell in dict.fromkeys(cells)
                for part in _at_semicolons(cell)]  # fmt: skip
        self._alone = {pieces[0] for pieces in held if len(pieces) == 1}
        self._whole = {look_alike(cell) for cell in cells if ";" not in cell}
        self._uses = Counter(piece for pieces in held for piece in set(pieces))
        self.kept: dict[str, None] = {}
        """Names with commas that were kept whole though nothing says that they are one, in the order of the table."""
        self.parted: dict[str, None] = {}
        """Cells that were parted at semicolons though nothing says that their pieces are codes."""

    def codes(self, cell: str) -> list[str]:
        """The codes of a cell, as they are written there."""
        parts = [cell] if self._is_known(cell) else _at_semicolons(cell)
        if len(parts) > 1 and not self._are_several and not all(map(self._stands_elsewhere, filter(None, parts))):
            self.parted[cell.strip()] = None
        return [code for part in parts for code in self._at_commas(part)]

    def _at_commas(self, part: str) -> list[str]:
        if "\\" in part or self._is_known(part):
            return [part]
        found, pieces = [], part.split(",")
        while pieces:
            whole = (
                n for n in range(min(len(pieces), self._pieces_max), 1, -1) if self._is_known(",".join(pieces[:n]))
            )
            n = next(whole, 1)
            found.append(",".join(pieces[:n]).strip())
            pieces = pieces[n:]
        if len(found) > 1 and not self._are_several and not all(map(self._is_code, filter(None, found))):
            self.kept[part.strip()] = None
            return [part]
        return found

    def _is_known(self, code: str) -> bool:
        return look_alike(self._path_of(code)) in self._known

    def _is_code(self, piece: str) -> bool:
        named = look_alike(piece)
        return self._is_known(piece) or named in self._alone or self._uses[named] > 1

    def _stands_elsewhere(self, part: str) -> bool:
        named = look_alike(part)
        return self._is_known(part) or named in self._whole or self._uses[named] > 1


def _at_semicolons(cell: str) -> list[str]:
    """The parts of a cell; the semicolon at the end of `&amp;` and its like parts nothing."""
    parts: list[str] = []
    is_open = False
    for piece in cell.split(";"):
        if is_open:
            parts[-1] += ";" + piece
        else:
            parts.append(piece)
        sign = _CHARACTER.search(parts[-1] + ";")
        is_open = sign is not None and (sign[1] == "#" or sign[2] in html5)
    return [part.strip() for part in parts]


def _pieces(part: str) -> list[str]:
    return [each.strip() for each in part.split(",") if each.strip()]

"""The codebook as a tree, with what each code is used for."""

import re
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import CodeId
from core.views.codebook import shown_parent


class Branch(NamedTuple):
    """A code in the tree. `codings` counts its own; `rivals` are other names it got at the same time."""

    code: CodeId
    name: str
    parts: dict[str, str]
    colour: str
    status: str
    in_vivo: bool
    codings: int
    rivals: tuple[str, ...]
    children: tuple["Branch", ...]

    @property
    def codings_within(self) -> int:
        """The codings of the code and of all below it."""
        return self.codings + sum(child.codings_within for child in self.children)


def codebook_tree(presentation: Presentation) -> tuple[Branch, ...]:
    """All codes that are in use, in the order of their names. A split code goes once its codings are sorted."""
    state = presentation.state
    counts = presentation.count_codings()
    children: dict[CodeId | None, list[CodeId]] = {}
    for row in state.codes.values():
        if row.status in ("live", "split"):
            children.setdefault(shown_parent(state, row.id), []).append(row.id)

    def branch(code: CodeId) -> Branch:
        row = state.codes.rows[code]
        return Branch(
            code,
            presentation.words(row.name),
            {part: presentation.words(text) for part, text in row.parts},
            row.colour,
            row.status,
            row.in_vivo is not None,
            counts[code],
            tuple(presentation.words(naming.text) for naming in row.names[:-1]),
            branches(code),
        )

    def is_shown(code: CodeId) -> bool:
        return state.codes.rows[code].status == "live" or counts[code] > 0 or code in children

    def branches(parent: CodeId | None) -> tuple[Branch, ...]:
        shown = filter(is_shown, children.get(parent, []))
        return tuple(sorted(map(branch, shown), key=lambda each: (alphabetical(each.name), each.code)))

    return branches(None)


def alphabetical(name: str) -> str:
    """A sorting key: Norwegian order (… z æ ø å), upper and lower case alike, numbers by what they count (P2 before
    P10)."""
    letters = name.casefold().lstrip("«“\"'(").translate(_NORWEGIAN)
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), letters)


_NUMBER = re.compile(r"\d+")
_DIGITS = 20
"""Shorter numbers are filled up to so many digits, so that they compare as numbers do."""
_NORWEGIAN = str.maketrans({"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"})

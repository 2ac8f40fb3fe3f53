"""The codebook as a tree, with what each code is used for."""

from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import CodeId
from core.text.alphabet import alphabetical
from core.views.code_order import ranks
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
    """All codes that are in use, in the researchers' own order (core/views/code_order.py). A split code goes once its
    codings are sorted. Where only some codings count, what none of them stands under is left out."""
    state, placed = presentation.state, ranks(presentation.state)
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
        found = sorted(map(branch, shown), key=lambda each: (alphabetical(each.name), each.code))
        if presentation.filters:
            found = [each for each in found if each.codings_within]
        return tuple(sorted(found, key=lambda each: placed.get(each.code, len(placed))))

    return branches(None)


def codes_in_order(presentation: Presentation) -> list[tuple[Branch, int]]:
    """All codes in use with their depths, each followed by those under it."""
    return [each for branch in codebook_tree(presentation) for each in with_depths(branch)]


def with_depths(branch: Branch, depth: int = 0) -> list[tuple[Branch, int]]:
    """A code at a depth, and all below it."""
    return [(branch, depth), *(each for child in branch.children for each in with_depths(child, depth + 1))]

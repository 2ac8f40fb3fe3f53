"""The category table of a results section: main categories, the categories under them, and their codes."""

from typing import NamedTuple

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.informants import informants_by_code, informants_within
from core.analysis.presentation import Presentation
from core.ids import CodeId, Id
from core.views.code_order import placed_by_hand


class CategoryRow(NamedTuple):
    """A category at its depth in the tree, with the names of the codes right under it that have no codes under them.

    `codings` counts those of the category and of everything under it, `informants` the participants who speak in them;
    `subcode_informants` are those of each of the codes that are named.
    """

    code: CodeId
    depth: int
    name: str
    subcodes: tuple[str, ...]
    codings: int
    informants: int
    subcode_informants: tuple[int, ...] = ()


def category_table(presentation: Presentation) -> list[CategoryRow]:
    """The categories, outermost first, each followed by those under it.

    A code without codes under it is named in its category's row. One that stands alone at the top has a row of its own:
    where the researchers placed codes at the top, in that order, else after all categories.
    """
    tree, by_code = codebook_tree(presentation), informants_by_code(presentation)
    if placed_by_hand(presentation.state).isdisjoint(branch.code for branch in tree):
        tree = tuple(sorted(tree, key=lambda branch: not branch.children))
    return [row for branch in tree for row in _rows(branch, 0, by_code)]


def _rows(branch: Branch, depth: int, by_code: dict[Id, set[Id]]) -> list[CategoryRow]:
    leaves = [child for child in branch.children if not child.children]
    names = tuple(child.name for child in leaves)
    counts = tuple(len(informants_within(child, by_code)) for child in leaves)
    below = [row for child in branch.children if child.children for row in _rows(child, depth + 1, by_code)]
    informants = len(informants_within(branch, by_code))
    return [CategoryRow(branch.code, depth, branch.name, names, branch.codings_within, informants, counts), *below]

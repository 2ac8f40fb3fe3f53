"""The result table: main categories, subcategories under them, and what they gather."""

from typing import NamedTuple

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation


class Theme(NamedTuple):
    """A category at its depth in the tree, and the names of the codes right under it that gather none themselves."""

    depth: int
    name: str
    gathers: tuple[str, ...]
    codings: int


def themes(presentation: Presentation) -> list[Theme]:
    """The categories, outermost first, each followed by those under it. Codes without codes under them stand in their
    category's row; those that stand alone at the top come last, in rows of their own."""
    tree = codebook_tree(presentation)
    found = [row for branch in tree if branch.children for row in _rows(branch, 0)]
    return found + [Theme(0, branch.name, (), branch.codings) for branch in tree if not branch.children]


def _rows(branch: Branch, depth: int) -> list[Theme]:
    leaves = tuple(child.name for child in branch.children if not child.children)
    below = [row for child in branch.children if child.children for row in _rows(child, depth + 1)]
    return [Theme(depth, branch.name, leaves, branch.codings_within), *below]

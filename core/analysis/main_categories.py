"""Which categories a study ends in: the main lines that a result chapter is written about."""

from typing import NamedTuple

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation


class MainCategories(NamedTuple):
    """`above` gathers all where one category does so, `main` are the main categories, and `others` the codes that
    stand in none of them."""

    above: Branch | None
    main: tuple[Branch, ...]
    others: tuple[Branch, ...]


def main_categories(presentation: Presentation) -> MainCategories:
    """The categories at the top; where a single one gathers other categories, all that stands right under it, also what
    has no subcodes."""
    tree = codebook_tree(presentation)
    tops = tuple(branch for branch in tree if branch.children)
    alone = tuple(branch for branch in tree if not branch.children)
    if len(tops) == 1 and any(child.children for child in tops[0].children):
        return MainCategories(tops[0], tops[0].children, alone)
    return MainCategories(None, tops, alone)


def flat(branches: tuple[Branch, ...]) -> list[Branch]:
    """The branches and all below them, each before those below it."""
    return [each for branch in branches for each in (branch, *flat(branch.children))]

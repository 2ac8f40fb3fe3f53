"""Which lines of the code tree are shown: folded, filtered and sorted; and where a code that is drawn over them lands.

Nothing here knows the screen. Heights are counted in lines, from the top of the first one.
"""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from core.analysis.codebook_tree import Branch
from core.ids import CodeId
from core.text.alphabet import alphabetical
from core.text.normal import look_alike

Order = Literal["own", "name", "use"]
ORDERS: tuple[Order, ...] = ("own", "name", "use")
"""The researchers' own order, the alphabet's, or the most used first; each among the codes under one."""
BESIDE = 0.28
"""So much of a line, at its upper and lower edge, means before or after it; the rest of it means under it."""


class Line(NamedTuple):
    """A code as it is shown: how deep, and whether what is under it is shown too. `family`: the codes beside it, itself
    among them, in the order of the screen; `place`: which of them it is."""

    branch: Branch
    depth: int
    family: tuple[Branch, ...]
    place: int
    is_open: bool

    @property
    def code(self) -> CodeId:
        """The code's id."""
        return self.branch.code


class Landing(NamedTuple):
    """Where a code lands: under a code, or right before or after it. `at`: where that is shown, in lines; `depth`: how
    deep."""

    how: Literal["into", "before", "after"]
    code: CodeId
    at: float
    depth: int


def lines(tree: Sequence[Branch], closed: Collection[CodeId], typed: str = "", order: Order = "own") -> list[Line]:
    """The lines to show. What is typed shows the codes that have it in their names, with all that stands above."""
    words = look_alike(typed).split()
    found: list[Line] = []

    def fits(branch: Branch) -> bool:
        name = look_alike(branch.name)
        return all(word in name for word in words) or any(map(fits, branch.children))

    def walk(family: Sequence[Branch], depth: int) -> None:
        beside = tuple(ordered(family, order))
        for place, branch in enumerate(beside):
            if words and not fits(branch):
                continue
            is_open = bool(branch.children) and (bool(words) or branch.code not in closed)
            found.append(Line(branch, depth, beside, place, is_open))
            if is_open:
                walk(branch.children, depth + 1)

    walk(tree, 0)
    return found


def ordered(family: Sequence[Branch], order: Order) -> list[Branch]:
    """Codes under one, in an order."""
    if order == "name":
        return sorted(family, key=lambda each: (alphabetical(each.name), each.code))
    if order == "use":
        return sorted(family, key=lambda each: (-each.codings_within, alphabetical(each.name), each.code))
    return list(family)


def with_children(tree: Sequence[Branch]) -> set[CodeId]:
    """The codes that have others under them."""
    found = {each.code for each in tree if each.children}
    return found.union(*(with_children(each.children) for each in tree))


def landing(shown: Sequence[Line], at: float, drawn: Collection[CodeId], is_ordered: bool = True) -> Landing | None:
    """Where the codes that are drawn would land; None where they cannot: on themselves, or below one of them. Where the
    lines are sorted otherwise than in the researchers' own order, there is no place before or after a code."""
    if not shown:
        return None
    n = min(max(int(at), 0), len(shown) - 1)
    line, share = shown[n], at - n
    how = "before" if share < BESIDE else "after" if share > 1 - BESIDE else "into"
    if at >= len(shown):  # below all of them: the last at the top of the tree
        line = next(each for each in reversed(shown) if each.depth == 0)
        how = "after"
    if not is_ordered:
        how = "into"
    if line.code in drawn or any(above in drawn for above in _above(shown, n)):
        return None
    if how == "into":
        return Landing("into", line.code, n, line.depth)
    if how == "before":
        return Landing("before", line.code, n, line.depth)
    if line.is_open and at < len(shown):  # right below an open one is before the first that stands under it
        first = shown[n + 1]
        return None if first.code in drawn else Landing("before", first.code, n + 1, first.depth)
    return Landing("after", line.code, len(shown) if at >= len(shown) else n + 1, line.depth)


def _above(shown: Sequence[Line], n: int) -> list[CodeId]:
    """The codes that stand above a line in the tree."""
    found, depth = [], shown[n].depth
    for line in reversed(shown[:n]):
        if line.depth < depth:
            found.append(line.code)
            depth = line.depth
    return found

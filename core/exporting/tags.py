"""The codebook as Taguette takes it: a table of paths with descriptions."""

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation
from core.commands.own_note import described
from core.errors import Refused
from core.exporting.sheets import to_csv
from core.exporting.wide_table import Cell

PATH_CODE_POINTS = 200
"""So long a path Taguette takes; a longer one it refuses."""


def to_tags(presentation: Presentation) -> bytes:
    """The table's bytes (CSV), of `paths`. Raises Refused where there is no code."""
    return to_csv(("path", "description"), paths(presentation))


def too_long(presentation: Presentation) -> int:
    """How many codes have a longer path than Taguette takes."""
    return sum(len(str(path)) > PATH_CODE_POINTS for path, _ in paths(presentation))


def paths(presentation: Presentation) -> list[tuple[Cell, ...]]:
    """The path and description of each code: just one column names it, as Taguette wants it, with dots between the
    levels; a dot in a name becomes a middle dot, and of those that would have one path the later get a number, since
    Taguette would take only the first. Raises Refused where there is no code."""
    tree = codebook_tree(presentation)
    if not tree:
        raise Refused("no-codes-to-write")
    rows: list[tuple[Cell, ...]] = []
    taken: set[str] = set()

    def add(branch: Branch, above: tuple[str, ...]) -> None:
        name, n = branch.name.replace(".", "·"), 1
        path = (*above, name)
        while ".".join(path) in taken:
            n += 1
            path = (*above, f"{name} ({n})")
        taken.add(".".join(path))
        rows.append((".".join(path), described(branch.parts.items())))
        for child in branch.children:
            add(child, path)

    for each in tree:
        add(each, ())
    return rows

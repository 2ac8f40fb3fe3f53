"""The codebook as Taguette takes it: a table of paths with descriptions."""

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation
from core.commands.own_note import described
from core.errors import Refused
from core.exporting.sheets import to_csv
from core.exporting.wide_table import Cell


def to_tags(presentation: Presentation) -> bytes:
    """The table's bytes (CSV): just one column names the code, as Taguette wants it, with dots between the levels; a
    dot in a name becomes a middle dot. Raises Refused where there is no code."""
    tree = codebook_tree(presentation)
    if not tree:
        raise Refused("no-codes-to-write")
    rows: list[tuple[Cell, ...]] = []

    def add(branch: Branch, above: tuple[str, ...]) -> None:
        path = (*above, branch.name.replace(".", "·"))
        rows.append((".".join(path), described(branch.parts.items())))
        for child in branch.children:
            add(child, path)

    for each in tree:
        add(each, ())
    return to_csv(("path", "description"), rows)

"""The codebook and the coded quotes as Markdown."""

from collections.abc import Sequence

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.fourcolumn import FourColumns
from core.analysis.presentation import Presentation
from core.exporting.html import FOUR_COLUMNS
from core.exporting.wide_table import Cell, WideTable
from core.messages import Translator
from core.views.codebook import resolve_merged

_ESCAPED = str.maketrans({mark: "\\" + mark for mark in "\\`*_[]<>#|"})


def export(presentation: Presentation) -> bytes:
    """Title, codebook as a list, then every code with its quotes."""
    title = next((presentation.words(each.title) for each in presentation.state.project.values()), "")
    tree = codebook_tree(presentation)
    say = presentation.translator
    lines = [f"# {escaped(title)}", "", f"## {say('export-codebook')}", ""]
    for branch in tree:
        lines += _listed(branch, 0)
    lines += ["", f"## {say('export-quotes')}", ""]
    for branch in tree:
        lines += _quoted(presentation, branch, 3)
    return "\n".join(lines).encode() + b"\n"


def four_columns(table: list[FourColumns], say: Translator) -> str:
    """The four-column table."""
    lines = [f"| {' | '.join(map(say, FOUR_COLUMNS))} |", "|---|---|---|---|"]
    for row in table:
        cells = (row.quote, "; ".join(row.codes), "; ".join(row.theory), "; ".join(row.reflections))
        lines.append("| " + " | ".join(escaped(cell).replace("\n", "<br>") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def tables(tables: Sequence[WideTable]) -> str:
    """Tables of words under their headings."""
    lines = []
    for each in tables:
        lines += [f"## {escaped(each.title)}", "", _line(each.header), "|---" * len(each.header) + "|"]
        lines += [*map(_line, each.rows), "", *(line for note in each.notes for line in (escaped(note), ""))]
    return "\n".join(lines)


def _line(cells: Sequence[Cell]) -> str:
    texts = ("" if cell is None else str(cell) for cell in cells)
    return "| " + " | ".join(escaped(text).replace("\n", "<br>") for text in texts) + " |"


def escaped(text: str) -> str:
    """A text that Markdown shows as it stands."""
    return text.translate(_ESCAPED)


def _listed(branch: Branch, depth: int) -> list[str]:
    definition = branch.parts.get("definition", "")
    about = f": {escaped(definition)}" if definition else ""
    lines = [f"{'  ' * depth}- **{escaped(branch.name)}** ({branch.codings}){about}"]
    for child in branch.children:
        lines += _listed(child, depth + 1)
    return lines


def _quoted(presentation: Presentation, branch: Branch, level: int) -> list[str]:
    lines = [f"{'#' * min(level, 6)} {escaped(branch.name)}", ""]
    for coding in presentation.counted_codings():
        if resolve_merged(presentation.state, coding.code) == branch.code:
            quote = escaped(presentation.quote(coding)).replace("\n", "\n> ")
            where = (
                f"{presentation.source(coding.source)}, {coding.start}–{coding.end}, {presentation.member(coding.by)}"
            )
            lines += [f"> {quote}", ">", f"> — {escaped(where)}", ""]
    for child in branch.children:
        lines += _quoted(presentation, child, level + 1)
    return lines

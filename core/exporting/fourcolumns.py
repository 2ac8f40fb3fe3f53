"""The four-column table as files: landscape, in the language of the presentation, with the works that it cites."""

from collections.abc import Sequence

from core.analysis.fourcolumn import FourColumns
from core.analysis.presentation import Presentation
from core.errors import MissingLibrary
from core.exporting import wide_tables
from core.exporting.citations import bibliography
from core.exporting.outline import Wordings
from core.exporting.wide_table import WideTable
from core.ids import Id

FOUR_COLUMNS = ("common-text", "export-categories", "export-theory", "export-reflections")
"""The headings."""
SHARES = (4, 2, 3, 3)


def works(presentation: Presentation) -> dict[Id, tuple[str, str]]:
    """For each work of the list how it is cited in a text, and its entry; in the order of the style. Nothing where the
    library that knows styles is not there."""
    rows = [row for row in presentation.state.references.values() if row.status == "live"]
    items = {row.id.hex(): words for row in rows if (words := presentation.project.words(row.item)) is not None}
    try:
        made = bibliography(items, presentation.translator.language or "en")
    except MissingLibrary:
        return {}
    return {Id(bytes.fromhex(key)): each for key, each in made.items()}


def as_table(presentation: Presentation, title: str, rows: Sequence[FourColumns]) -> WideTable:
    """The table with its headings, and below it the works that stand in it."""
    say = presentation.translator
    used = {work for row in rows for work in row.works}
    entries = tuple(entry for work, (_, entry) in (works(presentation) if used else {}).items() if work in used)
    notes = (say("export-works"), *entries) if entries else ()
    wordings = Wordings(presentation)
    cells = tuple(
        (
            row.quote,
            "\n".join(_codes(wordings, presentation, row)),
            "\n\n".join(row.theory),
            "\n\n".join(row.reflections),
        )
        for row in rows
    )
    return WideTable(title, tuple(map(say, FOUR_COLUMNS)), cells, SHARES, notes)


def _codes(wordings: Wordings, presentation: Presentation, row: FourColumns) -> list[str]:
    """The codes of a row, each with what its coders said of it there: a negative case is none like the others."""
    said: dict[str, list[str]] = {name: [] for name in row.codes}
    for each in row.codings:
        coding = presentation.state.codings.rows[each]
        said[presentation.code(coding.code)] += wordings.remarks(coding)
    return [f"{name} [{'; '.join(dict.fromkeys(found))}]" if found else name for name, found in said.items()]


def written(presentation: Presentation, ending: str, title: str, rows: Sequence[FourColumns]) -> bytes:
    """The file's bytes, by its ending. Raises Refused for one that there is not."""
    table = as_table(presentation, title, rows)
    return wide_tables.written(ending, [table], presentation.translator)

"""The four-column table as files: landscape, in the language of the presentation, with the works that it cites."""

from collections.abc import Sequence

from core.analysis.fourcolumn import FourColumns
from core.analysis.presentation import Presentation
from core.errors import MissingLibrary
from core.exporting import html, wide_tables
from core.exporting.citations import bibliography
from core.exporting.wide_table import WideTable
from core.ids import Id

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
    entries = tuple(entry for work, (_, entry) in works(presentation).items() if work in used)
    notes = (say("export-works"), *entries) if entries else ()
    cells = tuple(
        (row.quote, "\n".join(row.codes), "\n\n".join(row.theory), "\n\n".join(row.reflections)) for row in rows
    )
    return WideTable(title, tuple(map(say, html.FOUR_COLUMNS)), cells, SHARES, notes)


def written(presentation: Presentation, ending: str, title: str, rows: Sequence[FourColumns]) -> bytes:
    """The file's bytes, by its ending. Raises Refused for one that there is not."""
    table = as_table(presentation, title, rows)
    if ending == ".html":
        return html.wide_tables([table], presentation.translator.language or html.ANY_LANGUAGE)
    return wide_tables.written(ending, [table])

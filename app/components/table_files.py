"""The tables that the tables dialog offers, as rows for a spreadsheet and as pictures."""

from collections.abc import Callable

from app.i18n.catalogue import Catalogue
from core.analysis.category_development import CategoryDevelopment, category_development
from core.analysis.category_table import category_table
from core.analysis.code_map import code_map
from core.analysis.colours import Colours
from core.analysis.crosstabs import Crosstab, by_column, co_occurrence
from core.analysis.filters import having
from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation, iso_time
from core.analysis.saturation import saturation, uses
from core.exporting.alluvial import alluvial
from core.exporting.code_map import code_map_picture
from core.exporting.pictures import heat, saturation_bars, tree_map, use_spans
from core.exporting.sheets import Cell

Sheet = tuple[list[str], list[list[Cell]]]
"""Headings and rows."""

NOT_COUNTED_BY_COLUMN = ("saturation", "uses", "flow", "map", "network", "themes", "words")
"""The choices that are no cross table."""


def cross_table(presentation: Presentation, which: str, with_subcodes: bool) -> Crosstab:
    """Codes by what was chosen; `codes` is how often two codes lie on the same words."""
    if which == "codes":
        return co_occurrence(presentation)
    return by_column(presentation, which.removeprefix("attribute "), with_subcodes)


def sheet(presentation: Presentation, which: str, with_subcodes: bool, w: Catalogue) -> Sheet:
    """The chosen table as headings and rows. Days are written as ISO 8601, for sorting."""
    sheets: dict[str, Callable[[Presentation, Catalogue], Sheet]] = {
        "words": _words, "map": _categories, "network": _network, "themes": _categories, "saturation": _saturation,
        "flow": _flow, "uses": _uses,
    }  # fmt: skip
    if which in sheets:
        return sheets[which](presentation, w)
    table = cross_table(presentation, which, with_subcodes)
    rows: list[list[Cell]] = [[name, *cells] for name, cells in zip(table.rows, table.cells, strict=True)]
    return [w("common-code"), *table.columns], rows


def picture(presentation: Presentation, which: str, with_subcodes: bool, w: Catalogue) -> str:
    """The chosen table as an SVG picture."""
    if which in ("map", "themes"):
        return tree_map(presentation)
    if which == "network":
        return code_map_picture(presentation, code_map(presentation))
    if which == "saturation":
        return saturation_bars(presentation)
    if which == "flow":
        return flow_picture(presentation, category_development(presentation), w)
    if which == "uses":
        return use_spans(presentation)
    return heat(cross_table(presentation, which, with_subcodes), w)


def flow_picture(presentation: Presentation, found: CategoryDevelopment, w: Catalogue) -> str:
    """How codings moved between categories, as an SVG picture."""
    return alluvial(found, Colours(presentation.state), w)


def _words(presentation: Presentation, w: Catalogue) -> Sheet:
    header = [w("components-table-word"), w("components-table-times"), w("common-texts")]
    return header, [list(each) for each in frequencies(presentation, having=having(presentation, presentation.filters))]


def _categories(presentation: Presentation, w: Catalogue) -> Sheet:
    header = [w("components-table-category"), w("components-table-subcodes"), w("common-codings")]
    header.append(w("common-participants"))
    found = category_table(presentation)
    return header, [
        ["  " * each.depth + each.name, " · ".join(each.subcodes), each.codings, each.informants] for each in found
    ]


def _network(presentation: Presentation, w: Catalogue) -> Sheet:
    """The lines of the code map: one code, how it is joined, the other."""
    found = code_map(presentation)
    names = {each.code: each.name for each in found.codes}
    header = [w("common-code"), w("components-table-joined"), w("common-code")]
    rows: list[list[Cell]] = [[names[each.code], each.kind, names[each.other]] for each in found.relations]
    together = w("components-table-together")
    rows += [[names[each.code], f"{together} ({each.places})", names[each.other]] for each in found.together]
    return header, rows


def _saturation(presentation: Presentation, w: Catalogue) -> Sheet:
    header = [
        w("common-text"),
        w("common-codings"),
        w("common-codes"),
        w("components-table-new"),
        w("components-table-total"),
    ]
    steps = saturation(presentation)
    return header, [[presentation.source(s.source), s.codings, s.codes, s.new, s.total] for s in steps]


def _flow(presentation: Presentation, w: Catalogue) -> Sheet:
    header = [w("components-table-when"), w("common-code"), w("common-codings")]
    columns = category_development(presentation).columns
    groups = [(iso_time(column.at)[:10], group) for column in columns for group in column.groups]
    return header, [[day, group.name, group.codings] for day, group in groups]


def _uses(presentation: Presentation, w: Catalogue) -> Sheet:
    header = [
        w("common-code"),
        w("components-table-first"),
        w("components-table-last"),
        w("common-codings"),
        w("common-texts"),
    ]
    return header, [
        [presentation.code(u.code), iso_time(u.first)[:10], iso_time(u.last)[:10], u.codings, u.sources]
        for u in uses(presentation)
    ]

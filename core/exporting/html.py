"""Readable pages that ask nothing from anywhere: the codebook with its quotes, and tables."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation
from core.exporting.page import own_templates
from core.exporting.svg import day
from core.exporting.wide_table import WideTable
from core.ids import Id
from core.views.codebook import resolve_merged

FOUR_COLUMNS = ("common-text", "export-categories", "export-theory", "export-reflections")
"""The headings of the four-column table."""
ANY_LANGUAGE = "mul"
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


def export(presentation: Presentation) -> bytes:
    """The page's bytes: the codebook, then every code with its quotes."""
    say, tree = presentation.translator, codebook_tree(presentation)
    quotes: dict[Id, list[tuple[str, str]]] = defaultdict(list)
    for coding in presentation.counted_codings():
        where = (
            f"{presentation.source(coding.source)} · {coding.start}–{coding.end} · "
            f"{presentation.member(coding.by)} · {day(coding.at + coding.offset * 60_000, say)}"
        )
        quotes[resolve_merged(presentation.state, coding.code)].append((presentation.quote(coding), where))
    classes, style = coloured(_colours(tree), "border-left-color")
    title = next((presentation.words(each.title) for each in presentation.state.project.values()), "")
    shown = {"heading": say("export-codebook"), "tree": tree, "quotes": quotes, "classes": classes}
    return _page("codebook.html.jinja", title, style, **shown)


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Any table as a page."""
    return _page("table.html.jinja", title, header=header, rows=list(rows))


def wide_tables(tables: Sequence[WideTable], language: str = ANY_LANGUAGE) -> bytes:
    """Tables of words below each other as a page, to be printed on paper that lies on its side."""
    style = "@page { size: A4 landscape; margin: 1.5cm; }\nbody { max-width: 78rem; }\ntr { break-inside: avoid; }\n"
    return _page("wide_tables.html.jinja", tables[0].title, style, tables=tables, language=language)


def margin(title: str, lines: Sequence[object], colours: Iterable[str]) -> bytes:
    """A text with its codings in the margin as a page; `lines` with the pieces of each, coded or not."""
    classes, style = coloured(colours, "color")
    return _page("margin.html.jinja", title, style, lines=lines, classes=classes)


def coloured(colours: Iterable[str], what: str) -> tuple[dict[str, str], str]:
    """For each colour the name of a class, and the style in which these classes give it to `what`. A page's policy lets
    no element have a style of its own."""
    known = sorted({each for each in colours if _COLOUR.fullmatch(each)})
    classes = defaultdict(str, {colour: f"c{n}" for n, colour in enumerate(known)})
    return classes, "".join(f".{name} {{ {what}: {colour}; }}\n" for colour, name in classes.items())


def _page(template: str, title: str, more_style: str = "", **values: object) -> bytes:
    templates = own_templates()
    style = templates.file("page.css") + more_style
    return templates.page(template, style, "", **({"language": ANY_LANGUAGE} | values), title=title)


def _colours(tree: Iterable[Branch]) -> list[str]:
    return [colour for each in tree for colour in (each.colour, *_colours(each.children))]

"""Readable pages that ask nothing from anywhere: the codebook with its quotes, and tables."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from core.analysis.presentation import Presentation
from core.exporting.outline import MemoWords, memo_ends, memo_line, outline
from core.exporting.page import own_templates
from core.exporting.wide_table import WideTable
from core.messages import Translator

ANY_LANGUAGE = "mul"
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


def pieces(presentation: Presentation) -> Iterator[str]:
    """The page, piece by piece: the codebook, then every code with its quotes, then the other memos."""
    said = outline(presentation)
    classes, style = coloured((each.branch.colour for each in said.codes), "border-left-color")
    tree = [each.branch for each in said.codes if each.depth == 0]
    language = presentation.translator.language or ANY_LANGUAGE
    style = own_templates().file("page.css") + style
    shown: dict[str, object] = {"say": presentation.translator, "tree": tree, "study": said, "classes": classes}
    shown |= {"title": said.title, "language": language, "line": memo_line, "ends": memo_ends}
    return own_templates().pieces("codebook.html.jinja", style, "", **shown)


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Any table as a page."""
    return template_page("table.html.jinja", title, header=header, rows=list(rows))


def wide_tables(tables: Sequence[WideTable], language: str = ANY_LANGUAGE) -> bytes:
    """Tables of words below each other as a page, to be printed on paper that lies on its side."""
    style = "@page { size: A4 landscape; margin: 1.5cm; }\nbody { max-width: 78rem; }\ntr { break-inside: avoid; }\n"
    return template_page("wide_tables.html.jinja", tables[0].title, style, tables=tables, language=language)


def margin(
    title: str, lines: Sequence[object], colours: Iterable[str], memos: Sequence[MemoWords], say: Translator
) -> bytes:
    """A text with its codings in the margin as a page; `lines` with the pieces of each; then the memos."""
    classes, style = coloured(colours, "color")
    shown = {"lines": lines, "classes": classes, "memos": memos, "say": say, "language": say.language or ANY_LANGUAGE}
    return template_page("margin.html.jinja", title, style, line_of=memo_line, ends=memo_ends, **shown)


def coloured(colours: Iterable[str], what: str) -> tuple[dict[str, str], str]:
    """For each colour the name of a class, and the style in which these classes give it to `what`. A page's policy lets
    no element have a style of its own."""
    known = sorted({each for each in colours if _COLOUR.fullmatch(each)})
    classes = defaultdict(str, {colour: f"c{n}" for n, colour in enumerate(known)})
    return classes, "".join(f".{name} {{ {what}: {colour}; }}\n" for colour, name in classes.items())


def template_page(template: str, title: str, more_style: str = "", **values: object) -> bytes:
    """A page of one of the templates of this package, in the style that they share."""
    templates = own_templates()
    style = templates.file("page.css") + more_style
    return templates.page(template, style, "", **({"language": ANY_LANGUAGE} | values), title=title)

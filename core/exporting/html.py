"""One readable page: the codebook, and every code with its quotes. Asks nothing from anywhere."""

from collections.abc import Iterable, Sequence
from html import escape

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.fourcolumn import FourColumns
from core.analysis.presentation import Presentation, iso_time
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.records import Coding

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.25; }
nav ul { list-style: none; padding-left: 1.2rem; }
nav .n, footer, cite { color: GrayText; font-size: .85rem; font-style: normal; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .25rem solid var(--c, #6b7f79); white-space: pre-line; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { border: 1px solid GrayText; padding: .5rem; text-align: left; vertical-align: top; white-space: pre-line; }
@media print { section { break-inside: avoid-page; } nav { break-after: page; } }
"""


def export(presentation: Presentation) -> bytes:
    """The page's bytes."""
    title = next((presentation.words(each.title) for each in presentation.state.project.values()), "")
    tree = codebook_tree(presentation)
    by_code: dict[Id, list[Coding]] = {}
    for coding in presentation.live_codings():
        by_code.setdefault(resolve_merged(presentation.state, coding.code), []).append(coding)
    listing = "".join(_listed(branch) for branch in tree)
    sections = "".join(_section(presentation, branch, by_code, 2) for branch in tree)
    return page(title, f"<nav><h2>Codebook</h2><ul>{listing}</ul></nav>{sections}").encode()


def four_columns(title: str, table: list[FourColumns]) -> bytes:
    """The four-column table as a page."""
    head = "".join(f"<th>{each}</th>" for each in ("Text", "Categories", "Theory", "Reflections"))
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(row)) + "</tr>" for row in table)
    return page(title, f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>").encode()


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Any table as a page."""
    head = "".join(f"<th>{escape(each)}</th>" for each in header)
    written = (["" if cell is None else escape(str(cell)) for cell in row] for row in rows)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in written)
    return page(title, f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>").encode()


def page(title: str, body: str) -> str:
    """A whole page around some content."""
    return (
        '<!doctype html><html lang="mul"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{body}</body></html>\n"
    )


def _cells(row: FourColumns) -> tuple[str, str, str, str]:
    return row.quote, "\n".join(row.codes), "\n\n".join(row.theory), "\n\n".join(row.reflections)


def _listed(branch: Branch) -> str:
    below = "".join(_listed(child) for child in branch.children)
    inner = f"<ul>{below}</ul>" if below else ""
    link = f'<a href="#{branch.code.hex()}">{escape(branch.name)}</a>'
    return f'<li>{link} <span class="n">{branch.codings}</span>{inner}</li>'


def _section(presentation: Presentation, branch: Branch, by_code: dict[Id, list[Coding]], level: int) -> str:
    head = f'<h{level} id="{branch.code.hex()}">{escape(branch.name)}</h{level}>'
    definition = escape(branch.parts.get("definition", ""))
    about = f"<p>{definition}</p>" if definition else ""
    colour = f' style="--c: {branch.colour}"' if branch.colour else ""
    quotes = "".join(_quote(presentation, coding, colour) for coding in by_code.get(branch.code, []))
    below = "".join(_section(presentation, child, by_code, min(level + 1, 6)) for child in branch.children)
    return f"<section>{head}{about}{quotes}</section>{below}"


def _quote(presentation: Presentation, coding: Coding, colour: str) -> str:
    where = (
        f"{presentation.source(coding.source)} · {coding.start}–{coding.end} · "
        f"{presentation.member(coding.by)} · {iso_time(coding.at, coding.offset)[:10]}"
    )
    return f"<blockquote{colour}>{escape(presentation.quote(coding))}<br><cite>{escape(where)}</cite></blockquote>"

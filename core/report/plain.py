"""The review as Markdown, and as a Word document."""

import io

from core.errors import Refused
from core.exporting.docx import add_rows, legal
from core.exporting.markdown import escaped
from core.libraries import needs
from core.report.document_model import Block, Bullets, Paragraph, Picture, Table, parts
from core.report.review import Review, trail_header


def to_markdown(review: Review) -> bytes:
    """The file's bytes; pictures are named, since a plain text holds none."""
    lines = [f"# {escaped(review.title)}", "", review.say("report-validity-review"), ""]
    for section in review.sections:
        lines += [f"## {escaped(section.title)}", ""]
        for block in section.blocks:
            lines += [*_in_markdown(block), ""]
    lines += [f"## {review.say('report-audit-trail')}", ""]
    rows = tuple((str(n), *rest) for n, *rest in review.trail)
    lines += _in_markdown(Table(trail_header(review.say), rows))
    return ("\n".join(lines) + "\n").encode()


def to_docx(review: Review) -> bytes:
    """The file's bytes. Raises MissingLibrary."""
    with needs("python-docx"):
        import docx
    document = docx.Document()
    document.add_heading(legal(review.title), level=0)
    document.add_paragraph(review.say("report-validity-review"))
    for section in review.sections:
        document.add_heading(legal(section.title), level=1)
        for block in section.blocks:
            _into_word(document, block)
    document.add_heading(review.say("report-audit-trail"), level=1)
    _into_word(document, Table(trail_header(review.say), tuple((str(n), *rest) for n, *rest in review.trail)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _in_markdown(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"**{_plain(block.text)}**" if block.is_for_author else _plain(block.text)]
    if isinstance(block, Bullets):
        return [f"- {_plain(item)}" for item in block.items]
    if isinstance(block, Table):
        rule = "|" + "---|" * len(block.header)
        rows = ["| " + " | ".join(_plain(cell).replace("\n", "<br>") for cell in row) + " |" for row in block.rows]
        return ["| " + " | ".join(map(escaped, block.header)) + " |", rule, *rows] if rows else []
    if isinstance(block, Picture):
        return [f"*({escaped(block.label)})*"]
    return ["> " + escaped(block.words).replace("\n", "\n> "), ">", f"> — {escaped(block.where)}"]


def _into_word(document: object, block: Block) -> None:
    add = document
    if isinstance(block, Paragraph):
        add.add_paragraph(_bare(block.text))  # type: ignore[attr-defined]
    elif isinstance(block, Bullets):
        for item in block.items:
            add.add_paragraph(_bare(item), style="List Bullet")  # type: ignore[attr-defined]
    elif isinstance(block, Table):
        if block.rows:
            grid = add.add_table(rows=1, cols=len(block.header), style="Table Grid")  # type: ignore[attr-defined]
            for cell, name in zip(grid.rows[0].cells, block.header, strict=True):
                cell.text = name
            add_rows(grid, (list(map(_bare, row)) for row in block.rows))
    elif isinstance(block, Picture):
        _picture_into_word(add, block)
    else:
        add.add_paragraph(_bare(f"{block.words} — {block.where}"), style="Intense Quote")  # type: ignore[attr-defined]


def _picture_into_word(document: object, block: Picture) -> None:
    """As pixels, where they can be made here; else its label."""
    from core.exporting.svg import to_png

    try:
        pixels = to_png(block.svg)
    except Refused:
        document.add_paragraph(f"({block.label})")  # type: ignore[attr-defined]
        return
    from docx.shared import Cm

    document.add_picture(io.BytesIO(pixels), width=Cm(16))  # type: ignore[attr-defined]
    document.add_paragraph(block.label)  # type: ignore[attr-defined]


def _plain(text: str) -> str:
    return escaped("".join(words + (f"({number})" if number else "") for words, number in parts(text)))


def _bare(text: str) -> str:
    return legal("".join(words + (f"[{number}]" if number else "") for words, number in parts(text)))

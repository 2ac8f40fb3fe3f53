"""Out of the program: fourcolumn, export."""

from pathlib import Path

import click

from app.cli.base import Session, common, in_layer, output_file
from core.analysis.fourcolumn import four_columns

FORMATS = ("html", "md", "csv", "xlsx")


@click.command()
@click.argument("source")
@click.option("--format", "form", type=click.Choice(["md", "html", "docx"]), default="md", show_default=True)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write here instead of printing.")
@in_layer
@common
def fourcolumn(session: Session, source: str, form: str, out: Path | None, layer: str) -> None:
    """The four-column table of SOURCE: text, categories, theory, one's own immediate reflections.

    Theory holds the theoretical memos on a coding, with their references; reflections all others.
    """
    reading = session.reading_in(layer)
    where = session.names.source(source)
    table = four_columns(reading, where)
    if session.as_json:
        value = [
            {
                "quote": row.quote,
                "codes": list(row.codes),
                "theory": list(row.theory),
                "reflections": list(row.reflections),
                "start": row.start,
                "end": row.end,
            }
            for row in table
        ]
        session.answer(value, "")
        return
    content = _rendered(reading.source(where), table, form)
    if out is not None:
        output_file(out, content)
        session.say(f"Wrote {out}.")
    elif form == "docx":
        raise click.UsageError("A Word document needs --out FILE.")
    else:
        click.echo(content.decode(), nl=False)


def _rendered(title: str, table: list, form: str) -> bytes:  # type: ignore[type-arg]
    if form == "html":
        from core.exporting import html

        return html.four_columns(title, table)
    if form == "docx":
        from core.exporting import docx

        return docx.four_columns(title, table)
    from core.exporting import markdown

    return markdown.four_columns(table).encode()


@click.command()
@click.argument("form", metavar="html|md|csv|xlsx", type=click.Choice(FORMATS))
@click.argument("file", type=click.Path(path_type=Path))
@in_layer
@common
def export(session: Session, form: str, file: Path, layer: str) -> None:
    """Write codebook and coded quotes to FILE: a readable page (html), Markdown, or a table (csv, xlsx).

    With --layer anonymised, quotes are. Names of texts and codes, reasons and memos stay as they were written.
    """
    from importlib import import_module

    module = {"html": "html", "md": "markdown", "csv": "csv", "xlsx": "xlsx"}[form]
    output_file(file, import_module(f"core.exporting.{module}").export(session.reading_in(layer)))
    session.answer({"file": str(file)}, f"Wrote {file}. It is not encrypted: keep it where the words may be.")

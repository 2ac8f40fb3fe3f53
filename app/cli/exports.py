"""Out of the program: fourcolumn, export."""

from pathlib import Path

import click

from app import composition
from app.cli.as_of import at_any_moment
from app.cli.base import Session, common, in_layer, output_file
from core.analysis.filters import moment_ms
from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.exporting.formats import FORMATS, exported
from core.exporting.refi import to_qdpx

AUDIT, ARCHIVE = "audit", "archive"
SHOWN = ("everything", "decisions")
LATEST = 1 << 41
"""The year 2039 in ms: later than any decision."""


@click.command()
@click.argument("source")
@click.option("--format", "form", type=click.Choice(["md", "html", "docx"]), default="md", show_default=True)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write here instead of printing.")
@in_layer
@common
@at_any_moment
def fourcolumn(session: Session, source: str, form: str, out: Path | None, layer: str) -> None:
    """The four-column table of SOURCE: text, categories, theory, one's own immediate reflections.

    Theory holds the theoretical memos on a coding, with their references; reflections all others.
    """
    presentation = session.reading_in(layer)
    where = session.names.source(source)
    table = four_columns(presentation, where)
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
    content = _rendered(presentation.source(where), table, form)
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
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@in_layer
@common
@at_any_moment
def margin(session: Session, source: str, file: Path, layer: str) -> None:
    """Write SOURCE with its codings in the margin to FILE (.html or .docx)."""
    from core.exporting.margin import with_margin

    presentation, which = session.reading_in(layer), session.names.source(source)
    output_file(file, with_margin(presentation, which, file.suffix.lower()))
    session.answer({"file": str(file)}, f"Wrote {file}. It is not encrypted: keep it where the words may be.")


@click.command()
@click.argument("form", metavar="|".join((*FORMATS, AUDIT, ARCHIVE)), type=click.Choice((*FORMATS, AUDIT, ARCHIVE)))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--show", type=click.Choice(SHOWN), default="decisions", show_default=True,
              help="With audit: everything, or decisions without the informants' words.")  # fmt: skip
@click.option("--code", help="With audit: only one category, with its quotes.")
@click.option("--since", metavar="TIME", help="With audit: only decisions from here on …")
@click.option("--until", metavar="TIME", help="… until here (ISO 8601).")
@click.option("--history", is_flag=True, help="With qdpx: the trail of decisions as a note.")
@in_layer
@common
@at_any_moment
def export(
    session: Session,
    form: str,
    file: Path,
    show: str,
    code: str | None,
    since: str | None,
    until: str | None,
    history: bool,
    layer: str,
) -> None:
    """Write codebook and coded quotes to FILE: a readable page (html), Markdown, a Word document (docx) or a table
    (csv, xlsx); the project or its codebook for other tools (REFI-QDA: qdpx, qdc); or a bundle for an auditor.

    An archive is a new folder FILE of plain files in open formats, with checksums, for a data archive.

    With --layer anonymised, quotes are. Names of texts and codes, reasons and memos stay as they were written.

    An audit bundle holds the whole sealed log, and keys that open just what is chosen; the rest stays sealed and can be
    checked all the same: "kodespor verify FILE", or tools/verify_bundle.py, which needs no Kodespor.
    """
    if form == AUDIT:
        if session.is_looking_back:
            raise click.UsageError("A bundle holds the whole log; --until shows less of it.")
        _audit(session, file, show, code, since, until)
        return
    if history and form != "qdpx":
        raise click.UsageError("--history goes with qdpx.")
    presentation = session.reading_in(layer)
    if form == ARCHIVE:
        _archive(session, presentation, file)
        return
    output_file(file, to_qdpx(presentation, _trail_lines(presentation)) if history else exported(presentation, form))
    session.answer({"file": str(file)}, f"Wrote {file}. It is not encrypted: keep it where the words may be.")


def _archive(session: Session, presentation: Presentation, folder: Path) -> None:
    from core.exporting.archive import archive

    if folder.exists():
        raise Refused(f"{folder} exists already; an archive is a new folder.")
    files = archive(presentation)
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        output_file(place, content)
    said = f"Wrote {len(files)} files to {folder}. They are not encrypted: keep them where the words may be."
    session.answer({"file": str(folder)}, said)


def _trail_lines(presentation: Presentation) -> list[str]:
    """A line for each decision, in order."""
    from core.analysis.audit_trail import entries

    found = entries(presentation.project, translator=presentation.translator)
    return [f"{each.at} {each.by}: {each.wire}" + (f" — {each.why}" if each.why else "") for each in found]


def _audit(session: Session, file: Path, show: str, code: str | None, since: str | None, until: str | None) -> None:
    from core.analysis import disclosure_selection
    from core.evidence.audit_bundle import make_bundle

    presentation = session.presentation
    if code:
        chosen = disclosure_selection.of_code(presentation, session.names.any_code(code))
    elif since or until:
        chosen = disclosure_selection.of_period(
            presentation, moment_ms(since) if since else 0, moment_ms(until) if until else LATEST
        )
    else:
        chosen = (
            disclosure_selection.everything(presentation)
            if show == "everything"
            else disclosure_selection.decisions(presentation)
        )
    made = make_bundle(session.project, chosen.what, composition.clock().at, *chosen[1:])
    output_file(file, made)
    session.answer({"file": str(file), "shows": chosen.what}, f"Wrote {file}: it shows {chosen.what}.")

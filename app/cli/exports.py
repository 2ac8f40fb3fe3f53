"""Out of the program: fourcolumn, export, export margin."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from app import composition
from app.cli.as_of import at_any_moment
from app.cli.base import (
    Session,
    common,
    in_layer,
    output_file,
    take_out,
    tell_unmasked,
    tell_unrecorded,
    tell_unwilling,
)
from app.cli.commands import command, group
from app.cli.failures import usage
from app.cli.terminal import put
from app.services.exports import Taken, content_of, took, write_bundle, write_folder_out
from core.analysis.codebook_tree import codebook_tree
from core.analysis.filters import moment_ms
from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import SPOKEN, Presentation
from core.errors import Refused
from core.evidence.audit_bundle import Disclosure, make_bundle
from core.exporting.formats import FORMATS, exported, in_pieces
from core.exporting.fourcolumns import works, written
from core.exporting.refi import to_qdpx
from core.exporting.refi_characters import illegal_in_codebook
from core.exporting.refi_targets import TARGETS, losses, target_named

QDPX, QDC, SQLITE = "qdpx", "qdc", "sqlite"
FOLDERS = ("vault", "archive")
"""Folders of files, each made by the function of its name in core/exporting."""
SHOWN = ("everything", "decisions")
LATEST = 1 << 41
"""The year 2039 in ms: later than any decision."""


@command()
@click.argument("source")
@click.option("--format", "form", type=click.Choice(["md", "html", "docx"]))
@click.option("--whole", is_flag=True)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path))
@in_layer
@common
@at_any_moment
def fourcolumn(session: Session, source: str, form: str | None, whole: bool, out: Path | None, layer: str) -> None:
    """Prints or writes the four-column table of a source; without a format that of the file's name."""
    presentation = session.reading_in(layer)
    where = session.names.source(source)
    cited = {work: short for work, (short, _) in works(presentation).items()}
    table = four_columns(presentation, where, whole, cited)
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
        session.answer(value, str)
        return
    form = form or (out.suffix.lower().removeprefix(".") if out is not None else "") or "md"
    content = written(presentation, f".{form}", presentation.source(where), table)
    if out is not None:
        take_out(session, out, content, took("texts", out, layer, [where]))
        session.tell("cli-base-wrote", file=out)
    elif form == "docx":
        raise usage("cli-exports-docx-needs-out")
    else:
        put(content.decode())


@group()
@common
def export(session: Session) -> None:
    """Writes the study for people and programs outside; each format is a command."""


def _format_command(form: str) -> click.Command:
    @export.command(form)
    @click.argument("file", type=click.Path(path_type=Path))
    @in_layer
    @common
    @at_any_moment
    def write(session: Session, file: Path, layer: str) -> None:
        """Writes one format."""
        presentation = session.reading_in(layer)
        count = illegal_in_codebook(presentation, codebook_tree(presentation)) if form == QDC else 0
        if count:
            session.tell("export-loss-characters", count=count)
        taken = took(content_of(form), file, "" if form == QDC else layer)
        take_out(session, file, lambda: in_pieces(presentation, form), taken)
        _written(session, file)

    return write


for _form in FORMATS:
    if _form not in (QDPX, SQLITE):
        _format_command(_form)


@export.command(QDPX)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--history", is_flag=True)
@click.option("--for", "target", type=click.Choice(list(TARGETS)), default="standard", show_default=True)
@in_layer
@common
@at_any_moment
def qdpx(session: Session, file: Path, history: bool, target: str, layer: str) -> None:
    """Writes a REFI-QDA project, and says before what it loses."""
    presentation, wanted = session.reading_in(layer), target_named(target)
    for each in losses(presentation, codebook_tree(presentation), wanted):
        if not (history and each.id == "export-loss-history"):
            session.tell(each.id, **each.parameters)
    with session.moving():
        content = to_qdpx(presentation, _trail_lines(presentation) if history else (), wanted)
    take_out(session, file, content, took("study", file, layer))
    _written(session, file)


@export.command()
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@in_layer
@common
@at_any_moment
def margin(session: Session, source: str, file: Path, layer: str) -> None:
    """Writes a text with its codings in the margin."""
    from core.exporting.margin import with_margin

    presentation, which = session.reading_in(layer), session.names.source(source)
    content = with_margin(presentation, which, file.suffix.lower())
    take_out(session, file, content, took("texts", file, layer, [which]))
    _written(session, file)


@export.command(SQLITE)
@click.argument("file", type=click.Path(path_type=Path))
@in_layer
@common
@at_any_moment
def sqlite_(session: Session, file: Path, layer: str) -> None:
    """Writes an SQLite database, and beside it what Datasette says of it."""
    from core.exporting.sqlite import metadata

    presentation, beside = session.reading_in(layer), file.with_suffix(".metadata.json")
    with session.moving():
        content = exported(presentation, SQLITE)
    take_out(session, file, content, took("study", file, layer))
    output_file(beside, metadata(presentation))
    session.done({"file": str(file), "metadata": str(beside)}, "cli-base-wrote-clear", file=file)


@export.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
@at_any_moment
def tags(session: Session, file: Path) -> None:
    """Writes the codebook for Taguette."""
    from core.exporting.tags import to_tags, too_long

    if count := too_long(session.presentation):
        session.tell("cli-exports-tags-long", count=count)
    take_out(session, file, to_tags(session.presentation), took("codebook", file))
    _written(session, file)


def _folder_command(form: str) -> click.Command:
    @export.command(form)
    @click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
    @in_layer
    @common
    @at_any_moment
    def write(session: Session, folder: Path, layer: str) -> None:
        """Writes one kind of folder."""
        made = getattr(import_module(f"core.exporting.{form}"), form)
        presentation = session.reading_in(layer)
        _folder(session, folder, form, layer, lambda: made(presentation))

    return write


for _form in FOLDERS:
    _folder_command(_form)


@export.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--show", type=click.Choice(SHOWN), default="decisions", show_default=True)
@click.option("--code", metavar="CODE")
@click.option("--since", metavar="TIME")
@click.option("--until", metavar="TIME")
@common
def audit(session: Session, file: Path, show: str, code: str | None, since: str | None, until: str | None) -> None:
    """Writes an audit bundle."""
    _audit(session, file, show, code, since, until)


def _written(session: Session, file: Path) -> None:
    session.done({"file": str(file)}, "cli-base-wrote-clear", file=file)


def _folder(session: Session, folder: Path, form: str, layer: str, made: Callable[[], dict[str, bytes]]) -> None:
    """Writes a new folder of files, by their paths in it."""
    if os.path.lexists(folder):
        raise Refused("archive-folder-exists", folder=str(folder))
    with session.moving():
        files = made()
    taken = Taken("study", form, layer)
    with session.moving():
        problem = write_folder_out(session.project, folder, files, taken, session.at_last)
    tell_unrecorded(session, problem)
    tell_unwilling(session, taken)
    tell_unmasked(session, taken)
    session.done({"file": str(folder)}, "cli-exports-archive-written", files=len(files), folder=folder)


def _trail_lines(presentation: Presentation) -> list[str]:
    """A line for each decision, in order."""
    from core.analysis.audit_trail import entries

    found = entries(
        presentation.project, end=presentation.until, translator=presentation.translator, reasons=presentation.state
    )
    return [f"{each.at} {each.by} {each.did}" + (f" — {each.why}" if each.why else "") for each in found]


def _chosen(session: Session, show: str, code: str | None, since: str | None, until: str | None) -> Disclosure:
    from core.analysis import disclosure_selection

    presentation = session.presentation
    if code:
        return disclosure_selection.of_code(presentation, session.names.any_code(code))
    if since or until:
        first, last = moment_ms(since) if since else 0, moment_ms(until) if until else LATEST
        return disclosure_selection.of_period(presentation, first, last)
    is_open = show == "everything"
    return (disclosure_selection.everything if is_open else disclosure_selection.decisions)(presentation)


def _audit(session: Session, file: Path, show: str, code: str | None, since: str | None, until: str | None) -> None:
    def made() -> bytes:
        chosen = _chosen(session, show, code, since, until)
        return make_bundle(session.project, chosen, composition.clock().at)

    shows = _chosen(session, show, code, since, until).what
    is_open = show == "everything" and not (code or since or until)
    named = [session.names.any_code(code)] if code else []
    taken = took("bundle", file, SPOKEN if is_open or code else "", codes=named)
    tell_unrecorded(session, write_bundle(session.project, file, made, taken, session.at_last))
    tell_unwilling(session, taken)
    if waiting := len(session.project.timeline.waiting):
        session.tell("cli-exports-bundle-without", count=waiting)
    session.done({"file": str(file), "shows": shows}, "cli-exports-bundle-written", file=file, shows=shows)

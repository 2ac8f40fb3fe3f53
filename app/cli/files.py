"""Recordings and documents: attach, files; and coding by time."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import WHY, Session, common, confirmed, place, short, tell_unrecorded, tell_unwilling
from app.cli.codings import code_each
from app.cli.commands import command, group
from app.cli.language import say, sentence
from app.cli.terminal import echo
from app.services import attachments
from app.services.exports import took
from core.analysis.files_elsewhere import file_elsewhere, files_elsewhere, left_out
from core.commands import files as commands
from core.errors import Refused
from core.events.codings import CodingCreated
from core.text.times import Time, ms_of, passage_at

ALWAYS, WHEN_ASKED = "always", "when-asked"


@command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "thing", metavar="THING")
@common
def attach(session: Session, file: Path, thing: str | None) -> None:
    """Attaches a file to a source, a participant or the project."""
    kind, on = session.names.anything(thing) if thing else ("", None)
    event = attachments.attach(session.project, file, kind, on).event
    value = {"file": event.file.hex(), "bytes": event.size, "mime": event.mime}
    session.done(value, "cli-files-attached", name=file.name, bytes=event.size, id=short(event.file))


@group(invoke_without_command=True)
@common
def files(session: Session) -> None:
    """Lists the attached files."""
    presentation = session.presentation
    here, takes = set(session.project.log.chunks()), session.project.files.wanted.test()
    value = [
        {
            "file": row.id.hex(),
            "name": presentation.words(row.name),
            "mime": row.mime,
            "bytes": row.size,
            "on": row.on.hex() if row.on else None,
            "on_kind": row.on_kind,
            "on_name": presentation.thing(row.on_kind, row.on) if row.on else None,
            "here": set(row.chunks) <= here,
            "pieces": len(row.chunks),
            "pieces_here": len(here.intersection(row.chunks)),
            "comes": takes is None or takes(row),
            "by": presentation.member(row.by),
        }
        for row in presentation.state.files.values()
        if row.status == "live" and not presentation.state.is_shredded(row.key)
    ]
    session.answer(value, lambda: "\n".join(map(_listed, value)) or say("cli-files-none"))


def _listed(value: dict[str, Any]) -> str:
    on = f"  · {value['on_name']}" if value["on_name"] else ""
    so_far = {"here": value["pieces_here"], "all": value["pieces"], "by": value["by"]}
    not_here = "cli-files-not-here" if value["comes"] else "cli-files-when-asked"
    missing = "" if value["here"] else f"  ({say(not_here, **so_far)})"
    return f"{value['file'][:8]}  {value['bytes']:>12}  {value['name']}{on}{missing}"


@files.command()
@click.argument("file")
@click.option("--cancel", is_flag=True)
@common
def fetch(session: Session, file: str, cancel: bool) -> None:
    """Takes a file with the next syncs that was left with others."""
    project, which = session.project, session.names.file(file)
    row = project.state.files.rows[which]
    if row.key in project.withdrawn_keys():
        raise Refused("file-withdrawn")
    if cancel:
        project.files.wanted.ask_no_more(row.key)
    else:
        project.files.wanted.ask(row.key)
    lack, name = file_elsewhere(project, row), session.presentation.words(row.name)
    here = len(row.chunks) if lack is None else lack.pieces_here
    value = {"file": which.hex(), "pieces": len(row.chunks), "pieces_here": here, "comes": not cancel}
    said = "cli-files-whole" if lack is None else "cli-files-not-fetched" if not lack.is_taken else "cli-files-fetching"
    session.done(value, said, name=name, here=here, all=len(row.chunks), mib=max(1, row.size // 1024**2))


@files.command()
@click.argument("file")
@click.option("--yes", is_flag=True)
@common
def leave(session: Session, file: str, yes: bool) -> None:
    """Deletes a file's bytes on this device alone."""
    project, row = session.project, session.project.state.files.rows[session.names.file(file)]
    project.files.wanted.require_removable(row)
    name, by = session.presentation.words(row.name), session.presentation.member(row.by)
    session.tell("cli-files-leave-warning", name=name, by=by, mib=max(1, row.size // 1024**2))
    if not yes and not confirmed(say("cli-files-leave-ask")):
        raise Refused("not-confirmed")
    project.files.remove_here(row)
    session.done({"file": row.id.hex()}, "cli-files-left", name=name)


def tell_left_out(session: Session) -> list[str]:
    """Says that a copy of the study lacks what is not on this device; the ids of the files."""
    if (message := left_out(session.project)) is not None:
        echo(sentence(message), err=True)
    return [each.file.id.hex() for each in files_elsewhere(session.project)]


@files.command()
@click.argument("which", type=click.Choice((ALWAYS, WHEN_ASKED)), required=False)
@common
def take(session: Session, which: str | None) -> None:
    """Shows or sets which attached files this device takes."""
    wanted = session.project.files.wanted
    if which is not None:
        wanted.choose(which == ALWAYS)
    value = {"take": ALWAYS if wanted.takes_all else WHEN_ASKED}
    session.done(value, "cli-files-take-all" if wanted.takes_all else "cli-files-take-small")


@files.command()
@click.argument("file")
@click.argument("out", type=click.Path(path_type=Path))
@common
def save(session: Session, file: str, out: Path) -> None:
    """Writes an attached file in clear."""
    which = session.names.file(file)
    tell_unrecorded(session, attachments.save(session.project, which, out, session.at_last))
    tell_unwilling(session, took("file", out, file=which))
    session.done({"file": str(out)}, "cli-base-wrote-clear", file=out)


@files.command()
@click.argument("file")
@WHY
@common
def delete(session: Session, file: str, why: str | None) -> None:
    """Deletes an attached file for good."""
    recorded = session.project.do(commands.detach_file, session.names.file(file), why)
    session.done({"event": recorded[0].id.hex()}, "cli-files-deleted")


@command("code-time")
@click.argument("source")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@WHY
@common
def code_time(session: Session, source: str, first: str, last: str, codes: tuple[str, ...], why: str | None) -> None:
    """Codes what is spoken between two times of the recording."""
    names = session.names
    where, which = names.source(source), [names.code(each) for each in codes]
    begin, end = ms_of(first), ms_of(last)
    if begin is None or end is None or end <= begin:
        raise Refused("times-unreadable")
    row = session.project.state.times.get(where)
    if row is None:
        raise Refused("source-without-times")
    times = [Time(*each) for each in row.times]
    spoken = passage_at(times, begin, end, session.project.state.sources.rows[where].chars)
    if spoken is None:
        raise Refused("nobody-speaks")
    text = session.project.text(where)[slice(*spoken)]
    first_char, last_char = spoken[0], spoken[0] + len(text.rstrip())
    there, recorded = code_each(session, where, (first_char, last_char), which, why)
    codings = [*there, *(each.event.coding for each in recorded if isinstance(each.event, CodingCreated))]
    value = [{"coding": each.hex(), "start": first_char, "end": last_char} for each in codings]
    session.done(value, "cli-files-coded", place=place(first_char, last_char))

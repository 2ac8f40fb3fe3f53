"""Recordings and documents: attach, files; and coding by time."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, common
from app.services import attachments
from core.commands import codings as coding_commands
from core.commands import files as commands
from core.errors import Refused
from core.text.times import Time, ms_of, passage_at


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--to", "thing", metavar="T", help="A source or participant; without: the project.")
@common
def attach(session: Session, file: Path, thing: str | None) -> None:
    """Attach a FILE: a recording to a source, a consent form to a participant, an approval to the project.

    Its bytes are sealed in pieces under a key of its own, and come to the others after everything else.
    """
    kind, on = session.names.anything(thing) if thing else ("", None)
    event = attachments.attach(session.project, file, kind, on).event
    session.answer(
        {"file": event.file.hex(), "bytes": event.size, "mime": event.mime},
        f"Attached {file.name}, {event.size:,} bytes  [{event.file.hex()[:8]}]".replace(",", " "),
    )


@click.group(invoke_without_command=True)
@common
def files(session: Session) -> None:
    """List the attached files; save and drop them with the commands below."""
    presentation = session.presentation
    here = set(session.project.log.chunks())
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
            "by": presentation.member(row.by),
        }
        for row in presentation.state.files.values()
        if row.status == "live" and row.key not in presentation.state.shredded.rows
    ]
    session.answer(value, lambda: "\n".join(map(_listed, value)) or "No files yet.")


def _listed(value: dict[str, Any]) -> str:
    on = f"  · {value['on_name']}" if value["on_name"] else ""
    missing = "" if value["here"] else "  (not here yet)"
    return f"{value['file'][:8]}  {value['bytes']:>12}  {value['name']}{on}{missing}"


@files.command()
@click.argument("file")
@click.argument("out", type=click.Path(path_type=Path))
@common
def save(session: Session, file: str, out: Path) -> None:
    """Write an attached FILE to OUT, in clear."""
    attachments.save(session.project, session.names.file(file), out)
    session.answer({"file": str(out)}, f"Wrote {out}. It is not encrypted: keep it where the words may be.")


@files.command()
@click.argument("file")
@click.option("--why", help="The reason.")
@common
def drop(session: Session, file: str, why: str | None) -> None:
    """Take a FILE away, on every device that syncs. For good."""
    recorded = session.project.do(commands.detach_file, session.names.file(file), why)
    session.answer({"event": recorded[0].id.hex()}, "The file was taken away.")


@click.command("code-time")
@click.argument("source")
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@click.option("--why", help="The reason.")
@common
def code_time(session: Session, source: str, first: str, last: str, codes: tuple[str, ...], why: str | None) -> None:
    """Put every CODE on what is spoken between two times of the recording, such as 1:15 and 0:02:40.5."""
    names = session.names
    where, which = names.source(source), [names.code(each) for each in codes]
    begin, end = ms_of(first), ms_of(last)
    if begin is None or end is None or end <= begin:
        raise Refused("Times are written as 1:15 or 0:01:15.5, and the second is the later one.")
    row = session.project.state.times.get(where)
    if row is None:
        raise Refused("It is not known when this text is spoken; import it with times (srt, vtt, [00:01:15]).")
    times = [Time(*each) for each in row.times]
    place = passage_at(times, begin, end, session.project.state.sources.rows[where].chars)
    if place is None:
        raise Refused("Nobody speaks then.")
    text = session.project.text(where)[slice(*place)]
    place = place[0], place[0] + len(text.rstrip())
    recorded = session.project.do(coding_commands.code_segment, where, *place, which, why)
    value = [{"coding": each.event.coding.hex(), "start": place[0], "end": place[1]} for each in recorded]
    session.answer(value, f"Coded {place[0]}–{place[1]}.")

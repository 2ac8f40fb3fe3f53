"""Checkpoints of the log, to deposit elsewhere: checkpoint."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, clipped, common, output_file
from app.cli.commands import group
from app.cli.language import say, sentence
from core.analysis.presentation import iso_time
from core.commands.checkpoints import stamp_checkpoint
from core.errors import BadFile
from core.evidence import checkpoints
from core.evidence.checkpoints import CheckpointStatus
from core.evidence.signed_note import read_note
from core.evidence.timestamps import ask_for, read_stamp
from core.ids import Id
from core.limits import STAMP_BYTES_MAX
from core.storage.files import read_bounded
from core.views.records import CheckpointRecord

ROOT = click.option("--ca", "root", metavar="FILE", type=click.Path(path_type=Path))


@group(invoke_without_command=True)
@ROOT
@common
def checkpoint(session: Session, root: Path | None) -> None:
    """Lists the checkpoints of the log."""
    links, roots = checkpoints.links_of(session.project), _roots(root)
    devices = session.project.log.devices()
    value = [
        _said(session, row, checkpoints.checkpoint_status(session.project.id, row, links, devices), roots)
        for row in sorted(session.presentation.state.checkpoints.values(), key=lambda each: (each.at, each.id))
    ]
    session.answer(value, lambda: "\n".join(map(_in_words, value)) or say("cli-checkpoints-none"))


@checkpoint.command()
@common
def make(session: Session) -> None:
    """Makes a checkpoint of the log as it is now, and prints it."""
    recorded = checkpoints.make_checkpoint_now(session.project)
    row = session.project.state.checkpoints.rows[recorded.event.checkpoint]
    note = checkpoints.note_of(row, session.project.log.devices())
    session.answer({"checkpoint": row.id.hex(), "event": recorded.id.hex(), "note": note}, lambda: note)


@checkpoint.command()
@click.argument("which", metavar="CHECKPOINT")
@common
def sign(session: Session, which: str) -> None:
    """Signs another's checkpoint with this device too."""
    recorded = checkpoints.cosign(session.project, session.names.checkpoint(which))
    session.done({"event": recorded.id.hex()}, "cli-checkpoints-signed")


@checkpoint.command()
@click.argument("which", metavar="CHECKPOINT")
@click.option("--server", required=True)
@ROOT
@common
def stamp(session: Session, which: str, server: str, root: Path | None) -> None:
    """Has an authority confirm when the checkpoint was there."""
    from sync.timestamp_client import ask

    row = session.project.state.checkpoints.rows[session.names.checkpoint(which)]
    question = ask_for(row.text)
    answer = ask(server, question.content)
    found = read_stamp(answer, row.text, _roots(root), question.nonce)
    recorded = session.project.do(stamp_checkpoint, row.id, server, answer)
    value = {"event": recorded[0].id.hex(), "at": iso_time(found.at), "by": found.by, "is_proved": found.is_proved}
    session.done(value, "cli-checkpoints-stamped", at=iso_time(found.at), by=found.by)
    if not root and not session.as_json:
        session.tell("cli-checkpoints-no-root")


@checkpoint.command()
@click.argument("which", metavar="CHECKPOINT")
@click.argument("file", type=click.Path(path_type=Path))
@common
def export(session: Session, which: str, file: Path) -> None:
    """Writes a checkpoint to a file."""
    row = session.project.state.checkpoints.rows[session.names.checkpoint(which)]
    note = checkpoints.note_of(row, session.project.log.devices())
    kind = file.suffix.lower()
    if kind == ".tsr" and not row.stamps:
        raise BadFile("checkpoint-without-stamp")
    if kind == ".svg":
        from core.exporting.qr import qr_svg

        content = qr_svg(note).encode()
    else:
        content = row.stamps[-1][1] if kind == ".tsr" else note.encode()
    output_file(file, content)
    session.done({"file": str(file)}, "cli-base-wrote", file=file)


@checkpoint.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def check(session: Session, file: Path) -> None:
    """Checks a note that somebody kept against this log."""
    note = read_note(read_bounded(file, STAMP_BYTES_MAX).decode("utf-8", "replace"))
    row, status = checkpoints.recognised(session.project, note)
    value = _said(session, row, status, ())
    if not status.is_held or not status.signers:
        raise BadFile("checkpoint-does-not-hold", checkpoint=_in_words(value))
    session.answer(value, lambda: _in_words(value))


def _said(
    session: Session, row: CheckpointRecord, status: CheckpointStatus, roots: tuple[bytes, ...]
) -> dict[str, Any]:
    presentation = session.presentation
    return {
        "checkpoint": row.id.hex(),
        "at": iso_time(row.at),
        "by": presentation.member(row.by),
        "events": checkpoints.size_of(row),
        "holds": status.is_held,
        "signed_by": [_device(session, each) for each in status.signers],
        "keys": checkpoints.keys_of(row, session.project.log.devices()),
        "stamps": [_stamp(row, server, answer, roots) for server, answer in row.stamps],
        "note": checkpoints.note_of(row, session.project.log.devices()),
    }


def _device(session: Session, device: Id) -> str:
    return f"{session.presentation.author(device)} ({device.hex()[:8]})"


def _stamp(row: CheckpointRecord, server: str, answer: bytes, roots: tuple[bytes, ...]) -> dict[str, Any]:
    try:
        found = read_stamp(answer, row.text, roots)
    except BadFile as problem:
        return {"server": server, "at": None, "by": None, "is_proved": False, "problem": sentence(problem)}
    return {"server": server, "at": iso_time(found.at), "by": found.by, "is_proved": found.is_proved, "problem": None}


def _in_words(value: dict[str, Any]) -> str:
    held = say("cli-checkpoints-held") if value["holds"] else say("cli-checkpoints-not-held")
    signed = say("cli-checkpoints-signed-by", by=value["signed_by"] or say("cli-base-nobody"))
    said = "; ".join([held, signed, *map(_stamp_in_words, value["stamps"])])
    events = say("cli-checkpoints-events", events=value["events"])
    return f"{value['checkpoint'][:8]}  {value['at'][:16]}  {events}: {clipped(said, 300)}"


def _stamp_in_words(stamp: dict[str, Any]) -> str:
    if stamp["at"] is None:
        return str(stamp["problem"])
    return say("cli-checkpoints-stamped-by", at=stamp["at"], by=stamp["by"])


def _roots(root: Path | None) -> tuple[bytes, ...]:
    return (read_bounded(root, STAMP_BYTES_MAX),) if root is not None else ()

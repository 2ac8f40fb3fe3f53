"""Back-ups: backup, restore."""

from pathlib import Path

import click

from app.cli.base import Session, common, output_file
from app.cli.commands import command
from app.cli.files import tell_left_out
from app.services import backups
from core.limits import FILE_BYTES_MAX
from core.storage.files import read_bounded


@command()
@click.argument("out", type=click.Path(path_type=Path))
@common
def backup(session: Session, out: Path) -> None:
    """Writes a sealed copy of the study, opened once as a test."""
    made = backups.back_up(session.project, session.folder)
    output_file(out, made.content)
    backups.note_back_up(session.project, out)
    value = {"file": str(out), "bytes": len(made.content), "events": made.events, "left_out": tell_left_out(session)}
    session.done(value, "cli-backups-made", file=out, events=made.events)


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@common
def restore(session: Session, file: Path, folder: Path) -> None:
    """Brings a study back from a back-up, as a new device."""
    content = read_bounded(file, FILE_BYTES_MAX)
    project = backups.restore(content, folder, session.passphrase(False))
    value = {
        "project": project.id.hex(), "device": project.device.hex(), "folder": str(folder),
        "events": len(project.timeline.order),
    }  # fmt: skip
    session.done(value, "cli-backups-restored", folder=folder, events=value["events"])

"""The project as a whole: init, status, describe, phase, milestone, passphrase."""

from pathlib import Path
from typing import Any

import click

from app import composition
from app.cli.base import Session, common
from core.analysis.missing_events import gaps
from core.analysis.presentation import iso_time
from core.commands import project as commands
from sync.join_files import fingerprint


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="The study's title.")
@click.option("--name", required=True, help="Your name, as co-coders see it.")
@common
def init(session: Session, folder: Path, title: str, name: str) -> None:
    """Start a new project in the folder DIR; this device is its first member."""
    project = composition.create_project(folder, title, name, session.passphrase)
    value = {"project": project.id.hex(), "device": project.device.hex(), "member": project.member.hex()}
    session.answer(
        value,
        f"Started “{title}” in {folder}.\n"
        "Keep the passphrase safe: nobody can open the project without it. "
        '"kodespor recovery create" makes a sheet for the day it is forgotten.',
    )


@click.command()
@common
def status(session: Session) -> None:
    """Title, members, counts, where every feed stands, and digests to compare with a co-coder's."""
    value = _status(session)
    session.answer(value, lambda: _in_words(value))


def _status(session: Session) -> dict[str, Any]:
    project, presentation = session.project, session.presentation
    state = project.state
    row = state.project.values()[0] if state.project.rows else None
    heads = project.log.heads()
    return {
        "title": presentation.words(row.title) if row else "",
        "phase": row.phase if row else "",
        "frame": {part: presentation.words(text) for part, text in row.parts} if row else {},
        "project": project.id.hex(),
        "device": project.device.hex(),
        "events": len(project.timeline.order),
        "sources": sum(each.status == "live" for each in state.sources.rows.values()),
        "participants": sum(each.status not in ("removed", "withdrawn") for each in state.participants.rows.values()),
        "withdrawn": sum(each.status == "withdrawn" for each in state.participants.rows.values()),
        "codes": sum(each.status in ("live", "split") for each in state.codes.rows.values()),
        "codings": presentation.count_codings().total(),
        "memos": sum(each.status == "live" for each in state.memos.rows.values()),
        "members": sum(each.removed is None for each in state.members.rows.values()),
        "devices": len(state.devices.rows),
        "frontier": [{"device": head.device.hex(), "seq": head.seq, "event": head.id.hex()} for head in heads],
        "sync": {
            "waiting": len(project.timeline.waiting),
            "missing": [
                {
                    "witness": presentation.author(gap.witness),
                    "device": gap.witness.hex(),
                    "of": presentation.author(gap.feed),
                    "events": gap.events,
                    "since": iso_time(gap.since),
                }
                for gap in gaps(project)
            ],
            "folders": len({name.split("/")[1] for name in project.log.notes("folder/")}),
        },
        "from_newer_version": sum(each.kind == "newer_version" for each in state.conflicts.rows.values()),
        "forked": [head.hex() for head in project.forked_devices()],
        "digest": state.digest(),
        "events_digest": project.events_digest(),
    }


def _in_words(value: dict[str, Any]) -> str:
    lines = [
        f"{value['title']}   ({value['phase']} coding)",
        f"  {value['events']} events: {value['sources']} sources, {value['participants']} participants"
        + (f" ({value['withdrawn']} withdrawn)" if value["withdrawn"] else "")
        + f", {value['codes']} codes, {value['codings']} codings, {value['memos']} memos",
        f"  {value['members']} members on {value['devices']} devices; this one is "
        f"“{fingerprint(bytes.fromhex(value['device']))}”",  # type: ignore[arg-type]
        f"  state  {value['digest'][:16]}   events {value['events_digest'][:16]}",
    ]
    if value["sync"]["waiting"]:
        for gap in value["sync"]["missing"]:
            lines.append(
                f"  a device of {gap['witness']} has seen {gap['events']} events of {gap['of']} that this device has "
                f"not got, since {gap['since'][:16]}"
            )
        lines.append(f"  {value['sync']['waiting']} events wait for something that has not arrived: sync again")
    if value["from_newer_version"]:
        lines.append(f"  {value['from_newer_version']} events were made by a newer version; upgrade to see them")
    lines += [
        f"  device {device[:8]} is forked: a copy or restored backup went on writing; on one of the two, say: "
        "kodespor members part-copy"
        for device in value["forked"]
    ]
    return "\n".join(lines)


@click.command()
@click.argument("part", type=click.Choice(commands.PARTS))
@click.argument("text")
@common
def describe(session: Session, part: str, text: str) -> None:
    """Write a PART of the project page: its title, question, method, ethics or context."""
    _one_event(session, commands.describe_project, part, text, words=f"Wrote the {part}.")


@click.command()
@click.argument("phase", type=click.Choice(commands.PHASES))
@click.option("--why", help="The reason.")
@common
def phase(session: Session, phase: str, why: str | None) -> None:
    """Start the next PHASE of the analysis."""
    _one_event(session, commands.start_phase, phase, why, words=f"The project is in {phase} coding now.")


@click.command()
@click.argument("name")
@common
def milestone(session: Session, name: str) -> None:
    """Give this moment a NAME; `log` and `replay` know it by its event."""
    _one_event(session, commands.mark_milestone, name, words=f"Marked “{name}”.")


def _one_event(session: Session, command: Any, *arguments: Any, words: str) -> None:
    recorded = session.project.do(command, *arguments)
    session.answer({"event": recorded[-1].id.hex()}, words)


@click.command()
@click.option(
    "--new-passphrase-file", metavar="FILE", type=click.Path(path_type=Path), help="Read the new one from here."
)
@common
def passphrase(session: Session, new_passphrase_file: Path | None) -> None:
    """Change the passphrase of this device. Co-coders and other devices keep theirs."""
    from app.cli.base import first_line

    old = session.passphrase(False)
    composition.unlock_device(session.folder, old)
    if new_passphrase_file is not None:
        new = first_line(new_passphrase_file)
    else:
        new = click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True)
    composition.change_passphrase(session.folder, old, new)
    session.answer({"changed": True}, "The passphrase of this device was changed.")

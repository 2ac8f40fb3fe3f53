"""The project as a whole: init, status, describe, phase, milestone, passphrase."""

from pathlib import Path
from typing import Any

import click

from app import composition
from app.cli.base import WHY, Session, common, confirmed, first_line
from app.cli.commands import command
from app.cli.language import say
from app.cli.recovery_sheets import make_sheet
from app.cli.retention import dates_json, retention_line
from app.keeping.carriers import carrier_of
from app.keeping.log_copies import second_copies, second_keys
from app.services.proving import lacked_by
from core.analysis.codebook_tree import codes_in_order
from core.analysis.consents import interviewed_without_consent, quoted_without_consent
from core.analysis.deleted_unseen import deleted_unseen
from core.analysis.files_elsewhere import files_elsewhere
from core.analysis.missing_events import events_others_read, missing_runs
from core.analysis.presentation import iso_time
from core.commands import members
from core.commands import project as commands
from core.ids import Id
from core.messages import Message
from core.text.alphabet import alphabetical
from core.views import epochs
from core.views.epochs import is_sheet_outdated
from core.views.participants import is_active
from core.views.withdrawals import waiting
from sync.join_files import fingerprint


@command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", required=True)
@click.option("--name", required=True)
@common
def init(session: Session, folder: Path, title: str, name: str) -> None:
    """Starts a new project."""
    session.known = (title, name)
    project = composition.create_project(folder, title, name, session.passphrase)
    session.say_notices(project)
    value = {"project": project.id.hex(), "device": project.device.hex(), "member": project.member.hex()}
    session.done(value, "cli-project-started", title=title, folder=folder)
    if session.has_asked and not session.as_json and confirmed(say("cli-project-sheet-now"), enter_is_yes=True):
        make_sheet(session, project)


@command()
@common
def status(session: Session) -> None:
    """Tells what the project holds, and how far this device has it."""
    value = _status(session)
    session.answer(value, lambda: _in_words(value))
    session.say_clock_behind()


def _status(session: Session) -> dict[str, Any]:
    project, presentation = session.project, session.presentation
    state, team = project.state, epochs.team(project.state)
    row = state.project.values()[0] if state.project.rows else None
    heads, first = project.log.heads(), project.first.standing()
    return {
        "title": presentation.words(row.title) if row else "",
        "phase": row.phase if row else "",
        "frame": {part: presentation.words(text) for part, text in row.parts} if row else {},
        "project": project.id.hex(),
        "device": project.device.hex(),
        "events": len(project.timeline.order) if first is None else first.events,
        "sources": sum(each.status == "live" for each in state.sources.rows.values()),
        "participants": sum(is_active(each) for each in state.participants.rows.values()),
        "withdrawals_waiting": [
            {
                "kind": each.kind,
                "id": each.thing.hex(),
                "name": presentation.name_to_decide_on(each.kind, each.thing),
                "by": [presentation.member(one.by) for one in each.asks],
            }
            for each in waiting(state)
        ],
        "withdrawn": sum(each.status == "withdrawn" for each in state.participants.rows.values()),
        "codes": len(codes_in_order(presentation)),
        "codings": presentation.count_codings().total(),
        "memos": sum(each.status == "live" for each in state.memos.rows.values()),
        "members": sum(each.removed is None for each in state.members.rows.values()),
        "devices": sum(row.id in team and row.kind != "paper" for row in state.devices.values()),
        "recovery_sheets": sum(row.id in team and row.kind == "paper" for row in state.devices.values()),
        **_ethics(session),
        **_standing(session),
        "deleted_unseen": [
            {"event": each.event.hex(), "kind": each.kind, "by": presentation.member(each.by), "at": each.at}
            for each in deleted_unseen(presentation)
        ],
        "has_one_owner": members.needs_second_owner(state),
        "sheet_outdated": is_sheet_outdated(state, project.member) if project.device in state.devices.rows else False,
        "frontier": [{"device": head.device.hex(), "seq": head.seq, "event": head.id.hex()} for head in heads],
        "folder": _folder(session),
        "files_elsewhere": _files_elsewhere(session),
        "sync": _sync(session),
        "from_newer_version": sum(each.kind == "newer_version" for each in state.conflicts.rows.values()),
        "forked": [head.hex() for head in project.forked_devices()],
        "digest": state.digest(),
        "events_digest": project.events_digest(),
    }


def _sync(session: Session) -> dict[str, Any]:
    """How much waits and how much of that others read, what is missing, and by how many folders this device synced."""
    project, presentation = session.project, session.presentation
    return {
        "waiting": len(project.timeline.waiting),
        "others_read": events_others_read(project),
        "missing": [
            {
                "witness": presentation.author(run.witness),
                "device": run.witness.hex(),
                "of": presentation.author(run.feed),
                "events": run.events,
                "since": iso_time(run.since),
            }
            for run in missing_runs(project)
        ],
        "folders": len({name.split("/")[1] for name in project.log.notes("folder/")}),
    }


def _standing(session: Session) -> dict[str, Any]:
    """Whether this device was removed; and of a study that is read before its log has come: who attests it, and how far
    the log proves it."""
    project, presentation = session.project, session.presentation
    standing, false = project.first.standing(), project.first.found_false()
    return {
        "removed": _removed(session),
        "reading_first": standing
        and {
            "attested_by": list(map(presentation.member, standing.members)),
            "at": iso_time(standing.at),
            "events": standing.events,
            "arrived": standing.arrived,
            "is_proved": standing.is_proved,
            "is_contradicted": standing.is_contradicted,
            "lacked_by": lacked_by(presentation),
        },
        "false_attestation": false and false.attestation.hex(),
    }


def _ethics(session: Session) -> dict[str, Any]:
    """What an ethics board asks: dates, who was interviewed without consent, how much left in clear."""
    presentation = session.presentation
    without = sorted(
        interviewed_without_consent(presentation.state), key=lambda each: alphabetical(presentation.participant(each))
    )
    return {
        "retention": dates_json(session),
        "without_consent": [{"participant": each.hex(), "name": presentation.participant(each)} for each in without],
        "quoted_without_consent": [
            {"participant": each.hex(), "name": presentation.participant(each)}
            for each in quoted_without_consent(presentation.state)
        ],
        "exports": len(presentation.state.exports.rows),
    }


def _removed(session: Session) -> dict[str, Any] | None:
    """Who removed this device or its member, when, and why; None while both are in the project. A reason that cannot
    be opened was withdrawn, or its key was destroyed before this device took it."""
    removal = session.project.removal()
    if removal is None:
        return None
    by, why = session.presentation.author(removal.device), session.project.words(removal.why)
    if why is None and removal.why is not None:
        why = say("cli-project-removed-unreadable", by=by)
    return {"by": by, "at": iso_time(removal.at, removal.offset), "why": why}


def _folder(session: Session) -> dict[str, Any]:
    """What is to be known of the folder in which the study lies."""
    return {
        "carrier": carrier_of(session.folder),
        "second_copies": [path.name for path in (*second_copies(session.folder), *second_keys(session.folder))],
        "went_back": session.project.record.refusal() is not None,
    }


def _files_elsewhere(session: Session) -> list[dict[str, Any]]:
    """The attached files that are not whole on this device."""
    presentation = session.presentation
    return [
        {
            "file": each.file.id.hex(),
            "name": presentation.words(each.file.name),
            "bytes": each.file.size,
            "bytes_lacking": each.bytes_lacking,
            "by": presentation.member(each.file.by),
            "comes": each.is_taken,
        }
        for each in files_elsewhere(session.project)
    ]


def _in_words(value: dict[str, Any]) -> str:
    phase = say(f"term-phase-{value['phase']}") if value["phase"] else ""
    counts = {name: value[name] for name in ("sources", "participants", "codes", "codings", "memos")}
    device = fingerprint(Id(bytes.fromhex(value["device"])))
    digests = {"state": value["digest"][:16], "events": value["events_digest"][:16]}
    lines = [
        f"{value['title']}   ({phase})" if phase else value["title"],
        say("cli-project-counts", events=value["events"], withdrawn=value["withdrawn"], **counts),
        say(
            "cli-project-devices",
            members=value["members"],
            devices=value["devices"],
            sheets=value["recovery_sheets"],
            device=device,
        ),
        say("cli-project-digests", **digests),
    ]
    if value["removed"] is not None and value["removed"]["why"]:
        lines.append(say("cli-project-removed-why", by=value["removed"]["by"], why=value["removed"]["why"]))
    if value["sync"]["waiting"] and value["removed"] is None:
        for run in value["sync"]["missing"]:
            seen = {"events": run["events"], "of": run["of"], "since": run["since"][:16]}
            lines.append(say("cli-project-gap", witness=run["witness"], **seen))
        if closed := value["sync"]["others_read"]:
            lines.append(say("team-may-be-removed", count=closed))
        else:
            lines.append(say("cli-project-waiting", events=value["sync"]["waiting"]))
    if lacking := value["files_elsewhere"]:
        mib = max(1, sum(each["bytes_lacking"] for each in lacking) // 1024**2)
        by = sorted({each["by"] for each in lacking})
        lines.append(say("cli-project-files-elsewhere", files=len(lacking), mib=mib, by=by))
    for each in value["withdrawals_waiting"]:
        lines.append(say("cli-project-withdrawal-waits", name=each["name"], thing=each["id"][:8], members=each["by"]))
    for each in value["retention"]:
        if each["is_over"] or each["is_near"]:
            lines.append(say("cli-project-kept-until", line=retention_line(each)))
    if value["without_consent"]:
        lines.append(say("cli-project-without-consent", people=[each["name"] for each in value["without_consent"]]))
    if quoted := [each["name"] for each in value["quoted_without_consent"]]:
        lines.append(say("cli-project-quoted-without-consent", people=quoted))
    for each in value["deleted_unseen"]:
        lines.append(say("components-deleted-unseen", kind=each["kind"], day=each["at"][:10], by=each["by"]))
    if value["has_one_owner"]:
        lines.append(say("cli-project-one-owner"))
    if value["sheet_outdated"]:
        lines.append(say("cli-project-sheet-outdated"))
    if value["from_newer_version"]:
        lines.append(say("cli-project-newer", events=value["from_newer_version"]))
    if value["folder"]["carrier"]:
        lines.append(say("cli-project-carried", carrier=value["folder"]["carrier"]))
    lines += [say("cli-project-second-copy", file=name) for name in value["folder"]["second_copies"]]
    lines += [say("cli-project-forked", device=device[:8]) for device in value["forked"]]
    return "\n  ".join(lines)


@command()
@click.argument("part", type=click.Choice((*commands.PARTS, *commands.REPORTED)))
@click.argument("text")
@common
def describe(session: Session, part: str, text: str) -> None:
    """Writes a part of the project page."""
    recorded = session.project.do(commands.describe_project, part, text)
    session.done({"event": recorded[-1].id.hex()}, "cli-project-described", part=Message(f"term-part-{part}"))


@command()
@click.argument("phase", type=click.Choice(commands.PHASES))
@WHY
@common
def phase(session: Session, phase: str, why: str | None) -> None:
    """Starts a phase of the analysis."""
    recorded = session.project.do(commands.start_phase, phase, why)
    session.done({"event": recorded[-1].id.hex()}, "cli-project-phase-started", phase=Message(f"term-phase-{phase}"))


@command()
@click.argument("name")
@common
def milestone(session: Session, name: str) -> None:
    """Names this moment."""
    recorded = session.project.do(commands.mark_milestone, name)
    session.done({"event": recorded[-1].id.hex()}, "cli-project-milestone-marked", name=name)


@command()
@click.option("--new-passphrase-file", metavar="FILE", type=click.Path(path_type=Path))
@common
def passphrase(session: Session, new_passphrase_file: Path | None) -> None:
    """Changes the passphrase of this device."""
    old = session.passphrase(False)
    composition.unlock_device(session.folder, old)
    if new_passphrase_file is not None:
        new = first_line(new_passphrase_file)
        session.warn_of(new)
    else:
        new = session.ask_new_passphrase("cli-project-new-passphrase")
    composition.change_passphrase(session.folder, old, new)
    session.done({"changed": True}, "cli-project-passphrase-changed")

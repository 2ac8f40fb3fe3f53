"""Trust and speed: verify, bench, completion."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import composition
from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.language import say, sentence
from core.errors import Refused
from core.limits import CLAIMED_TIME_MS_MAX

if TYPE_CHECKING:
    from app.keeping.writing_records import MachineRecord
    from core.evidence.bundle_check import OpenedBundle
    from core.log.integrity_check import Problem

VERIFICATION_FAILED = 3


@command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--trail", is_flag=True)
@common
def verify(session: Session, path: Path | None, trail: bool) -> int:
    """Verifies the project, or the project or audit bundle in a path."""
    if path is not None and path.is_file():
        return _verify_bundle(session, path, trail)
    if trail:
        raise Refused("bundle-trail-only")
    from core.log.first_reading import is_unproved
    from core.log.integrity_check import verify_log
    from core.storage.database import faults_of

    folder = composition.find_project(path or session.given)
    secrets = composition.unlock_device(folder, session.passphrase(False)).secrets
    log = composition.open_log(folder)
    report = verify_log(log, secrets)
    problems = _problems(report.problems) + _lost(composition.record_of(log, secrets, folder))
    faults = faults_of(folder / composition.LOG_FILE)
    problems += [
        {"place": composition.LOG_FILE, "problem": say("cli-verify-file-damaged", fault=each)} for each in faults
    ]
    if not problems:
        problems = _fold_problems(log, secrets)
    value = {
        "ok": not problems,
        "events": report.events,
        "feeds": report.feeds,
        "problems": problems,
        "forks": [session.words.say(each) for each in report.forks],
    }
    session.answer(value, lambda: _in_words(value))
    if is_unproved(log):
        session.tell("cli-verify-read-first")
    if problems:
        session.tell("cli-verify-not-as-written")
    return VERIFICATION_FAILED if problems else 0


def _lost(record: "MachineRecord") -> list[dict[str, str]]:
    """Whether the log lacks what this machine wrote in its folder, however whole it is."""
    refusal = record.refusal()
    return [] if refusal is None else [{"place": composition.LOG_FILE, "problem": sentence(refusal)}]


def _problems(found: Sequence["Problem"]) -> list[dict[str, str]]:
    return [{"place": sentence(each.place), "problem": sentence(each.what)} for each in found]


def _fold_problems(log: Any, secrets: Any) -> list[dict[str, str]]:
    """Whether the views that are kept are those that the log gives when folded from the start."""
    from core.project import Project

    kept = Project(log, secrets, composition.clock, composition.entropy)
    with log.transaction():
        log.save_snapshots(0, {})
    fresh = Project(log, secrets, composition.clock, composition.entropy)
    if kept.state.digest() != fresh.state.digest():
        return [{"place": "snapshots", "problem": say("cli-verify-snapshot-differed")}]
    return []


def _verify_bundle(session: Session, file: Path, with_trail: bool) -> int:
    """Needs no passphrase: what was disclosed is in the file itself."""
    from core.analysis.presentation import iso_time
    from core.evidence.bundle_check import open_bundle
    from core.evidence.stated_quotes import QuoteCheck
    from core.limits import WELCOME_BYTES_MAX
    from core.storage.files import read_bounded

    found = open_bundle(read_bounded(file, WELCOME_BYTES_MAX))
    problems = _problems(found.problems)
    shows = _scope_in_words(found)
    maker, notes = _maker(found), [sentence(each) for each in found.notes]
    value = {
        "ok": not problems,
        "events": found.events,
        "feeds": found.feeds,
        "problems": problems,
        "forks": [],
        "notes": notes,
        "project": found.project.hex(),
        "shows": shows,
        "made_at": iso_time(found.made_at),
        "made_by": {"device": found.by.hex(), "member": maker, "role": found.role},
        "disclosed": len(found.shown),
        "words": len(found.words),
        "words_closed": found.closed_words,
        "quotes_stated": len(found.claims),
        "quotes_proved": sum(each.check is QuoteCheck.PROVED for each in found.claims),
        "events_digest": found.digest,
    }
    lines = [
        say("cli-verify-bundle-shows", shows=shows, open=len(found.shown)),
        say("cli-verify-bundle-maker", member=maker, at=value["made_at"]),
        *notes,
    ]
    if found.claims:
        lines.append(say("cli-verify-bundle-quotes", count=len(found.claims), proved=value["quotes_proved"]))
    if with_trail:
        value["trail"], told = _trail(session, found)
        lines += told
    session.answer(value, lambda: "\n".join([_in_words(value), *lines]))
    return VERIFICATION_FAILED if problems else 0


def _trail(session: Session, found: "OpenedBundle") -> tuple[list[dict[str, Any]], list[str]]:
    """The disclosed decisions in the names of their moment: for programs, and for readers."""
    from core.analysis.bundle_trail import trail_of

    told = trail_of(found, session.words)
    values = [{**each._asdict(), "event": each.event.hex()} for each in told]
    lines = [say("cli-verify-trail" if told else "cli-verify-no-trail")]
    for each in told:
        lines.append(say("cli-verify-trail-line", number=str(each.n), at=each.at, by=each.by, did=each.did))
        if each.why:
            lines.append("    " + say("cli-verify-trail-why", why=" ".join(each.why.split())))
    return values, lines


def _scope_in_words(found: "OpenedBundle") -> str:
    """What a bundle says that it shows: in the program's words, since its maker might write anything."""
    from core.analysis.presentation import iso_time
    from core.evidence.audit_bundle import CODE, PERIOD

    kind, about, is_blind = found.scope
    if kind == CODE:
        row = found.state.codes.get(about[0])
        name = None if row is None else found.text(row.name)
        said = say("export-bundle-code", code=name or about[0].hex()[:8])
    elif kind == PERIOD:
        start, end = (iso_time(min(each, CLAIMED_TIME_MS_MAX))[:16] for each in about)
        said = say("export-bundle-period", start=start, end=end)
    else:
        said = say(f"history-bundle-{kind}")
    return say("export-bundle-but-blind", shows=said) if is_blind else said


def _maker(found: "OpenedBundle") -> str:
    """Who put a bundle together: a member's name, or the beginning of the device's id."""
    device = found.state.devices.get(found.by)
    member = None if device is None else found.state.members.get(device.member)
    return (found.text(member.name) if member is not None else None) or found.by.hex()[:8]


def _in_words(value: dict[str, Any]) -> str:
    lines = [f"{each['place']}: {each['problem']}" for each in value["problems"]]
    lines += [say("cli-verify-fork", fork=each) for each in value["forks"]]
    counts = {"events": value["events"], "feeds": value["feeds"]}
    whole = say("cli-verify-whole", **counts) if value["ok"] else say("cli-verify-not-whole", **counts)
    return "\n".join([whole, *lines])


@command()
@click.option("--events", type=click.IntRange(1000), default=100_000, show_default=True)
@common
def bench(session: Session, events: int) -> int:
    """Runs the benchmarks."""
    import subprocess

    script = Path(__file__).parents[2] / "tests" / "benchmarks" / "run.py"
    if not script.exists():
        raise Refused("benchmarks-missing")
    arguments = [sys.executable, str(script), "--events", str(events)]
    return subprocess.run(arguments + (["--json"] if session.as_json else []), check=False).returncode


@command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@common
def completion(session: Session, shell: str) -> None:
    """Prints the set-up for completion in a shell."""
    from click.shell_completion import get_completion_class

    from app.cli.main import cli

    found = get_completion_class(shell)
    if found is not None:
        script = found(cli, {}, "kodespor", "_KODESPOR_COMPLETE").source()
        session.answer({"script": script}, lambda: script)

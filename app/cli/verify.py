"""Trust and speed: verify, bench, completion."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import composition
from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.disclosed import disclosed
from app.cli.language import say
from core.errors import Refused

if TYPE_CHECKING:
    from core.log.integrity_check import Problem

VERIFICATION_FAILED = 3


@command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@common
def verify(session: Session, path: Path | None) -> int:
    """Verifies the project, or the project or audit bundle in a path."""
    if path is not None and path.is_file():
        return _verify_bundle(session, path)
    from core.log.integrity_check import verify_log
    from core.storage.log import Log

    folder = composition.find_project(path or session.given)
    secrets = composition.unlock_device(folder, session.passphrase(False)).secrets
    log = Log(folder / composition.LOG_FILE)
    report = verify_log(log, secrets)
    problems = _problems(session, report.problems)
    if not problems:
        problems = _fold_problems(log, secrets)
    value = {
        "ok": not problems,
        "events": report.events,
        "feeds": report.feeds,
        "problems": problems,
        "forks": list(map(session.words.say, report.forks)),
    }
    session.answer(value, lambda: _in_words(value))
    if problems:
        session.tell("cli-verify-not-as-written")
    return VERIFICATION_FAILED if problems else 0


def _problems(session: Session, found: Sequence["Problem"]) -> list[dict[str, str]]:
    say = session.words.say
    return [{"place": say(each.place), "problem": say(each.what)} for each in found]


def _fold_problems(log: Any, secrets: Any) -> list[dict[str, str]]:
    """Whether the views that are kept are those that the log gives when folded from the start."""
    from core.project import Project

    kept = Project(log, secrets, composition.clock, composition.entropy)
    with log.transaction():
        log.save_snapshots(0, [])
    fresh = Project(log, secrets, composition.clock, composition.entropy)
    if kept.state.digest() != fresh.state.digest():
        return [{"place": "snapshots", "problem": say("cli-verify-snapshot-differed")}]
    return []


def _verify_bundle(session: Session, file: Path) -> int:
    """Needs no passphrase: what was disclosed is in the file itself."""
    from core.analysis.presentation import iso_time
    from core.evidence.audit_bundle import open_bundle
    from core.limits import WELCOME_BYTES_MAX
    from core.storage.files import read_bounded

    found = open_bundle(read_bounded(file, WELCOME_BYTES_MAX))
    problems = _problems(session, found.problems)
    value = {
        "ok": not problems,
        "events": found.events,
        "feeds": found.feeds,
        "problems": problems,
        "forks": [],
        "project": found.project.hex(),
        "shows": found.what,
        "made_at": iso_time(found.made_at),
        "disclosed": len(found.shown),
        "words": len(found.words),
        "quotes_stated": len(found.claims),
        "events_digest": found.digest,
    }
    shown = {"shows": disclosed(found.what), "open": len(found.shown)}
    session.answer(value, lambda: f"{_in_words(value)}\n{say('cli-verify-bundle-shows', **shown)}")
    return VERIFICATION_FAILED if problems else 0


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

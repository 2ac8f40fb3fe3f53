"""Trust and speed: verify, bench, completion."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import composition
from app.cli.base import Session, common

if TYPE_CHECKING:
    from core.log.integrity_check import Problem

VERIFICATION_FAILED = 3


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@common
def verify(session: Session, path: Path | None) -> int:
    """Check every chain, signature, seal and digest of the project, or of the project or audit bundle in PATH."""
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
        session.say(
            "The project is not as it was written. Do not go on working in it; join again, or restore a backup."
        )
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
        return [{"place": "checkpoints", "problem": "what was kept differed from what the log gives; it was made anew"}]
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
    session.answer(value, lambda: f"{_in_words(value)}\nIt shows {found.what}: {len(found.shown)} of them are open.")
    return VERIFICATION_FAILED if problems else 0


def _in_words(value: dict[str, Any]) -> str:
    lines = [f"{each['place']}: {each['problem']}" for each in value["problems"]]
    lines += [f"Fork: {each}" for each in value["forks"]]
    validity = "Whole and unaltered" if value["ok"] else "NOT in order"
    return "\n".join([f"{validity}: {value['events']} events in {value['feeds']} feeds.", *lines])


@click.command()
@click.option("--events", type=click.IntRange(1000), default=100_000, show_default=True, help="Size of the project.")
@common
def bench(session: Session, events: int) -> int:
    """Run the benchmarks, with the peers beside them (needs the source tree and its test requirements)."""
    import subprocess

    script = Path(__file__).parents[2] / "tests" / "benchmarks" / "run.py"
    if not script.exists():
        session.say("The benchmarks are part of the source tree, which is not here.")
        return 1
    arguments = [sys.executable, str(script), "--events", str(events)]
    return subprocess.run(arguments + (["--json"] if session.as_json else []), check=False).returncode


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes the SHELL complete commands, for example: kodespor completion bash >> ~/.bashrc."""
    from click.shell_completion import get_completion_class

    from app.cli.main import cli

    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(cli, {}, "kodespor", "_KODESPOR_COMPLETE").source())

"""Exchanging events with co-coders: sync folder, sync lan, sync relay, sync send, sync receive."""

import asyncio
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import composition
from app.cli.base import Session, address, common, output_file
from app.cli.commands import group
from app.cli.files import tell_left_out
from app.cli.language import say, sentence
from app.cli.terminal import echo
from app.services.exchange_notes import note_exchange, noted
from core.analysis.missing_events import events_others_read
from core.limits import FILE_BYTES_MAX
from core.project import Project
from core.storage.files import read_bounded

if TYPE_CHECKING:
    from sync.transports.lan import PeerResult

WATCH_SECONDS = 30
LOOK_SECONDS = 6.0


@group()
@common
def sync(session: Session) -> None:
    """Holds the ways to sync."""


@sync.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True)
@common
def folder(session: Session, path: Path, watch: bool) -> None:
    """Syncs through a shared folder."""
    from sync.transports.folder_watch import FolderWatch

    watched, project, said = FolderWatch(path), session.project, ""
    while True:
        step = watched.step(project, _progress())
        note_exchange(project, "folder", str(path.resolve()), step.problem)
        if step.exchange is None:
            assert step.problem is not None
            if not watch:
                raise step.problem
            if step.is_news:
                session.tell("cli-sync-folder-pauses", problem=step.problem)
            time.sleep(WATCH_SECONDS)
            continue
        if step.is_news:
            session.tell("cli-sync-folder-back", folder=path)
        exchange = step.exchange
        told = "\n".join(map(sentence, exchange.problems))
        if told and told != said:
            echo(told, err=True)
        said = told
        value = _outcome(project, exchange.sent, exchange.received, [sentence(each) for each in exchange.problems])
        value["waiting"] += exchange.waiting
        session.answer(value, partial(_in_words, value))
        if not watch:
            return
        time.sleep(WATCH_SECONDS)


def _progress() -> Any:
    """A bar on standard error for long exchanges, where somebody is at a terminal."""
    import sys

    if not sys.stderr.isatty():
        return lambda *_: None
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    tasks: dict[str, Any] = {}

    def report(what: str, done: int, total: int) -> None:
        if not bar.live.is_started:
            bar.start()
        task = tasks.setdefault(what, bar.add_task(say(f"cli-sync-{what}"), total=total))
        bar.update(task, completed=done, total=total)
        if done >= total:
            bar.stop()

    return report


def _outcome(project: Project, sent: int, received: int, problems: list[str]) -> dict[str, Any]:
    return {
        "sent": sent,
        "received": received,
        "waiting": len(project.timeline.waiting),
        "others_read": events_others_read(project),
        "frontier": [{"device": head.device.hex(), "seq": head.seq} for head in project.log.heads()],
        "digest": project.state.digest(),
        "events_digest": project.events_digest(),
        "problems": problems,
        "removed": project.not_in_team() is not None,
    }


def _in_words(value: dict[str, Any]) -> str:
    counts = {name: value[name] for name in ("sent", "received", "waiting")}
    is_waiting = value["waiting"] and not value["removed"]  # who was removed waits for nothing
    return _with_closed(say("cli-sync-waiting" if is_waiting else "cli-sync-done", **counts), value)


def _with_closed(said: str, value: dict[str, Any]) -> str:
    """What was said, and that this device may have been removed where it may."""
    return "\n".join([said, say("team-may-be-removed", count=value["others_read"])]) if value["others_read"] else said


@sync.command()
@click.argument("out", type=click.Path(path_type=Path))
@common
def send(session: Session, out: Path) -> None:
    """Writes a sealed file for the others."""
    from sync.transports.sync_file import write_sync_file

    content = write_sync_file(session.project)
    output_file(out, content)
    value = {"file": str(out), "bytes": len(content), "left_out": tell_left_out(session)}
    session.done(value, "cli-sync-sent", file=out)


@sync.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def receive(session: Session, file: Path) -> None:
    """Takes in a file that another member sent."""
    from sync.transports.sync_file import read_sync_file

    exchange = read_sync_file(session.project, read_bounded(file, FILE_BYTES_MAX))
    problems = [sentence(each) for each in exchange.problems]
    for each in problems:
        echo(each, err=True)
    value = _outcome(session.project, 0, exchange.received, problems) | {"lacking": exchange.sent}
    counts = {"received": exchange.received, "lacking": exchange.sent, "waiting": value["waiting"]}
    session.answer(value, lambda: _with_closed(say("cli-sync-received", **counts), value))


@sync.command()
@click.option("--watch", is_flag=True)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=LOOK_SECONDS,
    show_default=True,
)
@click.option("--listen", metavar="HOST:PORT", default="0.0.0.0:0")
@click.option("--peer", "peers", multiple=True, metavar="HOST:PORT")
@click.option("--quiet", is_flag=True)
@common
def lan(session: Session, watch: bool, seconds: float, listen: str, peers: tuple[str, ...], quiet: bool) -> None:
    """Syncs with the devices of the project in the local network."""
    from app.services.peers import team_credentials
    from sync.transports.lan import Lan

    project = session.project
    totals = {"sent": 0, "received": 0}
    problems: list[str] = []

    def met(one: "PeerResult") -> None:
        if one.device is not None:
            note_exchange(project, "lan", one.device.hex(), one.outcome.problem)
        totals["sent"] += one.outcome.sent
        totals["received"] += one.outcome.received
        who = _name_of(session, one.device)
        if one.outcome.problem:
            problem = sentence(one.outcome.problem)
            problems.append(problem)
            echo(f"{who}: {problem}" if who else problem, err=True)
        elif who:
            session.tell("cli-sync-with", name=who, sent=one.outcome.sent, received=one.outcome.received)

    net = Lan(project, team_credentials(project, composition.entropy), composition.entropy, met, live=watch)
    addresses = [address(each) for each in peers]
    try:
        asyncio.run(net.run(*address(listen), addresses, not quiet, 0 if watch else seconds))
    except KeyboardInterrupt:
        session.tell("cli-sync-stopped")
    value = _outcome(project, totals["sent"], totals["received"], problems)
    session.answer(value, lambda: _in_words(value))


@sync.command()
@click.argument("url")
@click.option("--watch", is_flag=True)
@click.option("--http", "by_http", is_flag=True)
@click.option("--ca-file", default="", metavar="FILE")
@common
def relay(session: Session, url: str, watch: bool, by_http: bool, ca_file: str) -> None:
    """Syncs with a relay."""
    from app.services.peers import access_tokens_of
    from sync.transports.relay import checked_address, keep_talking, talk
    from sync.transports.relay_trust import checked_ca_file, trust_authority

    if ca_file:
        trust_authority(checked_ca_file(ca_file))
    project = session.project
    place = checked_address(url)
    if watch:
        stop = asyncio.Event()

        def met(one: Any) -> None:
            note_exchange(project, "relay", place, one.problem)
            if one.problem:
                echo(sentence(one.problem), err=True)
            else:
                session.tell("cli-sync-exchanged", sent=one.sent, received=one.received)

        try:
            asyncio.run(keep_talking(project, place, lambda: access_tokens_of(project), stop, met))
        except KeyboardInterrupt:
            session.tell("cli-sync-stopped")
        return
    with noted(project, "relay", place):
        outcome = asyncio.run(talk(project, place, access_tokens_of(project), None, by_http))
        if outcome.problem:
            raise outcome.problem
    value = _outcome(project, outcome.sent, outcome.received, [])
    session.answer(value, lambda: _in_words(value))


def _name_of(session: Session, device: Any) -> str:
    return session.presentation.author(device) if device is not None else ""

"""Exchanging events with co-coders: sync folder, sync lan, sync relay."""

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import composition
from app.cli.base import Session, common
from core.project import Project

if TYPE_CHECKING:
    from sync.transports.lan import PeerResult

WATCH_SECONDS = 30
LOOK_SECONDS = 6.0


@click.group()
def sync() -> None:
    """Exchange events with co-coders."""


@sync.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Go on until stopped with Ctrl+C.")
@common
def folder(session: Session, path: Path, watch: bool) -> None:
    """One exchange through a shared folder: a cloud drive, a network share, a memory stick."""
    from sync.transports.folder import sync_folder

    while True:
        project = session.project
        exchange = sync_folder(project, path, _progress())
        for problem in exchange.problems:
            session.say(session.words.say(problem))
        value = _outcome(
            project, exchange.sent, exchange.received, [session.words.say(each) for each in exchange.problems]
        )
        value["waiting"] += exchange.waiting
        session.answer(value, _in_words(value))
        if not watch:
            return
        time.sleep(WATCH_SECONDS)


def _progress() -> Any:
    """A bar on standard error for long exchanges, where somebody is watching."""
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
        task = tasks.setdefault(what, bar.add_task(what, total=total))
        bar.update(task, completed=done, total=total)
        if done >= total:
            bar.stop()

    return report


def _outcome(project: Project, sent: int, received: int, problems: list[str]) -> dict[str, Any]:
    return {
        "sent": sent,
        "received": received,
        "waiting": len(project.timeline.waiting),
        "frontier": [{"device": head.device.hex(), "seq": head.seq} for head in project.log.heads()],
        "digest": project.state.digest(),
        "events_digest": project.events_digest(),
        "problems": problems,
    }


def _in_words(value: dict[str, Any]) -> str:
    waiting = f", {value['waiting']} waiting for something not here yet" if value["waiting"] else ""
    return f"Sent {value['sent']}, received {value['received']}{waiting}."


@sync.command()
@click.option("--watch", is_flag=True, help="Go on until stopped with Ctrl+C; what is new goes out at once.")
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=LOOK_SECONDS,
    show_default=True,
    help="How long to look for others, without --watch.",
)
@click.option("--listen", metavar="H:P", default="0.0.0.0:0", help="Where to listen (default: any free port).")
@click.option("--peer", "peers", multiple=True, metavar="H:P", help="Call this address too; may be repeated.")
@click.option("--quiet", is_flag=True, help="Do not announce this device, and do not look for others.")
@common
def lan(session: Session, watch: bool, seconds: float, listen: str, peers: tuple[str, ...], quiet: bool) -> None:
    """One exchange with each device of the project in the local network.

    Devices find each other by themselves where the network lets them (zeroconf); an announcement holds no name and no
    title. They talk over TLS 1.3, and only devices of current members get in.
    """
    from app.services.peers import team_credentials
    from sync.transports.lan import Lan

    project = session.project
    totals = {"sent": 0, "received": 0}
    problems: list[str] = []

    def met(one: "PeerResult") -> None:
        totals["sent"] += one.outcome.sent
        totals["received"] += one.outcome.received
        who = _name_of(session, one.device)
        if one.outcome.problem:
            problems.append(session.words.say(one.outcome.problem))
            session.say(f"{who}: {problems[-1]}" if who else problems[-1])
        elif who:
            session.say(f"Exchanged with {who}: sent {one.outcome.sent}, received {one.outcome.received}.")

    net = Lan(project, team_credentials(project, composition.entropy), composition.entropy, met, live=watch)
    addresses = [address(each) for each in peers]
    try:
        asyncio.run(net.run(*address(listen), addresses, not quiet, 0 if watch else seconds))
    except KeyboardInterrupt:
        session.say("Stopped.")
    value = _outcome(project, totals["sent"], totals["received"], problems)
    session.answer(value, _in_words(value))


@sync.command()
@click.argument("url")
@click.option("--watch", is_flag=True, help="Stay connected until stopped with Ctrl+C; what is new goes out at once.")
@click.option("--http", "by_http", is_flag=True, help="Plain HTTP only; otherwise it is used where needed.")
@common
def relay(session: Session, url: str, watch: bool, by_http: bool) -> None:
    """One exchange with the relay at URL, which stores for those who are not online now and reads nothing."""
    from app.services.peers import access_tokens_of
    from sync.transports.relay import checked_address, keep_talking, talk

    project = session.project
    place = checked_address(url)
    if watch:
        stop = asyncio.Event()

        def met(one: Any) -> None:
            went = f"Exchanged: sent {one.sent}, received {one.received}."
            session.say(session.words.say(one.problem) if one.problem else went)

        try:
            asyncio.run(keep_talking(project, place, lambda: access_tokens_of(project), stop, met))
        except KeyboardInterrupt:
            session.say("Stopped.")
        return
    outcome = asyncio.run(talk(project, place, access_tokens_of(project), None, by_http))
    if outcome.problem:
        raise outcome.problem
    value = _outcome(project, outcome.sent, outcome.received, [])
    session.answer(value, _in_words(value))


def address(given: str) -> tuple[str, int]:
    """HOST:PORT as somebody typed it."""
    host, _, port = given.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise click.UsageError(f"“{given}” is no address; write HOST:PORT, such as 192.168.1.20:4000.")
    return host.strip("[]"), int(port)


def _name_of(session: Session, device: Any) -> str:
    return session.presentation.author(device) if device is not None else ""

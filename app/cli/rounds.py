"""Rounds of blind coding: rounds."""

from typing import Any

import click

from app.cli.base import Session, common
from app.cli.commands import group
from app.cli.language import say
from core.analysis.presentation import Presentation, iso_time
from core.commands import rounds as commands
from core.views.records import Round
from core.views.rounds import is_open


@group(invoke_without_command=True)
@common
def rounds(session: Session) -> None:
    """Lists the rounds of blind coding."""
    presentation = session.presentation
    value = [_described(presentation, row) for row in presentation.state.rounds.values()]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or say("cli-rounds-none"))


def _described(presentation: Presentation, row: Round) -> dict[str, Any]:
    return {
        "round": row.id.hex(),
        "name": presentation.words(row.name),
        "open": is_open(presentation.state, row),
        "sources": [presentation.source(each) for each in row.sources],
        "coders": [presentation.member(each) for each in row.coders],
        "finished": [presentation.member(each) for each in row.finished],
        "ended_early": row.is_ended,
        "at": iso_time(row.at),
    }


def _listed(value: dict[str, Any]) -> str:
    waiting = [each for each in value["coders"] if each not in value["finished"]]
    state = say("cli-rounds-waits-for", coders=waiting) if value["open"] else say("cli-rounds-over")
    return f"{value['round'][:8]}  {value['name']:<24} {', '.join(value['sources'])}: {state}"


@rounds.command("open")
@click.argument("name")
@click.option("--source", "sources", multiple=True, required=True, metavar="SOURCE")
@click.option("--coder", "coders", multiple=True, required=True, metavar="MEMBER")
@common
def open_(session: Session, name: str, sources: tuple[str, ...], coders: tuple[str, ...]) -> None:
    """Opens a round of blind coding."""
    names = session.names
    chosen = [names.source(each) for each in sources], [names.member(each) for each in coders]
    event = session.project.do(commands.open_round, name, *chosen)[0].event
    session.done({"round": event.round.hex()}, "cli-rounds-opened", name=name)


@rounds.command()
@click.argument("round_", metavar="ROUND")
@common
def finish(session: Session, round_: str) -> None:
    """Finishes a round for oneself."""
    event = session.project.do(commands.finish_round, session.names.round(round_))[0]
    session.done({"event": event.id.hex()}, "cli-rounds-finished")


@rounds.command()
@click.argument("round_", metavar="ROUND")
@click.option("--why", required=True, metavar="REASON")
@common
def end(session: Session, round_: str, why: str) -> None:
    """Ends a round before all of its coders have finished."""
    event = session.project.do(commands.end_round, session.names.round(round_), why)[0]
    session.done({"event": event.id.hex()}, "cli-rounds-ended")

"""Rounds of blind coding: rounds."""

from typing import Any

import click

from app.cli.base import Session, common
from core.analysis.presentation import Presentation, iso_time
from core.commands import rounds as commands
from core.views.records import Round
from core.views.rounds import is_open


@click.group(invoke_without_command=True)
@common
def rounds(session: Session) -> None:
    """List the rounds of blind coding; open, finish and end them with the commands below."""
    presentation = session.presentation
    value = [_described(presentation, row) for row in presentation.state.rounds.values()]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or "No rounds yet.")


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
    state = f"waits for {', '.join(waiting)}" if value["open"] else "over"
    return f"{value['round'][:8]}  {value['name']:<24} {', '.join(value['sources'])}: {state}"


@rounds.command("open")
@click.argument("name")
@click.option("--source", "sources", multiple=True, required=True, metavar="S", help="A source; may be repeated.")
@click.option("--coder", "coders", multiple=True, required=True, metavar="M", help="A coder; two or more.")
@common
def open_(session: Session, name: str, sources: tuple[str, ...], coders: tuple[str, ...]) -> None:
    """Begin a round: its coders do not see each other's codings until all of them are done."""
    names = session.names
    chosen = [names.source(each) for each in sources], [names.member(each) for each in coders]
    event = session.project.do(commands.open_round, name, *chosen)[0].event
    session.answer({"round": event.round.hex()}, f"The round “{name}” is open.")


@rounds.command()
@click.argument("round_", metavar="ROUND")
@common
def finish(session: Session, round_: str) -> None:
    """Say that you are done with a ROUND."""
    event = session.project.do(commands.finish_round, session.names.round(round_))[0]
    session.answer({"event": event.id.hex()}, "You are done with this round.")


@rounds.command()
@click.argument("round_", metavar="ROUND")
@click.option("--why", required=True, help="The reason.")
@common
def end(session: Session, round_: str, why: str) -> None:
    """End a ROUND before all of its coders are done, with the reason."""
    event = session.project.do(commands.end_round, session.names.round(round_), why)[0]
    session.answer({"event": event.id.hex()}, "The round is over; everybody sees everything.")

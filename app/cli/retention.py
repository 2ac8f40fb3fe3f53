"""Until when the study may be kept: retention."""

from typing import Any

import click

from app.cli.base import Session, common
from app.cli.commands import group
from app.cli.language import say
from app.services.days import today_of
from core.analysis.retention import REMIND_DAYS, dates
from core.commands import retention as commands


@group(invoke_without_command=True)
@common
def retention(session: Session) -> None:
    """Lists until when the study, and what each participant said, may be kept."""
    value = dates_json(session)
    session.answer(value, lambda: "\n".join(map(retention_line, value)) or say("cli-retention-none"))


def dates_json(session: Session) -> list[dict[str, Any]]:
    """The dates that are set."""
    presentation = session.presentation
    return [
        {
            "participant": each.participant.hex() if each.participant is not None else None,
            "name": presentation.participant(each.participant) if each.participant is not None else None,
            "until": each.day, "days_left": each.left, "then": each.then,
            "is_over": each.left < 0, "is_near": 0 <= each.left <= REMIND_DAYS,
        }
        for each in dates(presentation.state, today_of())
    ]  # fmt: skip


def retention_line(value: dict[str, Any]) -> str:
    """A date in one line."""
    whose = value["name"] or say("cli-retention-study")
    line = say("cli-retention-line", day=value["until"], whose=whose, then=say("term-then-" + value["then"]))
    if value["is_over"]:
        return f"{line} ({say('cli-retention-over', days=-value['days_left'])})"
    return f"{line} ({say('cli-retention-soon', days=value['days_left'])})" if value["is_near"] else line


@retention.command("set")
@click.argument("day", metavar="DAY")
@click.option("--participant", metavar="PARTICIPANT")
@click.option("--then", type=click.Choice(commands.AFTERWARDS), default="decide", show_default=True)
@click.option("--note", default="", metavar="TEXT")
@common
def set_(session: Session, day: str, participant: str | None, then: str, note: str) -> None:
    """Sets a date."""
    person = session.names.participant(participant) if participant else None
    recorded = session.project.do(commands.set_retention, person, day, then, note)
    session.done({"event": recorded[-1].id.hex()}, "cli-retention-done", name=participant or "study", day=day)


@retention.command()
@click.option("--participant", metavar="PARTICIPANT")
@common
def clear(session: Session, participant: str | None) -> None:
    """Removes a date."""
    person = session.names.participant(participant) if participant else None
    recorded = session.project.do(commands.set_retention, person, "")
    session.done({"event": recorded[-1].id.hex()}, "cli-retention-cleared", name=participant or "study")

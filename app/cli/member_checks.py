"""What went back to participants: participants return, return-answer, show, show-answer."""

import click

from app.cli.base import Session, common
from app.cli.commands import command
from app.services.days import past_day, today_of
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.commands import member_checks as commands
from core.errors import Refused
from core.messages import Message

DAY = click.option("--day", metavar="DAY")


@command("return")
@click.argument("participant")
@click.argument("source")
@DAY
@click.option("--note", default="", metavar="TEXT")
@common
def return_(session: Session, participant: str, source: str, day: str | None, note: str) -> None:
    """Records that a participant was given a transcript to read."""
    person, which, day = (
        session.names.participant(participant),
        session.names.source(source),
        past_day(day or f"{today_of()}"),
    )
    recorded = session.project.do(commands.return_transcript, person, which, day, note)
    said = {"participant": participant, "source": source, "day": day}
    session.done({"event": recorded[-1].id.hex()}, "cli-member_checks-returned", **said)


@command("return-answer")
@click.argument("participant")
@click.argument("source")
@click.argument("answer", type=click.Choice(commands.TRANSCRIPT_ANSWERS))
@DAY
@click.option("--note", default="", metavar="TEXT")
@common
def return_answer(session: Session, participant: str, source: str, answer: str, day: str | None, note: str) -> None:
    """Records what a participant answered to a transcript that was returned."""
    person, which = session.names.participant(participant), session.names.source(source)
    found = [each for each in transcripts_returned(session.project.state, person) if each.returned.source == which]
    if not found:
        raise Refused("nothing-returned")
    _answered(session, participant, day, answer, found[-1].returned.event, commands.answer_transcript, (note,))


@command()
@click.argument("people", metavar="PARTICIPANT…", nargs=-1, required=True)
@click.option("--shown", required=True, metavar="TEXT")
@click.option("--code", "codes", multiple=True)
@DAY
@common
def show(session: Session, people: tuple[str, ...], shown: str, codes: tuple[str, ...], day: str | None) -> None:
    """Records that participants were shown findings."""
    names, day = session.names, past_day(day or f"{today_of()}")
    ids, which = [names.participant(each) for each in people], [names.code(each) for each in codes]
    recorded = session.project.do(commands.show_findings, ids, day, shown, which)
    said = {"participants": list(people), "day": day}
    session.done({"events": [each.id.hex() for each in recorded]}, "cli-member_checks-shown", **said)


@command("show-answer")
@click.argument("participant")
@click.argument("answer", type=click.Choice(commands.FINDINGS_ANSWERS))
@click.option("--words", default="", metavar="TEXT")
@click.option("--changed", default="", metavar="TEXT")
@DAY
@common
def show_answer(session: Session, participant: str, answer: str, words: str, changed: str, day: str | None) -> None:
    """Records what a participant said to findings that they were shown."""
    found = findings_shown(session.project.state, session.names.participant(participant))
    if not found:
        raise Refused("nothing-shown")
    _answered(session, participant, day, answer, found[-1].shown.event, commands.answer_findings, (words, changed))


def _answered(
    session: Session,
    participant: str,
    day: str | None,
    answer: str,
    event: bytes,
    command: object,
    texts: tuple[str, ...],
) -> None:
    day = past_day(day or f"{today_of()}")
    recorded = session.project.do(command, event, day, answer, *texts)  # type: ignore[arg-type]
    said = {"participant": participant, "day": day, "answer": Message(f"term-answer-{answer}")}
    session.done({"event": recorded[-1].id.hex()}, "cli-member_checks-answered", **said)

"""Participants and their consent: participants, withdraw."""

from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common
from core.analysis.presentation import Presentation
from core.analysis.withdrawal_preview import WithdrawalPreview, preview_for_participant, preview_for_sources
from core.commands import participants as commands
from core.commands.sources import assign_source, withdraw_source
from core.errors import Refused, UnknownName
from core.events.participants import ParticipantAdded
from core.ids import Id
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


@click.group(invoke_without_command=True)
@common
@at_any_moment
def participants(session: Session) -> None:
    """List the participants; add, describe and assign them with the commands below."""
    presentation = session.presentation
    value = [
        _described(presentation, row.id) for row in presentation.state.participants.values() if row.status != "removed"
    ]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or "No participants yet.")


def _described(presentation: Presentation, participant: Id) -> dict[str, Any]:
    row = presentation.state.participants.rows[participant]
    return {
        "participant": row.id.hex(),
        "name": presentation.words(row.pseudonym),
        "status": row.status,
        "attributes": {name: presentation.words(text) for name, text in row.attributes},
        "consents": [
            {"day": each.day, "scope": presentation.words(each.scope), "file": each.file.hex() if each.file else None}
            for each in sorted(presentation.state.consents.values(), key=lambda each: (each.day, each.at))
            if each.participant == participant
        ],
        "sources": [
            {"source": each.id.hex(), "name": presentation.words(each.name)}
            for each in presentation.state.sources.values()
            if participant in each.participants
        ],
    }


def _listed(value: dict[str, Any]) -> str:
    attributes = ", ".join(f"{name} {text}" for name, text in value["attributes"].items())
    sources = ", ".join(each["name"] for each in value["sources"])
    return f"{value['participant'][:8]}  {value['status']:<12} {value['name']:<20} {attributes}  {sources}".rstrip()


@participants.command()
@click.argument("name")
@click.option("--status", type=click.Choice(commands.STATUSES), help="Where the participant stands.")
@common
def add(session: Session, name: str, status: str | None) -> None:
    """Add a participant under the pseudonym NAME."""
    try:
        session.names.participant(name)
    except UnknownName:
        event = session.project.do(commands.add_participant, name, *([status] if status else []))[0].event
        session.answer({"participant": event.participant.hex()}, f"Added “{name}”.")
        return
    raise Refused(f"There is a participant “{name}” already.")


@participants.command()
@click.argument("participant")
@click.argument("attribute")
@click.argument("value")
@common
def describe(session: Session, participant: str, attribute: str, value: str) -> None:
    """Write down an ATTRIBUTE of a PARTICIPANT, such as: describe P1 age 40-49."""
    recorded = session.project.do(
        commands.describe_participant, session.names.participant(participant), attribute, value
    )
    session.answer({"event": recorded[-1].id.hex()}, f"{participant}: {attribute} is {value}.")


@participants.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@common
def import_(session: Session, file: Path) -> None:
    """Participants and their attributes from a table FILE (csv or xlsx): pseudonyms in the first column.

    Who is not known is added; what differs is written down anew; nothing is taken away.
    """
    from core.importing.people import read_people

    people = read_people(file.name, read_bounded(file, IMPORT_BYTES_MAX))
    recorded = session.project.do(commands.take_people, [tuple(each) for each in people])
    added = sum(isinstance(each.event, ParticipantAdded) for each in recorded)
    session.answer(
        {"participants": len(people), "added": added, "attributes": len(recorded) - added},
        f"{len(people)} participants in the table: {added} new, {len(recorded) - added} attributes written down.",
    )


@participants.command()
@click.argument("participant")
@click.argument("status", type=click.Choice(commands.STATUSES))
@click.option("--why", help="The reason.")
@common
def status(session: Session, participant: str, status: str, why: str | None) -> None:
    """Set the STATUS of a PARTICIPANT."""
    recorded = session.project.do(commands.set_status, session.names.participant(participant), status, why)
    session.answer({"event": recorded[-1].id.hex()}, f"{participant} is {status}.")


@participants.command("type")
@click.argument("attribute")
@click.argument("type_", metavar="TYPE", type=click.Choice(commands.TYPES))
@click.argument("choices", metavar="[CHOICE]…", nargs=-1)
@common
def type_(session: Session, attribute: str, type_: str, choices: tuple[str, ...]) -> None:
    """Say what an ATTRIBUTE may be: text, number, date (YYYY-MM-DD), or choice, then the choices."""
    recorded = session.project.do(commands.set_attribute_type, attribute, type_, choices)
    session.answer({"event": recorded[-1].id.hex()}, f"{attribute} is a {type_}.")


@participants.command()
@click.argument("participant")
@click.argument("day", metavar="YYYY-MM-DD")
@click.option("--scope", default="", help="To what: interview, recording, quotation …")
@click.option("--file", "document", metavar="FILE", help="An attached document that shows it (see attach).")
@common
def consent(session: Session, participant: str, day: str, scope: str, document: str | None) -> None:
    """Write down that a PARTICIPANT consented on a day."""
    names = session.names
    which = names.file(document) if document else None
    recorded = session.project.do(commands.note_consent, names.participant(participant), day, scope, which)
    session.answer({"event": recorded[0].id.hex()}, f"{participant} consented on {day}.")


@participants.command()
@click.argument("source")
@click.argument("people", metavar="PARTICIPANT…", nargs=-1, required=True)
@common
def assign(session: Session, source: str, people: tuple[str, ...]) -> None:
    """Say whose words SOURCE holds."""
    ids = tuple(session.names.participant(each) for each in people)
    recorded = session.project.do(assign_source, session.names.source(source), ids)
    session.answer({"event": recorded[-1].id.hex()}, f"{source} holds the words of {', '.join(people)}.")


@click.command()
@click.argument("participant")
@click.option("--yes", is_flag=True, help="Do not ask back.")
@common
def withdraw(session: Session, participant: str, yes: bool) -> None:
    """Let PARTICIPANT withdraw: destroys the keys to their words, on every device that syncs. For good.

    Gone then: their transcripts and all that was derived from them, quotes, memos and reasons written on
    them, in vivo names, attributes. Kept: that the interview was there, its length, and which decisions
    were made on it. Not reached: devices that never sync again, backups and printouts outside the program.
    A source that belongs to no participant may be named as well.
    """
    presentation = session.presentation
    command: Any = commands.withdraw_participant
    try:
        target = session.names.participant(participant)
        found = preview_for_participant(presentation, target)
    except UnknownName:
        target = session.names.source(participant)
        owned_by = presentation.state.sources.rows[target].participants
        if owned_by:
            owners = ", ".join(presentation.participant(each) for each in owned_by)
            raise Refused(f"This source holds the words of {owners}: name the participant who withdraws.") from None
        command, found = withdraw_source, preview_for_sources(presentation, [target])
    _warn(session, found)
    if not yes:
        click.echo("This cannot be undone.", err=True)
        if click.prompt(f"Type the name “{participant}” to confirm", err=True) != participant:
            raise Refused("Not confirmed; nothing was changed.")
    recorded = session.project.do(command, target)
    value = {"event": recorded[-1].id.hex(), "keys_destroyed": session.project.shredded}
    session.answer(
        value,
        f"Withdrawn: {session.project.shredded} keys destroyed on this device. "
        "Co-coders' devices do the same when they sync.",
    )


def _warn(session: Session, found: WithdrawalPreview) -> None:
    """Says what goes along: group members, and names in the codebook that are these informants' words."""
    for name in found.turns_only:
        session.say(f"Of “{name}” only this participant's own turns go; what the others say about them stays.")
    for name in found.shared_texts:
        session.say(f"“{name}” holds the words of several; all of it goes.")
    for name in found.code_names:
        session.say(f"The name of the code “{name}” is their words and goes along; rename it if you want to keep it.")

"""Participants and their consent: participants, withdraw."""

from pathlib import Path
from typing import Any

import click

from app.cli import member_checks
from app.cli.as_of import at_any_moment
from app.cli.base import WHY, Session, common
from app.cli.commands import command, group
from app.cli.language import say, sentence
from app.cli.speakers import pseudonyms, tell_of_newcomers
from app.cli.terminal import echo
from app.composition import entropy
from app.keeping.older_copies import opening_withdrawn
from app.services.days import past_day
from core.analysis.consents import NOT_ASKED, Gaps, consents_of, gaps, standing
from core.analysis.member_checks import findings_shown, transcripts_returned
from core.analysis.presentation import Presentation
from core.analysis.transcripts import save_left
from core.analysis.withdrawal_preview import WithdrawalPreview, preview_for_participant, preview_for_source
from core.commands import participants as commands
from core.commands import people_corrected
from core.commands.sources import assign_source, withdraw_source
from core.errors import Refused, UnknownName
from core.events.participants import MATTERS, ParticipantAdded
from core.ids import Id, ThingId
from core.keys.draft_journal import DraftJournal
from core.limits import IMPORT_BYTES_MAX
from core.messages import Message
from core.storage.files import read_bounded
from core.text.alphabet import alphabetical
from core.text.normal import look_alike
from core.views.authorisation import powers_of
from core.views.epochs import is_sheet_outdated
from core.views.withdrawals import PARTICIPANT, SOURCE, is_asked

LISTED, EXCERPT = 20, 80
"""So many of what goes are listed, and so many characters of each."""


@group(invoke_without_command=True)
@common
@at_any_moment
def participants(session: Session) -> None:
    """Lists the participants."""
    presentation = session.presentation
    amiss = gaps(presentation.state)
    value = [
        _described(presentation, row.id, amiss)
        for row in presentation.state.participants.values()
        if row.status != "removed"
    ]
    value.sort(key=lambda each: (alphabetical(each["name"]), each["participant"]))
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or say("cli-people-none"))


def _described(presentation: Presentation, participant: Id, amiss: Gaps) -> dict[str, Any]:
    state = presentation.state
    row = state.participants.rows[participant]
    return {
        "participant": row.id.hex(),
        "name": presentation.name_to_decide_on(PARTICIPANT, row.id),
        "status": row.status,
        "attributes": {name: presentation.words(text) for name, text in row.attributes},
        "consents": [
            {
                "day": each.day,
                "scope": presentation.words(each.scope),
                "file": each.file.hex() if each.file else None,
                "form": presentation.words(each.form) or None,
                "answers": {name: getattr(each, name) for name in MATTERS},
            }
            for each in consents_of(state, participant)
        ],
        "consent": {
            name: {"answer": each.answer, "day": each.day or None, "form": presentation.words(each.form) or None}
            for name, each in standing(state, participant).items()
        },
        "without_consent": participant in amiss.interviewed,
        "recorded_without_consent": participant in amiss.recorded,
        "returned": [
            {
                "source": each.returned.source.hex(),
                "day": each.returned.day,
                "note": presentation.words(each.returned.note),
                "answers": [
                    {"day": one.day, "answer": one.answer, "note": presentation.words(one.note)} for one in each.answers
                ],
            }
            for each in transcripts_returned(state, participant)
        ],
        "findings": [
            {
                "shown": presentation.words(each.shown.shown),
                "codes": [code.hex() for code in each.shown.codes],
                "day": each.shown.day,
                "answers": [
                    {
                        "day": one.day,
                        "answer": one.answer,
                        "words": presentation.words(one.words),
                        "changed": presentation.words(one.changed),
                    }
                    for one in each.answers
                ],
            }
            for each in findings_shown(state, participant)
        ],
        "sources": [
            {"source": each.id.hex(), "name": presentation.words(each.name)}
            for each in presentation.state.sources.values()
            if participant in each.participants
        ],
    }


def _listed(value: dict[str, Any]) -> str:
    if value["status"] == "withdrawn":  # nothing else of them is here any more, and no gap in consent can be mended
        return f"{value['participant'][:8]}  {say('term-status-withdrawn'):<15} {value['name']}"
    attributes = ", ".join(f"{name} {text}" for name, text in value["attributes"].items())
    sources = ", ".join(each["name"] for each in value["sources"])
    status = say("term-status-" + value["status"])
    line = f"{value['participant'][:8]}  {status:<15} {value['name']:<20} {attributes}  {sources}".rstrip()
    return "\n".join([line, *(f"          {each}" for each in _ethics(value))])


def _ethics(value: dict[str, Any]) -> list[str]:
    """How consent stands, what went back to the participant and what came of it, and what is amiss."""
    given = [(name, each) for name, each in value["consent"].items() if each["day"]]
    lines = [", ".join(_answer(name, each["answer"]) for name, each in given)] if given else []
    if value["without_consent"]:
        lines.append("! " + say("cli-people-no-consent"))
    if value["recorded_without_consent"]:
        lines.append("! " + say("cli-people-not-recording"))
    names = {each["source"]: each["name"] for each in value["sources"]}
    for each in value["returned"]:
        said = {"text": names.get(each["source"], each["source"][:8]), "day": each["day"], "answer": _last(each)}
        lines.append(say("people-returned", **said))
    lines += [say("people-shown", day=each["day"], answer=_last(each)) for each in value["findings"]]
    return lines


def _answer(matter: str, answer: str) -> str:
    return say("term-consent-answer", matter=say(f"term-matter-{matter}"), answer=say(f"term-consent-{answer}"))


def _last(value: dict[str, Any]) -> str:
    return say("term-answer-" + (value["answers"][-1]["answer"] if value["answers"] else "none"))


@participants.command()
@click.argument("name")
@click.option("--status", type=click.Choice(commands.STATUSES))
@common
def add(session: Session, name: str, status: str | None) -> None:
    """Adds a participant."""
    before = pseudonyms(session)
    if look_alike(name) in map(look_alike, before):
        raise Refused("participant-there-already", name=name)
    recorded = session.project.do(commands.add_participant, name, *([status] if status else []))
    tell_of_newcomers(session, before, recorded)
    session.done({"participant": recorded[0].event.participant.hex()}, "cli-people-added", name=name)


@participants.command()
@click.argument("participant")
@click.argument("name")
@WHY
@common
def rename(session: Session, participant: str, name: str, why: str | None) -> None:
    """Gives a participant another pseudonym."""
    person = session.names.participant(participant)
    before = session.presentation.participant(person)
    recorded = session.project.do(people_corrected.rename_participant, person, name, why)
    session.done({"event": recorded[-1].id.hex()}, "cli-people-renamed", before=before, name=name)


@participants.command()
@click.argument("participant")
@click.option("--into", required=True, metavar="PARTICIPANT")
@WHY
@common
def merge(session: Session, participant: str, into: str, why: str | None) -> None:
    """Says that two participants are one person."""
    names, called = session.names, session.presentation.participant
    one, other = names.participant(participant), names.participant(into)
    said = {"participant": called(one), "into": called(other)}
    recorded = session.project.do(people_corrected.merge_participants, one, other, why)
    session.done({"event": recorded[-1].id.hex()}, "cli-people-merged", **said)


@participants.command()
@click.argument("participant")
@click.argument("attribute")
@click.argument("value")
@common
def describe(session: Session, participant: str, attribute: str, value: str) -> None:
    """Sets an attribute of a participant."""
    recorded = session.project.do(
        commands.describe_participant, session.names.participant(participant), attribute, value
    )
    said = {"participant": participant, "attribute": attribute, "value": value}
    session.done({"event": recorded[-1].id.hex()}, "cli-people-described", **said)


@participants.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@common
def import_(session: Session, file: Path) -> None:
    """Takes participants and their attributes from a table."""
    from core.importing.people import read_people

    people, remarks = read_people(file.name, read_bounded(file, IMPORT_BYTES_MAX))
    recorded = session.project.do(commands.take_people, [tuple(each) for each in people])
    session.tell_all(remarks)
    added = sum(isinstance(each.event, ParticipantAdded) for each in recorded)
    value = {"participants": len(people), "added": added, "attributes": len(recorded) - added}
    session.done(value, "cli-people-imported", **value)


@participants.command()
@click.argument("participant")
@click.argument("status", type=click.Choice(commands.STATUSES))
@WHY
@common
def status(session: Session, participant: str, status: str, why: str | None) -> None:
    """Sets the status of a participant."""
    recorded = session.project.do(commands.set_status, session.names.participant(participant), status, why)
    said = {"participant": participant, "status": Message("term-status-" + status)}
    session.done({"event": recorded[-1].id.hex()}, "cli-people-status-set", **said)


@participants.command("type")
@click.argument("attribute")
@click.argument("type_", metavar="TYPE", type=click.Choice(commands.TYPES))
@click.argument("choices", metavar="[CHOICE]…", nargs=-1)
@common
def type_(session: Session, attribute: str, type_: str, choices: tuple[str, ...]) -> None:
    """Defines the type of an attribute."""
    recorded = session.project.do(commands.set_attribute_type, attribute, type_, choices)
    said = {"attribute": attribute, "type": Message("term-attribute-" + type_)}
    session.done({"event": recorded[-1].id.hex()}, "cli-people-type-set", **said)


@participants.command()
@click.argument("participant")
@click.argument("day", metavar="DAY")
@click.option("--scope", default="", metavar="SCOPE")
@click.option("--file", "document", metavar="FILE")
@click.option("--form", default="", metavar="TEXT")
@click.option("--interview", type=click.Choice(commands.ANSWERS), default="yes", show_default=True)
@click.option("--quotation", type=click.Choice(commands.ANSWERS), default="not_asked", show_default=True)
@click.option("--recording", type=click.Choice(commands.ANSWERS), default="not_asked", show_default=True)
@click.option("--sharing", type=click.Choice(commands.ANSWERS), default="not_asked", show_default=True)
@common
def consent(session: Session, participant: str, day: str, scope: str, document: str | None, **given: str) -> None:
    """Records what a participant consented to."""
    names, answers = session.names, commands.Consented(**given)
    which = names.file(document) if document else None
    recorded = session.project.do(
        commands.note_consent, names.participant(participant), past_day(day), scope, which, answers
    )
    said = ", ".join(_answer(name, given[name]) for name in MATTERS if given[name] != NOT_ASKED)
    session.done(
        {"event": recorded[0].id.hex()}, "cli-people-consented", participant=participant, day=day, answers=said
    )


@participants.command()
@click.argument("source")
@click.argument("people", metavar="PARTICIPANT…", nargs=-1, required=True)
@common
def assign(session: Session, source: str, people: tuple[str, ...]) -> None:
    """Assigns a source to the participants whose words it holds."""
    ids = tuple(session.names.participant(each) for each in people)
    recorded = session.project.do(assign_source, session.names.source(source), ids)
    said = {"source": source, "participants": list(people)}
    session.done({"event": recorded[-1].id.hex()}, "cli-people-assigned", **said)


@command()
@click.argument("participant")
@click.option("--yes", is_flag=True)
@click.option("--decline", is_flag=True)
@click.option("--also", "also", multiple=True, metavar="EVENT")
@WHY
@common
def withdraw(
    session: Session, participant: str, yes: bool, decline: bool, also: tuple[str, ...], why: str | None
) -> None:
    """Records that a participant withdraws: an owner destroys the keys to their words, a coder hides the words."""
    if decline:
        _decline(session, participant, why)
        return
    keychain = session.project.custody.keychain
    save_left(session.project, DraftJournal(session.project.log, keychain, entropy))  # what is in no version yet
    presentation = session.presentation
    command: Any = commands.withdraw_participant
    target: Id
    try:
        target = person = session.names.participant(participant)
        found = preview_for_participant(presentation, person)
    except UnknownName:
        target = source = session.names.source_where_no_participant(participant)
        owned_by = presentation.state.sources.rows[source].participants
        if owned_by:
            owners = [presentation.participant(each) for each in owned_by]
            raise Refused("source-has-owners", participants=owners) from None
        command, found = withdraw_source, preview_for_source(presentation, source)
    for part in ("deleted", "kept", "not-reached", "comes-again"):
        session.tell(f"components-withdrawal-{part}")
    session.tell_all(found.ways)
    _warn(session, found)
    is_owner = powers_of(session.project.state, session.project.device) == "owner"
    if not yes:
        session.tell("cli-people-cannot-be-undone" if is_owner else "cli-people-hides")
        if click.prompt(say("cli-people-type-the-name", name=participant), err=True) != participant:
            raise Refused("not-confirmed")
    recorded = session.project.do(command, target, [session.names.event(each) for each in also])
    value = {
        "event": recorded[0].id.hex(),
        "keys_destroyed": session.project.shredded,
        "waits_for_owner": not is_owner,
        "typed": len(found.typed) + len(also),
        "to_check": [{"event": each.event.hex(), "text": each.text} for each in found.to_check],
        "drafts": list(found.drafts),
        "named_in": list(found.named_in),
        "attributes": list(found.attributes),
    }
    if is_owner:
        session.done(value, "cli-people-withdrawn", keys=session.project.shredded)
    else:
        session.done(value, "cli-people-hidden", thing=target.hex()[:8])
    _tell_what_to_check(session, found, target.hex()[:8])
    for notice in opening_withdrawn(session.project, session.folder) if is_owner else ():
        echo(sentence(notice), err=True)
    if is_owner and is_sheet_outdated(session.project.state, session.project.member):
        session.tell("cli-project-sheet-outdated")


def _decline(session: Session, thing: str, why: str | None) -> None:
    """Takes a withdrawal back that waits for an owner: an owner anybody's, a coder their own."""
    try:
        kind, target = PARTICIPANT, Id(session.names.participant(thing))
    except UnknownName:
        kind, target = SOURCE, Id(session.names.source_where_no_participant(thing))
    recorded = session.project.do(commands.decline_withdrawal, kind, ThingId(target), why)
    is_waiting = is_asked(session.project.state, target)
    value = {"event": recorded[0].id.hex(), "waits_for_owner": is_waiting}
    session.done(value, "cli-people-still-hidden" if is_waiting else "cli-people-declined")


def _warn(session: Session, found: WithdrawalPreview) -> None:
    """Tells what goes along: words of others, and names in the codebook that are these participants' words."""
    for name in found.turns_only:
        session.tell("cli-people-turns-only", source=name)
    for name in found.shared_texts:
        session.tell("cli-people-shared-text", source=name)
    for name in found.drafts:
        session.tell("components-withdrawal-draft", recording=name)
    for name in found.code_names:
        session.tell("cli-people-code-name", code=name)
    if found.typed:
        session.tell("cli-people-typed", count=len(found.typed))
    for typed in found.typed[:LISTED]:
        session.tell("cli-people-listed", event=typed.event.hex()[:8], text=typed.text[:EXCERPT])


def _tell_what_to_check(session: Session, found: WithdrawalPreview, thing: str) -> None:
    """Tells where words or the name may still stand: nobody can look for them any more once they are destroyed."""
    for name in found.named_in:
        session.tell("cli-people-named-in", source=name)
    for name in found.attributes:
        session.tell("cli-people-attribute", attribute=name)
    session.tell("cli-people-to-check" if found.to_check else "cli-people-by-hand", thing=thing)
    for typed in found.to_check:
        session.tell("cli-people-listed", event=typed.event.hex()[:8], text=typed.text[:EXCERPT])


for _each in (member_checks.return_, member_checks.return_answer, member_checks.show, member_checks.show_answer):
    participants.add_command(_each)

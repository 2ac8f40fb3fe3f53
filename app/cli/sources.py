"""Texts: import, sources, text, find."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common, in_layer
from app.cli.commands import command, group
from app.cli.encodings import read_sure
from app.cli.failures import usage
from app.cli.language import say
from app.cli.names import Names
from app.cli.terminal import put
from core.analysis.duplicates import known_hash
from core.commands import sources as commands
from core.commands.memos import keep_comments
from core.commands.sources import Incoming
from core.errors import Refused, UnknownName
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported, SourceSpeakerSealed
from core.ids import Id
from core.importing.batch import collect
from core.text.find import find_quote
from core.text.normal import text_hash
from core.text.speaker_turns import speakers, turns
from core.views.withdrawals import HIDDEN

PROGRESS_FROM = 5
"""With more texts than these, each is named as it is read."""


@command(name="import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(commands.KINDS))
@click.option("--participant", "people", multiple=True, metavar="PARTICIPANT")
@click.option(
    "--speaker",
    "speakers_of",
    multiple=True,
    metavar="NAME=PARTICIPANT",
)
@click.option("--of", "original", metavar="SOURCE")
@click.option("--encoding")
@click.option("--again", is_flag=True)
@click.option("--comments", is_flag=True)
@common
def import_(
    session: Session,
    files: tuple[Path, ...],
    kind: str | None,
    people: tuple[str, ...],
    speakers_of: tuple[str, ...],
    original: str | None,
    encoding: str | None,
    again: bool,
    comments: bool,
) -> None:
    """Adds each file as a source: all of them are read before the first is added, so that none is added by half."""
    gathered = collect(list(files))
    documents = []
    for n, each in enumerate(gathered.files, 1):
        if len(gathered.files) > PROGRESS_FROM:
            session.tell("cli-sources-reading", n=n, of=len(gathered.files), name=each.name)
        documents.append((Path(each.name), read_sure(session, each, encoding)))
    names = session.names
    derived_from = names.source(original) if original else None
    known = {known_hash(session.project, row): row for row in session.project.state.sources.values()
             if row.status == "live"}  # fmt: skip
    incoming = []
    for path, document in documents:
        same = known.get(text_hash(document.text))
        if same is not None and not again:
            name = session.presentation.source(same.id)
            raise Refused("source-there-already", file=path.name, name=name)
        chosen = kind or ("condensed" if derived_from else "group" if len(people) > 1 else "interview")
        origin = document.origin(path.name, session.words)
        incoming.append(Incoming(path.stem, document.text, origin, chosen, document.times, document.comments))

    persons = {person: _person(names, person) for person in people}
    spoken = dict(_pair(each, persons) for each in speakers_of)
    recorded = session.project.do(commands.bring_in, incoming, list(persons.values()), derived_from, spoken)
    _warn_of_silent(session, recorded)
    for name in gathered.skipped:
        session.tell("cli-sources-passed-over", name=name)
    added = [each for each in recorded if isinstance(each.event, SourceImported)]
    for one, new in zip(incoming, added, strict=True):
        if comments and one.comments:
            session.project.do(keep_comments, new.event.source, one.comments)
        elif one.comments:
            session.tell("cli-sources-comments", count=len(one.comments), name=one.name)
    value = [_imported(one, each.event) for one, each in zip(incoming, added, strict=True)]
    session.answer(value, lambda: "\n".join(_in_words(each) for each in value))


def _person(names: Names, given: str) -> commands.Person:
    """A participant, or the pseudonym of a new one."""
    try:
        return names.participant(given)
    except UnknownName:
        return given


def _pair(given: str, persons: dict[str, commands.Person]) -> tuple[str, commands.Person]:
    name, sign, person = given.partition("=")
    if not sign or person not in persons:
        raise usage("cli-sources-speaker-form")
    return name.strip(), persons[person]


def _warn_of_silent(session: Session, recorded: Sequence[RecordedEvent]) -> None:
    """Tells of whom no turns were found in a text of several people: they cannot withdraw without the others."""
    presentation = session.presentation
    apart = {
        (each.event.source, each.event.participant) for each in recorded if isinstance(each.event, SourceSpeakerSealed)
    }
    for each in recorded:
        if isinstance(each.event, SourceImported) and len(each.event.participants) > 1:
            for person in each.event.participants:
                if (each.event.source, person) not in apart:
                    source, name = presentation.source(each.event.source), presentation.participant(person)
                    session.tell("cli-sources-no-turns", source=source, participant=name)


def _imported(one: Incoming, event: Any) -> dict[str, Any]:
    return {
        "source": event.source.hex(),
        "name": one.name,
        "kind": one.kind,
        "chars": event.chars,
        "sha256": text_hash(one.text),
        "speakers": speakers(one.text),
        "origin": one.origin,
        "participants": [each.hex() for each in event.participants],
    }


def _in_words(value: dict[str, Any]) -> str:
    said = {name: value[name] for name in ("name", "chars", "origin")}
    line = say("cli-sources-imported", **said)
    if value["speakers"]:
        line = say("cli-sources-imported-speakers", **said, speakers=value["speakers"])
    return f"{line}  [{value['source'][:8]}]"


@group(invoke_without_command=True)
@common
@at_any_moment
def sources(session: Session) -> None:
    """Lists the sources."""
    presentation = session.presentation
    counts: dict[Id, int] = {}
    for coding in presentation.live_codings():
        counts[coding.source] = counts.get(coding.source, 0) + 1
    value = [
        {
            "source": row.id.hex(),
            "name": presentation.words(row.name),
            "kind": row.kind,
            "chars": row.chars,
            "participants": [
                {"participant": each.hex(), "name": presentation.participant(each)} for each in row.participants
            ],
            "codings": counts.get(row.id, 0),
            "speakers": _speakers(session, row.id),
            "of": row.derived_from.hex() if row.derived_from else None,
            "origin": presentation.words(row.origin),
            "by": presentation.member(row.by),
            "status": row.status,
        }
        for row in sorted(presentation.state.sources.values(), key=lambda each: (each.at, each.id))
        if row.status != "removed"
    ]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or say("cli-sources-none"))


def _speakers(session: Session, source: Id) -> list[str]:
    try:
        return speakers(session.project.text(source))
    except Refused:
        return []


def _listed(value: dict[str, Any]) -> str:
    people = ", ".join(each["name"] for each in value["participants"])
    status = value["status"]
    gone = f"  ({say(f'cli-sources-{status}')})" if status in ("withdrawn", HIDDEN) else ""
    codings = say("cli-sources-codings", codings=value["codings"])
    kind = say(f"term-source-{value['kind']}")
    numbers = f"{kind:<15} {value['chars']:>8}  {codings:>13}"
    return f"{value['source'][:8]}  {numbers}  {value['name']}{'  · ' + people if people else ''}{gone}"


@command()
@click.argument("source")
@click.option("--start", type=int, default=0)
@click.option("--end", type=int)
@click.option("--turns", "as_turns", is_flag=True)
@in_layer
@common
@at_any_moment
def text(session: Session, source: str, start: int, end: int | None, as_turns: bool, layer: str) -> None:
    """Prints a text, or a part of it."""
    whole = session.reading_in(layer).layered(session.names.source(source)).text
    last = len(whole) if end is None else end
    if not 0 <= start <= last <= len(whole):
        raise Refused("not-a-part-of-source", last=len(whole), start=start, end=last)
    value: dict[str, Any] = {"text": whole[start:last], "start": start, "end": last, "chars": len(whole)}
    if as_turns:
        value["turns"] = [turn._asdict() for turn in turns(whole)]
    if session.as_json:
        session.answer(value, str)
    else:
        put(whole[start:last] + ("" if whole[start:last].endswith("\n") else "\n"))


@sources.command()
@click.argument("source")
@click.argument("name")
@common
def rename(session: Session, source: str, name: str) -> None:
    """Gives a source another name."""
    recorded = session.project.do(commands.rename_source, session.names.source(source), name)
    session.done({"event": recorded[-1].id.hex()}, "cli-sources-renamed", source=source, name=name)


@command()
@click.argument("source")
@click.argument("quote")
@common
def find(session: Session, source: str, quote: str) -> None:
    """Finds a quote in a text."""
    ranges = find_quote(session.project.text(session.names.source(source)), quote)
    value = [{"start": each.start, "end": each.end} for each in ranges]
    if not ranges:
        session.tell("cli-sources-quote-missing")
    session.answer(value, lambda: "\n".join(f"{each.start} {each.end}" for each in ranges))

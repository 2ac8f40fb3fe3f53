"""Texts: import, sources, text, find, search."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import Session, common, in_layer
from core.analysis.duplicates import known_hash
from core.commands import sources as commands
from core.commands.sources import Incoming
from core.errors import Refused, UnknownName
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported, SourceSpeakerSealed
from core.ids import Id
from core.importing.batch import gather
from core.text.find import find_quote
from core.text.normal import text_hash
from core.text.speaker_turns import speakers, turns

PROGRESS_FROM = 5
"""With more texts than these, each is named as it is read."""


@click.command(name="import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(commands.KINDS), help="What the texts are (default: interview).")
@click.option(
    "--participant", "people", multiple=True, metavar="P", help="Whose words they are; made if not known yet."
)
@click.option(
    "--speaker",
    "speakers_of",
    multiple=True,
    metavar="NAME=P",
    help="Turns that begin with NAME are this participant's (where it is not the pseudonym).",
)
@click.option("--of", "original", metavar="SOURCE", help="The source that a condensed text stands for.")
@click.option("--encoding", help="The encoding of a text file, if it is guessed wrongly.")
@click.option("--again", is_flag=True, help="Import a text that is here already once more.")
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
) -> None:
    """Add each FILE as a source; of a folder or zip file all that can be read. All files are read before the first is
    added, so none is added by half.

    Text files may be in any common encoding. Speakers are recognised where turns begin with a name and a
    colon. The text is normalised (Unicode NFC, line feeds) and sealed under a key of its own. With several
    participants, the turns of each are sealed under a further key, so that one can withdraw alone.
    """
    gathered = gather(list(files), encoding)
    documents = []
    for n, each in enumerate(gathered.files, 1):
        if len(gathered.files) > PROGRESS_FROM:
            session.say(f"{n} of {len(gathered.files)}: {each.name}")
        documents.append((Path(each.name), each.read()))
    names = session.names
    derived_from = names.source(original) if original else None
    known = {known_hash(session.project, row): row for row in session.project.state.sources.values()
             if row.status == "live"}  # fmt: skip
    incoming = []
    for path, document in documents:
        same = known.get(text_hash(document.text))
        if same is not None and not again:
            raise Refused(
                f"{path.name} is here already, as “{session.presentation.source(same.id)}”; "
                "--again imports it once more."
            )
        chosen = kind or ("condensed" if derived_from else "group" if len(people) > 1 else "interview")
        incoming.append(Incoming(path.stem, document.text, f"{path.name} ({document.note})", chosen, document.times))

    persons = {person: _person(names, person) for person in people}
    spoken = dict(_pair(each, persons) for each in speakers_of)
    recorded = session.project.do(commands.bring_in, incoming, list(persons.values()), derived_from, spoken)
    _warn_of_silent(session, recorded)
    for name in gathered.passed_over:
        session.say(f"Passed over: {name}")
    added = [each for each in recorded if hasattr(each.event, "text_hash")]
    value = [_imported(one, each.event) for one, each in zip(incoming, added, strict=True)]
    session.answer(value, lambda: "\n".join(_in_words(each) for each in value))


def _person(names: Any, given: str) -> commands.Person:
    """A participant, or the pseudonym of a new one."""
    try:
        person: Id = names.participant(given)
    except UnknownName:
        return given
    return person


def _pair(given: str, persons: dict[str, commands.Person]) -> tuple[str, commands.Person]:
    name, sign, person = given.partition("=")
    if not sign or person not in persons:
        raise click.UsageError("A speaker is given as NAME=PARTICIPANT, and the participant by --participant as well.")
    return name.strip(), persons[person]


def _warn_of_silent(session: Session, recorded: Sequence[RecordedEvent]) -> None:
    """Says of whom no turns were found in a text of several: they cannot withdraw without the others."""
    presentation = session.presentation
    apart = {
        (each.event.source, each.event.participant) for each in recorded if isinstance(each.event, SourceSpeakerSealed)
    }
    for each in recorded:
        if isinstance(each.event, SourceImported) and len(each.event.participants) > 1:
            for person in each.event.participants:
                if (each.event.source, person) not in apart:
                    session.say(
                        f"“{presentation.source(each.event.source)}” has no turns "
                        f"of “{presentation.participant(person)}”: "
                        "if they withdraw, all of it goes. --speaker NAME=PARTICIPANT says who is who."
                    )


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
    who = f", speakers: {', '.join(value['speakers'])}" if value["speakers"] else ""
    return f"{value['name']}: {value['chars']} characters from {value['origin']}{who}  [{value['source'][:8]}]"


@click.command()
@common
@at_any_moment
def sources(session: Session) -> None:
    """List the sources with their sizes, participants and codings."""
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
    session.answer(
        value, lambda: "\n".join(_listed(each) for each in value) or 'No sources yet: "kodespor import FILE".'
    )


def _speakers(session: Session, source: Id) -> list[str]:
    try:
        return speakers(session.project.text(source))
    except Refused:
        return []


def _listed(value: dict[str, Any]) -> str:
    people = ", ".join(each["name"] for each in value["participants"])
    gone = "  (withdrawn)" if value["status"] == "withdrawn" else ""
    numbers = f"{value['kind']:<10} {value['chars']:>8}  {value['codings']:>5} codings"
    return f"{value['source'][:8]}  {numbers}  {value['name']}{'  · ' + people if people else ''}{gone}"


@click.command()
@click.argument("source")
@click.option("--start", type=int, default=0, help="First code point.")
@click.option("--end", type=int, help="Code point after the last.")
@click.option("--turns", "as_turns", is_flag=True, help="In JSON, the turns of the speakers too.")
@in_layer
@common
@at_any_moment
def text(session: Session, source: str, start: int, end: int | None, as_turns: bool, layer: str) -> None:
    """Print the normalised text of SOURCE, whole or from code point --start up to --end.

    In another layer than “spoken” the code points are those of that layer.
    """
    whole = session.reading_in(layer).layered(session.names.source(source)).text
    last = len(whole) if end is None else end
    if not 0 <= start <= last <= len(whole):
        raise Refused(f"The source has the characters 0 to {len(whole)}; {start} to {last} is not a part of it.")
    value: dict[str, Any] = {"text": whole[start:last], "start": start, "end": last, "chars": len(whole)}
    if as_turns:
        value["turns"] = [turn._asdict() for turn in turns(whole)]
    if session.as_json:
        session.answer(value, "")
    else:
        sys.stdout.write(whole[start:last] + ("" if whole[start:last].endswith("\n") else "\n"))


@click.command()
@click.argument("source")
@click.argument("quote")
@common
def find(session: Session, source: str, quote: str) -> None:
    """Where QUOTE stands in SOURCE, in code points. Any white space matches any other."""
    ranges = find_quote(session.project.text(session.names.source(source)), quote)
    value = [{"start": each.start, "end": each.end} for each in ranges]
    if not ranges:
        session.say("The quote does not stand in this source.")
    session.answer(value, lambda: "\n".join(f"{each.start} {each.end}" for each in ranges))

"""Texts: import, sources, text, find."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.as_of import at_any_moment
from app.cli.base import WHY, Session, common, in_layer
from app.cli.commands import command, group
from app.cli.encodings import read_sure
from app.cli.language import say
from app.cli.speakers import (
    Told,
    corrections,
    in_words,
    named_in,
    persons_of,
    pseudonyms,
    speakers_in,
    speaking,
    tell_of_newcomers,
    tell_of_unknown,
    told,
    with_known,
)
from app.cli.speakers import preview as preview_of
from app.cli.terminal import put
from app.cli.text_attributes import describe, import_attributes
from core.analysis.duplicates import chosen_twice, known_hash
from core.analysis.placed_turns import PlacedTurn
from core.analysis.second_copies import left_on
from core.commands import sources as commands
from core.commands.memos import keep_comments
from core.commands.second_copies import move_work
from core.commands.sources import Incoming
from core.commands.speakers import Person, set_speakers
from core.errors import Refused
from core.events.codings import CodingJudged, CodingRemoved
from core.events.memos import MemoDeleted
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported, SourceSpeakerSealed
from core.ids import Id
from core.importing.batch import collect
from core.importing.document import Document
from core.importing.foreign_kinds import PROJECTS
from core.text.find import find_quote
from core.text.normal import text_hash
from core.text.who_speaks import Role
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
@click.option("--interviewer", "interviewers", multiple=True, metavar="NAME")
@click.option("--preview", is_flag=True)
@click.option("--of", "original", metavar="SOURCE")
@click.option("--encoding")
@click.option("--layout", default="", metavar="PATTERN")
@click.option("--again", is_flag=True)
@click.option("--comments", is_flag=True)
@common
def import_(
    session: Session,
    files: tuple[Path, ...],
    kind: str | None,
    people: tuple[str, ...],
    speakers_of: tuple[str, ...],
    interviewers: tuple[str, ...],
    preview: bool,
    original: str | None,
    encoding: str | None,
    layout: str,
    again: bool,
    comments: bool,
) -> None:
    """Adds each file as a source: all of them are read before the first is added, so that none is added by half."""
    gathered = collect(list(files))
    documents = []
    for n, each in enumerate(gathered.files, 1):
        if len(gathered.files) > PROGRESS_FROM:
            session.tell("cli-sources-reading", n=n, of=len(gathered.files), name=each.name)
        documents.append((Path(each.name), read_sure(session, each, encoding, layout)))
    persons = persons_of(session, people or dict.fromkeys(named_in(speakers_of)))
    who = told(speakers_of, interviewers, persons, [path for path, _ in documents])
    tell_of_unknown(session, who, {path: document.text for path, document in documents})
    if not persons and original is None:  # a summary is of those of its original
        who = with_known(session, who, documents)
    if preview:
        _preview(session, documents, persons, who)
        return
    derived_from = session.names.source(original) if original else None
    _tell_of_the_same(session, documents, again)
    incoming = []
    for path, document in documents:
        there = set(persons.values()) or {each for each in who.of(path).values() if not isinstance(each, Role)}
        if persons and len(documents) > 1:
            there = speaking(session, document.text, persons, who.everywhere | who.of(path))
        chosen = kind or ("condensed" if derived_from else "group" if len(there) > 1 else "interview")
        origin = document.origin(path.name, session.words)
        one = Incoming(path.stem, document.text, origin, chosen, document.times, document.comments)
        incoming.append(one._replace(speakers=tuple(who.of(path).items()), labels=document.labels))

    before = pseudonyms(session)
    persons_once = list(dict.fromkeys(persons.values()))
    with session.project.one_act():
        recorded = session.project.do(commands.bring_in, incoming, persons_once, derived_from, who.everywhere)
        added = [each for each in recorded if isinstance(each.event, SourceImported)]
        for one, new in zip(incoming, added, strict=True):
            if comments and one.comments:
                session.project.do(keep_comments, new.event.source, one.comments)
    tell_of_newcomers(session, before, recorded)
    _warn_of_silent(session, recorded)
    _tell_of_the_rest(session, gathered.skipped, () if comments else incoming)
    value = [_imported(session, one, each.event) for one, each in zip(incoming, added, strict=True)]
    session.answer(value, lambda: "\n".join(_in_words(each) for each in value))


def _tell_of_the_same(session: Session, documents: Sequence[tuple[Path, Document]], again: bool) -> None:
    """Tells of files with the same words. Raises Refused for a text that is in the project, unless it comes `again`."""
    known = {known_hash(session.project, row): row for row in session.project.state.sources.values()
             if row.status == "live"}  # fmt: skip
    for path, document in documents:
        same = known.get(text_hash(document.text))
        if same is not None and not again:
            name = session.presentation.source(same.id)
            raise Refused("source-there-already", file=path.name, name=name)
    for (path, _), file in zip(documents, _twice(documents), strict=True):
        if file is not None:
            session.tell("cli-sources-chosen-twice", name=path.name, file=file)


def _twice(documents: Iterable[tuple[Path, Document]]) -> list[str | None]:
    return chosen_twice((path.name, document.text) for path, document in documents)


def _tell_of_the_rest(session: Session, skipped: Sequence[str], with_comments: Iterable[Incoming]) -> None:
    """What did not come in: files that were passed over, and comments in those that did."""
    for name in skipped:
        session.tell("cli-sources-passed-over", name=name)
    if any(name.lower().endswith((*PROJECTS, ".xml", ".qde")) for name in skipped):
        session.tell("cli-sources-perhaps-project")
    for one in with_comments:
        if one.comments:
            session.tell("cli-sources-comments", count=len(one.comments), name=one.name)


def _preview(
    session: Session, documents: Sequence[tuple[Path, Document]], persons: Mapping[str, Person], who: Told
) -> None:
    """Says of each file who speaks in it and how much, and which has the same words; adds nothing."""
    value = [
        {"name": path.stem, "chars": len(document.text), "same_words_as": same,
         **preview_of(session, document, persons, {**who.everywhere, **who.of(path)})}
        for (path, document), same in zip(documents, _twice(documents), strict=True)
    ]  # fmt: skip

    nowhere = set.intersection(*(set(each["silent"]) for each in value))

    def lines() -> str:
        shown = []
        for each in value:
            shown += [say("cli-sources-previewed", name=each["name"], chars=each["chars"])]
            if each["same_words_as"]:
                shown.append("  " + say("texts-chosen-twice", file=each["same_words_as"]))
            shown += in_words(each["speakers"]) or ["  " + say("cli-sources-nobody-labelled")]
            shown += ["  " + say("cli-sources-silent", participant=name) for name in each["silent"] if name in nowhere]
        return "\n".join([*shown, say("cli-sources-preview-only")])

    session.answer(value, lines)


def _warn_of_silent(session: Session, recorded: Sequence[RecordedEvent]) -> None:
    """Tells of whom no turns were found in a text of several speakers: they cannot withdraw without the others."""
    presentation = session.presentation
    apart = {
        (each.event.source, each.event.participant) for each in recorded if isinstance(each.event, SourceSpeakerSealed)
    }
    for each in recorded:
        if isinstance(each.event, SourceImported) and _is_of_several(each.event):
            for person in each.event.participants:
                if (each.event.source, person) not in apart:
                    source, name = presentation.source(each.event.source), presentation.participant(person)
                    session.tell("cli-sources-no-turns", source=source, participant=name)


def _is_of_several(event: SourceImported) -> bool:
    """Whether more than one participant, or others beside interviewers, speak in a text."""
    return len(event.participants) > 1 or any(who > len(event.participants) for *_, who in event.turns)


def _imported(session: Session, one: Incoming, event: Any) -> dict[str, Any]:
    return {
        "source": event.source.hex(),
        "name": one.name,
        "kind": one.kind,
        "chars": event.chars,
        "sha256": text_hash(one.text),
        "speakers": list(dict.fromkeys(each.label for each in session.presentation.turns(event.source))),
        "who": speakers_in(session, event.source),
        "origin": one.origin,
        "participants": [each.hex() for each in event.participants],
    }


def _in_words(value: dict[str, Any]) -> str:
    said = {name: value[name] for name in ("name", "chars", "origin")}
    line = say("cli-sources-imported", **said)
    return "\n".join([f"{line}  [{value['source'][:8]}]", *in_words(value["who"])])


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
            "speakers": list(dict.fromkeys(filter(None, (turn.label for turn in presentation.turns(row.id))))),
            "attributes": {name: presentation.words(value) for name, value in row.attributes if value},
            "of": row.derived_from.hex() if row.derived_from else None,
            "origin": presentation.words(row.origin),
            "by": presentation.member(row.by),
            "status": row.status,
        }
        for row in presentation.sources_in_order()
        if row.status != "removed"
    ]
    session.answer(value, lambda: "\n".join(_listed(each) for each in value) or say("cli-sources-none"))


def _listed(value: dict[str, Any]) -> str:
    people = ", ".join(each["name"] for each in value["participants"])
    status = value["status"]
    gone = f"  ({say(f'cli-sources-{status}')})" if status in ("withdrawn", HIDDEN) else ""
    codings = say("cli-sources-codings", codings=value["codings"])
    kind = say(f"term-source-{value['kind']}")
    numbers = f"{kind:<15} {value['chars']:>8}  {codings:>13}"
    attributes = "".join(f"  {name} {text}" for name, text in value["attributes"].items())
    return f"{value['source'][:8]}  {numbers}  {value['name']}{'  · ' + people if people else ''}{gone}{attributes}"


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
        value["turns"] = [_turn(session, session.names.source(source), layer, turn) for turn in
                          session.presentation.turns(session.names.source(source))]  # fmt: skip
    if session.as_json:
        session.answer(value, str)
    else:
        put(whole[start:last] + ("" if whole[start:last].endswith("\n") else "\n"))


def _turn(session: Session, source: Id, layer: str, turn: PlacedTurn) -> dict[str, Any]:
    """A turn with its places in a layer."""
    layered = session.reading_in(layer).layered(source)
    start, end = layered.to_layer(turn.start, turn.end)
    role = turn.role.value if turn.role is not None else "participant"
    return {
        "speaker": turn.speaker, "label": turn.label, "role": role,
        "participant": turn.participant.hex() if turn.participant is not None else None,
        "start": start, "words": layered.to_layer(turn.words, turn.words + 1)[0], "end": end,
    }  # fmt: skip


sources.add_command(describe)
sources.add_command(import_attributes)


@sources.command("speakers")
@click.argument("source")
@click.option("--speaker", "speakers_of", multiple=True, metavar="NAME=PARTICIPANT")
@click.option("--interviewer", "interviewers", multiple=True, metavar="NAME")
@click.option("--nobody", "nobody", multiple=True, metavar="NAME")
@click.option("--turn", "turns_of", multiple=True, metavar="NUMBER=PARTICIPANT")
@WHY
@common
def speakers_(session: Session, source: str, why: str | None, **given: tuple[str, ...]) -> None:
    """Shows who speaks in a source, or corrects it."""
    which = session.names.source(source)
    if any(given.values()):
        who, turns = corrections(session.names, **given)
        recorded = session.project.do(set_speakers, which, who, turns, why)
        session.tell("cli-speakers-set", name=source)
        value: dict[str, Any] = {"event": recorded[-1].id.hex(), "speakers": speakers_in(session, which)}
    else:
        value = {"speakers": speakers_in(session, which)}
    session.answer(value, lambda: "\n".join(in_words(value["speakers"])) or say("cli-sources-nobody-labelled"))


@sources.command()
@click.argument("source")
@click.argument("name")
@common
def rename(session: Session, source: str, name: str) -> None:
    """Gives a source another name."""
    which = session.names.source(source)
    before = session.presentation.source(which)
    recorded = session.project.do(commands.rename_source, which, name)
    session.done({"event": recorded[-1].id.hex()}, "cli-sources-renamed", source=before, name=name)


@sources.command("move-work")
@click.argument("source")
@click.argument("other", metavar="OTHER")
@common
def move_work_(session: Session, source: str, other: str) -> None:
    """Moves what one made on a text to another with the same words."""
    names = session.names
    second, first = names.source(source), names.source(other)
    recorded = session.project.do(move_work, second, first)
    made = [each.event for each in recorded]
    left = left_on(session.presentation, {each.coding for each in made if isinstance(each, CodingRemoved)})._asdict()
    value = {
        "event": recorded[-1].id.hex(),
        "codings": sum(isinstance(each, CodingRemoved) for each in made),
        "memos": sum(isinstance(each, MemoDeleted) for each in made),
        "judgements": sum(isinstance(each, CodingJudged) for each in made),
        "left": left,
    }
    if any(left.values()):
        session.tell("cli-sources-work-left", source=session.presentation.source(second), **left)
    to = session.presentation.source(first)
    counts = {name: value[name] for name in ("codings", "memos", "judgements")}
    session.done(value, "cli-sources-work-moved", **counts, other=to)


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

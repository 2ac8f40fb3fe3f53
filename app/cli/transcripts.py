"""Transcripts being written: begin one, perhaps with what a local program heard, save, join, finish, delete."""

from pathlib import Path
from typing import Any

import click

from app.cli.base import WHY, Session, common, short
from app.cli.commands import group
from app.cli.encodings import read_sure
from app.cli.language import say
from app.cli.speakers import corrections
from app.cli.terminal import put
from core.analysis.transcripts import live_drafts, recording_name, versions
from core.commands import transcripts as commands
from core.commands.sources import Incoming
from core.errors import Refused
from core.ids import Id, ParticipantId
from core.importing.batch import collect
from core.importing.document import Document
from core.text.drafts import both, drafted
from core.text.normal import normalise
from core.views.transcript_records import Transcript
from core.views.transcripts import newest

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@group(invoke_without_command=True)
@common
def transcripts(session: Session) -> None:
    """Lists the drafts of transcripts."""
    value = [_as_json(session, row) for row in live_drafts(session.presentation)]
    session.answer(value, lambda: "\n".join(map(_listed, value)) or say("cli-transcripts-none"))


def _as_json(session: Session, row: Transcript) -> dict[str, Any]:
    presentation = session.presentation
    return {
        "transcript": row.id.hex(),
        "recording": recording_name(presentation, row),
        "file": row.file.hex(),
        "participants": [presentation.participant(each) for each in row.participants],
        "by": presentation.member(row.by),
        "saved": len(row.saved),
        "versions": [
            {"version": each.event.hex(), "by": each.by, "chars": len(each.text or "")}
            for each in versions(presentation, row)
        ],
    }


def _listed(value: dict[str, Any]) -> str:
    chars = max((each["chars"] for each in value["versions"]), default=0)
    several = f"  ({say('cli-transcripts-versions', count=len(value['versions']))})" * (len(value["versions"]) > 1)
    people = f"  · {', '.join(value['participants'])}" if value["participants"] else ""
    return f"{value['transcript'][:8]}  {chars:>8}  {value['recording']}{people}{several}"


@transcripts.command()
@click.argument("recording")
@click.option("--from", "origin", type=FILE, metavar="FILE")
@click.option("--participant", "people", multiple=True, metavar="PARTICIPANT")
@click.option("--encoding")
@click.option("--again", is_flag=True)
@common
def begin(
    session: Session, recording: str, origin: Path | None, people: tuple[str, ...], encoding: str | None, again: bool
) -> None:
    """Begins a draft."""
    file = session.names.file(recording)
    if not again and any(row.file == file for row in live_drafts(session.presentation)):
        raise Refused("transcript-there-already", name=recording)
    document = None if origin is None else read_sure(session, collect([origin]).files[0], encoding, "")
    persons = tuple(ParticipantId(Id(session.names.participant(each))) for each in people)
    text = "" if document is None else drafted(document.text, document.times)
    begun = session.project.do(commands.begin_transcript, file, persons, text)[0].event
    if document is not None:
        _tell_of(session, document)
    value = {"transcript": begun.transcript.hex(), "chars": len(text)}
    session.done(value, "cli-transcripts-begun", name=recording, id=short(begun.transcript))


def _tell_of(session: Session, document: Document) -> None:
    for each in document.left_out:
        session.tell("cli-transcripts-left-out", what=session.words.say(each))
    if not document.times:
        session.tell("cli-transcripts-no-times")


@transcripts.command()
@click.argument("transcript")
@common
def show(session: Session, transcript: str) -> None:
    """Prints a draft with its stamps."""
    row = session.project.state.transcripts.rows[session.names.transcript(transcript)]
    text = commands.version(session.project.context(), row)
    if session.as_json:
        session.answer({"transcript": row.id.hex(), "text": text}, str)
    else:
        put(text if text.endswith("\n") or not text else f"{text}\n")


@transcripts.command()
@click.argument("transcript")
@click.argument("file", type=FILE)
@common
def save(session: Session, transcript: str, file: Path) -> None:
    """Saves a version of a draft."""
    row = session.project.state.transcripts.rows[session.names.transcript(transcript)]
    document = read_sure(session, collect([file]).files[0], None, "")
    text = normalise(drafted(document.text, document.times))
    _saved(session, row, text)


@transcripts.command()
@click.argument("transcript")
@common
def join(session: Session, transcript: str) -> None:
    """Joins the versions of a draft that stand beside each other."""
    row = session.project.state.transcripts.rows[session.names.transcript(transcript)]
    texts = [each.text for each in versions(session.presentation, row)]
    if len(texts) < 2:
        raise Refused("transcript-one-version")
    if any(each is None for each in texts):
        raise Refused("transcript-withdrawn")
    joined = ""
    for each in texts:
        joined = both(joined, each or "")
    _saved(session, row, joined)


def _saved(session: Session, row: Transcript, text: str) -> None:
    event = session.project.do(commands.save_transcript, row.id, text, newest(row))[0]
    value = {"transcript": row.id.hex(), "version": event.id.hex(), "chars": len(text)}
    session.done(value, "cli-transcripts-saved", chars=len(text))


@transcripts.command()
@click.argument("transcript")
@click.argument("name")
@click.option("--speaker", "speakers_of", multiple=True, metavar="NAME=PARTICIPANT")
@click.option("--interviewer", "interviewers", multiple=True, metavar="NAME")
@common
def finish(
    session: Session, transcript: str, name: str, speakers_of: tuple[str, ...], interviewers: tuple[str, ...]
) -> None:
    """Makes a source of a draft."""
    row = session.project.state.transcripts.rows[session.names.transcript(transcript)]
    who, _ = corrections(session.names, speakers_of, interviewers)
    origin = say("transcribing-origin", name=recording_name(session.presentation, row))
    made = session.project.do(commands.finish_transcript, row.id, Incoming(name, "", origin), who)
    source = made[-1].event.source
    chars = session.project.state.sources.rows[source].chars
    session.done({"source": source.hex(), "name": name, "chars": chars}, "cli-transcripts-finished", name=name)


@transcripts.command()
@click.argument("transcript")
@WHY
@common
def delete(session: Session, transcript: str, why: str | None) -> None:
    """Deletes a draft; an undo brings it back."""
    recorded = session.project.do(commands.close_transcript, session.names.transcript(transcript), why)
    session.done({"event": recorded[0].id.hex()}, "cli-transcripts-deleted")

"""Files from this machine's disk into a project, and out of it again."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.composition import entropy
from app.services.exports import Do, took, write_out
from core.commands.context import CommandContext, Decision
from core.commands.files import NewFile, attach_file
from core.commands.memos import keys_behind
from core.errors import BadFile, KodesporError, Refused
from core.events.registry import RecordedEvent
from core.ids import Id
from core.limits import CHUNK_BYTES
from core.project import Project
from core.storage.files import HeldFile
from core.storage.unfinished_files import GrowingFile, UnfinishedFiles


def attach(project: Project, file: Path, on_kind: str, on: Id | None) -> RecordedEvent:
    """Attaches a file. Raises BadFile where it cannot be read, Refused where it does not fit."""
    mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    try:
        return project.attach(on_kind, on, file.name, mime, _parts(file))
    except OSError as problem:
        raise BadFile("file-unreadable", file=file, reason=_reason(problem)) from problem


def attach_held(project: Project, file: HeldFile, on_kind: str, on: Id | None) -> RecordedEvent:
    """Attaches a file that was handed over by its bytes. Raises Refused where it does not fit."""
    mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    content = file.content
    parts = (content[at : at + CHUNK_BYTES] for at in range(0, len(content), CHUNK_BYTES))
    return project.attach(on_kind, on, file.name, mime, parts)


def begin_recording(project: Project, name: str, mime: str, on_kind: str, on: Id | None) -> GrowingFile:
    """A file that grows while somebody records it, for `attach_recording`; with a text it concerns all who speak there,
    as any file does. Raises Refused where what it belongs to was withdrawn."""
    try:
        keys = {*keys_behind(project.context(), on_kind, on)}
    except Refused as problem:
        raise Refused("recording-withdrawn") from problem
    source = project.state.sources.get(on) if on_kind == "source" and on is not None else None
    if source is not None:
        people = filter(None, map(project.state.participants.get, source.participants))
        keys |= {each.key for each in people}
    if not all(key in project.custody.keychain.readable for key in keys):
        raise Refused("recording-withdrawn")
    return _unfinished(project).begin(name, mime, on_kind, on, keys)


def attach_recording(project: Project, recording: GrowingFile) -> None:
    """Attaches what was recorded. Raises Refused or StorageFailed; then it stays where it is, as it is."""
    about = recording.about

    def attached(context: CommandContext) -> list[Decision]:
        sealed = recording.finish()
        file = NewFile(about.file, about.name, about.mime, sealed.size, sealed.key, sealed.chunks)
        return attach_file(context, about.on_kind, about.on, file)

    project.do(attached)


class Left(NamedTuple):
    """What came of recordings that were cut off: the names of those that are attached now, and why others wait."""

    attached: list[str]
    waiting: list[KodesporError]


def attach_left(project: Project) -> Left:
    """Attaches what was being recorded when the app ended. What cannot be attached now stays."""
    found = Left([], [])
    for each in _unfinished(project).left():
        try:
            attach_recording(project, each)
            found.attached.append(each.about.name)
        except KodesporError as problem:
            found.waiting.append(problem)
    return found


def _unfinished(project: Project) -> UnfinishedFiles:
    return UnfinishedFiles(project.log, project.custody.keychain, entropy)


def save(project: Project, file: Id, out: Path, do: Do | None = None) -> KodesporError | None:
    """Writes an attached file in clear, whole or not at all, and records that it left; returns why that is not in the
    project, if so. Raises Refused, BadFile or StorageFailed."""
    count = len(project.state.files.rows[file].chunks)

    def parts() -> Iterator[bytes]:
        return (project.files.chunk_of(file, number) for number in range(count))

    return write_out(project, out, parts, took("file", out, file=file), do)


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while part := opened.read(CHUNK_BYTES):
            yield part


def _reason(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower()

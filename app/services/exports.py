"""Whatever leaves the study in clear goes through here, so that the project knows who took what out, and when.

It is recorded once the file's bytes are safe on the disk, and before the file appears under its name: so there is no
file without a record, and none is recorded that could not be written. Where this device may not write in the project
(it was removed, or waits to be confirmed), or the log cannot be written just now, whoever asked still gets the file:
then it is noted on this device alone, without a word of anybody's, and that is said.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from app import composition
from app.keeping.export_parts import part_of
from core.analysis.consents import lacking, unwilling
from core.commands.exports import Taken as Taken
from core.commands.exports import record_export
from core.errors import BadSeal, KodesporError, NotCanonical
from core.events.exports import CONTENTS
from core.ids import CodeId, FileId, Id, SourceId
from core.project import Project
from core.sealing.codec import decode, encode
from core.storage.files import Content, write_whole, write_whole_folder
from core.views.records import Coding
from core.views.state import State

_NOTES = "exports/"
Do = Callable[..., Any]
"""How a command is carried out: Project.do, or a session's."""


class NotedHere(NamedTuple):
    """An export that only this device knows of; `at` in ms since 1970, `reason` the code of why it is not in the
    project."""

    at: int
    offset: int
    reason: str
    taken: Taken


def format_of(out: Path) -> str:
    """The format of a file by the ending of its name."""
    return re.sub("[^a-z0-9]", "", out.suffix.lower())[:16] or "file"


def content_of(form: str) -> str:
    """What a file of a format of core/exporting/formats.py holds."""
    return "codebook" if form == "qdc" else "study"


def took(
    content: str,
    out: Path,
    reading: str = "",
    sources: Iterable[Id] = (),
    codes: Iterable[Id] = (),
    file: Id | None = None,
) -> Taken:
    """What is about to be written to a file, in the format that the file's name says."""
    named = (tuple(SourceId(each) for each in sources), tuple(CodeId(each) for each in codes))
    return Taken(content, format_of(out), reading, *named, None if file is None else FileId(file))


def of_codings(out: Path, reading: str, codings: Iterable[Coding]) -> Taken:
    """Quotes with their codes."""
    found = list(codings)
    return took("codings", out, reading, {each.source for each in found}, {each.code for each in found})


def unwilling_in(state: State, taken: Taken) -> list[tuple[str, list[Id]]]:
    """Whose words stand in a file without their consent, for each matter: to be quoted, where it holds quotes; to have
    what they said shared or archived, where it holds whole texts or a file."""
    if taken.content == "file":
        row = state.files.get(Id(taken.file or b""))
        on = None if row is None or row.on is None else Id(row.on)
        source = None if on is None else state.sources.get(on)
        people = set(source.participants) if source is not None else {on}
        return _some("sharing", [each for each in lacking(state, "sharing") if each in people])
    if not taken.reading:
        return []
    found = _some("quotation", list(unwilling(state, "quotation", taken.sources)))
    if taken.content in ("study", "texts", "bundle"):
        found += _some("sharing", list(unwilling(state, "sharing", taken.sources)))
    return found


def _some(matter: str, people: list[Id]) -> list[tuple[str, list[Id]]]:
    return [(matter, people)] if people else []


def write_out(
    project: Project, out: Path, content: Content, taken: Taken, do: Do | None = None
) -> KodesporError | None:
    """Writes a file that holds something of the study in clear, also as it is made, and records it. Returns why it
    could not be recorded in the project, if so. Raises StorageFailed where the file cannot be written: then nothing is
    recorded."""
    said: list[KodesporError | None] = []
    out = composition.place_outside(out)
    with part_of(project, out, composition.entropy) as part:
        write_whole(out, content, before=lambda: said.append(record(project, taken, do)), part=part)
    return said[0]


def write_folder_out(
    project: Project, folder: Path, files: Mapping[str, bytes], taken: Taken, do: Do | None = None
) -> KodesporError | None:
    """As write_out, for a new folder of files, by their paths in it."""
    said: list[KodesporError | None] = []
    with part_of(project, folder, composition.entropy) as part:
        write_whole_folder(folder, files, part, before=lambda: said.append(record(project, taken, do)))
    return said[0]


def write_bundle(
    project: Project, out: Path, make: Callable[[], bytes], taken: Taken, do: Do | None = None
) -> KodesporError | None:
    """As write_out, for an audit bundle, which shows what its maker had seen: it is made once more with the record of
    itself in it, so that it and the project have the same digest of events."""
    problem = write_out(project, out, make(), taken, do)
    if problem is None:
        write_again(project, out, make())
    return problem


def write_again(project: Project, out: Path, content: bytes) -> None:
    """Writes a file once more that is recorded, now with the record in it. Raises StorageFailed: then it stays."""
    out = composition.place_outside(out)
    with part_of(project, out, composition.entropy) as part:
        write_whole(out, content, part=part)


def record(project: Project, taken: Taken, do: Do | None = None) -> KodesporError | None:
    """Records an export in the project, or else on this device; returns why it is not in the project, if so."""
    try:
        (do or project.do)(record_export, taken)
    except KodesporError as problem:
        _note_here(project, taken, problem)
        return problem
    return None


def noted_here(project: Project) -> list[NotedHere]:
    """The exports that only this device knows of, oldest first."""
    found = []
    for name in sorted(project.log.notes(_NOTES)):
        try:
            at, offset, reason, (content, form, reading, sources, codes, file) = decode(project.log.note(name) or b"")
        except (NotCanonical, BadSeal, ValueError, TypeError):
            continue
        found.append(NotedHere(at, offset, reason, Taken(content, form, reading, sources, codes, file)))
    return found


def _note_here(project: Project, taken: Taken, problem: KodesporError) -> None:
    """Ids and a format, and nobody's words: notes lie open in the log's file."""
    moment = composition.clock()
    try:
        with project.log.transaction():
            number = len(project.log.notes(_NOTES))
            ids = [[Id(each) for each in some] for some in (taken.sources, taken.codes)]
            value = (moment.at, moment.offset, problem.code, (*taken[:3], *map(tuple, ids), taken.file))
            project.log.set_note(f"{_NOTES}{number:08}", encode(value))
    except KodesporError:  # the disk is full, or another program holds the log: the file is written all the same
        pass


_OF_TABLE = {
    "map": "categories", "themes": "categories", "treemap": "categories", "network": "code-map", "flow": "development",
    "table": "result-table", "bank": "quote-bank",
}  # fmt: skip
"""What the tables and pictures are called that are offered under other names."""


def content_of_table(which: str) -> str:
    """What a file with a table or a picture holds, by the name under which it is offered; counts by a column, such as
    participants or an attribute, are a cross table."""
    named = _OF_TABLE.get(which, which)
    return named if named in CONTENTS else "crosstab"

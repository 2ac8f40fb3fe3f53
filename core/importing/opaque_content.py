"""Bringing in a project of another tool, with what is not shown here kept as files, for the next export."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from core.commands.foreign_project import Foreign, ForeignFile
from core.commands.interchange_again import Known, known_of
from core.commands.interchange_import import REFI_SOURCE, import_project
from core.events.attributed import CodingAttributed
from core.events.codebook import CodeCreated
from core.events.memos import MemoWritten
from core.events.participants import ParticipantAdded
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported
from core.ids import Id
from core.project import Project


class Outcome(NamedTuple):
    """What an import recorded, and how the file compared with what was here before."""

    recorded: tuple[RecordedEvent, ...]
    known: Known

    def count(self, kind: str) -> int:
        """How many new things of a kind came in: source, code, coding, memo or case."""
        return sum(isinstance(each.event, _MAKES[kind]) for each in self.recorded)


_MAKES: dict[str, Any] = {
    "source": SourceImported, "code": CodeCreated, "coding": CodingAttributed, "memo": MemoWritten,
    "case": ParticipantAdded,
}  # fmt: skip


def compared(project: Project, foreign: Foreign, take: Collection[Id] = ()) -> Known:
    """What of a project is here already, and what is otherwise here than in the file. Records nothing."""
    return known_of(project.context(), foreign, _first_of(project), take)


def bring_in(project: Project, foreign: Foreign, take: Collection[Id] = ()) -> Outcome:
    """Imports what of a project is not here yet in one step, then attaches the files that go with it, as one act.
    `take`: ids there of changed things that are set as the file says. Raises Refused."""
    known = compared(project, foreign, take)
    with project.one_act():
        return Outcome(tuple(_brought_in(project, foreign, take)), known)


def _first_of(project: Project) -> Callable[[Id], Any]:
    """Finds the events that brought in codes and memos; the trail is read once, and only if it is asked for."""
    found: dict[Id, Any] = {}

    def first(thing: Id) -> Any:
        if not found:
            for recorded in project.trail():
                event = recorded.event
                if isinstance(event, CodeCreated):
                    found.setdefault(event.code, event)
                elif isinstance(event, MemoWritten):
                    found.setdefault(event.memo, event)
        return found.get(thing)

    return first


def _brought_in(project: Project, foreign: Foreign, take: Collection[Id]) -> list[RecordedEvent]:
    recorded = project.do(import_project, foreign, take, _first_of(project))
    made: set[Id] = {each.event.source for each in recorded if isinstance(each.event, SourceImported)}
    made |= {each.event.participant for each in recorded if isinstance(each.event, ParticipantAdded)}
    ids: dict[Id, Id] = {row.there: row.id for row in project.state.imports.values() if row.id in made}
    here = {project.words(row.name) for row in project.state.files.values() if row.mime == REFI_SOURCE}
    for kept in foreign.kept:
        if kept.described_in not in here:
            recorded += _attached(project, kept, ids)
    return recorded


def _attached(project: Project, kept: ForeignFile, ids: dict[Id, Id]) -> list[RecordedEvent]:
    """Attaches a file to its text, or to its only participant, so that a withdrawal destroys it too."""
    kind, on = "", None
    if kept.text is not None or kept.people:
        kind, owner = ("source", kept.text) if kept.text is not None else ("participant", kept.people[0])
        on = ids.get(owner) if owner is not None else None
        if on is None:  # one GUID for two things: whose it is cannot be told, so nobody could take it back
            return []
    parts = [*kept.files, (kept.described_in, REFI_SOURCE, kept.description)]
    return [project.attach(kind, on, name, mime, [content]) for name, mime, content in parts]

"""Bringing in a project of another tool, with what is not shown here kept as files, for the next export."""

from core.commands.interchange_import import REFI_SOURCE, Foreign, ForeignFile, import_project
from core.events.participants import ParticipantAdded
from core.events.registry import RecordedEvent
from core.events.sources import SourceImported
from core.ids import Id
from core.project import Project
from core.sealing.crypto import digest


def bring_in(project: Project, foreign: Foreign) -> list[RecordedEvent]:
    """Imports a project in one step, then attaches the files that go with it, as one act. Raises Refused."""
    with project.one_act():
        return _brought_in(project, foreign)


def _brought_in(project: Project, foreign: Foreign) -> list[RecordedEvent]:
    recorded = project.do(import_project, foreign)
    made: set[Id] = {each.event.source for each in recorded if isinstance(each.event, SourceImported)}
    made |= {each.event.participant for each in recorded if isinstance(each.event, ParticipantAdded)}
    ids: dict[Id, Id] = {row.there: row.id for row in project.state.imports.values() if row.id in made}
    for kept in foreign.kept:
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
    parts = [*kept.files, (f"{digest(kept.id).hex()[:16]}.xml", REFI_SOURCE, kept.description)]
    return [project.attach(kind, on, name, mime, [content]) for name, mime, content in parts]

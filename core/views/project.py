"""The project page: what the study asks, its phase, its milestones."""

from core.events.imports import ImportReported
from core.events.project import MilestoneMarked, PhaseStarted, ProjectCreated, ProjectDescribed, ProjectImported
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId, device_id, project_id
from core.sealing.crypto import KeyKind, digest
from core.views.import_records import ImportMap, ImportOmission
from core.views.key_records import Epoch
from core.views.records import Device, Member, Milestone, Project
from core.views.state import State, folds


@folds(ProjectCreated)
def project_created(state: State, recorded: RecordedEvent, event: ProjectCreated, _: MemberId) -> None:
    """Only the first one counts; its device is shown to be the founder's before it gets here."""
    if state.project.rows or device_id(event.sign, digest(event.box)) != recorded.device:
        state.conflict(recorded, "stranger")
        return
    project = project_id(recorded.device, event.salt)
    state.project.put(project, Project(project, event.title, (), "initial"))
    state.members.put(event.member, Member(event.member, event.name, "owner", None))
    first_box = digest(event.box)
    device = Device(
        recorded.device, event.member, event.sign, event.box, first_box, "device", recorded.id, None, state.count, 0
    )
    state.devices.put(recorded.device, device)
    sealing = state.brings_key(recorded, Id(event.epoch), KeyKind.SEALING, event.epoch)
    if sealing and state.brings_key(recorded, Id(event.epoch), KeyKind.WRAPPING, event.wrapping):
        state.epochs.put(
            recorded.id, Epoch(event.epoch, event.wrapping, 0, event.member, recorded.device, (), (), True)
        )


@folds(ProjectDescribed, looks_at=())
def project_described(state: State, recorded: RecordedEvent, event: ProjectDescribed, _: MemberId) -> None:
    """Sets a part of the frame of the study; the last wording shows."""
    for project in state.project.values():
        if event.part == "title":
            state.project.put(project.id, project._replace(title=event.text))
            return
        parts = dict(project.parts) | {event.part: event.text}
        state.project.put(project.id, project._replace(parts=tuple(sorted(parts.items(), key=lambda p: p[0]))))


@folds(PhaseStarted, looks_at=())
def phase_started(state: State, recorded: RecordedEvent, event: PhaseStarted, _: MemberId) -> None:
    """Sets the phase; the one that was started last shows."""
    for project in state.project.values():
        state.project.put(project.id, project._replace(phase=event.phase))


@folds(MilestoneMarked, looks_at=())
def milestone_marked(state: State, recorded: RecordedEvent, event: MilestoneMarked, member: MemberId) -> None:
    """Adds a milestone, whose id is that of its event."""
    state.milestones.put(recorded.id, Milestone(event.name, member, recorded.at))


@folds(ProjectImported)
def project_imported(state: State, recorded: RecordedEvent, event: ProjectImported, _: MemberId) -> None:
    """Records which GUID each imported thing had in its tool; the first GUID recorded for a thing is kept."""
    closed = set(event.not_codable)
    for thing, there in event.things:
        if thing not in state.imports.rows:
            state.imports.put(thing, ImportMap(thing, there, thing not in closed, event.project))


@folds(ImportReported)
def import_reported(state: State, recorded: RecordedEvent, event: ImportReported, member: MemberId) -> None:
    """Adds to the report of an import."""
    row = ImportOmission(
        recorded.id,
        event.project,
        event.file,
        event.kind,
        event.source,
        event.number,
        event.things,
        member,
        recorded.at,
    )
    state.import_omissions.put(recorded.id, row)

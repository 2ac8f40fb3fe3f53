"""The project page: what the study asks, its phase, its milestones."""

from core.events.project import MilestoneMarked, PhaseStarted, ProjectDescribed, ProjectFounded, ProjectReceived
from core.events.registry import Happened
from core.ids import Id, device_id, project_id
from core.views.records import Arrival, Device, Epoch, Member, Milestone, Project
from core.views.state import State, folds


@folds(ProjectFounded)
def founded(state: State, happened: Happened, event: ProjectFounded, _: Id) -> None:
    """Only the first one counts; its device is shown to be the founder's before it gets here."""
    if state.project.rows or device_id(event.sign, event.box) != happened.device:
        state.remark(happened, "stranger")
        return
    project = project_id(happened.device, event.salt)
    state.project.put(project, Project(project, event.title, (), "initial"))
    state.members.put(event.member, Member(event.member, event.name, "owner", None))
    device = Device(happened.device, event.member, event.sign, event.box, "device", happened.id, None)
    state.devices.put(happened.device, device)
    state.epochs.put(event.epoch, Epoch(event.epoch, 0, event.member))


@folds(ProjectDescribed)
def described(state: State, happened: Happened, event: ProjectDescribed, _: Id) -> None:
    """A part of the frame: the last wording shows, the trail has them all."""
    for project in state.project.values():
        if event.part == "title":
            state.project.put(project.id, project._replace(title=event.text))
            return
        parts = dict(project.parts) | {event.part: event.text}
        state.project.put(project.id, project._replace(parts=tuple(sorted(parts.items(), key=lambda p: p[0]))))


@folds(PhaseStarted)
def phase_started(state: State, happened: Happened, event: PhaseStarted, _: Id) -> None:
    """The phase that was started last in the order."""
    for project in state.project.values():
        state.project.put(project.id, project._replace(phase=event.phase))


@folds(MilestoneMarked)
def milestone_marked(state: State, happened: Happened, event: MilestoneMarked, member: Id) -> None:
    """A named moment, known by its event."""
    state.milestones.put(happened.id, Milestone(event.name, member, happened.at))


@folds(ProjectReceived)
def received(state: State, happened: Happened, event: ProjectReceived, _: Id) -> None:
    """What each thing was called where it came from; the first to say so is believed."""
    closed = set(event.not_codable)
    for thing, there in event.things:
        if thing not in state.arrivals.rows:
            state.arrivals.put(thing, Arrival(thing, there, thing not in closed))

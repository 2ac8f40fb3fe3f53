"""The study itself: its beginning, what it asks, which phase it is in, and moments worth returning to."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("project.created")
class ProjectCreated(NamedTuple):
    """The first event of all. The project's id is a hash of the founding device and the salt."""

    salt: Id
    title: Text
    member: Id
    name: Text
    sign: bytes
    box: bytes
    epoch: Id


@event("project.described")
class ProjectDescribed(NamedTuple):
    """One part of the frame of the study was written: title, question, method, ethics or context."""

    part: str
    text: Text


@event("phase.started")
class PhaseStarted(NamedTuple):
    """The work went into another phase: initial, focused or theoretical coding."""

    phase: str


@event("milestone.marked")
class MilestoneMarked(NamedTuple):
    """A moment that is worth returning to got a name."""

    name: Text


@event("project.imported")
class ProjectImported(NamedTuple):
    """A project of another tool came in. `things` pairs ids here with the GUIDs that these had there, `not_codable`
    names the codes that were not to be put on passages there. A large project takes several of these."""

    things: tuple[tuple[Id, Id], ...]
    not_codable: tuple[Id, ...]

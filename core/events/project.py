"""The study itself: its beginning, what it asks, which phase it is in, and moments worth returning to."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, NOBODY, InBundles, Policy, Retroactive
from core.events.registry import event
from core.ids import ForeignId, Id, KeyId, MemberId, ThingId
from core.sealing.sealed_text import Text


@event("project.created", Policy(CODERS, NOBODY, retroactive=Retroactive.ADMISSION, in_bundles=InBundles.ALWAYS))
class ProjectCreated(NamedTuple):
    """The first event of all. The project's id is a hash of the founding device and the salt."""

    salt: Id
    title: Text
    member: MemberId
    name: Text
    sign: bytes
    box: bytes
    epoch: KeyId


@event("project.described", Policy(CODERS, AUTHOR))
class ProjectDescribed(NamedTuple):
    """One part of the frame of the study was written: title, question, method, ethics or context."""

    part: str
    text: Text


@event("phase.started", Policy(CODERS, AUTHOR))
class PhaseStarted(NamedTuple):
    """The work went into another phase: initial, focused or theoretical coding."""

    phase: str


@event("milestone.marked", Policy(CODERS, AUTHOR))
class MilestoneMarked(NamedTuple):
    """A moment that is worth returning to got a name."""

    name: Text


@event("project.imported", Policy(CODERS, AUTHOR))
class ProjectImported(NamedTuple):
    """A project of another tool was imported. `things` pairs ids here with the GUIDs that these had there,
    `not_codable` names the codes that were not to be put on passages there. A large project takes several of these."""

    things: tuple[tuple[ThingId, ForeignId], ...]
    not_codable: tuple[ThingId, ...]

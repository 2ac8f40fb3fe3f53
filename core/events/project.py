"""The study itself: its beginning, what it asks, which phase it is in, and moments worth returning to."""

from typing import Annotated, NamedTuple

from core.events.form import BoxKey, Items, Name, Note, OneOf, OptionalName, SigningKey
from core.events.policy import AUTHOR, CODERS, NOBODY, InBundles, Policy, Retroactive
from core.events.registry import event
from core.ids import ForeignId, Id, KeyId, MemberId, ThingId

PARTS = ("title", "question", "method", "ethics", "context")
"""What the frame of a study consists of."""
REPORTED = (
    "interviewer", "credentials", "occupation", "gender", "experience", "relationship", "known_to_participants",
    "sampling", "recruitment", "non_participation", "setting", "others_present", "dates",
    "data_collection", "guide", "repeat_interviews", "recording", "field_notes", "duration", "saturation",
    "transcription", "transcript_return", "derivation", "member_checking", "consistency", "minor_themes",
    "abstract", "problem", "trustworthiness", "prior_work", "limitations", "conflicts_of_interest", "funding",
)  # fmt: skip
"""What reporting checklists (COREQ, SRQR) ask that only a person can answer."""
PHASES = ("initial", "focused", "theoretical")


@event("project.created", Policy(CODERS, NOBODY, retroactive=Retroactive.ADMISSION, in_bundles=InBundles.ALWAYS))
class ProjectCreated(NamedTuple):
    """The first event of all. The project's id is a hash of the founding device and the salt. It starts the first epoch
    too: `epoch` is its sealing key, `wrapping` its wrapping key."""

    salt: Id
    title: Note
    member: MemberId
    name: OptionalName
    sign: SigningKey
    box: BoxKey
    epoch: KeyId
    wrapping: KeyId


@event("project.described", Policy(CODERS, AUTHOR))
class ProjectDescribed(NamedTuple):
    """One part of the frame of the study was written (title, question, method, ethics or context), or what a reporting
    checklist asks of the researchers."""

    part: Annotated[str, OneOf((*PARTS, *REPORTED))]
    text: Note


@event("phase.started", Policy(CODERS, AUTHOR))
class PhaseStarted(NamedTuple):
    """The work went into another phase: initial, focused or theoretical coding."""

    phase: Annotated[str, OneOf(PHASES)]


@event("milestone.marked", Policy(CODERS, AUTHOR))
class MilestoneMarked(NamedTuple):
    """A moment that is worth returning to got a name."""

    name: Name


@event("project.imported", Policy(CODERS, AUTHOR))
class ProjectImported(NamedTuple):
    """A project of another tool was imported, or came again with something new. `things` pairs ids here with the GUIDs
    that these had there (or that follow from their ids there), `not_codable` names the codes that were not to be put on
    passages there. `project` is one for all that came of it, whenever that was; `file` is what it came in. A large
    project takes several of these."""

    things: Annotated[tuple[tuple[ThingId, ForeignId], ...], Items()]
    not_codable: Annotated[tuple[ThingId, ...], Items()]
    project: ForeignId
    file: OptionalName

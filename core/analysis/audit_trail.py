"""The audit trail: every event in order, by whom, when it claims to be and when it was first witnessed."""

from typing import Any, NamedTuple

from core.analysis.presentation import Presentation, iso_time
from core.errors import Refused
from core.events.policy import Retroactive
from core.events.registry import RecordedEvent, Unknown, policy_of, wire_name
from core.ids import EventId, Id
from core.messages import UNTRANSLATED, Translator
from core.project import Project
from core.sealing.codec import SealedText
from core.views.authorisation import may_undo


class Entry(NamedTuple):
    """One line of the trail; `n` counts from 1 in the total order."""

    n: int
    recorded: RecordedEvent
    wire: str
    by: str
    data: dict[str, Any]
    why: str | None
    conflict: str | None
    undone_by: EventId | None
    clock_doubt: bool

    @property
    def at(self) -> str:
        """When the author's clock says it was."""
        return iso_time(self.recorded.at, self.recorded.offset)


def entries(
    project: Project, start: int = 0, end: int | None = None, translator: Translator = UNTRANSLATED
) -> list[Entry]:
    """The trail from place `start` (counted from 0) up to `end`, in the names of today."""
    presentation = Presentation(project, None, translator)
    happenings = project.trail(start, end)
    return [entry(presentation, start + n, recorded) for n, recorded in enumerate(happenings, 1)]


def entry(presentation: Presentation, n: int, recorded: RecordedEvent) -> Entry:
    """One event in words."""
    conflict = presentation.state.conflicts.get(recorded.id)
    is_blind = presentation.is_blind_to(recorded)
    return Entry(
        n,
        recorded,
        wire_name(recorded.event),
        presentation.author(recorded.device),
        {"blind": True} if is_blind else readable(presentation, recorded.event),
        None if is_blind else presentation.why(recorded.why),
        conflict.kind if conflict is not None else None,
        presentation.project.timeline.validity.undone.get(recorded.id),
        presentation.clock_doubts.is_doubtful(presentation.project.timeline.places[recorded.id]),
    )


def readable(presentation: Presentation, event: Any) -> dict[str, Any]:
    """An event's fields as JSON can hold them."""
    if type(event) is Unknown:
        return {"version": event.version}
    fields = event._asdict()
    for left_out in policy_of(event).not_in_trail:
        del fields[left_out]
    return {name: _plain(presentation, value) for name, value in fields.items()}


def _plain(presentation: Presentation, value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, SealedText):
        return presentation.words(value)
    if isinstance(value, tuple):
        return [_plain(presentation, item) for item in value]
    return value


def last_own(project: Project) -> EventId:
    """This member's newest event that still counts and can be taken back; undos are passed over. Raises Refused."""
    undone = project.timeline.validity.undone
    devices = {row.id for row in project.state.devices.values() if row.member == project.member}
    for key in reversed(project.timeline.order):
        if key.device in devices and key.id not in undone:
            recorded = project.event(key.id)
            is_on_team = policy_of(recorded.event).retroactive is not Retroactive.NO  # undone by name alone
            if not is_on_team and may_undo(project.state, project.device, recorded):
                return key.id
    raise Refused("undo-nothing")


def witnessed(project: Project) -> dict[EventId, int]:
    """For each event that another device has seen: when that device first said so (its claimed ms)."""
    unseen: dict[Id, list[tuple[int, EventId]]] = {}
    found: dict[EventId, int] = {}
    for recorded in project.trail():
        for head in recorded.seen:
            waiting = unseen.get(head.device, [])
            found.update({event: recorded.at for seq, event in waiting if seq <= head.seq})
            unseen[head.device] = [each for each in waiting if each[0] > head.seq]
        unseen.setdefault(recorded.device, []).append((recorded.seq, recorded.id))
    return found

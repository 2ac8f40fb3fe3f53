"""The audit trail: every event in order, by whom, when it claims to be and when it was first witnessed."""

from typing import Any, NamedTuple

from core.analysis.presentation import Reading, iso_time
from core.errors import Refused
from core.events.checkpoints import AnchorMade, AnchorSigned, AnchorStamped
from core.events.history import EventUndone
from core.events.registry import BY_CLASS, Happened, Unknown
from core.events.sources import SourceImported, SourceVoiced
from core.ids import EventId, Id
from core.log.ordering import TICKS
from core.project import Project
from core.sealing.codec import Box
from core.views.folding import may_undo

_LEFT_OUT: dict[Any, tuple[str, ...]] = {
    SourceImported: ("text",),
    SourceVoiced: ("words", "places"),
    AnchorMade: ("heads", "text", "signature"),
    AnchorSigned: ("signature",),
    AnchorStamped: ("answer",),
}
"""What is too long for a line, and can be read in its own place."""

CLOCK_DOUBT_MS = 24 * 60 * 60 * 1000
"""A clock that differs this much from what the event had seen is worth a word."""


class Entry(NamedTuple):
    """One line of the trail; `n` counts from 1 in the total order."""

    n: int
    happened: Happened
    wire: str
    by: str
    data: dict[str, Any]
    why: str | None
    remark: str | None
    undone_by: EventId | None
    clock_doubt: bool

    @property
    def at(self) -> str:
        """When the author's clock says it was."""
        return iso_time(self.happened.at, self.happened.offset)


def entries(project: Project, start: int = 0, end: int | None = None) -> list[Entry]:
    """The trail from place `start` (counted from 0) up to `end`."""
    reading = Reading(project)
    happenings = project.trail(start, end)
    return [entry(reading, start + n, happened) for n, happened in enumerate(happenings, 1)]


def entry(reading: Reading, n: int, happened: Happened) -> Entry:
    """One event in words."""
    remark = reading.state.remarks.get(happened.id)
    is_blind = reading.is_blind_to(happened)
    return Entry(
        n,
        happened,
        wire_name(happened),
        reading.author(happened.device),
        {"blind": True} if is_blind else readable(reading, happened.event),
        None if is_blind else reading.why(happened.why),
        remark.kind if remark is not None else None,
        reading.project.timeline.verdict.undone.get(happened.id),
        (happened.time >> TICKS) - happened.at > CLOCK_DOUBT_MS,
    )


def wire_name(happened: Happened) -> str:
    """The name of an event's type."""
    event = happened.event
    return event.wire if type(event) is Unknown else BY_CLASS[type(event)].wire


def readable(reading: Reading, event: Any) -> dict[str, Any]:
    """An event's fields as JSON can hold them."""
    if type(event) is Unknown:
        return {"version": event.version}
    fields = event._asdict()
    for left_out in _LEFT_OUT.get(type(event), ()):
        del fields[left_out]
    return {name: _plain(reading, value) for name, value in fields.items()}


def _plain(reading: Reading, value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Box):
        return reading.words(value)
    if isinstance(value, tuple):
        return [_plain(reading, item) for item in value]
    return value


def last_own(project: Project) -> EventId:
    """This member's newest event that still counts and can be taken back; undos are passed over. Raises Refused."""
    undone = project.timeline.verdict.undone
    devices = {row.id for row in project.state.devices.values() if row.member == project.member}
    for key in reversed(project.timeline.order):
        if key.device in devices and key.id not in undone:
            happened = project.event(key.id)
            if not isinstance(happened.event, EventUndone) and may_undo(project.state, project.member, happened):
                return key.id
    raise Refused("There is nothing of your own to take back.")


def witnessed(project: Project) -> dict[EventId, int]:
    """For each event that another device has seen: when that device first said so (its claimed ms)."""
    unseen: dict[Id, list[tuple[int, EventId]]] = {}
    found: dict[EventId, int] = {}
    for happened in project.trail():
        for head in happened.seen:
            waiting = unseen.get(head.device, [])
            found.update({event: happened.at for seq, event in waiting if seq <= head.seq})
            unseen[head.device] = [each for each in waiting if each[0] > head.seq]
        unseen.setdefault(happened.device, []).append((happened.seq, happened.id))
    return found

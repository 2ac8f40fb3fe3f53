"""The audit trail: every event in order, by whom, when it claims to be and when it was first witnessed."""

from collections.abc import Collection, Iterable, Iterator
from heapq import heappop, heappush
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from core.analysis.act_heads import head_of
from core.analysis.names_then import NamesThen, Told, clipped
from core.analysis.presentation import Presentation, iso_time
from core.analysis.sentences import label, sentence
from core.events.history import EventUndone
from core.events.registry import RecordedEvent, Unknown, policy_of, wire_name
from core.ids import DeviceId, EventId, MemberId
from core.log.past_states import Moment
from core.messages import UNTRANSLATED, Translator
from core.project import Project
from core.sealing.codec import SealedText
from core.views.code_reasons import reason_for
from core.views.state import State

T = TypeVar("T", EventId, int)

FEW = 64
"""For so many events each is asked what it is about; for more, all that can be about another."""
DEED_MAX = 200
"""So long is what an undo says of what it undid: an undo of an undo of an undo would never end."""

WITH_EFFECT = ("concurrent_rename", "concurrent_move", "deleted_in_use")
"""Conflicts of events that took effect all the same."""


class Entry(NamedTuple):
    """One line of the trail; `n` counts from 1 in the total order. `by` and `did` are a sentence, in the names of its
    moment: who did what to what."""

    n: int
    recorded: RecordedEvent
    wire: str
    by: str
    did: str
    data: dict[str, Any]
    why: str | None
    conflict: str | None
    undone_by: EventId | None
    clock_doubt: bool

    @property
    def at(self) -> str:
        """When the author's clock says it was."""
        return iso_time(self.recorded.at, self.recorded.offset)


def took_effect(entry: Entry) -> bool:
    """Whether an event of the trail changed anything; a code without its parent is there, at the top."""
    if type(entry.recorded.event) is Unknown:
        return False
    is_at_top = entry.wire == "code.created" and entry.conflict in ("unknown", "too_deep")
    return entry.conflict is None or entry.conflict in WITH_EFFECT or is_at_top


def entries(
    project: Project,
    start: int = 0,
    end: int | None = None,
    translator: Translator = UNTRANSLATED,
    reasons: State | None = None,
) -> list[Entry]:
    """The trail from place `start` (counted from 0) up to `end`, in the names of each moment; `reasons`: see `told`."""
    last = len(project.timeline.order)
    numbers = range(start + 1, (last if end is None else min(end, last)) + 1)
    return told(Presentation(project, None, translator), numbers, reasons=reasons)


def entry(presentation: Presentation, n: int) -> Entry:
    """One event in words."""
    return told(presentation, [n])[0]


def told(
    presentation: Presentation,
    numbers: Iterable[int],
    with_quotes: bool = True,
    reasons: State | None = None,
    with_data: bool = True,
) -> list[Entry]:
    """Some events in words, in one pass; their numbers ascend. `with_quotes`: segments are named by their words.
    `reasons`: an earlier state, where those are wanted that had been given by then. Without `with_data` the fields of
    events are left out, which nobody reads who shows sentences alone."""
    return list(tell(NamesThen(presentation, with_quotes), numbers, reasons, with_data))


def tell(
    names: NamesThen, numbers: Iterable[int], reasons: State | None = None, with_data: bool = True
) -> Iterator[Entry]:
    """The same, one by one: whoever takes an entry finds the names of its moment, until the next is asked for."""
    presentation = names.today
    project, wanted = presentation.project, numbers if isinstance(numbers, range) else set(numbers)
    named = named_by(project, wanted)
    targets = set(chain.from_iterable(named.values()))
    also = [n for n in named if n not in wanted]
    for moment in project.moments(sorted([*wanted, *also]) if also else sorted(wanted)):
        names.at(moment.state)
        names.taken_back = project.timeline.taken_back_by(moment.recorded.id)
        line = _entry(names, moment, presentation.state if reasons is None else reasons, with_data)
        if moment.n in named or moment.recorded.id in targets:
            deed = Told(moment.n, line.by, clipped(line.did, DEED_MAX))
            names.told |= dict.fromkeys([moment.recorded.id, *named.get(moment.n, ())], deed)
        if moment.n in wanted:
            yield line


def named_by(project: Project, numbers: Collection[int]) -> dict[int, list[EventId]]:
    """The numbers of the events that undos and acceptances among these are about, and that those are about in turn. An
    undo is about an act: the event that says what its gesture was is told for the one that the undo names, which is
    listed with it."""
    timeline, found = project.timeline, dict[int, list[EventId]]()
    if len(numbers) > FEW:
        controls = list(reversed(timeline.retroactive))  # what one is about stands before it
    else:
        controls = [timeline.recorded(timeline.order[n - 1]) for n in numbers]
    for control in controls:
        target = timeline.named_events.named(control)
        n = timeline.place_of(control.id) + 1
        if target is not None and (n in numbers or n in found):
            is_undo = isinstance(control.event, EventUndone)
            head = head_of(timeline, target.id) if is_undo else target
            found.setdefault(timeline.place_of(head.id) + 1, []).append(target.id)
            if len(numbers) <= FEW:
                controls.append(target)
    return found


def _entry(names: NamesThen, moment: Moment, reasons: State, with_data: bool) -> Entry:
    presentation, (n, recorded, _) = names.today, moment
    conflict = presentation.state.conflicts.get(recorded.id)
    is_blind = presentation.is_blind_to(recorded)
    return Entry(
        n,
        recorded,
        wire_name(recorded.event),
        names.owner_of(recorded.device),
        label(names, recorded.event) if is_blind else sentence(names, recorded.event),
        _data(presentation, recorded.event, is_blind) if with_data else {},
        None if is_blind else presentation.why(reason_for(reasons, recorded, _author(names, recorded))),
        conflict.kind if conflict is not None else None,
        presentation.project.timeline.validity.undone.get(recorded.id),
        presentation.clock_doubts.is_doubtful(recorded),
    )


def _author(names: NamesThen, recorded: RecordedEvent) -> MemberId | None:
    row = names.today.state.devices.get(recorded.device)
    return None if row is None else row.member


def _data(presentation: Presentation, event: Any, is_blind: bool) -> dict[str, Any]:
    return {"blind": True} if is_blind else readable(presentation, event)


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


def witnessed(trail: Iterable[RecordedEvent]) -> dict[EventId, int]:
    """For each event that another device has seen: when that device first said so (its claimed ms). `trail` are all
    events in their order."""
    unseen, found = Unseen[EventId](), dict[EventId, int]()
    for recorded in trail:
        found.update(dict.fromkeys(unseen.take(recorded, recorded.id), recorded.at))
    return found


class Unseen(Generic[T]):
    """Which events no other device is known to have seen; they are taken in their order, each with what it is called
    by."""

    def __init__(self) -> None:
        self._waiting: dict[DeviceId, list[tuple[int, T]]] = {}  # a heap: copies of one device use a number twice

    def take(self, recorded: RecordedEvent, name: T) -> list[T]:
        """The next event; returns those that its device is the first to say it has seen."""
        seen = list[T]()
        for head in recorded.seen:
            waiting = self._waiting.get(head.device, [])
            while waiting and waiting[0][0] <= head.seq:
                seen.append(heappop(waiting)[1])
        heappush(self._waiting.setdefault(recorded.device, []), (recorded.seq, name))
        return seen

    def left(self) -> dict[DeviceId, list[T]]:
        """Those that nobody else has seen, by their devices."""
        return {device: [name for _, name in each] for device, each in self._waiting.items() if each}

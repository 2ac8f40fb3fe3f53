"""Acts, as people see them: what one gesture recorded is one line, with its events beneath, and is taken back as one.

Where nothing is named, undo goes back over this member's own acts, the newest first, and redo over what they took back
since they last did anything else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from core.analysis.act_heads import READ_MAX, SUPPORTING, UNSAID, rank
from core.analysis.audit_trail import Entry, told
from core.analysis.presentation import Presentation
from core.commands.project import redo, undo
from core.errors import Refused
from core.events.history import EventUndone
from core.events.participants import ParticipantWithdrawn, WithdrawalConfirmed
from core.events.registry import RecordedEvent, wire_name
from core.events.sources import SourceSpeakersSet, SourceWithdrawn
from core.events.transcripts import TranscriptSaved
from core.ids import EventId
from core.log.acts import Start, start_of
from core.messages import Message
from core.project import Project
from core.views.authorisation import is_undone_alone, may_undo

T = TypeVar("T")


class Act(NamedTuple):
    """What one gesture recorded, as far as it is listed: `head` is the event that says what it was."""

    id: EventId
    head: Entry
    entries: tuple[Entry, ...]


def acts_of(project: Project, entries: Sequence[Entry]) -> list[Act]:
    """Lines of the trail, those of one act together. An act is called by the id of its first event, also where that is
    not among the lines."""
    found = []
    for start, lines in groupby(entries, key=lambda each: start_of(each.recorded)):
        together = tuple(lines)
        head = min(together, key=lambda each: rank(each.wire))
        found.append(Act(project.timeline.act_begun(start), head, together))
    return found


class Line(NamedTuple):
    """What a line of the trail says, and of which act it is."""

    act: Start
    wire: str
    did: str


def as_acts(presentation: Presentation, lines: Iterable[Line]) -> Iterator[str]:
    """Lines of the trail as a table says them: the first of an act says what the act was, the others stand beneath
    it."""
    say, beneath = presentation.translator, dict[str, str]()
    for _, of_act in groupby(lines, key=lambda line: line.act):
        act = list(of_act)
        first = act[0].did
        yield first if len(act) == 1 else say("act-begins", deed=deed_of(presentation, act), count=len(act), part=first)
        for each in act[1:]:
            if each.did not in beneath:
                beneath[each.did] = say("act-part", part=each.did)
            yield beneath[each.did]


def ends_of_acts(project: Project) -> list[int]:
    """The places in the total order, counted from 1, after which an act is whole; where events of others stand within
    an act, those are steps of their own, and so is what stands on both sides of them."""
    order = project.timeline.order
    return [
        n
        for n, key in enumerate(order, 1)
        if n == len(order) or not order[n].act or start_of(order[n]) != start_of(key)
    ]


_FOR_GOOD = (SourceSpeakersSet, ParticipantWithdrawn, SourceWithdrawn, WithdrawalConfirmed)


def last_act(project: Project, here: bool = False) -> EventId:
    """An event of this member's newest act of which something still counts and can be taken back; `here`: of those that
    this device recorded. Nothing older is taken back in the place of what was done last and is for good. Raises
    Refused."""
    for recorded in _own_newest_first(project, here):
        if isinstance(recorded.event, _FOR_GOOD):
            raise Refused("undo-last-for-good")
        may = not is_undone_alone(recorded.event) and may_undo(project.state, project.device, recorded)
        if may and not _is_for_good(project, recorded.id):
            return recorded.id
    raise Refused("undo-nothing")


def _is_for_good(project: Project, event: EventId) -> bool:
    """Whether a gesture destroyed what an undo would need, so that none of it is undone."""
    act = map(project.timeline.recorded, project.timeline.act(event)[:READ_MAX])
    return any(isinstance(each.event, SourceSpeakersSet) for each in act)


def can_be_taken_back(project: Project, event: EventId) -> str:
    """What this member can do about the act of an event: `undo` it, `redo` it, or neither (an empty text). Who may do
    what in the project is not undone in passing: that goes by a command of its own."""
    if is_undone_alone(project.event(event).event) or project.not_in_team() is not None:
        return ""
    if not _is_for_good(project, event) and any(_left(project, event)):
        return "undo"
    undos = project.undos_of(event)
    may_redo = undos and all(may_undo(project.state, project.device, project.event(each)) for each in undos)
    return "redo" if may_redo else ""


def is_undone(project: Project, event: EventId) -> bool:
    """Whether an event and its act were taken back, and nothing of it is left that this member could take back."""
    return bool(project.undos_of(event)) and not any(_left(project, event))


def _left(project: Project, event: EventId) -> Iterator[bool]:
    """For each event that an undo of this one takes back: whether it still counts, and this member may undo it."""
    timeline, undone = project.timeline, project.timeline.validity.undone
    alone = is_undone_alone(project.event(event).event)
    for key in [timeline.places[event]] if alone else timeline.act(event):
        if key.id not in undone:
            one = timeline.recorded(key)
            yield (alone or not is_undone_alone(one.event)) and may_undo(project.state, project.device, one)


def last_undone(project: Project) -> EventId:
    """What this member took back last, if they have done nothing else since, as the event that their undo names. Raises
    Refused."""
    for recorded in _own_newest_first(project):
        if isinstance(recorded.event, EventUndone):
            target = project.timeline.places.get(EventId(recorded.event.target))
            if target is not None and not isinstance(project.timeline.recorded(target).event, EventUndone):
                return target.id
        elif wire_name(recorded.event) not in SUPPORTING:
            break
    raise Refused("nothing-to-redo")


def _own_newest_first(project: Project, here: bool = False) -> Iterator[RecordedEvent]:
    """This member's events, or those of this device, that were not taken back."""
    timeline, undone = project.timeline, project.timeline.validity.undone
    devices = {row.id for row in project.state.devices.values() if row.member == project.member}
    devices = devices & {project.device} if here else devices
    return (
        timeline.recorded(key) for key in reversed(timeline.order) if key.device in devices and key.id not in undone
    )


class ActTaken(NamedTuple):
    """What an undo took back, or a redo brought back: the events of an act, what it was in words, those that stay as
    they were, and what was recorded for it. `drafts`: so many versions of transcripts this member saved after the act;
    they are no part of it, and no undo takes them back."""

    act: EventId
    events: tuple[EventId, ...]
    stays: tuple[EventId, ...]
    deed: Message
    recorded: tuple[RecordedEvent, ...]
    drafts: int = 0

    def undone(self) -> Message:
        """What to tell people after an undo."""
        told = {"deed": self.deed, "events": Message("act-events", {"count": len(self.events)})}
        said = (
            Message("act-undone-in-part", {**told, "stays": len(self.stays)})
            if self.stays
            else Message("act-undone", told)
        )
        return Message("act-undone-drafts-stay", {"said": said, "count": self.drafts}) if self.drafts else said

    def redone(self) -> Message:
        """What to tell people after a redo."""
        return Message("act-redone", {"deed": self.deed, "events": Message("act-events", {"count": len(self.events)})})


def undo_act(presentation: Presentation, event: EventId, why: str | None = None) -> ActTaken:
    """Undoes the act of an event. `presentation` is the present one. Raises Refused."""
    return _taken(presentation, event, lambda project: project.do(undo, event, why))


def redo_act(presentation: Presentation, event: EventId, why: str | None = None) -> ActTaken:
    """Redoes the act of an event. `presentation` is the present one. Raises Refused."""
    return _taken(presentation, event, lambda project: project.do(redo, event, why))


def _taken(presentation: Presentation, event: EventId, work: Callable[[Project], list[RecordedEvent]]) -> ActTaken:
    project = presentation.project
    key = project.timeline.places[event]
    act = [project.event(event)] if is_undone_alone(project.event(event).event) else project.act(event)
    undone = project.timeline.validity.undone
    before = {each.id for each in act if each.id in undone}
    recorded = work(project)
    after = project.timeline.validity.undone
    changed = [each for each in act if (each.id in before) != (each.id in after)]
    ids = {each.id for each in changed}
    stays = tuple(each.id for each in act if each.id not in ids)
    said = deed(presentation, changed or act)
    begun = project.timeline.act_begun(start_of(key))
    drafts = _drafts_after(project, act[-1].id)
    return ActTaken(begun, tuple(each.id for each in changed), stays, said, tuple(recorded), drafts)


def _drafts_after(project: Project, event: EventId) -> int:
    """How many versions of transcripts this member saved after an event: whoever undoes it now may have thought of
    them."""
    last, count = project.timeline.places[event], 0
    for recorded in _own_newest_first(project):
        if project.timeline.places[recorded.id] <= last:
            break
        count += isinstance(recorded.event, TranscriptSaved)
    return count


def deed(presentation: Presentation, events: Sequence[RecordedEvent]) -> Message:
    """What an act did, in words: kind for kind, what says most about it first. Of each kind one event is told, and the
    others are counted."""
    kinds = _kinds((wire_name(each.event), each) for each in events)
    place_of = presentation.project.timeline.place_of
    numbers = {wire: place_of(some[0].id) + 1 for wire, some in kinds.items()}
    lines = {line.n: line.did for line in told(presentation, sorted(numbers.values()))}
    return _deeds(presentation, [(lines[numbers[wire]], len(some)) for wire, some in kinds.items()])


def deed_of(presentation: Presentation, entries: Iterable[Entry | Line]) -> Message:
    """The same of lines of the trail."""
    kinds = _kinds((each.wire, each) for each in entries)
    return _deeds(presentation, [(some[0].did, len(some)) for some in kinds.values()])


def _kinds(events: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Events by their types, without those that go without saying."""
    kinds: dict[str, list[T]] = {}
    for wire, each in sorted(events, key=lambda pair: rank(pair[0])):
        kinds.setdefault(wire, []).append(each)
    unsaid = {*SUPPORTING, *(UNSAID.get(next(iter(kinds)), ()) if kinds else ())}
    return {wire: some for wire, some in kinds.items() if wire not in unsaid} or kinds


def _deeds(presentation: Presentation, deeds: Sequence[tuple[str, int]]) -> Message:
    say = presentation.translator
    said = [did if count == 1 else say("act-and-more", deed=did, count=count - 1) for did, count in deeds]
    return Message("act-deeds", {"deeds": "; ".join(said)})

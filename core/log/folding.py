"""Applies one event to the state: who made it, whether it counts, and which fold it goes to."""

from core.events.members import DeviceRemoved, EpochStarted, MemberRemoved
from core.events.project import ProjectCreated
from core.events.registry import RecordedEvent, Unknown, text_keys_of
from core.ids import DeviceId, Id, MemberId
from core.log.validity_rules import Validity
from core.views import epochs
from core.views.authorisation import is_allowed, refusal
from core.views.checks import problem_of
from core.views.merged_people import of_one_person
from core.views.records import SeenFrontier
from core.views.state import FOLDS, State


def apply(state: State, recorded: RecordedEvent, validity: Validity) -> None:
    """Folds one event. Never raises on an event that does not fit: it notes a conflict, the same on every device."""
    state.count += 1
    state.speaks_as = validity.speaks_as(recorded)
    if recorded.seen:
        _note_seen(state, recorded)
    cls = type(recorded.event)
    if cls is Unknown and not recorded.event.version:  # nobody can say when it was made: it may stand before its device
        state.conflict(recorded, "malformed")
        return
    device = state.devices.get(recorded.device)
    if device is None and cls is not ProjectCreated:
        state.conflict(recorded, "stranger")
        return
    for text_key in text_keys_of(recorded.event, recorded.why):
        state.uses_text_key(recorded, text_key)  # also where it does not count: what was typed can be withdrawn
    if validity.cuts and validity.is_void(recorded):
        state.conflict(recorded, "after_removal")
        state.notes_void_words(recorded)
        if cls is EpochStarted and device is not None:
            epochs.note_void_start(state, recorded, recorded.event, device.member)
        if cls is MemberRemoved or cls is DeviceRemoved:
            epochs.note_void_removal(state, recorded)
        return
    if recorded.id in validity.overruled:
        state.conflict(recorded, "overruled")
        epochs.note_void_removal(state, recorded)
        return
    if cls is Unknown:
        state.conflict(recorded, "newer_version")
        return
    if recorded.id in validity.passed_over:
        state.conflict(recorded, validity.passed_over[recorded.id])
        return
    member = device.member if device is not None else MemberId(Id(b""))
    if not is_allowed(state, recorded.device, recorded.event):
        state.conflict(recorded, refusal(state, recorded.device))
        return
    problem = problem_of(state, recorded.device, recorded.event, recorded.why)
    if problem is not None:
        state.conflict(recorded, problem.kind, *problem.about)
        return
    if recorded.id in validity.not_entitled:
        state.conflict(recorded, "not_entitled")
        return
    fold, event = FOLDS[cls], of_one_person(state, recorded.event)
    if recorded.id not in validity.undone:
        fold.apply(state, recorded, event, member)
    elif fold.unmake is not None:
        fold.apply(state, recorded, event, member)
        fold.unmake(state, recorded, event)


def _note_seen(state: State, recorded: RecordedEvent) -> None:
    seen = state.seen.get(recorded.device)
    heads: dict[DeviceId, int] = dict(seen.heads) if seen is not None else {}
    for head in recorded.seen:
        if head.device in state.devices.rows:  # others would grow it without bound
            heads[head.device] = max(head.seq, heads.get(head.device, 0))
    state.seen.put(recorded.device, SeenFrontier(tuple(sorted(heads.items()))))

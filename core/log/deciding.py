"""What counts of the control events, by the rules of core/log/validity_rules.py."""

from collections.abc import Collection, Sequence

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, LateEventAccepted, MemberRemoved
from core.ids import EventId
from core.log.removals import ControlEvent, Knowledge
from core.log.settling import Settling
from core.log.validity_rules import (
    ACCEPTANCE_IS_BY_A_REMAINING_MEMBER,
    AUTHOR_IS_ENTITLED,
    CONTROL_IS_NOT_UNDONE,
    EVENT_WAS_SEEN,
    NOTHING,
    Case,
    Validity,
)


def decide(controls: list[ControlEvent], knowledge: Knowledge | None = None) -> Validity:
    """What counts, given the control events in the total order; `knowledge` is needed where there is a removal."""
    entitled = [each for each in controls if AUTHOR_IS_ENTITLED.holds(each, Case())]
    not_entitled = frozenset(each.recorded.id for each in controls) - {each.recorded.id for each in entitled}
    removals = [each for each in entitled if isinstance(each.recorded.event, (MemberRemoved, DeviceRemoved))]
    undos = [each for each in entitled if isinstance(each.recorded.event, EventUndone)]
    if not removals or knowledge is None:
        return Validity(_undone(undos, NOTHING, ()), {}, _accepted(entitled, NOTHING), frozenset(), not_entitled)
    counting, ids = Settling(removals, _about_removals(removals, undos), knowledge).settled()
    cuts, branches = knowledge.cuts(counting)
    validity = Validity({}, cuts, frozenset(), frozenset(), not_entitled, branches)
    validity = validity._replace(accepted=_accepted(entitled, validity))
    undone = _undone(undos, validity, ids)
    overruled = frozenset(each.recorded.id for each in removals if each.recorded.id not in ids | undone.keys())
    return validity._replace(undone=undone, overruled=overruled)


def _about_removals(removals: Sequence[ControlEvent], undos: Sequence[ControlEvent]) -> list[ControlEvent]:
    """Those undos that undo a removal, or such an undo, and so on."""
    named, found = {each.recorded.id for each in removals}, []
    for each in undos:
        if each.recorded.event.target in named:
            named.add(each.recorded.id)
            found.append(each)
    return found


def _accepted(controls: Sequence[ControlEvent], validity: Validity) -> frozenset[EventId]:
    """The late events that remaining members let count."""
    return frozenset(
        control.recorded.event.target
        for control in controls
        if isinstance(control.recorded.event, LateEventAccepted)
        and ACCEPTANCE_IS_BY_A_REMAINING_MEMBER.holds(control, Case(validity))
    )


def _undone(undos: Sequence[ControlEvent], validity: Validity, counting: Collection[EventId]) -> dict[EventId, EventId]:
    """From the last undo to the first, so that whether an undo counts is known before what it undoes is judged. A
    removal that was found to count is not undone. Parts of an act that are judged as one are listed in the end, so that
    many undos of a long act cost no more than their number and its length."""
    undone: dict[EventId, EventId] = {}
    parts: dict[EventId, tuple[EventId, ...]] = {}
    for control in reversed(undos):
        case = Case(validity._replace(undone=undone))
        if all(rule.holds(control, case) for rule in (CONTROL_IS_NOT_UNDONE, EVENT_WAS_SEEN)):
            name = control.events[0] if control.events else control.recorded.event.target
            parts[name], undone[name] = control.events or (name,), control.recorded.id
    return {event: undo for name, undo in undone.items() if name not in counting for event in parts[name]}

"""Each rule of the table in core/log/validity_rules.py, in the smallest history in which it decides.

A test is called after its rule; tests/tidy/test_events.py holds that none is missing.
"""

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, LateEventAccepted
from core.events.memos import MemoDeleted
from core.events.registry import RecordedEvent
from core.ids import Id
from core.log.validity_rules import ControlEvent, Validity, decide

ADA, BO, CY = (Id(letter * 16) for letter in (b"a", b"b", b"c"))
"""Three devices, each of a member of its own, admitted in this order."""


def event_id(device, seq):
    return device + seq.to_bytes(16, "big")


def recorded(device, seq, event, time=None):
    return RecordedEvent(time or seq, device, seq, event_id(device, seq), 0, 0, (), event, None)


def control(device, seq, event, is_entitled=True, cuts=()):
    admitted = ((ord(device[:1]), ADA, 1, event_id(device, 0)),)
    return ControlEvent(recorded(device, seq, event), is_entitled, admitted, cuts)


def removal(device, seq, whom, last, **more):
    return control(device, seq, DeviceRemoved(whom, last), cuts=((whom, last),), **more)


def undo(device, seq, target, **more):
    return control(device, seq, EventUndone(target), **more)


def acceptance(device, seq, target, **more):
    return control(device, seq, LateEventAccepted(target), **more)


def test_author_is_entitled():
    target = event_id(CY, 9)
    for made in (undo, acceptance):
        validity = decide([made(BO, 5, target, is_entitled=False)])
        assert (validity.undone, validity.accepted) == ({}, frozenset())
    assert decide([removal(BO, 5, ADA, 3, is_entitled=False)]).cuts == {}
    assert decide([undo(BO, 5, target)]).undone == {target: event_id(BO, 5)}
    assert decide([removal(BO, 5, ADA, 3)]).cuts == {ADA: 3}
    assert decide([acceptance(BO, 5, target)]).accepted == {target}


def test_event_is_before_the_cut():
    late, intime, accepted = (recorded(BO, seq, MemoDeleted(CY)) for seq in (4, 3, 5))
    validity = decide([removal(ADA, 2, BO, 3), acceptance(ADA, 6, accepted.id)])
    assert validity.is_void(late)
    assert not validity.is_void(intime)
    assert not validity.is_void(accepted)
    assert not validity.is_void(recorded(CY, 9, MemoDeleted(CY)))
    target = event_id(CY, 9)
    assert decide([removal(ADA, 2, BO, 3), undo(BO, 4, target)]).undone == {}
    assert decide([removal(ADA, 2, BO, 3), undo(BO, 3, target)]).undone == {target: event_id(BO, 3)}
    accepted_undo = [removal(ADA, 2, BO, 3), undo(BO, 4, target), acceptance(ADA, 5, event_id(BO, 4))]
    assert decide(accepted_undo).undone == {target: event_id(BO, 4)}


def test_control_is_not_undone():
    target, first = event_id(CY, 9), undo(BO, 1, event_id(CY, 9))
    assert decide([first, undo(BO, 2, first.recorded.id)]).undone == {first.recorded.id: event_id(BO, 2)}
    twice = decide([first, undo(BO, 2, first.recorded.id), undo(BO, 3, event_id(BO, 2))])
    assert twice.undone == {target: first.recorded.id, event_id(BO, 2): event_id(BO, 3)}
    gone = removal(ADA, 1, BO, 3)
    assert decide([gone, undo(CY, 2, gone.recorded.id)]).cuts == {}


def test_acceptance_is_by_a_remaining_member():
    removals = [removal(ADA, 2, BO, 3)]
    assert decide([*removals, acceptance(BO, 4, event_id(BO, 5))]).accepted == frozenset()
    assert decide([*removals, acceptance(BO, 3, event_id(BO, 5))]).accepted == {event_id(BO, 5)}
    assert decide([*removals, acceptance(CY, 9, event_id(BO, 5))]).accepted == {event_id(BO, 5)}


def test_removal_is_not_voided():
    by_bo, by_ada = removal(BO, 4, CY, 7), removal(ADA, 9, BO, 3)
    validity = decide([by_bo, by_ada])
    assert validity.cuts == {BO: 3}
    assert validity.overruled == {by_bo.recorded.id}
    assert decide([removal(BO, 3, CY, 7), by_ada]).cuts == {BO: 3, CY: 7}, "made before the cut, it counts"
    accepted = decide([by_bo, by_ada, acceptance(ADA, 10, by_bo.recorded.id)])
    assert accepted.cuts == {BO: 3, CY: 7}
    # Each voids the other: the senior counts, however early the other says that it was made.
    assert decide([removal(BO, 4, ADA, 0), by_ada]).cuts == {BO: 3}


def test_senior_removal_breaks_a_ring():
    ring = [removal(CY, 5, ADA, 4), removal(BO, 5, CY, 4), removal(ADA, 5, BO, 4)]
    validity = decide(ring)
    assert BO in validity.cuts, "Ada was admitted first, so her removal of Bo counts"
    assert validity.cuts == {BO: 4}
    assert len(validity.overruled) == 2


def test_removal_agrees_with_those_that_count():
    by_ada, by_bo, by_cy = removal(ADA, 9, BO, 3), removal(BO, 4, CY, 1), removal(CY, 2, ADA, 0)
    validity = decide([by_cy, by_bo, by_ada])
    assert validity.cuts == {BO: 3}, "what voids the removal that counts, or is voided by it, does not count"
    assert validity.overruled == {by_bo.recorded.id, by_cy.recorded.id}


def test_the_earliest_cut_of_a_device_holds():
    assert decide([removal(ADA, 1, CY, 7), removal(BO, 1, CY, 4)]).cuts == {CY: 4}


def test_without_control_events_everything_counts():
    assert decide([]) == Validity({}, {}, frozenset(), frozenset())

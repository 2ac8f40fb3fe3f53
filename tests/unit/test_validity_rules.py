"""Each rule of the table in core/log/validity_rules.py, in the smallest history in which it decides.

A test is called after its rule; tests/tidy/test_events.py holds that none is missing.
"""

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, LateEventAccepted
from core.events.memos import MemoDeleted
from core.events.registry import RecordedEvent
from core.ids import DeviceId, EventId, Id
from core.log.causality import Causality, Key
from core.log.deciding import decide
from core.log.removals import ControlEvent, Knowledge, Team
from core.log.validity_rules import SENIOR_REMOVAL_WINS, Case, Lowered, Validity
from core.sealing.envelope import NO_EVENT, Head

ADA, BO, CY, DI = (DeviceId(Id(letter * 16)) for letter in (b"a", b"b", b"c", b"d"))
"""Four devices, each of a member of its own, admitted in this order by Ada's first events."""
SOMETHING = MemoDeleted(CY)
SHEET = DeviceId(Id(b"s" * 16))
"""A recovery sheet of Bo's."""


class History:
    """Who wrote what, having seen what: `write` returns the event, which later ones may name as seen."""

    def __init__(self) -> None:
        self.places: dict[EventId, Key] = {}
        self.causality = Causality(self.places)
        self.controls: list[ControlEvent] = []
        self.team_events: list[RecordedEvent] = []
        self.heads: dict[Id, tuple[int, EventId]] = {}
        self.members = {each: each for each in (ADA, BO, CY, DI)} | {SHEET: BO}
        self.admissions = {each: self.write(ADA) for each in (ADA, BO, CY, DI)}
        self.admissions[SHEET] = self.write(BO, seen=(ADA,))
        for each in (BO, CY, DI, SHEET):
            self.write(each, seen=(ADA,))

    def write(self, device, event=SOMETHING, seen=(), after=None):
        """An event after the newest of its device (or after another one: a fork), by somebody who saw all that others
        have, or up to certain events of theirs."""
        seq, previous = self.heads.get(device, (0, NO_EVENT)) if after is None else (after.seq, after.id)
        name = EventId(device + (len(self.places) + 1).to_bytes(16, "big"))
        heads = [self.places[each.id] if isinstance(each, RecordedEvent) else self.newest(each) for each in seen]
        key = Key(len(self.places) + 1, device, seq + 1, name, 0)
        self.places[name] = key
        self.causality.add(key, previous, [Head(each.device, each.seq, each.id) for each in heads])
        self.heads[device] = (seq + 1, name)
        return RecordedEvent(key.time, device, seq + 1, name, 0, 0, (), event, None)

    def newest(self, device):
        return self.places[self.heads[device][1]]

    def control(self, device, event, seen=(), is_entitled=True, targets=()):
        made = self.write(device, event, seen)
        member = self.members[device]
        seniority = self.admissions[member][:4], self.admissions[device][:4]
        control = ControlEvent(made, is_entitled, seniority, member, device == SHEET, frozenset(targets))
        self.controls.append(control)
        return made

    def removal(self, device, whom, seen=(), **more):
        return self.control(device, DeviceRemoved(whom), seen, targets=(whom,), **more)

    def undo(self, device, target, seen=(), **more):
        return self.control(device, EventUndone(target.id), seen, **more)

    def acceptance(self, device, target, seen=(), **more):
        return self.control(device, LateEventAccepted(target.id), seen, **more)

    def knowledge(self) -> Knowledge:
        removals = [each for each in self.controls if each.is_entitled and each.targets]
        team = Team(self.members, self.admissions, (), self.team_events)
        return Knowledge(self.causality, team, removals)

    def decided(self) -> Validity:
        return decide(sorted(self.controls, key=lambda each: each.recorded[:4]), self.knowledge())


def test_author_is_entitled():
    for is_entitled in (False, True):
        history = History()
        target = history.write(CY)
        undo = history.undo(BO, target, is_entitled=is_entitled)
        accepted = history.write(CY)
        acceptance = history.acceptance(BO, accepted, is_entitled=is_entitled)
        removal = history.removal(ADA, DI, is_entitled=is_entitled)
        validity = history.decided()
        assert (target.id in validity.undone) is is_entitled
        assert (accepted.id in validity.accepted) is is_entitled
        assert (DI in validity.cuts) is is_entitled
        made = {undo.id, acceptance.id, removal.id}
        assert validity.not_entitled == (set() if is_entitled else made)


def test_event_was_seen():
    history = History()
    by_author, by_colleague, by_own_sheet = (history.write(BO) for _ in range(3))
    history.write(CY, seen=(by_colleague,))
    history.write(SHEET, seen=(by_own_sheet,))
    unseen, accepted = history.write(BO), history.write(BO)
    history.removal(ADA, BO, seen=(by_author,))
    history.write(DI, seen=(ADA, unseen))
    history.acceptance(ADA, accepted)
    validity = history.decided()
    assert not validity.is_void(by_author), "its author had seen it"
    assert not validity.is_void(by_colleague), "who stays had seen it before hearing of the removal"
    assert validity.is_void(by_own_sheet), "a device of the same member is no witness"
    assert validity.is_void(unseen), "nor is who had heard of the removal"
    assert not validity.is_void(accepted)
    assert not validity.is_void(history.write(CY))


def test_a_removed_device_is_a_witness_of_what_it_saw_before_it_was_cut_and_of_nothing_later():
    history = History()
    early, late = history.write(BO), history.write(BO)
    seen = history.write(CY, seen=(early,))
    history.removal(ADA, BO)
    history.removal(DI, CY, seen=(seen,))
    history.write(CY, seen=(late,))
    validity = history.decided()
    assert not validity.is_void(early), "Cy's leaving takes nothing back"
    assert validity.is_void(late), "two who were removed do not vouch for each other"


def test_what_is_written_on_an_earlier_branch_of_a_feed_is_void():
    history = History()
    first, second = history.write(BO), history.write(BO)
    history.removal(ADA, BO, seen=(second,))
    forged = history.write(BO, after=history.places[first.id])
    validity = history.decided()
    assert forged.seq == second.seq
    assert validity.is_void(forged)
    assert not validity.is_void(second)


def test_lowered_event_was_seen():
    history = History()
    by_owner, by_colleague, unseen = (history.write(BO) for _ in range(3))
    history.write(CY, seen=(by_colleague,))
    accepted = history.write(BO)
    loss = history.write(ADA, seen=(by_owner,))
    history.write(DI, seen=(loss, unseen))
    later = history.write(BO)
    knowledge = history.knowledge()
    seen = knowledge.seen_before(ControlEvent(loss, True, member=ADA, targets=frozenset({BO})))
    lowered = {BO: (Lowered(loss[:4], "reviewer", seen.last[BO], seen.branches),)}
    validity = Validity({}, {}, frozenset({accepted.id}), lowered=lowered)
    assert validity.speaks_as(by_owner) is None, "its author had seen it"
    assert validity.speaks_as(by_colleague) is None, "somebody else had seen it before hearing of that"
    assert validity.speaks_as(unseen) == (BO, "reviewer"), "who had heard of it is no witness"
    assert validity.speaks_as(accepted) is None
    assert validity.speaks_as(later) is None, "its place says what its author could do"


def test_what_is_on_the_team_no_silent_device_of_a_member_bears_witness_to():
    history = History()
    laptop = DeviceId(Id(b"l" * 16))
    history.members[laptop], history.admissions[laptop] = CY, history.write(CY)
    history.write(laptop, seen=(CY,))
    early = history.write(CY, seen=(ADA,))
    gone = history.removal(ADA, BO, seen=(early,))
    history.write(CY, seen=(gone,))
    work, on_team = history.write(BO), history.write(BO)
    history.write(laptop, seen=(on_team,))
    history.team_events.append(on_team)
    validity = history.decided()
    assert not validity.is_void(work), "work that a colleague says to have seen counts"
    assert validity.is_void(on_team), "but Cy had written on after hearing of the removal, and had not seen this"


def test_of_a_senior_by_who_knows_nobody_else_the_seniors_people_bear_witness():
    new, newer = (DeviceId(Id(letter * 16)) for letter in (b"n", b"o"))
    for knows in (False, True):
        history = History()
        history.members = {ADA: ADA, BO: BO}
        first = [history.admissions[each] for each in (ADA, BO)]
        history.admissions = dict(zip((ADA, BO), first, strict=True))
        if knows:
            history.members[CY], history.admissions[CY] = CY, history.write(ADA)
            history.write(BO, seen=(ADA,))
        for each in (new, newer):
            history.members[each], history.admissions[each] = each, history.write(ADA)
        work = history.write(ADA)
        for each in (new, newer):
            history.write(each, seen=(work,))
        history.removal(BO, ADA)
        validity = history.decided()
        assert set(validity.cuts) == {ADA}
        assert validity.is_void(work) is knows, "whoever knew a third one is believed, unless that one says otherwise"


def test_of_two_who_removed_each_other_unknowingly_one_stays_also_if_each_was_built_on():
    history = History()
    by_bo, by_ada = history.removal(BO, ADA), history.removal(ADA, BO)
    history.write(CY, seen=(by_bo,))
    history.write(DI, seen=(by_ada,))
    validity = history.decided()
    assert set(validity.cuts) == {BO}, "as many wrote on, so the senior one's counts"
    assert validity.overruled == {by_bo.id}


def test_control_is_not_undone():
    history = History()
    target = history.write(CY)
    first = history.undo(BO, target)
    second = history.undo(BO, first)
    assert history.decided().undone == {first.id: second.id}
    third = history.undo(BO, second)
    assert history.decided().undone == {target.id: first.id, second.id: third.id}
    gone = history.removal(ADA, BO, seen=(BO,))
    late = history.write(BO)
    assert history.decided().is_void(late)
    history.undo(CY, gone, seen=(ADA,))
    validity = history.decided()
    assert validity.cuts == {}, "when a removal is taken back, all that it voided counts again"
    assert gone.id in validity.undone
    assert validity.overruled == frozenset()


def test_removal_is_undone_by_others():
    history = History()
    gone = history.removal(ADA, BO)
    own = history.undo(BO, gone)
    history.write(DI, seen=(own,))  # builds on it before it hears of the removal
    validity = history.decided()
    assert BO in validity.cuts
    assert gone.id not in validity.undone


def test_acceptance_is_by_a_remaining_member():
    history = History()
    late = history.write(BO)
    history.acceptance(BO, late)
    history.removal(ADA, BO)
    assert history.decided().accepted == frozenset()
    history.acceptance(CY, late, seen=(ADA, BO))
    assert history.decided().accepted == {late.id}


def test_removal_is_not_voided():
    history = History()
    by_bo = history.removal(BO, CY)
    history.removal(ADA, BO)
    validity = history.decided()
    assert set(validity.cuts) == {BO}, "nobody had seen Bo's removal"
    assert validity.overruled == {by_bo.id}
    history = History()
    by_bo = history.removal(BO, CY)
    history.removal(ADA, BO, seen=(by_bo,))
    assert set(history.decided().cuts) == {BO, CY}, "its author had seen it, so it takes nothing back"
    history = History()
    by_bo = history.removal(BO, CY)
    history.write(DI, seen=(by_bo,))
    history.removal(ADA, BO)
    assert set(history.decided().cuts) == {BO, CY}, "somebody who stays had built on it"


def test_removal_with_more_support_wins():
    history = History()
    by_bo = history.removal(BO, ADA)
    history.removal(ADA, BO)
    history.removal(ADA, CY)  # so that nobody surely stays who could bear witness
    history.removal(ADA, DI)
    history.write(CY, seen=(by_bo,))
    validity = history.decided()
    assert set(validity.cuts) == {ADA}, "Cy wrote on after Bo's removal of the senior Ada"
    puppet = DeviceId(Id(b"p" * 16))
    history = History()
    history.removal(BO, ADA)
    history.members[puppet], history.admissions[puppet] = puppet, history.write(BO)
    late = history.write(puppet, seen=(BO,))
    history.removal(ADA, BO)
    validity = history.decided()
    assert set(validity.cuts) == {BO}, "who is let in by the one who is removed is neither witness nor support"
    assert validity.is_void(history.admissions[puppet])
    assert not validity.is_void(late), "its author is a stranger now, which the fold says"


def test_sheet_wins_over_machines():
    for first, second in ((BO, SHEET), (SHEET, BO)):
        history = History()
        history.removal(first, second)
        history.removal(second, first)
        assert set(history.decided().cuts) == {BO}


def test_senior_removal_wins():
    for first, second in ((BO, ADA), (ADA, BO)):
        history = History()
        history.removal(first, second)
        history.removal(second, first)
        assert set(history.decided().cuts) == {BO}, "Ada was there first, whenever she says so"
    history = History()
    for one, other in ((BO, ADA), (BO, DI), (DI, BO), (ADA, BO), (ADA, BO)):
        history.removal(one, other)
    by_bo, _, by_di, by_ada, _ = history.controls
    assert SENIOR_REMOVAL_WINS.holds(by_ada, Case(other=by_bo))
    assert not SENIOR_REMOVAL_WINS.holds(by_bo, Case(other=by_ada))
    assert SENIOR_REMOVAL_WINS.holds(by_bo, Case(other=by_di)), "without regard to others"


def test_ring_is_broken_by_the_strongest():
    history = History()
    ring = [history.removal(*each) for each in ((CY, ADA), (BO, CY), (ADA, BO))]
    validity = history.decided()
    assert set(validity.cuts) == {BO}, "Ada was admitted first, so her removal of Bo counts"
    assert validity.overruled == {each.id for each in ring[:2]}
    history.removal(BO, DI)  # so that Di is no witness
    history.write(DI, seen=(ring[1],))
    assert set(history.decided().cuts) == {CY, DI}, "but Di had written on after Bo's"


def test_removal_agrees_with_those_that_count():
    history = History()
    by_cy, by_bo = history.removal(CY, ADA), history.removal(BO, CY)
    history.removal(ADA, BO)
    validity = history.decided()
    assert set(validity.cuts) == {BO}, "what voids the removal that counts, or is voided by it, does not count"
    assert validity.overruled == {by_bo.id, by_cy.id}


def test_a_second_removal_by_the_same_device_adds_nothing_and_stands_when_the_first_is_undone():
    history = History()
    first, second = history.removal(ADA, BO), history.removal(ADA, BO)
    late = history.write(BO)
    assert history.decided().overruled == frozenset()
    history.undo(CY, first, seen=(ADA,))
    validity = history.decided()
    assert validity.is_void(late)
    assert first.id in validity.undone
    assert second.id not in validity.overruled


def test_undos_of_undos_of_removals_settle():
    history = History()
    gone = history.removal(ADA, BO)
    undo = history.undo(CY, gone, seen=(ADA,))
    history.undo(ADA, undo, seen=(CY,))
    assert BO in history.decided().cuts


def test_of_two_whose_undos_would_save_each_other_the_removals_stay():
    history = History()
    of_bo, of_cy = history.removal(ADA, BO), history.removal(ADA, CY)
    history.undo(BO, of_cy)
    history.undo(CY, of_bo)
    assert set(history.decided().cuts) == {BO, CY}


def test_without_control_events_everything_counts():
    assert decide([]) == Validity({}, {}, frozenset(), frozenset())

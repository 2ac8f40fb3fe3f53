"""A removal stays when others have built on it, and takes nothing back that somebody who stays had seen."""

import pytest

from core.commands import codebook, members, project
from core.commands.context import Decision
from core.events.members import DeviceAdded, DeviceRemoved, MemberAdmitted, MemberRemoved
from core.keys.recovery_sheet import paper_device
from core.log import event_writer
from core.project import Project
from core.sealing.crypto import new_device
from core.storage.log import Log
from tests.builders import World, a_code, a_participant, alice, everything, exchange, invited

YEAR_MS = 365 * 24 * 60 * 60 * 1000


@pytest.fixture
def lies(monkeypatch):
    """Signs an event that leaves out all that its author has seen, with a program that refuses nothing."""

    def sign(author, event):
        with monkeypatch.context() as patch:
            patch.setattr(event_writer, "is_allowed", lambda *_: True)
            patch.setattr(Project, "not_in_team", lambda _: None)
            patch.setattr(author.writer, "_unseen", tuple)
            return author.do(lambda _: [Decision(event, seal_quotes=False)])[0]

    return sign


def gone_in(device):
    rows = [*device.state.devices.values(), *device.state.members.values()]
    return {row.id for row in rows if row.removed is not None}


def codes_in(device):
    return {device.words(row.name) for row in device.state.codes.values()}


def all_agree(*devices):
    """All exchange; then those who stay have the same state. The first one stays for sure."""
    exchange(*devices)
    gone = gone_in(devices[0])
    staying = [each for each in devices if not {each.device, each.member} & gone]
    assert len({each.state.digest() for each in staying}) == 1


@pytest.fixture
def team():
    """Alice and Bo, who own the project, and Cy and Di, who code."""
    world = World(81)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    cy, di = invited(world, ada, "Cy"), invited(world, ada, "Di")
    for each in (bo, cy, di):
        a_participant(each)  # a first event that names nothing would be a stranger's
    exchange(ada, bo, cy, di)
    bo.do(members.name_member, "Bo")  # an author's first event has to say that it saw the admission, or stands nowhere
    exchange(ada, bo, cy, di)
    return world, ada, bo, cy, di


def test_a_stolen_first_laptop_does_not_remove_the_phone_a_year_later(lies):
    world = World(12)
    laptop = alice(world)
    phone, b = invited(world, laptop, device_of=laptop.member), invited(world, laptop, "B")
    exchange(laptop, phone, b)
    phone.do(members.remove_device, laptop.device, "stjålet")
    exchange(phone, b)
    a_code(b, "ny etter tyveriet")
    exchange(phone, b)
    world.now += YEAR_MS
    laptop.accept(everything(b))
    for event in (DeviceRemoved(phone.device), MemberRemoved(b.member), DeviceRemoved(b.device)):
        lies(laptop, event)
    for each in (phone, b):
        each.accept(everything(laptop))
    all_agree(phone, b)
    assert gone_in(phone) == {laptop.device}


def test_a_founder_whom_a_colleague_removed_does_not_come_back_alone(team, lies):
    world, ada, bo, cy, di = team
    bo.do(members.remove_member, ada.member, "sluttet")
    exchange(bo, cy, di)
    a_code(cy, "videre")
    exchange(bo, cy, di)
    world.now += YEAR_MS
    ada.accept(everything(cy))
    lies(ada, MemberRemoved(bo.member))
    stranger = new_device(world.entropy)
    lies(ada, MemberAdmitted(bytes(16), "", "owner", stranger.keys.device, *stranger.keys))
    witness = Project.join(Log(None), stranger, world.clock(), world.entropy, everything(ada))
    a_code(witness, "vitne")
    for each in (bo, cy, di):
        each.accept(everything(witness))
    all_agree(bo, cy, di)
    assert gone_in(cy) == {ada.member}
    assert stranger.keys.device not in cy.state.devices.rows
    assert codes_in(cy) == {"videre"}


def test_a_removal_voids_nothing_that_colleagues_had_seen_also_by_an_owner_who_lies(team, lies):
    _, ada, bo, cy, di = team
    kept = {f"kode {n}" for n in range(5)}
    for name in sorted(kept):
        a_code(cy, name)
    exchange(ada, bo, cy, di)
    a_code(di, "bygger på dem")
    exchange(ada, bo, cy, di)
    a_code(cy, "sett av ingen")
    lies(bo, MemberRemoved(cy.member))
    exchange(ada, bo, di)
    ada.accept(everything(cy))
    all_agree(ada, bo, cy, di)
    assert codes_in(ada) == kept | {"bygger på dem"}
    removal = next(each for each in ada.trail() if isinstance(each.event, MemberRemoved))
    ada.do(project.undo, removal.id, "hun er ikke ferdig")
    all_agree(ada, bo, cy, di)
    assert gone_in(di) == set()
    assert codes_in(di) == kept | {"bygger på dem", "sett av ingen"}, (
        "when a removal is taken back, all that it voided counts again"
    )


@pytest.mark.parametrize("whole", [False, True], ids=["device", "member"])
def test_who_was_removed_removes_nobody_by_saying_it_twice(team, lies, whole):
    _, ada, bo, cy, di = team
    ada.do(members.remove_member, bo.member)
    exchange(ada, cy)
    a_code(cy, "after that")
    for _ in range(3):
        lies(bo, MemberRemoved(cy.member) if whole else DeviceRemoved(cy.device))
    all_agree(ada, bo, cy, di)
    assert gone_in(ada) == {bo.member}
    assert "after that" in codes_in(ada)


def test_who_took_part_before_hearing_of_the_removal_bears_witness(team):
    _, ada, bo, cy, di = team
    a_code(cy, "skrevet før")
    di.accept(everything(cy))
    a_code(di, "bygger på det")
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    assert codes_in(ada) == set()
    all_agree(ada, bo, cy, di)
    assert codes_in(ada) == {"skrevet før", "bygger på det"}


def test_a_witness_who_comes_in_later_moves_the_cut_the_same_everywhere(team):
    _, ada, bo, cy, di = team
    a_code(cy, "sent")
    unaware = everything(cy)
    ada.do(members.remove_member, cy.member)
    all_agree(ada, bo, cy)
    assert codes_in(ada) == set()
    seen = len(ada.timeline.order)
    ada.do(codebook.create_code, "etterpå")
    di.accept(unaware)
    assert codes_in(di) == {"sent"}, "Di has not heard of the removal yet"
    a_code(di, "bygger på det")
    all_agree(ada, bo, di)
    assert codes_in(ada) == {"sent", "bygger på det", "etterpå"}
    assert {ada.words(row.name) for row in ada.as_of(seen).codes.values()} <= {"sent", "bygger på det"}


def test_a_stolen_phone_and_its_friends_who_were_removed_do_not_vouch_for_each_other(team, lies):
    world, ada, bo, cy, di = team
    ada.do(members.remove_member, cy.member)
    ada.do(members.remove_member, di.member)
    exchange(ada, bo)
    lies(cy, DeviceAdded(cy.member, (more := new_device(world.entropy).keys).device, *more, "device"))
    a_code(cy, "sent ute")
    di.accept(everything(cy))
    a_code(di, "jeg så det")
    cy.accept(everything(di))
    all_agree(ada, bo, cy, di)
    assert codes_in(ada) == set()
    assert more.device not in ada.state.devices.rows


def test_of_a_sheet_and_a_laptop_that_remove_each_other_the_sheet_stays():
    for first in ("sheet", "laptop"):
        world = World(14)
        laptop = alice(world)
        secrets = paper_device(world.entropy(32))
        laptop.do(members.add_device, laptop.member, secrets.keys, "paper")
        sheet = Project.join(Log(None), secrets, world.clock(), world.entropy, everything(laptop))
        pair = {"sheet": (sheet, laptop.device), "laptop": (laptop, sheet.device)}
        for name in sorted(pair, key=lambda each: each != first):
            device, other = pair[name]
            device.do(members.remove_device, other)
        sheet.accept(everything(laptop))
        laptop.accept(everything(sheet))
        assert sheet.state.digest() == laptop.state.digest()
        assert gone_in(sheet) == {laptop.device}


def test_a_ring_of_three_has_one_outcome():
    digests = set()
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        world = World(15)
        ada = alice(world)
        bo, cy = (invited(world, ada, name, role="owner") for name in ("Bo", "Cy"))
        exchange(ada, bo, cy)
        ring = (ada, bo, cy)
        for each, other in zip(ring, (bo, cy, ada), strict=True):
            each.do(members.remove_member, other.member)
        bundles = [everything(each) for each in ring]
        for n in order:
            for each in ring:
                if each is not ring[n]:
                    each.accept(bundles[n])
        assert len({each.state.digest() for each in ring}) == 1
        assert gone_in(ada) == {bo.member}, "the senior one's removal counts"
        digests.add(ada.state.digest())
    assert len(digests) == 1


def test_of_two_who_remove_each_other_the_one_stays_after_whom_more_wrote_on(team):
    _, ada, bo, cy, di = team
    bo.do(members.remove_member, ada.member)
    for each in (cy, di):
        each.accept(everything(bo))
        a_code(each)
    ada.do(members.remove_member, bo.member)
    all_agree(bo, cy, di, ada)
    assert gone_in(cy) == {ada.member}, "Ada is the senior, but Cy and Di had built on Bo's"
    assert not ada.holds_key(cy.custody.current_epoch().key), "also while Bo alone could not tell who had been removed"


def test_two_laggards_have_one_outcome_whatever_comes_first(team):
    _, ada, bo, cy, di = team
    a_code(cy, "før alt")
    exchange(ada, bo, cy, di)
    ada.do(members.remove_member, cy.member)
    a_code(cy, "mens ingen så det")
    a_code(di, "uvitende")
    bo.do(members.remove_member, di.member)
    exchange(ada, bo)
    for order in ((cy, di), (di, cy)):
        for late in order:
            ada.accept(everything(late))
    bo.accept(everything(di))
    bo.accept(everything(cy))
    all_agree(ada, bo, cy, di)
    assert codes_in(ada) == {"før alt"}
    assert gone_in(bo) == {cy.member, di.member}


def test_who_was_removed_does_not_undo_it_and_an_owner_does(team, lies):
    from core.events.history import EventUndone

    _, ada, bo, cy, di = team
    removal = ada.do(members.remove_member, bo.member)[0]
    bo.accept(everything(ada))
    lies(bo, EventUndone(removal.id))
    all_agree(ada, bo, cy, di)
    assert gone_in(cy) == {bo.member}
    ada.do(project.undo, removal.id)
    all_agree(ada, bo, cy, di)
    assert gone_in(cy) == set()
    bo.do(members.set_role, cy.member, "reviewer")
    all_agree(ada, bo, cy, di)
    assert ada.state.members.rows[cy.member].role == "reviewer"

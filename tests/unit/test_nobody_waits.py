"""Nobody waits for a key that a colleague has, also where nobody writes anything more."""

from core.commands import members, participants
from core.sealing.crypto import box_id
from tests.builders import (
    World,
    a_code,
    a_participant,
    a_source,
    alice,
    everything,
    exchange,
    fresh_copy,
    invited,
    twin_of,
)
from tests.wire import talk


def test_a_removal_that_two_withdrawals_stand_before_is_read_by_all():
    """Both withdraw the same person, and one of them goes on and removes somebody. To the other, all keys of that were
    retired by a withdrawal that came first; and of what the first has none is clean, since a removal is known there."""
    world = World(30)
    ada = alice(world)
    person = a_participant(ada)
    a_source(ada, participant=person)
    bo, cy = invited(world, ada, "Bo", role="owner"), invited(world, ada, "Cy")
    a_code(bo)
    exchange(ada, bo, cy)
    bo.do(participants.withdraw_participant, person)
    ada.do(participants.withdraw_participant, person)
    ada.do(members.remove_member, cy.member)
    bo.accept(everything(ada)._replace(grants=()))  # a carrier brings the events first
    talk(ada, bo)
    talk(ada, bo)
    assert not bo.cannot_read_some_events()
    assert ada.state.digest() == bo.state.digest()
    code = a_code(ada)
    talk(ada, bo)
    assert code in bo.state.codes.rows
    cy.accept(everything(bo))
    removal = ada.state.members.rows[cy.member].removed
    later = [row for row in ada.state.epochs.values() if removal in row.after]
    assert later
    assert not any(cy.holds_key(row.key) or cy.holds_key(row.wrapping) for row in later)


def test_of_two_copies_that_renewed_their_box_key_alike_one_is_sealed_for_and_the_other_says_so():
    world = World(32)
    ada = alice(world)
    person = a_participant(ada)
    a_source(ada, participant=person)
    bo = invited(world, ada, "Bo", role="owner")
    exchange(ada, bo)
    twin = twin_of(ada, world)
    bo.do(participants.withdraw_participant, person)
    for copy in (ada, twin):
        copy.accept(everything(bo))
    rows = [each.state.devices.rows[ada.device] for each in (ada, twin)]
    assert [row.renewals for row in rows] == [1, 1]
    chosen = max((row.box for row in rows), key=box_id)
    assert chosen != min((row.box for row in rows), key=box_id)
    for order in ((ada, twin), (twin, ada)):
        reader = fresh_copy(bo, world)
        for copy in order:
            reader.accept(everything(copy)._replace(grants=()))
        assert reader.state.devices.rows[ada.device].box == chosen
    for n in range(3):
        code = a_code(bo, f"kode {n}")
        for copy in (ada, twin, ada, twin):
            talk(copy, bo)
    assert code in ada.state.codes.rows
    assert code in twin.state.codes.rows

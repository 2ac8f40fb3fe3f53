"""Nobody waits for a key that a colleague has, also where nobody writes anything more."""

from core.commands import members, participants
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited
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

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


def removed_unawares(world):
    """Cy brought in a text without knowing that Ada had withdrawn somebody, which retired the wrapping key that its key
    lies under, and had removed Cy; then Cy hears of both."""
    ada = alice(world)
    person = a_participant(ada)
    a_source(ada, participant=person)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    ada.do(participants.withdraw_participant, person)
    ada.do(members.remove_member, cy.member)
    source = a_source(cy, "Kari: Det er helt nytt.")
    before = everything(cy)
    cy.accept(everything(ada))
    return ada, bo, cy, source, before._replace(grants=())


def test_what_a_removed_device_brought_in_unawares_is_readable_where_somebody_saw_it_in_time():
    ada, bo, cy, source, events = removed_unawares(World(33))
    bo.accept(events)
    a_code(bo)
    bo.accept(everything(cy))
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.text(source) == "Kari: Det er helt nytt."
    removal = ada.state.members.rows[cy.member].removed
    cy.accept(everything(bo))
    later = [row for row in ada.state.epochs.values() if removal in row.after]
    assert later
    assert not any(cy.holds_key(row.key) or cy.holds_key(row.wrapping) for row in later)
    assert cy.share_missing_keys() == 0, "an owner wrapped the keys, so nobody makes them again"


def test_what_a_removed_device_brought_in_unawares_is_readable_once_it_is_accepted_late():
    ada, bo, cy, source, _ = removed_unawares(World(34))
    for each in (ada, bo):
        each.accept(everything(cy))
    late = next(each for each in ada.trail() if each.event[0] == source)
    assert source not in ada.state.sources.rows
    ada.do(members.accept_late_event, late.id)
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.text(source) == "Kari: Det er helt nytt."


def test_what_a_removed_device_handed_over_reaches_who_renewed_their_box_key_before_anybody_writes():
    """Both withdraw the same person: so Bo's box key is another by now, and no epoch comes after all that counts."""
    world = World(35)
    ada = alice(world)
    person = a_participant(ada)
    a_source(ada, participant=person)
    bo, cy = invited(world, ada, "Bo", role="owner"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    source = a_source(cy, "Kari: Det er helt nytt.")
    bo.accept(everything(cy)._replace(grants=()))
    bo.do(participants.withdraw_participant, person)
    ada.do(participants.withdraw_participant, person)
    ada.do(members.remove_member, cy.member)
    cy.accept(everything(ada))
    ada.accept(everything(cy))
    exchange(ada, bo)
    assert ada.custody.current_epoch() is None
    for each in (ada, bo):
        assert each.text(source) == "Kari: Det er helt nytt."

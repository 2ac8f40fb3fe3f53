"""Whoever is removed can read why, also when the team went on under new keys before they heard of it."""

import pytest

from core.commands import members, participants
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_participant, a_source, alice, exchange, fresh_copy, invited

WHY = "Du har sluttet hos oss."


@pytest.fixture
def pair():
    world = World(4)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    exchange(ada, bo)
    return world, ada, bo


@pytest.mark.parametrize("way", ["a bundle", "a folder"])
def test_the_removed_read_the_reason_and_nothing_that_came_after(pair, way, tmp_path):
    world, ada, bo = pair
    for each in (ada, bo, ada):
        sync_folder(each, tmp_path)
    ada.do(members.remove_member, bo.member, WHY)
    later = ada.state.codes.rows[a_code(ada, "etterpå")].name
    if way == "a folder":
        sync_folder(ada, tmp_path)
        sync_folder(bo, tmp_path)
    else:
        exchange(ada, bo)
    for device in (bo, fresh_copy(bo, world), ada):
        assert device.words(device.event(bo.removal().id).why) == WHY
    assert bo.cannot_read_some_events()
    assert bo.words(later) is None


def test_a_removed_device_reads_the_reason(pair):
    world, ada, bo = pair
    tablet = invited(world, ada, device_of=bo.member)
    exchange(ada, bo, tablet)
    ada.do(members.remove_device, tablet.device, WHY)
    a_code(ada, "etterpå")
    exchange(ada, bo, tablet)
    assert [each.words(each.event(tablet.removal().id).why) for each in (ada, bo, tablet)] == [WHY] * 3


def test_a_reason_that_names_somebody_goes_when_they_withdraw(pair):
    _, ada, bo = pair
    person = a_participant(ada, "Kari Nordmann")
    a_source(ada, participant=person)
    exchange(ada, bo)
    removal = ada.do(members.remove_member, bo.member, "Du fortalte om Kari Nordmann.")[0]
    exchange(ada, bo)
    assert bo.words(removal.why) is not None
    ada.do(participants.withdraw_participant, person)
    assert ada.words(removal.why) is None

"""Two owners withdraw one person, and one of them is removed by the other, who does not know it: which withdrawal is
heeded depends on what else has come. Whoever knows less refuses the keys by which they would learn it."""

import pytest

from core.commands import members, participants
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited
from tests.wire import talk


@pytest.fixture
def apart():
    """Bo wrote under the epoch of Cy's withdrawal, so for Bo it counts. For Ada, who cannot read that, it does not, as
    she had removed Cy; she goes by a withdrawal of her own, and has retired Cy's epoch."""
    world = World(77)
    ada = alice(world)
    bo, cy = (invited(world, ada, name, role="owner") for name in ("Bo", "Cy"))
    person = a_participant(ada)
    a_source(ada, participant=person)
    a_code(bo)
    exchange(ada, bo, cy)
    cy.do(participants.withdraw_participant, person)
    withdrawal = everything(cy)
    exchange(bo, cy)
    a_code(bo)
    ada.do(members.remove_member, cy.member)
    ada.do(participants.withdraw_participant, person)
    ada.accept(withdrawal)
    ada.accept(everything(bo))
    ada.share_missing_keys()
    assert ada.cannot_read_some_events()
    return ada, bo


def by_talking(ada, bo, _):
    talk(ada, bo)
    talk(bo, ada)


def by_folder(ada, bo, folder):
    for _ in range(3):
        for each in (ada, bo):
            sync_folder(each, folder)


@pytest.mark.parametrize("sync", [by_talking, by_folder])
def test_whoever_knows_less_is_given_what_they_lack_though_nobody_writes(apart, sync, tmp_path):
    ada, bo = apart
    sync(ada, bo, tmp_path)
    assert not ada.cannot_read_some_events()
    assert ada.state.digest() == bo.state.digest()


@pytest.mark.parametrize("sync", [by_talking, by_folder])
def test_an_epoch_that_comes_after_the_other_withdrawal_opens_all_to_them(apart, sync, tmp_path):
    ada, bo = apart
    bo.accept(everything(ada))
    a_code(bo, "Ny")
    sync(ada, bo, tmp_path)
    assert not ada.cannot_read_some_events()
    assert ada.state.digest() == bo.state.digest()

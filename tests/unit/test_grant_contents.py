"""What is inside a grant: the key that it names, by the maker whom the id names, under a key that opens keys, signed by
its granter, and of this project. Anything else is not taken."""

import pytest

from core.errors import BadSeal
from core.keys.grants import Granter, open_wrapped, parse_grant
from core.log.transfer_bundle import TransferBundle
from core.sealing import crypto
from core.sealing.crypto import KeyKind
from tests.builders import World, a_code, alice, exchange, invited


@pytest.fixture
def team():
    world = World(71)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    a_code(bo)
    exchange(ada, bo, cy)
    return world, ada, bo, cy


def given(device, *grants) -> None:
    device.accept(TransferBundle(device.id, (), (), tuple(each.raw for each in grants)))


def own_box(device) -> bytes:
    return device.state.devices.rows[device.device].box


def test_a_grant_that_holds_another_key_than_it_names_gives_nothing_and_is_deleted(team):
    world, _, bo, cy = team
    right = crypto.new_key(KeyKind.WRAPPING, bo.device, world.entropy)
    granter = bo.custody.keychain.granter
    false = [granter.to_box(right._replace(key=bytes(32)), own_box(cy))]
    false += [granter.to_box(right._replace(maker=cy.device), own_box(cy))]
    wrapping = bo.custody.keychain.held(bo.custody.current_epoch().wrapping)
    false += [granter.under(right._replace(key=bytes(32)), wrapping)]
    given(cy, *false)
    assert not cy.holds_key(right.id)
    assert right.id not in {grant.key for grant in cy.log.grants()}
    given(cy, granter.to_box(right, own_box(cy)))
    assert cy.holds_key(right.id), "the right one is taken after them"


def test_nothing_is_wrapped_under_a_key_that_opens_events(team):
    world, _, bo, cy = team
    sealing = bo.custody.keychain.held(bo.custody.current_epoch().key)
    key = crypto.new_key(KeyKind.WORDS, bo.device, world.entropy)
    grant = bo.custody.keychain.granter.under(key, sealing)
    given(cy, grant)
    assert not cy.holds_key(key.id)
    with pytest.raises(BadSeal, match="grant-wrong-key"):
        open_wrapped(parse_grant(grant.raw), sealing.key)


def test_a_grant_that_somebody_else_signed_is_not_taken(team):
    world, ada, bo, cy = team
    key = crypto.new_key(KeyKind.WRAPPING, ada.device, world.entropy)
    forger = Granter(cy.id, ada.device, bo.custody.keychain.signer)
    grant = forger.to_box(key, own_box(cy))
    given(cy, grant)
    assert not cy.log.has_grant(crypto.digest(grant.raw))
    assert not cy.holds_key(key.id)


def test_a_grant_of_another_project_is_not_taken(team):
    world, _, bo, cy = team
    key = crypto.new_key(KeyKind.WRAPPING, bo.device, world.entropy)
    elsewhere = Granter(alice(world).id, bo.device, bo.custody.keychain.signer)
    grant = elsewhere.to_box(key, own_box(cy))
    given(cy, grant)
    assert not cy.log.has_grant(crypto.digest(grant.raw))
    assert not cy.holds_key(key.id)

"""Of two removals beside each other one may come to count later: until nobody can speak for it any more, those it is of
get no key made by who had seen it; and what a removal voids for a while is not lost."""

import pytest

from core.commands import members, participants, project, sources
from core.commands.sources import Incoming
from core.events.members import DeviceKeysRenewed, EpochStarted
from core.log.clocks import DAY_MS
from core.sealing import crypto
from core.sealing.crypto import KeyKind
from tests.builders import (
    TEXT,
    World,
    a_code,
    a_participant,
    a_source,
    alice,
    everything,
    exchange,
    invited,
    parsed,
)


@pytest.fixture
def team():
    """Ada and Bo, who own the project, and Cy, Di and Eva, who code."""
    world = World(61)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    others = [invited(world, ada, name) for name in ("Cy", "Di", "Eva")]
    for each in (bo, *others):
        each.do(members.name_member, "sitt eget navn")
    exchange(ada, bo, *others)
    return world, ada, bo, *others


def removed_beside_each_other(ada, bo, cy, di, eva):
    """Bo removes Cy, and writes on; Di has that and is away. Ada removes Bo, and gets all of Bo's with its keys."""
    removal = bo.do(members.remove_member, cy.member)[0]
    code = a_code(bo, "etter at Cy gikk")
    di.accept(everything(bo))
    ada.do(members.remove_member, bo.member)
    bo.share_missing_keys()
    for each in (ada, eva):
        each.accept(everything(bo))
    exchange(ada, eva)
    assert ada.state.members.rows[cy.member].removed is None, "nobody who stays had seen it"
    return removal, code


def closed_to(device, writer) -> bool:
    """Whether a device lacks the keys of the newest epoch of another."""
    epoch = writer.custody.current_epoch()
    return not device.holds_key(epoch.key) and not device.holds_key(epoch.wrapping)


def test_who_may_have_been_removed_gets_no_key_of_those_who_saw_the_removal(team):
    _, ada, bo, cy, di, eva = team
    removal, _ = removed_beside_each_other(ada, bo, cy, di, eva)
    exchange(ada, eva, cy)
    exchange(ada, eva, cy)
    secret = a_code(di, "hva Di skriver til dem som ble igjen")
    assert closed_to(cy, di)
    exchange(ada, eva, di)
    assert ada.state.members.rows[cy.member].removed == removal.id, "Di had seen it before hearing of the other"
    cy.accept(everything(ada))
    written = [each for each in parsed(cy) if each.device == di.device]
    assert cy.opened.open(max(written, key=lambda each: each.seq)) is None
    assert secret in ada.state.codes.rows
    assert secret not in cy.state.codes.rows


def test_what_others_write_meanwhile_is_closed_to_them_too(team):
    _, ada, bo, cy, di, eva = team
    removed_beside_each_other(ada, bo, cy, di, eva)
    a_code(ada, "før det er avgjort")
    assert closed_to(cy, ada)
    exchange(ada, eva, cy)
    assert closed_to(cy, ada)
    assert not closed_to(eva, ada)


def test_once_everybody_has_heard_the_doubt_is_over_and_all_read_all(team):
    _, ada, bo, cy, di, eva = team
    bo.do(members.remove_member, cy.member)
    a_code(bo, "etter at Cy gikk")
    ada.do(members.remove_member, bo.member)
    bo.share_missing_keys()
    ada.accept(everything(bo))
    own = len(ada.timeline.order)
    code = a_code(ada, "før det er avgjort")
    for _ in range(2):
        exchange(ada, cy, di, eva)
    assert len({each.state.digest() for each in (ada, cy, di, eva)}) == 1
    assert cy.state.members.rows[cy.member].removed is None
    assert code in cy.state.codes.rows
    answers = [each for each in list(ada.trail())[own:] if isinstance(each.event, DeviceKeysRenewed)]
    assert {each.device for each in answers} == {di.device, eva.device}, "each says once that it has heard"


def test_a_silent_colleague_shuts_nobody_out_for_longer_than_a_month(team):
    world, ada, bo, cy, di, eva = team
    removed_beside_each_other(ada, bo, cy, di, eva)
    exchange(ada, eva, cy)
    a_code(ada, "mens Di er borte")
    exchange(ada, eva, cy)
    assert closed_to(cy, ada)
    world.now += 31 * DAY_MS
    code = a_code(ada, "en måned senere")
    exchange(ada, eva, cy)
    assert code in cy.state.codes.rows


def test_an_owner_ends_the_doubt_by_taking_the_removal_back(team):
    _, ada, bo, cy, di, eva = team
    removal, _ = removed_beside_each_other(ada, bo, cy, di, eva)
    ada.do(project.undo, removal.id)
    code = a_code(ada, "Cy blir")
    exchange(ada, eva, cy)
    assert code in cy.state.codes.rows


def test_what_a_removal_voids_for_a_while_is_not_destroyed(team):
    _, ada, bo, cy, di, eva = team
    person = a_participant(cy, "Kari")
    source = a_source(cy, participant=person)
    bo.do(members.remove_member, cy.member)
    bo.do(participants.withdraw_participant, a_participant(bo, "Ola"))  # whoever was removed cannot read of it
    cy.accept(everything(bo))
    assert cy.removal() is not None
    assert source not in cy.state.sources.rows
    ada.do(members.remove_member, bo.member)
    exchange(ada, di, eva, cy)
    exchange(ada, di, eva, cy)
    assert ada.text(source) == cy.text(source) == TEXT


def test_a_condensed_text_that_a_removal_voids_does_not_go_with_the_one_that_it_stands_for(team):
    """Bo withdraws a transcript and removes Cy, who has condensed it: had the summary counted, it would have stayed."""
    _, ada, bo, cy, _, _ = team
    transcript = a_source(bo)
    exchange(*team[1:])
    short = Incoming("Kort", "Kort sagt.", "test", kind="condensed")
    made = cy.do(sources.import_source, short, (), transcript)[0]
    bo.do(members.remove_member, cy.member)
    bo.do(sources.withdraw_source, transcript)
    cy.accept(everything(bo))
    assert cy.removal() is not None
    assert made.event.source not in cy.state.sources.rows
    exchange(ada, bo, cy)
    bo.do(members.accept_late_event, made.id)
    exchange(ada, bo)
    assert bo.text(made.event.source) == ada.text(made.event.source) == "Kort sagt."


def test_what_a_device_writes_by_itself_is_no_vote_for_a_removal(team):
    """Two removed each other. A colleague's device renews its key and starts an epoch, as every withdrawal makes it do;
    nobody wrote on after that removal."""
    _, ada, bo, cy, di, eva = team
    bo.do(members.remove_member, ada.member)
    bo.do(participants.withdraw_participant, a_participant(bo, "Ola"))
    for each in (cy, di):
        each.accept(everything(bo))
        own = [event.event for event in each.trail() if event.device == each.device]
        assert isinstance(own[-1], (DeviceKeysRenewed, EpochStarted)), "the device did something by itself"
    ada.do(members.remove_member, bo.member)
    exchange(ada, eva, cy, di, bo)
    for each in (ada, cy, di, eva):
        gone = {row.id for row in each.state.members.values() if row.removed is not None}
        assert gone == {bo.member}, "Ada is the senior, and nobody said a word"


def test_an_event_under_a_key_that_only_one_colleague_got_cuts_nobody_off(team):
    """A changed program seals under a key of no epoch and gives it to Ada alone; Ada builds on that."""
    world, ada, bo, cy, di, eva = team
    box = ada.state.devices.rows[ada.device].box
    keys = [crypto.new_key(kind, bo.device, world.entropy) for kind in (KeyKind.SEALING, KeyKind.WRAPPING)]
    granter = bo.custody.keychain.granter
    given = [granter.to_box(keys[1], box), granter.under(keys[0], keys[1])]
    current = bo.custody.trust.current_epoch
    bo.custody.trust.current_epoch = lambda: current()._replace(key=keys[0].id)
    bo.custody.keychain.add(keys[0])
    a_code(bo, "bare for Ada")
    bo.custody.trust.current_epoch = current
    assert parsed(bo)[-1].key == keys[0].id
    ada.accept(everything(bo)._replace(grants=tuple(each.raw for each in given)))
    assert parsed(bo)[-1].id in ada.timeline.places
    code = a_code(ada, "Ada skriver videre")
    exchange(ada, cy, di, eva)
    for each in (cy, di, eva):
        assert code in each.state.codes.rows
        assert not each.cannot_read_some_events()

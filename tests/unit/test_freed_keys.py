"""A text that was destroyed as withdrawn, and turns out never to have been, comes back from those who kept its key."""

import pytest

from core.commands import members, participants, sources
from core.commands.project import undo
from sync.transports.folder import sync_folder
from tests.builders import TEXT, World, a_code, a_participant, a_source, alice, everything, exchange, invited
from tests.wire import talk


@pytest.fixture
def apart():
    """Two owners who work apart, and both withdraw the same person. Bo had seen before that a text is not theirs."""
    world = World(29)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role="owner")
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    a_code(bo)
    exchange(ada, bo)
    bo.do(sources.assign_source, source, ())
    bo.do(participants.withdraw_participant, person)
    ada.do(participants.withdraw_participant, person)
    return ada, bo, source


def by_talking(ada, bo, _):
    talk(ada, bo)
    talk(ada, bo)


def by_folder(ada, bo, folder):
    for _ in range(3):
        for each in (ada, bo):
            sync_folder(each, folder)


@pytest.mark.parametrize("sync", [by_talking, by_folder])
def test_the_key_comes_back_from_who_kept_it(apart, sync, tmp_path):
    ada, bo, source = apart
    key = ada.state.sources.rows[source].key
    assert not ada.holds_key(key), "by all that Ada knows it was withdrawn"
    ada.accept(everything(bo)._replace(envelopes=()))  # a carrier brings grants before the events that say why
    sync(ada, bo, tmp_path)
    assert ada.text(source) == bo.text(source) == TEXT
    assert ada.state.digest() == bo.state.digest()


@pytest.mark.parametrize("sync", [by_talking, by_folder])
def test_whoever_is_let_in_again_gets_the_keys_that_were_refused_meanwhile(sync, tmp_path):
    world = World(31)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    a_code(bo)
    exchange(ada, bo)
    removal = ada.do(members.remove_member, bo.member)[0]
    source = a_source(ada)
    bo.accept(everything(ada)._replace(grants=()))
    sync(ada, bo, tmp_path)
    assert source not in bo.state.sources.rows
    ada.do(undo, removal.id)
    sync(ada, bo, tmp_path)
    assert bo.text(source) == TEXT


@pytest.mark.parametrize("first", [("grants",), ("grants", "envelopes"), ("envelopes",)])
def test_keys_that_come_in_one_parcel_with_what_frees_them_are_offered_again(first):
    world = World(33)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    a_code(bo)
    exchange(ada, bo)
    removal = ada.do(members.remove_member, bo.member)[0]
    source = a_source(ada)
    bo.accept(everything(ada)._replace(grants=()))
    ada.do(undo, removal.id)
    ada.share_missing_keys()
    left_out = {"grants": (), "envelopes": ()}
    bo.accept(everything(ada)._replace(**{part: left_out[part] for part in left_out if part not in first}))
    bo.accept(everything(ada))
    talk(ada, bo)
    talk(ada, bo)
    assert bo.text(source) == TEXT
    assert not bo.log.declined.grants()

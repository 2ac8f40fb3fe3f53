"""What came in beside a withdrawal and went with it is said: in the trail, to its importer and to owners."""

import pytest

from core.analysis.audit_trail import entries
from core.analysis.deleted_unseen import deleted_unseen
from core.analysis.presentation import Presentation
from core.commands import memos, participants, sources
from core.commands.sources import Incoming
from core.log.clocks import DAY_MS
from tests.builders import TEXT, World, a_participant, a_source, alice, exchange, invited


@pytest.fixture
def team():
    world = World(7)
    ada = alice(world)
    person = a_participant(ada)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    return world, ada, bo, cy, person


def said(device):
    return [(each.kind, each.by) for each in deleted_unseen(Presentation(device))]


@pytest.mark.parametrize("order", ["before", "after"])
def test_an_import_beside_a_withdrawal_is_said_to_its_importer_and_to_owners(team, order):
    world, ada, bo, cy, person = team
    if order == "after":
        ada.do(participants.withdraw_participant, person)
        world.now += 60_000
    brought = bo.do(sources.import_source, Incoming("Samtale", TEXT, "test"), (person,))[0]
    if order == "before":
        world.now += 60_000
        ada.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert each.state.sources.rows[brought.event.source].status == "withdrawn"
        assert [row.conflict for row in entries(each) if row.recorded.id == brought.id] == ["deleted_unseen"]
    assert said(ada) == said(bo) == [("source", bo.member)]
    assert said(cy) == []
    world.now += 31 * DAY_MS
    ada.do(memos.write_memo, "analytic", "en måned senere")
    assert said(ada) == []


def test_a_recording_attached_beside_a_withdrawal_is_said(team):
    world, ada, bo, _, person = team
    ada.do(participants.withdraw_participant, person)
    world.now += 60_000
    bo.attach("participant", person, "opptak.wav", "audio/wav", [b"lyd" * 50])
    exchange(ada, bo)
    assert said(ada) == said(bo) == [("file", bo.member)]


def test_what_the_owner_had_seen_is_no_news(team):
    _, ada, bo, _, person = team
    a_source(bo, participant=person)
    exchange(ada, bo)
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    assert said(ada) == said(bo) == []

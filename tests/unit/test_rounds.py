"""A round hides what its coders do from each other until it ends, also from whoever looks back."""

import pytest

from core.analysis.audit_trail import entries
from core.analysis.disagreements import open_disagreements
from core.analysis.presentation import Presentation
from core.commands import codings, members, memos, rounds
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.refusals import refuses

SAID = "Eg var redd. Så møtte eg dei andre. Då forstod eg at eg ikkje var åleine.\n\nNytt avsnitt om båten."


def quotes_seen(project):
    return sorted(
        project.words(project.state.members.rows[each.by].name) for each in Presentation(project).live_codings()
    )


@pytest.fixture
def blind():
    """Three members, two of whom code a source in a round."""
    world = World(41)
    ada = alice(world)
    bo, eva = invited(world, ada, "Bob"), invited(world, ada, "Eva")
    exchange(ada, bo, eva)
    source, code = a_source(ada, SAID), a_code(ada, "Frykt")
    opened = ada.do(rounds.open_round, "første", [source], [ada.member, bo.member])[0].event.round
    exchange(ada, bo, eva)
    return ada, bo, eva, source, code, opened


def test_a_round_hides_codings_until_all_are_done(blind):
    ada, bo, eva, source, code, opened = blind
    a_coding(ada, source, code, 0, 12)
    theirs = a_coding(bo, source, code, 0, 11, "var redd, seier ho")
    bo.do(memos.write_memo, "analytic", "ein tanke som Ada ikkje skal sjå", "coding", theirs)
    exchange(ada, bo, eva)
    assert quotes_seen(ada) == ["Alice"]
    assert quotes_seen(bo) == ["Bob"]
    assert quotes_seen(eva) == ["Alice", "Bob"], "who is not a coder of the round reads everything"
    assert Presentation(ada).live_memos() == []
    told = str([(each.data, each.why) for each in entries(ada)])
    assert "seier ho" not in told
    assert "tanke" not in told
    assert len(entries(ada)) == len(entries(bo)), "that something was done is in everybody's trail"
    early = Presentation(ada, ada.as_of(len(ada.timeline.order)))
    assert [each.by for each in early.live_codings()] == [ada.member], "nor does the history show it"

    ada.do(rounds.finish_round, opened)
    exchange(ada, bo, eva)
    assert quotes_seen(ada) == ["Alice"], "being done oneself is not enough"
    bo.do(rounds.finish_round, opened)
    exchange(ada, bo, eva)
    assert quotes_seen(ada) == quotes_seen(bo) == ["Alice", "Bob"]
    assert "seier ho" in str([each.why for each in entries(ada)])


def test_a_round_hides_what_was_coded_before_it_when_one_looks_back(blind):
    """What is hidden now is hidden at every moment of the past, also at those before the round was opened."""
    ada, bo, eva, _, code, _ = blind
    source = a_source(ada, SAID)
    exchange(ada, bo, eva)
    a_coding(bo, source, code, 0, 11, "var redd, seier ho")
    exchange(ada, bo, eva)
    before = len(ada.timeline.order)
    opened = ada.do(rounds.open_round, "andre", [source], [ada.member, bo.member])[0].event.round
    exchange(ada, bo, eva)
    numbers = list(range(1, before + 1))
    for device, seen in ((ada, 0), (bo, 1), (eva, 1)):
        for past in (device.as_of(before), device.state_of(numbers), device.as_of(len(device.timeline.order))):
            assert len(Presentation(device, past).live_codings()) == seen
            assert Presentation(device, past).count_codings().total() == seen
        assert ("seier ho" in str([each.why for each in entries(device)])) == bool(seen)
    during = len(ada.timeline.order)
    for device in (ada, bo):
        device.do(rounds.finish_round, opened)
    exchange(ada, bo, eva)
    for past in (ada.as_of(before), ada.as_of(during)):
        assert len(Presentation(ada, past).live_codings()) == 1, "the round is over, and so is what it hid"


def test_a_judgement_in_a_round_stays_hidden_as_well(blind):
    ada, bo, eva, source, code, _ = blind
    by_eva = a_coding(eva, source, code, 0, 12)
    exchange(ada, bo, eva)
    bo.do(codings.judge_coding, by_eva, "disagree", None, "nei")
    exchange(ada, bo, eva)
    assert open_disagreements(Presentation(ada)) == []
    assert len(open_disagreements(Presentation(eva))) == 1


def test_a_round_can_be_ended_and_does_not_wait_for_who_left(blind):
    ada, bo, eva, source, code, opened = blind
    a_coding(bo, source, code, 0, 11)
    exchange(ada, bo, eva)
    with refuses("round-not-yours"):
        eva.do(rounds.end_round, opened, "eg er nysgjerrig")
    with refuses("reason-missing"):
        bo.do(rounds.end_round, opened, " ")
    ada.do(rounds.finish_round, opened)
    ada.do(members.remove_member, bo.member)
    assert quotes_seen(ada) == ["Bob"]
    with refuses("round-over"):
        ada.do(rounds.end_round, opened, "no")

"""Negotiated agreement: what coders settle on stands in the consensus layer, and their own codings stay."""

import pytest

from core.analysis.agreement.by_blindness import Wanted
from core.analysis.agreement.intercoder_agreement import AgreementOptions
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.consensus import consensus, open_differences
from core.analysis.presentation import WITHDRAWN, Presentation
from core.commands import codebook, participants, project
from core.commands.consensus import record_consensus
from core.errors import Refused
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, invited


@pytest.fixture
def study():
    world = World(21)
    a = alice(world)
    b = invited(world, a)
    person = a_participant(a)
    source = a_source(a, participant=person)
    codes = [a_code(a, name) for name in ("redsel", "mot")]
    exchange(a, b)
    mine = [a_coding(a, source, codes[0], 0, 11), a_coding(a, source, codes[1], 20, 30)]
    theirs = [a_coding(b, source, codes[0], 0, 11), a_coding(b, source, codes[0], 20, 30)]
    exchange(a, b)
    return a, b, person, source, codes, mine, theirs


def test_coded_alike_is_agreed_and_the_rest_is_open(study):
    a, b, _, _source, codes, _mine, _theirs = study
    [same] = consensus(Presentation(a))
    assert (same.start, same.end, same.code, same.consensus) == (0, 11, codes[0], None)
    assert set(same.coders) == {a.member, b.member}
    pairs = open_differences(Presentation(b), (a.member, b.member))
    assert {each.kind for each in pairs} == {"only_first", "only_second"}


def test_a_settlement_says_what_stands_and_changes_no_coding(study):
    a, b, _, source, codes, mine, theirs = study
    a.do(record_consensus, (mine[1], theirs[1]), (codes[1],), 20, 28, "vi hørte opptaket om igjen")
    exchange(a, b)
    for each in (a, b):
        presentation = Presentation(each)
        assert open_differences(presentation, (a.member, b.member)) == []
        agreed = [(one.start, one.end, one.code) for one in consensus(presentation, source)]
        assert agreed == [(0, 11, codes[0]), (20, 28, codes[1])]
        assert len(presentation.live_codings()) == 4
    b.do(record_consensus, (mine[1],), (), 20, 30, "likevel ikke")
    assert [one.start for one in consensus(Presentation(b))] == [0]
    b.do(project.undo, list(b.trail())[-1].id)
    assert [one.start for one in consensus(Presentation(b))] == [0, 20]
    a.do(codebook.merge_codes, codes[1], codes[0])
    assert {one.code for one in consensus(Presentation(a))} == {codes[0]}


def test_a_settlement_needs_a_reason_and_codings_of_one_text(study):
    a, _, _, _source, codes, mine, _ = study
    other = a_coding(a, a_source(a), codes[0])
    for about, place, why in (
        ((mine[0],), (0, 5), " "),
        ((), (0, 5), "x"),
        ((mine[0], other), (0, 5), "x"),
        ((mine[0],), (0, 9999), "x"),
    ):
        with pytest.raises(Refused):
            a.do(record_consensus, about, (codes[0],), *place, why)


def test_the_reason_goes_with_the_informant(study):
    a, b, person, _, codes, mine, theirs = study
    a.do(record_consensus, (mine[1], theirs[1]), (codes[1],), 20, 30, "fordi hun gråt")
    b_reading = Presentation(b)
    exchange(a, b)
    b.do(participants.withdraw_participant, person)
    exchange(a, b)
    [row] = a.state.consensus.rows.values()
    assert a.words(row.why) is None
    assert b_reading.passage(row.source, 20, 30) == WITHDRAWN


def test_agreement_over_time_is_what_it_was_then(study):
    a, b, _, source, codes, _mine, _theirs = study
    a.do(project.mark_milestone, "før samtalen")
    then = len(a.timeline.order)
    a_coding(a, source, codes[0], 20, 30)
    series = agreement_over_time(a, Wanted((a.member, b.member), AgreementOptions("percent")))
    marks = {each.n: each for each in series}
    assert marks[then].mark == "milestone"
    assert marks[len(a.timeline.order)].estimate.value > marks[then].estimate.value
    early = next(each for each in series if each.estimate.value is not None)
    assert all(each.estimate.undefined for each in series if each.n < early.n)

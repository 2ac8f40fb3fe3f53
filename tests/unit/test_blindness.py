"""Which codings are blind, and that a blind and a negotiated coding never stand in one number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n.catalogue import Catalogue
from core.analysis.agreement.blindness import blindness
from core.analysis.agreement.by_blindness import BLIND, OPEN, TODAY, Wanted, by_blindness, by_round, headline
from core.analysis.agreement.intercoder_agreement import AgreementOptions
from core.analysis.agreement.over_time import agreement_over_time
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, members, rounds
from core.commands.project import undo
from core.events.registry import EventDraft, encode_event
from core.events.rounds import RoundOpened
from core.ids import RoundId, new_id
from core.report.options import Options
from core.report.review import review
from tests.builders import World, a_code, a_source, alice, exchange, invited
from tests.signing import sign_bytes

COUNTED = AgreementOptions("percent", only_coded=True)


@pytest.fixture
def pair():
    world = World(64)
    ada = alice(world)
    bo = invited(world, ada)
    source, code, other = a_source(ada), a_code(ada, "frykt"), a_code(ada, "håp")
    exchange(ada, bo)
    return ada, bo, source, code, other


def mark(project, source, code, start, end):
    return project.do(codings.code_segment, source, start, end, [code])[0].event.coding


def opened(ada, bo, *sources):
    round_id = ada.do(rounds.open_round, "Runde", list(sources), [ada.member, bo.member])[0].event.round
    exchange(ada, bo)
    return round_id


def wanted(*projects, **options) -> Wanted:
    return Wanted(tuple(each.member for each in projects), options.pop("how", COUNTED), **options)


def values(project, *coders, **options):
    return {each.kind: each.agreement.overall.value for each in by_blindness(project, wanted(*coders, **options))}


def of_rounds(project, *coders):
    return [{each.kind: each.agreement.overall.value for each in found.figures} for found in
            by_round(project, wanted(*coders))]  # fmt: skip


def test_a_round_keeps_its_blind_figure_whatever_is_negotiated_later(pair):
    ada, bo, source, code, other = pair
    round_id = opened(ada, bo, source)
    mark(ada, source, code, 0, 20)
    wrong = mark(bo, source, other, 10, 30)
    exchange(ada, bo)
    assert values(bo, ada, bo) == {BLIND: None, TODAY: None, OPEN: None}, "nothing of a round that is open"
    assert by_round(bo, wanted(ada, bo))[0].figures[0].agreement.overall.undefined.id == "estimate-undefined-round-open"
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
        exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: pytest.approx(20 / 60), TODAY: pytest.approx(20 / 60), OPEN: None}
    bo.do(codings.uncode, wrong, "vi ble enige")
    mark(bo, source, code, 0, 20)
    exchange(ada, bo)
    expected = {BLIND: pytest.approx(20 / 60), TODAY: pytest.approx(20 / 60), OPEN: 1.0}
    for project in (ada, bo):
        assert values(project, ada, bo) == expected
        assert of_rounds(project, ada, bo) == [expected]


def test_blind_codings_under_todays_codebook_have_its_merges_and_splits(pair):
    ada, bo, source, code, other = pair
    round_id = opened(ada, bo, source)
    mark(ada, source, code, 0, 20)
    mine = mark(bo, source, other, 0, 20)
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    ada.do(codebook.merge_codes, other, code, "det samme")
    exchange(ada, bo)
    then, today, standing = by_blindness(bo, wanted(ada, bo))
    assert (then.agreement.overall.value, today.agreement.overall.value) == (0.0, 1.0)
    assert set(then.compared.codes) == {code, other}
    named = [Presentation(bo, then.named[each]).code(each) for each in then.compared.codes]
    assert sorted(named) == ["frykt", "håp"], "in the names of then"
    assert set(today.compared.codes) == {code}
    assert not standing.compared.sources, "nobody changed a coding"
    made = ada.do(codebook.split_code, code, ["redsel", "uro"], "to ting")
    parts = [each.event.code for each in made if hasattr(each.event, "name")]
    exchange(ada, bo)
    bo.do(codings.recode, mine, parts[0])
    exchange(ada, bo)
    found = by_blindness(ada, wanted(ada, bo))[1]
    assert set(found.compared.codes) == {code, parts[0]}
    assert [(each.id, each.parameters["count"]) for each in found.notes] == [("agreement-note-unsorted", 1)]


def test_who_is_blind_still_may_use_a_code_that_is_newer_than_the_others_blindness(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 20)
    exchange(ada, bo)
    a_code(bo, "uro")  # an event of Bo's, who could see Ada's coding by then
    exchange(ada, bo)
    mark(ada, source, a_code(ada, "sinne"), 20, 40)
    exchange(ada, bo)
    for project in (ada, bo):
        assert values(project, ada, bo) == {BLIND: None, TODAY: None, OPEN: None}
        assert review(project, Options(), Catalogue("en"))


def test_who_could_see_the_others_coding_is_not_blind(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 20)
    exchange(ada, bo)
    mark(bo, source, code, 0, 20)
    exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: None, TODAY: None, OPEN: 1.0}
    assert headline(by_blindness(ada, wanted(ada, bo))).kind == OPEN


def test_coders_who_had_not_synchronised_are_blind_without_a_round(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 20)
    mark(bo, source, code, 0, 20)
    exchange(ada, bo)
    assert values(bo, ada, bo) == {BLIND: 1.0, TODAY: 1.0, OPEN: None}
    mark(bo, source, code, 40, 50)
    exchange(ada, bo)
    assert values(bo, ada, bo) == {BLIND: 1.0, TODAY: 1.0, OPEN: pytest.approx(20 / 30)}


def test_a_round_opened_after_the_coders_saw_each_others_codings_is_not_blind(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 20)
    exchange(ada, bo)
    mark(bo, source, code, 5, 20)
    exchange(ada, bo)
    a_code(ada, "seen")
    round_id = opened(ada, bo, source)
    mark(bo, source, code, 30, 40)
    mark(ada, source, code, 30, 40)
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    (found,) = by_round(ada, wanted(ada, bo))
    assert found.figures[0].agreement.overall.undefined.id == "estimate-undefined-nothing-blind"
    assert "agreement-note-seen-before" in [each.id for each in found.figures[0].notes]
    assert found.figures[2].agreement.overall.value is not None


def test_codings_older_than_their_round_are_said(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 20)
    round_id = opened(ada, bo, source)
    mark(bo, source, code, 0, 20)
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    blind = by_blindness(ada, wanted(ada, bo))[0]
    assert blind.agreement.overall.value == 1.0
    assert [(each.id, each.parameters["count"]) for each in blind.notes] == [("agreement-note-older", 1)]


def test_who_finished_a_round_without_a_coding_disagrees(pair):
    ada, bo, source, code, _ = pair
    round_id = opened(ada, bo, source)
    mark(ada, source, code, 0, 20)
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    assert of_rounds(ada, ada, bo)[0][BLIND] == 0.0


def test_a_coder_who_leaves_ends_what_was_hidden(pair):
    ada, bo, source, code, _ = pair
    round_id = opened(ada, bo, source)
    mark(ada, source, code, 0, 20)
    mark(bo, source, code, 0, 20)
    exchange(ada, bo)
    ada.do(rounds.finish_round, round_id)
    ada.do(members.remove_member, bo.member, "sluttet")
    mark(ada, source, code, 30, 40)
    assert values(ada, ada, bo) == {BLIND: 1.0, TODAY: 1.0, OPEN: pytest.approx(20 / 30)}


def test_codes_roll_up_to_their_categories(pair):
    ada, bo, source, _, _ = pair
    top = a_code(ada, "følelser")
    below = [a_code(ada, name, top) for name in ("redd", "glad")]
    exchange(ada, bo)
    mark(ada, source, below[0], 0, 20)
    mark(bo, source, below[1], 0, 20)
    exchange(ada, bo)
    assert values(ada, ada, bo)[BLIND] == 0.0
    rolled = by_blindness(ada, wanted(ada, bo, how=COUNTED._replace(roll_up=1)))[0]
    assert (rolled.agreement.overall.value, rolled.compared.codes) == (1.0, (top,))


def test_over_time_each_kind_has_a_line_of_its_own(pair):
    ada, bo, source, code, other = pair
    mark(ada, source, code, 0, 20)
    mark(bo, source, other, 0, 20)
    exchange(ada, bo)
    mark(bo, source, code, 0, 20)
    exchange(ada, bo)
    last = {
        each.kind: each.estimate.value for each in agreement_over_time(ada, Wanted((ada.member, bo.member), COUNTED))
    }
    assert last == {BLIND: 0.0, OPEN: pytest.approx(20 / 40)}


steps = st.lists(st.tuples(st.sampled_from(("ada", "bo", "meet", "open", "finish", "end")), st.integers(0, 1)),
                 max_size=14)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(steps)
def test_what_a_coder_had_received_is_what_counts(taken):
    """Beside a count of its own: who had received what, and which rounds were open, is kept by the test as it goes."""
    world = World(65)
    ada = alice(world)
    bo = invited(world, ada)
    sources, code = (a_source(ada), a_source(ada, "En annen tekst som er lang nok til å kodes. " * 4)), a_code(ada)
    exchange(ada, bo)
    people = {"ada": ada, "bo": bo}
    made = {(who, n): 0 for who in people for n in (0, 1)}
    got = dict(made)
    is_open, seen, blind = [False, False], set(), dict(made)
    rounds_of = [None, None]

    def meet():
        exchange(ada, bo)
        for place in (0, 1):
            got["ada", place], got["bo", place] = made["bo", place], made["ada", place]

    def look(who):
        for n in (0, 1):
            if got[who, n] and not is_open[n]:
                seen.add((who, n))

    for what, n in taken:
        if what in people:
            look(what)
            mark(people[what], sources[n], code, 0, 10)
            made[what, n] += 1
            blind[what, n] += (what, n) not in seen
        elif what == "meet":
            meet()
        elif what == "open" and rounds_of[n] is None:
            meet()
            look("ada")
            rounds_of[n], is_open[n] = opened(ada, bo, sources[n]), True
        elif what in ("finish", "end") and is_open[n]:
            meet()
            if what == "end":
                look("ada")
                ada.do(rounds.end_round, rounds_of[n], "nok")
                is_open[n] = False
            else:
                for who, project in people.items():
                    look(who)
                    project.do(rounds.finish_round, rounds_of[n])
                is_open[n] = False
            exchange(ada, bo)
    exchange(ada, bo)
    found = blindness(ada, [ada.member, bo.member])
    for who, project in people.items():
        for n, source in enumerate(sources):
            until = found.until.get((project.member, source))
            state = ada.state if until is None else ada.as_of(until)
            rows = [each for each in state.codings.rows.values() if (each.by, each.source) == (project.member, source)]
            assert len(rows) == blind[who, n], (who, n)


def test_what_is_coded_after_a_round_was_ended_early_is_not_blind(pair):
    ada, bo, source, code, _ = pair
    round_id = opened(ada, bo, source)
    mark(ada, source, code, 0, 20)
    mark(bo, source, code, 0, 20)
    ada.do(rounds.end_round, round_id, "vi rakk ikke mer")
    exchange(ada, bo)
    mark(bo, source, code, 30, 40)
    exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: 1.0, TODAY: 1.0, OPEN: pytest.approx(20 / 30)}
    assert by_round(ada, wanted(ada, bo))[0].status == "ended"


@pytest.mark.parametrize("does_write", [True, False])
def test_what_was_copied_from_a_round_that_was_ended_is_not_blind_when_the_end_is_undone(pair, does_write):
    ada, bo, source, code, _ = pair
    round_id = opened(ada, bo, source)
    mark(ada, source, code, 0, 20)
    end = ada.do(rounds.end_round, round_id, "ferdig")[0]
    exchange(ada, bo)
    if does_write:
        mark(bo, source, code, 0, 20)
    ada.do(undo, end.id)
    exchange(ada, bo)
    if not does_write:  # looked while it was over, copied afterwards
        mark(bo, source, code, 0, 20)
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: None, TODAY: None, OPEN: 1.0}


def test_what_was_copied_after_a_coder_was_removed_is_not_blind_when_that_is_undone():
    world = World(66)
    ada = alice(world)
    bo, cy = invited(world, ada, role="owner"), invited(world, ada, "Cy")
    source, code = a_source(ada), a_code(ada)
    exchange(ada, bo, cy)
    three = [each.member for each in (ada, bo, cy)]
    round_id = ada.do(rounds.open_round, "Runde", [source], three)[0].event.round
    mark(ada, source, code, 0, 20)
    exchange(ada, bo, cy)
    for project in (ada, bo):
        project.do(rounds.finish_round, round_id)
    removed = ada.do(members.remove_member, cy.member)[0]
    exchange(ada, bo)
    mark(bo, source, code, 0, 20)
    ada.do(undo, removed.id)
    exchange(ada, bo)
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: None, TODAY: None, OPEN: 1.0}


def test_what_was_copied_while_the_opening_of_a_round_was_undone_is_not_blind(pair):
    ada, bo, source, code, _ = pair
    opening = ada.do(rounds.open_round, "Runde", [source], [ada.member, bo.member])[0]
    mark(ada, source, code, 0, 20)
    exchange(ada, bo)
    undone = ada.do(undo, opening.id)[0]
    exchange(ada, bo)
    mark(bo, source, code, 0, 20)
    ada.do(undo, undone.id)
    exchange(ada, bo)
    for project in (ada, bo):
        project.do(rounds.finish_round, opening.event.round)
    exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: None, TODAY: None, OPEN: 1.0}


def test_an_end_and_a_finish_that_were_undone_before_anything_could_be_seen_cost_nothing(pair):
    ada, bo, source, code, _ = pair
    round_id = opened(ada, bo, source)
    ada.do(undo, ada.do(rounds.end_round, round_id, "feil knapp")[0].id)
    exchange(ada, bo)
    mark(ada, source, code, 0, 20)
    ada.do(undo, ada.do(rounds.finish_round, round_id)[0].id)
    exchange(ada, bo)
    mark(bo, source, code, 0, 20)
    bo.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    mark(ada, source, code, 30, 40)
    ada.do(rounds.finish_round, round_id)
    exchange(ada, bo)
    assert values(ada, ada, bo) == {BLIND: pytest.approx(20 / 30), TODAY: pytest.approx(20 / 30), OPEN: None}


def test_codings_older_than_their_round_are_said_though_its_opener_names_nothing(pair):
    ada, bo, source, code, _ = pair
    for name in ("én", "to"):  # after the text was received, and later in the order than the coding
        a_code(bo, name)
    mark(ada, source, code, 0, 20)
    exchange(ada, bo)
    both = tuple(sorted((ada.member, bo.member)))
    event = RoundOpened(RoundId(new_id(bo.device, bo._entropy)), "Runde", (source,), both)
    at = bo.event(bo.timeline.order[-1].id).at + 1000
    sign_bytes(bo, encode_event(EventDraft(event, None, at, 0, (), 0)))
    mark(bo, source, code, 0, 20)
    for project in (bo, ada):
        project.do(rounds.finish_round, event.round)
        exchange(ada, bo)
    blind = by_blindness(ada, wanted(ada, bo))[0]
    assert [(each.id, each.parameters["count"]) for each in blind.notes] == [("agreement-note-older", 1)]

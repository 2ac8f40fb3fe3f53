"""What was made on the second of two copies goes to the first, and the second can be taken back. Fictional."""

import pytest

from core.analysis.acts import last_act, undo_act
from core.analysis.negative_cases import reason_against
from core.analysis.presentation import Presentation
from core.analysis.second_copies import left_on
from core.commands import codings, memos, references
from core.commands.chosen_quotes import choose_quote
from core.commands.consensus import record_consensus
from core.commands.quotes import number_quotes
from core.commands.second_copies import move_work
from core.events.codings import CodingJudged
from core.importing.opaque_content import bring_in
from tests.builders import a_code, a_source, exchange
from tests.refusals import refuses
from tests.unit.health.told import found
from tests.unit.test_attributed import a_file
from tests.unit.test_imported_by_two import both

pytest.importorskip("defusedxml")


@pytest.fixture
def copies():
    """Two who imported one project; the first copy, the second, and who imported that."""
    _, *team = both(13)
    for each in team:
        bring_in(each, a_file())
    exchange(*team)
    first, second = sorted(team[0].state.sources.values(), key=lambda row: team[0].timeline.place_of(row.event))
    later = next(each for each in team if each.member == second.by)
    return team, first.id, second.id, later


def work_on(project, source):
    """Each coding of members there as code, words, reason, weight and stance, and the memos, with what they are on."""
    shown = Presentation(project)
    rows = [row for row in shown.codings_in(source) if row.by in project.state.members.rows]
    coded = {
        (shown.code(row.code), shown.quote(row), shown.why(row.why), row.weight, reason_against(shown, row))
        for row in rows
    }
    on = {row.id: shown.quote(row) for row in shown.codings_in(source)} | {source: "text"}
    on |= {row.id: "memo" for row in shown.live_memos() if row.on in on}
    said = {(shown.words(row.text), on[row.on], row.passage) for row in shown.live_memos() if row.on in on}
    return coded, said


def test_own_work_goes_to_the_first_copy_and_the_second_can_be_taken_back(copies):
    team, first, second, later = copies
    me = team[0]
    code = a_code(me, "uro")
    made = me.do(codings.code_segment, second, 6, 18, [code], "hun sier det selv")[0].event.coding
    me.do(codings.annotate_coding, made, 3, "tydelig")
    other = me.do(codings.code_segment, second, 32, 49, [code])[0].event.coding
    me.do(codings.set_coding_stance, other, "against", "her er hun trygg")
    members = me.state.members.rows
    rows = me.state.codings.values()
    imported = next(row for row in rows if row.source == second and row.by not in members)
    memo = me.do(memos.write_memo, "analytic", "Om kodingen", "coding", made)[0].event.memo
    me.do(memos.write_memo, "analytic", "Om memoet", "memo", memo)
    me.do(memos.write_memo, "analytic", "Om Evas koding", "coding", imported.id)
    me.do(memos.write_memo, "analytic", "Om teksten", "source", second)
    me.do(memos.write_in_margin, "analytic", "I margen", second, (6, 9))
    before = work_on(me, second)
    assert (len(before[0]), len(before[1])) == (2, 5)
    me.do(move_work, second, first)
    assert work_on(me, second) == (set(), set())
    assert work_on(me, first) == before
    exchange(*team)
    (told,) = found("imported-twice", later)
    assert told.details["since"] == 0
    undo_act(Presentation(later), later.timeline.order[int(told.command.rpartition(" ")[2]) - 1].id)
    exchange(*team)
    assert work_on(team[1], first) == before
    assert found("imported-twice", later) == []


def test_what_is_left_on_the_codings_there_is_counted(copies):
    team, first, second, _ = copies
    me, other = team
    code = a_code(me, "uro")
    one = me.do(codings.code_segment, second, 6, 18, [code])[0].event.coding
    two = me.do(codings.code_segment, second, 32, 49, [code])[0].event.coding
    me.do(choose_quote, code, one)
    me.do(number_quotes, [one])
    memo = me.do(memos.write_memo, "analytic", "Peker dit", "code", code)[0].event.memo
    me.do(references.link_memo, memo, "coding", two)
    exchange(*team)
    other.do(codings.judge_coding, one, "disagree", None, "nei")
    exchange(*team)
    me.do(record_consensus, (one,), (code,), 6, 18, "vi snakket om det")
    assert left_on(Presentation(me), {one, two}) == (1, 1, 1, 1)
    assert left_on(Presentation(me), {two}) == (0, 0, 0, 1)
    me.do(move_work, second, first)
    assert left_on(Presentation(me), {one, two})[:3] == (1, 1, 1)


def test_what_one_thinks_of_codings_goes_along(copies):
    team, first, second, _ = copies
    me, other = team
    code, better = a_code(me, "uro"), a_code(me, "ro")
    exchange(*team)
    me.do(codings.code_segment, first, 32, 49, [code])
    on_both = [other.do(codings.code_segment, each, 32, 49, [code])[0].event.coding for each in (first, second)]
    lacking, alone = (
        other.do(codings.code_segment, second, *place, [code])[0].event.coding for place in ((20, 30), (0, 5))
    )
    own = me.do(codings.code_segment, second, 6, 18, [code])[0].event.coding
    mine = me.do(codings.code_segment, first, 20, 30, [code])[0].event.coding
    exchange(*team)
    me.do(codings.judge_coding, on_both[1], "propose", better, "her er hun rolig")
    me.do(codings.judge_coding, on_both[1], "agree")
    me.do(codings.judge_coding, on_both[0], "agree")
    me.do(codings.judge_coding, own, "disagree", None, "tviler")
    me.do(codings.judge_coding, lacking, "agree")
    me.do(codings.judge_coding, alone, "agree")
    other.do(codings.judge_coding, on_both[1], "disagree", None, "nei")
    exchange(*team)
    made = [each.event for each in me.do(move_work, second, first)]
    assert sum(isinstance(each, CodingJudged) for each in made) == 2
    exchange(*team)
    shown = Presentation(other)
    (moved,) = [row.id for row in shown.codings_in(first) if row.by == me.member and row.start == 6]

    def said_of(coding):
        rows = [row for row in shown.judgements() if row.by == me.member and row.coding == coding]
        return [(row.stance, row.code, shown.why(row.why)) for row in rows]

    assert sorted(said_of(on_both[0])) == [("agree", None, None), ("propose", better, "her er hun rolig")]
    assert said_of(moved) == [("disagree", None, "tviler")]
    assert (said_of(lacking), said_of(mine)) == ([("agree", None, None)], []), "nobody agrees with oneself by this"
    assert len(said_of(on_both[1])) == 2, "what is said of another's coding stays on that too"
    assert left_on(Presentation(me), {own}).judgements == 0
    with refuses("nothing-to-move"):
        me.do(move_work, second, first)
    undo_act(Presentation(me), last_act(me))
    exchange(*team)
    shown = Presentation(other)
    assert said_of(on_both[0]) == [("agree", None, None)]


def test_one_undo_takes_the_move_back_and_what_stands_there_already_is_not_doubled(copies):
    team, first, second, _ = copies
    me = team[0]
    code = a_code(me, "uro")
    for each in (first, second):
        me.do(codings.code_segment, each, 6, 18, [code])
    before = work_on(me, first), work_on(me, second)
    me.do(move_work, second, first)
    assert len([row for row in Presentation(me).codings_in(first) if row.by == me.member]) == 1
    undo_act(Presentation(me), last_act(me))
    assert (work_on(me, first), work_on(me, second)) == before


def test_what_one_said_of_a_coding_that_stands_there_already_comes_to_that(copies):
    team, first, second, _ = copies
    me = team[0]
    code = a_code(me, "uro")
    kept, other = (me.do(codings.code_segment, each, 6, 18, [code])[0].event.coding for each in (first, second))
    me.do(codings.annotate_coding, kept, 0, "fra den første")
    me.do(codings.annotate_coding, other, 40, "fra den andre")
    me.do(codings.set_coding_stance, other, "against", "her er hun trygg")
    me.do(move_work, second, first)
    shown, row = Presentation(me), me.state.codings.rows[kept]
    assert (row.weight, shown.words(row.comment)) == (40, "fra den første\nfra den andre")
    assert reason_against(shown, row) == "her er hun trygg"


def test_a_memo_that_points_to_what_the_first_copy_lacks_still_points_to_that(copies):
    team, first, second, _ = copies
    me, other = team
    lacking = other.do(codings.code_segment, second, 6, 18, [a_code(other, "ro")])[0].event.coding
    exchange(*team)
    code = a_code(me, "uro")
    both_have = [me.do(codings.code_segment, each, 6, 18, [code])[0].event.coding for each in (first, second)]
    memo = me.do(memos.write_memo, "analytic", "Om teksten", "source", second)[0].event.memo
    for thing in (lacking, *both_have):
        me.do(references.link_memo, memo, "coding", thing)
    me.do(move_work, second, first)
    (moved,) = [row for row in Presentation(me).live_memos() if row.on == first]
    assert moved.links == (("coding", lacking), ("coding", both_have[0]))


def test_texts_with_other_words_and_others_work_are_left_alone(copies):
    team, first, second, _ = copies
    other = a_source(team[0], "Noe helt annet.")
    for one, two in ((second, other), (second, second)):
        with refuses("copies-differ"):
            team[0].do(move_work, one, two)
    team[1].do(codings.code_segment, second, 6, 18, [a_code(team[1], "ro")])
    exchange(*team)
    with refuses("nothing-to-move"):
        team[0].do(move_work, second, first)

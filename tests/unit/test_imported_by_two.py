"""Two members who import the same project before they hear of each other, and one of them takes the import back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis import disclosure_selection
from core.analysis.acts import last_act, undo_act
from core.analysis.presentation import Presentation
from core.commands.context import CommandContext, Decision
from core.commands.project import undo
from core.errors import Refused
from core.events.codebook import CodeCreated, CodeDefined, CodeDeleted, CodeMerged, CodeMoved, CodeRenamed, CodeSplit
from core.ids import CodeId, Id
from core.importing.opaque_content import bring_in
from tests import verdicts
from tests.builders import World, alice, exchange, fresh_copy, invited
from tests.forgeries import made_of
from tests.unit.test_attributed import a_file
from tests.unit.test_coming_again import figures


def both(seed=5):
    world = World(seed)
    one = alice(world)
    two = invited(world, one, "Bob")
    exchange(one, two)
    return world, one, two


def taken_back_by(which):
    """A team of two who both imported one project, of whom one took that back."""
    _, *team = both()
    for each in team:
        bring_in(each, a_file())
    exchange(*team)
    undo_act(Presentation(team[which]), last_act(team[which]))
    exchange(*team)
    return team


@pytest.mark.parametrize("who_takes_back", [0, 1])
def test_an_import_that_is_taken_back_leaves_the_codes_of_who_imported_the_same(who_takes_back):
    team = taken_back_by(who_takes_back)
    assert [figures(each) for each in team] == [(1, 2, 5, 1, 0)] * 2
    assert len({each.state.digest() for each in team}) == 1
    assert all(each.state.codes.rows[row.code].status == "live" for each in team for row in each.state.codings.values())


@pytest.mark.parametrize("who_takes_back", [0, 1])
def test_all_verifiers_find_the_codes_that_stay(who_takes_back):
    team = taken_back_by(who_takes_back)
    content = shown_whole(team[0])
    books = [verdicts.of_program(content).codebook, verdicts.of_script(content).codebook]
    books += [verdicts.of_page(each).codebook for each in verdicts.in_page([content])]
    for book in books:
        assert [(row["name"], row["status"]) for row in book] == [("redsel", "live"), ("svik", "live")]


def shown_whole(project):
    return made_of(project, disclosure_selection.everything(Presentation(project)))


CODES = [CodeId(Id(bytes([n]) * 16)) for n in (1, 2, 3)]


def decided(event):
    def command(context: CommandContext) -> list[Decision]:
        return [Decision(event)]

    return command


WORK = [
    lambda code: CodeDefined(code, "definition", "slik"),
    lambda code: CodeRenamed(code, "omdøpt"),
    lambda code: CodeDeleted(code),
    lambda code: CodeSplit(code, tuple(each for each in CODES if each != code)),
]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_codes_under_one_id_taken_back_merged_and_moved_are_the_same_for_all(seed):
    world, *team = both(seed % 99)
    team.append(invited(world, team[0], "Carol"))
    exchange(*team)
    random = World(seed).random
    made = []
    for _ in range(18):
        who = random.choice(team)
        code, other = random.sample(CODES, 2)
        chance = random.random()
        try:
            if chance < 0.45:
                parent = random.choice([None, other if other in who.state.codes.rows else None])
                event = CodeCreated(code, f"kode {code[0]}", parent, "", "", None)
                made += [(who, each.id) for each in who.do(decided(event))]
            elif chance < 0.65 and made:
                owner, event = random.choice(made)
                owner.do(undo, event)
            elif chance < 0.8:
                who.do(decided(CodeMoved(code, other)))
            elif chance < 0.84:
                who.do(decided(CodeMerged(code, other)))
            else:
                who.do(decided(random.choice(WORK)(code)))
        except Refused:
            pass
        if random.random() < 0.5:
            exchange(*random.sample(team, 2))
    exchange(*team)
    assert len({each.state.digest() for each in (*team, fresh_copy(team[0], world))}) == 1
    content = shown_whole(team[0])
    program = verdicts.of_program(content).codebook
    assert verdicts.of_script(content).codebook == program
    assert all(verdicts.of_page(each).codebook == program for each in verdicts.in_page([content]))
    for code in team[0].state.codes.rows:  # no circle: each way up ends
        passed = set()
        while code is not None:
            assert code not in passed
            passed.add(code)
            row = team[0].state.codes.rows[code]
            code = row.into[0] if row.status == "merged" else row.parent

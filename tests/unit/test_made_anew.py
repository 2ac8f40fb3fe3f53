"""What a third member did to a code stays when the first of two who made it under one id takes that back."""

import pytest

from core.analysis.presentation import Presentation
from core.commands.project import undo
from core.events.codebook import (
    CodeArranged,
    CodeColoured,
    CodeCreated,
    CodeDefined,
    CodeDeleted,
    CodeMoved,
    CodeRenamed,
    CodeSplit,
)
from tests import verdicts
from tests.builders import World, a_code, alice, exchange, fresh_copy, invited
from tests.unit.test_imported_by_two import CODES, decided, shown_whole

CODE = CODES[0]


def a_team():
    world = World(7)
    one = alice(world)
    two, three = invited(world, one, "Bob"), invited(world, one, "Carol")
    exchange(one, two, three)
    parents = [a_code(one, name) for name in ("øverst", "annet", "tredje")]
    exchange(one, two, three)
    return world, (one, two, three), parents


def made(who, name="redsel"):
    [created] = who.do(decided(CodeCreated(CODE, name, None, "frykt for noe", "#112233", None)))
    return created


def work(parents):
    return [
        CodeRenamed(CODE, "angst"),
        CodeDefined(CODE, "definition", "uro uten grunn"),
        CodeDefined(CODE, "example", "jeg lå våken"),
        CodeColoured(CODE, "#aabbcc"),
        CodeArranged(CODE, 10, 20),
        CodeMoved(CODE, parents[0]),
        CodeSplit(CODE, (parents[1], parents[2])),
    ]


def as_shown(project):
    row, text = project.state.codes.rows[CODE], Presentation(project).words
    return (
        text(row.name),
        {part: text(each) for part, each in row.parts},
        row.colour,
        row.on_map,
        row.parent,
        row.status,
        row.into,
    )


def names(project):
    return [Presentation(project).words(each.text) for each in project.state.codes.rows[CODE].names]


def agreed(world, team):
    """What all show of the code, and the verifiers of its name, place and status."""
    assert len({each.state.digest() for each in (*team, fresh_copy(team[0], world))}) == 1
    content = shown_whole(team[0])
    program = verdicts.of_program(content).codebook
    assert verdicts.of_script(content).codebook == program
    assert all(verdicts.of_page(each).codebook == program for each in verdicts.in_page([content]))
    return as_shown(team[0])


@pytest.mark.parametrize("is_deleted", [False, True])
def test_work_that_the_second_maker_had_not_seen_stays(is_deleted):
    world, team, parents = a_team()
    one, two, three = team
    first = made(one)
    exchange(one, three)
    events = [*work(parents), *([CodeDeleted(CODE)] if is_deleted else [])]
    for event in events:
        three.do(decided(event))
    made(two)
    one.do(undo, first.id)
    exchange(*team)
    parts = {"definition": "uro uten grunn", "example": "jeg lå våken"}
    status = "deleted" if is_deleted else "split"
    assert agreed(world, team) == ("angst", parts, "#aabbcc", (10, 20), parents[0], status, tuple(parents[1:]))
    assert names(one) == ["redsel", "angst"]


def test_work_that_the_second_maker_had_seen_went_with_the_creation():
    world, team, parents = a_team()
    one, two, three = team
    first = made(one)
    exchange(one, three)
    for event in work(parents):
        three.do(decided(event))
    one.do(undo, first.id)
    exchange(*team)
    made(two, "frykt")
    exchange(*team)
    assert agreed(world, team) == ("frykt", {"definition": "frykt for noe"}, "#112233", None, None, "live", ())


def test_what_was_seen_goes_and_what_was_not_seen_stays():
    world, team, _ = a_team()
    one, two, three = team
    first = made(one)
    exchange(one, three)
    three.do(decided(CodeRenamed(CODE, "angst")))
    three.do(decided(CodeColoured(CODE, "#aabbcc")))
    one.do(undo, first.id)
    exchange(*team)
    three.do(decided(CodeDefined(CODE, "definition", "uro uten grunn")))
    made(two)
    exchange(*team)
    shown = ("redsel", {"definition": "uro uten grunn"}, "#112233", None, None, "live", ())
    assert agreed(world, team) == shown


def test_work_stays_through_a_second_creation_that_is_taken_back_too():
    world, team, parents = a_team()
    one, two, three = team
    four = invited(world, one, "Dina")
    team = (*team, four)
    exchange(*team)
    first = made(one)
    exchange(one, three)
    for event in work(parents):
        three.do(decided(event))
    second = made(two)
    made(four, "skrekk")
    one.do(undo, first.id)
    two.do(undo, second.id)
    exchange(*team)
    assert agreed(world, team)[0] == "angst"
    assert names(one) == ["skrekk", "angst"]
    assert agreed(world, team)[5] == "split"


def test_a_splitting_that_is_taken_back_leaves_nothing():
    world, team, parents = a_team()
    one, two, three = team
    first = made(one)
    exchange(one, three)
    [split] = three.do(decided(CodeSplit(CODE, (parents[1], parents[2]))))
    made(two)
    one.do(undo, first.id)
    three.do(undo, split.id)
    exchange(*team)
    assert agreed(world, team)[5:] == ("live", ())

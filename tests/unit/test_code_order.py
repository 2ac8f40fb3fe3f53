"""The order of codes: the researchers' own where they gave one, the same on every device and in every export."""

from itertools import permutations
from random import Random
from xml.etree import ElementTree

import pytest

from core.analysis.category_table import category_table
from core.analysis.codebook_tree import codebook_tree
from core.analysis.crosstabs import by_column
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from core.commands.context import Decision
from core.commands.interchange_import import import_project
from core.commands.project import undo
from core.events.codebook import CodeMoved, CodePlaced
from core.events.history import EventUndone
from core.exporting.formats import exported
from core.exporting.refi import to_qdc
from core.ids import TargetId
from core.importing.refi import read_qdc
from core.views import code_order
from core.views.codebook import resolve_merged, shown_parent
from tests.builders import World, a_code, a_source, alice, exchange, fresh_copy, invited
from tests.refusals import refuses
from tests.signing import sign


def shown(project) -> str:
    return "".join(branch.name for branch in codebook_tree(Presentation(project)))


def codes(project, names: str, parent=None) -> dict:
    return {name: a_code(project, name, parent) for name in names}


def test_codes_stand_by_the_alphabet_until_somebody_places_one():
    project = alice(World(1))
    made = codes(project, "dabc")
    assert shown(project) == "abcd"
    project.do(codebook.place_code, made["d"], "before", made["a"])
    assert shown(project) == "dabc"
    project.do(codebook.place_at_end, made["a"], None, False)
    assert shown(project) == "dbca"
    a_code(project, "aa")
    assert shown(project) == "dbcaaa", "a new code comes last"
    with refuses("code-not-moved"):
        project.do(codebook.place_code, made["d"], "before", made["b"])
    with refuses("code-beside-itself"):
        project.do(codebook.place_code, made["d"], "before", made["d"])


def test_placing_beside_a_code_elsewhere_moves_it_there_and_back_it_has_its_old_place():
    project = alice(World(2))
    made = codes(project, "abc")
    under = codes(project, "xyz", made["a"])
    project.do(codebook.place_code, made["c"], "before", made["a"])
    project.do(codebook.place_code, made["c"], "after", under["x"], "hører dit")
    assert [each.name for each in codebook_tree(Presentation(project))[0].children] == ["x", "c", "y", "z"]
    project.do(codebook.move_code, under["y"], None)
    assert shown(project) == "aby", "moved without a place it comes last"


@pytest.mark.parametrize("seed", range(3))
def test_two_who_order_at_once_are_both_heeded(seed):
    world = World(seed)
    ada = alice(world)
    made = codes(ada, "abcdef")
    bo = invited(world, ada)
    ada.do(codebook.place_code, made["f"], "before", made["a"])
    bo.do(codebook.place_code, made["b"], "after", made["d"])
    exchange(ada, bo)
    assert shown(ada) == shown(bo) == "facdbe"
    assert ada.state.digest() == bo.state.digest()
    ada.do(codebook.place_code, made["a"], "after", made["e"])
    bo.do(codebook.place_code, made["a"], "before", made["f"])
    exchange(ada, bo)
    assert shown(ada) == shown(bo) in ("facdbe".replace("a", "") + "a", "afcdbe")
    assert [each.kind for each in ada.state.conflicts.values()] == ["concurrent_place"]


def test_what_was_placed_later_stays_when_what_was_placed_first_is_undone():
    project = alice(World(3))
    made = codes(project, "abcd")
    first = project.do(codebook.place_code, made["d"], "before", made["a"])[0]
    project.do(codebook.place_code, made["c"], "before", made["b"])
    project.do(undo, first.id)
    assert shown(project) == "acbd"


def test_a_place_beside_what_stands_elsewhere_by_now_has_no_effect():
    world = World(4)
    ada = alice(world)
    made = codes(ada, "abc")
    bo = invited(world, ada)
    ada.do(codebook.move_code, made["c"], made["b"])
    bo.do(codebook.place_code, made["c"], "before", made["a"])
    exchange(ada, bo)
    assert shown(ada) == shown(bo) == "ab"
    assert ada.state.digest() == bo.state.digest()

    def forged(_):
        return [Decision(CodePlaced(made["a"], "after", made["c"], (made["c"], made["a"][::-1])))]

    before = len(ada.state.conflicts.rows)
    ada.do(forged)
    assert shown(ada) == "ab"
    assert len(ada.state.conflicts.rows) == before + 1


def test_merging_the_codes_above_keeps_the_order_of_those_below():
    project = alice(World(5))
    made = codes(project, "ab")
    low, high = codes(project, "pq", made["a"]), codes(project, "xy", made["b"])
    project.do(codebook.place_code, low["q"], "before", low["p"])
    project.do(codebook.place_code, high["y"], "before", high["x"])
    merged = project.do(codebook.merge_codes, made["b"], made["a"])[0]
    assert [each.name for each in codebook_tree(Presentation(project))[0].children] == ["q", "p", "y", "x"]
    project.do(undo, merged.id)
    project.do(codebook.delete_code, made["a"])
    assert shown(project) == "qpb"


def test_every_order_goes_through_refi_and_stands_in_the_tables():
    for n, wanted in enumerate(permutations("abc")):
        world = World(n)
        project = alice(world)
        made = codes(project, "abc")
        source = a_source(project)
        for name in wanted:
            project.do(codings.code_segment, source, 0, 5, [made[name]])
            if shown(project)[-1] != name:
                project.do(codebook.place_at_end, made[name], None, False)
        presentation = Presentation(project)
        assert by_column(presentation, "sources").rows == wanted
        headings = [line for line in exported(presentation, "md").decode().splitlines() if line.startswith("### ")]
        assert [line[4] for line in headings] == list(wanted)
        content = to_qdc(presentation)
        names = [each.get("name") for each in ElementTree.fromstring(content).iter() if each.tag.endswith("}Code")]
        assert names == list(wanted)
        other = alice(World(90))
        a_code(other, "z")
        other.do(import_project, read_qdc("a.qdc", content))
        assert [name for name in shown(other) if name != "z"] == list(wanted)


def test_the_category_table_has_a_code_of_its_own_where_it_was_placed():
    project = alice(World(6))
    made = codes(project, "abc")
    codes(project, "x", made["b"])
    assert [row.name for row in category_table(Presentation(project))] == ["b", "a", "c"]
    project.do(codebook.place_code, made["c"], "before", made["a"])
    assert [row.name for row in category_table(Presentation(project))] == ["c", "a", "b"]


def test_placing_goes_through_the_list_only_where_it_lacks_something(monkeypatch):
    project = alice(World(7))
    made = list(codes(project, "abcdefghijklmnopqrst").values())
    sign(project, CodePlaced(made[0], "after", made[1], tuple(made)))
    calls = []
    for name in ("_with_listed", "_kept_of"):
        function = getattr(code_order, name)
        monkeypatch.setattr(code_order, name, lambda *args, name=name, of=function: calls.append(name) or of(*args))
    random = Random(1)
    for _ in range(30):
        code, beside = random.sample(made, 2)
        sign(project, CodePlaced(code, "after", beside, tuple(made)))
    assert len(calls) <= 1, calls
    assert len(project.state.code_order.rows[code_order.ORDER].places) == len(made)


@pytest.mark.parametrize("seed", range(3))
def test_the_list_that_is_kept_is_the_one_in_the_row(seed, monkeypatch):
    world, random = World(seed), Random(seed)
    project = alice(world)
    made = list(codes(project, "abcdefghij").values())
    placed = []
    for _ in range(40):
        code, beside = random.sample(made, 2)
        listed = tuple(random.sample(made, random.randrange(6)))
        placed += sign(project, CodePlaced(code, random.choice(["before", "after"]), beside, listed))
        if random.random() < 0.3:
            sign(project, CodeMoved(*random.sample(made, 2)))
        if random.random() < 0.1:
            sign(project, EventUndone(TargetId(random.choice(placed).id)))
    walked = [moment.state.digest() for moment in project.moments(range(1, len(project.timeline.order) + 1))]
    monkeypatch.setattr(code_order, "_kept", lambda state: _fresh(state, code_order._kept_of))
    monkeypatch.setattr(code_order, "_counts", _counts_slowly)
    again = fresh_copy(project, world)
    assert again.state.digest() == project.state.digest()
    assert [each.state.digest() for each in again.moments(range(1, len(again.timeline.order) + 1))] == walked


def _fresh(state, kept_of):
    """The list out of the row, except where it was just brought up to date for the same event."""
    row, kept = state.code_order.get(code_order.ORDER), state.places_kept
    if kept is None or kept.row is not row or [*kept.places] == [*code_order._places(state)]:
        return kept_of(row, list(code_order._places(state)))
    return kept


def _counts_slowly(state, place):
    home = place.parent
    if home is not None:
        home = resolve_merged(state, home)
        home = shown_parent(state, home) if state.codes.rows[home].status == "deleted" else home
    return shown_parent(state, place.code) == home

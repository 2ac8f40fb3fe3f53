"""The edits of a layer are found by their text, and keys by their ids: not by looking through all."""

from core.analysis.acts import redo_act, undo_act
from core.analysis.presentation import Presentation
from core.commands.codings import code_segment
from core.commands.layers import replace_words
from core.commands.memos import write_memo
from core.views.edits_by_text import is_free, live
from tests.builders import World, a_code, a_source, alice, exchange, fresh_copy, invited
from tests.unit.test_turns_by_text import CountedRows


def test_many_edits_are_not_gone_through_for_each():
    project = alice(World(1))
    text, other = a_source(project), a_source(project, text="Annen tekst.")
    project.do(replace_words, text, "anonymised", ((0, 1),), "X")
    table = project.state.layer_edits
    table.rows = CountedRows(table.rows)
    table.get = table.rows.get
    for n in range(1, 20):
        project.do(replace_words, text, "anonymised", ((n, n + 1),), "X")
        live(project.state, other, "anonymised")
    assert len(live(project.state, text, "anonymised")) == 20
    assert table.rows.passes <= 1


def test_what_is_taken_back_frees_its_words_and_takes_them_again():
    world = World(2)
    project = alice(world)
    text = a_source(project)
    made = project.do(replace_words, text, "anonymised", ((0, 2), (4, 6)), "X")[0]
    undo_act(Presentation(project), made.id)
    assert live(project.state, text, "anonymised") == []
    assert is_free(project.state, text, "anonymised", ((0, 2),))
    redo_act(Presentation(project), made.id)
    assert [row.id for row in live(project.state, text, "anonymised")] == [made.event.replacement]
    assert not is_free(project.state, text, "anonymised", ((5, 7),))
    assert is_free(project.state, text, "anonymised", ((2, 4), (6, 7)))
    assert is_free(project.state, text, "corrected", ((0, 7),))
    assert fresh_copy(project, world).state.digest() == project.state.digest()


def test_an_edit_that_comes_late_from_before_takes_the_words():
    world = World(3)
    ada = alice(world)
    text = a_source(ada)
    bo = invited(world, ada)
    bo.do(replace_words, text, "anonymised", ((0, 2),), "B")
    ada.do(replace_words, text, "anonymised", ((1, 3),), "A")
    ada.do(replace_words, text, "anonymised", ((5, 6),), "A")
    exchange(ada, bo)
    for one in (ada, bo):
        (first, second) = sorted(row.places for row in live(one.state, text, "anonymised"))
        assert (first, second) == (((0, 2),), ((5, 6),))
        assert not is_free(one.state, text, "anonymised", ((1, 2),))
        assert is_free(one.state, text, "anonymised", ((2, 5),))
    assert ada.state.digest() == bo.state.digest() == fresh_copy(ada, world).state.digest()


def test_what_is_typed_does_not_go_through_all_keys():
    project = alice(World(4))
    text, code = a_source(project), a_code(project, "Frykt")
    keychain = project.custody.keychain
    keychain.keys = CountedRows(keychain.keys)
    project.do(code_segment, text, 0, 2, [code], "Fordi.")
    once, keychain.keys.passes = keychain.keys.passes, 0
    project.do(many_memos, 30)
    assert len(project.state.memos.rows) == 30
    assert keychain.keys.passes <= once


def many_memos(context, count):
    """So many memos as one act."""
    return [each for n in range(count) for each in write_memo(context, "theoretical", f"Tanke {n}")]

"""Which lines of the code tree are shown, and where a code that is drawn over them lands."""

from types import SimpleNamespace

from app.components.code_tree.lines import landing, lines, with_children
from app.components.code_tree.tree import CodeTree, TreeActs
from core.analysis.codebook_tree import Branch
from tests.builders import World, a_code, alice
from tests.unit.app.screens import StandIn


def branch(name, *children, codings=0):
    return Branch(name.encode() * 8, name, {}, "", "live", False, codings, (), children)


TREE = (
    branch("Ramme", branch("tid", codings=1), branch("rom", branch("dør"), codings=5)),
    branch("Ærlighet", codings=2),
    branch("anger", codings=9),
)


def names(found):
    return [" " * each.depth + each.branch.name for each in found]


def code(name):
    return next(each.code for each in lines(TREE, ()) if each.branch.name == name)


def test_what_is_folded_is_not_shown_and_what_is_typed_shows_all_that_stands_above():
    assert names(lines(TREE, ())) == ["Ramme", " tid", " rom", "  dør", "Ærlighet", "anger"]
    assert names(lines(TREE, {code("rom")})) == ["Ramme", " tid", " rom", "Ærlighet", "anger"]
    assert names(lines(TREE, with_children(TREE))) == ["Ramme", "Ærlighet", "anger"]
    assert names(lines(TREE, with_children(TREE), "DØR")) == ["Ramme", " rom", "  dør"]
    assert names(lines(TREE, (), "finnes ikke")) == []


def test_codes_are_sorted_among_those_beside_them():
    assert names(lines(TREE, (), "", "name")) == ["anger", "Ramme", " rom", "  dør", " tid", "Ærlighet"]
    assert names(lines(TREE, (), "", "use")) == ["anger", "Ramme", " rom", "  dør", " tid", "Ærlighet"]
    assert [each.place for each in lines(TREE, (), "", "use")] == [0, 1, 0, 0, 1, 2]


def place(at, *drawn, shown=None, is_ordered=True):
    found = landing(shown or lines(TREE, ()), at, frozenset(map(code, drawn)), is_ordered)
    back = {each.code: each.branch.name for each in lines(TREE, ())}
    return None if found is None else (found.how, back[found.code], found.at, found.depth)


def test_a_code_lands_before_after_or_under_another():
    assert place(4.1, "anger") == ("before", "Ærlighet", 4, 0)
    assert place(4.5, "anger") == ("into", "Ærlighet", 4, 0)
    assert place(4.9, "tid") == ("after", "Ærlighet", 5, 0)
    assert place(0.9, "anger") == ("before", "tid", 1, 1), "right below an open category is first in it"
    assert place(0.9, "anger", shown=lines(TREE, {code("Ramme")})) == ("after", "Ramme", 1, 0)
    assert place(99, "tid") == ("after", "anger", 6, 0), "below all: last at the top of the tree"
    assert place(-3, "tid") == ("before", "Ramme", 0, 0)


def test_a_code_never_lands_on_itself_or_below_itself_and_sorted_lines_have_no_place_between():
    assert place(0.5, "Ramme") is None
    assert place(3.5, "Ramme") is None
    assert place(3.5, "anger", "rom") is None
    assert place(4.1, "anger", is_ordered=False) == ("into", "Ærlighet", 4, 0)
    assert landing([], 0, frozenset()) is None


def test_only_the_lines_near_what_is_seen_are_built_and_the_others_when_one_comes_near():
    project = alice(World(7))
    for n in range(120):
        a_code(project, f"Code {n:03}")
    updated = []
    tree = CodeTree(StandIn(project), TreeActs(lambda _: None))
    tree.refresh()

    def built():
        return [n for n, each in enumerate(tree.list.controls) if each.content is not None]

    assert len(tree.list.controls) == 120
    assert built() == list(range(int(1320 / tree.row_height) + 20))
    for each in tree.list.controls:
        each.update = lambda each=each: updated.append(each)
    tree._scrolled(SimpleNamespace(pixels=60 * tree.row_height, viewport_dimension=20 * tree.row_height))
    assert set(range(40, 100)) <= set(built())
    assert [tree.list.controls.index(each) for each in updated] == list(range(50, 100))
    tree.tick(tree.shown[110].code)  # of a line that is not built yet
    tree.typed = "Code 00"
    tree.show()
    assert (tree.scrolled, built()) == (0.0, list(range(11)))
    tree.typed = ""
    tree.show()
    assert built()[0] == 0

"""Several codes are moved, placed, merged, coloured and deleted as one act; a reason is given later."""

from core.analysis.acts import last_act, undo_act
from core.analysis.audit_trail import entries
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands import codebook, several_codes
from core.commands.project import undo
from core.events.codebook import CodeReasonGiven
from core.ids import TargetId
from core.views.codebook import resolve_merged
from tests.builders import World, a_code, alice, exchange, invited
from tests.refusals import refuses
from tests.signing import sign


def shown(project, branches=None) -> str:
    tree = codebook_tree(Presentation(project)) if branches is None else branches
    return "".join(each.name + (f"({shown(project, each.children)})" if each.children else "") for each in tree)


def a_book(names="abcd"):
    project = alice(World(3))
    return project, {name: a_code(project, name) for name in names}


def test_several_codes_are_moved_as_one_act_and_what_stands_below_goes_along():
    project, made = a_book()
    made["x"] = a_code(project, "x", made["a"])
    several = [made["a"], made["x"], made["b"]]
    project.do(several_codes.move_several, several, made["d"], "de hører sammen")
    assert shown(project) == "cd(a(x)b)"
    with refuses("code-not-moved"):
        project.do(several_codes.move_several, several[:1], made["d"])
    with refuses("code-under-itself"):
        project.do(several_codes.move_several, [made["c"], made["d"]], made["x"])
    undo_act(Presentation(project), last_act(project))
    assert shown(project) == "a(x)bcd"


def test_several_codes_are_placed_in_their_order_wherever_they_stood():
    project, made = a_book()
    project.do(several_codes.place_several, [made["a"], made["c"]], "before", made["d"])
    assert shown(project) == "bacd"
    project.do(several_codes.place_several, [made["d"], made["c"]], "after", made["b"])
    assert shown(project) == "bdca"
    with refuses("code-beside-itself"):
        project.do(several_codes.place_several, [made["d"], made["c"]], "after", made["c"])


def test_several_codes_are_merged_coloured_and_deleted():
    project, made = a_book()
    project.do(several_codes.merge_several, [made["a"], made["b"], made["c"]], made["b"], "det samme")
    assert {resolve_merged(project.state, made[each]) for each in "abc"} == {made["b"]}
    with refuses("several-codes-needed"):
        project.do(several_codes.merge_several, [made["b"]], made["b"])
    project.do(several_codes.colour_several, [made["b"], made["d"]], "#2a6555")
    assert {each.colour for each in codebook_tree(Presentation(project))} == {"#2a6555"}
    project.do(several_codes.delete_several, [made["b"], made["d"]])
    assert shown(project) == ""


def test_a_reason_given_later_stands_with_the_decision_and_only_its_author_gives_it():
    project, made = a_book()
    moved = project.do(codebook.move_code, made["a"], made["b"])[0]

    def why(of):
        return next(each.why for each in entries(of) if each.recorded.id == moved.id)

    given = project.do(codebook.give_reason, moved.id, "fordi de deler en erfaring")[0]
    assert why(project) == "fordi de deler en erfaring"
    project.do(codebook.give_reason, moved.id, "bedre sagt")
    assert why(project) == "bedre sagt"
    with refuses("reason-for-no-decision"):
        project.do(codebook.give_reason, given.id, "en grunn til")
    with refuses("reason-missing"):
        project.do(codebook.give_reason, moved.id, "  ")
    bo = invited(World(4), project, "Bo")
    exchange(project, bo)
    with refuses("reason-for-others"):
        bo.do(codebook.give_reason, moved.id, "min grunn")
    sign(bo, CodeReasonGiven(made["a"], TargetId(moved.id), "min grunn"))
    exchange(project, bo)
    assert why(project) == why(bo) == "bedre sagt", "another's word is kept, but is not the decider's"
    for each in [each.recorded.id for each in entries(project) if each.wire == "code.reason_given"][:2]:
        project.do(undo, each)
    assert why(project) is None


def test_a_reason_for_a_code_that_nobody_knows_is_a_conflict():
    project, made = a_book()
    sign(project, CodeReasonGiven(type(made["a"])(made["a"][::-1]), TargetId(bytes(32)), "hvorfor"))
    assert [each.kind for each in project.state.conflicts.values()] == ["unknown"]

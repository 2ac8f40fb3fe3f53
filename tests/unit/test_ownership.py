"""A coding, a memo and a link belong to their author: what a changed program writes about another's has no effect."""

import pytest

from core.commands import memos, references
from core.commands.context import Decision
from core.events.codings import CodingAnnotated, CodingRecoded, CodingRemoved, CodingResized, CodingStanceSet
from core.events.members import MemberNamed
from core.events.memos import MemoDeleted, MemoPlaced, MemoRevised
from core.events.references import MemoLinked, MemoUnlinked
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, fresh_copy, invited


@pytest.fixture
def study():
    """What Alice made, and Bob with all of it."""
    world = World(81)
    a = alice(world)
    b = invited(world, a)
    source, codes = a_source(a), (a_code(a, "mot"), a_code(a, "frykt"))
    coding = a_coding(a, source, codes[0])
    memo = a.do(memos.write_in_margin, "analytic", "Tenk.", source, (0, 5))[0].event.memo
    a.do(references.link_memo, memo, "code", codes[0])
    exchange(a, b)
    return world, a, b, codes, coding, memo


def forced(device, event):
    """The event as a program writes it that checks nothing; its id."""
    return device.do(lambda _: [Decision(event)])[0].id


@pytest.mark.parametrize(
    "event",
    [
        lambda codes, coding: CodingRecoded(coding, codes[1]),
        lambda _, coding: CodingResized(coding, 3, 9),
        lambda _, coding: CodingRemoved(coding),
        lambda _, coding: CodingAnnotated(coding, 9, "nei"),
        lambda _, coding: CodingStanceSet(coding, "against"),
    ],
    ids=["recode", "resize", "remove", "annotate", "turn"],
)
def test_nobody_changes_the_coding_of_another(study, event):
    world, a, b, codes, coding, _ = study
    before = a.state.codings.rows[coding]
    made = forced(b, event(codes, coding))
    exchange(a, b)
    for device in (a, b, fresh_copy(a, world)):
        assert device.state.codings.rows[coding] == before
        assert device.state.conflicts.rows[made] == ("not_own", (coding,))
    mine = forced(a, event(codes, coding))
    exchange(a, b)
    assert b.state.codings.rows[coding] == a.state.codings.rows[coding] != before
    assert mine not in a.state.conflicts.rows


@pytest.mark.parametrize(
    "event",
    [
        lambda _, memo: MemoRevised(memo, "nei"),
        lambda _, memo: MemoDeleted(memo),
        lambda _, memo: MemoPlaced(memo, 3, 9),
        lambda codes, memo: MemoLinked(memo, "code", codes[1]),
        lambda codes, memo: MemoUnlinked(memo, codes[0]),
    ],
    ids=["revise", "delete", "place", "link", "unlink"],
)
def test_nobody_changes_the_memo_of_another(study, event):
    _, a, b, codes, _, memo = study
    before = a.state.memos.rows[memo]
    made = forced(b, event(codes, memo))
    exchange(a, b)
    for device in (a, b):
        assert device.state.memos.rows[memo] == before
        assert device.state.conflicts.rows[made] == ("not_own", (memo,))
    forced(a, event(codes, memo))
    exchange(a, b)
    assert b.state.memos.rows[memo] == a.state.memos.rows[memo] != before


def test_nobody_says_the_name_of_another(study):
    _, a, b, *_ = study
    made = forced(b, MemberNamed(a.member, "Mallory"))
    exchange(a, b)
    assert a.words(a.state.members.rows[a.member].name) == "Alice"
    assert a.state.conflicts.rows[made].kind == "not_own"

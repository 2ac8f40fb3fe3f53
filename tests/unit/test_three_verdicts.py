"""Program, script and page judge the same where members remove each other, vote, demote and let a device in twice."""

from collections import Counter

import pytest

from core.events.codebook import CodeCreated
from core.events.members import MemberRoleSet, OwnerVoted
from core.ids import CodeId, Id, MemberId
from tests.team_histories import DAY_MS, History, history
from tests.verdicts import in_page, of_page, of_program, of_script, verdicts

SEEDS = (*range(34), 40, 41, 95, 246, 260, 477)
"""Each of the last six needs a rule that the others do not, such as that a sheet wins over its member's machines."""


@pytest.fixture(scope="module")
def bundles():
    return [history(seed).bundle() for seed in SEEDS]


def test_the_same_events_count_for_all_three_and_make_the_same_codebook(bundles):
    pages = in_page(bundles)
    met = Counter[str]()
    for n, (seed, content) in enumerate(zip(SEEDS, bundles, strict=True)):
        ours, theirs = of_program(content), of_script(content)
        assert theirs == ours, seed
        met.update(theirs.without_effect.values())
        if pages:
            assert of_page(pages[n]) == ours, seed
    assert len(met) == 5, "or the comparison says little"
    assert verdicts(bundles[:3]) == [["good"] * (3 if pages else 2)] * 3


def test_who_owns_a_project_by_votes_owns_it_for_all_three():
    """The founder is gone; two coders name one of them, who then makes the other a reviewer."""
    made = History(1)
    founder = made.copies[0]
    one, other = (made.join(founder, "coder") for _ in range(2))
    made.hear(one, founder)
    made.hear(other, founder)
    for each in (one, other):
        made.sign(each, OwnerVoted(MemberId(other.member)))
    made.hear(other, one)
    made.world.now += 31 * DAY_MS
    made.sign(other, OwnerVoted(MemberId(other.member)))
    made.sign(other, MemberRoleSet(MemberId(one.member), "reviewer"))
    made.hear(one, other)
    void = made.sign(one, CodeCreated(CodeId(Id(bytes(16))), "kode", None, "", "", None))
    content = made.bundle()
    ours, pages = of_program(content), in_page([content])
    assert ours.without_effect == {void.hex(): "powers"}
    assert of_script(content) == ours
    assert [of_page(each) for each in pages] in ([], [ours])


def test_a_copy_that_names_its_own_events_bears_no_witness_to_its_clock():
    """Both begin the feed of a device that has heard of nobody: neither clock is believed."""
    made = History(1)
    joined = made.join(made.copies[0], "reviewer")
    twin = joined.twin()
    made.copies.append(twin)
    first = made.sign(joined, CodeCreated(CodeId(Id(bytes(16))), "kode", None, "", "", None))
    made.hear(twin, joined)
    second = made.sign(twin, CodeCreated(CodeId(Id(bytes([1] * 16))), "kode", None, "", "", None))
    content = made.bundle()
    ours, pages = of_program(content), in_page([content])
    assert ours.without_effect == {first.hex(): "stranger", second.hex(): "stranger"}
    assert of_script(content) == ours
    assert [of_page(each) for each in pages] in ([], [ours])

"""Program, script and page judge the same where members remove each other, vote, demote and let a device in twice."""

from collections import Counter

import pytest

from tests.team_histories import history
from tests.verdicts import in_page, of_page, of_program, of_script, verdicts

SEEDS = range(40)


@pytest.fixture(scope="module")
def bundles():
    return [history(seed).bundle() for seed in SEEDS]


def test_the_same_events_count_for_all_three_and_make_the_same_codebook(bundles):
    pages = in_page(bundles)
    met = Counter[str]()
    for seed, content in zip(SEEDS, bundles, strict=True):
        ours, theirs = of_program(content), of_script(content)
        assert theirs == ours, seed
        met.update(theirs.without_effect.values())
        if pages:
            assert of_page(pages[seed]) == ours, seed
    assert len(met) == 5, "or the comparison says little"
    assert verdicts(bundles[:3]) == [["good"] * (3 if pages else 2)] * 3

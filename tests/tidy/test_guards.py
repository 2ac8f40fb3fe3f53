"""Each guard of tests/guards that is broken on purpose is where it says, and so is the test that must notice."""

import re

import pytest

from tests.guards import GUARDS, ROOT


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: f"{guard.promise} {guard.what}")
def test_a_guard_and_its_test_are_there(guard):
    source = (ROOT / guard.file).read_text(encoding="utf-8")
    assert source.count(guard.line) == 1, f"{guard.file} does not hold, once: {guard.line.strip()}"
    file, _, test = guard.test.partition("::")
    assert re.search(rf"^def {test}\(", (ROOT / "tests" / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_promise_has_a_guard_that_is_broken_on_purpose():
    assert {guard.promise for guard in GUARDS} == set(range(1, 13))

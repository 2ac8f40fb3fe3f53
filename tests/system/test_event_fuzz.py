"""Fifty thousand events that nobody should sign, through everything; more on demand, see tests/fuzz/events.py."""

import pytest

from core.views.state import State
from tests.fuzz.events import run

PROJECTS, EVENTS = 25, 2000


@pytest.mark.parametrize("seed", range(PROJECTS))
def test_whatever_a_member_signs_goes_the_whole_way(seed):
    found = run(seed, EVENTS)
    assert found.events >= EVENTS * 0.9
    assert not found.refused
    assert max(found.seconds.values()) < 900, found.seconds  # a hang, not a measure
    assert {"malformed", "bad_value", "unknown"} <= set(found.kinds)


def test_the_fuzz_notices_a_fold_that_raises(monkeypatch):
    """The guard of the guard: where one event breaks a fold, the run ends in that exception."""

    def broken(self: State, recorded: object, kind: str, *about: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(State, "conflict", broken)
    with pytest.raises(ZeroDivisionError):
        run(1, 300, look=False)

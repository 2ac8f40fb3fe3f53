"""In every order of removals, epochs and keys among a few devices: no removed device opens what came after its removal.

On the program's own rules (core/keys/epoch_rules.py), and each rule is seen to matter: without it, the search finds a
way to leak. KODESPOR_MODEL=1000000 also searches so many states of four devices (an hour and some gigabytes), and all
of a liar's.
"""

import os
from unittest import mock

import pytest

from core.keys import epoch_rules
from tests.laws.epoch_model import Setting, search

ONE_OWNER = Setting("ACM", "A", ("AM",), starters="C")
TWO_REMOVE = Setting("ACM", "AC", ("AM", "CM"))
LIAR = Setting("ACM", "AC", ("AM",), starters="C", liars="M")
LIAR_STATES = 40_000
"""Of 191,289: a leak would be among the first ten thousand, as the test with a broken rule shows."""
FOUR = (Setting("ACDM", "AC", ("AM",)), Setting("ACDM", "AC", ("AM", "CD")))


@pytest.mark.parametrize("setting", [ONE_OWNER, TWO_REMOVE], ids=["one owner", "two remove"])
def test_no_order_leaks_or_locks_out(setting):
    found = search(setting)
    assert found.path is None, "; ".join(found.path or ())
    assert found.is_complete
    assert found.states > 1000


def test_no_lie_of_somebody_who_was_removed_leaks():
    found = search(LIAR, int(os.environ.get("KODESPOR_MODEL", LIAR_STATES)))
    assert found.path is None, "; ".join(found.path or ())
    assert found.states > 10_000


BROKEN = {
    "an epoch is clean though its starter had not heard of a removal": (
        ONE_OWNER,
        "is_clean",
        lambda epoch, needed, team: epoch.counts and epoch.device in team,
    ),
    "an epoch is clean though its starter was removed": (
        LIAR,
        "is_clean",
        lambda epoch, needed, team: epoch.counts and needed <= set(epoch.after),
    ),
    "every epoch is clean": (ONE_OWNER, "is_clean", lambda epoch, needed, team: True),
    "a key is handed on before the event that made it has its place": (
        TWO_REMOVE,
        "handed_on",
        lambda epochs, current, held: set(held),
    ),
    "while there is no clean epoch, keys go under those that the removed may hold": (
        TWO_REMOVE,
        "interim_wraps",
        lambda epochs, needed, withdrawals, team, held, wrapped: [
            (each.key, under.wrapping) for each in epochs for under in epochs if {each.key, under.wrapping} <= held
        ],
    ),
    "the older keys are not handed on": (ONE_OWNER, "owed_wraps", lambda epochs, current, gone, words, wrapped: []),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_without_a_rule_a_way_is_found(broken):
    setting, name, rule = BROKEN[broken]
    with mock.patch.object(epoch_rules, name, rule):
        assert search(setting).path is not None


@pytest.mark.skipif("KODESPOR_MODEL" not in os.environ, reason="takes an hour; KODESPOR_MODEL says how many states")
@pytest.mark.parametrize("setting", FOUR, ids=["one is removed", "two are removed"])
def test_four_devices(setting):
    found = search(setting, int(os.environ["KODESPOR_MODEL"]))
    assert found.path is None, "; ".join(found.path or ())

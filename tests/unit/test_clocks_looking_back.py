"""States of the past where clocks were wrong: what a day holds, and which events are named."""

import pytest

from core.analysis.audit_trail import entries
from core.analysis.clock_doubt import doubted_until, events_until
from core.log.clocks import DAY_MS
from tests.builders import World, a_code, alice, exchange
from tests.unit.clock_team import IN_2036, YEAR, Team, doubtful


@pytest.mark.parametrize("wrong", ["1970", "2036", "a month ahead"])
def test_replay_to_a_time_is_not_bent_by_a_wrong_clock(wrong):
    team = Team(56)
    a, b, c, world = team.a, team.b, team.c, team.world
    times = []
    for n in range(9):
        team.skew["b"] = {"1970": 1000 - world.now, "2036": IN_2036 - world.now}.get(wrong, 30 * DAY_MS)
        if n != 4:
            team.skew["b"] = 0
        for project in (a, b, c):
            a_code(project, f"{n}")
            exchange(a, b, c)
        times.append((world.now, len(a.timeline.order)))
        world.now += 2 * DAY_MS
    assert [events_until(a, at + DAY_MS, world.now) for at, _ in times] == [count for _, count in times]


def test_a_state_of_the_past_names_the_events_whose_clock_was_wrong():
    team = Team(59)
    a, b, c, world = team.a, team.b, team.c, team.world
    assert doubted_until(a, len(a.timeline.order), world.now, world.now) == []
    team.skew["b"] = -400 * DAY_MS
    team.rename(b, "of last year")
    team.skew["b"] = 0
    exchange(a, b, c)
    world.now += 2 * DAY_MS
    team.rename(c, "today")
    exchange(a, b, c)
    n = next(n for n, entry in enumerate(entries(a), 1) if entry.clock_doubt)
    assert doubted_until(a, n, world.now) == doubted_until(a, len(a.timeline.order), world.now) == [n]
    assert doubted_until(a, n - 1, world.now) == []
    found = doubted_until(a, 1, world.now, world.now - 300 * DAY_MS)
    assert found == [n], "by its own clock it had been made by then"


@pytest.mark.parametrize("years", [0.1, 20])
def test_a_state_of_the_past_names_an_event_ahead_of_everybody_that_nobody_contradicts_yet(years):
    team = Team(60)
    a, world = team.a, team.world
    team.skew["a"] = int(years * YEAR)
    team.rename(a, "of the years to come")
    n = len(a.timeline.order)
    assert doubtful(a) == set()
    assert events_until(a, world.now + 2 * int(years * YEAR), world.now) == n
    assert doubted_until(a, n, world.now) == [n]
    assert doubted_until(a, n - 1, world.now) == []
    assert doubted_until(a, n, world.now + int(years * YEAR)) == [], "once that day has come, it is in its place"


def test_after_months_without_an_event_a_day_holds_what_had_been_made_by_then():
    world = World(61)
    ada = alice(world)
    times = [(world.now, len(ada.timeline.order))]
    for pause in (120, 30, 200, 3):
        world.now += pause * DAY_MS
        a_code(ada, f"after {pause} days")
        times.append((world.now, len(ada.timeline.order)))
    assert [events_until(ada, at + DAY_MS, world.now) for at, _ in times] == [count for _, count in times]
    assert doubted_until(ada, len(ada.timeline.order), world.now, world.now) == []

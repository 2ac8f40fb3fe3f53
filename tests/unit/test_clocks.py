"""Clocks: one that is wrong moves nobody else's events, is named and not an honest one, and is asked about in time."""

from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.audit_trail import entries
from core.analysis.clock_doubt import ClockDoubts, events_until
from core.analysis.clock_rows import longest_row
from core.commands import codebook
from core.errors import Refused
from core.events.registry import wire_name
from core.limits import CLAIMED_TIME_MS_MAX
from core.log.clocks import DAY_MS, TICKS
from core.project import Moment, Project
from core.sealing.crypto import new_device
from core.storage.log import Log
from tests.builders import World, a_code, alice, everything, exchange, fresh_copy
from tests.unit.clock_team import IN_2036, YEAR, Team, doubtful, in_doubt
from tools.verify_bundle import Event, effective_time


@pytest.mark.parametrize("wrong", [IN_2036, CLAIMED_TIME_MS_MAX - 10_000], ids=["2036", "2099"])
def test_one_wrong_year_moves_nobody_elses_later_events(wrong):
    team = Team(51)
    a, b, c, world = team.a, team.b, team.c, team.world
    team.skew["b"] = wrong - world.now
    team.rename(b, "from the future")
    team.skew["b"] = 0
    exchange(a, b)  # C is away
    early = team.rename(a, "A, early")
    world.now += 30 * DAY_MS
    late = team.rename(c, "C, a month later")
    exchange(a, b, c)
    assert [team.shown(each) for each in (a, b, c)] == ["C, a month later"] * 3
    order = [key.id for key in a.timeline.order]
    assert order.index(early) < order.index(late)
    world.now += YEAR
    c.do(codebook.create_code, "a year later")
    exchange(a, b, c)
    last = a.do(codebook.create_code, "and the next")[0].id
    assert abs((a.timeline.places[last].time >> TICKS) - world.now) < DAY_MS
    assert doubtful(a) == {"B"}


def test_whoever_says_to_have_seen_nothing_is_believed_no_clock():
    team = Team(52)
    a, b, c, world = team.a, team.b, team.c, team.world
    b.writer._unseen = lambda: ()
    team.skew["b"] = IN_2036 - world.now
    team.rename(b, "from the future")
    exchange(a, b, c)
    team.rename(c, "now")
    exchange(a, b, c)
    assert team.shown(a) == team.shown(b) == team.shown(c) == "now"
    own = [key.time >> TICKS for key in a.timeline.order if key.device == c.device]
    assert own == [world.now], "Cy is where the clock of Cy says"


def test_a_founder_in_2036_costs_the_others_nothing_either():
    team = Team(52, founder_skew=10 * YEAR)
    a, b, c, world = team.a, team.b, team.c, team.world
    for n in range(5):
        a_code(b, f"B {n}")
    team.rename(c, "C, first")
    world.now += 3 * DAY_MS
    for n in range(50):
        a_code(b, f"B again {n}")
    world.now += 3 * DAY_MS
    team.rename(c, "C, last")
    exchange(a, b, c)
    order = [project for project in (a, b, c) if team.shown(project) == "C, last"]
    assert len(order) == 3, "days count, not how many events somebody wrote"
    places = {key.device: n for n, key in enumerate(a.timeline.order)}
    assert places[c.device] > places[b.device]
    assert doubtful(a) == {"Alice"}


def test_a_clock_of_1970_is_named_and_drags_nobody():
    team = Team(53)
    team.skew["b"] = 5_000_000 - team.world.now
    team.rename(team.b, "1970")
    exchange(team.a, team.b)
    team.world.now += DAY_MS
    team.rename(team.a, "A")
    team.skew["b"] = 0
    team.rename(team.b, "B, set right")
    exchange(team.a, team.b, team.c)
    assert team.shown(team.a) == team.shown(team.c) == "B, set right"
    marked = [entry for entry in entries(team.a) if entry.clock_doubt]
    assert [entry.recorded.at < DAY_MS for entry in marked] == [True]


@pytest.mark.parametrize("days", [-30, -400, 30, 80])
def test_the_wrong_clock_is_named_and_not_whoever_came_after_it(days):
    team = Team(54)
    a, b, c = team.a, team.b, team.c
    for n in range(6):
        team.skew["b"] = days * DAY_MS if n >= 2 else 0
        for project in (a, b, c):
            a_code(project, f"{n}")
            exchange(a, b, c)
        team.world.now += DAY_MS
    for project in (a, b, c):
        assert doubtful(project) == {"B"}
    marked = [entry.recorded.at for entry in entries(a) if entry.clock_doubt]
    assert len(marked) == 4


def test_a_summer_without_an_event_is_no_doubt():
    team = Team(55)
    a, b, c, world = team.a, team.b, team.c, team.world
    world.now += 200 * DAY_MS
    first = a_code(a, "after the summer")
    exchange(a, b, c)
    for project in (b, c, a):
        a_code(project, "on we go")
        exchange(a, b, c)
    assert first in c.state.codes.rows
    assert doubtful(a) == set()
    assert abs((a.timeline.order[-1].time >> TICKS) - world.now) < DAY_MS, "the next event sets it right"


def test_an_impossible_clock_writes_nothing():
    world = World(57)
    a = alice(world)
    for at in (-1, CLAIMED_TIME_MS_MAX):
        before = (len(a.log.heads()), a.log.last_row(), dict(a.log.notes("")))
        a.writer._clock = lambda at=at: Moment(at, 0)
        with pytest.raises(Refused) as problem:
            a_code(a, "never")
        assert problem.value.code == "clock-impossible"
        assert (len(a.log.heads()), a.log.last_row(), dict(a.log.notes(""))) == before
        log = Log(None)
        with pytest.raises(Refused):
            Project.create(log, a.secrets, a.writer._clock, world.entropy, "T", "N")
        assert log.note("project") is None


def test_a_clock_a_day_behind_a_colleague_is_asked_about():
    team = Team(58)
    a, b = team.a, team.b
    assert a.writer.clock_behind() is None
    team.skew["b"] = 2 * DAY_MS
    a_code(b, "in two days")
    exchange(a, b)
    found = a.writer.clock_behind()
    assert found is not None
    assert found.device == b.device
    assert b.writer.clock_behind() is None


def test_a_clock_that_fell_back_is_asked_about_until_something_is_written_by_it():
    team = Team(59)
    a = team.a
    team.skew["a"] = 9 * YEAR
    a_code(a, "nine years ahead")
    ahead = team.world.now + 9 * YEAR
    assert a.writer.clock_fell_back() is None
    team.skew["a"] = 0
    found = a.writer.clock_fell_back()
    assert found is not None
    assert (found.device, abs(found.claim - ahead) < DAY_MS) == (a.device, True)
    assert a.writer.clock_behind() is None, "nobody else says so"
    a_code(a, "by a clock that is right")
    assert a.writer.clock_fell_back() is None
    assert doubtful(a) != set(), "and the history marks it"


def random_history(seed: int) -> Project:
    """A history by three people whose clocks jump about; on A's device in the end."""
    random, team = Random(seed), Team(seed)
    for _ in range(12):
        team.world.now += random.choice([1000, DAY_MS, 40 * DAY_MS, 120 * DAY_MS])
        who = random.choice("abc")
        team.skew[who] = random.choice([0, 0, 0, 3 * DAY_MS, -3 * DAY_MS, 200 * DAY_MS, -200 * DAY_MS, 9 * YEAR])
        a_code(getattr(team, who), "x")
        if random.random() < 0.5:
            exchange(*random.sample([team.a, team.b, team.c], 2))
    exchange(team.a, team.b, team.c)
    return team.a


@pytest.mark.parametrize("seed", range(20))
def test_every_order_of_arrival_and_the_verifier_give_the_same_times(seed):
    a = random_history(seed)
    expected = [(key.time, key.id) for key in a.timeline.order]
    assert [(key.time, key.id) for key in fresh_copy(a, World(1)).timeline.order] == expected
    parcel = everything(a)
    for n in range(3):
        shuffled = list(parcel.envelopes)
        Random(n).shuffle(shuffled)
        timeline = type(a.timeline)(a.opened._read, a.opened.open)
        rows = {key.id: key.row for key in a.timeline.order}
        for each in shuffled:
            timeline.extend([(rows[each.id], each, a.opened.open(each))])
        assert [(key.time, key.id) for key in timeline.order] == expected
        assert timeline.doubts == a.timeline.doubts
        assert in_doubt(ClockDoubts(timeline, a.state)) == in_doubt(ClockDoubts(a.timeline, a.state))
    times, doubts = {}, {}
    devices = {key.id: key.device for key in a.timeline.order}
    previous = {each.id: each.previous for each in parcel.envelopes}
    for key in a.timeline.order:
        one = a.event(key.id)
        event = Event(
            b"", key.device, key.seq, previous[key.id], key.id, wire_name(one.event), at=one.at, seen=one.seen
        )
        others = [doubts[h.id] for h in one.seen if h.id in doubts and devices[h.id] != key.device]
        times[key.id], is_doubtful = effective_time(event, times, doubts, others)
        if is_doubtful:
            doubts[key.id] = one.at
    assert [(times[event], event) for _, event in expected] == expected


def test_nothing_is_ever_before_what_it_had_seen():
    for seed in range(20, 30):
        a = random_history(seed)
        places = {key.id: n for n, key in enumerate(a.timeline.order)}
        for each in everything(a).envelopes:
            named = [head.id for head in a.event(each.id).seen] + ([each.previous] if each.seq > 1 else [])
            assert all(places[one] < places[each.id] for one in named)


@pytest.mark.parametrize("days", [-40, -200, 40, 400])
@pytest.mark.parametrize(
    "parts", [(6, -2), (3, -1, 3), (3, -1, 1), (-2, 6)], ids=["last", "between", "last but one", "first"]
)
def test_of_one_device_alone_the_clock_is_doubted_that_fewer_events_show(days, parts):
    """Nobody else saw anything: what was right before and after a slip of the clock is not in doubt."""
    world, skew = World(77), [days * DAY_MS if parts[0] < 0 else 0]

    def clock() -> Moment:
        world.now += 60_000
        return Moment(world.now + skew[0], 60)

    ada = Project.create(Log(None), new_device(world.entropy), clock, world.entropy, "Egen kraft", "Ada")
    slipped = {each.id for each in ada.trail()} if parts[0] < 0 else set()
    for part in parts:
        skew[0] = days * DAY_MS if part < 0 else 0
        made = {ada.do(codebook.create_code, f"{part} {n}")[0].id for n in range(abs(part))}
        slipped |= made if part < 0 else set()
    in_doubt = {entry.recorded.id for entry in entries(ada) if entry.clock_doubt}
    is_told = days < 0 if parts[-1] < 0 else days > 0 or parts[0] > 0
    assert in_doubt == (slipped if is_told else set()), "a clock that only goes forward contradicts nothing"


SLIPS = {"2027": 300 * DAY_MS, "2025": -300 * DAY_MS, "2090": 63 * YEAR, "of a dead battery": 1000}


def slipped(world: World, slip: str) -> int:
    return SLIPS[slip] - world.now if slip == "of a dead battery" else SLIPS[slip]


@pytest.mark.parametrize("order", list(permutations(("2027", "2025", "2090"))), ids=" ".join)
@pytest.mark.parametrize("between", [1, 2])
def test_of_one_clock_that_contradicts_itself_again_and_again_the_longest_row_is_believed(order, between):
    world, skew = World(78), [0]

    def clock() -> Moment:
        world.now += 60_000
        return Moment(world.now + skew[0], 60)

    ada = Project.create(Log(None), new_device(world.entropy), clock, world.entropy, "Egen kraft", "Ada")
    wrong, times = set(), []
    for slip in order:
        for _ in range(between):
            a_code(ada, "right")
        skew[0] = SLIPS[slip]
        wrong.add(a_code_event(ada))
        skew[0] = 0
        times.append((world.now, len(ada.timeline.order)))
    a_code(ada, "right again")
    assert {entry.recorded.id for entry in entries(ada) if entry.clock_doubt} == wrong
    assert [events_until(ada, at, world.now) for at, _ in times] == [count for _, count in times]


def a_code_event(project: Project) -> bytes:
    return project.do(codebook.create_code, "wrong")[0].id


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("together", [True, False], ids=["a team", "a pair"])
def test_a_clock_that_jumps_about_puts_nobody_elses_events_in_doubt(seed, together):
    random, team = Random(seed), Team(seed)
    a, b, c, world = team.a, team.b, team.c, team.world
    others = (a, c) if together else (a,)
    right = {event.id for project in (a, b, c) for event in project.trail()}
    for _ in range(8):
        slip = random.choice(["", "", *SLIPS])
        team.skew["b"] = slipped(world, slip) if slip else 0
        for project in (b, *others):
            event = a_code_event(project)
            if not slip or project is not b:
                right.add(event)
            if random.random() < 0.7:
                exchange(b, *others)
        world.now += random.choice([60_000, DAY_MS])
    team.skew["b"] = 0
    for project in (*others, b):
        right.add(a_code_event(project))
        exchange(*others, b)
    assert not {entry.recorded.id for entry in entries(a) if entry.clock_doubt} & right


@given(st.lists(st.integers(0, 9), max_size=9))
def test_the_longest_row_is_the_longest_that_never_falls(days):
    times = [1 + day * 2 * DAY_MS for day in days]
    row = longest_row(times)
    assert row == sorted(set(row))
    picked = [times[n] for n in row]
    assert picked == sorted(picked)
    assert len(row) == max(
        (
            len(each)
            for size in range(len(times) + 1)
            for each in combinations(times, size)
            if list(each) == sorted(each)
        ),
        default=0,
    )


def test_of_rows_as_long_the_one_is_believed_whose_times_most_show():
    assert longest_row([5 * DAY_MS, 5 * DAY_MS, 90 * DAY_MS, 90 * DAY_MS, 5 * DAY_MS, 5 * DAY_MS]) == [0, 1, 4, 5]
    assert longest_row([5 * DAY_MS, 5 * DAY_MS, 5 * DAY_MS, 90 * DAY_MS, 5 * DAY_MS]) == [0, 1, 2, 4]
    assert longest_row([90 * DAY_MS, 5 * DAY_MS]) == [0], "a clock that stood still is behind"

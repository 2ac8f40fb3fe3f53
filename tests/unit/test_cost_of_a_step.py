"""What is done at every moment of a study costs the same in a large one as in a small one, counted in steps."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from core.commands.codings import code_segment
from core.commands.context import Decision
from core.events.codings import CodingCreated
from core.ids import CodingId
from core.project import Project
from core.storage.log import Log
from core.views.packed_part import PackedPart
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, a_source, alice, exchange, invited
from tests.wire import talk

FEW, MORE = 1500, 6000
ROOM = 1.2
"""Not a step more for each event; but where a list ends or a snapshot stands is chance."""


def steps(project: Project, work: Callable[[], object]) -> Counter[str]:
    """How many calls a piece of work makes, how many events it opens again, and the steps of the database."""
    database, counted = project.log._connection, Counter[str]()

    def call(_, kind: str, __) -> None:
        counted["calls"] += kind in ("call", "c_call")

    def step() -> int:
        counted["database"] += 1
        return 0

    opened = project.timeline._opened.read
    database.set_progress_handler(step, 1)
    sys.setprofile(call)
    try:
        work()
    finally:
        sys.setprofile(None)
        database.set_progress_handler(None, 0)
    counted["opened"] = project.timeline._opened.read - opened
    return counted


class Study:
    """Two coders whose study grows."""

    def __init__(self) -> None:
        self.world = world = World(11)
        self.one = alice(world)
        self.source, self.code = a_source(self.one, "Ord om livet. " * 8000), a_code(self.one)
        self.other = invited(world, self.one, "B")
        self.place = 0

    def grow(self, count: int) -> None:
        """So many codings more, here and there."""
        key = self.one.state.sources.rows[self.source].key
        new_id = self.one.context().new_id
        codings = [CodingCreated(new_id(CodingId), self.source, n, n + 20, self.code) for n in range(count)]
        self.one.do(lambda _: [Decision(each, None, (key,)) for each in codings])
        exchange(self.one, self.other)
        for _ in range(3):  # what is made once after many, such as a snapshot, is made
            self.decide()
            exchange(self.one, self.other)

    def opened(self, log: Log) -> Project:
        """The study of the first, opened once more."""
        return Project(log, self.one.secrets, self.world.clock(), self.world.entropy)

    def decide(self) -> None:
        """One more coding."""
        self.place += 1
        self.one.do(code_segment, self.source, self.place, self.place + 9, [self.code])


def as_it_grows(work: Callable[[Study], object]) -> tuple[Counter[str], Counter[str]]:
    """What a piece of work takes in a small study, and in the same one when it is large."""
    study, found = Study(), []
    for count in (FEW, MORE):
        study.grow(count)
        found.append(steps(study.one, lambda: work(study)))
    return found[0], found[1]


def is_no_more(before: Counter[str], after: Counter[str]) -> bool:
    return all(after[each] <= ROOM * before[each] for each in ("calls", "database", "opened"))


def test_a_decision_costs_no_more_in_a_large_study():
    before, after = as_it_grows(Study.decide)
    assert before["calls"] > 500
    assert before["database"] > 50
    assert is_no_more(before, after), (before, after)


def test_an_exchange_with_nothing_new_costs_no_more_in_a_large_study():
    before, after = as_it_grows(lambda study: talk(study.one, study.other))
    assert before["calls"] > 100
    assert is_no_more(before, after), (before, after)


def test_looking_for_what_another_process_did_costs_no_more_in_a_large_study():
    before, after = as_it_grows(lambda study: study.one.catch_up())
    assert before["calls"] > 10
    assert is_no_more(before, after), (before, after)


class Shared:
    """A folder in which the two meet, and which is moved."""

    def __init__(self, place: Path) -> None:
        self.place, self.moves = place / "0", 0
        self.place.mkdir()

    def meet(self, study: Study) -> None:
        """All that is known is in the folder."""
        for _ in range(2):
            for each in (study.one, study.other):
                sync_folder(each, self.place)

    def move(self) -> None:
        self.moves += 1
        self.place = self.place.rename(self.place.with_name(str(self.moves)))


def _at_a_folder(
    tmp_path: Path, before: Callable[[Shared], object]
) -> tuple[Counter[str], Counter[str], tuple[int, int]]:
    shared, sizes = Shared(tmp_path), []

    def work(study: Study) -> None:
        sizes.append(sync_folder(study.one, shared.place).received)

    study, found = Study(), []
    for count in (FEW, MORE):
        study.grow(count)
        shared.meet(study)
        before(shared)
        found.append(steps(study.one, lambda: work(study)))
    return found[0], found[1], (sizes[0], sizes[1])


def test_a_shared_folder_with_nothing_new_costs_no_more_for_a_large_study(tmp_path):
    before, after, received = _at_a_folder(tmp_path, lambda shared: None)
    assert received == (0, 0)
    assert before["calls"] > 100
    assert is_no_more(before, after), (before, after)


def test_a_shared_folder_that_was_moved_is_read_without_looking_at_the_events_in_it(tmp_path):
    before, after, received = _at_a_folder(tmp_path, Shared.move)
    assert received == (0, 0)
    assert is_no_more(before, after), (before, after)


def test_a_start_opens_no_event_and_makes_no_row_and_as_many_places_in_a_large_study():
    study, found = Study(), []
    for count in (FEW, MORE):
        study.grow(count)
        rows, one = PackedPart.made, study.one
        again: list[Project] = []
        log = one.log
        cost = steps(one, lambda log=log, again=again: again.append(study.opened(log)))  # type: ignore[misc]
        timeline = again[0].timeline
        assert PackedPart.made == rows
        assert again[0].state.digest() == one.state.digest()
        snapshots = 1 + len(timeline.snapshots)
        found.append((cost["calls"] / snapshots, timeline.opened_again, timeline.places.made / snapshots))
    (calls, opened, places), (more_calls, more_opened, more_places) = found
    assert (more_opened, more_places) <= (opened, places)
    assert more_calls <= ROOM * calls, "for each snapshot of a thousand events, not for each event"


def test_work_that_looks_at_all_events_is_noticed():
    before, after = as_it_grows(lambda study: list(study.one.trail()))
    assert not is_no_more(before, after)

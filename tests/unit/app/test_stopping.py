"""Work that is stopped leaves nothing half done: not durable, or undone as one."""

from contextlib import nullcontext

import pytest

from app.services.stopping import Stopper, stopping
from core.commands.codebook import create_code
from core.commands.codings import code_places
from core.errors import Refused
from core.log.progress import TOLD_EVERY
from tests.builders import World, a_code, a_source, alice

PLACES = 600


class StopsAt(Stopper):
    """Is to stop once a command is so far; notes what it was told."""

    def __init__(self, at: float) -> None:
        super().__init__()
        self.at, self.shares = at, list[float]()

    def tell(self, done: int, total: int) -> None:
        super().tell(done, total)
        if self.share is not None:
            self.shares.append(self.share)
            if self.share >= self.at:
                self.stop()


def places(source):
    return [(source, n, n + 3) for n in range(0, 4 * PLACES, 4)]


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.9])
def test_a_large_act_that_is_stopped_anywhere_leaves_no_event(at):
    project = alice(World())
    source, code = a_source(project, "ord " * PLACES), a_code(project, "trygghet")
    before, events = project.state.digest(), project.events_digest()
    with pytest.raises(Refused, match="work-cancelled"), stopping(project, StopsAt(at)):
        project.do(code_places, places(source), [code])
    assert (project.state.digest(), project.events_digest()) == (before, events)
    made = project.do(code_places, places(source), [code])  # afterwards it works as before
    assert len(project.act(made[0].id)) == PLACES


def test_how_far_a_large_act_is_goes_from_nothing_to_nearly_all():
    project, stopper = alice(World()), StopsAt(2.0)
    source, code = a_source(project, "ord " * PLACES), a_code(project, "trygghet")
    with stopping(project, stopper):
        project.do(code_places, places(source), [code])
    assert stopper.shares == sorted(stopper.shares)
    assert stopper.shares[0] == 0.0
    assert stopper.shares[-1] > 0.9
    assert len(stopper.shares) == pytest.approx(2 * PLACES / TOLD_EVERY, abs=2)


def test_what_is_cancelled_is_not_recorded_or_undone():
    project, stopper = alice(World()), Stopper()
    stopper.stop()
    before = len(project.timeline.order)
    with pytest.raises(Refused, match="work-cancelled"), stopping(project, stopper):
        project.do(create_code, "trygghet")
    assert len(project.timeline.order) == before

    def work(stopper: Stopper, problem: type[BaseException]) -> None:
        with stopping(project, stopper), project.one_act():
            project.do(create_code, "trygghet")
            if problem is KeyboardInterrupt:
                raise problem
            stopper.stop()
            project.do(create_code, "uro")

    for problem in (Refused, KeyboardInterrupt):
        with pytest.raises(problem):
            work(Stopper(), problem)
    assert [row.status for row in project.state.codes.rows.values()] == ["deleted", "deleted"]
    project.do(create_code, "trygghet")  # afterwards it works as before


def test_acts_that_are_stopped_together_are_all_undone_and_the_undos_are_no_part_of_them():
    project, stopper = alice(World()), Stopper()

    def work() -> None:
        with stopping(project, stopper):
            project.do(create_code, "trygghet")
            project.do(create_code, "uro")
            stopper.stop()
            project.do(create_code, "kaffe")

    for outer, acts in ((nullcontext, 2), (project.one_act, 1)):
        stopper.is_stopped, first = False, len(project.timeline.order)
        with pytest.raises(Refused, match="work-cancelled"), outer():
            work()
        assert {row.status for row in project.state.codes.rows.values()} == {"deleted"}
        made = [key.id for key in project.timeline.order[first : first + 2]]
        assert [len(project.act(each)) for each in made] == [2 // acts] * 2


def test_an_act_of_many_steps_is_not_looked_up_for_each_step_when_it_is_cancelled(monkeypatch):
    project, stopper, asked = alice(World()), Stopper(), []
    plain = project.act
    monkeypatch.setattr(project, "act", lambda event: asked.append(event) or plain(event))

    def work() -> None:
        with stopping(project, stopper), project.one_act():
            for number in range(20):
                project.do(create_code, f"kode {number}")
            stopper.stop()
            project.do(create_code, "uro")

    with pytest.raises(Refused, match="work-cancelled"):
        work()
    assert {row.status for row in project.state.codes.rows.values()} == {"deleted"}
    assert len(asked) <= 2, "by whoever cancels, and by the undo"

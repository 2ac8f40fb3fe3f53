"""Stopping work that records something: what is not durable yet never is, and what is durable is undone as one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from core.commands.context import Decision
from core.commands.project import undo
from core.errors import Refused
from core.events.registry import RecordedEvent
from core.ids import EventId
from core.log.progress import silent
from core.project import Project

SHARE_FROM = 500
"""Steps; how far a smaller command is says nothing about the work that it is a part of."""


class Stopper:
    """Whether work is to stop, and how far it is: `share` is None while nobody knows, else from 0 to 1. `is_recording`
    while a command is carried out."""

    def __init__(self) -> None:
        self.is_stopped = self.is_recording = False
        self.share: float | None = None

    def stop(self) -> None:
        """The work is to stop as soon as it can."""
        self.is_stopped = True

    def hide(self) -> None:
        """A command came to its end."""

    def tell(self, done: int, total: int) -> None:
        """Takes how far a command is (core/log/progress.py). Raises Refused where it is to stop."""
        if self.is_stopped:
            raise Refused("work-cancelled")
        self.share = done / total if total >= SHARE_FROM else None


@contextmanager
def stopping(project: Project, stopper: Stopper) -> Iterator[None]:
    """Within it no command of this project becomes durable once it is to stop: Refused is raised, and what was recorded
    within is undone, in an act of its own; so it is where somebody interrupts the work between two commands."""
    plain, recorded = project.do, list[EventId]()

    def do(decide: Callable[..., list[Decision]], *arguments: Any, **options: Any) -> list[RecordedEvent]:
        stopper.is_recording = True
        try:
            stopper.tell(0, 0)
            made = plain(decide, *arguments, **options)
            recorded.extend(each.id for each in made[:1])
        finally:
            stopper.is_recording, stopper.share = False, None
            stopper.hide()
        return made

    def restore() -> None:
        project.do, project.progress = plain, silent  # type: ignore[method-assign]

    project.do, project.progress = do, stopper.tell  # type: ignore[method-assign]
    try:
        yield
    except (Refused, KeyboardInterrupt) as problem:
        restore()
        if isinstance(problem, Refused) and problem.code != "work-cancelled":
            raise
        with project.one_act():
            for act in reversed(_acts(project, recorded)):
                with suppress(Refused):  # what is for good stays
                    project.do(undo, act, None)
        raise
    finally:
        restore()


def _acts(project: Project, recorded: list[EventId]) -> list[EventId]:
    """The first event of each act that these are of; an act of thousands of steps is looked up once."""
    acts, seen = list[EventId](), set[EventId]()
    for event in recorded:
        if event not in seen:
            act = [each.id for each in project.act(event)]
            seen.update(act)
            acts.append(act[0])
    return acts

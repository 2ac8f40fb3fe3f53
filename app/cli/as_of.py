"""Looking back: which moment a command speaks of."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

from app.cli.base import Session
from core.analysis.clock_doubt import events_until
from core.analysis.filters import moment_ms
from core.errors import Refused
from core.project import Project

F = TypeVar("F", bound=Callable[..., Any])


def at_any_moment(function: F) -> F:
    """Adds --as-of to a command that only reads: it then speaks of the study as it was."""

    @click.option("--as-of", "moment", metavar="N|TIME")
    @wraps(function)
    def run(session: Session, *arguments: Any, moment: str | None, **options: Any) -> Any:
        if moment is not None:
            number = int(moment) if moment.isdecimal() else number_at(session.project, moment)
            session.look_back(checked_number(session.project, number))
        return function(session, *arguments, **options)

    return cast(F, run)


def number_at(project: Project, time: str) -> int:
    """After how many events a time comes, by those of the authors' clocks that are right. Raises Refused where it is no
    time."""
    return events_until(project, moment_ms(time))


def checked_number(project: Project, number: int) -> int:
    """The number of an event that is there, or 0. Raises Refused."""
    last = len(project.timeline.order)
    if not 0 <= number <= last:
        raise Refused("no-such-event-number", last=last, number=number)
    return number

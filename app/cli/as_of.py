"""Looking back: which moment a command speaks of."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

from app import composition
from app.cli.base import Session
from core.analysis.clock_doubt import doubted_until, events_until
from core.analysis.filters import moment_ms
from core.errors import Refused
from core.project import Project

NAMED_MAX = 5
"""So many numbers of events are listed."""
F = TypeVar("F", bound=Callable[..., Any])


def at_any_moment(function: F) -> F:
    """Adds --as-of to a command that only reads: it then speaks of the study as it was."""

    @click.option("--as-of", "moment", metavar="N|TIME")
    @wraps(function)
    def run(session: Session, *arguments: Any, moment: str | None, **options: Any) -> Any:
        if moment is not None:
            until = None if moment.isdecimal() else until_ms(moment)
            number = int(moment) if until is None else events_until(session.project, until, composition.clock().at)
            number = checked_number(session.project, number)
            say_clocks_in_doubt(session, number, until)  # in today's names: who came in later has none in the past
            session.look_back(number)
        return function(session, *arguments, **options)

    return cast(F, run)


def say_clocks_in_doubt(session: Session, number: int, until: int | None) -> list[int]:
    """Says which events of a state of the past, or of just after it, had a wrong clock: where they stand is by their
    place in the order. Returns their numbers."""
    project = session.project
    found = doubted_until(project, number, composition.clock().at, until)
    if found:
        order = project.timeline.order
        members = sorted({session.presentation.author(order[n - 1].device) for n in found})
        more = f" … {found[-1]}" if len(found) > NAMED_MAX else ""
        numbers = ", ".join(map(str, found[:NAMED_MAX])) + more
        session.tell("cli-history-clocks-in-doubt", count=len(found), members=members, numbers=numbers)
    return found


def number_at(project: Project, time: str) -> int:
    """After how many events a time comes, by those of the authors' clocks that are right. Raises Refused where it is no
    time."""
    return events_until(project, until_ms(time), composition.clock().at)


def until_ms(time: str) -> int:
    """The last ms of a time as people write it, since 1970: a day that is given without an hour is meant with all that
    was done on it. Raises Refused."""
    is_day = len(time) == len("2026-03-14") and time.count("-") == 2
    return moment_ms(f"{time}T23:59:59.999999" if is_day else time)


def checked_number(project: Project, number: int) -> int:
    """The number of an event that is there, or 0. Raises Refused."""
    last = len(project.timeline.order)
    if not 0 <= number <= last:
        raise Refused("no-such-event-number", last=last, number=number)
    return number

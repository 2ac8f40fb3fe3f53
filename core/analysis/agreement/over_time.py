"""Agreement over time: the same coefficient at the end of each day, and at milestones, phases and blind rounds."""

from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from core.analysis.agreement.blindness import blindness
from core.analysis.agreement.by_blindness import BLIND, OPEN, Wanted, by_blindness
from core.analysis.agreement.intercoder_agreement import Estimate
from core.events.project import MilestoneMarked, PhaseStarted
from core.events.registry import RecordedEvent
from core.events.rounds import RoundEnded, RoundFinished
from core.project import Project

MOMENTS_MAX = 40
"""So many moments at most, spread evenly: each is a state of its own that has to be folded and measured."""

MARKS = ("day", "milestone", "phase", "round-finished", "round-ended")
"""What marks a moment: the end of a day, or one of these events."""

_EVENTS = dict(zip((MilestoneMarked, PhaseStarted, RoundFinished, RoundEnded), MARKS[1:], strict=True))


class AgreementAt(NamedTuple):
    """The coefficient after the first `n` events; `at` is what the clock of the last one's author showed, in ms since
    1970. `kind`: of blind codings with the codebook of then, or of open ones."""

    n: int
    at: int
    mark: str
    estimate: Estimate
    kind: str = BLIND


def agreement_over_time(project: Project, wanted: Wanted) -> list[AgreementAt]:
    """The overall coefficient at each moment, in order: of blind codings, and beside it of open ones where there are
    such. Raises Refused where the metric does not fit."""
    found = []
    known = blindness(project, wanted.coders)
    for n, at, mark in _spread(_moments(list(project.trail()))):
        figures = by_blindness(project, wanted._replace(end=n), known)
        for figure in figures:
            is_compared = figure.compared is not None and bool(figure.compared.sources)
            if figure.kind == BLIND or (figure.kind == OPEN and is_compared):
                found.append(AgreementAt(n, at, mark, figure.agreement.overall, figure.kind))
    return found


def _moments(trail: list[RecordedEvent]) -> list[tuple[int, int, str]]:
    """After how many events, when, and what marks the moment."""
    found = []
    for n, recorded in enumerate(trail, 1):
        mark = _EVENTS.get(type(recorded.event), "")
        is_last_of_day = n == len(trail) or _day(trail[n]) != _day(recorded)
        if mark or is_last_of_day:
            found.append((n, recorded.at, mark or MARKS[0]))
    return found


def _spread(moments: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    if len(moments) <= MOMENTS_MAX:
        return moments
    step = (len(moments) - 1) / (MOMENTS_MAX - 1)
    return [moments[round(n * step)] for n in range(MOMENTS_MAX)]


def _day(recorded: RecordedEvent) -> str:
    zone = timezone(timedelta(minutes=recorded.offset))
    return datetime.fromtimestamp(recorded.at / 1000, zone).date().isoformat()

"""How near the project is to the limits of the program (core/limits.py)."""

from collections.abc import Iterator
from typing import NamedTuple

from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, Subject, finding
from core.ids import Id
from core.limits import (
    CODEBOOK_DEPTH_MAX,
    FILE_BYTES_MAX,
    FRONTIER_MAX,
    HAVE_MAX,
    ITEMS_MAX,
    LINKS_MAX,
    SEEN_HEADS_MAX,
    TEXT_CODE_POINTS_MAX,
    WELCOME_BYTES_MAX,
)
from core.project import Project
from core.storage.declined import DECLINED_MAX
from core.views.codebook import depth_of
from core.views.state import State

NEAR_PERCENT = 80
"""From so many percent of a limit on it is said."""


class Use(NamedTuple):
    """How much of a limit is used; `what` names it, `subject` is the thing that comes nearest to it."""

    what: str
    used: int
    limit: int
    subject: Subject = None


def near_limit(project: Project, facts: Facts) -> Iterator[Finding]:
    """Limits that are nearly reached."""
    for use in uses(project, facts):
        percent = use.used * 100 // use.limit
        if percent >= NEAR_PERCENT:
            yield finding("near-limit", use.subject, limit=use.what, percent=percent, count=use.used, most=use.limit)


def uses(project: Project, facts: Facts) -> list[Use]:
    """How much of each limit is used."""
    state, log = project.state, project.log
    found = [
        Use("devices", len(log.devices()), SEEN_HEADS_MAX),
        Use("depth", _depth(state), CODEBOOK_DEPTH_MAX),
        Use("grants", log.grants_count(), FRONTIER_MAX),
        Use("chunks", log.chunks_count(), HAVE_MAX),
        Use("declined", log.declined.count(), DECLINED_MAX),
        Use("set", max((len(row.codes) for row in state.code_sets.rows.values()), default=0), ITEMS_MAX),
    ]
    if sources := [row for row in state.sources.rows.values() if row.status != "removed"]:
        longest = max(sources, key=lambda row: (row.chars, row.id))
        found.append(Use("text", longest.chars, TEXT_CODE_POINTS_MAX, Named("source", longest.id)))
    if participants := list(state.participants.rows.values()):
        most = max(participants, key=lambda row: (len(row.attributes), row.id))
        found.append(Use("attributes", len(most.attributes), LINKS_MAX, Named("participant", most.id)))
    if files := list(state.files.rows.values()):
        largest = max(files, key=lambda row: (row.size, row.id))
        found.append(Use("file", largest.size, FILE_BYTES_MAX))
    if facts.disk is not None:
        found.append(Use("log", facts.disk.size, WELCOME_BYTES_MAX))
    return found


def _depth(state: State) -> int:
    """How many codes stand under each other at most."""
    depths: dict[Id, int] = {}
    for code in state.codes.rows:
        depths[code] = depth_of(state, code) + 1
    return max(depths.values(), default=0)

"""How the categories developed: the study at a few moments, and which codings went from which code to which."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.analysis.trail_filter import family_of
from core.events.project import MilestoneMarked, PhaseStarted
from core.ids import Id
from core.messages import Message
from core.views.codebook import resolve_merged, shown_parent
from core.views.records import Coding

MOMENTS_MAX = 6
SLICES = 4
GROUPS_MAX = 14
DOMINATES = 0.8
"""A group with this share of the codings says nothing yet: it is shown as what stands under it."""

REST = Id(b"")
"""What is too small to be shown by itself."""

Path = tuple[Id, ...]


class Group(NamedTuple):
    """A code at one moment, as it was called then, and how many codings stood under it."""

    code: Id
    name: str
    codings: int


class Column(NamedTuple):
    """After the first `n` events; `at` in ms since 1970 by the last one's clock; `mark` is a phase's or milestone's
    name, or empty. The groups, the largest first."""

    n: int
    at: int
    mark: str
    groups: tuple[Group, ...]


class Flow(NamedTuple):
    """So many codings stood under `start` in one column (counted from 0) and under `end` in the next."""

    column: int
    start: Id
    end: Id
    codings: int


class CategoryDevelopment(NamedTuple):
    """The moments in order, and which codings went where from each to the next."""

    columns: tuple[Column, ...]
    flows: tuple[Flow, ...]


def category_development(presentation: Presentation, code: Id | None = None) -> CategoryDevelopment:
    """The whole study by main categories; or what stands under one code today, by the codes of each moment.

    Of the presentation only the project and the language count: the moments reach up to today.
    """
    project, translator = presentation.project, presentation.translator
    only = None
    if code is not None:
        family = family_of(project, code)
        only = {row.id for row in project.state.codings.values() if row.code in family}
    columns: list[Column] = []
    grouped: list[dict[Id, Id]] = []
    for n, at, mark in _moments(presentation):
        then = Presentation(project, project.as_of(n), translator)
        codings = [each for each in then.live_codings() if only is None or each.id in only]
        under = _by_code(then, codings) if code is not None else _by_category(then, codings)
        shown = {each for each, _ in Counter(under.values()).most_common(GROUPS_MAX)}
        under = {coding: group if group in shown else REST for coding, group in under.items()}
        counted = Counter(under.values())
        rest = translator("development-rest")
        groups = [Group(group, then.code(group) if group else rest, count) for group, count in counted.items()]
        if groups and not (grouped and under == grouped[-1]):
            columns.append(Column(n, at, mark, tuple(sorted(groups, key=lambda each: (-each.codings, each.name)))))
            grouped.append(under)
    flows = [
        Flow(place, *pair, count)
        for place, (before, after) in enumerate(pairwise(grouped))
        for pair, count in sorted(Counter((before[each], after[each]) for each in before if each in after).items())
    ]
    return CategoryDevelopment(tuple(columns), tuple(flows))


def flow_messages(found: CategoryDevelopment) -> list[Message]:
    """The flows in words, as far as the codings came under another name."""
    return [
        Message("development-flow", {"codings": flow.codings, "before": before, "after": after})
        for flow in told_flows(found)
        for before, after in [_names(found, flow)]
    ]


def told_flows(found: CategoryDevelopment) -> list[Flow]:
    """The flows in which codings came under another name."""
    return [flow for flow in found.flows if len(set(_names(found, flow))) > 1]


def _names(found: CategoryDevelopment, flow: Flow) -> tuple[str, str]:
    """What a flow came from, and what it came under."""
    names = [{group.code: group.name for group in column.groups} for column in found.columns[flow.column :][:2]]
    return names[0][flow.start], names[1][flow.end]


def _moments(presentation: Presentation) -> list[tuple[int, int, str]]:
    """Before each phase and at each milestone, and now; where nobody marked any, equal parts of the trail."""
    trail = list(presentation.project.trail())
    marked = []
    for n, recorded in enumerate(trail, 1):
        if isinstance(recorded.event, PhaseStarted):
            marked.append((n - 1, recorded.at, ""))
        elif isinstance(recorded.event, MilestoneMarked):
            marked.append((n, recorded.at, presentation.words(recorded.event.name)))
    if len(marked) < 2:
        marked = [(at, trail[at - 1].at, "") for at in (len(trail) * n // SLICES for n in range(1, SLICES)) if at]
    if len(marked) > MOMENTS_MAX - 1:
        step = (len(marked) - 1) / (MOMENTS_MAX - 2)
        marked = [marked[round(n * step)] for n in range(MOMENTS_MAX - 1)]
    return [*(each for each in marked if 0 < each[0] < len(trail)), (len(trail), trail[-1].at, "")]


def _by_code(presentation: Presentation, codings: list[Coding]) -> dict[Id, Id]:
    return {each.id: resolve_merged(presentation.state, each.code) for each in codings}


def _by_category(presentation: Presentation, codings: list[Coding]) -> dict[Id, Id]:
    """Each under its outermost category; where one of them holds nearly all, that one as what stands under it."""
    paths: dict[Id, tuple[Id, ...]] = {each.id: _path(presentation, each.code) for each in codings}
    depth = dict.fromkeys(paths, 0)
    while True:
        under = {coding: path[min(depth[coding], len(path) - 1)] for coding, path in paths.items()}
        largest = Counter(under.values()).most_common(1)
        if not largest or largest[0][1] < DOMINATES * len(paths):
            return under
        within = [coding for coding, group in under.items() if group == largest[0][0]]
        deeper = [coding for coding in within if depth[coding] < len(paths[coding]) - 1]
        if not deeper:
            return under
        for coding in deeper:
            depth[coding] += 1


def _path(presentation: Presentation, code: Id) -> Path:
    """From the outermost category to the code itself."""
    found: list[Id] = []
    current: Id | None = resolve_merged(presentation.state, code)
    while current is not None:
        found.append(current)
        current = shown_parent(presentation.state, current)
    return tuple(reversed(found))

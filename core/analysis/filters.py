"""Filters for codings: by text, coder, participant, attribute, speaker, time, or stance (for or against the code).

A filter is a pair of a kind and a value, as saved queries keep them: things by their ids in hexadecimal, times in
ISO 8601, an attribute of texts or participants as a condition (core/analysis/attributes.py). Of several of one kind any
may hold; of different kinds all have to. Of attributes, those on one attribute are of one kind, and those that set a
bound, such as age>=40, all have to hold.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

from core.analysis.attributes import read_condition, things_with
from core.analysis.presentation import Presentation
from core.commands.queries import FILTERS
from core.errors import Refused
from core.ids import Id
from core.text.normal import look_alike
from core.views.records import Coding, SavedQuery
from core.views.speakers import spoken_by

Pairs = tuple[tuple[str, str], ...]
Test = Callable[[Coding], bool]
_OF_THINGS = ("source", "coder", "participant")


def narrowed(presentation: Presentation, codings: Iterable[Coding], filters: Pairs) -> list[Coding]:
    """The codings that the filters let through. Raises Refused where a filter makes no sense."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for kind, value in filters:
        kinds.setdefault(_family(presentation, kind, value), []).append(value)
    tests = [_any([_test(presentation, kind, value) for value in values]) for (kind, _), values in kinds.items()]
    return [coding for coding in codings if all(test(coding) for test in tests)]


class NarrowedPresentation(Presentation):
    """The same state in words, of which only some codings stand: every table that is made of it counts these alone."""

    def __init__(self, whole: Presentation, only: Collection[Coding], filters: Pairs) -> None:
        super().__init__(whole.project, whole.state, whole.translator, whole.layer)
        self.filters = filters
        self._only = {each.id for each in only}

    def is_hidden_coding(self, coding: Id) -> bool:
        """Also whether a coding that stands is not among these: it is passed over, and not said to be removed."""
        row = self.state.codings.get(coding)
        stands = row is not None and row.status == "live"
        return super().is_hidden_coding(coding) or (stands and coding not in self._only)

    def _live_by_code(self) -> None:
        return None  # each coding is asked for by itself

    def each_coding(self) -> Iterator[Coding]:
        """Those of the codings that stand, in no order of their own."""
        return (each for each in super().each_coding() if each.id in self._only)


def narrow(presentation: Presentation, filters: Pairs) -> Presentation:
    """A presentation of which only the codings count that the filters let through; the same where there are no
    filters. Raises Refused where a filter makes no sense."""
    if not filters:
        return presentation
    return NarrowedPresentation(presentation, narrowed(presentation, presentation.live_codings(), filters), filters)


def having(presentation: Presentation, filters: Pairs) -> list[set[Id]]:
    """The texts and participants that are asked for by attributes, or named: a set for each family of filters, of which
    a text, or somebody who speaks there, has to be in every one. Raises Refused."""
    found: dict[tuple[str, str], set[Id]] = {}
    for kind, value in filters:
        things = things_with(presentation, value) if kind == "attribute" else {Id(bytes.fromhex(value))}
        found.setdefault(_family(presentation, kind, value), set()).update(things)
    return list(found.values())


def texts_with(presentation: Presentation, filters: Pairs) -> frozenset[Id] | None:
    """The texts for which the filters hold, or in which somebody speaks for whom they do. None where nothing is asked
    for. Raises Refused."""
    asked = having(presentation, filters)
    rows = presentation.state.sources.values()
    fitting = (row.id for row in rows if all(not each.isdisjoint((row.id, *row.participants)) for each in asked))
    return frozenset(fitting) if asked else None


def saved_filters(presentation: Presentation, row: SavedQuery) -> Pairs:
    """The filters of a saved query. Raises Refused where their words are gone, or somebody saved what is none."""
    written = presentation.project.words(row.filters)
    try:
        pairs = json.loads(written or "")
        found = tuple((str(kind), str(value)) for kind, value in pairs)
        for kind, value in found:
            if kind in _OF_THINGS:
                bytes.fromhex(value)
        return found
    except (ValueError, TypeError, RecursionError) as problem:
        raise Refused("query-filters-gone", query=presentation.words(row.name)) from problem


def _family(presentation: Presentation, kind: str, value: str) -> tuple[str, str]:
    """What a filter is an alternative within: filters of another family have to hold as well."""
    if kind != "attribute":
        return kind, ""
    condition = read_condition(presentation, value)
    return kind, condition.attribute if condition.operator == "=" else value


def moment_ms(time: str) -> int:
    """A time as people write it, in ms since 1970; without a zone it is meant as local time. Raises Refused."""
    try:
        return int(datetime.fromisoformat(time).astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as problem:
        raise Refused("time-malformed", time=time) from problem


def _any(tests: list[Test]) -> Test:
    return lambda coding: any(test(coding) for test in tests)


def _test(presentation: Presentation, kind: str, value: str) -> Test:
    state = presentation.state
    if kind == "source":
        return lambda coding: coding.source.hex() == value
    if kind == "coder":
        meant = {presentation.one_coder(each).hex() for each in state.attributed_coders.rows if each.hex() == value}
        return lambda coding: coding.by.hex() in (meant or {value})
    if kind == "stance":
        return lambda coding: coding.stance == value
    if kind == "speaker":
        return lambda coding: is_said_by(presentation, coding.source, coding.start, coding.end, value)
    if kind == "participant":
        return lambda coding: any(each.hex() == value for each in spoken_by(state, coding))
    if kind == "attribute":
        having = things_with(presentation, value)
        return lambda coding: not having.isdisjoint((coding.source, *spoken_by(state, coding)))
    if kind == "since":
        after = moment_ms(value)
        return lambda coding: coding.at >= after
    if kind == "until":
        before = moment_ms(value)
        return lambda coding: coding.at < before
    raise Refused("filter-unknown", filters=FILTERS)


def is_said_by(presentation: Presentation, source: Id, start: int, end: int, name: str) -> bool:
    """Whether somebody of this name speaks at these code points of a source: a participant's pseudonym, or what stands
    before the turn."""
    wanted = look_alike(name)
    turns = presentation.turns(source)
    first, last = presentation.turn(source, start), presentation.turn(source, max(start, end - 1))
    there = turns[max(0, first) : last + 1]
    return any(wanted in (look_alike(turn.speaker), look_alike(turn.label)) for turn in there if start < turn.end)

"""Tables of counts: which codes co-occur, and how many codings each code has by participant, text, coder or month."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from core.analysis.agreement.unitizing_alpha import merged
from core.analysis.attributes import check_attribute, in_order, shown_value, values_at, values_of
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.figures import gone_in, is_without_code
from core.analysis.presentation import Presentation, iso_time
from core.ids import Id
from core.messages import Message
from core.views.codebook import resolve_merged
from core.views.records import Coding
from core.views.speakers import spoken_by

_PERIODS = {"days": 10, "months": 7}
"""How much of a date in ISO 8601 names the period."""
_OF_CODINGS = ("sources", "coders", "participants")


class Crosstab(NamedTuple):
    """Counts by row and column. `depths` tells how deep in the codebook each row's code stands, `explanation` what the
    cells count."""

    rows: tuple[str, ...]
    depths: tuple[int, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    explanation: Message
    codes: tuple[Id, ...] = ()
    """The codes of the rows."""
    keys: tuple[str, ...] = ()
    """The columns as they are counted: texts, people and coders by their ids in hex, days, or raw values of an
    attribute."""


def co_occurrence(presentation: Presentation, codings: Sequence[Coding] | None = None) -> Crosstab:
    """Codes by codes: at how many places in the texts both stand; on the diagonal, at how many the code stands. Of
    these codings, or of all."""
    spans: dict[Id, dict[Id, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for coding in presentation.live_codings() if codings is None else codings:
        spans[resolve_merged(presentation.state, coding.code)][coding.source].append((coding.start, coding.end))
    places = {code: {source: merged(found) for source, found in by.items()} for code, by in spans.items()}
    codes = [(branch, depth) for branch, depth in _in_order(presentation) if branch.code in places]
    cells = tuple(tuple(_common(places[one.code], places[other.code]) for other, _ in codes) for one, _ in codes)
    names = tuple(branch.name for branch, _ in codes)
    explanation = Message("crosstab-counts-places")
    ids = tuple(branch.code for branch, _ in codes)
    return Crosstab(names, tuple(depth for _, depth in codes), names, cells, explanation, ids)


def by_column(
    presentation: Presentation, column: str, with_below: bool = False, codings: Sequence[Coding] | None = None
) -> Crosstab:
    """Codes by participants, sources, coders, or the values of an attribute of texts or participants: how many codings,
    of these or of all. Raises Refused.

    `with_below`: a code counts the codings of those below it as well.
    """
    keys, called = _keys(presentation, column), _called(presentation, column)
    counts: Counter[tuple[Id, str]] = Counter()
    without, gone, is_gone = 0, 0, gone_in(presentation)
    for coding in presentation.counted_codings() if codings is None else codings:
        found = keys(coding)
        without += not found
        gone += bool(found) and is_gone(coding) and not is_without_code(presentation, coding)
        for key in found:
            counts[resolve_merged(presentation.state, coding.code), key] += 1
    columns = _columns(presentation, column, {key for _, key in counts}, called)
    codes = _in_order(presentation)
    cells = []
    for branch, _ in codes:
        within = [each.code for each, _ in _flat(branch, 0)] if with_below else [branch.code]
        cells.append(tuple(sum(counts[code, key] for code in within) for key in columns))
    kept = [n for n, row in enumerate(cells) if any(row)]
    explanation = Message("crosstab-counts-codings-below" if with_below else "crosstab-counts-codings")
    if without:
        explanation = Message("crosstab-without-value", {"counts": explanation, "count": without})
    if gone:
        explanation = Message("crosstab-with-gone", {"counts": explanation, "count": gone})
    return Crosstab(
        tuple(codes[n][0].name for n in kept), tuple(codes[n][1] for n in kept),
        tuple(called.get(key) or shown_value(presentation, column, key) for key in columns),
        tuple(cells[n] for n in kept), explanation, tuple(codes[n][0].code for n in kept), columns,
    )  # fmt: skip


def _keys(presentation: Presentation, column: str) -> Callable[[Coding], list[str]]:
    """What gives the columns that a coding belongs to, as `Crosstab.keys` has them."""
    state = presentation.state
    if column == "sources":
        return lambda coding: [coding.source.hex()]
    if column == "coders":
        return lambda coding: [coding.by.hex()]
    if column == "participants":
        return lambda coding: [each.hex() for each in dict.fromkeys(map(state.one_person, spoken_by(state, coding)))]
    if column in _PERIODS:
        return lambda coding: [iso_time(coding.at, coding.offset)[: _PERIODS[column]]]
    check_attribute(presentation, column)
    values = values_of(presentation, column)
    return lambda coding: values_at(presentation, values, coding)


def _called(presentation: Presentation, column: str) -> dict[str, str]:
    """What texts, coders or participants are called, by their ids in hex; those with one name, such as several who have
    withdrawn, with a number. Nothing for other columns."""
    state = presentation.state
    rows: list[tuple[Id, str, bool]] = []
    """Each with its name, and whether it is there to be taken for another."""
    if column == "sources":
        texts = presentation.sources_in_order()
        rows = [(row.id, presentation.source(row.id), row.status != "removed") for row in texts]
    elif column == "coders":
        rows = [(each, presentation.member(each), True) for each in presentation.all_coders]
    elif column == "participants":
        people = sorted(state.participants.rows.values(), key=lambda row: (row.at, row.id))
        rows = [
            (row.id, presentation.participant(row.id), state.one_person(row.id) == row.id and row.status != "removed")
            for row in people
        ]
    same: dict[str, list[Id]] = defaultdict(list)
    for thing, name, is_there in rows:
        if is_there:
            same[name].append(thing)
    called = {thing.hex(): name for thing, name, _ in rows}
    for name, several in same.items():
        for number, each in enumerate(several if len(several) > 1 else (), 1):
            called[each.hex()] = presentation.translator("trail-nth", name=name, number=number)
    return called


def _columns(presentation: Presentation, column: str, keys: set[str], called: Mapping[str, str]) -> tuple[str, ...]:
    if column in (*_OF_CODINGS, *_PERIODS):
        return tuple(sorted(keys, key=lambda key: (called.get(key, key), key)))
    return tuple(in_order(presentation, column, keys))


def _in_order(presentation: Presentation) -> list[tuple[Branch, int]]:
    return [each for branch in codebook_tree(presentation) for each in _flat(branch, 0)]


def _flat(branch: Branch, depth: int) -> list[tuple[Branch, int]]:
    return [(branch, depth), *(each for child in branch.children for each in _flat(child, depth + 1))]


def _common(one: dict[Id, list[tuple[int, int]]], other: dict[Id, list[tuple[int, int]]]) -> int:
    """At how many places both stand."""
    total = 0
    for source, spans in one.items():
        others = other.get(source, [])
        at = 0
        for start, end in spans:
            while at < len(others) and others[at][1] <= start:
                at += 1
            n = at
            while n < len(others) and others[n][0] < end:
                total += 1
                n += 1
    return total

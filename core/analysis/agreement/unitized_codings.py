"""Codings as units of a continuum with one value each, for the alpha family of unitized_family.py.

A value is a code within its main category (ATLAS.ti: semantic domain), or the main category itself. A coder who put two
values on the same words gave them no single one: these words are left out for everybody, and counted.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from core.analysis.agreement.unitisation import Compared
from core.analysis.agreement.unitized_family import NOTHING, Coincidences, Unit, coincidences
from core.analysis.agreement.unitizing_alpha import merged
from core.ids import Id

Span = tuple[int, int]


class Unitized(NamedTuple):
    """The coincidences, and how many characters were left out."""

    found: Coincidences
    left_out: int


def unitized(units: Compared, sources: Collection[Id], codes: Collection[Id], value_of: Callable[[Id], Id]) -> Unitized:
    """Of some codes in some texts. The texts of the same coders are one continuum, laid end to end."""
    together: dict[tuple[Id, ...], list[Id]] = {}
    for source in sources:
        present = tuple(coder for coder in units.coders if coder in units.sources[source])
        together.setdefault(present, []).append(source)
    total, left_out = NOTHING, 0
    for coders, laid in together.items():
        cut: list[list[Unit]] = [[] for _ in coders]
        at = 0
        for source in laid:
            by = units.sources[source]
            values = [_values((each.start, each.end, value_of(each.code)) for each in by[coder] if each.code in codes)
                      for coder in coders]  # fmt: skip
            out = merged([span for each in values for span in _several(each)])
            for units_of, each in zip(cut, values, strict=True):
                units_of += [unit._replace(start=at + unit.start, end=at + unit.end) for unit in _without(each, out)]
            gone = sum(end - start for start, end in out)
            left_out += gone
            at += units.lengths[source] - gone
        total = total.plus(coincidences(cut, at))
    return Unitized(total, left_out)


def _values(marks: Iterable[tuple[int, int, Id]]) -> list[Unit]:
    """One coder's codings; those of one value that overlap count as one."""
    by: dict[Id, list[Span]] = {}
    for start, end, value in marks:
        by.setdefault(value, []).append((start, end))
    return [Unit(start, end, value) for value, spans in by.items() for start, end in merged(spans)]


def _several(units: Sequence[Unit]) -> list[Span]:
    """Where units of one coder overlap."""
    found, reach = [], 0
    for unit in sorted(units, key=lambda each: each[:2]):
        if unit.start < reach:
            found.append((unit.start, min(unit.end, reach)))
        reach = max(reach, unit.end)
    return found


def _without(units: Sequence[Unit], out: Sequence[Span]) -> list[Unit]:
    """The units as they lie once the spans are cut out of the continuum."""

    def moved(place: int) -> int:
        return place - sum(max(0, min(place, end) - start) for start, end in out)

    found = (unit._replace(start=moved(unit.start), end=moved(unit.end)) for unit in units)
    return sorted((unit for unit in found if unit.start < unit.end), key=lambda each: each[:2])

"""Which code one coder put where another put which: characters by pairs of codes."""

from collections import Counter
from itertools import chain, pairwise

from core.analysis.agreement.unitisation import Compared
from core.ids import Id
from core.views.records import Coding

Cells = Counter[tuple[Id | None, Id | None]]
"""Characters by the code of the first coder and that of the second; None where one put no code."""


def confusion_of_codes(units: Compared, first: Id, second: Id) -> Cells:
    """In the texts that both coded. Codes that both put on a character agree; of the others each one of the first
    stands against each one of the second, or against no code."""
    found: Cells = Counter()
    for source, by in units.sources.items():
        if first in by and second in by:
            marks = [[each for each in by[coder] if each.code in units.codes] for coder in (first, second)]
            edges = {0, units.lengths[source]} | {edge for each in chain(*marks) for edge in (each.start, each.end)}
            for start, end in pairwise(sorted(edges)):
                one, other = (_codes_at(each, start) for each in marks)
                for cell in _cells(one, other):
                    found[cell] += end - start
    return found


def _codes_at(marks: list[Coding], place: int) -> set[Id]:
    return {Id(each.code) for each in marks if each.start <= place < each.end}


def _cells(one: set[Id], other: set[Id]) -> list[tuple[Id | None, Id | None]]:
    alike: list[tuple[Id | None, Id | None]] = [(code, code) for code in sorted(one & other)]
    rows: list[Id | None] = [*sorted(one - other)]
    columns: list[Id | None] = [*sorted(other - one)]
    if not rows and not columns:
        return alike or [(None, None)]
    return alike + [(row, column) for row in rows or [None] for column in columns or [None]]

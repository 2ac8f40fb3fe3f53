"""Compares two coders segment by segment: what both marked, perhaps with other boundaries, or only one marked."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from core.analysis.agreement.unitisation import Compared
from core.ids import Id
from core.views.records import Coding

KINDS = ("both", "boundaries", "only_first", "only_second")


class Pair(NamedTuple):
    """One passage under one code: by the first coder, the second, or both; `kind` is one of KINDS."""

    kind: str
    source: Id
    code: Id
    first: Coding | None
    second: Coding | None

    @property
    def start(self) -> int:
        """Where it begins, in code points."""
        return min(each.start for each in (self.first, self.second) if each is not None)


def compare(units: Compared, kinds: Collection[str] = KINDS) -> list[Pair]:
    """All passages of the first two coders in the order of the texts. Each coding stands in one pair: first those with
    the same boundaries are matched, then those that overlap most."""
    first, second = units.coders[:2]
    found: list[Pair] = []
    for source, by in units.sources.items():
        mine, theirs = _by_code(by.get(first, [])), _by_code(by.get(second, []))
        for code in units.codes:
            found += _matched(source, code, mine[code], theirs[code])
    return sorted((each for each in found if each.kind in kinds), key=lambda each: (each.source, each.start, each.code))


def _by_code(codings: list[Coding]) -> defaultdict[Id, list[Coding]]:
    found: defaultdict[Id, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.code].append(coding)
    return found


def _matched(source: Id, code: Id, mine: list[Coding], theirs: list[Coding]) -> list[Pair]:
    close = sorted(
        ((_common(one, other), one, other) for one in mine for other in theirs if _common(one, other) > 0),
        key=lambda each: (not _same(*each[1:]), -each[0], each[1].id, each[2].id),
    )
    taken: set[Id] = set()
    found = []
    for _, one, other in close:
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            found.append(Pair("both" if _same(one, other) else "boundaries", source, code, one, other))
    found += [Pair("only_first", source, code, each, None) for each in mine if each.id not in taken]
    found += [Pair("only_second", source, code, None, each) for each in theirs if each.id not in taken]
    return found


def _common(one: Coding, other: Coding) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _same(one: Coding, other: Coding) -> bool:
    return (one.start, one.end) == (other.start, other.end)

"""How many codings stand with each code, counted without making a row for each coding where that can be."""

from collections import Counter
from collections.abc import Container, Iterable

from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.packed_rows import counted_together
from core.views.records import Coding
from core.views.state import State


def live_by_code(state: State, removed: Container[Id], hidden: Container[tuple[Id, Id]]) -> Counter[Id] | None:
    """The live codings of each code, but for texts that were `removed` and for `hidden` pairs of coder and text; None
    where merges may have made two of them one."""
    found = Counter[Id]()
    together = counted_together(state.codings.rows, "code", "source", "by", "status")
    for (code, source, by, status), count in together.items():
        if status == "live" and source not in removed and (by, source) not in hidden:
            found[code] += count
    has_merged = any(row.status == "merged" and row.id in found for row in state.codes.rows.values())
    return None if has_merged else found


def through_merges(state: State, codings: Iterable[Coding]) -> Counter[Id]:
    """How many of some codings belong to each code, followed through merges."""
    found = Counter[Id]()
    for code, count in Counter(coding.code for coding in codings).items():
        found[Id(resolve_merged(state, code))] += count
    return found

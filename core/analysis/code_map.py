"""The code map: codes as a network, joined by relations, and by the places where they stand together."""

from typing import NamedTuple

from core.analysis.codebook_tree import codes_in_order
from core.analysis.crosstabs import co_occurrence
from core.analysis.presentation import Presentation
from core.commands.relations import KINDS
from core.ids import CodeId
from core.views.codebook import resolve_merged, shown_parent

TOGETHER_MAX = 80
"""So many pairs of codes that stand together are drawn: those that do so most often."""


class MapCode(NamedTuple):
    """A code, what it stands under, how many codings it has, and where somebody put it on the map (thousandths across
    and down)."""

    code: CodeId
    parent: CodeId | None
    name: str
    codings: int
    place: tuple[int, int] | None = None


class MapRelation(NamedTuple):
    """A relation from one code to another, in words."""

    code: CodeId
    kind: str
    other: CodeId


class MapTogether(NamedTuple):
    """Two codes that stand together at so many places, as the table of co-occurrence counts them."""

    code: CodeId
    other: CodeId
    places: int


class CodeMap(NamedTuple):
    """The network; codes in the codebook's order, the pairs that stand together most often first. `left_out` counts the
    pairs beyond TOGETHER_MAX."""

    codes: tuple[MapCode, ...]
    relations: tuple[MapRelation, ...]
    together: tuple[MapTogether, ...]
    left_out: int


def code_map(presentation: Presentation) -> CodeMap:
    """The network of all codes in use. Codes that were merged count as what they are now."""
    state = presentation.state
    branches = [branch for branch, _ in codes_in_order(presentation)]
    codes = tuple(
        MapCode(each.code, shown_parent(state, each.code), each.name, each.codings, state.codes.rows[each.code].on_map)
        for each in branches
    )
    here = {each.code for each in codes}
    relations = []
    for row in state.relations.values():
        one, other = (CodeId(resolve_merged(state, each)) for each in (row.code, row.other))
        if row.status == "live" and {one, other} <= here and one != other:
            kind = presentation.words(row.kind)
            said = presentation.translator(f"term-relation-{kind}") if kind in KINDS else kind
            relations.append(MapRelation(one, said, other))
    used = {CodeId(resolve_merged(state, each.code)) for each in presentation.live_codings()}
    counted = [each.code for each in branches if each.code in used]
    table = co_occurrence(presentation)
    pairs = [
        MapTogether(counted[n], counted[m], cells[m])
        for n, cells in enumerate(table.cells)
        for m in range(n + 1, len(counted))
        if cells[m]
    ]
    pairs.sort(key=lambda each: (-each.places, each.code, each.other))
    return CodeMap(codes, tuple(relations), tuple(pairs[:TOGETHER_MAX]), max(0, len(pairs) - TOGETHER_MAX))

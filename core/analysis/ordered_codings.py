"""Codings in an order, of which only the ids are kept: a row is made when one comes to it, as often as one does.

The rows of a hundred thousand codings take fifty megabytes, their ids less than two. So whatever goes through all of
them to write each down, as an export does, keeps these.
"""

from collections.abc import Callable, Iterable, Iterator
from struct import Struct

from core.ids import ID_BYTES, Id
from core.views.codebook import resolve_merged
from core.views.records import Coding
from core.views.state import State

_KEY = Struct(f">{ID_BYTES}sII{ID_BYTES}s")
"""Source, start, end and id: as bytes they compare as the four do."""


class OrderedCodings(Iterable[Coding]):
    """Codings in the order of their `ids`, which stand one after the other; `row` finds one."""

    def __init__(self, ids: bytes, row: Callable[[Id], Coding | None]) -> None:
        self._ids, self._row = ids, row

    def __iter__(self) -> Iterator[Coding]:
        """Each coding; one that is in the table no more, since somebody's late event is just folded, is left out."""
        for place in range(0, len(self._ids), ID_BYTES):
            row = self._row(Id(self._ids[place : place + ID_BYTES]))
            if row is not None:
                yield row

    def __len__(self) -> int:
        return len(self._ids) // ID_BYTES

    def only(self, fits: Callable[[Coding], bool]) -> "OrderedCodings":
        """Those that fit."""
        return self.of(b"".join(each.id for each in self if fits(each)))

    def of(self, ids: bytes | bytearray) -> "OrderedCodings":
        """Some of them, whose ids stand one after the other."""
        return OrderedCodings(bytes(ids), self._row)


def in_order(codings: Iterable[Coding], row: Callable[[Id], Coding | None]) -> OrderedCodings:
    """Codings in the order of their sources and places."""
    keys = sorted(_KEY.pack(each.source, each.start, each.end, each.id) for each in codings)
    return OrderedCodings(b"".join(key[-ID_BYTES:] for key in keys), row)


def once_each(state: State, codings: Callable[[], Iterable[Coding]]) -> Iterator[Coding]:
    """Codings as figures count them: where a merge made two of one coder on one place the same, with one stance, they
    are one. `codings` gives them anew each time that it is called, in one order."""
    merged = {row.id for row in state.codes.rows.values() if row.status == "merged"}

    def key(each: Coding) -> tuple[object, ...]:
        return each.source, each.start, each.end, each.by, each.stance, resolve_merged(state, each.code)

    doubtful = {key(each) for each in codings() if each.code in merged} if merged else None
    if not doubtful:
        yield from codings()
        return
    taken = {found for each in codings() if each.code not in merged and (found := key(each)) in doubtful}
    for each in codings():
        if each.code in merged:
            found = key(each)
            if found in taken:
                continue
            taken.add(found)
        yield each

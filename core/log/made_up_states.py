"""Whether a state that somebody else put together can be read at all: rows of their types, and nobody who became
themselves. What the log adds up to is always so; what a changed program made up would stop whoever opens it, before the
log can show that it is false."""

import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from types import UnionType
from typing import Any

from core.errors import NotCanonical
from core.views.packed_rows import PackedRows
from core.views.state import ROW_TYPES, State


def check_rows(state: State) -> None:
    """Raises NotCanonical where a value is of another type than its field, ValueError where people became one in a
    circle."""
    for name, row_type in ROW_TYPES.items():
        hints = typing.get_type_hints(row_type)
        for columns in _columns(getattr(state, name).rows, len(hints)):
            for hint, column in zip(hints.values(), columns, strict=True):
                if not _fit(_plain(hint), column):
                    raise NotCanonical("bytes-not-canonical")
    TopologicalSorter({person: [row.into] for person, row in state.people_merged.rows.items()}).prepare()


def _columns(rows: Mapping[bytes, Any], width: int) -> Iterator[list[Any]]:
    """What stands in each field of some rows; of packed rows the different values alone. Raises NotCanonical where a
    row has another number of fields, ValueError where packed columns do not belong together."""
    packed = rows.packed_alone() if isinstance(rows, PackedRows) else None
    if packed is not None:
        found = [part.different_values() for part in packed]
    else:
        values = list(rows.values())
        if any(len(row) != width for row in values):
            raise NotCanonical("bytes-not-canonical")
        found = [list(zip(*values, strict=True))] if values else []
    if any(len(columns) != width for columns in found):
        raise NotCanonical("bytes-not-canonical")
    yield from found


def _fit(hint: Any, values: Iterable[Any]) -> bool:
    """Whether all values are of a type."""
    if (leaves := _leaves(hint)) is not None:
        return set(map(type, values)) <= leaves
    return all(_fits(hint, value) for value in values)


def _fits(hint: Any, value: Any) -> bool:
    if (leaves := _leaves(hint)) is not None:
        return type(value) in leaves
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        return any(_fits(_plain(part), value) for part in parts)
    if not isinstance(value, tuple):
        return False
    if parts and parts[-1] is Ellipsis:
        return _fit(_plain(parts[0]), value)
    parts = parts or tuple(typing.get_type_hints(hint).values())
    return len(parts) == len(value) and all(_fits(_plain(part), each) for part, each in zip(parts, value, strict=True))


@cache
def _leaves(hint: Any) -> frozenset[type] | None:
    """The types of a field that holds no others."""
    parts = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, UnionType) else (hint,)
    plain = list(map(_plain, parts))
    if any(typing.get_origin(each) is not None or hasattr(each, "_fields") for each in plain):
        return None
    return frozenset((*plain, bool) if int in plain else plain)


def _plain(hint: Any) -> Any:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint

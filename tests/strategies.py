"""Hypothesis strategies that are drawn from the catalogue itself, so that no event is forgotten."""

import types
import typing

from hypothesis import strategies as st

from core.events.registry import BY_CLASS, EventDraft, plain_type
from core.ids import EventId, Id
from core.limits import CLAIMED_TIME_MS_MAX
from core.sealing.codec import SealedText
from core.sealing.envelope import Head
from core.sealing.sealed_text import Text

ids = st.binary(min_size=16, max_size=16).map(Id)
event_ids = st.binary(min_size=32, max_size=32).map(EventId)
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
boxes = st.binary(max_size=60).map(SealedText)
counts = st.integers(0, (1 << 53) - 1)

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(1 << 63), (1 << 64) - 1), words, st.binary(max_size=40), boxes
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(words, inner, max_size=5).map(lambda each: dict(sorted(each.items())))
    ),
    max_leaves=20,
)


def of_type(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Values of a field's type."""
    hint = plain_type(hint)
    if hasattr(hint, "_fields"):
        return of_event(hint)
    plain = {
        Id: ids,
        EventId: event_ids,
        int: counts,
        str: words,
        bool: st.booleans(),
        bytes: st.binary(max_size=40),
        Text: words | boxes,
    }
    if hint in plain:
        return plain[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(of_type(parts[0]), max_size=4).map(tuple)
    if origin is tuple:
        return st.tuples(*(of_type(part) for part in parts))
    if origin in (typing.Union, types.UnionType):
        return st.none() | of_type(next(part for part in parts if part is not type(None)))
    raise TypeError(hint)


def of_event(cls: typing.Any) -> st.SearchStrategy[typing.Any]:
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{name: of_type(hints[name]) for name in cls._fields})


events = st.sampled_from(sorted(BY_CLASS, key=lambda cls: cls.__name__)).flatmap(of_event)
heads = st.builds(Head, ids, counts, event_ids)
written = st.builds(
    EventDraft,
    events,
    st.none() | words | boxes,
    st.integers(0, CLAIMED_TIME_MS_MAX - 1),
    st.integers(-1439, 1439),
    st.lists(heads, max_size=3).map(tuple),
    counts,
)

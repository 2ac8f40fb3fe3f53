"""Whether others hand each other keys, and not this device: the one sign of a removal that one cannot read oneself."""

from collections.abc import Iterable, Set

from core.ids import Id
from core.sealing.crypto import KeyKind, is_of_kind

Granted = tuple[Id, Id, Id]
"""A key, to whom it was granted, and by whom."""


def are_handed_past(lacking: Set[Id], granted: Iterable[Granted]) -> bool:
    """Whether somebody granted to a box key one of the keys that are not here, or a wrapping key under which one of
    them lies. That it was no box key of this device follows from their not being here. Whoever granted them may have
    been removed for all that is known here: those who did not take part in that go on under their keys."""
    rows = [(key, to) for key, to, by in granted if to != by]  # else a device announces its own box key
    reached, before = set(lacking), -1
    while before != len(reached):
        before = len(reached)
        reached |= {to for key, to in rows if key in reached and is_of_kind(to, KeyKind.WRAPPING)}
    return any(key in reached and not is_of_kind(to, KeyKind.WRAPPING) for key, to in rows)

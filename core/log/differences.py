"""From where on events count differently, when something that reaches back came."""

import bisect
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from core.ids import EventId
from core.log.causality import Key
from core.log.validity_rules import Validity


def first_difference(
    order: Sequence[Key],
    places: Mapping[EventId, Key],
    old: Validity,
    new: Validity,
    but: Collection[EventId] = (),
) -> int | None:
    """The place of the first event that counts in one and not in the other; some events are not asked for."""
    ids = (set(old.undone) ^ set(new.undone)) | (old.accepted ^ new.accepted)
    ids |= (old.overruled ^ new.overruled) | (old.not_entitled ^ new.not_entitled) | (old.branches ^ new.branches)
    ids |= old.passed_over.keys() ^ new.passed_over.keys()
    earliest = min((places[each] for each in ids if each in places and each not in but), default=None)
    found = [] if earliest is None else [bisect.bisect_left(order, earliest)]
    if old.cuts != new.cuts:
        found += islice((n for n, key in enumerate(order) if _cut(old, key) != _cut(new, key)), 1)
    if old.lowered != new.lowered:
        devices = {each for each in {**old.lowered, **new.lowered} if old.lowered.get(each) != new.lowered.get(each)}
        found += islice((n for n, key in enumerate(order) if key.device in devices), 1)
    return min(found, default=None)


def _cut(validity: Validity, key: Key) -> bool:
    cut = validity.cuts.get(key.device)
    return cut is not None and key.seq > cut

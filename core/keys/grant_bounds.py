"""How many grants of one granter are kept: what can be due, and no more, so that nobody fills a project with them.

Due is one for each device and epoch, one for each key and epoch, and a device's own announcements; some are allowed
beyond, for things that are not known here yet. Who holds no epoch yet knows nothing of what is due, and takes more.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from core.ids import DeviceId, Id, MemberId
from core.keys.grants import ANNOUNCED, HYBRID, PLAIN, WRAPPED, Grant, announced, is_known_version
from core.keys.key_store import KeyStore
from core.sealing.crypto import KeyKind, digest, is_of_kind
from core.views.state import State

SEALED_BYTES = {PLAIN: 96, HYBRID: 1184, WRAPPED: 64}
"""Just so long is what is sealed in a grant of each version."""
BY_ONE_IN_A_PLACE_MAX = 4
"""Grants of one key to one recipient by one granter: two copies of a device may each make one."""
ANNOUNCED_BY_ONE_MAX = 256
UNKNOWN_BY_ONE_MAX = 32
"""Of versions that are not known here, 16 KiB each at most."""
OF_ONE_MEMBER = 4
"""The devices of one member may together leave as many grants as so many devices: each member may add any number."""
SPARE_DEVICES, SPARE_EPOCHS, SPARE_KEYS = 50, 20, 1000
"""So many may have come with events that are not here yet."""

RELIED_ON = 3
"""Where so many members each granted a key, others do not grant it again."""

Granted = tuple[Id, Id, Id]
"""A key, to whom it was granted, and by whom."""


class Due(NamedTuple):
    """How many grants one granter may have made for box keys, and under wrapping keys."""

    to_boxes: int
    under_keys: int


UNKNOWN_DUE = Due(20_000, 200_000)
"""Where nothing is known of a project yet: some 30 and 40 MiB by one granter."""


def due(state: State) -> Due:
    """What the devices, keys and epochs that have their place here make due."""
    epochs = len(state.epochs.rows) + SPARE_EPOCHS
    devices = len(state.devices.rows) + SPARE_DEVICES
    return Due(2 * devices * epochs, (len(state.key_uses.rows) + 2 * epochs + SPARE_KEYS) * epochs)


def room_beside_epochs(state: State, granted: Iterable[Granted], granter: Id) -> int:
    """How many more grants of other keys than those of epochs one granter may make to box keys: half of what is due is
    left for epochs, whose keys nobody else may be able to hand on."""
    made = sum(by == granter and _sort(to, by) == PLAIN for _, to, by in granted)
    return max(0, due(state).to_boxes // 2 - made)


def is_in_form(grant: Grant) -> bool:
    """Whether a grant of a known version is for what that version is for, and as long as it must be; one of a version
    that is not known here always is."""
    if not is_known_version(grant):
        return True
    if grant.version == ANNOUNCED:
        return announced(grant) is not None
    is_under_key = is_of_kind(grant.recipient, KeyKind.WRAPPING)
    is_fitting = is_under_key if grant.version == WRAPPED else grant.recipient[0] == 0
    return is_fitting and len(grant.sealed) == SEALED_BYTES[grant.version]


def kept(
    fresh: Iterable[Grant],
    granted: Iterable[Granted],
    unknown: Iterable[Grant],
    most: Due | None,
    members: Mapping[DeviceId, MemberId] = MappingProxyType({}),
) -> list[Grant]:
    """Those of these grants that are to be kept beside what is `granted` already, of which `unknown` are of versions
    that are not known here; `members` are those of the granters. Without `most` only their places are counted: a relay
    does not know what is due."""
    held = list(granted)
    places = Counter(held)
    counts = Counter((granter, _sort(to, granter)) for _, to, granter in held)
    counts.update((grant.granter, 0) for grant in unknown)
    together: Counter[tuple[Id, int]] = Counter()
    for (granter, sort), count in counts.items():
        together[members.get(DeviceId(granter), granter), sort] += count
    bounds = {0: UNKNOWN_BY_ONE_MAX, ANNOUNCED: ANNOUNCED_BY_ONE_MAX}
    if most is not None:
        bounds |= {PLAIN: most.to_boxes, WRAPPED: most.under_keys}
    found = []
    for grant in fresh:
        place = (grant.key, grant.recipient, grant.granter)
        sort = _sort(grant.recipient, grant.granter) if is_known_version(grant) else 0
        member, bound = members.get(DeviceId(grant.granter), grant.granter), bounds.get(sort, 1 << 62)
        is_full = counts[grant.granter, sort] >= bound or places[place] >= BY_ONE_IN_A_PLACE_MAX
        # What a device announces of itself is due once for each.
        is_full = is_full or (sort != ANNOUNCED and together[member, sort] >= OF_ONE_MEMBER * bound)
        if is_in_form(grant) and not is_full:
            places[place] += 1
            counts[grant.granter, sort] += 1
            together[member, sort] += 1
            found.append(grant)
    return found


def kept_in(store: KeyStore, fresh: Iterable[Grant], most: Due, members: Mapping[DeviceId, MemberId]) -> list[Grant]:
    """Those of some grants that are new in a store, and are to be kept there; `members` are those of the granters."""
    fresh = [grant for grant in fresh if not store.has_grant(digest(grant.raw))]
    unknown: list[Grant] = []
    if not all(map(is_known_version, fresh)):
        unknown = [grant for grant in store.grants() if not is_known_version(grant)]
    return kept(fresh, store.granted() if fresh else (), unknown, most, members)


def relied_on(
    granted: Iterable[Granted], trusted: Container[Id], members: Mapping[DeviceId, MemberId]
) -> dict[Id, set[Id]]:
    """To which box keys, and under which wrapping keys, each key was granted for certain.

    Nobody but its holder can tell whether a grant to a box key is what it says, and a member may grant nonsense. So
    only grants by `trusted` devices are relied on, and those of some members together; `members` are the members of
    the devices that count for that.
    """
    given: dict[Id, set[Id]] = {}
    by: dict[tuple[Id, Id], set[MemberId]] = {}
    for key, to, granter in granted:
        if not is_of_kind(key, KeyKind.WRAPPING) or is_of_kind(to, KeyKind.WRAPPING) or granter in trusted:
            given.setdefault(key, set()).add(to)
        elif DeviceId(granter) in members:
            found = by.setdefault((key, to), set())
            found.add(members[DeviceId(granter)])
            if len(found) >= RELIED_ON:
                given.setdefault(key, set()).add(to)
    return given


def _sort(recipient: Id, granter: Id) -> int:
    """What a grant is by its recipient alone: an announcement, under a wrapping key, or to a box key."""
    if recipient == granter:
        return ANNOUNCED
    return WRAPPED if is_of_kind(recipient, KeyKind.WRAPPING) else PLAIN

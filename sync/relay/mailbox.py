"""One project at the relay: sealed events in the order of their coming, grants, notices. Checked, and never opened."""

from collections.abc import Callable, Iterable, Sequence

from core.errors import Rejected
from core.ids import Id
from core.keys import grant_bounds
from core.keys.grants import Grant, granted_by, is_known_version, parse_grant
from core.keys.withdrawal_notices import is_signed, parse_notice
from core.limits import CHUNK_BYTES
from core.log import verification
from core.log.transfer_bundle import AcceptResult, TransferBundle
from core.sealing.crypto import SALT_BYTES, TAG_BYTES, DevicePublic, digest
from core.storage.attached_files import inventory, lacking
from core.storage.declined import FOR_EVER
from core.storage.store import SealedStore
from sync.version_vector import grants_of

GRANTS_MAX = 200_000
"""What is due in a project of a thousand interviews, sixty devices and a hundred epochs is some 120,000. Where somebody
filled a mailbox with them, members go on in the next one."""


class _EveryKey:
    """Stands for the keys at a relay, which opens nothing: it cannot ask whether the first event of a feed opens."""

    def __contains__(self, _: object) -> bool:
        return True


class Mailbox:
    """What the relay holds of a project; a replica for sessions. `bytes_max` is its quota."""

    def __init__(self, log: SealedStore, project: Id, bytes_max: int, size: Callable[[], int]) -> None:
        """`size` tells how many bytes it takes now."""
        self.log = log
        self.id = project
        self._size = size
        self._bytes_max = bytes_max
        self.changes = 0

    def accept(self, bundle: TransferBundle, is_more_to_come: bool = False) -> AcceptResult:
        """Takes what a member sent, if chains and signatures hold; durable when this returns. Raises Rejected."""
        if bundle.project != self.id:
            raise Rejected("other-project")
        if self._size() > self._bytes_max:
            raise Rejected("relay-mailbox-full")
        with self.log.transaction():
            devices = self.log.devices() | {public.device: public for public in bundle.devices}
            has_dropped = self._accept_notices(bundle.notices, devices)
            grants = self._accept_grants(bundle.grants, devices)
            checked = verification.check(self.id, bundle.envelopes, self.log, devices, _EveryKey())
            for device in sorted({sealed.device for sealed in checked.fresh}):
                self.log.add_device(devices[device])
            rows = self.log.append(checked.fresh) if checked.fresh else []
        self.changes += bool(rows or grants or has_dropped)
        if has_dropped:
            self.log.scrub()
        return AcceptResult(len(rows), grants, checked.held, frozenset(checked.rows | set(rows)), checked.branches)

    def _accept_grants(self, raws: Iterable[bytes], devices: dict[Id, DevicePublic]) -> int:
        """Keeps what members themselves would keep, and remembers the rest, so that it is not sent again. Raises
        Rejected where there is no room for more."""
        offered = {digest(raw): parse_grant(raw) for raw in raws}
        there = {mark for mark, _, _ in grants_of(self.log)} if offered else set()
        fresh = {mark: grant for mark, grant in offered.items() if mark not in there and self._is_true(grant, devices)}
        if not fresh:
            return 0
        granted = self.log.granted()
        unknown = [] if all(map(is_known_version, fresh.values())) else [
            each for each in self.log.grants() if not is_known_version(each)
        ]  # fmt: skip
        kept = grant_bounds.kept(fresh.values(), granted, unknown, None)
        if len(granted) + len(kept) > GRANTS_MAX:
            raise Rejected("relay-too-many-keys")
        for granter in sorted({grant.granter for grant in kept}):
            self.log.add_device(devices[granter])
        taken = {grant.raw for grant in kept}
        lacking = {mark: grant for mark, grant in fresh.items() if grant.raw not in taken}
        if self.log.declined.has_room(len(lacking)):
            for mark, grant in lacking.items():
                self.log.declined.add_grant(mark, grant.key, grant.recipient, [FOR_EVER])
        return sum(self.log.add_grant(grant) for grant in kept)

    def _is_true(self, grant: Grant, devices: dict[Id, DevicePublic]) -> bool:
        granter = devices.get(grant.granter)
        return granter is not None and grant.project == self.id and granted_by(grant, granter.sign)

    def _accept_notices(self, raws: tuple[bytes, ...], devices: dict[Id, DevicePublic]) -> bool:
        """Withdrawn keys' grants and chunks go here too, and grants of the wrapping keys that the withdrawal retired.
        Whether its author may withdraw, the relay cannot tell, so it refuses nothing afterwards: who still has a key
        brings its grants again. Returns whether anything went."""
        dropped = 0
        sign = {device: public.sign for device, public in devices.items()}
        there = {notice.id for notice in self.log.notices()} if raws else set()
        for raw in raws:
            notice = parse_notice(raw)
            if notice.project != self.id or notice.id in there or not is_signed(notice, sign):
                continue
            self.log.add_notice(notice)
            keys = sorted(notice.keys)
            dropped += self.log.drop_grants([*keys, *sorted(notice.retired)]) + self.log.drop_chunks(keys)
            dropped += self.log.drop_grants_to(sorted(notice.retired))
        return dropped > 0

    def inventory(self) -> bytes:
        """Which chunks are here, in 32 bytes."""
        return inventory(self.log)

    def wants(self, offered: Sequence[bytes] | None, _: Id | None = None) -> list[bytes]:
        """Every chunk that is not here, while there is room. What belongs to which file, the relay cannot see, and it
        knows of none that it was not offered."""
        if offered is None or self._size() > self._bytes_max:
            return []
        return lacking(self.log, offered)

    def take_chunk(self, key: Id, raw: bytes) -> bool:
        """Keeps a chunk, unless its key was withdrawn. Raises Rejected where it is too large."""
        if len(raw) > CHUNK_BYTES + SALT_BYTES + TAG_BYTES:
            raise Rejected("chunk-too-large")
        with self.log.transaction():
            is_new = self.log.add_chunk(digest(raw), key, raw)
        self.changes += is_new
        return is_new

    def fold_accepted(self) -> None:
        """Nothing follows from what the relay took: it opens nothing."""

    def share_missing_keys(self) -> int:
        """The relay has no key, so it grants none."""
        return 0

    def close(self) -> None:
        """Closes the store."""
        self.log.close()

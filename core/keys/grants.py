"""Grants: keys on their way to devices. They live beside the log, never in it, and can be destroyed.

A grant is canonical msgpack [version, project, key id, recipient, granter, sealed, signature]. Version 2 is sealed for
a box key with HPKE (X25519), 3 with its hybrid form, 4 under a wrapping key; the recipient is the id of that box key or
wrapping key. What is sealed is the key's maker and the key: the key id binds both, so a grant can carry no other. A
version that is not known here is kept and passed on. Version 5 carries no key: a device announces its newest box key in
the clear: its number (8 bytes), how many notices of withdrawals it knows (1 byte), their ids, and the key.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.errors import BadSeal, NotCanonical, Rejected
from core.events.members import RENEWALS_MAX
from core.ids import ID_BYTES, DeviceId, Id, KeyId
from core.sealing import codec, crypto
from core.sealing.crypto import HeldKey
from core.sealing.fields import byte_string, identifier, integer, record
from core.sealing.public_keys import is_box

PLAIN, HYBRID, WRAPPED, ANNOUNCED = 2, 3, 4, 5
GRANT_BYTES_MAX = 16 * 1024
"""A hybrid grant has some 1,500 bytes; ten times that leaves room for versions that are not known yet."""
AFTER_MAX = 255
"""So many notices stand in an announcement."""
_LABEL = b"kodespor/grant/2"
_WRAPPED_LABEL = b"kodespor/wrapped-key/2"


class Grant(NamedTuple):
    """A key for one device, or under one wrapping key."""

    raw: bytes
    project: Id
    key: KeyId
    recipient: Id
    granter: DeviceId
    version: int
    sealed: bytes


class Announced(NamedTuple):
    """A device's box key, its number, and the notices of withdrawals that the device knew when it made it."""

    number: int
    box: bytes
    after: frozenset[Id]


class Granter(NamedTuple):
    """Who makes grants: the project, the device, and its signer."""

    project: Id
    device: DeviceId
    signer: crypto.Signer

    def to_box(self, key: HeldKey, box: bytes) -> Grant:
        """A key for the holder of a box key: in the hybrid form where both ends have it. Raises BadSeal where it is no
        box key that one can seal for."""
        target, recipient = crypto.wrap_target(box), crypto.box_id(box)
        version = PLAIN if len(target) == crypto.X25519_BYTES else HYBRID
        sealed = crypto.wrap(target, key.maker + key.key, _context(version, self.project, key.id, recipient))
        return self._signed(version, key.id, recipient, sealed)

    def under(self, key: HeldKey, wrapping: HeldKey) -> Grant:
        """A key under a wrapping key: always the same bytes, by the same granter."""
        context = _context(WRAPPED, self.project, key.id, wrapping.id)
        one_key = crypto.message_key(wrapping.key, _WRAPPED_LABEL, context)
        return self._signed(WRAPPED, key.id, wrapping.id, crypto.seal(one_key, key.maker + key.key, context))

    def announce(self, box: bytes, number: int, after: Iterable[Id]) -> Grant:
        """Not a key but where to send keys: this device's box key number `number`, for those who cannot read the event
        that says so, because they wait for a key themselves. `after`: the notices of withdrawals that it knows; nobody
        who does not know them may send it a key, since that key may open what was withdrawn."""
        known = sorted(after)[:AFTER_MAX]
        content = number.to_bytes(8, "big") + bytes([len(known)]) + b"".join(known) + box
        return self._signed(ANNOUNCED, KeyId(crypto.box_id(box)), self.device, content)

    def _signed(self, version: int, key: KeyId, recipient: Id, sealed: bytes) -> Grant:
        body = [version, self.project, key, recipient, self.device, sealed]
        raw = codec.encode_trusted([*body, self.signer.sign(_LABEL, codec.encode_trusted(body))])
        return Grant(raw, self.project, key, recipient, self.device, version, sealed)


def parse_grant(raw: bytes) -> Grant:
    """Reads the clear part. Raises Rejected."""
    try:
        version, *ids, sealed, signature = record(codec.decode(raw), 7)
        project, key, recipient, granter = [identifier(each) for each in ids]
        integer(version, PLAIN), byte_string(sealed), byte_string(signature, crypto.SIGNATURE_BYTES)
    except NotCanonical as problem:
        raise Rejected("grant-malformed") from problem
    if len(raw) > GRANT_BYTES_MAX:
        raise Rejected("grant-malformed")
    return Grant(raw, project, KeyId(key), recipient, DeviceId(granter), version, sealed)


def kept_grant(raw: bytes) -> Grant:
    """Reads the clear part of a grant that was checked when it was taken, and is kept since: opening a project reads
    one for each decision in which something was typed."""
    version, project, key, recipient, granter, sealed, _ = codec.decode_trusted(raw)
    return Grant(raw, Id(project), KeyId(Id(key)), Id(recipient), DeviceId(Id(granter)), version, sealed)


def is_known_version(grant: Grant) -> bool:
    """Whether this program can open grants of this version, given the key."""
    return PLAIN <= grant.version <= ANNOUNCED


def announced(grant: Grant) -> Announced | None:
    """What a device announces; None where a grant is another, or announces nothing sound."""
    content = grant.sealed
    end = 9 + ID_BYTES * (content[8] if len(content) > 8 else 0)
    number, box = int.from_bytes(content[:8], "big"), content[end:]
    if grant.version != ANNOUNCED or grant.recipient != grant.granter or crypto.box_id(box) != grant.key:
        return None
    after = frozenset(Id(content[start : start + ID_BYTES]) for start in range(9, end, ID_BYTES))
    return Announced(number, box, after) if number <= RENEWALS_MAX and is_box(box) else None


def granted_by(grant: Grant, sign: bytes) -> bool:
    """Whether the device with this Ed25519 key signed the grant."""
    *body, signature = codec.decode(grant.raw)
    return crypto.signature_holds(sign, signature, _LABEL, codec.encode(body))


def open_with_box(grant: Grant, seed: bytes) -> HeldKey:
    """The key, by the seed of the box key that it was sealed for. Raises BadSeal."""
    if grant.version not in (PLAIN, HYBRID):
        raise BadSeal("grant-wrong-key")
    context = _context(grant.version, grant.project, grant.key, grant.recipient)
    return _checked(grant, crypto.unwrap(seed, grant.sealed, context, grant.version == HYBRID))


def open_wrapped(grant: Grant, wrapping: bytes) -> HeldKey:
    """The key, by the wrapping key that it lies under. Raises BadSeal."""
    if grant.version != WRAPPED:
        raise BadSeal("grant-wrong-key")
    context = _context(WRAPPED, grant.project, grant.key, grant.recipient)
    one_key = crypto.message_key(wrapping, _WRAPPED_LABEL, context)
    return _checked(grant, crypto.unseal(one_key, grant.sealed, context))


def open_grant(grant: Grant, boxes: Mapping[Id, bytes], wrapping: Mapping[KeyId, bytes]) -> HeldKey | None:
    """The key of a grant, with the seeds of box keys and the wrapping keys that are held, each by its id; None where
    none of them is the one. Raises BadSeal where it does not open with the one that it names."""
    if grant.version == ANNOUNCED:
        return None
    if grant.version == WRAPPED:
        key = wrapping.get(KeyId(grant.recipient))
        return None if key is None else open_wrapped(grant, key)
    seed = boxes.get(grant.recipient)
    return None if seed is None or not is_known_version(grant) else open_with_box(grant, seed)


def _checked(grant: Grant, content: bytes) -> HeldKey:
    maker, key = DeviceId(Id(content[:ID_BYTES])), content[ID_BYTES:]
    if len(key) != crypto.KEY_BYTES or crypto.key_id(grant.key[0], maker, key) != grant.key:
        raise BadSeal("grant-wrong-key")
    if grant.version == WRAPPED and not crypto.is_of_kind(grant.recipient, crypto.KeyKind.WRAPPING):
        raise BadSeal("grant-wrong-key")
    return HeldKey(grant.key, maker, key)


def _context(version: int, project: Id, key: KeyId, recipient: Id) -> bytes:
    return _LABEL + bytes([0, version]) + project + key + recipient

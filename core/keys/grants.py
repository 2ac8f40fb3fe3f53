"""Grants: keys on their way to devices. They live beside the log, never in it, and can be destroyed.

A grant is canonical msgpack [1, project, key id, recipient, granter, wrapped key, signature]. The key
is wrapped for the recipient's device with HPKE; the key id binds it, so a grant can carry no other.
"""

from typing import NamedTuple

from core.errors import BadSeal, Rejected
from core.ids import Id
from core.sealing import codec, crypto

VERSION = 1
_LABEL = b"kodespor/grant/1"


class Grant(NamedTuple):
    """A key for one device."""

    raw: bytes
    project: Id
    key: Id
    recipient: Id
    granter: Id


class Recipient(NamedTuple):
    """A device that keys are granted to, and the X25519 key to wrap them for."""

    device: Id
    box: bytes


def make_grant(project: Id, key: bytes, recipient: Recipient, granter: Id, signer: crypto.Signer) -> Grant:
    """Wraps and signs a key for a device."""
    key_id = crypto.key_id(key)
    wrapped = crypto.wrap(recipient.box, key, _context(project, key_id, recipient.device))
    body = [VERSION, project, key_id, recipient.device, granter, wrapped]
    raw = codec.encode([*body, signer.sign(_LABEL, codec.encode(body))])
    return Grant(raw, project, key_id, recipient.device, granter)


def parse_grant(raw: bytes) -> Grant:
    """Reads the clear part. Raises Rejected."""
    value = codec.decode(raw)
    if type(value) is not tuple or len(value) != 7 or value[0] != VERSION:
        raise Rejected("A grant is malformed, or from a newer version.")
    if not all(type(each) is bytes for each in value[1:]) or any(len(each) != 16 for each in value[1:5]):
        raise Rejected("A grant is malformed.")
    return Grant(raw, *(Id(each) for each in value[1:5]))


def granted_by(grant: Grant, sign: bytes) -> bool:
    """Whether the device with this Ed25519 key signed the grant."""
    *body, signature = codec.decode(grant.raw)
    return crypto.signature_holds(sign, signature, _LABEL, codec.encode(body))


def open_grant(grant: Grant, secrets: crypto.DeviceSecrets) -> bytes:
    """The key. Raises BadSeal where it is not for this device, or is not the key that the grant names."""
    wrapped = codec.decode(grant.raw)[5]
    key = crypto.unwrap(secrets.box, wrapped, _context(grant.project, grant.key, grant.recipient))
    if crypto.key_id(key) != grant.key:
        raise BadSeal("A grant holds another key than it names.")
    return key


def _context(project: Id, key: Id, recipient: Id) -> bytes:
    return _LABEL + b"\0" + project + key + recipient

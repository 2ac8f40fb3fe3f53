"""Grants: keys on their way to devices. They live beside the log, never in it, and can be destroyed.

A grant is canonical msgpack [1, project, key id, recipient, granter, wrapped key, signature]. The key
is wrapped for the recipient's device with HPKE; the key id binds it, so a grant can carry no other.
"""

from typing import NamedTuple

from core.errors import BadSeal, NotCanonical, Rejected
from core.ids import Id
from core.sealing import codec, crypto
from core.sealing.fields import byte_string, identifier, record

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
    try:
        version, *ids, wrapped, signature = record(codec.decode(raw), 7)
        ids = [identifier(each) for each in ids]
        is_well_formed = version == VERSION and byte_string(wrapped) and byte_string(signature)
    except NotCanonical as problem:
        raise Rejected("grant-malformed") from problem
    if not is_well_formed:
        raise Rejected("grant-malformed")
    return Grant(raw, *ids)


def granted_by(grant: Grant, sign: bytes) -> bool:
    """Whether the device with this Ed25519 key signed the grant."""
    *body, signature = codec.decode(grant.raw)
    return crypto.signature_holds(sign, signature, _LABEL, codec.encode(body))


def open_grant(grant: Grant, secrets: crypto.DeviceSecrets) -> bytes:
    """The key. Raises BadSeal where it is not for this device, or is not the key that the grant names."""
    wrapped = codec.decode(grant.raw)[5]
    key = crypto.unwrap(secrets.box, wrapped, _context(grant.project, grant.key, grant.recipient))
    if crypto.key_id(key) != grant.key:
        raise BadSeal("grant-wrong-key")
    return key


def _context(project: Id, key: Id, recipient: Id) -> bytes:
    return _LABEL + b"\0" + project + key + recipient

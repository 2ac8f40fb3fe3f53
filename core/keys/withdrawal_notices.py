"""Notices of withdrawal: signed lines that say "this key is to be destroyed", which one needs no key to read.

The event of a withdrawal is sealed for those who work on the project. Somebody who was removed still has
the participant's words, and cannot read that event any more; the notice beside it tells their device too.
Canonical msgpack [1, project, key id, device, signature].
"""

from typing import NamedTuple

from core.errors import NotCanonical, Rejected
from core.ids import Id
from core.sealing import codec, crypto
from core.sealing.fields import byte_string, identifier, record

VERSION = 1
_LABEL = b"kodespor/notice/1"


class Notice(NamedTuple):
    """Which key is to be destroyed, and the device that says so."""

    raw: bytes
    project: Id
    key: Id
    device: Id


def make_notice(project: Id, key: Id, device: Id, signer: crypto.Signer) -> Notice:
    """Signs a notice."""
    body = [VERSION, project, key, device]
    return Notice(codec.encode([*body, signer.sign(_LABEL, codec.encode(body))]), project, key, device)


def parse_notice(raw: bytes) -> Notice:
    """Reads a notice. Raises Rejected."""
    try:
        version, *ids, signature = record(codec.decode(raw), 5)
        ids = [identifier(each) for each in ids]
        is_well_formed = version == VERSION and byte_string(signature)
    except NotCanonical as problem:
        raise Rejected("notice-malformed") from problem
    if not is_well_formed:
        raise Rejected("notice-malformed")
    return Notice(raw, *ids)


def noticed_by(notice: Notice, sign: bytes) -> bool:
    """Whether the device with this Ed25519 key signed the notice."""
    *body, signature = codec.decode(notice.raw)
    return crypto.signature_holds(sign, signature, _LABEL, codec.encode(body))

"""Notices of withdrawal: signed lines that say "this key is to be destroyed", which one needs no key to read.

The event of a withdrawal is sealed for those who work on the project. Somebody who was removed still has
the informant's words, and cannot read that event any more; the notice beside it tells their device too.
Canonical msgpack [1, project, key id, device, signature].
"""

from typing import NamedTuple

from core.errors import Rejected
from core.ids import Id
from core.sealing import codec, crypto

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
    value = codec.decode(raw)
    if type(value) is not tuple or len(value) != 5 or value[0] != VERSION:
        raise Rejected("A notice of withdrawal is malformed, or from a newer version.")
    if not all(type(each) is bytes for each in value[1:]) or any(len(each) != 16 for each in value[1:4]):
        raise Rejected("A notice of withdrawal is malformed.")
    return Notice(raw, *(Id(each) for each in value[1:4]))


def noticed_by(notice: Notice, sign: bytes) -> bool:
    """Whether the device with this Ed25519 key signed the notice."""
    *body, signature = codec.decode(notice.raw)
    return crypto.signature_holds(sign, signature, _LABEL, codec.encode(body))

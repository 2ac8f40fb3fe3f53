"""Signed notes and checkpoints of a log, as others read them: C2SP signed-note and tlog-checkpoint, RFC 6962 tree.

Formats: c2sp.org/signed-note, c2sp.org/tlog-checkpoint; the tree's hash is that of RFC 6962, section 2.1, with SHA-256.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import NamedTuple

from core.errors import BadFile
from core.ids import Id
from core.sealing.crypto import digest

ED25519 = b"\x01"
_DASH = "— "


class Signature(NamedTuple):
    """Whose it says that it is, the first 4 bytes of the hash of that name and key, and the signature, 64 bytes."""

    name: str
    key_hash: bytes
    signature: bytes


class Note(NamedTuple):
    """The text, its last line break included, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]


class Checkpoint(NamedTuple):
    """What a checkpoint says: of which log, how many leaves, and the hash of their tree."""

    origin: str
    size: int
    root: bytes


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The hash of the tree over these, 32 bytes."""
    level = [digest(b"\0" + leaf) for leaf in leaves]
    if not level:
        return digest(b"")
    while len(level) > 1:  # pairs from the left; one left over goes up as it is, which gives the same tree
        paired = [digest(b"\1" + level[n] + level[n + 1]) for n in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def origin_of(project: Id) -> str:
    """By what name a project's log goes."""
    return f"kodespor/{project.hex()}"


def checkpoint_text(checkpoint: Checkpoint) -> str:
    """The text to be signed: three lines."""
    return f"{checkpoint.origin}\n{checkpoint.size}\n{base64.b64encode(checkpoint.root).decode()}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """Raises BadFile where it is none. Lines after the third are for other readers."""
    lines = text.split("\n")
    try:
        origin, size, root = lines[:3]
        found = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except (ValueError, binascii.Error) as problem:
        raise BadFile("not-a-checkpoint") from problem
    if not origin or len(found.root) != 32 or str(found.size) != size:
        raise BadFile("not-a-checkpoint")
    return found


def key_name(device: Id) -> str:
    """By what name a device signs."""
    return f"kodespor/device/{device.hex()}"


def verifier_key(name: str, public: bytes) -> str:
    """The key in the form in which other programs take it."""
    return f"{name}+{_key_hash(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def with_signatures(text: str, signatures: Sequence[tuple[str, bytes, bytes]]) -> str:
    """The note as it is passed on; each signature is a name, a public key and 64 bytes."""
    lines = [
        f"{_DASH}{name} {base64.b64encode(_key_hash(name, public) + signature).decode()}\n"
        for name, public, signature in signatures
    ]
    return f"{text}\n{''.join(lines)}"


def read_note(content: str) -> Note:
    """Raises BadFile where it is no signed note."""
    text, gap, tail = content.replace("\r\n", "\n").rpartition("\n\n")
    if not gap or not tail.strip():
        raise BadFile("not-a-signed-note")
    found = []
    for line in tail.strip("\n").split("\n"):
        name, _, encoded = line.removeprefix(_DASH).partition(" ")
        try:
            blob = base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error) as problem:
            raise BadFile("note-signature-damaged") from problem
        if not line.startswith(_DASH) or not name or len(blob) < 5:
            raise BadFile("note-signature-damaged")
        found.append(Signature(name, blob[:4], blob[4:]))
    return Note(text + "\n", tuple(found))


def is_by(signature: Signature, name: str, public: bytes) -> bool:
    """Whether a signature names this key; whether it holds is another question."""
    return signature.name == name and signature.key_hash == _key_hash(name, public)


def _key_hash(name: str, public: bytes) -> bytes:
    return digest(name.encode() + b"\n" + ED25519 + public)[:4]

"""What a device notes for itself in the log's file, sealed so that whoever copies the file reads nothing of it."""

from core.errors import BadSeal
from core.ids import Entropy
from core.sealing import crypto

SEARCH_IMAGE = "search/image"
"""The note with the index of the texts (core/analysis/search_image.py). Whoever destroys keys deletes it, too."""


def seal_note(content: bytes, label: bytes, local: bytes, entropy: Entropy) -> bytes:
    """Seals a note under a device's local key; `label` says what it is for."""
    salt = entropy(crypto.SALT_BYTES)
    return salt + crypto.seal(crypto.message_key(local, label, salt), content, salt)


def open_note(sealed: bytes | None, label: bytes, local: bytes) -> bytes | None:
    """The note again; None where there is none, or it does not open."""
    if sealed is None:
        return None
    salt, content = sealed[: crypto.SALT_BYTES], sealed[crypto.SALT_BYTES :]
    try:
        return crypto.unseal(crypto.message_key(local, label, salt), content, salt)
    except BadSeal:
        return None

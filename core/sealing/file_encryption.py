"""The bytes of attached files: sealed chunk by chunk under the file's own key, and kept beside the log.

A chunk is a salt (16 bytes) and a ciphertext. Its key is derived from the file's key, the salt, and its place, so that
no chunk can stand for another. Its name is the SHA-256 of the sealed bytes, which the event lists.
"""

from collections.abc import Iterable, Iterator

from core.ids import Entropy, Id
from core.sealing import crypto

_LABEL = b"kodespor/chunk/1"


def seal_chunks(parts: Iterable[bytes], key: bytes, project: Id, file: Id, entropy: Entropy) -> Iterator[bytes]:
    """The sealed chunks of a file, in order."""
    for number, part in enumerate(parts):
        yield seal_chunk(part, key, project, file, number, entropy)


def seal_chunk(part: bytes, key: bytes, project: Id, file: Id, number: int, entropy: Entropy) -> bytes:
    """One chunk, sealed for its place in the file."""
    salt = entropy(crypto.SALT_BYTES)
    place = _place(project, file, number) + salt
    return salt + crypto.seal(crypto.message_key(key, _LABEL, place), part, place)


def open_chunk(raw: bytes, key: bytes, project: Id, file: Id, number: int) -> bytes:
    """The bytes of one chunk. Raises BadSeal where it is another, or was altered."""
    salt, sealed = raw[: crypto.SALT_BYTES], raw[crypto.SALT_BYTES :]
    place = _place(project, file, number) + salt
    return crypto.unseal(crypto.message_key(key, _LABEL, place), sealed, place)


def _place(project: Id, file: Id, number: int) -> bytes:
    return project + file + number.to_bytes(8, "big")

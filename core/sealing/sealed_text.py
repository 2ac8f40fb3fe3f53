"""Words that somebody may take back: a text sealed under the keys of the people or interviews it came from.

A box stands inside an event in the place of a plain text. The event itself is sealed for the whole project, so
everybody can go on counting and ordering decisions; the words open only while every one of the named keys exists.
Destroying any of them destroys the words, in every copy.

Layout: number of keys (1 byte), their ids (16 each, ascending), salt (16), commitment (32), ciphertext.
"""

from collections.abc import Mapping

from core.errors import BadSeal
from core.ids import Entropy, Id
from core.sealing import crypto
from core.sealing.codec import SealedText
from core.sealing.padding import pad, padded_length, unpad

Text = str | SealedText
"""A text of the researcher's own, or a box with words that can be taken back."""

_LABEL = b"kodespor/box/1"


def seal_text(text: str, keys: Mapping[Id, bytes], project: Id, entropy: Entropy) -> SealedText:
    """Seals a text so that it opens only while all of `keys` (1 to 255) are held. Raises ValueError."""
    ids = sorted(keys)
    if not 0 < len(ids) < 256:
        raise ValueError("a box needs between 1 and 255 keys")
    head = bytes([len(ids)]) + b"".join(ids) + entropy(crypto.SALT_BYTES)
    key = _text_key([keys[each] for each in ids], project + head)
    bound = head + crypto.commitment(key)
    return SealedText(bound + crypto.seal(key, pad(text.encode()), project + bound))


def sealed_bytes_max(code_points: int, keys: int) -> int:
    """How long a box may be that holds so many code points under so many keys: each takes at most four bytes."""
    return _head_length(keys) + padded_length(4 * code_points) + crypto.TAG_BYTES


def sealed_text_keys(box: SealedText) -> tuple[Id, ...]:
    """The ids of the keys that a box needs. Raises BadSeal where the box is malformed."""
    count = box.blob[0] if box.blob else 0
    ids = [Id(box.blob[1 + 16 * n : 17 + 16 * n]) for n in range(count)]
    if not count or len(box.blob) < _head_length(count) + crypto.TAG_BYTES or ids != sorted(set(ids)):
        raise BadSeal("sealed-text-malformed")
    return tuple(ids)


def open_text(box: SealedText, keys: Mapping[Id, bytes], project: Id) -> str | None:
    """The words, or None where a needed key is not held (any more). Raises BadSeal."""
    ids = sealed_text_keys(box)
    key = _one_of(box, ids, keys, project)
    return None if key is None else _opened(box, len(ids), key, project)


def one_key(box: SealedText, keys: Mapping[Id, bytes], project: Id) -> bytes | None:
    """The key of just this box, with which an auditor opens it and no other; None where a needed key is not held."""
    return _one_of(box, sealed_text_keys(box), keys, project)


def _one_of(box: SealedText, ids: tuple[Id, ...], keys: Mapping[Id, bytes], project: Id) -> bytes | None:
    held = [keys[each] for each in ids if each in keys]
    if len(held) < len(ids):
        return None
    bound = box.blob[: _head_length(len(ids))]
    return _text_key(held, project + bound[: -crypto.COMMITMENT_BYTES])


def open_one(box: SealedText, key: bytes, project: Id) -> str:
    """The words of a box, by the key of just this box. Raises BadSeal."""
    return _opened(box, len(sealed_text_keys(box)), key, project)


def _opened(box: SealedText, count: int, key: bytes, project: Id) -> str:
    bound = box.blob[: _head_length(count)]
    if not crypto.same(bound[-crypto.COMMITMENT_BYTES :], crypto.commitment(key)):
        raise BadSeal("sealed-text-wrong-key")
    padded = crypto.unseal(key, box.blob[len(bound) :], project + bound)
    try:
        return unpad(padded).decode()
    except UnicodeDecodeError as problem:
        raise BadSeal("sealed-text-no-text") from problem


def _head_length(count: int) -> int:
    return 1 + 16 * count + crypto.SALT_BYTES + crypto.COMMITMENT_BYTES


def _text_key(keys: list[bytes], context: bytes) -> bytes:
    """One key of several, each of which is needed: they are chained through HMAC in the order of their ids."""
    chained = keys[0]
    for key in keys[1:]:
        chained = crypto.keyed_digest(chained, _LABEL + b"/chain", key)
    return crypto.message_key(chained, _LABEL, context)

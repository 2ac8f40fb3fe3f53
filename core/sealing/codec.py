"""One encoding for one value: canonical msgpack, and a decoder that refuses everything else.

Allowed are nil, booleans, integers of 64 bits, UTF-8 strings, byte strings, arrays, maps with string keys in sorted
order, and sealed boxes (extension type 1). There are no floats: two encoders round them differently, and nothing here
needs them. Integers and lengths take their shortest form. The format is msgpack's own
(https://github.com/msgpack/msgpack, spec.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgpack

from core.errors import NotCanonical
from core.limits import CODEC_DEPTH_MAX, CODEC_ITEMS_MAX, ENVELOPE_BYTES_MAX

BOX_EXTENSION = 1

Value = Any
"""None | bool | int | str | bytes | Box | list or tuple of values | dict of str to value."""


@dataclass(frozen=True, slots=True)
class SealedText:
    """Words sealed under the keys of those who spoke them; `blob` is laid out in core/sealing/sealed_text.py."""

    blob: bytes


def encode(value: Value) -> bytes:
    """The canonical bytes of a value. Raises NotCanonical where the value is not of the allowed kinds."""
    _check(value, 0)
    try:
        return encode_trusted(value)
    except (OverflowError, ValueError, TypeError, UnicodeEncodeError) as problem:
        raise NotCanonical("value-unwritable") from problem


def encode_trusted(value: Value) -> bytes:
    """As `encode`, less the checks: for rows that this program made itself of decoded fields."""
    try:
        pack = _IDLE.pop()
    except IndexError:
        pack = msgpack.Packer(default=_extension, use_bin_type=True).pack
    packed = pack(value)
    if len(packed) <= _KEPT_BYTES_MAX:
        _IDLE.append(pack)
    return packed


_IDLE: list[Callable[[Value], bytes]] = []
"""What packs, while nobody does: to make one takes four times as long as to pack an event. Whoever packs has one alone,
also where another thread packs too."""
_KEPT_BYTES_MAX = 256 * 1024
"""What packed a larger value is let go: it keeps as much memory."""


def _extension(value: Value) -> msgpack.ExtType:
    if type(value) is SealedText:
        return msgpack.ExtType(BOX_EXTENSION, value.blob)
    raise TypeError(f"a value of the kind {type(value).__name__}")


def decode(data: bytes) -> Value:
    """The value of canonical bytes, arrays as tuples. Raises NotCanonical for anything else."""
    value = decode_shape(data)
    _check(value, 0)
    return value


def decode_shape(data: bytes) -> Value:
    """Like `decode`, but leaves it to the caller to check what kinds of values there are. Raises NotCanonical."""
    value = decode_proven(data)
    try:
        same = encode_trusted(value) == data
    except (OverflowError, ValueError, TypeError) as problem:
        raise NotCanonical("value-unwritable") from problem
    if not same:
        raise NotCanonical("bytes-not-canonical")
    return value


def decode_proven(data: bytes) -> Value:
    """Like `decode_shape`, for bytes that passed it before, so nothing is encoded again. Raises NotCanonical."""
    if len(data) > ENVELOPE_BYTES_MAX:
        raise NotCanonical("message-too-long")
    return _unpack(data, CODEC_ITEMS_MAX)


def check(value: Value) -> None:
    """Raises NotCanonical where a value holds a kind that the format does not have, or is too deep or long."""
    _check(value, 0)


def decode_trusted(data: bytes) -> Value:
    """Like decode, for bytes that this device sealed for itself: neither canonical form nor length is proved."""
    return _unpack(data, len(data))


def _unpack(data: bytes, items_max: int) -> Value:
    try:
        return msgpack.unpackb(
            data,
            use_list=False,
            raw=False,
            strict_map_key=True,
            ext_hook=_box,
            max_array_len=items_max,
            max_map_len=items_max,
        )
    except NotCanonical:
        raise
    except (ValueError, TypeError, msgpack.UnpackException, RecursionError) as problem:
        raise NotCanonical from problem


def _box(code: int, blob: bytes) -> SealedText:
    if code != BOX_EXTENSION:
        raise NotCanonical("value-unknown-kind")
    return SealedText(blob)


def _check(value: Value, depth: int) -> None:
    """Raises NotCanonical where a value is of another kind, too deep or too long."""
    kind = type(value)
    if kind in _LEAVES:
        return
    if kind is dict:
        if any(type(key) is not str for key in value) or list(value) != sorted(value):
            raise NotCanonical("map-keys-unordered")
        value = value.values()
    elif not isinstance(value, (tuple, list)):
        raise NotCanonical("value-unwritable")
    if depth >= CODEC_DEPTH_MAX or len(value) > CODEC_ITEMS_MAX:
        raise NotCanonical("value-too-deep")
    for item in value:
        if type(item) not in _LEAVES:
            _check(item, depth + 1)


_LEAVES = frozenset({type(None), bool, int, str, bytes, SealedText})

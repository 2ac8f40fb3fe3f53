"""One encoding for one value: canonical msgpack, and a decoder that refuses everything else.

Allowed are nil, booleans, integers of 64 bits, UTF-8 strings, byte strings, arrays, maps with
string keys in sorted order, and sealed boxes (extension type 1). There are no floats: two
encoders round them differently, and nothing here needs them. Integers and lengths take their
shortest form. The format is msgpack's own (https://github.com/msgpack/msgpack, spec.md).
"""

from typing import Any, NamedTuple

import msgpack

from core.errors import NotCanonical
from core.limits import CODEC_DEPTH_MAX, CODEC_ITEMS_MAX, ENVELOPE_BYTES_MAX

BOX_EXTENSION = 1

Value = Any
"""None | bool | int | str | bytes | Box | list or tuple of values | dict of str to value."""


class Box(NamedTuple):
    """Words sealed under the keys of those who spoke them; `blob` is laid out in core/boxes.py."""

    blob: bytes


def encode(value: Value) -> bytes:
    """The canonical bytes of a value. Raises NotCanonical where the value is not of the allowed kinds."""
    try:
        packed: bytes = msgpack.packb(_plain(value, 0), use_bin_type=True, strict_types=True)
    except (OverflowError, ValueError, TypeError, UnicodeEncodeError) as problem:
        raise NotCanonical(f"This value cannot be written: {problem}.") from problem
    return packed


def encode_rows(value: Value) -> bytes:
    """Bytes of values that this program made itself (tuples of decoded fields): as `encode`, less the checks."""
    packed: bytes = msgpack.packb(value, default=_row, use_bin_type=True, strict_types=True)
    return packed


def _row(value: Value) -> Value:
    if type(value) is Box:
        return msgpack.ExtType(BOX_EXTENSION, value.blob)
    return list(value)


def decode(data: bytes) -> Value:
    """The value of canonical bytes, arrays as tuples. Raises NotCanonical for anything else."""
    if len(data) > ENVELOPE_BYTES_MAX:
        raise NotCanonical("These bytes are longer than any message may be.")
    value = _unpack(data, CODEC_ITEMS_MAX)
    if encode(value) != data:
        raise NotCanonical("These bytes are not in their canonical form.")
    return value


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
        raise NotCanonical("These bytes are not a well-formed message.") from problem


def _box(code: int, blob: bytes) -> Box:
    if code != BOX_EXTENSION:
        raise NotCanonical("These bytes hold a kind of value that this format does not have.")
    return Box(blob)


def _plain(value: Value, depth: int) -> Value:
    """The same value in msgpack's own types, checked for kind, depth and number of items."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if depth >= CODEC_DEPTH_MAX:
        raise NotCanonical("This value is nested too deeply.")
    if kind is Box:
        return msgpack.ExtType(BOX_EXTENSION, value.blob)
    if isinstance(value, (list, tuple)):
        if len(value) > CODEC_ITEMS_MAX:
            raise NotCanonical("This value has too many items.")
        return [item if type(item) in _SCALARS else _plain(item, depth + 1) for item in value]
    if kind is dict:
        return _plain_map(value, depth)
    raise NotCanonical(f"A value of the kind {kind.__name__} cannot be written.")


def _plain_map(value: dict[Any, Value], depth: int) -> dict[str, Value]:
    if len(value) > CODEC_ITEMS_MAX:
        raise NotCanonical("This value has too many items.")
    if any(type(key) is not str for key in value):
        raise NotCanonical("A map's keys are strings.")
    return {key: _plain(value[key], depth + 1) for key in sorted(value)}


_SCALARS = frozenset({type(None), bool, int, str, bytes})

"""Checks decoded values field by field, so that nothing but the kinds that a format names gets past its reader.

Each check returns the value with its type, or raises NotCanonical ("message-malformed").
"""

from collections.abc import Callable
from typing import Any, TypeVar

from core.errors import NotCanonical
from core.ids import EVENT_ID_BYTES, ID_BYTES, EventId, Id
from core.sealing.crypto import KEY_BYTES, DevicePublic
from core.sealing.public_keys import is_signing_key

T = TypeVar("T")


def malformed() -> NotCanonical:
    """The error for a value of another kind than the format names."""
    return NotCanonical("message-malformed")


def integer(value: Any, least: int = 0, most: int = (1 << 63) - 1) -> int:
    """A whole number from `least` to `most`. Raises NotCanonical."""
    if type(value) is not int or not least <= value <= most:
        raise malformed()
    return value


def byte_string(value: Any, length: int | None = None) -> bytes:
    """Bytes, just so many where `length` is given. Raises NotCanonical."""
    if type(value) is not bytes or (length is not None and len(value) != length):
        raise malformed()
    return value


def text(value: Any) -> str:
    """A string. Raises NotCanonical."""
    if type(value) is not str:
        raise malformed()
    return value


def truth(value: Any) -> bool:
    """True or false. Raises NotCanonical."""
    if type(value) is not bool:
        raise malformed()
    return value


def identifier(value: Any) -> Id:
    """An id of 16 bytes. Raises NotCanonical."""
    return Id(byte_string(value, ID_BYTES))


def event_identifier(value: Any) -> EventId:
    """An event's id, 32 bytes. Raises NotCanonical."""
    return EventId(byte_string(value, EVENT_ID_BYTES))


def array(value: Any, item: Callable[[Any], T]) -> tuple[T, ...]:
    """An array whose items pass the check `item`. Raises NotCanonical."""
    if type(value) is not tuple:
        raise malformed()
    return tuple(map(item, value))


def record(value: Any, length: int) -> tuple[Any, ...]:
    """An array of just so many fields, which are checked one by one afterwards. Raises NotCanonical."""
    if type(value) is not tuple or len(value) != length:
        raise malformed()
    return value


def device_public(value: Any) -> DevicePublic:
    """A device's signing key, and the digest of its box key. Raises NotCanonical, also where that is no signing key."""
    sign, box_digest = record(value, 2)
    if not is_signing_key(byte_string(sign, KEY_BYTES)):
        raise NotCanonical("weak-keys")
    return DevicePublic(sign, byte_string(box_digest, KEY_BYTES))

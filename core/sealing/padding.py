"""Padding, so that the size of a sealed thing says little about what is in it.

Sealed lengths are always 2^k or 3·2^(k-1) bytes, 96 at least: every plain coding looks alike, and a long reason differs
from a short one by a step at most. The content is followed by one byte 0x80 and zeros (ISO/IEC 7816-4).
"""

from core.errors import BadSeal

PADDED_BYTES_MIN = 96


def padded_length(length: int) -> int:
    """The smallest allowed length that holds `length` bytes and the mark after them."""
    need = max(length + 1, PADDED_BYTES_MIN)
    power = 1 << (need - 1).bit_length()
    three_quarters = power // 4 * 3
    return three_quarters if need <= three_quarters else power


def pad(content: bytes) -> bytes:
    """The content, the mark, and zeros up to an allowed length."""
    return (content + b"\x80").ljust(padded_length(len(content)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The content again. Raises BadSeal where the padding is not as `pad` makes it."""
    end = len(padded.rstrip(b"\0")) - 1
    right_size = end < PADDED_BYTES_MIN == len(padded) or padded_length(end) == len(padded)
    if end < 0 or padded[end] != 0x80 or not right_size:
        raise BadSeal("padding-wrong")
    return padded[:end]

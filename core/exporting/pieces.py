"""A file of text put together from pieces as they are made: nothing but its bytes is kept."""

import io
from collections.abc import Iterable


def in_bytes(pieces: Iterable[str]) -> bytes:
    """The pieces one after the other, in UTF-8."""
    out = io.BytesIO()
    for piece in pieces:
        out.write(piece.encode())
    return out.getvalue()


def lines_in_bytes(lines: Iterable[str]) -> bytes:
    """Lines, each with its end."""
    return in_bytes(f"{line}\n" for line in lines)

"""A file of text put together from pieces as they are made: nothing but its bytes is kept, or not even these."""

import io
from collections.abc import Iterable, Iterator

BLOCK_BYTES = 1 << 16


def in_bytes(pieces: Iterable[str]) -> bytes:
    """The pieces one after the other, in UTF-8."""
    out = io.BytesIO()
    for piece in pieces:
        out.write(piece.encode())
    return out.getvalue()


def in_blocks(pieces: Iterable[str]) -> Iterator[bytes]:
    """The same in blocks, each made when it is asked for."""
    block = bytearray()
    for piece in pieces:
        block += piece.encode()
        if len(block) >= BLOCK_BYTES:
            yield bytes(block)
            block.clear()
    yield bytes(block)

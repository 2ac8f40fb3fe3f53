"""What the views hold of the order of codes."""

from typing import NamedTuple

from core.ids import CodeId, DeviceId


class PlacedCode(NamedTuple):
    """A code in the order of codes, and what it stood under when it was placed: elsewhere the place does not count.
    `device` and `seq` are of the event that placed it. A code that was only listed beside one that was placed has an
    empty device and 0."""

    code: CodeId
    parent: CodeId | None
    device: DeviceId
    seq: int


class CodeOrder(NamedTuple):
    """All codes that were placed, in their order (core/views/code_order.py)."""

    places: tuple[PlacedCode, ...]

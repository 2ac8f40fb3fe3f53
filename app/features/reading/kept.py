"""What one has in hand in a text, while a window is turned or drawn to another size."""

from typing import NamedTuple

from core.ids import Id
from core.text.find import Range


class Kept(NamedTuple):
    """What is marked (code points of the layer), what was written into the fields of the panel (a code's name, a
    reason), and the coding or memo that is open."""

    selection: Range | None = None
    written: tuple[str, str] = ("", "")
    detail: Id | None = None

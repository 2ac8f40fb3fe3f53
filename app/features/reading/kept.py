"""What one has in hand in a text, while a window is turned or drawn to another size."""

from typing import NamedTuple

from app.components.coded_text.document_text import DocumentText
from core.ids import Id
from core.text.find import Range


class Kept(NamedTuple):
    """What is marked (code points of the layer), what was written into the fields of the panel (a code's name, a
    reason), and the coding or memo that is open; whether handles hold it, and whether the picker floats beside it, also
    where a window on its side has no room for it."""

    selection: Range | None = None
    written: tuple[str, str] = ("", "")
    detail: Id | None = None
    is_held: bool = False
    has_picker: bool = False


def in_hand(document: DocumentText, written: tuple[str, str], detail: Id | None) -> Kept | None:
    """What one has in hand now; None where that is nothing."""
    pointing = document.pointing
    has_picker = document.selection is not None and pointing.floating.is_wanted
    kept = Kept(document.selection, written, detail, pointing.held is not None, has_picker)
    return None if kept == Kept() else kept

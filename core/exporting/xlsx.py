"""Coded segments as a spreadsheet."""

from core.analysis.presentation import Presentation
from core.exporting.sheets import to_xlsx
from core.exporting.tables import HEADER, segment_rows


def export(presentation: Presentation) -> bytes:
    """The file's bytes."""
    return to_xlsx("codings", HEADER, segment_rows(presentation))

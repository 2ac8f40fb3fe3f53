"""Coded segments as CSV."""

from core.analysis.presentation import Presentation
from core.exporting.sheets import to_csv
from core.exporting.tables import HEADER, segment_rows


def export(presentation: Presentation) -> bytes:
    """The file's bytes."""
    return to_csv(HEADER, segment_rows(presentation))

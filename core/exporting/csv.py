"""Coded segments as CSV."""

from collections.abc import Iterator

from core.analysis.presentation import Presentation
from core.exporting.sheets import csv_pieces
from core.exporting.tables import with_attributes


def pieces(presentation: Presentation) -> Iterator[str]:
    """The file, row by row."""
    return csv_pieces(*with_attributes(presentation))

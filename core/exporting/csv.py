"""Coded segments as CSV."""

from core.analysis.presentation import Presentation
from core.exporting.sheets import to_csv
from core.exporting.tables import with_attributes


def export(presentation: Presentation) -> bytes:
    """The file's bytes."""
    return to_csv(*with_attributes(presentation))

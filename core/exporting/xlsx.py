"""Coded segments as a spreadsheet."""

from core.analysis.presentation import Presentation
from core.exporting.sheets import to_xlsx
from core.exporting.tables import with_attributes


def export(presentation: Presentation) -> bytes:
    """The file's bytes."""
    return to_xlsx("codings", *with_attributes(presentation))

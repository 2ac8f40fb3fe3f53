"""Coded segments as CSV (RFC 4180), in UTF-8 with a mark so that spreadsheets show æ, ø and å."""

import csv
import io

from core.analysis.reading import Reading
from core.exporting.tables import HEADER, segment_rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(reading: Reading) -> bytes:
    """The file's bytes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([_harmless(cell) for cell in row] for row in segment_rows(reading))
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """A quote that begins like a formula must not run as one in a spreadsheet."""
    return "'" + cell if cell.startswith(_FORMULA) else cell

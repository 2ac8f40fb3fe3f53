"""Files that hold a transcript as a table: .csv (comma, semicolon or tab), .tsv, and .xlsx (the first sheet)."""

import csv
import io

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.plain import read as read_text
from core.importing.spoken import labels_of, transcript
from core.importing.table import read_table
from core.importing.transcript_table import table_turns
from core.messages import Message


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each turn. Raises BadFile where no column has a heading that says it holds the words."""
    if content.startswith(b"PK\x03\x04"):
        rows, note, left_out = read_table("a.xlsx", content), read_as("xlsx"), ()
    else:
        plain = read_text(content, encoding)
        rows, note, left_out = _rows_of(plain.text), plain.note, plain.left_out
        note = Message("importing-note-format-and", {"format": "CSV", "note": note})
    found = table_turns(rows)
    if not found:
        raise BadFile("not-a-transcript-table")
    text, times = transcript(found, is_joined=True)
    return Document(text, note, times, left_out, labels=labels_of(found))


def _rows_of(text: str) -> list[list[str]]:
    text = text.lstrip("\ufeff")
    first = text.partition("\n")[0]
    separator = max("\t;,", key=first.count)
    quoting = csv.QUOTE_NONE if separator == "\t" and '"' not in first else csv.QUOTE_MINIMAL
    try:
        return [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting) if any(row)
        ]
    except csv.Error as problem:
        raise BadFile("not-a-table") from problem

"""Files that hold a transcript as a table: .csv (comma, semicolon or tab), .tsv, and .xlsx (the first
sheet that holds one)."""

import csv
import io

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.left_out import LeftOut
from core.importing.plain import LINE_ENDS
from core.importing.plain import read as read_text
from core.importing.spoken import Spoken, labels_of, transcript
from core.importing.table import COLUMNS_MAX, ROWS_MAX, Sheet, read_sheets
from core.importing.transcript_table import table_turns
from core.messages import Message


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each turn. Raises BadFile where no column has a heading that says it holds the words."""
    if content.startswith(b"PK\x03\x04"):
        plain = Document("", read_as("xlsx"))
        (tables, unread), note = read_sheets(content), plain.note
    else:
        plain = read_text(content, encoding, is_table=True)
        tables, unread, note = (
            [Sheet(_rows_of(plain.text), is_whole=True)],
            0,
            Message("importing-note-format-and", {"format": "CSV", "note": plain.note}),
        )
    left_out = LeftOut()
    left_out.count("unread_sheet", unread)
    found: list[Spoken] = []
    for rows, is_whole in tables:  # the first sheet that holds a transcript
        said = [] if found else table_turns(rows, left_out)
        if not said:
            left_out.words("sheet", " ".join(cell for row in rows for cell in row))
        elif not is_whole:
            raise BadFile("table-too-large", rows=ROWS_MAX, columns=COLUMNS_MAX)
        found = found or said
    if not found:
        raise BadFile("not-a-transcript-table")
    text, times = transcript(found, is_joined=True)
    return Document(text, note, times, (*plain.left_out, *left_out.messages()), labels=labels_of(found))


def _rows_of(text: str) -> list[list[str]]:
    text = text.lstrip("\ufeff")
    first = text.partition("\n")[0]
    separator = max("\t;,", key=first.count)
    has_quotes = separator != "\t" or '"' in first
    try:
        found = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=separator,
            quoting=csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE,
        )
        return [[cell.translate(LINE_ENDS) for cell in row] for row in found if any(row)]
    except csv.Error as problem:
        raise BadFile("not-a-table") from problem

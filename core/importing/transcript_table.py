"""Transcripts as tables: a row for each turn, with its speaker, its words and, often, its time.

NVivo, services for transcription and people write them as .csv, .tsv, .xlsx, as tables in documents, or as lines with
tabs; Whisper's own table (.tsv) counts in ms.
"""

import re
from collections.abc import Iterator, Sequence

from core.importing.clock import CLOCK, ms_of_clock
from core.importing.left_out import LeftOut
from core.importing.spoken import MS_MAX, Spoken
from core.text.times import ms_of

_HEADINGS = {
    "time": "timespan time timestamp timecode start starttime starttid begin from in tid tidspenn tidskode tidsrom fra"
    " zeit zeitstempel zeitspanne startzeit beginn temps début tiempo tidpunkt timein clipstart",
    "end": "end endtime stop slutt sluttid to out til finish ende endzeit fin slut timeout",
    "speaker": "speaker name participant taler navn deltaker hvem who speakername speakerlabel person informant"
    " speakerid speakernames sprecher sprecherin sprechende locuteur orador hablante talare namn wer speakers",
    "words": "content text transcript words utterance innhold tekst utsagn ytring transkripsjon transcription sentence"
    " hva hvasagt sagt what said replikk ord texte texto inhalt transkript äußerung was body dialogue speech contents",
}
_KINDS = {name: kind for kind, names in _HEADINGS.items() for name in names.split()}
_SPAN = re.compile(
    rf"[ \t]{{0,20}}[\[(]?({CLOCK})[\])]?[ \t]{{0,20}}(?:-->|-|–|to)[ \t]{{0,20}}[\[(]?({CLOCK})[\])]?[ \t]{{0,20}}"
)
_SPEAKERS_MAX, _NAME_MAX = 40, 60
_MS_A_ROW = 200
"""Whole numbers that grow by more than this from row to row are ms: nobody's turns take minutes on average."""


def table_turns(rows: Sequence[list[str]], left_out: LeftOut) -> list[Spoken]:
    """The turns of a table whose headings say where words are; or of three columns, of which one has times. None where
    it is neither. The words of other columns are counted as left out."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return []
    columns: dict[str, int] = {}
    for number, cell in enumerate(rows[0]):
        kind = _KINDS.get(re.sub(r"\([^)]*\)|[\W_]", "", cell.casefold()))
        if kind is not None:
            columns.setdefault(kind, number)
    if "words" in columns and len(columns) > 1:
        read = set(columns.values())
        for row in rows[1:]:
            is_read = len(row) > columns["words"]
            left_out.words("column", " ".join(cell for n, cell in enumerate(row) if not is_read or n not in read))
        return list(_turns([row for row in rows[1:] if len(row) > columns["words"]], columns))
    return _without_headings(rows) if len(rows) > 2 else []


def _without_headings(rows: Sequence[list[str]]) -> list[Spoken]:
    if any(len(row) != len(rows[0]) for row in rows):
        return []
    columns = list(zip(*rows, strict=True))
    times = [n for n, column in enumerate(columns) if all(_is_time(cell) for cell in column)]
    if len(columns) != 3 or len(times) != 1:
        return []
    one, other = (n for n in range(3) if n != times[0])
    speaker, words = (one, other) if _length(columns[one]) <= _length(columns[other]) else (other, one)
    if len(set(columns[speaker])) > min(_SPEAKERS_MAX, len(rows) - 1) or max(map(len, columns[speaker])) > _NAME_MAX:
        return []
    return list(_turns(rows, {"time": times[0], "speaker": speaker, "words": words}))


def _turns(rows: Sequence[list[str]], columns: dict[str, int]) -> Iterator[Spoken]:
    def cell(row: list[str], kind: str) -> str:
        place = columns.get(kind)
        return row[place].strip() if place is not None and place < len(row) else ""

    is_ms = _counts_ms([cell(row, "time") for row in rows])
    for row in rows:
        span = _SPAN.fullmatch(cell(row, "time"))
        first = ms_of_clock(span[1]) if span else _ms(cell(row, "time"), is_ms)
        last = ms_of_clock(span[2]) if span else _ms(cell(row, "end"), is_ms)
        words = " ".join(cell(row, "words").split(" "))
        yield Spoken(cell(row, "speaker").rstrip(":").strip(), words, first, last)


def _counts_ms(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if not filled or not all(cell.isascii() and cell.isdecimal() and len(cell) < len(str(MS_MAX)) for cell in filled):
        return False
    return int(filled[-1]) - int(filled[0]) > _MS_A_ROW * (len(filled) - 1)


def _ms(cell: str, is_ms: bool) -> int | None:
    if not cell or is_ms:
        return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < len(str(MS_MAX)) else None
    if re.fullmatch(CLOCK, cell):
        return ms_of_clock(cell)
    return ms_of(cell)


def _is_time(cell: str) -> bool:
    return bool(_SPAN.fullmatch(cell) or re.fullmatch(CLOCK, cell.strip()))


def _length(column: tuple[str, ...]) -> int:
    return sum(map(len, column))

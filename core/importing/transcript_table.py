"""Transcripts as tables: a row for each turn, with its speaker, its words and, often, its time.

NVivo, services for transcription and people write them as .csv, .tsv, .xlsx, as tables in documents, or as lines with
tabs; Whisper's own table (.tsv) counts in ms.
"""

import re
from collections.abc import Iterator, Sequence

from core.importing.clock import CLOCK, ms_of_clock
from core.importing.left_out import LeftOut
from core.importing.spoken import MS_MAX, Spoken
from core.text.speaker_labels import is_role, is_written_as_name
from core.text.times import ms_of

_HEADINGS = {
    "time": "timespan time timestamp timecode start starttime starttid begin from in tid tidspenn tidskode tidsrom fra"
    " zeit zeitstempel zeitspanne startzeit beginn temps début tiempo tidpunkt timein clipstart",
    "end": "end endtime stop slutt sluttid to out til finish ende endzeit fin slut timeout",
    "speaker": "speaker name participant taler navn deltaker hvem who speakername speakerlabel person informant"
    " speakerid speakernames sprecher sprecherin sprechende locuteur orador hablante talare namn wer speakers",
    "words": "content text transcript words utterance innhold tekst utsagn ytring transkripsjon transcription sentence"
    " word hva hvasagt sagt what said replikk ord texte texto inhalt transkript äußerung was body dialogue speech"
    " contents",
}
_KINDS = {name: kind for kind, names in _HEADINGS.items() for name in names.split()}
_SPAN = re.compile(
    rf"[ \t]{{0,20}}[\[(]?({CLOCK})[\])]?[ \t]{{0,20}}(?:-->|-|–|to)[ \t]{{0,20}}[\[(]?({CLOCK})[\])]?[ \t]{{0,20}}"
)
_SECONDS = re.compile(r"\d{1,6}[.,]\d{1,6}")
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
    """Of a table of times, a speaker and words, or of times and words alone where a second time says when each ends:
    ELAN's export as text, labels of Audacity. Empty columns stand between others."""
    if any(len(row) != len(rows[0]) for row in rows):
        return []
    filled = [n for n, column in enumerate(zip(*rows, strict=True)) if any(map(str.strip, column))]
    rows = [[row[n].strip() for n in filled] for row in rows]
    columns = list(zip(*rows, strict=True))
    times = [n for n, column in enumerate(columns) if all(map(_is_time, column))]
    others = [n for n in range(len(columns)) if n not in times]
    ends = [n for n in times[1:] if _end(columns[times[0]], columns[n])]
    if not times or (len(times) > 1 and not ends) or not 0 < len(others) <= 2:
        return []
    if len(others) == 1 and not (ends and _ascend(columns[times[0]])):
        return []
    place = {"time": times[0], "words": others[-1], **({"end": ends[0]} if ends else {})}
    if len(others) == 2:
        one, other = others
        speaker, words = sorted((one, other), key=lambda n: (not _are_names(columns[n]), *_variety(columns[n])))
        names = columns[speaker]
        if len(set(names)) > min(_SPEAKERS_MAX, len(rows) - 1) or max(map(len, names)) > _NAME_MAX:
            return []
        place |= {"speaker": speaker, "words": words}
    return list(_turns(rows, place))


def _end(firsts: tuple[str, ...], column: tuple[str, ...]) -> bool:
    """Whether a column of times says when what begins at the first ones ends: not before, and not always then."""
    pairs = [(_ms(first, False) or 0, _ms(last, False) or 0) for first, last in zip(firsts, column, strict=True)]
    return all(first <= last for first, last in pairs) and any(first < last for first, last in pairs)


def _ascend(column: tuple[str, ...]) -> bool:
    times = [_ms(each, False) or 0 for each in column]
    return times == sorted(times)


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
    if _SECONDS.fullmatch(cell):
        return round(float(cell.replace(",", ".")) * 1000)
    return ms_of(cell)


def _is_time(cell: str) -> bool:
    return bool(_SPAN.fullmatch(cell) or re.fullmatch(CLOCK, cell) or _SECONDS.fullmatch(cell))


def _are_names(column: tuple[str, ...]) -> bool:
    """Whether a column has nothing but names: where each row is a word, these are not fewer or shorter than words."""
    return all(each[:1].isupper() and (is_role(each) or is_written_as_name(each)) for each in column)


def _variety(column: tuple[str, ...]) -> tuple[int, int]:
    """How many different things a column has, and how long they are: speakers are few and short."""
    return len(set(column)), sum(map(len, column))

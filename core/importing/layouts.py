"""Layouts in which services and people write transcripts, told by the text itself.

| layout | how it looks |
|---|---|
| heading | `Kari Holm  0:03` or `[00:00:03] Kari Holm`, the words below: Otter, Rev, Teams, Word, Trint, Sonix |
| span | `0:0:3.1 --> 0:0:9.1`, the name, the words, each on a line: Teams |
| stamp | `I: words #00:00:09-3#`: f4, MAXQDA, easytranscript; the stamp says when the paragraph ends |
| table | a row for each turn with its time, its speaker and its words: NVivo, tables in Word |
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from core.importing.left_out import LeftOut
from core.importing.spoken import Spoken, labels_of, transcript
from core.text.times import Time, ms_of

CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,:]\d{1,3})?"
"""A time on the clock of a recording."""
_NAME = r"[^\W\d_][\w .,'’()&/-]{0,58}?"
_AFTER_NAME = re.compile(
    rf"^[ \t]*(?P<name>{_NAME})(?:[ \t]*:)?[ \t]*[,|-]?[ \t]*[\[(]?(?P<time>{CLOCK})[\])]?[ \t]*:?[ \t]*$"
)
_BEFORE_NAME = re.compile(rf"^[ \t]*[\[(]?(?P<time>{CLOCK})[\])]?[ \t]*[-–|]?[ \t]*(?P<name>{_NAME})[ \t]*:?[ \t]*$")
_SPAN = re.compile(rf"^[ \t]*[\[(]?({CLOCK})[\])]?[ \t]*(?:-->|-|–|to)[ \t]*[\[(]?({CLOCK})[\])]?[ \t]*$")
_STAMP = re.compile(r"#(\d{1,2}:\d{2}:\d{2})(?:-(\d))?#")
_ONLY_NAME = re.compile(rf"^[ \t]*{_NAME}[ \t]*:?[ \t]*$")
_TRAILER = re.compile(
    r"^[ \t]*(?:transcribed by |transcript (?:by|created by) |transkribert (?:av|med) |made with )\S.*$", re.IGNORECASE
)
_HEADINGS = {
    "time": ("timespan", "time", "timestamp", "start", "start time", "begin", "tid", "tidspenn", "tidskode", "tidsrom"),
    "speaker": ("speaker", "name", "participant", "taler", "navn", "deltaker", "hvem", "who"),
    "words": (
        "content",
        "text",
        "transcript",
        "words",
        "utterance",
        "innhold",
        "tekst",
        "utsagn",
        "ytring",
        "transkripsjon",
    ),
}
_SPEAKERS_MAX = 40


class Layout(NamedTuple):
    """The plain transcript, its times, who speaks, and the name of the layout that was found."""

    name: str
    text: str
    times: tuple[Time, ...]
    labels: tuple[str, ...] = ()


def laid_out(text: str, left_out: LeftOut) -> Layout | None:
    """The transcript that a text holds in one of the layouts above; None where it is in none of them."""
    lines = text.split("\n")
    for name, read in (("span", _spans), ("heading", _headings), ("stamp", _stamps), ("table", _table)):
        found = read(lines)
        if found:
            spoken = _without_trailer(found, left_out)
            words, times = transcript(spoken)
            return Layout(name, words, times, labels_of(spoken))
    return None


def _without_trailer(found: list[Spoken], left_out: LeftOut) -> list[Spoken]:
    """What a service writes below a transcript about itself is nobody's words."""
    *before, last = found
    lines = last.words.rstrip().split("\n")
    while lines and (not lines[-1].strip() or _TRAILER.match(lines[-1])):
        left_out.words("remark", lines.pop())
    return [*before, last._replace(words="\n".join(lines))]


def _headings(lines: list[str]) -> list[Spoken]:
    for pattern in (_AFTER_NAME, _BEFORE_NAME):
        found = [(number, match) for number, line in enumerate(lines) if (match := pattern.match(line))]
        speakers = {match["name"].strip() for _, match in found}
        if (
            len(found) < 2
            or len(speakers) > _SPEAKERS_MAX
            or any("." in each[1:-1].replace(". ", "") for each in speakers)
        ):
            continue
        times = [ms(match["time"]) for _, match in found]
        numbers = [number for number, _ in found]
        if not _ascend(times) or not all(_have_words(lines, numbers[:-1])):
            continue
        ends = [*(number for number, _ in found[1:]), len(lines)]
        return [
            *_before(lines, found[0][0]),
            *(
                Spoken(" ".join(match["name"].split()), _joined(lines[number + 1 : end]), first)
                for (number, match), first, end in zip(found, times, ends, strict=True)
            ),
        ]
    return []


def _have_words(lines: list[str], numbers: list[int]) -> Iterator[bool]:
    """Whether words stand below each heading, before the next one."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number in numbers:
        place = bisect_right(filled, number)
        below = lines[filled[place]] if place < len(filled) else ""
        yield not _AFTER_NAME.match(below) and not _BEFORE_NAME.match(below)


def _spans(lines: list[str]) -> list[Spoken]:
    found = [(number, match) for number, line in enumerate(lines) if (match := _SPAN.match(line))]
    if len(found) < 2 or any(not _ONLY_NAME.match("".join(lines[number + 1 : number + 2])) for number, _ in found):
        return []
    ends = [*(number for number, _ in found[1:]), len(lines)]
    if not all(_joined(lines[number + 2 : end]) for (number, _), end in zip(found, ends, strict=True)):
        return []
    return [
        *_before(lines, found[0][0]),
        *(
            Spoken(
                lines[number + 1].strip().rstrip(":").strip(),
                _joined(lines[number + 2 : end]),
                ms(match[1]),
                ms(match[2]),
            )
            for (number, match), end in zip(found, ends, strict=True)
        ),
    ]


def _stamps(lines: list[str]) -> list[Spoken]:
    """Each line keeps its own beginning (`I: …`); a stamp at its end says when it ends, one at its start when it
    begins."""
    stamps = [match for line in lines for match in _STAMP.finditer(line)]
    if len(stamps) < 2 or not _ascend([_f4(each) for each in stamps]):
        return []
    is_before = sum(bool(_STAMP.match(line)) for line in lines) > len(stamps) // 2
    found, at = [], 0
    for line in lines:
        line = line.strip()
        inside = list(_STAMP.finditer(line))
        words = _STAMP.sub("", line).strip() if inside else line.rstrip()
        if not words and not inside:
            continue
        if is_before:
            found.append(Spoken("", words, _f4(inside[0]) if inside else None))
        else:
            found.append(Spoken("", words, at, _f4(inside[-1]) if inside else None))
        at = _f4(inside[-1]) if inside else at
    return found


def _f4(match: re.Match[str]) -> int:
    return ms(match[1]) + 100 * int(match[2] or 0)


def _table(lines: list[str]) -> list[Spoken]:
    rows = [line.split("\t") for line in lines if line.strip()]
    if len(rows) < 3 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return []
    named = {
        kind: next((n for n, cell in enumerate(rows[0]) if cell.strip().casefold() in names), None)
        for kind, names in _HEADINGS.items()
    }
    if named["words"] is not None and named["speaker"] is not None:
        return list(_rows(rows[1:], named["time"], named["speaker"], named["words"]))
    columns = list(zip(*rows, strict=True))
    times = [
        n
        for n, column in enumerate(columns)
        if all(_SPAN.match(cell) or re.fullmatch(CLOCK, cell.strip()) for cell in column)
    ]
    if len(columns) != 3 or len(times) != 1:
        return []
    one, other = (n for n in range(3) if n != times[0])
    speaker, words = (one, other) if _length(columns[one]) <= _length(columns[other]) else (other, one)
    if len(set(columns[speaker])) > min(_SPEAKERS_MAX, len(rows) - 1) or max(map(len, columns[speaker])) > 60:
        return []
    return list(_rows(rows, times[0], speaker, words))


def _rows(rows: list[list[str]], time: int | None, speaker: int, words: int) -> Iterator[Spoken]:
    for row in rows:
        first, last = None, None
        if time is not None and (span := _SPAN.match(row[time])):
            first, last = ms(span[1]), ms(span[2])
        elif time is not None and row[time].strip():
            first = ms_of(row[time].strip())
        yield Spoken(row[speaker].strip().rstrip(":").strip(), row[words], first, last)


def _length(column: tuple[str, ...]) -> int:
    return sum(map(len, column))


def _before(lines: list[str], number: int) -> Iterator[Spoken]:
    """What stands above the first turn is kept, and is no speaker's."""
    yield from (Spoken("", line) for line in lines[:number])


def _joined(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line.strip())


def _ascend(times: list[int]) -> bool:
    return all(earlier <= later for earlier, later in itertools.pairwise(times))


def ms(written: str) -> int:
    """A time on the clock of a recording, such as 1:02:03.4, in ms."""
    head, _, fraction = written.replace(",", ".").partition(".")
    parts = [int(each) for each in head.split(":")]
    seconds = 0
    for part in parts:
        seconds = 60 * seconds + part
    return seconds * 1000 + int(fraction.ljust(3, "0") if fraction else 0)

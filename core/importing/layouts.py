"""Layouts in which services and people write transcripts, told by the text itself.

| layout | how it looks |
|---|---|
| heading | `Kari Holm  0:03` or `[00:00:03] Kari Holm`, the words below: Otter, Rev, Teams, Word, Trint, Sonix |
| span | `0:0:3.1 --> 0:0:9.1`, the name, the words, each on a line: Teams |
| stamp | `I: words #00:00:09-3#`: f4, MAXQDA, easytranscript; the stamp says when the paragraph ends |
| table | a row for each turn with its time, its speaker and its words: NVivo, tables in Word |

A heading may tell when the turn ends, too (`0:03 - 0:09`, Amberscript). It may also take two or three lines: the name,
the time spelled out, the time (pages of Teams).
"""

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from core.importing.clock import CLOCK, are_hours, ms_of_clock
from core.importing.inline_layouts import BEGINNING_MS, NAME, inline, without_numbers
from core.importing.layouts_by_name import by_name
from core.importing.left_out import LeftOut
from core.importing.names_before_signs import before_signs
from core.importing.odd_clocks import with_clocks
from core.importing.spoken import Spoken, labels_of, transcript
from core.importing.transcript_table import table_turns
from core.text.speaker_labels import is_ordinary, is_ordinary_label, is_role
from core.text.speaker_turns import turns
from core.text.times import Time, stamped

_S = r"[ \t]{0,20}"
"""White space on a line; more of it is no layout, and would be looked through again and again."""
_AT = rf"[\[(]?(?P<time>{CLOCK})(?:{_S}(?:-->|-|–|to){_S}(?P<last>{CLOCK}))?[\])]?"
_HEAD_NAME = r"(?:[^\W\d_]|\+\d)[\w .,'’()&/@+-]{0,88}?"
"""Services head turns with titles, addresses and numbers of telephones, too."""
_BOLD = r"[*_]{0,3}"
_AFTER_NAME = re.compile(
    rf"^{_S}{_BOLD}(?P<open>\[)?(?P<name>{_HEAD_NAME})(?(open)\])(?:{_S}:)?{_BOLD}{_S}[,|-]?{_S}{_AT}{_S}:?{_S}$"
)
_BEFORE_NAME = re.compile(rf"^{_S}{_AT}{_S}[-–|]?{_S}{_BOLD}(?P<name>{_HEAD_NAME}){_S}:?{_BOLD}{_S}$")
_BEGUN = re.compile(rf"^{_S}{_AT}[ \t]")
_HEADED = 1.5
"""So many lines begin with a time at most for each that is a time and a name alone."""
_ENDS_SENTENCE = re.compile(r"[a-zæøåäöüé]{4}\.$")
"""A word at the end that is too long for an abbreviation (Dr., Ph.D.)."""
_SAYS = re.compile(r"[.,;:!?…]|[^\w\s][ \t]")
"""In what looks like a name: a sign that words have."""
_SPAN = re.compile(rf"^{_S}[\[(]?({CLOCK})[\])]?{_S}(?:-->|-|–|to){_S}[\[(]?({CLOCK})[\])]?{_S}$")
_STAMP = re.compile(r"#(\d{1,2}:\d{2}:\d{2})(?:-(\d))?#")
_ONLY_NAME = re.compile(rf"^{_S}{NAME}{_S}:?{_S}$")
_TRAILER = re.compile(
    r"^[ \t]*(?:(?:transcribed by |transcript (?:by|created by) |transkribert (?:av|med) |made with )\S.*"
    r"|[^\n:]{1,60} (?:stopped transcription|stoppet transkripsjon(?:en)?)"
    r"|(?:meeting ended after|transcription ended after|møtet ble avsluttet etter) \d.*"
    r"|this editable transcript was computer generated\b.*)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A day with its year heads a meeting, not a turn: “November 27, 2026, 9:00AM”."""
_ALONE = re.compile(rf"^{_S}{_AT}{_S}$")
_SPELLED = re.compile(
    rf"^{_S}\d{{1,3}} (?:hour|minute|second|time|minutt|sekund|Stunde|Minute|Sekunde)[a-z]{{0,3}}"
    rf"(?:,? \d{{1,2}} [A-Za-z]{{3,9}}){{0,2}}{_S}$"
)
_SPEAKERS_MAX, _NAME_WORDS_MAX = 40, 6
_STEPS_MIN = 3
"""Seconds of so many headings are all in steps of five in one recording of a hundred."""


class Layout(NamedTuple):
    """The plain transcript, its times, who speaks, and the name of the layout that was found."""

    name: str
    text: str
    times: tuple[Time, ...]
    labels: tuple[str, ...] = ()


def laid_out(text: str, left_out: LeftOut) -> Layout | None:
    """The transcript that a text holds in one of the layouts above; None where it is in none of them."""
    lines = without_numbers(text.split("\n"), left_out)
    bare, counted = "\n".join(lines), LeftOut()
    found = _laid_out(lines, counted)
    has_times = found.times if found else stamped(bare)
    if not has_times and (odd := _with_odd_clocks(lines, left_out)):  # beside clocks, “(0 min 10 s)” is a pause
        return odd
    if found:
        left_out.again(counted.messages())
        return found
    return None if bare == text else Layout("numbered", bare, stamped(bare))


def _laid_out(lines: list[str], left_out: LeftOut) -> Layout | None:
    for name, read in (
        ("span", _spans),
        ("heading", _headings),
        ("stamp", _stamps),
        ("table", partial(_table, left_out=left_out)),
    ):
        if found := read(lines):
            return _as_layout(name, found, left_out)
    on_lines = inline(lines) or by_name(lines, left_out) or before_signs(lines)
    return None if on_lines is None else _as_layout(*on_lines, left_out)


def _as_layout(name: str, found: list[Spoken], left_out: LeftOut) -> Layout:
    spoken = _without_trailer(found, left_out)
    words, times = transcript(spoken)
    return Layout(name, words, times, labels_of(spoken))


def _with_odd_clocks(lines: list[str], left_out: LeftOut) -> Layout | None:
    """The same for a text whose times are no clocks (odd_clocks.py), where it has times and turns with them."""
    clocks = with_clocks(lines)
    if clocks is None:
        return None
    counted = LeftOut()
    text = "\n".join(clocks.lines)
    found = _laid_out(clocks.lines, counted) or Layout("clock", text, stamped(text))
    speakers = [turn.speaker for turn in turns(found.text, found.labels)]
    has_role = any(is_role(each) and each[-1:].isdecimal() for each in speakers)
    has_turns = len(set(speakers)) > 1 and (has_role or len(set(speakers)) < len(speakers))
    if not found.times or (clocks.must_speak and not has_turns):
        return None
    left_out.again(counted.messages())
    return found


def _without_trailer(found: list[Spoken], left_out: LeftOut) -> list[Spoken]:
    """What a service writes below a transcript about itself is nobody's words."""
    *before, last = found
    lines = last.words.rstrip().split("\n")
    while lines and (not lines[-1].strip() or _TRAILER.match(lines[-1])):
        left_out.words("remark", lines.pop())
    return [*before, last._replace(words="\n".join(lines))]


def _headings(lines: list[str]) -> list[Spoken]:
    lines = _on_one_line(lines)
    for pattern in (_AFTER_NAME, _BEFORE_NAME):
        found = _without_day([(number, match) for number, line in enumerate(lines) if (match := pattern.match(line))])
        if found and not _heads_words(lines, *found[-1], [match["name"] for _, match in found[:-1]]):
            found.pop()
        speakers = {match["name"].strip() for _, match in found}
        if len(found) < 2 or len(speakers) > _SPEAKERS_MAX or not all(map(_may_head, speakers)):
            continue
        begun = sum(bool(_BEGUN.match(line)) for line in lines)
        if pattern is _BEFORE_NAME and begun > _HEADED * len(found):  # the words stand behind the times
            continue
        times = [ms_of_clock(match["time"]) for _, match in found]
        numbers = [number for number, _ in found]
        if not _ascend(times) or not all(_have_words(lines, numbers[:-1])) or _are_hours(found, times[0]):
            continue
        ends = [*(number for number, _ in found[1:]), len(lines)]
        return [
            *_before(lines, found[0][0]),
            *(
                Spoken(
                    " ".join(match["name"].split()),
                    _joined(lines[number + 1 : end]),
                    first,
                    ms_of_clock(match["last"]) if match["last"] else None,
                )
                for (number, match), first, end in zip(found, times, ends, strict=True)
            ),
        ]
    return []


def _without_day(found: list[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The headings without the day of the meeting above them; “Jente 2007” heads a turn, where she speaks again."""
    counts = Counter(match["name"] for _, match in found)
    return list(itertools.dropwhile(lambda each: counts[each[1]["name"]] == 1 and _YEAR.search(each[1]["name"]), found))


def _are_hours(found: list[tuple[int, re.Match[str]]], first: int) -> bool:
    """Whether headings are those of field notes, with the hours of a day (“Frokost 08:30”): what comes again is then no
    name, or all are in steps of five minutes (“Avdeling B 07:30”), and the first time is not within a recording's first
    minute."""
    counts = Counter(match["name"].strip() for _, match in found)
    has_role = any(map(is_role, counts))
    has_once = max(counts.values()) == 1 and not has_role
    clocks = [match["time"] for _, match in found]
    in_steps = len(found) >= _STEPS_MIN and are_hours(clocks)
    return first > BEGINNING_MS and (has_once or any(map(is_ordinary_label, counts)) or (in_steps and not has_role))


def _heads_words(lines: list[str], number: int, last: re.Match[str], others: list[str]) -> bool:
    """Whether the last heading is one: words stand below it, or its name, which nothing else goes with, heads others
    too. Else it is words itself (`0:03 Nei vi dro`, `Kari - Ja. 5:13`), and stays."""
    is_name = last["name"] in others and not is_ordinary(last["name"]) and not _SAYS.search(last["name"])
    return is_name or bool(_joined(lines[number + 1 :]))


def _may_head(name: str) -> bool:
    """Whether a heading's name is one rather than a sentence: of few words, but for what stands in brackets."""
    is_long = len(re.sub(r"\([^)]*\)", "", name).split()) > _NAME_WORDS_MAX
    if _ENDS_SENTENCE.search(name):
        return False
    return not is_long and ("@" in name or "." not in name[1:-1].replace(". ", ""))


def _on_one_line(lines: list[str]) -> list[str]:
    """The lines with each name that stands on a line above its time beside it; the same lines where not all do."""
    filled = [line.strip() for line in lines if line.strip()]
    spelled = {number for number, line in enumerate(filled) if _SPELLED.match(line)}
    places = [number for number, line in enumerate(filled) if _ALONE.match(line)]
    names = [number - 1 - (number - 1 in spelled) for number in places]
    counts = Counter(filled[number] for number in names if number >= 0)
    is_layout = len(places) > 1 and sum(counts.values()) == len(places) and all(
        _ONLY_NAME.match(name) and (is_role(name) or (count > 1 and name[:1].isupper())) and not is_ordinary_label(name)
        for name, count in counts.items()
    )  # fmt: skip
    if not is_layout or names[0] < 0:
        return lines
    passed = {number for name, time in zip(names, places, strict=True) for number in range(name, time)}
    heads = dict(zip(places, names, strict=True))
    return [
        f"{filled[heads[number]].rstrip(':')}  {line}" if number in heads else line
        for number, line in enumerate(filled)
        if number not in passed
    ]


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
                ms_of_clock(match[1]),
                ms_of_clock(match[2]),
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
    return ms_of_clock(match[1]) + 100 * int(match[2] or 0)


def _table(lines: list[str], left_out: LeftOut) -> list[Spoken]:
    rows = [line.split("\t") for line in lines if line.strip()]
    return [] if len(rows) < 3 or any(len(row) != len(rows[0]) for row in rows) else table_turns(rows, left_out)


def _before(lines: list[str], number: int) -> Iterator[Spoken]:
    """What stands above the first turn is kept, and is no speaker's."""
    yield from (Spoken("", line) for line in lines[:number])


def _joined(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line.strip())


def _ascend(times: list[int]) -> bool:
    return all(earlier <= later for earlier, later in itertools.pairwise(times))

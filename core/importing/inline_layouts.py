"""Layouts of transcripts in which a time, a speaker and words stand on one line, and lines that somebody numbered.

| layout | how it looks |
|---|---|
| range | `[00:03.000 --> 00:09.000] [SPEAKER_00] words`, with or without a speaker: Whisper, WhisperX, noScribe |
| named | `Kari Holm [00:03]: words`, `Kari Holm: (0:03) words`: Rev, Trint, Descript |
| chat | `10:00:03 From Kari Holm to Everyone: words`: what was written during a meeting |
| mark | `¤<3000>Kari: words`: Transana |
| ending | `I: words [00:00:09.3]`, the time at which the paragraph ends: f4, easytranscript |
| alone | a time on a line of its own, words below: captions copied from a page |
| columns | speaker and words, a tab between them |
| digit | `1: words`: speakers who are numbers |
| numbered | `01 INT: words`: numbers of lines, as conversation analysts write them |
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable

from core.importing.clock import CLOCK, are_hours, ms_of_clock
from core.importing.left_out import LeftOut
from core.importing.spoken import Spoken, in_turns
from core.text.speaker_labels import is_ordinary_label, is_role
from core.text.speaker_turns import turns

_S = r"[ \t]{0,20}"
"""White space on a line; more of it is no layout, and would be looked through again and again."""
NAME = r"[^\W\d_][\w .,'’()&/-]{0,58}?"
DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})"
_TO = rf"{_S}(?:-->|-|–|to|til){_S}"
_RANGE = re.compile(
    rf"^{_S}(?P<open>[\[(])?(?P<first>{CLOCK})(?(open)[\])]?){_TO}(?(open)[\[(]?)(?P<last>{CLOCK})(?(open)[\])])"
    rf"{_S}[-–|]?[ \t]+(?P<rest>\S.*)$"
)
_SPEAKER = re.compile(rf"^(?:\[(?P<marked>{NAME})\]{_S}:?|(?P<named>{NAME}){_S}:)[ \t]+(?P<words>\S.*)$")
_NAMED = re.compile(
    rf"^{_S}(?P<name>{NAME}){_S}(?P<colon>:?){_S}[\[(](?P<first>{CLOCK})(?:{_TO}(?P<last>{CLOCK}))?[\])]"
    rf"{_S}(?P<after>:?)[ \t]+(?P<words>\S.*)$"
)
_CHAT = re.compile(
    rf"^{_S}(?:{DATE}[ \t]+)?(?P<first>{CLOCK})[ \t]+(?:From|Fra|Von|De)[ \t]+(?P<name>{NAME})"
    r"[ \t]+(?:to|To|til|an|à)[ \t]+[^:\n]{1,60}:"
    rf"{_S}(?P<words>.*)$"
)
_MARK = re.compile(r"¤<(\d{1,9})>")
_ENDING = re.compile(rf"^(?P<words>.*\S){_S}[\[(](?P<last>{CLOCK}(?:-\d)?)[\])]{_S}$")
_ALONE = re.compile(rf"^{_S}[\[(]?(?P<first>{CLOCK})[\])]?{_S}$")
_NUMBER = re.compile(rf"^{_S}(\d{{1,5}})[.:)]?(?:[ \t]+|$)")
_DIGIT = re.compile(rf"^{_S}(\d{{1,2}})[ \t]?:[ \t]+(\S.*)$")
_SPEAKERS_MAX = 40
_COLUMN_MAX = 60
"""Code points of a name in a column."""
_MOST = 0.6
"""So great a part of the lines at least is in the layout, where little else tells it from prose."""
BEGINNING_MS = 60_000
"""Times on lines of their own count from a recording's beginning only where the first is within a minute of it;
others are the hours of a field note, and stay."""


def inline(lines: list[str]) -> tuple[str, list[Spoken]] | None:
    """The first of the layouts above that a text is in, and what is said; None where it is in none."""
    found = ((name, read(lines)) for name, read in _READERS.items())
    return next((each for each in found if each[1]), None)


def without_numbers(lines: list[str], left_out: LeftOut) -> list[str]:
    """The lines without the numbers that count them, each its own line or its own turn; the same lines where there
    are none, or where no turns stand behind them."""
    found = [_NUMBER.match(line) for line in lines]
    numbers = [int(each[1]) for each in found if each]
    is_counting = len(numbers) > 2 and all(after == before + 1 for before, after in itertools.pairwise(numbers))
    if not is_counting or sum(bool(line.strip()) for line in lines) > len(numbers) / _MOST:
        return lines
    bare = [line[each.end() :] if each else line for line, each in zip(lines, found, strict=True)]
    if len(turns("\n".join(bare))) < 2:
        return lines
    left_out.count("remark", len(numbers))
    return bare


def _ranges(lines: list[str]) -> list[Spoken]:
    found = [(line, _RANGE.match(line)) for line in lines]
    matches = [each for _, each in found if each]
    if len(matches) < 2 or not _ascend([each["first"] for each in matches]):
        return []
    speakers = [_SPEAKER.match(each["rest"]) for each in matches]
    counts = Counter((each["named"] or "") for each in speakers if each)
    names = {
        name
        for name, count in counts.items()
        if name and (is_role(name) or (count > 1 and not is_ordinary_label(name)))
    }
    is_spoken = names or any(each and each["marked"] for each in speakers)
    if not is_spoken and are_hours(clock for each in matches for clock in (each["first"], each["last"])):
        return []

    def said(match: re.Match[str]) -> Spoken:
        said_by = _SPEAKER.match(match["rest"])
        name = "" if said_by is None else said_by["marked"] or (said_by["named"] if said_by["named"] in names else "")
        words = said_by["words"] if said_by is not None and name else match["rest"]
        return Spoken(name, words, ms_of_clock(match["first"]), ms_of_clock(match["last"]))

    return in_turns(found, said)


def _named(lines: list[str]) -> list[Spoken]:
    found = [(line, _NAMED.match(line)) for line in lines]
    matches = [each for _, each in found if each]
    names = Counter(each["name"].strip() for each in matches)
    filled = sum(bool(line.strip()) for line in lines)
    is_told = all(each["colon"] or each["after"] for each in matches) or len(matches) > _MOST * filled
    if (
        len(matches) < 2
        or not is_told
        or len(names) > _SPEAKERS_MAX
        or not _ascend([each["first"] for each in matches])
    ):
        return []
    if not all(is_role(name) or (count > 1 and not is_ordinary_label(name)) for name, count in names.items()):
        return []

    def said(match: re.Match[str]) -> Spoken:
        last = ms_of_clock(match["last"]) if match["last"] else None
        return Spoken(match["name"].strip(), match["words"], ms_of_clock(match["first"]), last)

    return in_turns(found, said)


def _chat(lines: list[str]) -> list[Spoken]:
    found = [(line, _CHAT.match(line)) for line in lines]
    if sum(match is not None for _, match in found) < 2:
        return []
    return in_turns(found, lambda match: Spoken(match["name"].strip(), match["words"], ms_of_clock(match["first"])))


def _marks(lines: list[str]) -> list[Spoken]:
    before, *parts = _MARK.split("\n".join(lines))
    times = [int(each) for each in parts[::2]]
    if len(times) < 2 or times != sorted(times):
        return []
    heads = [Spoken("", line) for line in before.split("\n") if line.strip()]
    return [*heads, *(Spoken("", words.strip(), first) for first, words in zip(times, parts[1::2], strict=True))]


def _endings(lines: list[str]) -> list[Spoken]:
    found = [(line, _ENDING.match(line)) for line in lines if line.strip()]
    matches = [each for _, each in found if each]
    if len(matches) < max(2, _MOST * len(found)) or not _ascend([each["last"] for each in matches]):
        return []
    spoken: list[Spoken] = []
    at = 0
    for line, match in found:
        last = ms_of_clock(match["last"]) if match else None
        spoken.append(Spoken("", match["words"] if match else line.rstrip(), at, last))
        at = last if last is not None else at
    return spoken


def _alone(lines: list[str]) -> list[Spoken]:
    found = [(line, _ALONE.match(line)) for line in lines if line.strip()]
    places = [number for number, (_, match) in enumerate(found) if match]
    times = [ms_of_clock(match["first"]) for _, match in found if match]
    if len(places) < 2 or times != sorted(times) or times[0] > BEGINNING_MS:
        return []
    ends = [*places[1:], len(found)]
    if any(end == place + 1 for place, end in zip(places[:-1], ends, strict=False)):
        return []
    heads = [Spoken("", line) for line, _ in found[: places[0]]]
    parts = zip(places, ends, times, strict=True)
    return [
        *heads,
        *(Spoken("", "\n".join(line for line, _ in found[place + 1 : end]), first) for place, end, first in parts),
    ]


def _columns(lines: list[str]) -> list[Spoken]:
    rows = [line.split("\t", 1) for line in lines if line.strip()]
    if len(rows) < 3 or any(len(row) != 2 or not row[1].strip() for row in rows):
        return []
    names = Counter(row[0].strip().rstrip(":") for row in rows)
    is_name = all(name and len(name) <= _COLUMN_MAX and re.fullmatch(NAME, name) for name in names)
    if not is_name or not 1 < len(names) < len(rows) or not all(is_role(name) or names[name] > 1 for name in names):
        return []
    return [Spoken(row[0].strip().rstrip(":"), row[1].strip()) for row in rows]


def _digits(lines: list[str]) -> list[Spoken]:
    found = [(line, _DIGIT.match(line)) for line in lines if line.strip()]
    counts = Counter(match[1] for _, match in found if match)
    if not found or found[0][1] is None or not 1 < len(counts) <= _SPEAKERS_MAX or min(counts.values()) < 2:
        return []
    return in_turns(found, lambda match: Spoken(match[1], match[2]))


def _ascend(clocks: list[str]) -> bool:
    times = [ms_of_clock(each) for each in clocks]
    return times == sorted(times)


_READERS: dict[str, Callable[[list[str]], list[Spoken]]] = {
    "range": _ranges,
    "named": _named,
    "chat": _chat,
    "mark": _marks,
    "alone": _alone,
    "ending": _endings,
    "columns": _columns,
    "digit": _digits,
}

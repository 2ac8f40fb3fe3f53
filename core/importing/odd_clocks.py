"""Times in transcripts that are written otherwise than as clocks: `[1h 02m 03s]`, `00.03 Kari:`, and bare ones at the
ends of paragraphs.

They are written anew, so that the layouts find them. A full stop between figures is also one of prices, days and
chapters, and an hour at the end of a line is one of a timetable: what is asked of each text stands with its reader.
"""

import itertools
import re
from typing import NamedTuple

from core.importing.clock import ms_of_clock
from core.importing.inline_layouts import BEGINNING_MS

_S = r"[ \t]{0,20}"
_UNITS = re.compile(
    r"(?P<open>[\[(][ ]?)?(?<!\d)(?:(?P<hours>\d{1,2})[ ]?(?:h|t|hours?|timer?|std)\.?,?[ ]?)?(?P<minutes>\d{1,3})[ ]?"
    r"(?:m|min|minutes?|minutter|minutt)\.?,?[ ]?(?P<seconds>\d{1,2})[ ]?"
    r"(?:s|sec|sek|seconds?|sekunder|sekund|sekunden)\.?(?(open)[ ]?[\])])(?![^\W_])",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    rf"^(?P<before>{_S}[\[(]?)(?P<clock>\d{{1,2}}\.\d\d(?:\.\d\d)?)(?P<after>[\])]?[ \t]+\S|[\])]?{_S}$)"
    rf"|^(?P<name>{_S}[^\W\d_][\w .'’()-]{{0,58}}?{_S}[\[(]?)(?P<last>\d{{1,2}}\.\d\d(?:\.\d\d)?)"
    rf"(?P<behind>[\])]?{_S}:?{_S}$|[\])]{_S}:[ \t])"
)
_BARE = re.compile(
    rf"^(?P<words>.*[.?!…][\"”»’)\]]{{0,2}}){_S}[-–]?[ \t]{{1,20}}"
    rf"(?P<clock>(?:\d{{1,2}}:)?\d{{1,2}}:\d\d(?:[.,]\d{{1,3}})?){_S}$"
)
_ABBREVIATED = re.compile(r"(?<![^\W_])(?:kl|ca|cirka|omtr|approx|abt)\.$", re.IGNORECASE)
"""What ends with a full stop and no sentence: the hour behind it is somebody's words."""
_STAMPED_MIN = 3
_FIRST_END_MS_MAX = 120_000
"""Where nobody is named, the first paragraph of a recording ends by then."""
_MOST = 0.6
"""So great a part of the lines at least ends with a time where they have no brackets."""


class Clocks(NamedTuple):
    """A text's lines with clocks for its odd times; and whether they are such only where people speak in turns."""

    lines: list[str]
    must_speak: bool


def with_clocks(lines: list[str]) -> Clocks | None:
    """None where there are no odd times, or with any doubt."""
    for write in (_units_as_clocks, _dots_as_clocks, _ends_in_brackets):
        if (found := write(lines)) is not None:
            return found
    return None


def _units_as_clocks(lines: list[str]) -> Clocks | None:
    """Hours, minutes and seconds that grow from place to place, in brackets or at the beginnings or ends of lines."""
    found = [(number, match) for number, line in enumerate(lines) for match in _units_of(line)]
    times = [ms_of_clock(_clock(match).strip("[()]")) for _, match in found]
    if len(found) < 2 or not _grows(times):
        return None
    written = list(lines)
    for number, of_line in itertools.groupby(found, key=lambda each: each[0]):
        parts, at = [], 0
        for _, match in of_line:
            parts += [lines[number][at : match.start()], _clock(match)]
            at = match.end()
        written[number] = "".join([*parts, lines[number][at:]])
    is_sure = all(match["open"] and not lines[number][: match.start()].strip() for number, match in found)
    return Clocks(written, must_speak=not is_sure)


def _units_of(line: str) -> list[re.Match[str]]:
    """The times of a line that stand in brackets, at its beginning, or at its end."""
    begin, end = len(line) - len(line.lstrip()), len(line.rstrip(" \t:"))
    return [each for each in _UNITS.finditer(line) if each["open"] or each.start() <= begin or each.end() >= end]


def _clock(match: re.Match[str]) -> str:
    """The time of a match as a clock, in its brackets."""
    hours, minutes = divmod(int(match["minutes"]), 60)
    clock = f"{int(match['hours'] or 0) + hours:02}:{minutes:02}:{int(match['seconds']):02}"
    return clock if not match["open"] else f"[{clock}]" if match["open"][0] == "[" else f"({clock})"


def _dots_as_clocks(lines: list[str]) -> Clocks | None:
    """Times with full stops before names, or in the headings of turns: at least three that grow from a recording's
    first minute on, in a text in which names speak in turns."""
    found = [(number, match) for number, line in enumerate(lines) if (match := _DOTTED.match(line))]
    clocks = [(match["clock"] or match["last"]).replace(".", ":") for _, match in found]
    times = list(map(ms_of_clock, clocks))
    if len(found) < _STAMPED_MIN or not _grows(times) or times[0] > BEGINNING_MS:
        return None
    if any(int(part) > 59 for clock in clocks for part in clock.split(":")[1:]):
        return None
    written = list(lines)
    for (number, match), clock in zip(found, clocks, strict=True):
        before, after = match["before"] or match["name"] or "", match["after"] or match["behind"] or ""
        written[number] = f"{before}{clock}{after}{lines[number][match.end() :]}"
    return Clocks(written, must_speak=True)


def _ends_in_brackets(lines: list[str]) -> Clocks | None:
    """Paragraphs of turns that end with a sentence and a time without brackets."""
    found = [(number, match) for number, line in enumerate(lines) if (match := _BARE.match(line))]
    found = [(number, match) for number, match in found if not _ABBREVIATED.search(match["words"])]
    times = [ms_of_clock(match["clock"]) for _, match in found]
    filled = sum(bool(line.strip()) for line in lines)
    if len(found) < max(2, _MOST * filled) or not _grows(times):
        return None
    written = list(lines)
    for number, match in found:
        written[number] = f"{match['words']} [{match['clock']}]"
    has_hours = all(match["clock"].count(":") == 2 for _, match in found) and times[0] <= _FIRST_END_MS_MAX
    return Clocks(written, must_speak=not has_hours)


def _grows(times: list[int]) -> bool:
    return all(before <= after for before, after in itertools.pairwise(times)) and times[0] < times[-1]

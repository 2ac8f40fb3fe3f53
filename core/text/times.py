"""When a transcript is spoken: from places in the text to times in the recording, and back. Code points and ms."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.limits import PLACES_MAX

_STAMP = re.compile(r"^[ \t]*[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[\])]?(?=[ \t]|$)", re.MULTILINE)
_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,5})(?:[.,](\d{1,3}))?")


class Time(NamedTuple):
    """From this code point on the text is spoken between `first` and `last` (ms)."""

    place: int
    first: int
    last: int


def stamped(text: str) -> tuple[Time, ...]:
    """The times that stand at the beginnings of lines, such as [00:01:23]; each lasts to the next. None where they are
    fewer than two, or do not ascend."""
    found = [(match.start(), _ms(*match.groups())) for match in _STAMP.finditer(text)]
    if len(found) < 2 or any(later < earlier for (_, earlier), (_, later) in itertools.pairwise(found)):
        return ()
    ends = [*(ms for _, ms in found[1:]), found[-1][1] + 60_000]
    return tuple(Time(place, first, last) for (place, first), last in zip(found, ends, strict=True))


def between_points(points: Iterable[tuple[int, int]], chars: int) -> tuple[Time, ...]:
    """What points in time, as (code point, ms), tell of a text of so many code points: from each on it is spoken up to
    the next. Of several on one code point the last begins what follows, the first ends what went before. None where
    they do not ascend."""
    begun = sorted(points)
    if any(other < one for (_, one), (_, other) in itertools.pairwise(begun)):
        return ()
    by_place = [(place, [ms for _, ms in each]) for place, each in itertools.groupby(begun, key=lambda each: each[0])]
    ends = [*(each[0] for _, each in by_place[1:]), *(each[-1] for _, each in by_place[-1:])]
    found = zip(by_place, ends, strict=True)
    return tuple(Time(place, each[-1], end) for (place, each), end in found if place < chars)[:PLACES_MAX]


def ms_of(written: str) -> int | None:
    """A time as people write it: 75, 1:15, 0:01:15.5; None where it is none."""
    match = _TIME.fullmatch(written.strip())
    return None if match is None else _ms(*match.groups())


def _ms(hours: str | None, minutes: str | None, seconds: str, fraction: str | None) -> int:
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def written(ms: int) -> str:
    """A time as people read it: 1:15, or 1:00:15."""
    seconds = ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def stamp(ms: int) -> str:
    """A time as it stands in a draft, to a tenth of a second: [01:02:03.4]. What is left over is cut off."""
    seconds, tenth = ms // 1000, ms // 100 % 10
    return f"[{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{tenth}]"


def spoken_at(times: Sequence[Time], place: int) -> int | None:
    """When a code point is spoken (ms); within a line in proportion. None before the first time."""
    number = bisect_right(times, place, key=lambda time: time.place) - 1
    if number < 0:
        return None
    here = times[number]
    after = times[number + 1].place if number + 1 < len(times) else None
    if after is None:
        return here.first
    return here.first + (here.last - here.first) * (place - here.place) // (after - here.place)


def passage_at(times: Sequence[Time], first: int, last: int, chars: int) -> tuple[int, int] | None:
    """The lines that are spoken between two times (ms): the code points from the first of them to the end of the last.
    None where nobody speaks then."""
    ends = [*(time.place for time in times[1:]), chars]
    there = [
        (time.place, end) for time, end in zip(times, ends, strict=True) if time.first < last and first < time.last
    ]
    return (there[0][0], there[-1][1]) if there else None

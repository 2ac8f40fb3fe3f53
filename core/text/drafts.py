"""A transcript while it is being written: plain text with time stamps in it, [00:01:23.4], wherever one was set."""

import itertools
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from core.text.normal import normalise
from core.text.times import Time, stamp

LAST_MS = 60_000
"""So long is spoken after the last stamp where nothing says how long the recording is."""
_CLOCK = r"(\d{1,3}):([0-5]?\d):([0-5]?\d)"
_STAMP = re.compile(rf"(?:\[{_CLOCK}(?:[.,](\d{{1,3}}))?\]|#{_CLOCK}-(\d)#)[ \t]?")
"""A stamp of our own, or as f4 writes it, with the space behind it."""

_NAMED = re.compile(
    rf"^[ \t]*(?:\[{_CLOCK}(?:[.,]\d{{1,3}})?\]|#{_CLOCK}-\d#)[ \t]*(?P<name>[^\W\d_][^\n:\[\]]{{0,40}}):(?=\s)",
    re.MULTILINE,
)


class Finished(NamedTuple):
    """What a draft becomes: the text without stamps, when it is spoken, how many stamps are earlier than the one before
    them, and the names that stand behind a stamp at the beginning of a line: whoever speaks once speaks too."""

    text: str
    times: tuple[Time, ...]
    backward: int
    labels: tuple[str, ...] = ()


def finished(draft: str, length_ms: int | None = None) -> Finished:
    """Takes the stamps out of a draft; what follows each is spoken from it to the next. `length_ms`: how long the
    recording is."""
    text, at, found = "", 0, list[tuple[int, int]]()
    draft = normalise(draft)
    for match in _STAMP.finditer(draft):
        text += draft[at : match.start()]
        at = match.end()
        found.append((len(text), _ms(match)))
    text += draft[at:]
    whole = text.rstrip() + "\n" if text.strip() else ""
    # Of two stamps at one place the later one counts; what stands behind the last word is spoken by nobody.
    placed = {place: ms for place, ms in found if place < len(whole.rstrip())}
    times = sorted(placed.items())
    last = times[-1][1] if times else 0
    ends = [*(ms for _, ms in times[1:]), max(length_ms, last) if length_ms else last + LAST_MS][: len(times)]
    spoken = tuple(Time(place, ms, max(ms, end)) for (place, ms), end in zip(times, ends, strict=True))
    backward = sum(later[1] < earlier[1] for earlier, later in itertools.pairwise(times))
    labels = tuple(dict.fromkeys(" ".join(each["name"].split()) for each in _NAMED.finditer(draft)))
    return Finished(whole, spoken, backward, labels)


def _ms(match: re.Match[str]) -> int:
    hours, minutes, seconds, fraction = match.groups()[:4] if match[1] is not None else match.groups()[4:]
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))


def drafted(text: str, times: Sequence[Time]) -> str:
    """A transcript with times as a draft: a stamp before each place that is spoken at a known time. One that has its
    stamps in its words is a draft already."""
    if _STAMP.search(text):
        return text
    parts, at = list[str](), 0
    for time in times:
        parts += [text[at : time.place], stamp(time.first), " "]
        at = time.place
    return "".join([*parts, text[at:]])


def both(one: str, other: str) -> str:
    """Two versions of a draft in one: the lines that both have once, what differs one after the other. No line of
    either is missing."""
    mine, theirs = one.splitlines(), other.splitlines()
    lines: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        lines += mine[a:b] if kind == "equal" else [*mine[a:b], *theirs[c:d]]
    return "".join(f"{line}\n" for line in lines)

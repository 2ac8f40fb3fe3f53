"""What services and programs for transcription tell of a conversation, and the plain transcript that it becomes."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.text.normal import normalise
from core.text.times import Time

MS_MAX = 10**10
"""Four months: no recording is longer."""


def ms_written(text: str) -> int | None:
    """A whole number of milliseconds; None where it is none, or more than any recording has."""
    number = text.strip()
    return int(number) if number.isascii() and number.isdecimal() and len(number) < len(str(MS_MAX)) else None


class Spoken(NamedTuple):
    """What one speaker says without interruption; first and last ms, where the file tells them."""

    speaker: str
    words: str
    first: int | None = None
    last: int | None = None


def labels_of(found: Iterable[Spoken]) -> tuple[str, ...]:
    """The speakers that a file names, each once: however little one says, it is that one's turn."""
    return tuple(dict.fromkeys(normalise(each.speaker) for each in found if each.speaker and each.words.strip()))


def in_turns(
    lines: Iterable[tuple[str, re.Match[str] | None]], said: Callable[[re.Match[str]], Spoken]
) -> list[Spoken]:
    """What lines of a layout say: each that matches it, by `said`; any other goes on with the turn before it."""
    spoken: list[Spoken] = []
    for line, match in lines:
        if match is None:
            go_on(spoken, line)
        else:
            spoken.append(said(match))
    return spoken


def go_on(spoken: list[Spoken], line: str) -> None:
    """Adds a line that is not in a layout to the turn before it; before the first turn it heads the text."""
    if not line.strip():
        return
    if spoken and (spoken[-1].speaker or spoken[-1].first is not None):
        spoken[-1] = spoken[-1]._replace(words=f"{spoken[-1].words}\n{line.rstrip()}")
    else:
        spoken.append(Spoken("", line))


def transcript(found: Iterable[Spoken], is_joined: bool = False) -> tuple[str, tuple[Time, ...]]:
    """A line for each that begins with the speaker's name, and when each is spoken. A missing end is the next
    beginning. `is_joined`: what one speaker says in several pieces, one after the other, is one line, with the time of
    each piece at its own place."""
    parts: list[str] = []
    begun: list[tuple[int, int, int | None]] = []
    at, speaker = 0, ""
    for each in found:
        words = each.words.strip()
        if not words:
            continue
        if is_joined and each.speaker and each.speaker == speaker:
            parts[-1] = parts[-1].removesuffix("\n") + " "
            line = normalise(words)
        else:
            line = normalise(f"{each.speaker}: {words}" if each.speaker else words)
        speaker = each.speaker
        if each.first is not None:
            begun.append((at, each.first, each.last))
        parts.append(f"{line}\n")
        at += len(line) + 1
    nexts = [*(first for _, first, _ in begun[1:]), None][: len(begun)]
    times = [
        Time(place, first, max(first, last if last is not None else after if after is not None else first + 60_000))
        for (place, first, last), after in zip(begun, nexts, strict=True)
    ]
    return "".join(parts), tuple(times)

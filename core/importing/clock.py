"""Times as programs and services for transcription write them: of a recording's clock, or of the day."""

import re
from collections.abc import Iterable

CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,:;]\d{1,3})?(?:[ \t]?[AaPp]\.?[Mm]\.?(?![^\W_]))?"
"""A time on the clock of a recording, such as 0:03 or 01:02:03.4; or of the day, with am or pm."""
CLOCK_ONLY = re.compile(CLOCK)
FRAMES = 25
"""Frames a second, where a time ends in some (00:00:03:12); that they are 24 or 30 moves a time by 0.1 s at most."""
_PARTS = re.compile(r"(?P<whole>[\d:]+)(?:(?P<sign>[.,;-])(?P<rest>\d{1,3}))?[ \t]?(?P<half>[ap])?", re.IGNORECASE)
_HOUR = re.compile(r"\d\d:\d[05]")
_MORNING, _MIDNIGHT = "06:00", "24:00"


def are_hours(clocks: Iterable[str]) -> bool:
    """Whether times are written like hours of a day, as field notes have them: from the morning on, in steps of five
    minutes."""
    return all(_HOUR.fullmatch(each) and _MORNING <= each <= _MIDNIGHT for each in clocks)


def ms_of_clock(written: str) -> int:
    """A time that CLOCK matches, in ms. After a hyphen stands a tenth, as in f4; a fourth number is of frames."""
    found = _PARTS.match(written)
    assert found is not None, written
    parts = [int(each) for each in found["whole"].split(":")]
    frames, rest = 0, found["rest"] or ""
    if len(parts) > 3:
        *parts, frames = parts
    elif found["sign"] == ";":
        frames, rest = int(rest), ""
    seconds = 0
    for part in parts:
        seconds = 60 * seconds + part
    if found["half"]:
        hours = 3600 if len(parts) > 2 else 60
        noon = 12 * hours
        seconds = seconds % noon + (noon if found["half"].lower() == "p" else 0)
        seconds *= 3600 // hours
    return seconds * 1000 + int(rest.ljust(3, "0") if rest else 0) + frames * 1000 // FRAMES

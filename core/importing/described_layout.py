"""A layout of transcripts that somebody describes themselves: how the line looks with which a turn begins.

`{time} <{speaker}> {words}` fits `00:03 <Kari> Det var fint`. What stands between the places is to be there as written,
with any spaces. Lines that do not fit go on with the turn before. `{any}` is passed over.
"""

import re
from collections.abc import Iterator

from core.errors import BadFile, Refused
from core.importing.clock import CLOCK, ms_of_clock
from core.importing.layouts import Layout
from core.importing.spoken import Spoken, labels_of, transcript

_PLACES = {
    "speaker": r"(?P<speaker>[^\W_][^\n]{0,59}?)",
    "time": rf"(?P<time>{CLOCK})",
    "words": r"(?P<words>[^\n]*)",
    "any": r"[^\n]{0,80}?",
}
_NAMES = {"navn": "speaker", "taler": "speaker", "tid": "time", "ord": "words", "noe": "any"}
"""The places' names in Norwegian; {navn} and {taler} are the same."""
_PLACE = re.compile(r"\{\s*(\w+)\s*\}")
PATTERN_MAX = 200
"""Code points of a description."""


def compiled(pattern: str) -> re.Pattern[str]:
    """What a line has to look like. Raises Refused where the description makes no sense."""
    if len(pattern) > PATTERN_MAX:
        raise Refused("layout-too-long", most=PATTERN_MAX)
    parts: list[str] = []
    named: list[str] = []
    at = 0
    for found in _PLACE.finditer(pattern):
        name = _NAMES.get(found[1].casefold(), found[1].casefold())
        if name not in _PLACES:
            raise Refused("layout-place-unknown", place=found[0])
        if name in named:
            raise Refused("layout-place-twice", place=found[0])
        between = pattern[at : found.start()]
        if named and not between:
            raise Refused("layout-side-by-side", place=found[0])
        parts += [_literal(between), _PLACES[name]]
        named.append(name)
        at = found.end()
    for opening, closing in ("<>", "[]", "()"):
        if pattern.count(opening) > pattern.count(closing):
            raise Refused("layout-bracket-open", sign=opening, closing=closing)
    if "speaker" not in named:
        raise Refused("layout-without-speaker")
    return re.compile(rf"[ \t]*{''.join(parts)}{_literal(pattern[at:].rstrip())}[ \t]*")


def _literal(text: str) -> str:
    """Just this text, with any spaces where it has some."""
    return (
        r"[ \t]+".join(re.escape(each) for each in re.split(r"\s+", text)) if text.strip() else r"[ \t]+" * bool(text)
    )


def laid_out_as(pattern: str, text: str) -> Layout:
    """The transcript that a text holds in a described layout. Raises Refused, and BadFile where no line fits."""
    line_fits = compiled(pattern)
    turns = list(_turns(line_fits, text.split("\n")))
    if not any(each.speaker for each in turns):
        raise BadFile("layout-fits-nothing", pattern=pattern)
    words, times = transcript(turns)
    return Layout(pattern, words, times, labels_of(turns))


def _turns(line_fits: re.Pattern[str], lines: list[str]) -> Iterator[Spoken]:
    now = Spoken("", "")
    for line in lines:
        found = line_fits.fullmatch(line)
        if found is None:
            now = now._replace(words=f"{now.words}\n{line}" if line.strip() else now.words)
            continue
        yield now
        places = found.groupdict()
        first = ms_of_clock(places["time"]) if places.get("time") else None
        now = Spoken(" ".join(places["speaker"].split()).rstrip(":"), places.get("words") or "", first)
    yield now

"""Captions in TTML (.ttml, and .dfxp as it was called; https://www.w3.org/TR/ttml2): broadcasters, Teams, editors of
subtitles.

What comes out is a plain transcript, one line for each paragraph, and when it is spoken. A paragraph's times count from
those of what it stands in.
"""

import re
from typing import Any, NamedTuple

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.left_out import LeftOut
from core.importing.spoken import MS_MAX, Spoken, labels_of, transcript
from core.importing.subtitles import BEGINS_TURN
from core.importing.xml import read_xml

_CLOCK = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9})|:(\d{1,3})(?:\.\d+)?)?")
_OFFSET = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(h|m|s|ms|f|t)")
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
_BREAK = "\u2028"
_SPACE = re.compile(r"[ \t\r\n]+")
FRAMES = 30
"""Frames in a second where a file does not say."""


class _Rates(NamedTuple):
    frames: float
    ticks: float

    def ms(self, text: str) -> int:
        """A time in ms. Raises BadFile where it is none."""
        if found := _CLOCK.fullmatch(text.strip()):
            hours, minutes, seconds, fraction, frames = found.groups()
            whole = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
            part = float(f"0.{fraction or 0}") * 1000 + int(frames or 0) * 1000 / self.frames
            return whole + round(part)
        if found := _OFFSET.fullmatch(text.strip()):
            number, unit = float(found[1]), found[2]
            if unit in _UNITS:
                return round(number * _UNITS[unit])
            return round(number * 1000 / (self.frames if unit == "f" else self.ticks))
        raise BadFile("caption-time", text=text.strip()[:60])


def read(content: bytes, encoding: str | None = None) -> Document:
    """A line for each turn. Raises BadFile where this is not TTML, or a time is broken."""
    damaged = BadFile("not-this-format", format="ttml")
    root = read_xml(content, damaged)
    if _name(root) != "tt":
        raise damaged
    reader = _Reader(root)
    try:
        reader.walk(root, 0, "")
    except RecursionError as problem:
        raise damaged from problem
    if not reader.spoken:
        raise BadFile("subtitles-empty")
    spoken = sorted(reader.spoken, key=lambda each: each.first or 0)
    text, times = transcript(spoken, is_joined=True)
    return Document(text, read_as("ttml"), times, reader.left_out.messages(), labels=labels_of(spoken))


class _Reader:
    def __init__(self, root: Any) -> None:
        self.left_out = LeftOut()
        self.spoken: list[Spoken] = []
        self._rates = _Rates(_rate(root, "frameRate", FRAMES), _rate(root, "tickRate", 1))
        self._agents = {_attribute(each, "id"): _called(each) for each in root.iter() if _name(each) == "agent"}

    def walk(self, element: Any, base: int, agent: str) -> int:
        """An element that begins at `base` in ms, and who speaks in it. When it ends: what stands in sequence begins
        then."""
        name = _name(element)
        if name in ("head", "metadata"):
            return base
        if _attribute(element, "display") == "none":
            self.left_out.words("hidden", "".join(element.itertext()))
            return base
        first, last = self._span(element, base)
        agent = _attribute(element, "agent").split(" ")[0] or agent
        if name == "p":
            return self._paragraph(element, agent, first, last)
        ends = [first]
        is_sequence = element.get("timeContainer") == "seq"
        for child in element:
            ends.append(self.walk(child, ends[-1] if is_sequence else first, agent))
        return last if last is not None else max(ends)

    def _paragraph(self, element: Any, agent: str, first: int, last: int | None) -> int:
        """Its words, at its own time or, where only its parts have one, each at that."""
        parts = [child for child in element if _name(child) == "span" and child.get("begin")]
        spans = [self._span(each, first) for each in parts]
        rest = "".join([element.text or "", *(child.tail or "" for child in element)])
        is_by_parts = len(parts) == sum(_name(child) != "br" for child in element) > 0 and not rest.strip()
        if not is_by_parts or element.get("begin") or element.get("timeContainer") == "seq":
            parts, spans = [element], [(first, last)]
        for part, (begin, end) in zip(parts, spans, strict=True):
            said_by = _attribute(part, "agent").split(" ")[0] or agent
            for words in _turns("".join(self._words(part)), is_told=bool(said_by)):
                self.spoken.append(Spoken(self._agents.get(said_by, said_by), words, begin, end))
        return max([first, *(end if end is not None else begin for begin, end in spans)])

    def _span(self, element: Any, base: int) -> tuple[int, int | None]:
        given: dict[str, int] = {}
        for kind in ("begin", "end", "dur"):
            if text := element.get(kind):
                given[kind] = self._rates.ms(text)
        first = base + given.get("begin", 0)
        last = base + given["end"] if "end" in given else first + given["dur"] if "dur" in given else None
        if max(first, last or 0) > MS_MAX:
            raise BadFile("caption-time", text=element.get("begin", "")[:60])
        return first, None if last is None else max(first, last)

    def _words(self, element: Any) -> list[str]:
        """The words of a paragraph with its breaks; how a word is pronounced stands in brackets after it."""
        found = [element.text or ""]
        for child in element:
            name = _name(child)
            if name == "br":
                found.append(_BREAK)
            elif _attribute(child, "ruby") in ("text", "textContainer"):
                found.append(f"({''.join(child.itertext())})")
            elif _attribute(child, "display") == "none":
                self.left_out.words("hidden", "".join(child.itertext()))
            elif name not in ("metadata", "set"):
                found += self._words(child)
            found.append(child.tail or "")
        return found


def _turns(words: str, is_told: bool) -> list[str]:
    """What is said in a paragraph: one text, or, where nobody is told to speak, one for each line that begins with a
    dash or a name."""
    found: list[str] = []
    for line in words.split(_BREAK):
        line = _SPACE.sub(" ", line).strip(" ")
        if line and (not found or (not is_told and BEGINS_TURN.match(line))):
            found.append(line)
        elif line:
            found[-1] += f" {line}"
    return found


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    """An attribute of any of the namespaces of TTML, which have changed over the years."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _called(agent: Any) -> str:
    """What somebody who speaks is called, in full where that is told."""
    names = [each for each in agent.iter() if _name(each) == "name" and (each.text or "").strip()]
    full = [each for each in names if each.get("type") == "full"] or names
    return " ".join((full[0].text or "").split()) if full else _attribute(agent, "id")


def _rate(root: Any, name: str, otherwise: float) -> float:
    text = _attribute(root, name)
    return float(text) if text.isdecimal() and int(text[:9]) > 0 else otherwise

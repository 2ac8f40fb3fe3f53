"""One file of annotations (.ann) of brat: a line each, told by its first sign, its parts parted by tabs."""

import re
from typing import NamedTuple

_SPAN = re.compile(r"(T\S*)\t(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)\t(.+)")
_TIED = re.compile(r"([RE*]\S*)\t(\S+)\s*(.*)")
_SAID = re.compile(r"([AMN]\S*)\t(\S+) (\S+)(?:[ \t](.*))?")
_NOTE = re.compile(r"(#\S*)\t(\S+)(?: (\S+))?\t(.*)")


class Span(NamedTuple):
    """A type on words: its places as the file counts them, the end exclusive, with the words at each."""

    id: str
    type: str
    parts: tuple[tuple[int, int, str], ...]
    quote: str


class Tied(NamedTuple):
    """A relation, an event or an equivalence: roles (empty in an equivalence), and what has each."""

    id: str
    type: str
    roles: tuple[tuple[str, str], ...]


class Said(NamedTuple):
    """Something that is said of a thing: an attribute, what it is called in a register, or a note."""

    of: str
    text: str
    is_note: bool


class Annotations(NamedTuple):
    """What a file says, in its order; `unread` are lines of no known form."""

    spans: list[Span]
    tied: list[Tied]
    said: list[Said]
    unread: list[str]


def read_annotations(text: str) -> Annotations:
    """What the lines say."""
    found = Annotations([], [], [], [])
    for line in text.replace("\r\n", "\n").split("\n"):
        if span := _SPAN.fullmatch(line):
            found.spans.append(_span(*span.groups()))
        elif tied := _TIED.fullmatch(line):
            found.tied.append(_tied(*tied.groups()))
        elif said := _SAID.fullmatch(line):
            _, name, of, value = said.groups()
            value = " ".join((value or "").split())
            found.said.append(Said(of, f"{name}: {value}" if value else name, is_note=False))
        elif note := _NOTE.fullmatch(line):
            found.said.append(Said(note[3] or "", note[4].strip(), is_note=True))
        elif line.strip():
            found.unread.append(line)
    return found


def _span(own: str, kind: str, places: str, quote: str) -> Span:
    """With the words of each part, which are joined by a space in the file."""
    parts, at = [], 0
    for each in places.split(";"):
        start, end = (int(number) for number in each.split(" "))
        parts.append((start, end, quote[at : at + max(end - start, 0)]))
        at += max(end - start, 0) + 1
    if len(parts) == 1:
        parts = [(*parts[0][:2], quote)]
    return Span(own, kind, tuple(parts), quote)


def _tied(own: str, kind: str, rest: str) -> Tied:
    """Of an event the type has a trigger of its own: TYPE:T1."""
    roles = []
    for each in (*([kind] if ":" in kind else []), *rest.split()):
        role, _, of = each.rpartition(":")
        roles.append((role, of))
    return Tied(own, kind.partition(":")[0], tuple(roles))

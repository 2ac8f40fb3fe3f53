"""What a finding is: a kind, what it is about, and the numbers and names of its sentence, still without a language."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from core.errors import KodesporError
from core.ids import Id
from core.messages import Message

Severity = Literal["error", "warning", "note"]
"""error: something is damaged or endangered. warning: something waits until somebody does something. note: worth
knowing; the project is whole."""


class Named(NamedTuple):
    """Something of the project, by its id. kind: device, member, source or participant."""

    kind: str
    id: Id


class Place(NamedTuple):
    """Something outside the project that has a name of its own. kind: folder, file, relay or program."""

    kind: str
    name: str


class When(NamedTuple):
    """A moment in milliseconds since 1970."""

    at: int


class Several(NamedTuple):
    """Some of many: the first ones, and how many there are."""

    first: tuple[Named | Place, ...]
    total: int


Subject = Named | Place | None
Detail = int | str | Named | Place | When | date | Several | Message | KodesporError
"""What stands in a place of a sentence. A plain text is a word of the program, never one of the study."""

SHOWN_MAX = 5
"""So many of a list are named."""


class Finding(NamedTuple):
    """Something that was found. The sentences are `doctor-CODE` and its attribute `advice`; `details` fill their
    places."""

    code: str
    subject: Subject
    details: Mapping[str, Detail]


def several(found: list[Named] | list[Place]) -> Several:
    """The first of them, and how many there are."""
    return Several(tuple(found[:SHOWN_MAX]), len(found))


def finding(code: str, subject: Subject = None, /, **details: Detail) -> Finding:
    """A finding with what fills the places of its sentence."""
    return Finding(code, subject, details)

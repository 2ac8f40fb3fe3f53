"""Codes put on passages: each belongs to the coder who put it there."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("coding.created")
class CodingCreated(NamedTuple):
    """A code was put on the code points `start` to `end` (exclusive) of a source."""

    coding: Id
    source: Id
    start: int
    end: int
    code: Id


@event("coding.recoded")
class CodingRecoded(NamedTuple):
    """A coder gave a coding of their own another code."""

    coding: Id
    code: Id


@event("coding.resized")
class CodingResized(NamedTuple):
    """A coder moved the boundaries of a coding of their own."""

    coding: Id
    start: int
    end: int


@event("coding.removed")
class CodingRemoved(NamedTuple):
    """A coder took a coding of their own back."""

    coding: Id


@event("coding.annotated")
class CodingAnnotated(NamedTuple):
    """A coder said how much a coding of their own weighs (1 to 100; 0: not said), and something about it."""

    coding: Id
    weight: int
    comment: Text


@event("coding.stance_set")
class CodingStanceSet(NamedTuple):
    """A coder said that a passage speaks for its code, or against it: then it is a negative case."""

    coding: Id
    stance: str


@event("coding.judged")
class CodingJudged(NamedTuple):
    """Somebody agreed or disagreed with a coding, or proposed another code for it. The coding itself stays."""

    coding: Id
    stance: str
    code: Id | None

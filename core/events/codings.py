"""Codes put on passages: each belongs to the coder who put it there."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, CodingId, SourceId
from core.sealing.sealed_text import Text


@event("coding.created", Policy(CODERS, AUTHOR, attaches="coding", segment=("start", "end"), is_hidden_in_rounds=True))
class CodingCreated(NamedTuple):
    """A code was put on the code points `start` to `end` (exclusive) of a source."""

    coding: CodingId
    source: SourceId
    start: int
    end: int
    code: CodeId


@event("coding.recoded", Policy(CODERS, AUTHOR, attaches="coding", is_hidden_in_rounds=True))
class CodingRecoded(NamedTuple):
    """A coder gave a coding of their own another code."""

    coding: CodingId
    code: CodeId


@event("coding.resized", Policy(CODERS, AUTHOR, attaches="coding", segment=("start", "end"), is_hidden_in_rounds=True))
class CodingResized(NamedTuple):
    """A coder moved the boundaries of a coding of their own."""

    coding: CodingId
    start: int
    end: int


@event("coding.removed", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingRemoved(NamedTuple):
    """A coder removed a coding of their own; it stays in the history."""

    coding: CodingId


@event("coding.annotated", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingAnnotated(NamedTuple):
    """A coder said how much a coding of their own weighs (1 to 100; 0: not said), and something about it."""

    coding: CodingId
    weight: int
    comment: Text


@event("coding.stance_set", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingStanceSet(NamedTuple):
    """A coder said that a passage speaks for its code, or against it: then it is a negative case."""

    coding: CodingId
    stance: str


@event("coding.judged", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingJudged(NamedTuple):
    """Somebody agreed or disagreed with a coding, or proposed another code for it. The coding itself stays."""

    coding: CodingId
    stance: str
    code: CodeId | None

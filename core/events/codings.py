"""Codes put on passages: each belongs to the coder who put it there."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, NEW, Breach, Note, Number, OneOf
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, CodingId, SourceId
from core.limits import TEXT_CODE_POINTS_MAX

WEIGHT_MAX = 100
STANCES = ("for", "against")
"""Whether a passage speaks for its code."""
JUDGEMENTS = ("agree", "disagree", "propose")
"""What somebody may think of a coding."""
Place = Annotated[int, Number(0, TEXT_CODE_POINTS_MAX)]


def _range(event: "CodingCreated | CodingResized") -> Breach:
    return "" if event.start < event.end else BAD_VALUE


def _judgement(event: "CodingJudged") -> Breach:
    return "" if (event.stance == "propose") == (event.code is not None) else BAD_VALUE


@event(
    "coding.created",
    Policy(CODERS, AUTHOR, attaches="coding", segment=("start", "end"), is_hidden_in_rounds=True),
    whole=_range,
)
class CodingCreated(NamedTuple):
    """A code was put on the code points `start` to `end` (exclusive) of a source."""

    coding: Annotated[CodingId, NEW]
    source: SourceId
    start: Place
    end: Place
    code: CodeId


@event("coding.recoded", Policy(CODERS, AUTHOR, attaches="coding", is_hidden_in_rounds=True))
class CodingRecoded(NamedTuple):
    """A coder gave a coding of their own another code."""

    coding: CodingId
    code: CodeId


@event(
    "coding.resized",
    Policy(CODERS, AUTHOR, attaches="coding", segment=("start", "end"), is_hidden_in_rounds=True),
    whole=_range,
)
class CodingResized(NamedTuple):
    """A coder moved the boundaries of a coding of their own."""

    coding: CodingId
    start: Place
    end: Place


@event("coding.removed", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingRemoved(NamedTuple):
    """A coder removed a coding of their own; it stays in the history."""

    coding: CodingId


@event("coding.annotated", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingAnnotated(NamedTuple):
    """A coder said how much a coding of their own weighs (1 to 100; 0: not said), and something about it."""

    coding: CodingId
    weight: Annotated[int, Number(0, WEIGHT_MAX)]
    comment: Note


@event("coding.stance_set", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class CodingStanceSet(NamedTuple):
    """A coder said that a passage speaks for its code, or against it: then it is a negative case."""

    coding: CodingId
    stance: Annotated[str, OneOf(STANCES)]


@event("coding.judged", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True), whole=_judgement)
class CodingJudged(NamedTuple):
    """Somebody agreed or disagreed with a coding, or proposed another code for it. The coding itself stays."""

    coding: CodingId
    stance: Annotated[str, OneOf(JUDGEMENTS)]
    code: CodeId | None

"""What an imported file says of who coded and wrote in it, and when: said by the file, signed by whoever imported it.

Nobody is signed for. The people of a file are attributed coders: told apart from members wherever they are named, by
ids of their own, so that a file that names a member gives nothing to that member.
"""

from typing import Annotated, NamedTuple

from core.events.codings import JUDGEMENTS, STANCES, WEIGHT_MAX, Place
from core.events.form import BAD_VALUE, NEW, Breach, Name, Note, Number, OneOf, OptionalName
from core.events.policy import AUTHOR, CODERS, EVERYONE, Policy
from core.events.registry import event
from core.ids import AttributedId, CodeId, CodingId, ConsensusId, MemoId, SourceId

MADE_MAX = 253_402_300_799_999
"""The end of the year 9999, in ms since 1970."""
Made = Annotated[int, Number(0, MADE_MAX)]
"""When something was made, as the file says (ms since 1970); 0 where it does not say."""


def _range(event: "CodingAttributed") -> Breach:
    return "" if event.start < event.end else BAD_VALUE


def _judgement(event: "JudgementAttributed") -> Breach:
    return "" if (event.stance == "propose") == (event.code is not None) else BAD_VALUE


@event("coder.attributed", Policy(CODERS, AUTHOR))
class CoderAttributed(NamedTuple):
    """An imported file names somebody who coded or wrote in it; `name` is empty where it does not say who. It is
    nobody's signature: only what `file` says."""

    coder: Annotated[AttributedId, NEW]
    name: OptionalName
    file: Name


@event(
    "coding.attributed",
    Policy(CODERS, AUTHOR, attaches="coding", segment=("start", "end"), is_hidden_in_rounds=True),
    whole=_range,
)
class CodingAttributed(NamedTuple):
    """An imported file says that somebody put a code on the code points `start` to `end` (exclusive) of a source, when
    that was, and what else it says of it."""

    coding: Annotated[CodingId, NEW]
    source: SourceId
    start: Place
    end: Place
    code: CodeId
    coder: AttributedId
    made: Made
    weight: Annotated[int, Number(0, WEIGHT_MAX)]
    comment: Note
    stance: Annotated[str, OneOf(STANCES)]


@event("memo.attributed", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoAttributed(NamedTuple):
    """An imported file says who wrote a memo that its importer took over from it, and when."""

    memo: MemoId
    coder: AttributedId
    made: Made


@event("judgement.attributed", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True), whole=_judgement)
class JudgementAttributed(NamedTuple):
    """An imported file says that somebody agreed or disagreed with a coding, or proposed another code for it, and when
    that was."""

    coding: CodingId
    stance: Annotated[str, OneOf(JUDGEMENTS)]
    code: CodeId | None
    coder: AttributedId
    made: Made


@event("consensus.attributed", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class ConsensusAttributed(NamedTuple):
    """An imported file says who recorded a consensus that its importer took over from it, and when."""

    consensus: ConsensusId
    coder: AttributedId
    made: Made

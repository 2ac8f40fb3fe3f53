"""Negotiated agreement: what coders settled on after they had talked a difference through."""

from typing import NamedTuple

from core.events.policy import ANY_MEMBER, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, CodingId, ConsensusId, SourceId


@event(
    "consensus.recorded",
    Policy(CODERS, ANY_MEMBER, attaches="consensus", segment=("start", "end"), is_hidden_in_rounds=True),
)
class ConsensusRecorded(NamedTuple):
    """On this passage coders agreed: these codes stand, or none. The codings that they talked about stay as they are.

    The reason says why. Said again about the same codings, the later outcome stands.
    """

    consensus: ConsensusId
    source: SourceId
    start: int
    end: int
    codes: tuple[CodeId, ...]
    about: tuple[CodingId, ...]

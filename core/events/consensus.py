"""Negotiated agreement: what coders settled on after they had talked a difference through."""

from typing import Annotated, NamedTuple

from core.events.codings import Place
from core.events.form import BAD_VALUE, NEW, Breach, Items
from core.events.policy import ANY_MEMBER, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, CodingId, ConsensusId, SourceId


def _range(event: "ConsensusRecorded") -> Breach:
    return "" if event.start < event.end else BAD_VALUE


@event(
    "consensus.recorded",
    Policy(CODERS, ANY_MEMBER, attaches="consensus", segment=("start", "end"), is_hidden_in_rounds=True),
    whole=_range,
)
class ConsensusRecorded(NamedTuple):
    """On this passage coders agreed: these codes stand, or none. The codings that they talked about stay as they are.

    The reason says why. Said again about the same codings, the later outcome stands.
    """

    consensus: Annotated[ConsensusId, NEW]
    source: SourceId
    start: Place
    end: Place
    codes: Annotated[tuple[CodeId, ...], Items()]
    about: Annotated[tuple[CodingId, ...], Items(least=1)]

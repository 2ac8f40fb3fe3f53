"""Negotiated agreement: what coders settled on after they had talked a difference through."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id


@event("consensus.recorded")
class ConsensusRecorded(NamedTuple):
    """On this passage coders agreed: these codes stand, or none. The codings that they talked about stay as they are.

    The reason says why. Said again about the same codings, the later outcome stands.
    """

    consensus: Id
    source: Id
    start: int
    end: int
    codes: tuple[Id, ...]
    about: tuple[Id, ...]

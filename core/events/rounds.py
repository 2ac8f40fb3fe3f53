"""Rounds of blind coding: coders agreed not to see each other's codings until all of them are done."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("round.opened")
class RoundOpened(NamedTuple):
    """From here on these coders do not see each other's codings in these sources."""

    round: Id
    name: Text
    sources: tuple[Id, ...]
    coders: tuple[Id, ...]


@event("round.finished")
class RoundFinished(NamedTuple):
    """A coder is done. When all are, the round is over and everybody sees everything."""

    round: Id


@event("round.ended")
class RoundEnded(NamedTuple):
    """The round was ended before all of its coders were done; the reason says why."""

    round: Id

"""Rounds of blind coding: coders agreed not to see each other's codings until all of them are done."""

from typing import Annotated, NamedTuple

from core.events.form import LOOSE, NEW, Items, Name
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import MemberId, RoundId, SourceId
from core.limits import LINKS_MAX

CODERS_MIN = 2


@event("round.opened", Policy(CODERS, AUTHOR, attaches="round"))
class RoundOpened(NamedTuple):
    """From here on these coders do not see each other's codings in these sources."""

    round: Annotated[RoundId, NEW]
    name: Name
    sources: Annotated[tuple[SourceId, ...], Items(least=1), LOOSE]
    coders: Annotated[tuple[MemberId, ...], Items(LINKS_MAX, least=CODERS_MIN), LOOSE]


@event("round.finished", Policy(CODERS, AUTHOR))
class RoundFinished(NamedTuple):
    """A coder is done. When all are, the round is over and everybody sees everything."""

    round: RoundId


@event("round.ended", Policy(CODERS, AUTHOR))
class RoundEnded(NamedTuple):
    """The round was ended before all of its coders were done; the reason says why."""

    round: RoundId

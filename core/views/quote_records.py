"""What the views hold of the quote bank."""

from typing import NamedTuple

from core.ids import CodingId, EventId, MemberId
from core.sealing.sealed_text import Text


class QuoteNumber(NamedTuple):
    """A number, and the codings whose segments got it: one, but where people numbered who did not know of each other;
    `events` gave it to them. `former`: those from which it was taken back, so that it is given to no other."""

    number: int
    codings: tuple[CodingId, ...] = ()
    events: tuple[EventId, ...] = ()
    former: tuple[CodingId, ...] = ()


class QuoteUse(NamedTuple):
    """Where a member says that a quote is used."""

    coding: CodingId
    where: Text
    by: MemberId
    at: int

"""The quote bank: quotes that may be used, each with a number that stays."""

from typing import Annotated, NamedTuple

from core.events.form import Note, Number
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import CodingId
from core.limits import QUOTE_NUMBER_MAX


@event("quote.numbered", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class QuoteNumbered(NamedTuple):
    """The segment of a coding came into the quote bank under a number, which it keeps for good. Two that were numbered
    alike by people who did not know of each other both keep it, and are told apart by a part of the coding's id."""

    coding: CodingId
    number: Annotated[int, Number(1, QUOTE_NUMBER_MAX)]


@event("quote.use_noted", Policy(CODERS, AUTHOR, is_hidden_in_rounds=True))
class QuoteUseNoted(NamedTuple):
    """A member noted where a quote is used, such as a chapter or an article; said again, just that; empty: nowhere."""

    coding: CodingId
    where: Note

"""Decisions on the quote bank."""

from collections.abc import Sequence

from core.commands.chosen_quotes import quotable
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.quotes import QuoteNumbered, QuoteUseNoted
from core.ids import CodingId
from core.limits import QUOTE_NUMBER_MAX
from core.views.quotes import former_number, next_number, numbers_by_coding
from core.views.speakers import keys_at


def number_quotes(context: CommandContext, codings: Sequence[CodingId]) -> list[Decision]:
    """Brings the segments of codings into the quote bank, in this order, each under the next free number, or the one
    that it had before an undo; passes over those that have one. Raises Refused where all of them have."""
    known = numbers_by_coding(context.state)
    fresh = [each for each in dict.fromkeys(codings) if each not in known]
    for coding in fresh:
        quotable(context, coding)
    if not fresh:
        raise Refused("quotes-numbered-already")
    taken = {row.number for row in context.state.quote_numbers.rows.values()}
    number, decisions = next_number(context.state), []
    for coding in fresh:
        if (before := former_number(context.state, coding)) is not None:
            decisions.append(Decision(QuoteNumbered(coding, before)))
            continue
        while number in taken:
            number += 1
        if number > QUOTE_NUMBER_MAX:
            raise Refused("quote-numbers-used-up", max=QUOTE_NUMBER_MAX)
        decisions.append(Decision(QuoteNumbered(coding, number)))
        number += 1
    return decisions


def note_use(context: CommandContext, coding: CodingId, where: str) -> list[Decision]:
    """Notes where one uses a quote of the bank, in place of what one noted before; empty clears it. Raises Refused."""
    if coding not in numbers_by_coding(context.state):
        raise Refused("quote-not-numbered")
    row = quotable(context, coding)
    keys = keys_at(context.state, row.source, row.start, row.end)
    return [Decision(QuoteUseNoted(coding, checked_note(where.strip()) or ""), keys=keys)]

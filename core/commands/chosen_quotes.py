"""Decisions on the quotes that stand for codes and categories in the result table and the review."""

from core.commands.codebook import live_code
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.codebook import CodeQuoteSet
from core.ids import CodeId, CodingId
from core.limits import CHOSEN_QUOTES_MAX
from core.views.chosen_quotes import choices_by_code
from core.views.codebook import is_within, resolve_merged
from core.views.records import Coding
from core.views.rounds import hidden
from core.views.speakers import keys_at


def choose_quote(context: CommandContext, code: CodeId, coding: CodingId, why: str | None = None) -> list[Decision]:
    """Chooses the segment of a coding, of whatever coder, as a quote for its code or for one above it. Raises
    Refused."""
    live_code(context, code)
    row = quotable(context, coding)
    if row.stance == "against":
        raise Refused("quote-speaks-against")
    if not is_within(context.state, row.code, code):
        raise Refused("quote-of-another-code")
    choices = choices_by_code(context.state).get(code, [])
    if any(each.coding == coding for each in choices):
        raise Refused("quote-already-chosen")
    if len(choices) >= CHOSEN_QUOTES_MAX:
        raise Refused("too-many-quotes", max=CHOSEN_QUOTES_MAX)
    return [Decision(CodeQuoteSet(code, coding, "chosen"), checked_note(why))]


def let_go_of_quote(context: CommandContext, code: CodeId, coding: CodingId, why: str | None = None) -> list[Decision]:
    """Takes a quote back out; also one that is gone. Raises Refused."""
    live_code(context, code)
    chosen = [
        each
        for each, row in sorted(context.state.chosen_quotes.rows.items())
        if resolve_merged(context.state, each) == code and any(choice.coding == coding for choice in row.choices)
    ]
    if not chosen:
        raise Refused("quote-not-chosen")
    return [Decision(CodeQuoteSet(CodeId(each), coding, "not_chosen"), checked_note(why)) for each in chosen]


def quotable(context: CommandContext, coding: CodingId) -> Coding:
    """The coding, if its words can be quoted. Raises Refused."""
    row = context.state.codings.get(coding)
    if row is None or row.status != "live" or (row.by, row.source) in hidden(context.state, context.member):
        raise Refused("no-such-coding")
    if any(map(context.state.is_shredded, keys_at(context.state, row.source, row.start, row.end))):
        raise Refused("quote-withdrawn")
    return row

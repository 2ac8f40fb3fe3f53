"""The quote bank: the numbers of quotes, and where quotes are used."""

from core.events.quotes import QuoteNumbered, QuoteUseNoted
from core.events.registry import RecordedEvent
from core.ids import CodingId, Id, MemberId
from core.limits import LINKS_MAX
from core.views.quote_records import QuoteNumber, QuoteUse
from core.views.state import State, folds

_KEY_BYTES = 4


@folds(QuoteNumbered)
def quote_numbered(state: State, recorded: RecordedEvent, event: QuoteNumbered, _: MemberId) -> None:
    """Adds a number. Nothing takes one away from another quote: where two have the same, the trail says so."""
    key = event.number.to_bytes(_KEY_BYTES)
    row = state.quote_numbers.get(key) or QuoteNumber(event.number, ())
    if event.coding in row.codings:
        return
    if len(row.codings) >= LINKS_MAX:
        state.conflict(recorded, "too_many", event.coding)
        return
    if row.codings:
        state.conflict(recorded, "same_quote_number", event.coding)
    state.quote_numbers.put(key, row._replace(codings=(*row.codings, event.coding)))


@folds(QuoteUseNoted)
def quote_use_noted(state: State, recorded: RecordedEvent, event: QuoteUseNoted, member: MemberId) -> None:
    """Sets where this member says that a quote is used; others keep what they said."""
    row = QuoteUse(event.coding, event.where, member, recorded.at)
    state.quote_uses.put(Id(event.coding + member), row)


def numbers_by_coding(state: State) -> dict[CodingId, list[int]]:
    """The numbers of each coding's segment, the lowest first: one, but where several people numbered it at once."""
    found: dict[CodingId, list[int]] = {}
    for row in state.quote_numbers.values():
        for coding in row.codings:
            found.setdefault(coding, []).append(row.number)
    return found


def next_number(state: State) -> int:
    """The next free number. One out of reach, which a changed program may have given, does not count."""
    taken = {row.number for row in state.quote_numbers.rows.values()}
    within = sum(len(row.codings) for row in state.quote_numbers.rows.values())
    number = max((each for each in taken if each <= within), default=0) + 1
    while number in taken:
        number += 1
    return number

"""The quote bank: the numbers of quotes, and where quotes are used."""

from core.events.quotes import QuoteNumbered, QuoteUseNoted
from core.events.registry import RecordedEvent
from core.ids import CodingId, Id, MemberId
from core.limits import LINKS_MAX
from core.views.quote_records import QuoteNumber, QuoteUse
from core.views.state import State, folds

_KEY_BYTES = 4


def _unmade(state: State, recorded: RecordedEvent, event: QuoteNumbered) -> None:
    """Takes a number back from a quote, and keeps it for that one: what was written as Q12 never becomes another."""
    key = event.number.to_bytes(_KEY_BYTES)
    row = state.quote_numbers.get(key)
    if row is None or recorded.id not in row.events:  # somebody else gave the quote the same number
        return
    left = tuple(each for each in zip(row.codings, row.events, strict=True) if each[1] != recorded.id)
    former = tuple(dict.fromkeys((*row.former, event.coding)))[:LINKS_MAX]
    codings, events = tuple(coding for coding, _ in left), tuple(given for _, given in left)
    state.quote_numbers.put(key, row._replace(codings=codings, events=events, former=former))


@folds(QuoteNumbered, unmake=_unmade, looks_at=())
def quote_numbered(state: State, recorded: RecordedEvent, event: QuoteNumbered, _: MemberId) -> None:
    """Adds a number. Nothing takes one away from another quote: where two have the same, the trail says so."""
    key = event.number.to_bytes(_KEY_BYTES)
    row = state.quote_numbers.get(key) or QuoteNumber(event.number)
    if event.coding in row.codings:
        return
    if len(row.codings) >= LINKS_MAX:
        state.conflict(recorded, "too_many", event.coding)
        return
    if any(each != event.coding for each in (*row.codings, *row.former)):
        state.conflict(recorded, "same_quote_number", event.coding)
    given = row._replace(codings=(*row.codings, event.coding), events=(*row.events, recorded.id))
    state.quote_numbers.put(key, given)


@folds(QuoteUseNoted, looks_at=())
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


def former_number(state: State, coding: CodingId) -> int | None:
    """The number that a quote had before it was taken back, where nobody else has it now; the lowest."""
    rows = state.quote_numbers.values()
    return next((row.number for row in rows if coding in row.former and not row.codings), None)


def next_number(state: State) -> int:
    """The next free number. One out of reach, which a changed program may have given, does not count."""
    taken = {row.number for row in state.quote_numbers.rows.values()}
    within = sum(len(row.codings) + len(row.former) for row in state.quote_numbers.rows.values())
    number = max((each for each in taken if each <= within), default=0) + 1
    while number in taken:
        number += 1
    return number

"""The quote bank: every quote that may be used, under a number that stays the same over time and between co-coders.

A quote is the segment of a coding. Its number is in the event that brought it in, so nothing that comes later changes
it. Where two people who did not know of each other gave one number to two quotes, both keep it: each is written with a
part of its coding's id then (Q12-3fa1), a label that was right before, too.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.consents import QuoteConsent
from core.analysis.figures import is_gone
from core.analysis.presentation import Presentation
from core.analysis.result_table import REMOVED, WITHDRAWN
from core.errors import AmbiguousName, UnknownName
from core.ids import CodingId, Id
from core.views.chosen_quotes import choices_by_code
from core.views.quotes import numbers_by_coding
from core.views.records import Coding
from core.views.speakers import spoken_by
from core.views.state import State

ID_DIGITS = 4


class BankQuote(NamedTuple):
    """A quote of the bank. `labels`: its number first, and others that it got at the same time. `words` are in the
    layer that is shown; `start` and `end` are code points of the text as spoken. `codes`: of all codings on just this
    segment. `used`: the categories that show it, and what members noted. `gone`: why it can be shown no longer, or
    nothing. `without_consent`: whoever speaks has not consented to be quoted."""

    coding: CodingId
    labels: tuple[str, ...]
    words: str
    speaker: str
    source: str
    start: int
    end: int
    codes: tuple[str, ...]
    is_against: bool
    used: tuple[str, ...]
    gone: str
    without_consent: bool = False


def quote_bank(presentation: Presentation, only: Iterable[Coding] | None = None) -> list[BankQuote]:
    """The quotes in the order of their numbers; of these codings, or of all. What a round of blind coding hides is left
    out. A quote whose coding was removed, or whose words were withdrawn, keeps its number and is said to be gone."""
    state = presentation.state
    numbers = numbers_by_coding(state)
    held, consent = _held(state), QuoteConsent(state)
    here = {each.id: each for each in presentation.live_codings()}
    wanted = None if only is None else {each.id for each in only}
    at_place: dict[tuple[Id, int, int], list[str]] = {}
    for each in here.values():
        at_place.setdefault((each.source, each.start, each.end), []).append(presentation.code(each.code))
    shown_for: dict[Id, list[str]] = {}
    for code, choices in choices_by_code(state).items():
        for choice in choices:
            shown_for.setdefault(choice.coding, []).append(presentation.path(code))
    found = []
    for coding, own in sorted(numbers.items(), key=lambda each: (each[1], each[0])):
        row = state.codings.rows[coding]
        if presentation.is_hidden_coding(coding) or (wanted is not None and coding not in wanted):
            continue
        gone = REMOVED if coding not in here else WITHDRAWN if _is_withdrawn(presentation, row) else ""
        uses = [each for each in state.quote_uses.values() if each.coding == coding and each.where]
        people = [presentation.participant(each) for each in spoken_by(state, row)]
        found.append(BankQuote(
            coding, tuple(_label(number, coding, held) for number in own), presentation.quote(row),
            ", ".join(people) or presentation.source(row.source), presentation.source(row.source), row.start, row.end,
            tuple(sorted(set(at_place.get((row.source, row.start, row.end), [])))), row.stance == "against",
            (*shown_for.get(coding, []), *(presentation.words(each.where) for each in uses)), gone,
            not gone and consent.is_missing(row),
        ))  # fmt: skip
    return found


def quote_named(presentation: Presentation, given: str) -> CodingId:
    """The quote of a label: Q12, 12, or Q12-3fa1. Raises UnknownName, and AmbiguousName where two have this number."""
    wanted = given.strip().casefold().removeprefix("q")
    found = {
        coding: full
        for coding, numbers in numbers_by_coding(presentation.state).items()
        if not presentation.is_hidden_coding(coding)
        for number in numbers
        for full in [f"{number}-{coding.hex()[:ID_DIGITS]}"]
        if wanted in (str(number), full)
    }
    if not found:
        raise UnknownName("unknown-thing", kind="quote", name=given, near="", suggested=0)
    if len(found) > 1:
        raise AmbiguousName("several-things", name=given, ids=sorted(f"Q{each}" for each in found.values()))
    return next(iter(found))


def _held(state: State) -> Counter[int]:
    """How many quotes each number was given to, counting those from which it was taken back."""
    rows = state.quote_numbers.values()
    return Counter({row.number: len({*row.codings, *row.former}) for row in rows})


def _label(number: int, coding: Id, held: Counter[int]) -> str:
    return f"Q{number}" if held[number] == 1 else f"Q{number}-{coding.hex()[:ID_DIGITS]}"


def _is_withdrawn(presentation: Presentation, coding: Coding) -> bool:
    return is_gone(presentation, coding) or presentation.reader(coding.source) is None

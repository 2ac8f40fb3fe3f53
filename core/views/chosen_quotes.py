"""The quotes that researchers chose for their codes and categories.

A choice names a coding, whose coder may be somebody else. It stays as it is while the coding changes: whether the quote
can be shown today is asked where it is shown (core/analysis/result_table.py).
"""

from core.events.codebook import CodeQuoteSet
from core.events.registry import RecordedEvent
from core.ids import CodeId, MemberId
from core.limits import CHOSEN_QUOTES_MAX
from core.views.codebook import resolve_merged
from core.views.order_records import ChosenQuote, ChosenQuotes
from core.views.state import State, folds


@folds(CodeQuoteSet, looks_at=())
def code_quote_set(state: State, recorded: RecordedEvent, event: CodeQuoteSet, member: MemberId) -> None:
    """Adds a choice, or takes away those of this coding that the author had seen. One that they had not seen stays,
    and the trail says so."""
    row = state.chosen_quotes.get(event.code) or ChosenQuotes(())
    if event.choice == "chosen":
        if len(row.choices) >= CHOSEN_QUOTES_MAX:
            state.conflict(recorded, "too_many", event.code)
            return
        choice = ChosenQuote(event.coding, member, recorded.device, recorded.seq, recorded.at)
        state.chosen_quotes.put(event.code, ChosenQuotes((*row.choices, choice)))
        return
    here = [each for each in row.choices if each.coding == event.coding]
    seen = {each for each in here if state.saw(recorded, each.device, each.seq)}
    if len(seen) < len(here):
        state.conflict(recorded, "concurrent_quote", event.code, event.coding)
    elif not here:
        state.conflict(recorded, "quote_not_chosen", event.code, event.coding)
    if seen:
        kept = tuple(each for each in row.choices if each not in seen)
        state.chosen_quotes.put(event.code, ChosenQuotes(kept))


def choices_by_code(state: State) -> dict[CodeId, list[ChosenQuote]]:
    """The quotes that were chosen for each code, and for those that were merged into it, in the order in which they
    were chosen; a coding that several chose is there once, by whoever chose it first."""
    gathered: dict[CodeId, list[tuple[ChosenQuote, ...]]] = {}
    for code, row in sorted(state.chosen_quotes.rows.items()):
        gathered.setdefault(resolve_merged(state, code), []).append(row.choices)
    found: dict[CodeId, list[ChosenQuote]] = {}
    for code, rows in gathered.items():
        choices = [each for row in rows for each in row]
        if len(rows) > 1:
            choices.sort(key=lambda each: (each.at, each.device, each.seq))
        once = {each.coding: each for each in reversed(choices)}
        found[code] = [each for each in choices if once[each.coding] is each]
    return found

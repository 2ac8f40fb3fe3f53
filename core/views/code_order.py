"""The order in which codes stand beside each other: the researchers' own where they gave one, else the alphabet's.

All codes that were ever placed stand in one list, whatever they stand under; the codes under one of them follow the
list among themselves. A code that nobody placed there follows after those that were, by the alphabet.
"""

from collections.abc import Callable, Iterable

from core.events.codebook import CodePlaced
from core.events.registry import RecordedEvent
from core.ids import CodeId, DeviceId, Id, MemberId
from core.sealing.sealed_text import Text
from core.text.alphabet import alphabetical
from core.views.codebook import resolve_merged, shown_parent
from core.views.order_records import CodeOrder, PlacedCode, PlacesKept
from core.views.state import State, folds

ORDER = Id(bytes(16))
"""The key of the one row that holds the list."""
_NOBODY = DeviceId(Id(b""))


@folds(CodePlaced, looks_at=())
def code_placed(state: State, recorded: RecordedEvent, event: CodePlaced, _: MemberId) -> None:
    """Puts a code before or after another one under the same code; has no effect where they stand under different ones.
    Two people who place codes at the same time are both heeded; where both place the same, the later in the order."""
    if shown_parent(state, event.code) != shown_parent(state, event.beside):
        state.conflict(recorded, "not_siblings", event.code, event.beside)
        return
    _list(state, [CodeId(each) for each in event.siblings if each in state.codes.rows])
    _list(state, [event.beside])
    kept = _kept(state)
    places, codes, by_code = kept.places, kept.codes, kept.by_code
    before = by_code.get(event.code)
    if before is not None:
        if before.seq and not state.saw(recorded, before.device, before.seq):
            state.conflict(recorded, "concurrent_place", event.code)
        at = codes.index(event.code)
        del places[at], codes[at]
    at = codes.index(event.beside) + (event.side == "after")
    by_code[event.code] = place = _place(state, event.code, recorded.device, recorded.seq)
    places.insert(at, place)
    codes.insert(at, event.code)
    row = CodeOrder(tuple(places))
    state.code_order.put(ORDER, row)
    state.places_kept = PlacesKept(row, places, codes, by_code)


def _places(state: State) -> tuple[PlacedCode, ...]:
    row = state.code_order.get(ORDER)
    return () if row is None else row.places


def _kept(state: State) -> PlacesKept:
    """The list as it is, ready to be changed: taken from the row only where that is not the one put last."""
    row, kept = state.code_order.get(ORDER), state.places_kept
    if kept is None or kept.row is not row:
        state.places_kept = kept = _kept_of(row, list(_places(state)))
    return kept


def _kept_of(row: CodeOrder | None, places: list[PlacedCode]) -> PlacesKept:
    return PlacesKept(row, places, [each.code for each in places], {each.code: each for each in places})


def _list(state: State, listed: list[CodeId]) -> None:
    """Brings into the list what it lacks. The list is gone through only where there is something."""
    kept = _kept(state)
    known = {each: kept.by_code.get(each) for each in listed}
    if any(place is None or not _counts(state, place) for place in known.values()):
        state.places_kept = _kept_of(kept.row, _with_listed(state, kept.places, listed))


def _place(state: State, code: CodeId, device: DeviceId = _NOBODY, seq: int = 0) -> PlacedCode:
    return PlacedCode(code, state.codes.rows[code].parent, device, seq)


def _counts(state: State, place: PlacedCode) -> bool:
    """Whether a code still shows under what it stood under when it was placed."""
    home = place.parent
    if home == state.codes.rows[place.code].parent:
        return True
    if home is not None:
        home = resolve_merged(state, home)
        home = shown_parent(state, home) if state.codes.rows[home].status == "deleted" else home
    return shown_parent(state, place.code) == home


def _with_listed(state: State, order: list[PlacedCode], listed: list[CodeId]) -> list[PlacedCode]:
    """The list with those that it lacks, each where it is listed: after the one before it, else before the next."""
    wanted = set(listed)
    order = [each for each in order if each.code not in wanted or _counts(state, each)]
    here = {each.code for each in order}
    if here.isdisjoint(wanted):
        return [*order, *(_place(state, code) for code in listed)]
    follow: dict[CodeId | None, list[PlacedCode]] = {}
    last = None
    for code in listed:
        if code in here:
            last = code
        else:
            follow.setdefault(last, []).append(_place(state, code))
    first = next(code for code in listed if code in here)
    found: list[PlacedCode] = []
    for each in order:
        if each.code == first:
            found += follow.get(None, [])
        found += [each, *follow.get(each.code, [])]
    return found


def ranks(state: State) -> dict[CodeId, int]:
    """The place in the list of each code that was placed where it stands, from 0."""
    return {each.code: n for n, each in enumerate(_places(state)) if _counts(state, each)}


def placed_by_hand(state: State) -> set[CodeId]:
    """The codes that somebody placed where they stand, not only listed beside one that was placed."""
    return {each.code for each in _places(state) if each.seq and _counts(state, each)}


def in_order(state: State, codes: Iterable[CodeId], words: Callable[[Text], str]) -> list[CodeId]:
    """Codes that stand under the same one in the order in which they are shown; `words` opens a name."""
    placed = ranks(state)

    def key(code: CodeId) -> tuple[bool, int, str, CodeId]:
        return code not in placed, placed.get(code, 0), alphabetical(words(state.codes.rows[code].name)), code

    return sorted(codes, key=key)


def children(state: State, parent: CodeId | None, words: Callable[[Text], str]) -> list[CodeId]:
    """The codes that show right under another one, or at the top, in their order."""
    rows = (row for row in state.codes.rows.values() if row.status in ("live", "split"))
    return in_order(state, (row.id for row in rows if shown_parent(state, row.id) == parent), words)


def siblings(state: State, code: CodeId, words: Callable[[Text], str]) -> list[CodeId]:
    """The codes that show beside a code, itself among them, in their order."""
    return children(state, shown_parent(state, code), words)

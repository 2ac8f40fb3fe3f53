"""Decisions on the literature, and on what memos point to."""

from collections.abc import Mapping, Sequence

from core.commands.context import Decision, Desk, checked_note
from core.commands.memos import own_memo
from core.errors import Refused
from core.events.references import MemoLinked, MemoUnlinked, ReferenceAdded, ReferenceRemoved
from core.ids import Id


def add_references(desk: Desk, items: Sequence[str]) -> list[Decision]:
    """Works for the list, each as one item of CSL-JSON in its canonical form; what is there already is passed over."""
    known = {desk.words(row.item) for row in desk.state.references.rows.values() if row.status == "live"}
    fresh = [item for item in dict.fromkeys(items) if item not in known]
    if not fresh:
        raise Refused("All of these references are in the list already.")
    return [Decision(ReferenceAdded(desk.new_id(), checked_note(item) or "")) for item in fresh]


def remove_reference(desk: Desk, reference: Id) -> list[Decision]:
    """Takes a work off the list."""
    row = desk.state.references.get(reference)
    if row is None or row.status != "live":
        raise Refused("There is no such reference.")
    return [Decision(ReferenceRemoved(reference))]


def link_memo(desk: Desk, memo: Id, kind: str, thing: Id) -> list[Decision]:
    """A memo of one's own points to something else too."""
    row = own_memo(desk, memo)
    tables: dict[str, Mapping[Id, object]] = {
        "code": desk.state.codes.rows,
        "coding": desk.state.codings.rows,
        "source": desk.state.sources.rows,
        "participant": desk.state.participants.rows,
        "memo": desk.state.memos.rows,
        "reference": desk.state.references.rows,
    }
    if kind not in tables or thing not in tables[kind]:
        raise Refused("There is nothing like that to point to.")
    if thing == memo or (kind, thing) in row.links:
        raise Refused("The memo points there already.")
    return [Decision(MemoLinked(memo, kind, thing))]


def unlink_memo(desk: Desk, memo: Id, thing: Id) -> list[Decision]:
    """It does not point there any more."""
    row = own_memo(desk, memo)
    if thing not in {each for _, each in row.links}:
        raise Refused("The memo does not point there.")
    return [Decision(MemoUnlinked(memo, thing))]

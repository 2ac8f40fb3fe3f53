"""Decisions on references, and on links from memos."""

from collections.abc import Mapping, Sequence

from core.commands.context import CommandContext, Decision, checked_note
from core.commands.memos import own_memo
from core.errors import Refused
from core.events.references import MemoLinked, MemoUnlinked, ReferenceAdded, ReferenceRemoved
from core.ids import Id, MemoId, ReferenceId, ThingId, ThingKind


def add_references(context: CommandContext, items: Sequence[str]) -> list[Decision]:
    """Adds references, each an item of CSL-JSON in its canonical form, and passes over those in the list already.

    Raises Refused where all of them are.
    """
    known = {context.words(row.item) for row in context.state.references.rows.values() if row.status == "live"}
    fresh = [item for item in dict.fromkeys(items) if item not in known]
    if not fresh:
        raise Refused("references-already-listed")
    return [Decision(ReferenceAdded(context.new_id(ReferenceId), checked_note(item) or "")) for item in fresh]


def remove_reference(context: CommandContext, reference: ReferenceId) -> list[Decision]:
    """Removes a reference from the list. Raises Refused."""
    row = context.state.references.get(reference)
    if row is None or row.status != "live":
        raise Refused("no-such-reference")
    return [Decision(ReferenceRemoved(reference))]


def link_memo(context: CommandContext, memo: MemoId, kind: str, thing: Id) -> list[Decision]:
    """Links a memo of one's own to something else too. Raises Refused."""
    row = own_memo(context, memo)
    tables: dict[str, Mapping[Id, object]] = {
        "code": context.state.codes.rows,
        "coding": context.state.codings.rows,
        "source": context.state.sources.rows,
        "participant": context.state.participants.rows,
        "memo": context.state.memos.rows,
        "reference": context.state.references.rows,
    }
    if kind not in tables or thing not in tables[kind]:
        raise Refused("memo-target-unknown")
    if thing == memo or (kind, thing) in row.links:
        raise Refused("memo-already-linked")
    return [Decision(MemoLinked(memo, ThingKind(kind), ThingId(thing)))]


def unlink_memo(context: CommandContext, memo: MemoId, thing: Id) -> list[Decision]:
    """Removes a link from a memo of one's own. Raises Refused."""
    row = own_memo(context, memo)
    if thing not in {each for _, each in row.links}:
        raise Refused("memo-not-linked")
    return [Decision(MemoUnlinked(memo, ThingId(thing)))]

"""Decisions on the framework matrix: what somebody writes of a case in a category.

A cell's text is a memo of its own kind on the case, a participant or a text, and so sealed with the case's keys. It is
linked to the category, and to the codings whose segments it rests on.
"""

from collections.abc import Sequence

from core.commands.codebook import live_code
from core.commands.context import CommandContext, Decision, checked_note
from core.commands.memos import delete_memo, keys_behind, revise_memo
from core.errors import Refused
from core.events.memos import CHARTED, MemoWritten
from core.events.references import MemoLinked, MemoUnlinked
from core.ids import CodeId, CodingId, Id, MemoId, ThingId, ThingKind
from core.limits import LINKS_MAX
from core.views.codebook import is_within, resolve_merged
from core.views.records import Memo
from core.views.rounds import hidden
from core.views.speakers import spoken_by

CASE_KINDS = ("participant", "source")
"""What a case may be."""

Case = tuple[str, Id]
"""The kind and the id of a case."""


def write_cell(
    context: CommandContext,
    case: Case,
    code: CodeId,
    text: str,
    rests_on: Sequence[CodingId] = (),
    why: str | None = None,
) -> list[Decision]:
    """One's own text for a case in a category, in place of the one written before. `rests_on`: the codings whose
    segments it points back to, of those in the cell. Raises Refused."""
    live_code(context, code)
    if case[0] not in CASE_KINDS:
        raise Refused("case-kind-unknown")
    if not text.strip():
        raise Refused("cell-empty")
    if len(rests_on) >= LINKS_MAX:
        raise Refused("too-many-segments", max=LINKS_MAX - 1)
    for each in rests_on:
        _check_segment(context, case, code, each)
    row = own_cell(context, case, code)
    wanted = {ThingId(Id(each)): None for each in rests_on}
    if row is None:
        keys = keys_behind(context, *case)
        memo = context.new_id(MemoId)
        made = MemoWritten(memo, CHARTED, checked_note(text) or "", ThingKind(case[0]), ThingId(case[1]), "")
        links = [MemoLinked(memo, ThingKind("code"), ThingId(code))]
        links += [MemoLinked(memo, ThingKind("coding"), each) for each in wanted]
        return [Decision(made, checked_note(why), keys), *map(Decision, links)]
    held = [thing for kind, thing in row.links if kind == "coding"]
    made_anew = revise_memo(context, row.id, text, why) if context.words(row.text) != text else []
    dropped = [Decision(MemoUnlinked(row.id, each)) for each in held if each not in wanted]
    added = [Decision(MemoLinked(row.id, ThingKind("coding"), each)) for each in wanted if each not in held]
    if not (made_anew or dropped or added):
        raise Refused("cell-unchanged")
    return [*made_anew, *dropped, *added]


def clear_cell(context: CommandContext, case: Case, code: CodeId, why: str | None = None) -> list[Decision]:
    """Takes one's own text out of a cell; the history keeps it. Raises Refused."""
    row = own_cell(context, case, code)
    if row is None:
        raise Refused("no-such-cell")
    return delete_memo(context, row.id, why)


def own_cell(context: CommandContext, case: Case, code: CodeId) -> Memo | None:
    """What this member wrote of a case in a category, or None; of several the first."""
    rows = (row for row in context.state.memos.values() if row.by == context.member and row.status == "live")
    found = (
        row
        for row in rows
        if row.kind == CHARTED and (row.on_kind, row.on) == case
        if any(kind == "code" and resolve_merged(context.state, thing) == code for kind, thing in row.links)
    )
    return min(found, key=lambda row: (row.at, row.id), default=None)


def _check_segment(context: CommandContext, case: Case, code: CodeId, coding: CodingId) -> None:
    """Raises Refused where a coding is none of the cell's."""
    row, state = context.state.codings.get(coding), context.state
    if row is None or row.status != "live" or (row.by, row.source) in hidden(state, context.member):
        raise Refused("no-such-coding")
    cases = (row.source,) if case[0] == "source" else spoken_by(state, row)
    if case[1] not in cases or not is_within(state, row.code, code):
        raise Refused("segment-of-another-cell")

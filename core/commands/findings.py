"""Decisions on the text of the findings."""

from core.commands.codebook import live_code
from core.commands.context import CommandContext, Decision, checked_note
from core.commands.memos import delete_memo, revise_memo
from core.errors import Refused
from core.events.memos import FINDING, MemoWritten
from core.events.references import MemoLinked, MemoUnlinked
from core.ids import CodeId, CodingId, Id, MemoId, ThingId, ThingKind
from core.limits import LINKS_MAX
from core.views.codebook import resolve_merged
from core.views.records import Memo


def write_finding(
    context: CommandContext, code: CodeId | None, text: str, quotes: tuple[CodingId, ...] = ()
) -> list[Decision]:
    """One's own text for a section of the findings, in place of the one written before; empty, there is none. `quotes`:
    the codings whose quotes it names. Raises Refused where nothing changed."""
    if code is not None:
        live_code(context, code)
    row = own_finding(context, code)
    if not text.strip():
        if row is None:
            raise Refused("finding-unchanged")
        return delete_memo(context, row.id)
    if len(quotes) >= LINKS_MAX:
        raise Refused("too-many-segments", max=LINKS_MAX - 1)
    wanted = {ThingId(Id(each)): None for each in quotes}
    if row is None:
        memo = context.new_id(MemoId)
        kind, on = (ThingKind(""), None) if code is None else (ThingKind("code"), ThingId(code))
        made = MemoWritten(memo, FINDING, checked_note(text) or "", kind, on, "")
        return [Decision(made), *(Decision(MemoLinked(memo, ThingKind("coding"), each)) for each in wanted)]
    held = [thing for kind, thing in row.links if kind == "coding"]
    made_anew = revise_memo(context, row.id, text) if context.words(row.text) != text else []
    dropped = [Decision(MemoUnlinked(row.id, each)) for each in held if each not in wanted]
    added = [Decision(MemoLinked(row.id, ThingKind("coding"), each)) for each in wanted if each not in held]
    if not (made_anew or dropped or added):
        raise Refused("finding-unchanged")
    return [*made_anew, *dropped, *added]


def own_finding(context: CommandContext, code: CodeId | None) -> Memo | None:
    """What this member wrote in a section, or None; of several the first."""
    found = (
        row
        for row in context.state.memos.values()
        if (row.by, row.status, row.kind) == (context.member, "live", FINDING)
        if (None if row.on is None else resolve_merged(context.state, row.on)) == code
    )
    return min(found, key=lambda row: (row.at, row.id), default=None)

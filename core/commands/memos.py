"""Decisions on memos."""

from collections.abc import Sequence

from core.commands.codings import check_range
from core.commands.context import CommandContext, Decision, checked_note
from core.errors import Refused
from core.events.memos import KINDS as KINDS
from core.events.memos import MemoDeleted, MemoPlaced, MemoRevised, MemoWritten
from core.ids import Id, KeyId, MemoId, SourceId, ThingId, ThingKind
from core.text.comments import Comment
from core.views.attributed import answers_for
from core.views.records import Memo, Participant, Source
from core.views.speakers import keys_at
from core.views.withdrawals import HIDDEN, hidden_keys


def write_memo(
    context: CommandContext,
    kind: str,
    text: str,
    on_kind: str = "",
    on: Id | None = None,
    reference: str = "",
) -> list[Decision]:
    """A memo on anything. On a text, a segment or a participant, it is sealed with their keys. Raises Refused."""
    if kind not in KINDS:
        raise Refused("memo-kind-unknown", kinds=KINDS)
    if not text.strip():
        raise Refused("memo-empty")
    event = MemoWritten(
        context.new_id(MemoId),
        kind,
        checked_note(text) or "",
        ThingKind(on_kind),
        _thing(on),
        checked_note(reference) or "",
    )
    return [Decision(event, keys=keys_behind(context, on_kind, on))]


def write_in_margin(
    context: CommandContext, kind: str, text: str, source: SourceId, segment: tuple[int, int], reference: str = ""
) -> list[Decision]:
    """A memo beside a segment (code points, the end exclusive) of a source, coded or not. Raises Refused."""
    check_range(context, source, *segment)
    written = write_memo(context, kind, text, "source", source, reference)[0]
    keys = keys_at(context.state, source, *segment)
    return [written._replace(keys=keys), Decision(MemoPlaced(written.event.memo, *segment))]


def keep_comments(context: CommandContext, source: SourceId, comments: Sequence[Comment]) -> list[Decision]:
    """The remarks in a document's margin as memos beside the words that they are on, each with its author's name; where
    one is on no words, on the whole text. Raises Refused."""
    found: list[Decision] = []
    for each in comments:
        text = f"{each.author}: {each.text}" if each.author else each.text
        if each.start < each.end:
            found += write_in_margin(context, "analytic", text, source, (each.start, each.end))
        else:
            found += write_memo(context, "analytic", text, "source", source)
    return found


def revise_memo(context: CommandContext, memo: MemoId, text: str, why: str | None = None) -> list[Decision]:
    """Another wording for a memo of one's own; the history keeps the earlier one. Raises Refused."""
    row = own_memo(context, memo)
    if not text.strip():
        raise Refused("memo-empty")
    return [Decision(MemoRevised(memo, checked_note(text) or ""), checked_note(why), _keys(context, row))]


def delete_memo(context: CommandContext, memo: MemoId, why: str | None = None) -> list[Decision]:
    """Deletes a memo of one's own; the history keeps it. Raises Refused."""
    row = own_memo(context, memo)
    return [Decision(MemoDeleted(memo), checked_note(why), _keys(context, row))]


def _thing(on: Id | None) -> ThingId | None:
    return None if on is None else ThingId(on)


def _keys(context: CommandContext, memo: Memo) -> tuple[KeyId, ...]:
    keys = keys_behind(context, memo.on_kind, memo.on)
    return keys if memo.passage is None or memo.on is None else keys_at(context.state, memo.on, *memo.passage)


def keys_behind(context: CommandContext, on_kind: str, on: Id | None) -> tuple[KeyId, ...]:
    """The keys of the participants whose words a memo on this thing may repeat. Raises Refused where they are gone."""
    state = context.state
    if on is None or on_kind == "code":
        return ()
    while on_kind == "memo" and (memo := state.memos.get(on)) is not None:  # a memo on a memo on a memo, however long
        if memo.on is None:
            return ()
        if memo.passage is not None:
            return keys_at(state, memo.on, *memo.passage)
        on_kind, on = memo.on_kind, memo.on
    if on_kind == "code":
        return ()
    if on_kind == "coding" and (coding := state.codings.get(on)) is not None:
        if any(map(state.is_shredded, keys_at(state, coding.source, coding.start, coding.end))):
            raise Refused("memo-subject-withdrawn")
        if hidden_keys(state) & set(keys_at(state, coding.source, coding.start, coding.end)):
            raise Refused("words-hidden")
        return keys_at(state, coding.source, coding.start, coding.end)
    row: Source | Participant | None = None
    if on_kind == "source":
        row = state.sources.get(on)
    elif on_kind == "participant":
        row = state.participants.get(on)
    if row is None:
        raise Refused("memo-subject-gone")
    if state.is_shredded(row.key):
        raise Refused("memo-subject-withdrawn")
    if row.status == HIDDEN:
        raise Refused("words-hidden")
    return (row.key,)


def own_memo(context: CommandContext, memo: MemoId) -> Memo:
    """The memo, if it stands and is this member's, or came in a file that they imported. Raises Refused."""
    row = context.state.memos.get(memo)
    if row is None or row.status != "live":
        raise Refused("no-such-memo")
    if answers_for(context.state, row.by) != context.member:
        raise Refused("memo-not-own")
    return row

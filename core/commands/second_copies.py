"""What was made on the second of two copies of a text goes to the first, so that the second can be taken back."""

from core.commands.codings import checked_keys, live_source
from core.commands.context import CommandContext, Decision
from core.commands.memos import keys_behind
from core.commands.texts_again import has_text
from core.errors import Refused
from core.events.codings import CodingAnnotated, CodingCreated, CodingRemoved, CodingStanceSet
from core.events.memos import MemoDeleted, MemoPlaced, MemoWritten
from core.events.references import MemoLinked
from core.ids import CodeId, CodingId, Id, MemoId, SourceId, ThingId, ThingKind
from core.sealing.sealed_text import Text
from core.views.codebook import resolve_merged
from core.views.records import Coding, Memo
from core.views.withdrawals import hidden_keys


def move_work(context: CommandContext, second: SourceId, first: SourceId) -> list[Decision]:
    """This member's own codings and memos on one text, made anew on another with the same words, in their places, and
    removed there; nobody can move what others made. Raises Refused where the words differ, or nothing is theirs."""
    live_source(context, second)
    live_source(context, first)
    if second == first or not has_text(context, first, context.text(second)):
        raise Refused("copies-differ")
    decisions = _Moving(context, second, first).decisions()
    if not decisions:
        raise Refused("nothing-to-move")
    return decisions


Place = tuple[int, int, Id]


class _Moving:
    def __init__(self, context: CommandContext, second: SourceId, first: SourceId) -> None:
        self._context, self._state, self._second, self._first = context, context.state, second, first
        self._hidden = hidden_keys(context.state)
        self._things: dict[Id, Id] = {second: first}
        """What memos on the second copy are on, and what stands for it on the first."""
        self._whose: dict[Place, Id] = {}
        self._own: dict[Place, Id] = {}
        for row in self._live(first):
            self._whose.setdefault(self._place(row), Id(row.id))
            if row.by == context.member:
                self._own.setdefault(self._place(row), Id(row.id))

    def decisions(self) -> list[Decision]:
        """Codings first, then the memos on them, those on memos after these."""
        made = []
        for row in self._live(self._second):
            if row.by == self._context.member:
                made += self._coding(row)
            else:
                self._things[row.id] = self._whose.get(self._place(row), self._first)
        own = [row for row in self._state.memos.values() if row.status == "live" and row.by == self._context.member]
        waiting = [each for each in own if each.on is not None]
        while ready := [each for each in waiting if each.on in self._things]:
            for memo in ready:
                made += self._memo(memo)
            waiting = [each for each in waiting if each not in ready]
        return made

    def _live(self, source: Id) -> list[Coding]:
        rows = [row for row in self._state.codings.values() if row.source == source and row.status == "live"]
        return sorted(rows, key=lambda row: (row.at, row.id))

    def _place(self, row: Coding) -> Place:
        return row.start, row.end, Id(resolve_merged(self._state, row.code))

    def _coding(self, row: Coding) -> list[Decision]:
        place, context, made = self._place(row), self._context, []
        code = self._state.codes.get(place[2])
        if code is None or code.status not in ("live", "split"):
            return []
        keys = checked_keys(context, self._first, row.start, row.end, self._hidden)
        if place not in self._own:
            own = self._own[place] = context.new_id(CodingId)
            event = CodingCreated(own, self._first, row.start, row.end, CodeId(place[2]))
            made.append(Decision(event, self._said(row.why), keys))
            comment = context.shown(row.comment)
            if row.weight or comment:
                made.append(Decision(CodingAnnotated(own, row.weight, comment), keys=keys))
            if row.stance != "for":
                said = None if row.stance_event is None else context.event(row.stance_event).why
                made.append(Decision(CodingStanceSet(own, row.stance), self._said(said), keys))
        self._things[row.id] = self._own[place]
        return [*made, Decision(CodingRemoved(CodingId(row.id)), keys=keys)]

    def _said(self, why: Text | None) -> str | None:
        return None if why is None else self._context.shown(why) or None

    def _memo(self, row: Memo) -> list[Decision]:
        context, was_on = self._context, Id(row.on or b"")
        on = self._things[was_on]
        on_kind = row.on_kind if on != self._first or was_on == self._second else ThingKind("source")
        own = self._things[row.id] = context.new_id(MemoId)
        passage = row.passage
        if on == self._first and was_on in self._state.codings.rows:  # a coding that the first copy lacks
            coding = self._state.codings.rows[was_on]
            passage = coding.start, coding.end
        keys = keys_behind(context, row.on_kind, was_on)
        if passage is not None:
            keys = checked_keys(context, self._first, *passage, self._hidden)
        text, reference = context.shown(row.text), context.shown(row.reference)
        written = MemoWritten(MemoId(own), row.kind, text, on_kind, ThingId(on), reference)
        made = [Decision(written, keys=keys)]
        if passage is not None:
            made.append(Decision(MemoPlaced(MemoId(own), *passage)))
        for kind, thing in row.links:
            made.append(Decision(MemoLinked(MemoId(own), kind, ThingId(self._things.get(Id(thing), Id(thing))))))
        return [*made, Decision(MemoDeleted(MemoId(row.id)))]

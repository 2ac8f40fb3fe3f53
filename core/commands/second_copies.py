"""What was made on the second of two copies of a text goes to the first, so that the second can be taken back."""

from core.commands.codings import checked_keys, live_source
from core.commands.context import CommandContext, Decision
from core.commands.memos import keys_behind
from core.commands.texts_again import has_text
from core.errors import Refused
from core.events.codings import CodingAnnotated, CodingCreated, CodingJudged, CodingRemoved, CodingStanceSet
from core.events.memos import MemoDeleted, MemoPlaced, MemoWritten
from core.events.references import MemoLinked
from core.ids import CodeId, CodingId, Id, KeyId, MemoId, SourceId, ThingId, ThingKind
from core.sealing.sealed_text import Text
from core.views.codebook import resolve_merged
from core.views.records import Coding, Judgement, Memo
from core.views.withdrawals import hidden_keys


def move_work(context: CommandContext, second: SourceId, first: SourceId) -> list[Decision]:
    """This member's own codings and memos on one text, made anew on another with the same words, in their places, and
    removed there; and what they think of codings there, said of those here. Nobody can move what others made. Raises
    Refused where the words differ, or nothing is theirs."""
    live_source(context, second)
    live_source(context, first)
    if second == first or not has_text(context, first, context.text(second)):
        raise Refused("copies-differ")
    decisions = _Moving(context, second, first).decisions()
    if not decisions:
        raise Refused("nothing-to-move")
    return decisions


Place = tuple[int, int, Id]
Said = tuple[int, str, str]
"""What is said of a coding: weight, comment, stance."""


class _Moving:
    def __init__(self, context: CommandContext, second: SourceId, first: SourceId) -> None:
        self._context, self._state, self._second, self._first = context, context.state, second, first
        self._hidden = hidden_keys(context.state)
        self._things: dict[Id, Id] = {second: first}
        """What memos on the second copy are on, and what stands for it on the first."""
        self._whose: dict[Place, Id] = {}
        self._own: dict[Place, Id] = {}
        self._stands: dict[Id, Said] = {}
        self._twins = {(self._place(row), Id(row.by)): Id(row.id) for row in reversed(self._live(first))}
        for row in self._live(first):
            self._whose.setdefault(self._place(row), Id(row.id))
            if row.by == context.member and self._own.setdefault(self._place(row), Id(row.id)) == row.id:
                self._stands[Id(row.id)] = row.weight, context.shown(row.comment), row.stance

    def decisions(self) -> list[Decision]:
        """Codings first, then what is thought of them and the memos on them, those on memos after these."""
        made = []
        for row in self._live(self._second):
            if row.by == self._context.member:
                made += self._coding(row)
            else:
                place = self._place(row)
                self._things[row.id] = self._twins.get((place, Id(row.by)), self._whose.get(place, self._first))
        made += self._judgements()
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
        own = CodingId(self._own[place]) if place in self._own else context.new_id(CodingId)
        if place not in self._own:
            event = CodingCreated(own, self._first, row.start, row.end, CodeId(place[2]))
            made.append(Decision(event, self._said(row.why), keys))
        made += self._said_of(row, own, keys)
        self._own[place] = self._things[row.id] = own
        return [*made, Decision(CodingRemoved(CodingId(row.id)), keys=keys)]

    def _said_of(self, row: Coding, own: CodingId, keys: tuple[KeyId, ...]) -> list[Decision]:
        """What is said of a coding, for the one on the first copy; what was said there stays."""
        made, comment = [], self._context.shown(row.comment)
        weight_there, there, stance = self._stands.get(own, (0, "", "for"))
        weight = weight_there or row.weight
        joined = there if comment in there else "\n".join(filter(None, (there, comment)))
        if (weight, joined) != (weight_there, there):
            made.append(Decision(CodingAnnotated(own, weight, joined), keys=keys))
        if row.stance != "for" == stance:
            said = None if row.stance_event is None else self._context.event(row.stance_event).why
            made.append(Decision(CodingStanceSet(own, row.stance), self._said(said), keys))
            stance = row.stance
        self._stands[own] = weight, joined, stance
        return made

    def _judgements(self) -> list[Decision]:
        """What this member thinks of codings on the second copy, of those that stand for them on the first, where it
        is not said there. What is said of another's stays on that too, and goes with it."""
        context, rows, made = self._context, self._state.judgements.rows, list[Decision]()
        own = [rows[each] for each in sorted(rows, key=lambda each: (rows[each].at, each)) if self._is_own(rows[each])]
        there = {(row.coding, row.stance, row.code, self._said(row.why)) for row in own}
        for row in own:
            on, coding = self._things.get(row.coding), self._state.codings.rows[row.coding]
            if on is None or on == self._first:
                continue
            said = CodingId(on), row.stance, row.code, self._said(row.why)
            twin = self._state.codings.get(on)
            becomes_own = twin is not None and twin.by == context.member != coding.by
            if said not in there and not becomes_own:
                there.add(said)
                keys = checked_keys(context, self._first, coding.start, coding.end, self._hidden)
                made.append(Decision(CodingJudged(*said[:3]), said[3], keys))
        return made

    def _is_own(self, row: Judgement) -> bool:
        return row.by == self._context.member

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
        for kind, thing in dict.fromkeys((kind, self._there(kind, Id(thing))) for kind, thing in row.links):
            made.append(Decision(MemoLinked(MemoId(own), kind, ThingId(thing))))
        return [*made, Decision(MemoDeleted(MemoId(row.id)))]

    def _there(self, kind: str, thing: Id) -> Id:
        """What a link points to on the first copy; where that lacks another's coding, to the one on the second."""
        there = self._things.get(thing, thing)
        return thing if kind == "coding" and there == self._first else there

"""A state in words: names and quotes opened for people, and “[withdrawn]” where words were withdrawn.

What a round of blind coding hides from this device's member is left out here, in the past as in the present.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any

from core.analysis.clock_doubt import ClockDoubts
from core.analysis.counted_codes import live_by_code, through_merges
from core.analysis.one_coder import counted_as, told_apart
from core.analysis.ordered_codings import OrderedCodings, in_order, once_each
from core.analysis.placed_turns import PlacedTurn, placed_turns
from core.errors import Refused
from core.events.concerns import concerns
from core.events.history import EventUndone
from core.events.members import LateEventAccepted
from core.events.registry import RecordedEvent, policy_of
from core.ids import Id, MemberId
from core.log.last_targets import LastTargets
from core.messages import UNTRANSLATED, Translator
from core.project import Project
from core.sealing.sealed_text import Text
from core.text.alphabet import alphabetical
from core.text.csl import title_of
from core.text.layers import Edit, Layered, on_top
from core.text.redaction import with_sign
from core.views.codebook import resolve_merged, shown_parent
from core.views.edits_by_text import live
from core.views.layers import LAYERS
from core.views.records import Coding, Consensus, Judgement, Memo, Source
from core.views.rounds import hidden
from core.views.state import State
from core.views.withdrawals import HIDDEN, PARTICIPANT

WITHDRAWN = "term-withdrawn"
"""The message that stands where words were withdrawn."""
SPOKEN = "spoken"
UNKNOWN = "?"
"""Stands for the name of something that is not in the state."""


class Presentation:
    """Opens the words of one state; of the present one where none is given."""

    def __init__(
        self,
        project: Project,
        state: State | None = None,
        translator: Translator = UNTRANSLATED,
        layer: str = SPOKEN,
        until: int | None = None,
    ) -> None:
        """`translator` says what stands where there is no name or quote; `layer` is the one in which texts are shown.
        `until`: after how many events of the total order a state of the past stands.

        Whoever shows the words to people gives a translator.
        """
        self.project = project
        self.translator = translator
        self.layer = layer
        self.filters: tuple[tuple[str, str], ...] = ()
        """What the codings that count here are narrowed to (core/analysis/filters.py)."""
        self.until = until
        self._layered: dict[Id, Layered] = {}
        self._turns: dict[Id, list[PlacedTurn]] = {}
        self._word_changes = project.word_changes
        self.state = project.state if state is None else state
        self._removed = {row.id for row in self.state.sources.rows.values() if row.status == "removed"}
        device = project.state.devices.get(project.device)
        self._hidden = _hidden_things(project.state, device.member) if device is not None else set()

    @cached_property
    def clock_doubts(self) -> ClockDoubts:
        """Which events were made by a wrong clock, as far as is known today."""
        return ClockDoubts(self.project.timeline, self.project.state)

    @cached_property
    def _last_targets(self) -> LastTargets:
        """What was taken back, also why something hidden was."""
        return LastTargets(self.project.timeline, EventUndone, LateEventAccepted)

    @cached_property
    def _counted_as(self) -> dict[Id, Id]:
        return counted_as(self.state, self.project.words)

    @cached_property
    def _told_apart(self) -> dict[Id, str]:
        return told_apart(self.state, self.project.words, self._counted_as)

    def one_coder(self, coder: Id) -> Id:
        """As whom a coder counts: an attributed one as the first record of the same person."""
        return self._counted_as.get(coder, coder)

    @property
    def all_coders(self) -> list[Id]:
        """The members, and the people whom imported files name, each once."""
        attributed = (each for each in self.state.attributed_coders.rows if each not in self._counted_as)
        return [*self.state.members.rows, *attributed]

    @cached_property
    def withdrawn(self) -> str:
        """What stands in the place of withdrawn words."""
        return self.translator(WITHDRAWN)

    def words(self, text: Text | None) -> str:
        """The words, or what stands in their place once they were withdrawn."""
        opened = self.project.words(text)
        return opened if opened is not None else ("" if text is None else self.withdrawn)

    def why(self, text: Text | None) -> str | None:
        """A reason, or None where the author gave none."""
        return None if text is None else self.words(text)

    def member(self, member: Id) -> str:
        """A member's name; the beginning of the id where the member has given none."""
        return self.named_member(member, self.state) or self.translator("term-member-unnamed", id=member.hex()[:8])

    def named_member(self, member: Id, state: State) -> str:
        """What a member was called in a state; empty where they had given no name."""
        attributed = state.attributed_coders.get(member)
        if attributed is not None:
            return self.called_attributed(attributed.id, attributed.name)
        row = state.members.get(member)
        return self.called_member(member, row.name) if row is not None else ""

    def called_member(self, _: Id, name: Text) -> str:
        """What a member is called who gave this name."""
        return self.words(name)

    def called_attributed(self, coder: Id, name: Text) -> str:
        """What somebody is called whom an imported file names: never like a member."""
        said, file = self.words(name), self._told_apart.get(coder)
        if said and file:
            return self.translator("term-attributed-namesake", name=said, file=file)
        return self.translator("term-attributed" if said else "term-attributed-unnamed", name=said, id=coder.hex()[:4])

    def attributed_name(self, coder: Id) -> str:
        """The bare name that an imported file gives somebody, for files that tell them apart from members otherwise."""
        row = self.state.attributed_coders.get(coder)
        return self.words(row.name) if row is not None else ""

    def author(self, device: Id) -> str:
        """The member whose device this is."""
        row = self.state.devices.get(device)
        return self.member(row.member) if row is not None else self.translator("term-stranger", id=device.hex()[:8])

    def source(self, source: Id) -> str:
        """A source's name."""
        row = self.state.sources.get(source)
        return self.words(row.name) if row is not None else UNKNOWN

    def participant(self, participant: Id) -> str:
        """A participant's pseudonym."""
        row = self.state.participants.get(self.state.one_person(participant))
        return self.words(row.pseudonym) if row is not None else UNKNOWN

    def name_to_decide_on(self, kind: str, thing: Id) -> str:
        """What a participant or a source is called. While a withdrawal hides the name, only the owner who decides on it
        reads it, and only where it is asked for: reports and exports have it hidden."""
        row: Any = (self.state.participants if kind == PARTICIPANT else self.state.sources).rows[thing]
        name = row.pseudonym if kind == PARTICIPANT else row.name
        found = self.project.name_to_decide_on(name) if row.status == HIDDEN else None
        return self.words(name) if found is None else found

    def code(self, code: Id) -> str:
        """A code's name, followed through merges."""
        row = self.state.codes.get(resolve_merged(self.state, code))
        return self.words(row.name) if row is not None else UNKNOWN

    def path(self, code: Id) -> str:
        """A code with what it stands under, outermost first."""
        names: list[str] = []
        current: Id | None = resolve_merged(self.state, code)
        while current is not None:
            names.append(self.code(current))
            current = shown_parent(self.state, current)
        return " › ".join(reversed(names))

    def thing(self, kind: str, thing: Id) -> str:
        """What something is called, whatever it is; of a coding and a memo, the words."""
        state = self.state
        if kind == "coding" and thing in state.codings.rows:
            return self.quote(state.codings.rows[thing])
        if kind == "memo" and thing in state.memos.rows:
            return self.words(state.memos.rows[thing].text)
        if kind == "reference" and thing in state.references.rows:
            item = self.words(state.references.rows[thing].item)
            return item if item == self.withdrawn else title_of(item) or UNKNOWN
        named = {"code": self.code, "source": self.source, "participant": self.participant}
        return named[kind](thing) if kind in named else UNKNOWN

    def quote(self, coding: Coding) -> str:
        """The words that a coding stands on."""
        return self.passage(coding.source, coding.start, coding.end)

    def passage(self, source: Id, start: int, end: int) -> str:
        """A range of a source, in the layer that is shown."""
        read = self.reader(source)
        return self.withdrawn if read is None else read(start, end)

    def reader(self, source: Id) -> Callable[[int, int], str] | None:
        """What gives ranges of a source, in the layer that is shown, for as long as no words are withdrawn; None where
        the words are not here."""
        try:
            if self.layer == SPOKEN:
                text = self.project.text(source)
                return lambda start, end: with_sign(text[start:end], self.withdrawn)
            layered = self.layered(source)
        except Refused:
            return None
        return lambda start, end: with_sign(layered.passage(start, end), self.withdrawn)

    def layered(self, source: Id) -> Layered:
        """A source's text in the layer that is shown. Raises Refused where its words are not here."""
        if self._word_changes != self.project.word_changes:  # words that were withdrawn meanwhile are kept nowhere
            self._word_changes = self.project.word_changes
            self._layered.clear()
            self._turns.clear()
        if source not in self._layered:
            self._layered[source] = Layered(self.project.text(source), self._edits(source))
        return self._layered[source]

    def speaker(self, source: Id, place: int) -> str:
        """Who speaks at a code point of a source: the participant, or the name before the turn, or nothing."""
        number = self.turn(source, place)
        return self._turns[source][number].speaker if number >= 0 and place < self._turns[source][number].end else ""

    def label(self, source: Id, place: int) -> str:
        """What stands before the turn in which a code point of a source lies, or nothing."""
        number = self.turn(source, place)
        return self._turns[source][number].label if number >= 0 else ""

    def turns(self, source: Id) -> list[PlacedTurn]:
        """The turns of a source, as it was said last who speaks; none where its words are not here."""
        if self._word_changes != self.project.word_changes:
            self._word_changes = self.project.word_changes
            self._layered.clear()
            self._turns.clear()
        if source not in self._turns:
            try:
                self._turns[source] = placed_turns(self.state, source, self.project.text(source), self.project.words)
            except Refused:
                self._turns[source] = []
        return self._turns[source]

    def turn(self, source: Id, place: int) -> int:
        """In which turn of the speakers a code point of a source lies, counted from 0; -1 before the first."""
        return bisect_right(self.turns(source), place, key=lambda turn: turn.start) - 1

    def _edits(self, source: Id) -> list[Edit]:
        """The anonymised text stands on the corrected one; where both say something, the anonymised one does."""
        found: list[Edit] = []
        for layer in LAYERS[: LAYERS.index(self.layer) + 1] if self.layer != SPOKEN else ():
            rows = live(self.state, source, layer)
            found = on_top(found, [Edit(*place, self.words(row.words)) for row in rows for place in row.places])
        return found

    def coders(self) -> list[Id]:
        """Who has codings that count, in the order of their names."""
        found: set[Id] = {each.by for each in self.each_coding()}
        return sorted(found, key=lambda each: (alphabetical(self.member(each)), each))

    def live_codings(self) -> list[Coding]:
        """The codings that stand, in the order of their sources and places."""
        return sorted(self.each_coding(), key=lambda each: (each.source, each.start, each.end, each.id))

    def counted_codings(self) -> list[Coding]:
        """The codings that stand, as figures count them: where a merge made two codings of one coder on one place the
        same, with one stance, they are one."""
        live = self.live_codings()
        return list(once_each(self.state, lambda: live))

    def counted_in_order(self) -> OrderedCodings:
        """The same for whoever goes through all of them: none is kept in memory."""
        live = in_order(self.each_coding(), self._standing)
        if all(row.status != "merged" for row in self.state.codes.rows.values()):
            return live
        return live.of(b"".join(each.id for each in once_each(self.state, lambda: live)))

    def codings_in(self, source: Id) -> list[Coding]:
        """The codings that stand in one source, in the order of their places."""
        found = [each for each in self.each_coding() if each.source == source]
        return sorted(found, key=lambda each: (each.start, each.end, each.id))

    def sources_in_order(self) -> list[Source]:
        """All texts, those that are gone too, in the order in which they came: also those of one import."""
        places = self.project.timeline.places
        return sorted(self.state.sources.values(), key=lambda row: places[row.event])

    def live_memos(self) -> list[Memo]:
        """The memos that stand, in the order in which they were written."""
        rows = self.state.memos.rows.values()
        shown = (row for row in rows if row.status == "live" and not self._hides_on(row.by, row.on))
        return sorted(shown, key=lambda each: (each.at, each.id))

    def judgements(self) -> list[Judgement]:
        """What members think of codings."""
        rows = self.state.judgements.values()
        return [row for row in rows if not self._hides_on(row.by, row.coding)]

    def is_blind_to(self, recorded: RecordedEvent) -> bool:
        """Whether an event is part of what a round of blind coding hides from this member."""
        device = self.state.devices.get(recorded.device)
        if not self._hidden or device is None:
            return False
        found = self._last_targets.of(recorded)
        device = self.state.devices.get(found.device) if found is not None else None
        if found is None or device is None or not policy_of(found.event).is_hidden_in_rounds:
            return False
        named = concerns(found.event)
        memos = (self.state.memos.get(Id(thing)) for kind, thing in named if kind == "memo")
        things = {*(Id(thing) for _, thing in named), *(memo.on for memo in memos if memo is not None)}
        return any(self._hides_on(device.member, thing) for thing in things)

    def is_hidden_coder(self, device: Id) -> bool:
        """Whether a round of blind coding hides from this member what this device's member codes."""
        row = self.state.devices.get(device)
        return row is not None and any(coder == row.member for coder, _ in self._hidden)

    def is_hidden_coding(self, coding: Id) -> bool:
        """Whether a round of blind coding hides a coding from this member."""
        row = self.state.codings.get(coding)
        return row is not None and self._hides(row.by, row.source)

    def is_hidden_consensus(self, row: Consensus) -> bool:
        """Whether a round of blind coding hides from this member what coders agreed on: who said it, or whose codings
        it is about."""
        about = (self.state.codings.get(each) for each in row.about)
        return self._hides(row.by, row.source) or any(self._hides(each.by, each.source) for each in about if each)

    @property
    def is_in_blind_round(self) -> bool:
        """Whether a round of blind coding is open that hides something of others from this member."""
        return bool(self._hidden)

    def _hides_on(self, by: Id, thing: Id | None) -> bool:
        """Whether what somebody says of a thing is hidden: somebody in the round of its text, or of a hidden coding
        anybody."""
        if not self._hidden:
            return False
        return self._hides(by, self._place_of(thing)) or (thing is not None and self.is_hidden_coding(thing))

    def _place_of(self, thing: Id | None) -> Id | None:
        """The source that something is, or lies in."""
        coding = self.state.codings.get(thing or Id(b""))
        return coding.source if coding is not None else thing

    def _hides(self, by: Id, source: Id | None) -> bool:
        return bool(self._hidden) and (by, source) in self._hidden

    def count_codings(self) -> Counter[Id]:
        """How many codings stand with each code, followed through merges."""
        counted = self._live_by_code()
        return through_merges(self.state, once_each(self.state, self.each_coding)) if counted is None else counted

    def _live_by_code(self) -> Counter[Id] | None:
        return live_by_code(self.state, self._removed, self._hidden)

    def each_coding(self) -> Iterator[Coding]:
        """The codings that stand, in no order of their own, each made when it is asked for."""
        return map(self._by_one_coder, self._shown_codings()) if self._counted_as else self._shown_codings()

    def _by_one_coder(self, coding: Coding) -> Coding:
        first = self._counted_as.get(coding.by)
        return coding if first is None else coding._replace(by=MemberId(first))

    def _standing(self, coding: Id) -> Coding | None:
        row = self.state.codings.get(coding)
        return None if row is None else self._by_one_coder(row)

    def _shown_codings(self) -> Iterator[Coding]:
        codings = self.state.codings.rows.values()
        removed = self._removed
        live = (coding for coding in codings if coding.status == "live" and coding.source not in removed)
        return (each for each in live if (each.by, each.source) not in self._hidden) if self._hidden else live


def _hidden_things(state: State, member: Id) -> set[tuple[Id, Id]]:
    """The (coder, source) pairs that a round of blind coding hides from a member, and as (coder, participant) those
    who take part in these sources: what a coder writes of one of them tells of the codings."""
    pairs = hidden(state, member)
    people = ((coder, Id(each)) for coder, source in pairs for each in state.sources.rows[source].participants)
    return {*pairs, *people}


def iso_time(at: int, offset: int = 0) -> str:
    """Milliseconds since 1970 and minutes ahead of UTC as ISO 8601."""
    zone = timezone(timedelta(minutes=offset))
    return datetime.fromtimestamp(at / 1000, zone).isoformat(timespec="seconds")

"""What every export that people read says of a study: codes with their parts, quotes and what is said of them, memos.

The forms (html, md, docx, xlsx) differ in how it looks, not in what stands there.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from core.analysis.code_decisions import reasoned_decisions
from core.analysis.codebook_tree import Branch, codebook_tree, with_depths
from core.analysis.negative_cases import reasons_against
from core.analysis.ordered_codings import OrderedCodings
from core.analysis.presentation import Presentation
from core.commands.codebook import PARTS
from core.commands.relations import KINDS
from core.errors import Refused
from core.exporting.judged import judged
from core.exporting.named import Named
from core.exporting.outline_sections import Section, sections, shown_relations
from core.exporting.svg import day
from core.ids import CodingId, Id
from core.views.codebook import resolved
from core.views.records import Coding, Memo
from core.views.speakers import spoken_by

DAY_MS = 86_400_000


class MemoWords(NamedTuple):
    """A memo in words: its kind, what it is on, who wrote it and when, what it refers and points to."""

    id: Id
    kind: str
    on: str
    text: str
    reference: str
    links: tuple[str, ...]
    by: str
    day: str


class Quote(NamedTuple):
    """A coded segment in words. `place` names the text and the line; `remarks` is all that its coder said of it, that
    it is a negative case first, and what others think of it."""

    coding: Coding
    words: str
    informant: str
    place: str
    coder: str
    day: str
    remarks: tuple[str, ...]
    is_against: bool
    memos: tuple[MemoWords, ...]

    @property
    def attribution(self) -> str:
        """Who says it, where, and who coded it when."""
        return " · ".join(filter(None, (self.informant, self.place, self.coder, self.day)))


class Quotes(Iterable[Quote]):
    """The quotes of a code, each put into words when it is asked for: there may be very many."""

    def __init__(self, codings: OrderedCodings, quote: Callable[[Coding], Quote]) -> None:
        self._codings, self._quote = codings, quote

    def __iter__(self) -> Iterator[Quote]:
        return map(self._quote, self._codings)

    def __len__(self) -> int:
        return len(self._codings)


class OutlinedCode(NamedTuple):
    """A code, its depth in the tree (0 at the top) and its path; `parts` of its description as (label, words), the
    definition without a label."""

    branch: Branch
    depth: int
    path: str
    parts: tuple[tuple[str, str], ...]
    quotes: Quotes
    memos: tuple[MemoWords, ...]


class Outline(NamedTuple):
    """The study in words. `frame`: what it says of itself, as (label, words); `memos`: those that stand by no code or
    quote; `sections`: what else there is."""

    title: str
    frame: tuple[tuple[str, str], ...]
    codes: tuple[OutlinedCode, ...]
    memos: tuple[MemoWords, ...]
    sections: tuple[Section, ...]


def outline(presentation: Presentation) -> Outline:
    """The study as `presentation` shows it."""
    return Wordings(presentation).outline()


class Wordings:
    """Puts codings and memos into words; the lines of texts and the names of people are looked up once."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation, self._say = presentation, presentation.translator
        self._named = Named(presentation)
        self._lines: dict[Id, list[int]] = {}
        self._days: dict[int, str] = {}
        self._memos: dict[Id | None, list[Memo]] = defaultdict(list)
        for memo in presentation.live_memos():
            self._memos[memo.on].append(memo)

    def outline(self, with_quotes: bool = True) -> Outline:
        """All of it, or all but the quotes."""
        presentation, say = self._presentation, self._say
        by_code: dict[Id, bytearray] = defaultdict(bytearray)
        shown, codings = resolved(presentation.state), presentation.counted_in_order()
        for coding in codings if with_quotes else ():
            by_code[shown[coding.code]] += coding.id
        rows = [row for branch in codebook_tree(presentation) for row in with_depths(branch)]
        codes = tuple(
            OutlinedCode(
                branch, depth, presentation.path(branch.code), self.parts(branch),
                Quotes(codings.of(by_code.get(branch.code, b"")), self.quote), self.memos_on(branch.code),
            )
            for branch, depth in rows
        )  # fmt: skip
        placed = {memo.id for code in codes for memo in code.memos}
        in_book = {branch.code for branch, _ in rows}
        quoted = (
            (coding.id for coding in codings if shown[coding.code] in in_book) if with_quotes and self._memos else ()
        )
        placed |= {memo.id for coding in quoted for memo in self._memos.get(coding, ())}
        rest = [each for memos in self._memos.values() for each in memos if each.id not in placed]
        row = next(iter(presentation.state.project.values()), None)
        frame = () if row is None else tuple(
            (say(f"term-part-{part}"), presentation.words(text)) for part, text in row.parts if text
        )  # fmt: skip
        title = "" if row is None else presentation.words(row.title)
        memos = tuple(map(self.memo, sorted(rest, key=lambda each: (each.at, each.id))))
        return Outline(title, frame, codes, memos, sections(presentation, self.gone(codes)))

    def parts(self, branch: Branch) -> tuple[tuple[str, str], ...]:
        """What is said of a code: its definition, when to use it and when not, an example, and so on; how it is related
        to others; and what was decided on it with a reason."""
        described = [
            ("" if part == "definition" else self._say(f"term-code-part-{part}"), text)
            for part in PARTS
            if (text := branch.parts.get(part))
        ]
        more = (("export-relation", self.relations), ("export-decision", self.decisions))
        said = ((self._say(label), each) for label, known in more for each in known.get(branch.code, ()))
        return (*described, *said)

    def gone(self, codes: Iterable[OutlinedCode]) -> list[str]:
        """The decisions on codes that are none of these."""
        here = {each.branch.code for each in codes}
        return [each for code, lines in self.decisions.items() if code not in here for each in lines]

    @cached_property
    def decisions(self) -> dict[Id, list[str]]:
        """The decisions on each code for which there is a reason, also on codes that are gone."""
        found: dict[Id, list[str]] = defaultdict(list)
        for each in reasoned_decisions(self._presentation):
            told = {"day": self._day(each.at, each.offset), "by": each.by, "did": each.did, "why": each.why}
            found[each.code].append(self._say("export-decided", **told))
        return found

    @cached_property
    def relations(self) -> dict[Id, list[str]]:
        """The relations from a code to others, each with its reason, by the code."""
        presentation = self._presentation
        found: dict[Id, list[str]] = defaultdict(list)
        for row in shown_relations(presentation.state):
            kind = presentation.words(row.kind)
            said = self._say(f"term-relation-{kind}") if kind in KINDS else kind
            why = f" ({why})" if (why := presentation.why(row.why)) else ""
            found[row.code].append(f"{said} → {presentation.path(row.other)}{why}")
        return found

    def quote(self, coding: Coding) -> Quote:
        """A coding in words."""
        return Quote(
            coding, self._named.quote(coding), self.informant(coding), self.place(coding),
            self._named.member(coding.by), self._day(coding.at, coding.offset),
            self.remarks(coding), coding.stance == "against", self.memos_on(coding.id),
        )  # fmt: skip

    def _day(self, at: int, offset: int) -> str:
        """The day of a moment (ms since 1970) where it is so many minutes ahead of UTC."""
        there = at + offset * 60_000
        number = there // DAY_MS
        if number not in self._days:
            self._days[number] = day(there, self._say)
        return self._days[number]

    def informant(self, coding: Coding) -> str:
        """Who speaks there: participants, or else the name before the turn."""
        presentation = self._presentation
        people = ", ".join(self._named.participant(each) for each in spoken_by(presentation.state, coding))
        return people or presentation.speaker(coding.source, coding.start)

    def line(self, source: Id, place: int) -> int:
        """The line of the text in the layer that is shown, from 1; 0 where the words are not here."""
        if source not in self._lines:
            try:
                text = self._presentation.layered(source).text
            except Refused:
                self._lines[source] = []
            else:
                self._lines[source] = [0, *(n for n, char in enumerate(text, 1) if char == "\n")]
        return bisect_right(self._lines[source], place)

    def place(self, coding: Coding) -> str:
        """The text, the line, and the code points of the text as spoken."""
        source = self._named.source(coding.source)
        where = {"source": source, "start": str(coding.start), "end": str(coding.end)}
        start = coding.start
        if self.line(coding.source, 0):
            start = self._presentation.layered(coding.source).to_layer(coding.start, coding.end)[0]
        line = self.line(coding.source, start)
        return self._say("export-place", line=str(line), **where) if line else self._say("export-place-gone", **where)

    def remarks(self, coding: Coding) -> tuple[str, ...]:
        """Negative case and why it is one, weight, reason, comment, judgements: as far as there are any."""
        say, presentation = self._say, self._presentation
        found = [say("export-negative-case")] if coding.stance == "against" else []
        if against := self._against.get(coding.id):
            found.append(say("export-labelled", label=say("export-against-why"), words=against))
        found += [say("export-weight", weight=str(coding.weight))] if coding.weight else []
        if why := presentation.why(coding.why):
            found.append(say("export-labelled", label=say("export-reason"), words=why))
        if comment := presentation.words(coding.comment):
            found.append(say("export-labelled", label=say("export-comment"), words=comment))
        return (*found, *self._judged.get(coding.id, ()))

    @cached_property
    def _judged(self) -> dict[CodingId, list[str]]:
        return judged(self._presentation)

    @cached_property
    def _against(self) -> dict[CodingId, str]:
        return reasons_against(self._presentation)

    def memos_on(self, *things: Id) -> tuple[MemoWords, ...]:
        """The memos on some things."""
        return tuple(self.memo(each) for thing in things for each in self._memos.get(thing, ()))

    def memo(self, memo: Memo) -> MemoWords:
        """A memo in words."""
        presentation = self._presentation
        links = (presentation.thing(kind, Id(thing)) for kind, thing in memo.links)
        return MemoWords(
            memo.id, self._say(f"term-memo-{memo.kind}"), self._on(memo), presentation.words(memo.text),
            presentation.words(memo.reference), tuple(links), presentation.member(memo.by),
            self._day(memo.at, memo.offset),
        )  # fmt: skip

    def _on(self, memo: Memo) -> str:
        presentation = self._presentation
        if memo.on is None:
            return self._say("export-on-study")
        if memo.on_kind == "source" and memo.passage is not None:
            words = presentation.passage(memo.on, *memo.passage)
            return self._say("export-on-passage", source=presentation.source(memo.on), words=words)
        return presentation.thing(memo.on_kind, memo.on)


def memo_line(memo: MemoWords, say_on: bool = True) -> str:
    """Kind, what it is on, who wrote it and when."""
    return " · ".join(filter(None, (memo.kind, memo.on if say_on else "", memo.by, memo.day)))


def memo_ends(memo: MemoWords) -> str:
    """What a memo refers and points to, in brackets; nothing where it does not."""
    named: Iterable[str] = filter(None, (memo.reference, *memo.links))
    said = "; ".join(named)
    return f"({said})" if said else ""

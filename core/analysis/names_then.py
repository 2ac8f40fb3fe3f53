"""What things were called at a moment of the log, with today's name beside it where it differs.

Words are opened, withdrawn and hidden as they are today: only what a thing was called, and where it stood, is of then.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import EventId, Id
from core.messages import Translator
from core.sealing.sealed_text import Text
from core.text.csl import title_of
from core.views.codebook import resolve_merged, shown_parent, shown_place
from core.views.records import Code, Coding, Memo
from core.views.state import State

NAME_MAX = 120
QUOTE_MAX = 70
NAMES_MAX = 8
"""So many names are listed; of the rest the number is said."""
IN_USE = ("live", "split")


class Told(NamedTuple):
    """What the trail says of an event: its number, who did it, and what."""

    n: int
    by: str
    did: str


class NamesThen:
    """Names as they were in a state of the past, which `at` sets. The presentation is today's."""

    def __init__(self, today: Presentation, with_quotes: bool = True) -> None:
        """`with_quotes`: a segment is named by its words; else it is only said that it is one."""
        self.today, self.with_quotes = today, with_quotes
        self.say: Translator = today.translator
        self.then: State = today.state
        self.told: dict[EventId, Told] = {}
        """Of the events that others name, such as undos: what was told of them."""
        self.taken_back = 0
        """How many events the undo takes back that is told now."""
        self.sentences: dict[tuple[object, ...], str] = {}
        """Those that were made in this pass: coders say the same of one text again and again."""
        self._segment = self.say("trail-segment")
        self._marks = self.say("trail-name", name="\0").split("\0")
        self._texts: dict[Id, Callable[[int, int], str] | None] = {}
        self._said: dict[Id, str] = {}
        self._called: dict[Id, str] = {}
        self.coded: dict[tuple[Id, Id], str] = {}
        """What is said of codings without quotes, by text and code: most of a large log."""
        self._owners: dict[Id, str] = {}
        self._sources: dict[Id, str] = {}
        self._namesakes: dict[str, set[Id]] = defaultdict(set)

    def at(self, state: State) -> None:
        """Goes to another moment. The state is one of core/log/past_states.py: nobody else looks at what it touched."""
        touched, is_new = state.codes.touched, state is not self.then
        if is_new or state.devices.touched or state.members.touched or state.attributed_coders.touched:
            self._owners.clear()
            for people in (state.devices, state.members, state.attributed_coders):
                people.touched.clear()
        if is_new or state.sources.touched:
            self._sources.clear()
            self.coded.clear()
            state.sources.touched.clear()
        if is_new:
            self.then = state
            self._called.clear()
            self._namesakes.clear()
            touched |= set(state.codes.rows)
        if touched:
            self._said.clear()
            self.coded.clear()
        for code in touched:
            self._note(code, state.codes.get(code))
        touched.clear()

    def _note(self, code: Id, row: Code | None) -> None:
        """Keeps track of which codes have one name."""
        self._namesakes[self._called.pop(code, "")].discard(code)
        if row is not None and row.status in IN_USE:
            name = self.today.words(row.name)
            if name != self.today.withdrawn:
                self._called[code] = name
                self._namesakes[name].add(code)

    # -- names

    def called(self, then: str, now: str) -> str:
        """A name in quotation marks, with today's where it is another."""
        return self.quoted(then) if then == now else self.say("trail-now", then=self.quoted(then), now=self.quoted(now))

    def quoted(self, name: str) -> str:
        """A name in quotation marks; what was withdrawn has none."""
        if name == self.today.withdrawn:
            return name
        return self.in_marks(name, NAME_MAX)

    def in_marks(self, words: str, most: int) -> str:
        """Words in quotation marks, at most so many code points; these marks in the words become single ones."""
        said = clipped(words, most)
        for mark, single in zip(self._marks, "‘’", strict=False):
            said = said.replace(mark, single)
        return said.join(self._marks)

    def words(self, text: Text | None) -> str:
        """The words of a text in quotation marks."""
        return self.quoted(self.today.words(text))

    def code(self, code: Id) -> str:
        """A code by its own name, also where it was merged; the ones above it where another has the same name."""
        if code not in self._said:
            self._said[code] = self._code(code)
        return self._said[code]

    def _code(self, code: Id) -> str:
        row, now = self.then.codes.get(code), self.today.state.codes.get(code)
        if row is None or now is None:
            return self.words(now.name) if now is not None else self.unknown
        label, name, named = self.label(code), self.today.words(row.name), self.today.words(now.name)
        if now.status == "merged" and row.status != "merged":
            return self.say("trail-now-in", then=self.quoted(label), now=self.quoted(self.today.code(code)))
        return self.called(label, label if name == named else named)

    def code_shown(self, code: Id) -> str:
        """A code as it was shown: where it had been merged into another, that one."""
        if code not in self.then.codes.rows:
            return self.code(code)
        return self.code(resolve_merged(self.then, code))

    def label(self, code: Id) -> str:
        """A code's name then, told apart from others of that name by where it stood, or else by a number."""
        row = self.then.codes.get(code)
        if row is None:
            return self.today.code(code)
        name = self.today.words(row.name)
        if name == self.today.withdrawn or len(self._namesakes[name] | {code}) < 2:
            return name
        parent = shown_parent(self.then, code)
        path, passed = [name], {code}
        while parent is not None and parent not in passed:
            passed.add(parent)
            path.append(self.today.words(self.then.codes.rows[parent].name))
            parent = shown_parent(self.then, parent)
        beside = sorted(
            (row.at, each)
            for each in self._namesakes[name] | {code}
            if shown_parent(self.then, each) == shown_parent(self.then, code)
            for row in (self.then.codes.rows[each],)
        )
        said = " › ".join(reversed(path))
        number = [each for _, each in beside].index(code) + 1
        return said if len(beside) < 2 else self.say("trail-nth", name=said, number=number)

    def called_then(self, code: Id) -> str:
        """A code's name then, in quotation marks and no more; of one that came in later, today's."""
        if code not in self.then.codes.rows and code not in self.today.state.codes.rows:
            return self.unknown
        return self.quoted(self.label(code))

    def parent(self, code: Id | None) -> str:
        """What a code was put under, as it showed then: above what was deleted; the top where there is none."""
        if code is not None and code not in self.then.codes.rows:
            return self.code(code)
        shown = shown_place(self.then, code)
        return self.say("trail-top") if shown is None else self.code(shown)

    def source(self, source: Id) -> str:
        """A text by its name then; one that came in later by today's."""
        if source not in self._sources:
            self._sources[source] = self._source(source)
        return self._sources[source]

    def _source(self, source: Id) -> str:
        row, now = self.then.sources.get(source), self.today.state.sources.get(source)
        if now is None:
            return self.unknown
        named = self.today.words(now.name)
        if named == self.today.withdrawn:
            return self.say("trail-gone-source")
        return self.called(named if row is None else self.today.words(row.name), named)

    def participant(self, participant: Id) -> str:
        """A participant's pseudonym then, with today's, or whom they were merged into."""
        state = self.today.state
        if participant not in state.participants.rows:
            return self.unknown
        now, gone = self.today.participant(participant), self.today.withdrawn
        then = self.pseudonym(participant)
        if gone in (now, then):
            return self.say("trail-gone-participant")
        if state.one_person(participant) != self.then.one_person(participant):
            return self.say("trail-now-in", then=then, now=now)
        return then if then == now else self.say("trail-now", then=then, now=now)

    def pseudonym(self, participant: Id) -> str:
        """What a participant was called then; one who came in later, as they were called first."""
        row = self.then.participants.get(self.then.one_person(participant))
        if row is not None:
            return self.today.words(row.pseudonym)
        row = self.today.state.participants.get(participant)
        return self.unknown if row is None else self.today.words((*row.earlier, row.pseudonym)[0])

    def member(self, member: Id) -> str:
        """A member by the name that they had then, or else by the first that they gave."""
        now = self.today.named_member(member, self.today.state)
        then = self.today.named_member(member, self.then) or now
        if not then:
            return self.say("trail-member-unnamed")
        return then if now in ("", then) else self.say("trail-now", then=then, now=now)

    def owner_of(self, device: Id) -> str:
        """The member whose device one is."""
        if device not in self._owners:
            row = self.then.devices.get(device) or self.today.state.devices.get(device)
            self._owners[device] = self.say("trail-stranger") if row is None else self.member(row.member)
        return self._owners[device]

    @property
    def unknown(self) -> str:
        """What stands for something that is not in the log."""
        return self.say("trail-unknown-thing")

    # -- passages, codings, memos

    def passage(self, source: Id, start: int, end: int, by_ends: bool = False) -> str:
        """The words of a segment, or that it is one. A long one is shortened at its end; `by_ends`: in its middle."""
        if not self.with_quotes or source not in self.today.state.sources.rows:
            return self._segment
        if source not in self._texts:
            self._texts[source] = self.today.reader(source)
        read = self._texts[source]
        if read is None:
            return self.today.withdrawn
        return self.shortened(read(start, end), by_ends)

    def shortened(self, words: str, by_ends: bool) -> str:
        """Words in quotation marks, as `passage` gives them."""
        return self.in_marks(both_ends(words, QUOTE_MAX) if by_ends else words, QUOTE_MAX)

    def coding_row(self, coding: Id) -> Coding | None:
        """A coding as it was then."""
        return self.then.codings.get(coding) or self.today.state.codings.get(coding)

    def memo_row(self, memo: Id) -> Memo | None:
        """A memo as it was then."""
        return self.then.memos.get(memo) or self.today.state.memos.get(memo)

    def coding(self, coding: Id) -> str:
        """A coding as the object of a sentence."""
        row = self.coding_row(coding)
        if row is None:
            return self.unknown
        passage, source = self.passage(row.source, row.start, row.end), self.source(row.source)
        return self.say("trail-coding", segment=passage, source=source, code=self.code_shown(row.code))

    def memo(self, memo: Id) -> str:
        """A memo as the object of a sentence: its kind, and what it is on."""
        row = self.memo_row(memo)
        return self.unknown if row is None else self.say(f"trail-the-memo-{row.kind}", on=self.on(row.on_kind, row.on))

    def on(self, kind: str, thing: Id | None) -> str:
        """What a memo or a file is on; the project where nothing is named."""
        return self.say("trail-project") if thing is None else self.thing(kind, thing)

    def thing(self, kind: str, thing: Id) -> str:
        """Anything that an event names by kind and id."""
        if kind == "memo":  # of a memo on a memo on a memo only the kind
            row = self.memo_row(thing)
            return self.unknown if row is None else self.say(f"trail-memo-{row.kind}")
        if kind in ("code", "source", "participant", "member", "coding", "reference", "transcript"):
            named: Callable[[Id], str] = getattr(self, kind)
            return named(thing)
        return self.owner_of(thing) if kind == "device" else self._named(kind, thing)

    def reference(self, reference: Id) -> str:
        """A work by its title."""
        row = self.then.references.get(reference) or self.today.state.references.get(reference)
        return self.unknown if row is None else self.work(row.item)

    def transcript(self, transcript: Id) -> str:
        """A transcript that is being written, by its recording."""
        row = self.today.state.transcripts.get(transcript)
        return self.unknown if row is None else self._named("file", row.file)

    def work(self, item: Text) -> str:
        """The title of a work."""
        words = self.today.words(item)
        return words if words == self.today.withdrawn else self.quoted(title_of(words) or self.say("trail-untitled"))

    def _named(self, kind: str, thing: Id) -> str:
        """What has nothing but a name: sets, rounds, queries, files."""
        tables = {"set": "code_sets", "round": "rounds", "query": "queries", "file": "files"}
        if kind not in tables:
            return self.unknown
        then, now = (getattr(each, tables[kind]).get(thing) for each in (self.then, self.today.state))
        if now is None:
            return self.unknown
        return self.called(self.today.words((then or now).name), self.today.words(now.name))

    def list(self, names: Iterable[str]) -> str:
        """An enumeration, of which a long one ends with how many more there are."""
        found = list(names)
        if len(found) > NAMES_MAX:
            rest = len(found) - NAMES_MAX + 1
            found = [*found[: NAMES_MAX - 1], self.say("trail-more", count=rest)]
        return self.say.list(found)


def clipped(text: str, most: int) -> str:
    """A text on one line, shortened where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def both_ends(text: str, most: int) -> str:
    """How a text begins and ends, on one line."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    half = (most - 3) // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"

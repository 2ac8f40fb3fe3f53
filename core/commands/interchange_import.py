"""Bringing in a project of another tool, everything in one step.

Codes, sets and relations keep the GUIDs that they have there, so that two who bring in one codebook have one codebook.
Texts, people and what stands on them get fresh ids: a text that came twice is two texts with two keys, and a withdrawal
reaches both. By which GUIDs they went there is noted, and an export gives them back.
"""

from collections.abc import Container, Iterator
from typing import NamedTuple

from core.commands.codebook import checked_colour
from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.interchange_ids import reason_id, segment_id, variable_id
from core.commands.memos import KINDS
from core.commands.sources import Incoming, import_source
from core.errors import Refused
from core.events.attributed import CoderAttributed, CodingAttributed, MemoAttributed
from core.events.codebook import CodeCreated, CodePlaced
from core.events.memos import MemoPlaced, MemoWritten
from core.events.participants import ParticipantAdded, ParticipantDescribed
from core.events.project import ProjectImported
from core.events.relations import RelationCreated, SetSaved
from core.events.sources import SourceDescribed
from core.ids import (
    ID_BYTES,
    AttributedId,
    CodeId,
    CodingId,
    ForeignId,
    Id,
    KeyId,
    MemberId,
    MemoId,
    ParticipantId,
    RelationId,
    SetId,
    SourceId,
    ThingId,
    ThingKind,
)
from core.limits import ITEMS_MAX, NAME_CODE_POINTS_MAX
from core.messages import Message
from core.text.alphabet import alphabetical
from core.text.normal import normal_name
from core.text.quoting import Runs, names_in, words_of
from core.views.code_order import children

PAIRS_MAX = 10_000
"""So many GUIDs stand in one event."""

NOBODY = Id(b"nobody is named")
"""Stands for whoever coded what the file does not say of who did."""
REFI_SOURCE = "application/vnd.refi-qda.source+xml"
"""The type of a file that describes a source of a REFI-QDA project which is not shown here."""


class ForeignCode(NamedTuple):
    """A code; its parent comes before it. Ids here are GUIDs (16 bytes), or whatever names a thing in its file."""

    id: Id
    name: str
    parent: Id | None
    definition: str
    colour: str
    is_codable: bool = True


class ForeignSource(NamedTuple):
    """A text, normalised, how it was read, and its attributes."""

    id: Id
    name: str
    text: str
    origin: str
    kind: str = "interview"
    attributes: tuple[tuple[str, str], ...] = ()


class ForeignCoder(NamedTuple):
    """Somebody who coded or wrote there, by the name that the file gives."""

    id: Id
    name: str


class ForeignCoding(NamedTuple):
    """A code on a passage (code points of the normalised text); `why` is the reason that was given there, `note` the
    note there that says so. `coder` is who made it there, None where the file does not say; `made` is when (ms since
    1970), or 0."""

    id: Id
    source: Id
    start: int
    end: int
    code: Id
    why: str = ""
    note: Id | None = None
    coder: Id | None = None
    made: int = 0
    weight: int = 0
    comment: str = ""
    stance: str = "for"


class ForeignMemo(NamedTuple):
    """A note on something (`on_kind` empty: on the project); `passage` where it stands beside one of a source."""

    kind: str
    text: str
    on_kind: str
    on: Id | None
    passage: tuple[int, int] | None = None
    id: Id | None = None
    coder: Id | None = None
    made: int = 0


class ForeignCase(NamedTuple):
    """A person, with attributes and texts."""

    id: Id
    name: str
    attributes: tuple[tuple[str, str], ...]
    sources: tuple[Id, ...]


class ForeignFile(NamedTuple):
    """A source that is not shown here and kept as it came: what is said of it there (XML), its files (name, type,
    content), the text that was read from it, if any, and whom it belongs to."""

    id: Id
    description: bytes
    files: tuple[tuple[str, str, bytes], ...]
    text: Id | None
    people: tuple[Id, ...]


class Foreign(NamedTuple):
    """A project as another tool left it. `not_represented` says what has no place here. `passages` are the marked
    ones with their sources and places, `variables` the attributes by name: both only for the GUIDs they have there.
    `is_ordered`: the codes stand in the order in which people see them there."""

    codes: tuple[ForeignCode, ...]
    sources: tuple[ForeignSource, ...]
    codings: tuple[ForeignCoding, ...]
    memos: tuple[ForeignMemo, ...]
    cases: tuple[ForeignCase, ...]
    sets: tuple[tuple[Id, str, tuple[Id, ...], tuple[Id, ...]], ...]
    links: tuple[tuple[Id, str, Id, Id], ...]
    not_represented: tuple[Message, ...]
    passages: tuple[tuple[Id, Id, int, int], ...] = ()
    variables: tuple[tuple[Id, str], ...] = ()
    kept: tuple[ForeignFile, ...] = ()
    is_ordered: bool = False
    coders: tuple[ForeignCoder, ...] = ()
    file: str = ""


def import_project(context: CommandContext, foreign: Foreign) -> list[Decision]:
    """The decisions that import a project. Raises Refused where it holds nothing."""
    if not (foreign.codes or foreign.sources or foreign.memos or foreign.cases):
        raise Refused("import-nothing-found")
    return _ProjectImport(context, foreign).decisions()


class _ProjectImport:
    """Imports one project, and remembers which of its things have which ids and keys here."""

    def __init__(self, context: CommandContext, foreign: Foreign) -> None:
        self._context, self._foreign = context, foreign
        self._ids: dict[Id, Id] = {}
        self._keys: dict[Id, KeyId] = {}
        self._by: dict[Id | None, AttributedId] = {}
        self._named: list[tuple[Id, Id]] = []
        self._spoken = Runs([*(source.text for source in foreign.sources), *_texts(context)])
        self._people: dict[str, set[bytes]] = {words_of(each): {b""} for each in _names_of_people(context, foreign)}

    def decisions(self) -> list[Decision]:
        """The decisions in an order that lets later ones refer to earlier ones: texts first, since codes and memos may
        repeat their words."""
        return [
            *self._cases(),
            *self._sources(),
            *self._codes(),
            *self._order(),
            *self._coders(),
            *self._codings(),
            *self._memos(),
            *self._sets(),
            *self._received(),
        ]

    def _repeats(self, text: str) -> bool:
        """Whether a text may repeat words or the name of somebody, so that it has to be looked at closely."""
        return self._spoken.repeats(text) or bool(names_in(text, self._people))

    def _kept(self, there: Id, taken: Container[Id]) -> Id:
        """The GUID of a thing in its file, if it is one and no thing has it here; else a fresh id."""
        is_free = len(there) == ID_BYTES and there not in taken and there not in self._ids
        self._ids[there] = there if is_free else self._context.new_id(Id)
        return self._ids[there]

    def _fresh(self, there: Id) -> Id:
        self._ids[there] = self._context.new_id(Id)
        return self._ids[there]

    def _codes(self) -> list[Decision]:
        made = []
        for code in self._foreign.codes:
            event = CodeCreated(
                CodeId(self._kept(code.id, self._context.state.codes.rows)),
                _name(code.name),
                CodeId(self._ids[code.parent]) if code.parent in self._ids else None,
                checked_note(code.definition) or "",
                _colour(code.colour),
                None,
            )
            repeats = self._repeats(f"{code.name} ¶ {code.definition}")
            made.append(Decision(event, seal_quotes=repeats))
        return made

    def _order(self) -> list[Decision]:
        """The order that codes have there, one event for the codes under each, where the alphabet's is another."""
        state, shown = self._context.state, self._context.shown
        families: dict[Id | None, list[ForeignCode]] = {}
        for code in self._foreign.codes if self._foreign.is_ordered else ():
            families.setdefault(code.parent if code.parent in self._ids else None, []).append(code)
        made = []
        for parent, family in families.items():
            names = [alphabetical(_name(code.name)) for code in family]
            if names == sorted(names):
                continue
            here = children(state, None, shown) if parent is None else []
            *others, beside, last = [*here, *(CodeId(self._ids[code.id]) for code in family)]
            listed = tuple(Id(each) for each in (*others, beside))[-ITEMS_MAX:]
            made.append(Decision(CodePlaced(last, "after", beside, listed)))
        return made

    def _cases(self) -> list[Decision]:
        made = []
        for case in self._foreign.cases:
            key = self._context.new_key()
            person = ParticipantId(self._fresh(case.id))
            self._keys[person] = key.id
            added = ParticipantAdded(person, _name(case.name), key.id)
            made.append(Decision(added, keys=(key.id,), new_keys=(key,), seal_quotes=False))
            made += [
                Decision(ParticipantDescribed(person, _name(name), value.strip()), keys=(key.id,))
                for name, value in case.attributes
                if value.strip()
            ]
        return made

    def _sources(self) -> list[Decision]:
        owners: dict[Id, tuple[Id, ...]] = {}
        for case in self._foreign.cases:
            for text in case.sources:
                owners[text] = (*owners.get(text, ()), self._ids[case.id])
        made = []
        for source in self._foreign.sources:
            incoming = Incoming(_name(source.name), source.text, source.origin, source.kind)
            (*_, decision) = import_source(self._context, incoming)
            own = self._fresh(source.id)
            self._keys[own] = decision.event.key
            people = owners.get(source.id, ())
            made.append(decision._replace(event=decision.event._replace(source=own, participants=people)))
            made += [
                Decision(SourceDescribed(SourceId(own), _name(name), value.strip()), keys=(decision.event.key,))
                for name, value in source.attributes
                if value.strip()
            ]
        return made

    def _coders(self) -> list[Decision]:
        """The people of the file who coded or wrote there. Their ids are fresh always: no file gives anybody the id of
        a member, or of somebody whom another file names."""
        wanted = {each.coder for each in self._foreign.codings} | {each.coder for each in self._foreign.memos}
        named = {each.id: each.name for each in self._foreign.coders if each.id in wanted}
        if any(each.coder not in named for each in self._foreign.codings):
            named[NOBODY] = ""
        file = _name(self._foreign.file)
        made = []
        for there, name in named.items():
            self._by[there] = AttributedId(self._context.new_id(MemberId))
            self._named += [(self._by[there], there)]
            called = normal_name(" ".join(name.split())[:NAME_CODE_POINTS_MAX])
            made.append(Decision(CoderAttributed(self._by[there], called, file)))
        return made

    def _codings(self) -> list[Decision]:
        made = []
        for coding in self._foreign.codings:
            source, code = SourceId(self._ids[coding.source]), CodeId(self._ids[coding.code])
            own = CodingId(self._fresh(coding.id))
            self._named += [(reason_id(own), coding.note)] if coding.note is not None else []
            coder = self._by.get(coding.coder or NOBODY) or self._by[NOBODY]
            comment, why = checked_note(coding.comment) or "", checked_note(coding.why)
            said = (coder, coding.made, coding.weight, comment, coding.stance)
            event = CodingAttributed(own, source, coding.start, coding.end, code, *said)
            repeats = bool(why or comment) and self._repeats(f"{why or ''} ¶ {comment}")
            made.append(Decision(event, why, (self._keys[source],), seal_quotes=repeats))
        return made

    def _memos(self) -> list[Decision]:
        made = []
        passages = {coding.id: coding.source for coding in self._foreign.codings}
        for memo in self._foreign.memos:
            on = ThingId(self._ids[memo.on]) if memo.on in self._ids else None
            held_by = passages.get(memo.on) if memo.on_kind == "coding" and memo.on is not None else memo.on
            key = self._keys.get(self._ids[held_by]) if held_by in self._ids else None
            keys = () if key is None else (key,)
            own = self._context.new_id(MemoId)
            self._named += [(own, memo.id)] if memo.id is not None else []
            kind = memo.kind if memo.kind in KINDS else "analytic"
            text = checked_note(memo.text) or "–"
            event = MemoWritten(own, kind, text, ThingKind(memo.on_kind if on else ""), on, "")
            made.append(Decision(event, keys=keys, seal_quotes=self._repeats(text)))
            if memo.passage is not None and on is not None:
                made.append(Decision(MemoPlaced(own, *memo.passage)))
            if memo.coder in self._by:
                made.append(Decision(MemoAttributed(own, self._by[memo.coder], memo.made)))
        return made

    def _sets(self) -> list[Decision]:
        made = []
        for there, name, codes, sources in self._foreign.sets:
            held_codes = tuple(CodeId(self._ids[code]) for code in codes)
            held_sources = tuple(SourceId(self._ids[source]) for source in sources)
            if held_codes or held_sources:
                own = SetId(self._kept(there, self._context.state.code_sets.rows))
                made.append(Decision(SetSaved(own, _name(name), held_codes, held_sources)))
        for there, kind, code, other in self._foreign.links:
            relation = RelationId(self._kept(there, self._context.state.relations.rows))
            one, two = CodeId(self._ids[code]), CodeId(self._ids[other])
            made.append(Decision(RelationCreated(relation, one, _name(kind), two)))
        return made

    def _received(self) -> list[Decision]:
        """The event that records which GUIDs the things had in their file; tools without GUIDs give none."""
        foreign = self._foreign
        named = [(own, there) for there, own in self._ids.items()] + self._named
        for guid, source, start, end in foreign.passages:
            named.append((segment_id(self._ids[source], start, end), guid))
        named += [(variable_id(name), guid) for guid, name in foreign.variables]
        closed = {self._ids[code.id] for code in foreign.codes if not code.is_codable}
        pairs = [(ThingId(own), ForeignId(guid)) for own, guid in dict.fromkeys(named) if len(guid) == ID_BYTES]
        pairs = [pair for pair in pairs if bytes(pair[0]) != pair[1] or pair[0] in closed]
        return [
            Decision(ProjectImported(part, tuple(own for own, _ in part if own in closed)))
            for part in (tuple(pairs[n : n + PAIRS_MAX]) for n in range(0, len(pairs), PAIRS_MAX))
        ]


def _texts(context: CommandContext) -> Iterator[str]:
    """The words of all texts in the project that can be read."""
    for row in context.state.sources.values():
        if row.status == "live":
            try:
                yield context.text(row.id)
            except Refused:  # its key is not here, or gone
                continue


def _names_of_people(context: CommandContext, foreign: Foreign) -> Iterator[str]:
    """The pseudonyms of the people who come, and of those who are there."""
    yield from (case.name for case in foreign.cases)
    yield from filter(None, (context.words(row.pseudonym) for row in context.state.participants.values()))


def _name(name: str) -> str:
    """A name that fits here: not empty, and not longer than a page."""
    return checked_name(" ".join(name.split())[:NAME_CODE_POINTS_MAX] or "–")


def _colour(colour: str) -> str:
    try:
        return checked_colour(colour)
    except Refused:
        return ""

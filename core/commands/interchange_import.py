"""Bringing in a project of another tool, everything in one step.

Codes, sets and relations keep the GUIDs that they have there, so that two who bring in one codebook have one codebook.
Texts, people and what stands on them get fresh ids. By which GUIDs they went there is noted, and an export gives them
back. What comes again is met (core/commands/interchange_again.py): only what is new comes in, and of what changed that
which was chosen.
"""

from collections.abc import Collection, Container, Iterator, Mapping
from itertools import chain

from core.commands.context import CommandContext, Decision, checked_note
from core.commands.foreign_project import (
    NOBODY,
    Foreign,
    ForeignCode,
    ForeignCoding,
    memo_id,
    parents_first,
)
from core.commands.import_omissions import Reporting, reported
from core.commands.interchange_again import (
    FirstOf,
    Known,
    known_of,
)
from core.commands.interchange_fit import fitting_colour, fitting_line, fitting_name
from core.commands.interchange_ids import note_id, reason_id, variable_id
from core.commands.interchange_keys import PassageKeys
from core.commands.interchange_own import described_decisions, own_decisions
from core.commands.interchange_segments import new_segments
from core.commands.interchange_words import names_of_people, texts_here, typed_in, typed_on
from core.commands.interchange_work import WorkImport, new_work, work_decisions
from core.commands.memos import keys_behind
from core.commands.sources import Incoming, import_source
from core.errors import Refused
from core.events.attributed import CoderAttributed, CodingAttributed, MemoAttributed
from core.events.codebook import CodeColoured, CodeCreated, CodeDefined, CodeMoved, CodePlaced, CodeRenamed
from core.events.codings import CodingRemoved
from core.events.memos import ALL_KINDS, MemoPlaced, MemoRevised, MemoWritten
from core.events.participants import ParticipantAdded, ParticipantDescribed
from core.events.project import ProjectImported
from core.events.references import LINKED_KINDS, MemoLinked
from core.events.relations import RelationCreated, SetSaved
from core.events.sources import SourceDescribed, SourceImported, SourceRenamed, SourceSpeakerSealed
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
from core.limits import ITEMS_MAX
from core.text.alphabet import alphabetical
from core.text.quoting import Runs, names_in, words_of
from core.text.ranges import Ranges
from core.text.who_speaks import SpokenTurn, who_speaks
from core.views.code_order import children

PAIRS_MAX = 10_000
"""So many GUIDs stand in one event."""

REFI_SOURCE = "application/vnd.refi-qda.source+xml"
"""The type of a file that describes a source of a REFI-QDA project which is not shown here."""


def import_project(
    context: CommandContext, foreign: Foreign, take: Collection[Id] = (), first: FirstOf = lambda _: None
) -> list[Decision]:
    """The decisions that import what of a project is not here yet; `take`: ids there of changed things that are set as
    the file says. `first` finds the event that brought a thing in. Raises Refused where the file holds nothing."""
    if not (foreign.codes or foreign.sources or foreign.memos or foreign.cases):
        raise Refused("import-nothing-found")
    return _ProjectImport(context, foreign, known_of(context, foreign, first, take), frozenset(take)).decisions()


class _ProjectImport:
    """Imports one project, and remembers which of its things have which ids and keys here."""

    def __init__(self, context: CommandContext, foreign: Foreign, known: Known, take: frozenset[Id]) -> None:
        self._context, self._foreign, self._known, self._take = context, foreign, known, take
        self._ids: dict[Id, Id] = {there: own for kind in known.own.values() for there, own in kind.items()}
        self._here = dict(self._ids)
        state = context.state
        self._keys: dict[Id, KeyId] = {row.id: row.key for row in state.sources.rows.values()}
        self._keys |= {row.id: row.key for row in state.participants.rows.values()}
        self._by: dict[Id | None, AttributedId] = {}
        self._named: list[tuple[Id, Id]] = []
        self._work = new_work(context, foreign, known)
        self._speaking: dict[Id, list[tuple[Ranges, KeyId]]] = {}
        self._passages = PassageKeys(context, self._keys, self._speaking)
        spoken = chain((source.text for source in foreign.sources), texts_here(context))
        self._spoken = Runs(spoken, among=typed_in(foreign))
        self._people: dict[str, set[bytes]] = {words_of(each): {b""} for each in names_of_people(context, foreign)}

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
            *described_decisions(self._context, self._foreign, self._ids),
            *self._memos(),
            *self._sets(),
            *own_decisions(self._context, self._foreign.own, self._ids, self._keys, self._known.is_new),
            *work_decisions(
                WorkImport(self._context, self._ids, self._passages, self._by, self._repeats),
                self._foreign,
                self._work,
            ),
            *self._taken(),
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
        made, in_vivo = [], {each.code: each.text for each in self._foreign.own.in_vivo}
        for code in self._foreign.codes:
            if not self._known.is_new("code", code.id):
                continue
            text = self._ids.get(in_vivo.get(code.id, Id(b"")))
            event = CodeCreated(
                CodeId(self._kept(code.id, self._context.state.codes.rows)),
                fitting_name(code.name),
                CodeId(self._ids[code.parent]) if code.parent in self._ids else None,
                checked_note(code.definition) or "",
                fitting_colour(code.colour),
                SourceId(text) if text in self._keys else None,
            )
            repeats = self._repeats(typed_on(code.name, code.definition))
            keys = (self._keys[text],) if text in self._keys else ()
            made.append(Decision(event, keys=keys, seal_quotes=repeats))
        return made

    def _order(self) -> list[Decision]:
        """The order that codes have there, one event for the codes under each, where the alphabet's is another."""
        state, shown = self._context.state, self._context.shown
        families: dict[Id | None, list[ForeignCode]] = {}
        for code in self._foreign.codes if self._foreign.is_ordered else ():
            families.setdefault(code.parent if code.parent in self._ids else None, []).append(code)
        made = []
        for parent, family in families.items():
            if not all(self._known.is_new("code", code.id) for code in family):
                continue  # in a family that is here its order here stays
            names = [alphabetical(fitting_name(code.name)) for code in family]
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
            if not self._known.is_new("case", case.id):
                continue
            key = self._context.new_key()
            person = ParticipantId(self._fresh(case.id))
            self._keys[person] = key.id
            added = ParticipantAdded(person, fitting_name(case.name), key.id)
            made.append(Decision(added, keys=(key.id,), new_keys=(key,), seal_quotes=False))
            made += [
                Decision(ParticipantDescribed(person, fitting_name(name), value.strip()), keys=(key.id,))
                for name, value in case.attributes
                if value.strip()
            ]
        return made

    def _sources(self) -> list[Decision]:
        owners: dict[Id, dict[str, ParticipantId]] = {}
        parts = _parts_by_text(self._foreign, self._ids)
        for case in self._foreign.cases:
            for text in case.sources if ("case", case.id) not in self._known.stays else ():
                owners.setdefault(text, {})[fitting_name(case.name)] = ParticipantId(self._ids[case.id])
        made = []
        for source in sorted(self._foreign.sources, key=lambda each: each.derived_from is not None):
            if not self._known.is_new("source", source.id):
                continue
            incoming = Incoming(fitting_name(source.name), source.text, source.origin, source.kind, source.times)
            people = owners.get(source.id, {})
            spoken = parts.get(source.id) or who_speaks(source.text, people)
            decisions = import_source(self._context, incoming, tuple(dict.fromkeys(people.values())), None, spoken)
            decision = next(each for each in decisions if isinstance(each.event, SourceImported))
            if source.derived_from in self._ids:
                original = SourceId(self._ids[source.derived_from])
                derived = decision._replace(event=decision.event._replace(derived_from=original))
                decisions[decisions.index(decision)] = derived
            own = self._ids[source.id] = decision.event.source
            self._keys[own] = decision.event.key
            apart = [each.event for each in decisions if isinstance(each.event, SourceSpeakerSealed)]
            self._speaking[own] = [(each.places, each.key) for each in apart]
            made += decisions
            made += [
                Decision(SourceDescribed(SourceId(own), fitting_name(name), value.strip()), keys=(decision.event.key,))
                for name, value in source.attributes
                if value.strip()
            ]
        return made

    def _coders(self) -> list[Decision]:
        """The people of the file who coded or wrote there. Their ids are fresh always: no file gives anybody the id of
        a member, or of somebody whom another file names."""
        codings = self._new_codings()
        wanted = {each.coder for each in codings}
        wanted |= {each.coder for each in self._foreign.memos if self._is_wanted("memo", memo_id(each))}
        wanted |= {each.coder for each in self._work.judgements} | {each.coder for each in self._work.consensus}
        wanted |= {thing for each in self._work.queries for _, thing in each.things}
        named = {each.id: each.name for each in self._foreign.coders if each.id in wanted}
        if any(each.coder not in named for each in codings):
            named[NOBODY] = ""
        file = fitting_name(self._foreign.file)
        made = []
        for there, name in named.items():
            if there in self._known.own["coder"]:
                self._by[there] = AttributedId(MemberId(self._known.own["coder"][there]))
                continue
            self._by[there] = AttributedId(self._context.new_id(MemberId))
            self._named += [(self._by[there], there)]
            made.append(Decision(CoderAttributed(self._by[there], fitting_line(name), file)))
        return made

    def _is_wanted(self, kind: str, thing: Id) -> bool:
        """Whether something is new, or is to be as the file says."""
        return self._known.is_new(kind, thing) or thing in self._take

    def _new_codings(self) -> list[ForeignCoding]:
        """Those that come in: new ones that can be placed, and of changed ones those that are to be as in the file."""
        known, stays = self._known, self._known.stays
        changed = {each.id for each in known.changes if each.kind == "coding" and each.may_take} & self._take
        return [
            each
            for each in self._foreign.codings
            if (known.is_new("coding", each.id) or each.id in changed)
            and not {("source", each.source), ("code", each.code)} & stays
            and each.source not in known.unplaced
        ]

    def _codings(self) -> list[Decision]:
        made, said_in = [], {each.coding: each.note for each in self._foreign.own.codings}
        for coding in self._new_codings():
            if coding.id in self._known.own["coding"]:
                made.append(Decision(CodingRemoved(CodingId(self._known.own["coding"][coding.id]))))
            source, code = SourceId(self._ids[coding.source]), CodeId(self._ids[coding.code])
            own = CodingId(self._fresh(coding.id))
            self._named += [(reason_id(own), coding.note)] if coding.note is not None else []
            if (note := said_in.get(coding.id)) is not None:
                self._named.append((note_id(own), note))
            coder = self._by.get(coding.coder or NOBODY) or self._by[NOBODY]
            comment, why = checked_note(coding.comment) or "", checked_note(coding.why)
            said = (coder, coding.made, coding.weight, comment, coding.stance)
            event = CodingAttributed(own, source, coding.start, coding.end, code, *said)
            repeats = bool(why or comment) and self._repeats(typed_on(why or "", comment))
            keys = self._passages.at(source, ((coding.start, coding.end),))
            made.append(Decision(event, why, keys, seal_quotes=repeats))
        return made

    def _memos(self) -> list[Decision]:
        made, links = [], []
        codings = {coding.id: coding for coding in self._foreign.codings}
        new = [memo for memo in self._foreign.memos if self._known.is_new("memo", memo_id(memo))]
        for memo in parents_first(new):
            on = ThingId(self._ids[memo.on]) if memo.on in self._ids else None
            keys = self._passages.behind(memo, codings.get(memo.on) if memo.on else None, self._ids)
            own = self._context.new_id(MemoId)
            if memo.id is not None:
                self._named.append((own, memo.id))
                self._ids.setdefault(memo.id, own)
            links.append((own, memo.links))
            kind = memo.kind if memo.kind in ALL_KINDS else "analytic"
            text = checked_note(memo.text) or "–"
            event = MemoWritten(own, kind, text, ThingKind(memo.on_kind if on else ""), on, memo.reference)
            made.append(Decision(event, keys=keys, seal_quotes=self._repeats(text)))
            if memo.passage is not None and on is not None:
                made.append(Decision(MemoPlaced(own, *memo.passage)))
            if memo.coder in self._by:
                made.append(Decision(MemoAttributed(own, self._by[memo.coder], memo.made)))
        return made + [
            Decision(MemoLinked(own, ThingKind(to), ThingId(self._ids[thing])))
            for own, said in links for to, thing in dict.fromkeys(said)
            if to in LINKED_KINDS and thing in self._ids
        ]  # fmt: skip

    def _sets(self) -> list[Decision]:
        made = []
        for there, name, codes, sources in self._foreign.sets:
            if not self._known.is_new("set", there):
                continue
            held_codes = tuple(CodeId(self._ids[code]) for code in codes)
            held_sources = tuple(SourceId(self._ids[source]) for source in sources)
            if held_codes or held_sources:
                own = SetId(self._kept(there, self._context.state.code_sets.rows))
                made.append(Decision(SetSaved(own, fitting_name(name), held_codes, held_sources)))
        for there, kind, code, other in self._foreign.links:
            if not self._known.is_new("link", there):
                continue
            relation = RelationId(self._kept(there, self._context.state.relations.rows))
            one, two = CodeId(self._ids[code]), CodeId(self._ids[other])
            why = checked_note(dict(self._foreign.reasons).get(there))
            made.append(Decision(RelationCreated(relation, one, fitting_name(kind), two), why))
        return made

    def _taken(self) -> Iterator[Decision]:
        """Changed things that are set as the file says; changed codings come in anew with the others."""
        codes = {code.id: code for code in self._foreign.codes}
        memos = {memo_id(memo): memo for memo in self._foreign.memos}
        for change in self._known.changes:
            if change.id not in self._take or not change.may_take:
                continue
            own, key = change.own, self._keys.get(change.own)
            if change.kind == "code":
                yield self._as_there(CodeId(own), codes[change.id], change.what)
            elif change.kind == "source" and change.what == "name":
                yield Decision(SourceRenamed(SourceId(own), change.file))
            elif change.kind == "source" and change.what != "text" and key is not None:
                yield Decision(SourceDescribed(SourceId(own), change.what, change.file), keys=(key,))
            elif change.kind == "case" and key is not None:
                yield Decision(ParticipantDescribed(ParticipantId(own), change.what, change.file), keys=(key,))
            elif change.kind == "memo":
                memo, row = memos[change.id], self._context.state.memos.rows[own]
                keys = () if row.on is None else keys_behind(self._context, row.on_kind, row.on)
                text = checked_note(memo.text) or "–"
                yield Decision(MemoRevised(MemoId(own), text), keys=keys, seal_quotes=self._repeats(text))
                if memo.coder in self._by:
                    yield Decision(MemoAttributed(MemoId(own), self._by[memo.coder], memo.made))

    def _as_there(self, own: CodeId, code: ForeignCode, what: str) -> Decision:
        """One thing about a code as the file says it."""
        if what == "name":
            return Decision(CodeRenamed(own, fitting_name(code.name)))
        if what == "definition":
            return Decision(CodeDefined(own, "definition", checked_note(code.definition) or ""))
        if what == "colour":
            return Decision(CodeColoured(own, fitting_colour(code.colour)))
        return Decision(CodeMoved(own, CodeId(self._ids[code.parent]) if code.parent in self._ids else None))

    def _received(self) -> list[Decision]:
        """The event that records which GUIDs the things had in their file, so that they are known when they come again;
        those of tools without GUIDs follow from their ids there."""
        foreign, imports = self._foreign, self._context.state.imports.rows
        named = [(own, there) for there, own in self._ids.items() if self._here.get(there) != own] + self._named
        named = [(own, there) for own, there in named if there != NOBODY]
        beside = dict(new_segments(self._context, foreign, self._known, self._ids, self._by))
        beside |= {variable_id(name): guid for guid, name in foreign.variables}
        named += [(own, guid) for own, guid in beside.items() if own != guid]  # the same where this program wrote it
        closed = {self._ids[code.id] for code in foreign.codes if not code.is_codable and code.id in self._ids}
        found = {own: foreign.there(there) for own, there in named if own not in imports}
        pairs = [(ThingId(own), there) for own, there in found.items()]
        project = ForeignId(self._known.project or self._context.new_id(Id))
        file = fitting_name(foreign.file) if foreign.file else ""
        parts = [tuple(pairs[n : n + PAIRS_MAX]) for n in range(0, len(pairs), PAIRS_MAX)]
        to = Reporting(project, file, self._ids, self._keys, self._repeats)
        return [
            *(
                Decision(ProjectImported(part, tuple(own for own, _ in part if own in closed), project, file))
                for part in parts
            ),
            *reported(self._context, foreign.omissions, to),
        ]


def _parts_by_text(foreign: Foreign, ids: Mapping[Id, Id]) -> dict[Id, list[SpokenTurn[ParticipantId]]]:
    """The turns of texts of which cases have parts."""
    found: dict[Id, list[SpokenTurn[ParticipantId]]] = {}
    for case in foreign.cases:
        for text, start, end in case.parts:
            found.setdefault(text, []).append(SpokenTurn("", start, start, end, ParticipantId(ids[case.id])))
    return {text: sorted(turns, key=lambda turn: turn.start) for text, turns in found.items()}

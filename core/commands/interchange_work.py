"""What this program's own note says of coders' work, at an import: judgements and consensus as the file says, queries,
layers of texts, and the places of codes on the map."""

import json
import re
from bisect import insort
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, NamedTuple

from core.commands.context import CommandContext, Decision, checked_note
from core.commands.foreign_project import Foreign
from core.commands.interchange_again import Known
from core.commands.interchange_fit import fitting_name, numbered
from core.commands.interchange_keys import PassageKeys
from core.commands.own_note import WRITTEN_ID, OwnQuery, OwnThings
from core.events.attributed import ConsensusAttributed, JudgementAttributed
from core.events.codebook import CodeArranged
from core.events.consensus import ConsensusRecorded
from core.events.layers import TextReplaced
from core.events.project import PhaseStarted
from core.events.queries import QuerySaved
from core.ids import (
    AttributedId,
    CodeId,
    CodingId,
    ConsensusId,
    ForeignId,
    Id,
    QueryId,
    ReplacementId,
    SourceId,
)
from core.text.ranges import Ranges, are_free, are_in_order
from core.views.codebook import resolve_merged
from core.views.edits_by_text import is_free

_NUMBER = re.compile(r" \([0-9]+\)\Z")


class WorkImport(NamedTuple):
    """What an import knows of its things: `ids` here by those in the file, the keys of passages, who is who, and what
    may repeat words."""

    context: CommandContext
    ids: dict[Id, Id]
    passages: PassageKeys
    by: Mapping[Id | None, AttributedId]
    repeats: Callable[[str], bool]


def new_work(context: CommandContext, foreign: Foreign, known: Known) -> OwnThings:
    """What of the note is not here yet, and stands on what is in the file and was not taken away here."""
    own, state = foreign.own, context.state
    there: dict[ForeignId, list[Id]] = {}
    for row in state.imports.values():
        there.setdefault(row.there, []).append(Id(row.id))
    codes = {code.id for code in foreign.codes if ("code", code.id) not in known.stays}
    texts = {each.id for each in foreign.sources if ("source", each.id) not in known.stays} - known.unplaced
    codings = {
        each.id: each.source for each in foreign.codings
        if ("coding", each.id) not in known.stays and each.code in codes and each.source in texts
    }  # fmt: skip
    lengths = {each.id: len(each.text) for each in foreign.sources}

    def named(person: Id) -> set[Id]:
        """By which ids files know somebody: of one person there may be records by several members."""
        return {person, *({Id(state.imports.rows[person].there)} if person in state.imports.rows else ())}

    said = {
        (row.coding, name, row.stance, None if row.code is None else resolve_merged(state, row.code))
        for row in state.judgements.values()
        for name in named(row.by)
    }

    def here(kind: str, thing: Id) -> Id | None:
        return known.own[kind].get(thing)

    def is_new(rows: Container[Any], thing: Id) -> bool:
        return thing not in rows and not any(each in rows for each in there.get(foreign.there(thing), ()))

    def is_said(coding: Id, coder: Id, stance: str, code: Id | None) -> bool:
        proposed = None if code is None else here("code", code)
        proposed = None if proposed is None else resolve_merged(state, proposed)
        return any((here("coding", coding), each, stance, proposed) in said for each in named(coder))

    return OwnThings(
        judgements=tuple(
            each for each in own.judgements
            if each.coding in codings and (each.code is None or each.code in codes)
            and not is_said(each.coding, each.coder, each.stance, each.code)
        ),
        consensus=tuple(
            each._replace(about=about) for each in own.consensus
            if is_new(state.consensus.rows, each.consensus) and each.text in texts and codes.issuperset(each.codes)
            and (about := tuple(coding for coding in each.about if codings.get(coding) == each.text))
            and each.end <= lengths[each.text] and each.why.strip()
        ),
        queries=tuple(each for each in own.queries if is_new(state.queries.rows, each.query)),
        layers=tuple(
            each for each in own.layers if each.text in texts and is_new(state.layer_edits.rows, each.edit)
        ),
        on_map=tuple(each for each in own.on_map if each.code in codes and known.is_new("code", each.code)),
        phase=own.phase,
    )  # fmt: skip


def work_decisions(to: WorkImport, foreign: Foreign, work: OwnThings) -> Iterator[Decision]:
    """The decisions for it. `ids` learns what consensus, queries and edits are here, so that they are known again."""
    yield from _judgements(to, foreign, work)
    yield from _consensus(to, work)
    yield from _queries(to, work)
    yield from _layers(to, foreign, work)
    for each in work.on_map:
        yield Decision(CodeArranged(CodeId(to.ids[each.code]), each.across, each.down))
    state = to.context.state
    if not state.sources.rows and not state.codes.rows:  # a study that has begun here is in the phase that it is in
        now = next(row.phase for row in state.project.values())
        yield from (Decision(PhaseStarted(phase)) for phase in work.phase[:1] if phase != now)


def _judgements(to: WorkImport, foreign: Foreign, work: OwnThings) -> Iterator[Decision]:
    placed = {each.id: each for each in foreign.codings}
    for each in work.judgements:
        coder, why = to.by.get(each.coder), checked_note(each.why)
        if coder is None or each.coding not in to.ids:
            continue
        code = None if each.code is None else CodeId(to.ids[each.code])
        event = JudgementAttributed(CodingId(to.ids[each.coding]), each.stance, code, coder, each.made)
        on = placed[each.coding]
        keys = to.passages.at(to.ids[on.source], ((on.start, on.end),))
        yield Decision(event, why, keys, seal_quotes=bool(why) and to.repeats(why or ""))


def _consensus(to: WorkImport, work: OwnThings) -> Iterator[Decision]:
    for each in work.consensus:
        about = tuple(dict.fromkeys(CodingId(to.ids[coding]) for coding in each.about if coding in to.ids))
        if not about or each.consensus in to.ids or each.coder not in to.by:  # else it would be the importer's own
            continue
        own = to.ids[each.consensus] = to.context.new_id(ConsensusId)
        text, codes = SourceId(to.ids[each.text]), tuple(dict.fromkeys(CodeId(to.ids[code]) for code in each.codes))
        event = ConsensusRecorded(ConsensusId(own), text, each.start, each.end, codes, about)
        keys = to.passages.at(text, ((each.start, each.end),))
        yield Decision(event, checked_note(each.why), keys, seal_quotes=to.repeats(each.why))
        yield Decision(ConsensusAttributed(ConsensusId(own), to.by[each.coder], each.made))


def _queries(to: WorkImport, work: OwnThings) -> Iterator[Decision]:
    """Saved queries; one asks for nothing sensible where something that it names did not come, and is passed over. One
    whose name is taken by another gets a number."""
    context = to.context
    rows = [row for row in context.state.queries.values() if row.status == "live"]
    names = {context.shown(row.name) for row in rows}
    asked = {(_unnumbered(context.shown(row.name)), *map(context.shown, (row.expression, row.filters))) for row in rows}
    numbers: dict[str, int] = {}
    for each in work.queries:
        if each.query in to.ids or any(thing not in to.ids and thing not in to.by for _, thing in each.things):
            continue
        expression, filters = _here(to, each)
        written = checked_note(json.dumps(filters, ensure_ascii=False)) or ""
        name = first = fitting_name(each.name)
        if (_unnumbered(name), expression, written) in asked:
            continue
        while name in names:
            numbers[first] = numbers.get(first, 1) + 1
            name = numbered(first, numbers[first])
        names.add(name)
        asked.add((_unnumbered(name), expression, written))
        own = to.ids[each.query] = to.context.new_id(QueryId)
        yield Decision(QuerySaved(QueryId(own), name, checked_note(expression) or "", written))


def _unnumbered(name: str) -> str:
    return _NUMBER.sub("", name)


def _here(to: WorkImport, query: OwnQuery) -> tuple[str, list[list[str]]]:
    """The expression and the filters, by the ids of here. Each id is replaced where it stands, and nothing else, so
    that they stay as long as they are."""
    there = {written: (to.by[thing] if thing in to.by else to.ids[thing]).hex() for written, thing in query.things}

    def here(words: str) -> str:
        return WRITTEN_ID.sub(lambda found: there.get(found[0], found[0]), words)

    return here(query.expression), [[kind, here(value)] for kind, value in query.filters]


def _layers(to: WorkImport, foreign: Foreign, work: OwnThings) -> Iterator[Decision]:
    lengths = {each.id: len(each.text) for each in foreign.sources}
    taken: dict[tuple[Id, str], list[tuple[int, int]]] = {}  # by those that come
    for each in work.layers:
        source = SourceId(to.ids[each.text])
        places: Ranges = tuple((start, end) for start, end in each.places)
        coming = taken.setdefault((source, each.layer), [])
        if each.edit in to.ids or not are_in_order(places, lengths[each.text]):
            continue
        if not are_free(coming, places) or not is_free(to.context.state, source, each.layer, places):
            continue
        for place in places:
            insort(coming, place)
        own = to.ids[each.edit] = to.context.new_id(ReplacementId)
        event = TextReplaced(ReplacementId(own), source, each.layer, places, each.words)
        yield Decision(event, keys=to.passages.at(source, places), seal_quotes=to.repeats(each.words))

"""What the sentences on codes, codings, memos and what goes with them say beside the fields of the events."""

from collections.abc import Callable
from typing import Any

from core.analysis.names_then import NamesThen
from core.analysis.presentation import iso_time
from core.analysis.sentence_places import Places
from core.events.attributed import (
    CoderAttributed,
    CodingAttributed,
    ConsensusAttributed,
    JudgementAttributed,
    MemoAttributed,
)
from core.events.codebook import (
    CodeArranged,
    CodeColoured,
    CodeCreated,
    CodeDefined,
    CodeMerged,
    CodeMoved,
    CodeQuoteSet,
    CodeRenamed,
)
from core.events.codings import (
    CodingAnnotated,
    CodingCreated,
    CodingJudged,
    CodingRecoded,
    CodingRemoved,
    CodingResized,
    CodingStanceSet,
)
from core.events.consensus import ConsensusRecorded
from core.events.memos import MemoDeleted, MemoPlaced, MemoRevised, MemoWritten
from core.events.queries import QuerySaved
from core.events.quotes import QuoteNumbered, QuoteUseNoted
from core.events.references import MemoLinked, MemoUnlinked, ReferenceAdded
from core.events.relations import RelationCreated, RelationRemoved, SetSaved
from core.ids import Id
from core.sealing.sealed_text import Text
from core.views.codebook import shown_place
from core.views.records import Relation

RELATIONS = ("causes", "part_of", "contradicts")
"""The kinds of relations that have words in both languages; others stand in their authors' own words."""


def _created(names: NamesThen, event: CodeCreated) -> Places:
    now = names.today.state.codes.get(event.code)
    name, named = names.today.words(event.name), names.today.words(event.name if now is None else now.name)
    said = names.called(name, named)
    if now is not None and now.status == "merged":
        said = names.say("trail-now-in", then=names.quoted(name), now=names.quoted(names.today.code(event.code)))
    is_under = event.parent in names.then.codes.rows and shown_place(names.then, event.parent) is not None
    return {"code": said, "parent": names.parent(event.parent) if is_under else "", "is_under": _yes(is_under)}


def _renamed(names: NamesThen, event: CodeRenamed) -> Places:
    now = names.today.state.codes.get(event.code)
    name = names.today.words(event.name)
    said = names.called(name, name if now is None else names.today.words(now.name))
    if now is not None and now.status == "merged":
        said = names.say("trail-now-in", then=names.quoted(name), now=names.quoted(names.today.code(event.code)))
    return {"code": names.called_then(event.code), "name": said}


def _defined(names: NamesThen, event: CodeDefined) -> Places:
    return {"is_empty": _yes(not event.text)}


def _coloured(names: NamesThen, event: CodeColoured) -> Places:
    return {"has_colour": _yes(bool(event.colour)), "colour": event.colour}


def _arranged(names: NamesThen, event: CodeArranged) -> Places:
    return {}


def _moved(names: NamesThen, event: CodeMoved) -> Places:
    row = names.then.codes.get(event.code)
    parent = None if row is None else row.parent
    return {"before": names.parent(parent), "parent": names.parent(event.parent)}


def _merged(names: NamesThen, event: CodeMerged) -> Places:
    return {"code": names.called_then(event.code), "into": names.code_shown(event.into)}


def _quote(names: NamesThen, event: CodeQuoteSet) -> Places:
    of = _of_coding(names, event)
    return {"segment": of["segment"], "source": of["source"], "code": names.code_shown(event.code)}


def _of_bank(names: NamesThen, event: QuoteNumbered | QuoteUseNoted) -> Places:
    of = _of_coding(names, event)
    is_empty = isinstance(event, QuoteUseNoted) and not event.where
    return {"segment": of["segment"], "source": of["source"], "is_empty": "yes" if is_empty else "no"}


# -- codings


def _coded(names: NamesThen, event: CodingCreated) -> Places:
    return {"segment": names.passage(event.source, event.start, event.end), "code": names.code_shown(event.code)}


def _attributed(names: NamesThen, event: CodingAttributed) -> Places:
    segment = names.passage(event.source, event.start, event.end)
    return {"segment": segment, "code": names.code_shown(event.code), **_said_by(names, event)}


def _memo_attributed(names: NamesThen, event: MemoAttributed) -> Places:
    return {"memo": names.memo(event.memo), **_said_by(names, event)}


def _judged_by(names: NamesThen, event: JudgementAttributed) -> Places:
    other = "" if event.code is None else names.code_shown(event.code)
    return {**_of_coding(names, event), "other": other, "judge": names.member(event.coder)}


def _said_by(names: NamesThen, event: CodingAttributed | MemoAttributed | ConsensusAttributed) -> Places:
    """Who made something, and on which day, as a file says."""
    day = iso_time(event.made)[:10] if event.made else ""
    return {"coder": names.member(event.coder), "is_dated": _yes(bool(event.made)), "day": day}


def _named_by_file(names: NamesThen, event: CoderAttributed) -> Places:
    name = names.today.words(event.name)
    return {"is_named": _yes(bool(name)), "name": names.quoted(name)}


def _of_coding(names: NamesThen, event: Any) -> Places:
    row = names.coding_row(event.coding)
    if row is None:
        unknown = names.unknown
        return {"segment": unknown, "source": unknown, "code": unknown, "coder": unknown}
    return {
        "segment": names.passage(row.source, row.start, row.end), "source": names.source(row.source),
        "code": names.code_shown(row.code), "coder": names.member(row.by),
    }  # fmt: skip


def _recoded(names: NamesThen, event: CodingRecoded) -> Places:
    return {**_of_coding(names, event), "other": names.code_shown(event.code)}


def _resized(names: NamesThen, event: CodingResized) -> Places:
    row, places = names.coding_row(event.coding), _of_coding(names, event)
    if row is not None:
        places["segment"] = names.passage(row.source, row.start, row.end, by_ends=True)
        places["to"] = names.passage(row.source, event.start, event.end, by_ends=True)
    return {"to": names.unknown, **places}


def _annotated(names: NamesThen, event: CodingAnnotated) -> Places:
    what = ("weight" if event.weight else "", "comment" if event.comment else "")
    return {**_of_coding(names, event), "what": "both" if all(what) else "".join(what) or "nothing"}


def _judged(names: NamesThen, event: CodingJudged) -> Places:
    other = "" if event.code is None else names.code_shown(event.code)
    return {**_of_coding(names, event), "other": other}


def _agreed(names: NamesThen, event: ConsensusRecorded) -> Places:
    codes = names.list(names.code_shown(each) for each in event.codes)
    segment = names.passage(event.source, event.start, event.end)
    return {"codes": codes, "has_codes": _yes(bool(event.codes)), "segment": segment}


# -- memos and references


def _written(names: NamesThen, event: MemoWritten) -> Places:
    return {"memo": names.say(f"trail-a-memo-{event.kind}", on=names.on(event.on_kind, event.on))}


def _placed(names: NamesThen, event: MemoPlaced) -> Places:
    row = names.memo_row(event.memo)
    segment = names.say("trail-segment")
    if row is not None and row.on is not None:
        segment = names.passage(row.on, event.start, event.end)
    return {"memo": names.memo(event.memo), "segment": segment}


def _of_memo(names: NamesThen, event: MemoRevised | MemoDeleted) -> Places:
    return {"memo": names.memo(event.memo)}


def _linked(names: NamesThen, event: MemoLinked) -> Places:
    return {"memo": names.memo(event.memo), "thing": names.thing(event.kind, event.thing)}


def _unlinked(names: NamesThen, event: MemoUnlinked) -> Places:
    row = names.memo_row(event.memo)
    who = names.then.one_person  # of any other thing: that thing
    kinds = [kind for kind, thing in (row.links if row is not None else ()) if who(thing) == who(event.thing)]
    return {"memo": names.memo(event.memo), "thing": names.thing(kinds[0], event.thing) if kinds else names.unknown}


def _work(names: NamesThen, event: ReferenceAdded) -> Places:
    return {"item": names.work(event.item)}


# -- relations, sets, queries


def _relation(names: NamesThen, kind: Text) -> str:
    words = names.today.words(kind)
    return names.say(f"term-relation-{words}") if words in RELATIONS else words


def _related(names: NamesThen, event: RelationCreated) -> Places:
    return {"kind": _relation(names, event.kind)}


def _unrelated(names: NamesThen, event: RelationRemoved) -> Places:
    row: Relation | None = names.then.relations.get(event.relation) or names.today.state.relations.get(event.relation)
    if row is None:
        return {"code": names.unknown, "other": names.unknown, "kind": names.unknown}
    return {"code": names.code(row.code), "other": names.code(row.other), "kind": _relation(names, row.kind)}


def _set(names: NamesThen, event: SetSaved) -> Places:
    content = names.list([*map(names.code_shown, event.codes), *map(names.source, event.sources)])
    kept = _kept(names, "code_sets", event.set, event.name)
    return {**kept, "content": content, "is_empty": _yes(not content)}


def _query(names: NamesThen, event: QuerySaved) -> Places:
    return _kept(names, "queries", event.query, event.name)


def _kept(names: NamesThen, table: str, thing: Id, name: Text) -> Places:
    """What is saved under a name, and under which it was before, where that was another."""
    then, now = (getattr(each, table).get(thing) for each in (names.then, names.today.state))
    words, before = names.today.words(name), "" if then is None else names.today.words(then.name)
    return {
        "name": names.called(words, words if now is None else names.today.words(now.name)),
        "before": names.quoted(before), "is_renamed": _yes(before not in ("", words)),
    }  # fmt: skip


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


ADDED: dict[Any, Callable[[NamesThen, Any], Places]] = {
    CodeCreated: _created,
    CodeRenamed: _renamed,
    CodeDefined: _defined,
    CodeArranged: _arranged,
    CodeColoured: _coloured,
    CodeMoved: _moved,
    CodeMerged: _merged,
    CodeQuoteSet: _quote,
    QuoteNumbered: _of_bank,
    QuoteUseNoted: _of_bank,
    CodingCreated: _coded,
    CoderAttributed: _named_by_file,
    CodingAttributed: _attributed,
    MemoAttributed: _memo_attributed,
    JudgementAttributed: _judged_by,
    ConsensusAttributed: _said_by,
    CodingRecoded: _recoded,
    CodingResized: _resized,
    CodingRemoved: _of_coding,
    CodingAnnotated: _annotated,
    CodingStanceSet: _of_coding,
    CodingJudged: _judged,
    ConsensusRecorded: _agreed,
    MemoWritten: _written,
    MemoPlaced: _placed,
    MemoRevised: _of_memo,
    MemoDeleted: _of_memo,
    MemoLinked: _linked,
    MemoUnlinked: _unlinked,
    ReferenceAdded: _work,
    RelationCreated: _related,
    RelationRemoved: _unrelated,
    SetSaved: _set,
    QuerySaved: _query,
}
"""For each class of events, what fills places of its sentence that its fields do not."""

"""Entries of this program's own note in a .qdpx that point to what is not in the file: a peer dropped that, or gave it
another GUID and name. They are left out, counted and named."""

from bisect import insort
from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from core.commands.foreign_project import Foreign
from core.commands.import_omissions import Omission, Omissions
from core.commands.own_note import OwnConsensus, OwnEdit, OwnJudgement, OwnQuery, OwnThings
from core.ids import Id
from core.text.ranges import are_free

POINTING = {
    "codings": ("coding",), "chosen_quotes": ("code", "coding"), "quote_numbers": ("coding",), "memos": ("note",),
    "people": ("participant",), "consents": ("participant",), "texts": ("text",), "in_vivo": ("code", "text"),
    "on_map": ("code",),
}  # fmt: skip
"""The lists whose entries say one thing more of something, and the fields that name it."""


class _There(NamedTuple):
    """The ids of what is in the file."""

    codes: set[Id]
    texts: dict[Id, str]
    codings: dict[Id, Id]
    people: dict[Id, str]
    others: set[Id]

    def all(self) -> set[Id]:
        """All of them."""
        return {*self.codes, *self.texts, *self.codings, *self.people, *self.others}


def without_astray(own: OwnThings, foreign: Foreign) -> tuple[OwnThings, tuple[Omission, ...]]:
    """The note without these entries, and what is said of them. Of edits of a layer that stand on the same words the
    first stays."""
    there = _There(
        {each.id for each in foreign.codes},
        {each.id: each.name for each in foreign.sources},
        {each.id: each.source for each in foreign.codings},
        {each.id: each.name for each in foreign.coders},
        {each.id for each in foreign.cases} | {each.id for each in foreign.memos if each.id is not None},
    )
    lost, known = Omissions(), there.all()
    called = {each.thing: each.name for each in own.names}
    kept: dict[str, Any] = {
        "judgements": tuple(_judgements(own, there, lost)),
        "consensus": tuple(_consensus(own, there, lost)),
        "layers": tuple(_layers(own, there, lost)),
        "queries": tuple(_queries(own, known, lost)),
    }
    for name, fields in POINTING.items():
        entries = []
        for each in getattr(own, name):
            missing = [thing for field in fields if (thing := getattr(each, field)) not in known]
            if missing:
                lost.add("own-astray", called.get(missing[0], ""))
            else:
                entries.append(each)
        kept[name] = tuple(entries)
    return own._replace(**kept), lost.found()


def _queries(own: OwnThings, known: Container[Id], lost: Omissions) -> Iterable[OwnQuery]:
    for each in own.queries:
        if all(thing in known for _, thing in each.things):
            yield each
        else:
            lost.add("own-astray", each.name)


def _judgements(own: OwnThings, there: _There, lost: Omissions) -> Iterable[OwnJudgement]:
    for each in own.judgements:
        if each.coding in there.codings and (each.code is None or each.code in there.codes):
            yield each
        else:
            lost.add("own-judgement", f"{there.people.get(each.coder, '')}: {each.why}")


def _consensus(own: OwnThings, there: _There, lost: Omissions) -> Iterable[OwnConsensus]:
    for each in own.consensus:
        about = [coding for coding in each.about if there.codings.get(coding) == each.text]
        if about and each.text in there.texts and there.codes.issuperset(each.codes):
            yield each
        else:
            place = f"{there.texts.get(each.text, '')} {each.start}–{each.end}"
            lost.add("own-consensus", f"{place}: {each.why}", each.text if each.text in there.texts else None)


def _layers(own: OwnThings, there: _There, lost: Omissions) -> Iterable[OwnEdit]:
    taken: dict[tuple[Id, str], list[tuple[int, int]]] = {}
    edits: set[Id] = set()
    for each in own.layers:
        places = tuple((place[0], place[1]) for place in each.places)
        stand = taken.setdefault((each.text, each.layer), [])
        if each.edit in edits:  # the same again
            continue
        if each.text in there.texts and are_free(stand, places):
            edits.add(each.edit)
            for place in places:
                insort(stand, place)
            yield each
        else:
            where = ", ".join(f"{start}–{end}" for start, end in places)
            lost.add("own-layer", f"{where}: {each.words}", each.text if each.text in there.texts else None)

"""A project of this program that went through one that gives everything new GUIDs: by the names and places in the own
note its things get those back that they had, so that they come home as what they were."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from core.commands.foreign_project import Foreign, ForeignCoding, ForeignMemo
from core.commands.own_note import OwnPlace, OwnThings
from core.ids import Id


def with_own_ids(foreign: Foreign, own: OwnThings, titles: Mapping[Id, str]) -> Foreign:
    """The project under the GUIDs that the note knows; `titles` are those of notes. A name that several have tells
    nothing. What a segment's description says of its codings, in the note's own words, is theirs again, and no memo."""
    memos = [(each.id, titles[each.id]) for each in foreign.memos if each.id is not None and each.id in titles]
    there = {
        "coder": [(each.id, each.name) for each in foreign.coders],
        "code": [(each.id, each.name) for each in foreign.codes],
        "source": [(each.id, each.name) for each in foreign.sources],
        "case": [(each.id, each.name) for each in foreign.cases],
        "memo": list(dict.fromkeys(memos)),
    }
    known = {kind: _alone((each.thing, each.name) for each in own.names if each.kind == kind) for kind in there}
    taken = {thing for things in there.values() for thing, _ in things} | {each.id for each in foreign.codings}
    ids = {}
    for kind, things in there.items():
        for name, thing in _alone(things).items():
            if name in known[kind] and known[kind][name] not in taken:
                ids[thing] = known[kind][name]
    foreign = _under(foreign, ids)
    places = {(each.text, each.start, each.end, each.code, each.coder): each for each in own.places}
    found = {each.id: places[place] for each in foreign.codings if (place := _place(each)) in places}
    foreign = _under(foreign, {there: each.coding for there, each in found.items() if each.coding not in taken})
    stood = {each.note: (each.on_kind or each.stood_kind, each.on or each.stood_on) for each in own.memos}
    memos_there = (
        each._replace(on_kind=stood[each.id][0], on=stood[each.id][1]) if each.on is None and each.id in stood else each
        for each in foreign.memos
    )
    shown = {ids.get(note, note): title for note, title in titles.items()}
    return _told(foreign._replace(memos=tuple(memos_there)), own.places, shown)


def _alone(things: Iterable[tuple[Id, str]]) -> dict[str, Id]:
    """The things by their names, where one alone has it."""
    held = list(things)
    count = Counter(name for _, name in held)
    return {name: thing for thing, name in held if count[name] == 1}


def _under(value: Any, ids: Mapping[Id, Id]) -> Any:
    """A value with other ids."""
    if isinstance(value, bytes):
        return ids.get(Id(value), value)
    if isinstance(value, tuple):
        inner = (_under(each, ids) for each in value)
        return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
    return value


def _place(each: ForeignCoding) -> tuple[Id, int, int, Id, Id | None]:
    return each.source, each.start, each.end, each.code, each.coder


def _told(foreign: Foreign, places: Collection[OwnPlace], titles: Mapping[Id, str]) -> Foreign:
    remarks: dict[tuple[Id | None, tuple[int, int] | None], list[OwnPlace]] = {}
    for each in places:
        if each.line:
            remarks.setdefault((each.text, (each.start, each.end)), []).append(each)
    beside: dict[Id | None, list[str]] = {}
    for memo in foreign.memos:
        if memo.id is not None and memo.id in titles and memo.passage is None:
            beside.setdefault(memo.on, []).append(_without_title(memo, titles[memo.id]).text)
    whys, memos = {}, []
    for memo in foreign.memos:
        if memo.id is None and memo.on is not None and _consists_of(memo.text, beside.get(memo.on, ())):
            continue  # what a thing is described with repeats the memos on it
        for each in remarks.get((memo.on, memo.passage), ()):
            rest = f"\n{memo.text}\n".replace(f"\n{each.line}\n", "\n", 1).strip("\n")
            if rest != memo.text:
                memo = memo._replace(text=rest)
                whys[each.coding] = each.why
        if memo.text:
            memos.append(_without_title(memo, titles.get(memo.id or Id(b""), "")))
    codings = tuple(each._replace(why=each.why or whys.get(each.id, "")) for each in foreign.codings)
    return foreign._replace(codings=codings, memos=tuple(memos))


def _consists_of(text: str, parts: Collection[str]) -> bool:
    for each in parts:
        text = text.replace(each, "", 1)
    return bool(parts) and not text.strip()


def _without_title(memo: ForeignMemo, title: str) -> ForeignMemo:
    """A memo without its title, which stands above the words where a number at its end told it from another."""
    first, _, rest = memo.text.partition("\n")
    begin = first.rpartition(" (")[0]
    is_title = bool(begin) and title.endswith(first) and rest.startswith(begin)
    return memo._replace(text=rest) if is_title else memo

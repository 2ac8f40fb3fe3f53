"""What readers found, made to fit together: nothing named twice, no code under itself, every coding on words.

Whatever format a project comes from, its file may be damaged, or hold what no program should have written. Here what
can come in is made whole, and what cannot is counted and named.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from core.commands.attributes import as_kept, is_valid_value
from core.commands.foreign_project import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignMemo,
    ForeignSource,
    ForeignType,
    memo_id,
)
from core.commands.interchange_fit import fitting_colour
from core.ids import Id
from core.importing.apart import told_apart
from core.limits import CODEBOOK_DEPTH_MAX, NAME_CODE_POINTS_MAX, NOTE_CODE_POINTS_MAX
from core.text.normal import normal_name

T = TypeVar("T", ForeignCode, ForeignSource, ForeignCoding, ForeignCase)


def made_whole(foreign: Foreign) -> Foreign:
    """The project as it can be imported, with an omission on everything that is otherwise than in its file."""
    return _Mending(foreign).whole()


class _Mending:
    def __init__(self, foreign: Foreign) -> None:
        self._foreign, self._omissions = told_apart(foreign)
        self._long: list[ForeignMemo] = []

    def whole(self) -> Foreign:
        foreign = self._foreign
        sources = tuple(self._sources())
        codes = tuple(self._codes())
        codings = tuple(self._codings({each.id: each for each in sources}, {code.id: code for code in codes}))
        cases = tuple(self._cases({each.id: len(each.text) for each in sources}))
        types = tuple(self._types())
        sources = tuple(each._replace(attributes=_kept(each.attributes, dict(types))) for each in sources)
        cases = tuple(each._replace(attributes=_kept(each.attributes, dict(types))) for each in cases)
        memos = tuple(self._memos({each.id for held in (sources, codes, codings, cases) for each in held}))
        known, texts = {code.id for code in codes}, {source.id for source in sources}
        sets = tuple(
            (own, name, tuple(each for each in held if each in known), tuple(each for each in of if each in texts))
            for own, name, held, of in foreign.sets
        )
        links = tuple(each for each in foreign.links if {each[2], each[3]} <= known and each[2] != each[3])
        return foreign._replace(
            codes=codes, sources=sources, codings=codings, cases=cases, memos=memos, sets=sets, links=links,
            types=types,
            omissions=(*foreign.omissions, *self._omissions.found()),
        )  # fmt: skip

    def _alone(self, kind: str, things: Iterable[T]) -> Iterator[tuple[T, Id]]:
        """Things with ids that nothing else of their kind has: a second one of the same id gets another."""
        taken: set[Id] = set()
        for number, each in enumerate(things):
            own = each.id
            if own in taken:
                self._omissions.add("guid-twice", str(getattr(each, "name", "")))
                own = Id(own + f" again: {kind} {number}".encode())
            taken.add(own)
            yield each, own

    # -- codes

    def _codes(self) -> Iterator[ForeignCode]:
        """The codes, each after the one it stands under."""
        codes = {own: code._replace(id=own) for code, own in self._alone("code", self._foreign.codes)}
        below: dict[Id | None, list[Id]] = {}
        for code in codes.values():
            below.setdefault(code.parent if code.parent in codes else None, []).append(code.id)
        self._twice(codes, below)
        placed: set[Id] = set()
        for top in below.get(None, []):
            yield from self._tree(top, codes, below, placed)
        for own in codes:  # what no top leads to stands in a circle
            if own not in placed:
                self._omissions.add("cycle", codes[own].name)
                yield from self._tree(own, codes, below, placed)

    def _tree(
        self, top: Id, codes: dict[Id, ForeignCode], below: dict[Id | None, list[Id]], placed: set[Id]
    ) -> Iterator[ForeignCode]:
        waiting: list[tuple[Id, tuple[Id, ...]]] = [(top, ())]
        while waiting:
            own, above = waiting.pop()
            if own in placed:
                continue
            placed.add(own)
            if len(above) >= CODEBOOK_DEPTH_MAX:
                self._omissions.add("too-deep", codes[own].name)
                above = above[: CODEBOOK_DEPTH_MAX - 1]
            yield self._fitting(codes[own]._replace(parent=above[-1] if above else None))
            waiting += [(each, (*above, own)) for each in reversed(below.get(own, []))]

    def _twice(self, codes: dict[Id, ForeignCode], below: dict[Id | None, list[Id]]) -> None:
        """Says which codes have the name of another beside them."""
        for family in below.values():
            names: set[str] = set()
            for own in family:
                name = normal_name(codes[own].name)
                if name in names:
                    self._omissions.add("name-twice", name)
                names.add(name)

    def _fitting(self, code: ForeignCode) -> ForeignCode:
        """A code whose name and definition have room; the whole of a long name stands in the definition."""
        name, about = " ".join(code.name.split()), code.definition
        if code.colour and not fitting_colour(code.colour):
            self._omissions.add("other", f"{name}: {code.colour}")
        if len(name) > NAME_CODE_POINTS_MAX:
            self._omissions.add("name-long", name)
            about = f"{name}\n{about}".strip()
            name = name[: NAME_CODE_POINTS_MAX - 1] + "…"
        if len(about) > NOTE_CODE_POINTS_MAX:
            self._long.append(ForeignMemo("analytic", about, "code", code.id))
            about = about[: NOTE_CODE_POINTS_MAX - 1] + "…"
        return code._replace(name=name, definition=about)

    # -- texts and codings

    def _sources(self) -> Iterator[ForeignSource]:
        names: set[str] = set()
        for each, own in self._alone("source", self._foreign.sources):
            name = " ".join(each.name.split())
            if len(name) > NAME_CODE_POINTS_MAX:
                self._omissions.add("name-long", name)
                self._long.append(ForeignMemo("analytic", name, "source", own))
                name = name[: NAME_CODE_POINTS_MAX - 1] + "…"
            if name in names:
                self._omissions.add("name-twice", name)
            names.add(name)
            yield each._replace(id=own, name=name, origin=each.origin[:NOTE_CODE_POINTS_MAX])

    def _cases(self, lengths: dict[Id, int]) -> Iterator[ForeignCase]:
        """Cases with the texts that are here. Parts of a text say who speaks in it where all cases on it have parts,
        and none overlaps another."""
        cases = [each._replace(id=own) for each, own in self._alone("case", self._foreign.cases)]
        whole = {text for case in cases for text in case.sources if text not in {part[0] for part in case.parts}}
        parts = sorted({part for case in cases for part in case.parts})
        fits = {text for text, *_ in parts} - whole
        fits -= {one[0] for one, other in pairwise(parts) if one[0] == other[0] and one[2] > other[1]}
        fits -= {text for text, start, end in parts if not 0 <= start < end <= lengths.get(text, 0)}
        if len(parts) < sum(len(case.parts) for case in cases):  # the same part of two cases
            fits -= {part[0] for part in parts if sum(part in case.parts for case in cases) > 1}
        for case in cases:
            for text, start, end in case.parts:
                if text not in fits:
                    self._omissions.add("case-part", f"{case.name}: {start}–{end}", text if text in lengths else None)
            held = tuple(dict.fromkeys(text for text in case.sources if text in lengths))
            yield case._replace(sources=held, parts=tuple(part for part in case.parts if part[0] in fits))

    def _types(self) -> Iterator[ForeignType]:
        """Types of attributes, as far as all their values in the file are of them."""
        values: dict[str, set[str]] = {}
        pairs = [pair for case in self._foreign.cases for pair in case.attributes]
        pairs += [pair for source in self._foreign.sources for pair in source.attributes]
        kinds = dict(self._foreign.types)
        for name, value in pairs:
            values.setdefault(name, set()).add(as_kept(value, kinds.get(name, "text")))
        for name, kind in self._foreign.types:
            if all(is_valid_value(each, kind, ()) for each in values.get(name, ()) if each):
                yield name, kind
            else:
                self._omissions.add("attribute-type", name)

    def _codings(self, sources: dict[Id, ForeignSource], codes: dict[Id, ForeignCode]) -> Iterator[ForeignCoding]:
        for each, own in self._alone("coding", self._foreign.codings):
            source = sources.get(each.source)
            place = f"{each.start}–{each.end}"
            if source is None or each.code not in codes:
                self._omissions.add("coding", place, each.source if source is not None else None)
            elif not 0 <= each.start < each.end <= len(source.text):
                self._omissions.add("segment", f"{place}: {codes[each.code].name}", each.source)
            else:
                yield self._with_room(each._replace(id=own))

    def _memos(self, known: set[Id]) -> Iterator[ForeignMemo]:
        """Memos, each under an id by which it is known when it comes again; one on what did not come in stands on the
        project, and that is said."""
        held = [*self._foreign.memos, *self._long]
        known = known | {each.id for each in held if each.id is not None}
        for memo in held:
            if memo.on is not None and memo.on not in known:
                self._omissions.add("moved-note", memo.text)
                memo = memo._replace(id=memo_id(memo), on_kind="", on=None, passage=None)
            for part in _parts(memo):
                yield part._replace(id=memo_id(part))

    def _with_room(self, coding: ForeignCoding) -> ForeignCoding:
        """A coding whose comment and reason have room; the whole of a longer one is a memo on it."""
        if max(len(coding.comment), len(coding.why)) <= NOTE_CODE_POINTS_MAX:
            return coding
        for text in (coding.comment, coding.why):
            if len(text) > NOTE_CODE_POINTS_MAX:
                self._long.append(
                    ForeignMemo("analytic", text, "coding", coding.id, None, None, coding.coder, coding.made)
                )
        comment, why = (text[:NOTE_CODE_POINTS_MAX] for text in (coding.comment, coding.why))
        return coding._replace(comment=comment, why=why)


def _kept(values: tuple[tuple[str, str], ...], types: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Values of attributes as they are kept here."""
    return tuple((name, as_kept(value, types.get(name, "text"))) for name, value in values)


def _parts(memo: ForeignMemo) -> Iterator[ForeignMemo]:
    """A memo; several where it is longer than one may be."""
    if len(memo.text) <= NOTE_CODE_POINTS_MAX:
        yield memo
        return
    for number, start in enumerate(range(0, len(memo.text), NOTE_CODE_POINTS_MAX)):
        text = memo.text[start : start + NOTE_CODE_POINTS_MAX]
        yield memo._replace(text=text, id=memo.id if number == 0 else None)

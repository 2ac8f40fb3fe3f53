"""A project of another tool that comes again, or in a newer state: what of it is here already, and what changed.

A thing is known by the GUID that it had in its file, or by its own id where this program wrote the file. Tools that
give new GUIDs at each export are met by content: the same text, the same code in it at the same place by the same
coder. Nothing is doubled, nothing that was deleted here comes back, and what was withdrawn stays withdrawn.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from core.commands.coders_again import may_be, met_on_texts
from core.commands.context import CommandContext, checked_note
from core.commands.foreign_project import (
    NOBODY,
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoder,
    ForeignCoding,
    ForeignMemo,
    ForeignSource,
    memo_id,
    parents_first,
)
from core.commands.interchange_fit import fitting_colour, fitting_name
from core.commands.texts_again import has_text, met_by_words
from core.events.codebook import PARTS, CodeCreated
from core.events.memos import MemoWritten
from core.ids import ID_BYTES, Id
from core.views.attributed import answers_for
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.records import Code, Coding
from core.views.withdrawals import HIDDEN

TABLES = {
    "code": "codes", "source": "sources", "coding": "codings", "memo": "memos", "case": "participants",
    "set": "code_sets", "link": "relations", "coder": "attributed_coders",
}  # fmt: skip
GONE = ("removed", "deleted", "withdrawn", HIDDEN)
"""The status of what is here no more: a file does not bring it back."""
Values = Iterable[tuple[str, str]]
FirstOf = Callable[[Id], Any]
"""The event that brought a thing in, or None."""


class Change(NamedTuple):
    """Something that the file says otherwise than it stands here: `what` of a thing of a kind (name, definition,
    parent, text, place, …), as it is `here` and in the `file`. `may_take`: whether this member can set it as there."""

    kind: str
    id: Id
    own: Id
    name: str
    what: str
    here: str
    file: str
    may_take: bool = True


class Known(NamedTuple):
    """What of a project is here: for each kind the ids here by those in the file. `stays` are (kind, id there) of what
    was deleted or withdrawn here since, `gone` (kind, id here) of what came with it once and is not in it any more.
    `unplaced`: codings on texts whose words changed. `project`: by which id the project goes here; None if it is new.
    """

    own: dict[str, dict[Id, Id]]
    stays: frozenset[tuple[str, Id]]
    changes: tuple[Change, ...]
    gone: tuple[tuple[str, Id], ...]
    unplaced: frozenset[Id]
    project: Id | None

    def is_new(self, kind: str, thing: Id) -> bool:
        """Whether a thing of the file is to be brought in."""
        return thing not in self.own[kind]


def known_of(
    context: CommandContext, foreign: Foreign, first: FirstOf = lambda _: None, take: Collection[Id] = ()
) -> Known:
    """Compares a project with what is here. `take`: ids there of changed things that are to be as the file says; a text
    among them comes in as a further one, with all that stands on it."""
    return _Comparison(context, foreign, first, frozenset(take)).known()


class _Comparison:
    def __init__(self, context: CommandContext, foreign: Foreign, first: FirstOf, take: frozenset[Id]) -> None:
        self._context, self._state, self._foreign = context, context.state, foreign
        self._first, self._take = first, take
        self._own: dict[str, dict[Id, Id]] = {kind: {} for kind in TABLES}
        self._stays: set[tuple[str, Id]] = set()
        self._changes: list[Change] = []
        self._unplaced: set[Id] = set()
        self._fresh_texts: set[Id] = set()
        self._texts_by_id: set[Id] = set()  # here, which the same project brought in
        self._projects: Counter[Id] = Counter()
        self._there: dict[Id, list[Id]] = {}
        for row in self._state.imports.values():
            self._there.setdefault(row.there, []).append(row.id)
        self._is_home = any(each.id in self._state.members.rows for each in foreign.coders)  # it wrote the file
        self._is_known = False

    def known(self) -> Known:
        for source in self._foreign.sources:
            self._source(source)
        for code in self._foreign.codes:
            self._match("code", code.id)
        self._is_known = any(self._own[kind] for kind in ("source", "code"))
        if self._is_known or not self._foreign.sources:
            self._codes_by_path()
        for code in self._foreign.codes:
            self._code(code)
        for case in self._foreign.cases:
            self._case(case)
        for coder in (*self._foreign.coders, ForeignCoder(NOBODY, "")):
            self._coder(coder)
        for coding in self._codings():
            self._coding(coding)
        self._memos()
        for kind, rows in (("set", self._foreign.sets), ("link", self._foreign.links)):
            for row in rows:
                self._match(kind, row[0])
        project = next((each for each, _ in self._projects.most_common(1) if self._is_same(each)), None)
        gone = () if project is None or self._is_home else tuple(self._gone(project))
        stays, unplaced = frozenset(self._stays), frozenset(self._unplaced)
        return Known(self._own, stays, tuple(self._changes), gone, unplaced, project)

    def _is_same(self, project: Id) -> bool:
        """Whether it is no other project on the same texts and codes: that has no coding of those that this one has."""
        came = (row.id for row in self._state.imports.values() if row.project == project)
        has_codings = not self._state.codings.rows.keys().isdisjoint(came)
        return bool(self._own["coding"]) or not (self._foreign.codings and has_codings)

    # -- finding

    def _candidates(self, kind: str, thing: Id) -> list[Id]:
        """What goes by a thing's GUID here."""
        rows, there = getattr(self._state, TABLES[kind]).rows, self._foreign.there(thing)
        found = [own for own in self._there.get(there, ()) if own in rows]
        if not found and there in rows and (self._is_home or self._stands(kind, Id(there))):
            found = [Id(there)]
        return [self._state.one_person(own) for own in found] if kind == "case" else found  # also who was merged since

    def _stands(self, kind: str, own: Id) -> bool:
        row = getattr(self._state, TABLES[kind]).rows[own]
        return kind == "coder" or row.status not in GONE

    def _note(self, kind: str, thing: Id, own: Id) -> None:
        self._own[kind][thing] = own
        if own in self._state.imports.rows:
            self._projects[self._state.imports.rows[own].project] += 1
        if not self._stands(kind, own):
            self._stays.add((kind, thing))

    def _match(self, kind: str, thing: Id) -> Id | None:
        """Finds a thing by its GUID: the first that stands, else the first."""
        if thing in self._own[kind]:
            return self._own[kind][thing]
        found = self._candidates(kind, thing)
        own = next((each for each in found if self._stands(kind, each)), found[0] if found else None)
        if own is not None:
            self._note(kind, thing, own)
        return own

    def _changed(
        self, thing: tuple[str, Id], name: str, what: str, said: tuple[str, str], may_take: bool = True
    ) -> None:
        """`thing`: kind and id there; `said`: here and in the file."""
        own = self._own[thing[0]][thing[1]]
        self._changes.append(Change(*thing, own, name, what, *said, may_take))

    # -- texts

    def _source(self, source: ForeignSource) -> None:
        rows = self._state.sources.rows
        found = [each for each in self._candidates("source", source.id) if each not in self._own["source"].values()]
        same = [each for each in found if has_text(self._context, each, source.text) in (True, None)]
        name = fitting_name(source.name)
        if not found:
            same = met_by_words(self._context, self._foreign, source, self._own["source"].values())
        own = next(iter(same or found), None)
        if own is None:
            return
        if not same and source.id in self._take:
            self._fresh_texts.add(source.id)
            return
        self._note("source", source.id, own)
        self._texts_by_id |= {own} & {*found}
        here = self._context.shown(rows[own].name)
        if ("source", source.id) in self._stays:
            return
        if not same:
            self._changed(("source", source.id), here, "text", (str(rows[own].chars), str(len(source.text))))
            self._unplaced.add(source.id)
        elif here and here != name:
            self._changed(("source", source.id), here, "name", (here, name))
        if same:
            self._values(("source", source.id), source.attributes, rows[own].attributes, here)

    def _values(self, thing: tuple[str, Id], there: Values, here: Iterable[tuple[str, Any]], called: str) -> None:
        """Compares the attributes of a text or a case."""
        now = {name: self._context.shown(value).strip() for name, value in here}
        for name, value in ((fitting_name(name), value.strip()) for name, value in there):
            known = self._state.attributes.get(name.encode())
            held = now.get(name, "")
            with_point = held.replace(",", ".") if known is not None and known.type == "number" else held
            if value and value not in (held, with_point) and not (thing[0] == "source" and name in ("name", "text")):
                self._changed(thing, called, name, (held, value))

    # -- codes

    def _codes_by_path(self) -> None:
        """Finds codes by what they are called and stand under: in a project that is known otherwise, and in a codebook
        alone of which half is here."""
        missing = [code for code in self._foreign.codes if code.id not in self._own["code"]]
        if not missing:
            return
        rows = {row.id: row for row in self._state.codes.values() if row.status in ("live", "split")}
        paths: dict[tuple[str, ...], Id] = {}
        for row in rows.values():
            path, above, passed = [self._context.shown(row.name)], row.parent, {Id(row.id)}
            while above in rows and above not in passed:
                passed.add(above)
                path.append(self._context.shown(rows[above].name))
                above = rows[above].parent
            paths.setdefault(tuple(reversed(path)), row.id)
        taken, met = set(self._own["code"].values()), list[tuple[Id, Id]]()
        there: dict[Id, tuple[str, ...]] = {}
        for code in self._foreign.codes:
            above_there = there.get(code.parent, ()) if code.parent is not None else ()
            there[code.id] = (*above_there, fitting_name(code.name))
            own = paths.get(there[code.id])
            if code.id not in self._own["code"] and own is not None and own not in taken:
                taken.add(own)
                met.append((code.id, own))
        for one, own in met if self._is_known or 2 * len(met) >= len(missing) else ():
            self._note("code", one, own)

    def _code(self, code: ForeignCode) -> None:
        own = self._own["code"].get(code.id)
        row = self._state.codes.rows[own] if own is not None else None
        if own is None or row is None or row.status not in ("live", "split"):
            return
        first = self._first(own)
        base = first if isinstance(first, CodeCreated) else None
        shown = self._context.shown
        name, here = fitting_name(code.name), shown(row.name)
        if name != here and (base is None or shown(base.name) != name):
            self._changed(("code", code.id), here, "name", (here, name))
        about, now = (checked_note(code.definition) or "").strip(), self._about(row)
        was = "" if base is None else shown(base.definition).strip()
        if about not in now and (base is None or about != was):
            self._changed(("code", code.id), here, "definition", (now[0], about))
        parent = self._own["code"].get(code.parent) if code.parent is not None else None
        is_new = code.parent is not None and parent is None
        if (is_new or parent != row.parent) and (base is None or is_new or base.parent != parent):
            names = {each.id: fitting_name(each.name) for each in self._foreign.codes}
            above = self._state.codes.get(row.parent) if row.parent is not None else None
            called = shown(above.name) if above is not None else ""
            self._changed(("code", code.id), here, "parent", (called, names.get(code.parent or Id(b""), "")))
        colour = fitting_colour(code.colour)
        if colour and row.colour and colour != row.colour and (base is None or base.colour != colour):
            self._changed(("code", code.id), here, "colour", (row.colour, colour))

    def _about(self, row: Code) -> tuple[str, str]:
        """What a code means, alone and with its other parts, as exports write it."""
        parts = {part: self._context.shown(text) for part, text in row.parts}
        lines = [parts[each] if each == "definition" else f"{each}: {parts[each]}" for each in PARTS if parts.get(each)]
        return parts.get("definition", "").strip(), "\n".join(lines).strip()

    # -- people

    def _case(self, case: ForeignCase) -> None:
        own = self._match("case", case.id)
        if own is None and self._is_known:
            taken = set(self._own["case"].values())
            names = {self._context.shown(row.pseudonym): Id(row.id) for row in active_participants(self._state)}
            own = names.get(fitting_name(case.name))
            if own is None or own in taken:
                return
            self._note("case", case.id, own)
        if own is None or ("case", case.id) in self._stays:
            return
        row = self._state.participants.rows[own]
        self._values(("case", case.id), case.attributes, row.attributes, self._context.shown(row.pseudonym))

    def _coder(self, coder: ForeignCoder) -> None:
        """Somebody whom the same file named before, or who is met as one who coded these texts; only who imported that
        can add to it."""
        rows = self._state.attributed_coders.rows
        own = [each for each in self._candidates("coder", coder.id) if rows[each].by == self._context.member]
        texts = set(self._own["source"].values()) if coder.name else self._texts_by_id
        taken = self._own["coder"].values()
        found = own[0] if own else met_on_texts(self._context, self._foreign, coder, texts, taken)
        if found is not None:
            self._own["coder"][coder.id] = found

    # -- codings and memos

    def _codings(self) -> Iterable[ForeignCoding]:
        """Those on texts and codes that are here; none where nothing is known."""
        return self._foreign.codings if self._is_known else ()

    def _coding(self, coding: ForeignCoding) -> None:
        source, code = self._own["source"].get(coding.source), self._own["code"].get(coding.code)
        code = None if code is None else resolve_merged(self._state, code)
        rows = self._state.codings.rows
        if coding.source in self._fresh_texts:
            return
        found = [each for each in self._candidates("coding", coding.id) if source in (None, rows[each].source)]
        own = next((each for each in found if self._stands("coding", each)), found[0] if found else None)
        if own is None and source is not None and code is not None:
            own = self._alike(source, code, coding)
        if own is None:
            is_gone = {("source", coding.source), ("code", coding.code)} & self._stays
            if is_gone:
                self._own["coding"][coding.id] = coding.id
                self._stays.add(("coding", coding.id))
            return
        self._note("coding", coding.id, own)
        row = rows[own]
        if ("coding", coding.id) in self._stays or coding.source in self._unplaced or source is None:
            return
        here, file = f"{row.start}–{row.end}", f"{coding.start}–{coding.end}"
        may_take = answers_for(self._state, row.by) == self._context.member
        if here != file:
            self._changed(("coding", coding.id), self._called(row), "place", (here, file), may_take)
        elif resolve_merged(self._state, row.code) != code:
            names = {each.id: fitting_name(each.name) for each in self._foreign.codes}
            called = self._called(row)
            self._changed(("coding", coding.id), called, "code", (called, names.get(coding.code, "")), may_take)

    def _alike(self, source: Id, code: Id, coding: ForeignCoding) -> Id | None:
        """A coding of the same passage with the same code by somebody of that name."""
        if not hasattr(self, "_places"):
            self._names = {each.id: fitting_name(each.name).casefold() for each in self._foreign.coders}
            self._places: dict[tuple[Id, int, int, Id], list[Coding]] = {}
            for row in self._state.codings.values():
                place = (row.source, row.start, row.end, resolve_merged(self._state, row.code))
                self._places.setdefault(place, []).append(row)
        taken = self._own["coding"].values()
        name, coder = self._names.get(coding.coder or Id(b""), ""), coding.coder or NOBODY
        for row in self._places.get((source, coding.start, coding.end, code), ()):
            same = (*self._candidates("coder", coder), self._own["coder"].get(coder), coder)
            if row.id not in taken and may_be(self._context, self._foreign, name, row.by, same):
                return row.id
        return None

    def _called(self, row: Coding) -> str:
        code = self._state.codes.get(row.code)
        return "" if code is None else self._context.shown(code.name)

    def _memos(self) -> None:
        memos = parents_first(self._foreign.memos)
        is_same = self._foreign.identity or self._is_known  # else the words of a memo are no sign: others say the same
        said: dict[tuple[Id | None, str], Id] = {}
        if self._is_known and memos:
            rows = sorted(self._state.memos.values(), key=lambda row: row.status not in GONE)  # what stands counts
            said = {(row.on, self._context.shown(row.text).strip()): row.id for row in rows}
        for memo in memos:
            thing, on = memo_id(memo), self._on(memo)
            found = self._candidates("memo", thing) if is_same or len(thing) == ID_BYTES else []
            own = next(iter(found), None) or said.get((on, memo.text.strip()))
            # One's own is known by its GUID, also where what it is on is deleted, and so not in the file.
            if own is None or (memo.on is not None and on is None and not (found and self._is_home)):
                if memo.on_kind and (memo.on_kind, memo.on) in self._stays:
                    self._own["memo"][thing] = thing
                    self._stays.add(("memo", thing))
                continue
            self._note("memo", thing, own)
            self._memo(memo, thing, own)

    def _on(self, memo: ForeignMemo) -> Id | None:
        kind = "case" if memo.on_kind == "participant" else memo.on_kind
        return self._own[kind].get(memo.on) if memo.on is not None and kind in self._own else None

    def _memo(self, memo: ForeignMemo, thing: Id, own: Id) -> None:
        row, first = self._state.memos.rows[own], self._first(own)
        here, file = self._context.shown(row.text).strip(), memo.text.strip()
        base = self._context.shown(first.text).strip() if isinstance(first, MemoWritten) else None
        if ("memo", thing) not in self._stays and here and file not in (here, base):
            may_take = answers_for(self._state, row.by) == self._context.member
            self._changed(("memo", thing), here.splitlines()[0][:60], "text", (here, file), may_take)

    def _gone(self, project: Id) -> Iterable[tuple[str, Id]]:
        """What came with the project once, stands here, and is not in the file any more."""
        found = {own for kind in self._own.values() for own in kind.values()}
        for row in self._state.imports.values():
            if row.project == project and row.id not in found:
                for kind in ("code", "source", "coding", "case"):
                    rows = getattr(self._state, TABLES[kind]).rows
                    if row.id in rows and self._stands(kind, row.id):
                        yield kind, row.id

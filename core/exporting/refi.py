"""REFI-QDA: the whole project (.qdpx), or its codebook (.qdc). Strictly by the standard (1.5), places in code points.

What the standard has no place for is written as notes, so that nothing is lost to who reads them: the reason for a
coding, its weight and comment, that it is a negative case, memos on participants.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

from core import __version__
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands.interchange_ids import variable_id
from core.errors import Refused
from core.events.memos import CHARTED
from core.exporting.opaque_content import adapt, kept_sources
from core.exporting.own_names import with_names
from core.exporting.own_note import NAME, own_things, to_json
from core.exporting.refi_notes import Notes
from core.exporting.refi_selections import WHY, Selections
from core.exporting.refi_targets import TARGETS, Places, Target, code_names, text_for
from core.exporting.refi_transcripts import RECORDINGS, leave_out_wordless, put_into, skeleton_of
from core.exporting.refi_variables import Variables, variables_of
from core.exporting.refi_xml import Guids, code_element, flat, iso_time, legal, written, xml_bytes
from core.ids import Id
from core.sealing.crypto import digest
from core.views.codebook import resolve_merged
from core.views.participants import active_participants
from core.views.records import Coding, Memo, Participant, Project, Source

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
ORIGIN = f"Kodespor {__version__}"
STANDARD = TARGETS["standard"]
LOOSE = {"Link": "Links", "Graph": "Graphs"}
_HEAD = ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes")
_BEFORE = {"Link": _HEAD, "Graph": (*_HEAD, "Links", "Sets")}
"""What comes before them in a project."""
_FIRST = datetime(1980, 1, 1, tzinfo=UTC).timetuple()[:6]
"""The same date for every entry, so that one project gives one file."""


def to_qdpx(presentation: Presentation, history: Iterable[str] = (), target: Target = STANDARD) -> bytes:
    """The project as it stands; `history`: lines of the trail, which become a note. `target`: for which program."""
    return _Writer(presentation, target).project(list(history))


def to_qdc(presentation: Presentation) -> bytes:
    """The codebook alone. Raises Refused where there is none."""
    tree = codebook_tree(presentation)
    if not tree:
        raise Refused("no-codes-to-write")
    guid = Guids(presentation.state)
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    codes = SubElement(root, "Codes")
    for branch in tree:
        code_element(codes, branch, guid)
    sets = [row for row in presentation.state.code_sets.values() if row.status == "live" and row.codes]
    if sets:
        parent = SubElement(root, "Sets")
        for row in sets:
            one = SubElement(parent, "Set", {"guid": guid(row.id), "name": legal(presentation.words(row.name))})
            for code in row.codes:
                SubElement(one, "MemberCode", {"guid": guid(resolve_merged(presentation.state, code))})
    return xml_bytes(root)


class _Writer:
    """One project on its way out."""

    def __init__(self, presentation: Presentation, target: Target) -> None:
        self._presentation, self._state, self._say = presentation, presentation.state, presentation.translator
        self._target = target
        self._guid = Guids(presentation.state)
        self._notes = Notes(presentation, self._guid)
        self._texts: dict[str, bytes] = {}
        self._kept = kept_sources(presentation)
        self._memos: dict[Id, list[Memo]] = {}
        for memo in presentation.live_memos():
            self._memos.setdefault(memo.on or Id(b""), []).append(memo)
        self._selections = Selections(presentation, self._guid, self._notes, self._memos, target)

    def project(self, history: list[str]) -> bytes:
        """The zip's bytes."""
        row = next(iter(self._state.project.values()))
        members = list(self._state.members.rows)
        attributes = {
            "xmlns": PROJECT,
            "name": legal(self._presentation.words(row.title)) or "Kodespor",
            "origin": ORIGIN if self._target == STANDARD else f"{ORIGIN} ({self._target.name})",
        }
        root = Element("Project", attributes | {"creatingUserGUID": self._guid(members[0])})
        self._users(root)
        self._codebook(root)
        self._variables(root)
        self._cases(root)
        self._sources(root)
        on_project = [self._notes.memo(memo) for memo in self._memos.get(Id(b""), [])]
        on_project += [self._notes.memo(memo) for memo in self._others()]
        if history:
            own = Id(digest(b"history" + row.id)[:16])
            tables = (self._state.codings, self._state.memos, self._state.sources)
            dated = [each.at for table in tables for each in table.rows.values()]
            said, words = self._say("export-history"), "\n".join(history)
            latest = max(dated, default=0)
            on_project.append(self._notes.text(own, said, words, members[0], latest, in_file=True))
        on_project.append(self._own(members[0]))
        self._keep(root)
        links = self._links()
        if self._notes.elements:
            SubElement(root, "Notes").extend(self._notes.elements)
        if links is not None:
            root.append(links)
        self._sets(root)
        self._put_back(root)
        if row.parts:
            SubElement(root, "Description").text = legal(self._described(row))
        for each in on_project:
            SubElement(root, "NoteRef", {"targetGUID": each})
        return self._zipped(root)

    def _own(self, member: Id) -> str:
        """What the standard has no place for, in a note of its own."""
        things = own_things(self._presentation, self._names, self._live_sources())
        called = self._coders | self._notes.titles
        things = with_names(things, self._presentation, self._names, called, self._selections.remarks)
        held = to_json(things, self._guid).decode()
        own = Id(digest(b"kodespor/own-note/1")[:16])  # the same in every file: one in each, and it comes back
        dated = [each.at for table in (self._state.codings, self._state.memos) for each in table.rows.values()]
        return self._notes.text(own, NAME, held, member, max(dated, default=0), in_file=True)

    def _described(self, row: Project) -> str:
        """What the study says of itself, a part a paragraph."""
        return "\n\n".join(
            f"{self._say(f'term-part-{part}')}: {self._presentation.words(text)}" for part, text in row.parts if text
        )

    def _zipped(self, root: Element) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("project.qde", _FIRST), xml_bytes(root), zipfile.ZIP_DEFLATED)
            for name, content in sorted((self._texts | self._notes.files).items()):
                archive.writestr(zipfile.ZipInfo(f"sources/{name}", _FIRST), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    # -- users, codes, people

    def _users(self, root: Element) -> None:
        users = SubElement(root, "Users")
        self._coders = {Id(each): legal(self._presentation.member(each)) for each in self._state.members.rows}
        names = {each.casefold() for each in self._coders.values()}
        for coder in map(self._state.attributed_coders.get, self._presentation.all_coders):
            if coder is None:
                continue
            name = legal(self._presentation.attributed_name(coder.id))
            if not name or name.casefold() in names:  # a tool that knows people by name would take one for the other
                name = legal(self._presentation.member(coder.id))
            names.add(name.casefold())
            self._coders[Id(coder.id)] = name
        for each, name in self._coders.items():
            SubElement(users, "User", {"guid": self._guid(each), "name": name})

    def _codebook(self, root: Element) -> None:
        tree = codebook_tree(self._presentation)
        self._codes = {branch.code for top in tree for branch in flat(top)}
        self._names = code_names(self._target, tree)
        if tree:
            codes = SubElement(SubElement(root, "CodeBook"), "Codes")
            for branch in tree:
                code_element(codes, branch, self._guid, self._noted, self._names)

    def _noted(self, element: Element, on: Id) -> None:
        for memo in self._memos.get(on, []):
            SubElement(element, "NoteRef", {"targetGUID": self._notes.memo(memo)})

    def _people(self) -> list[Participant]:
        return active_participants(self._state)

    def _variables(self, root: Element) -> None:
        described: list[Participant | Source] = [*self._people(), *self._live_sources()]
        names = sorted({name for row in described for name, _, _ in self._written_values(row)})
        if not names:
            return
        parent = SubElement(root, "Variables")
        for name in names:
            kind = self._types.type_of(name)
            attributes = {"guid": self._guid(variable_id(name)), "name": legal(name), "typeOfVariable": kind}
            SubElement(parent, "Variable", attributes)

    def _cases(self, root: Element) -> None:
        people = self._people()
        if not people:
            return
        parent = SubElement(root, "Cases")
        for row in people:
            name = legal(self._presentation.words(row.pseudonym))
            case = SubElement(parent, "Case", {"guid": self._guid(row.id), "name": name})
            about = [self._notes.words(each) for each in self._memos.get(row.id, []) if each.kind != CHARTED]
            if about:
                SubElement(case, "Description").text = legal("\n\n".join(about))
            self._values(case, row)
            for source in self._live_sources():
                if row.id in source.participants:
                    whole = next((each for each in self._kept if each.on == source.id), None)
                    target = self._guid(source.id) if whole is None else whole.element.get("guid", "")
                    SubElement(case, "SourceRef", {"targetGUID": target})
            for kept in self._kept:
                if kept.on == row.id:
                    SubElement(case, "SourceRef", {"targetGUID": kept.element.get("guid", "")})

    def _values(self, element: Element, row: Participant | Source) -> None:
        """The attributes of a participant or a text."""
        for attribute, kind, value in self._written_values(row):
            one = SubElement(element, "VariableValue")
            SubElement(one, "VariableRef", {"targetGUID": self._guid(variable_id(attribute))})
            SubElement(one, kind).text = value

    def _written_values(self, row: Participant | Source) -> Iterator[tuple[str, str, str]]:
        """(name, element, value) of all that have one."""
        for attribute, value in row.attributes:
            words = self._presentation.words(value)
            if words:
                kind, written = self._types.value(attribute, words)
                yield attribute, kind, legal(written)

    @cached_property
    def _types(self) -> Variables:
        return variables_of(self._state, [*self._people(), *self._live_sources()], self._presentation.words)

    # -- texts

    def _live_sources(self) -> list[Source]:
        return [row for row in self._state.sources.values() if row.status == "live" and self._text(row) is not None]

    def _text(self, row: Source) -> str | None:
        try:
            return self._presentation.layered(row.id).text
        except Refused:
            return None

    def _sources(self, root: Element) -> None:
        rows = self._live_sources()
        if not rows and all(each.element.tag in LOOSE for each in self._kept):
            return
        by_source: dict[Id, list[Coding]] = {}
        for coding in self._presentation.live_codings():
            if resolve_merged(self._state, coding.code) in self._codes:
                by_source.setdefault(coding.source, []).append(coding)
        parent = SubElement(root, "Sources")
        for row in rows:
            name = f"{self._guid(row.id)}.txt"
            self._texts[name] = text_for(self._target, self._text(row) or "")
            element = SubElement(parent, "TextSource", {
                "guid": self._guid(row.id), "name": legal(self._presentation.source(row.id)), "plainTextPath": f"internal://{name}",
                "creatingUser": self._guid(row.by), "creationDateTime": iso_time(row.at),
            })  # fmt: skip
            about = [self._notes.words(each) for each in self._memos.get(row.id, []) if each.passage is None]
            if about:
                SubElement(element, "Description").text = legal("\n\n".join(about))
            self._selections.write(element, row, by_source.get(row.id, []))
            for memo in self._memos.get(row.id, []):
                if memo.passage is None:
                    SubElement(element, "NoteRef", {"targetGUID": self._notes.memo(memo)})
            self._values(element, row)
            if self._is_taken(element, row):
                parent.remove(element)

    def _is_taken(self, element: Element, row: Source) -> bool:
        """Whether a source that is not shown here took a text in, as it did where both came from."""
        guid = self._guid(row.id)
        whole = next((each for each in self._kept if skeleton_of(each.element, guid) is not None), None)
        whole = whole or next((each for each in self._kept if each.on == row.id), None)
        if whole is None or whole.element.tag not in RECORDINGS:
            return whole is not None and whole.takes(element)
        if whole.on != row.id and element.find("VariableValue") is not None:
            return False  # those of the recording are of its first text
        times, text = self._state.times.get(row.id), self._text(row) or ""
        counted = Places(self._target, text)
        put_into(whole.element, element, () if times is None else times.times, len(text), counted)
        return True

    def _keep(self, root: Element) -> None:
        """What is not shown here goes out as it came, without what points to nothing in this export."""
        parent = root.find("Sources")
        users = {self._guid(member) for member in self._state.members.rows}
        codes = {self._guid(code): self._guid(code) for code in self._codes}
        called: list[tuple[Id, Id]] = [(row.there, row.id) for row in self._state.imports.values()]
        called += [(code, code) for code in self._state.codes.rows]
        for there, own in called:
            now = resolve_merged(self._state, own)
            if now in self._codes:
                codes.setdefault(written(there), self._guid(now))
        notes = {note.get("guid", "") for note in self._notes.elements}
        seen: set[str | None] = set()
        for kept in [each for each in self._kept if each.element.tag not in LOOSE]:
            if parent is not None and kept.element.get("guid") not in seen:
                seen.add(kept.element.get("guid"))
                adapt(kept.element, users, lambda code: codes.get(code.casefold()), notes)
                leave_out_wordless(kept.element)
                parent.append(kept.element)
                self._texts |= kept.files

    def _put_back(self, root: Element) -> None:
        """Links and graphs that have no place here, as far as what they point to is in this export."""
        here = {each.get("guid") for each in root.iter()}
        for kept in [each.element for each in self._kept if each.element.tag in LOOSE]:
            ends = [kept.get(name) for name in ("originGUID", "targetGUID")]
            if kept.get("guid") in here or (kept.tag == "Link" and not set(ends) <= here):
                continue
            adapt(kept, set(), lambda _: None, {note.get("guid", "") for note in self._notes.elements})
            for each in kept.iter():
                if each.get("representedGUID") is not None and each.get("representedGUID") not in here:
                    del each.attrib["representedGUID"]
            here.add(kept.get("guid"))
            holder = root.find(LOOSE[kept.tag])
            if holder is None:
                holder = Element(LOOSE[kept.tag])
                before = [n for n, each in enumerate(root, 1) if each.tag in _BEFORE[kept.tag]]
                root.insert(max(before, default=0), holder)
            holder.append(kept)

    # -- notes, links, sets

    def _others(self) -> list[Memo]:
        """Memos on what a note cannot be put on: participants, other memos, what is gone."""
        held = {Id(b""), *self._codes, *(row.id for row in self._live_sources())}
        held |= {
            each.id
            for each in self._presentation.live_codings()
            if resolve_merged(self._state, each.code) in self._codes
        }
        return [memo for on, memos in self._memos.items() if on not in held for memo in memos]

    def _links(self) -> Element | None:
        state = self._state
        rows = [
            row
            for row in state.relations.values()
            if row.status == "live"
            and {resolve_merged(state, row.code), resolve_merged(state, row.other)} <= self._codes
            # Two codes that were merged have no relation any more: nobody takes in one of a code with itself.
            and resolve_merged(state, row.code) != resolve_merged(state, row.other)
        ]
        parent = Element("Links") if rows else None
        for row in rows:
            assert parent is not None
            link = SubElement(parent, "Link", {
                "guid": self._guid(row.id), "name": legal(self._presentation.words(row.kind)), "direction": "OneWay",
                "originGUID": self._guid(resolve_merged(state, row.code)),
                "targetGUID": self._guid(resolve_merged(state, row.other)),
            })  # fmt: skip
            if why := self._presentation.why(row.why):
                note = self._notes.text(Id(digest(b"relation" + row.id)[:16]), WHY, why, row.by, row.at)
                SubElement(link, "NoteRef", {"targetGUID": note})
        return parent

    def _sets(self, root: Element) -> None:
        """The sets, but for those of which nothing is left: a set without members is none here either."""
        here, parent = {row.id for row in self._live_sources()}, None
        for row in self._state.code_sets.values():
            codes = dict.fromkeys(resolve_merged(self._state, code) for code in row.codes)
            members: list[tuple[str, Id]] = [("MemberCode", code) for code in codes if code in self._codes]
            members += [("MemberSource", source) for source in row.sources if source in here]
            if row.status != "live" or not members:
                continue
            parent = SubElement(root, "Sets") if parent is None else parent
            one = SubElement(
                parent, "Set", {"guid": self._guid(row.id), "name": legal(self._presentation.words(row.name))}
            )
            for kind, member in members:
                SubElement(one, kind, {"targetGUID": self._guid(member)})

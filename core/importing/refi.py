"""REFI-QDA projects (.qdpx) and codebooks (.qdc), as many tools write them: liberal in reading.

What the standard (REFI-QDA 1.5) says and what is met in the wild differ; see core/importing/offsets.py for places.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from core.commands.foreign_project import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignMemo,
    ForeignSource,
    ForeignType,
)
from core.errors import BadFile
from core.ids import Id
from core.importing.dotted import nested
from core.importing.own_reading import with_own_things
from core.importing.refi_archive import RefiArchive
from core.importing.refi_opaque import (
    OPAQUE_SOURCES,
    RECORDINGS,
    TRANSCRIPT,
    TWINS,
    OpaqueContent,
    leave_points,
)
from core.importing.refi_project import RefiProject
from core.importing.refi_texts import WHY, RefiTexts
from core.importing.refi_xml import children, descendants, guid_of, own_guid, root_of, tag_of, text_of
from core.messages import UNTRANSLATED, Translator


def read_qdpx(name: str, content: bytes, say: Translator = UNTRANSLATED) -> Foreign:
    """A project. Raises BadFile."""
    project = RefiProject(RefiArchive(name, content), say)
    return with_own_things(_Reader(project).foreign(), project)


def read_qdc(name: str, content: bytes) -> Foreign:
    """A codebook alone. Raises BadFile."""
    root = root_of(name, content)
    if tag_of(root) != "CodeBook":
        raise BadFile("not-a-refi-codebook", file=name)
    codes = tuple(_codes(root))
    if (root.get("origin") or "").startswith("Taguette"):
        codes = nested(codes)
    known = {code.id for code in codes}
    sets = []
    for each in descendants(root, "Set"):
        held = (guid_of(member.get("guid") or member.get("targetGUID")) for member in descendants(each, "MemberCode"))
        sets.append((own_guid(each), each.get("name") or "", tuple(code for code in held if code in known), ()))
    return Foreign(codes, (), (), (), (), tuple(sets), (), is_ordered=True, file=name)


_TYPES = {"integer": "number", "float": "number", "date": "date", "boolean": "yesno"}


class _Reader:
    """Everything in a project that has a place here; the rest is kept, or said to be left out."""

    def __init__(self, project: RefiProject) -> None:
        self._project, self._root = project, project.root
        self._codes = tuple(_codes(self._root))
        self._known = {code.id for code in self._codes}
        self._texts = RefiTexts(project, self._known)
        self._opaque = OpaqueContent(project)
        self._variables = {
            each.get("guid", "").casefold(): each.get("name") or "" for each in descendants(self._root, "Variable")
        }

    def foreign(self) -> Foreign:
        """The project."""
        sources = tuple(self._sources())
        here = {source.id for source in sources}
        links, reasons = tuple(self._links()), tuple(self._reasons())
        cases = tuple(self._cases(here))
        self._remaining_notes()
        variables = tuple((own_guid(each), each.get("name") or "") for each in descendants(self._root, "Variable"))
        kept, sets, types = self._opaque.without_quotes(sources), tuple(self._sets(here)), tuple(self._types())
        return Foreign(
            self._codes, sources, tuple(self._texts.codings), tuple(self._project.memos), cases, sets, links,
            self._project.omissions.found(), tuple(self._texts.segments), variables, kept, is_ordered=True,
            coders=self._project.coders(), file=self._project.archive.name, types=types,
            reasons=reasons, keeps_coders=self._project.is_ours,
        )  # fmt: skip

    def _sources(self) -> Iterator[ForeignSource]:
        parent = next(children(self._root, "Sources"), None)
        for element in parent if parent is not None else ():
            if tag_of(element) == "TextSource":
                values = self._values(element)
                yield from (each._replace(attributes=values) for each in self._texts.read(element))
            elif tag_of(element) in OPAQUE_SOURCES:
                texts = []
                for twin in [each for each in element if tag_of(each) in TWINS]:
                    read = list(self._texts.read(twin))
                    texts += read
                    if read and tag_of(twin) == TRANSCRIPT:
                        leave_points(twin)
                    else:
                        element.remove(twin)
                if texts and tag_of(element) in RECORDINGS:  # a transcript has no place for them
                    values = self._values(element)
                    texts[0] = texts[0]._replace(attributes=values)
                    for each in list(children(element, "VariableValue")):
                        element.remove(each)
                yield from texts
                self._opaque.add_source(element, texts[0].id if texts else None)

    def _remaining_notes(self) -> None:
        """Notes on codes, on the project, and those that nothing points to."""
        project = self._project
        for element in descendants(self._root, "Code"):
            for note in project.notes_on(element):
                project.add_memo(note, "code", own_guid(element))
        for note in project.notes_on(self._root):
            project.add_memo(note, "", None)
        anchored = {(each.get("targetGUID") or "").casefold() for each in descendants(self._root, "NoteRef")}
        anchored = set() if project.is_ours else anchored
        for note in project.loose_notes():
            if (note.get("guid") or "").casefold() in anchored:  # by what has no memos here: a set, a picture, a graph
                project.omissions.add("moved-note", project.note_text(note))
            project.add_memo(note, "", None)
        if description := text_of(self._root, "Description"):
            project.memos.append(ForeignMemo("methodological", description, "", None))

    def _cases(self, here: set[Id]) -> Iterator[ForeignCase]:
        for case in descendants(self._root, "Case"):
            attributes = self._values(case)
            named = [guid_of(each.get("targetGUID")) for each in children(case, "SourceRef")]
            texts = tuple(dict.fromkeys(self._project.twins.get(each, each) for each in named))
            if next(children(case, "SelectionRef"), None) is not None:
                self._project.omissions.add("case-part", case.get("name") or "?")
            held = tuple(each for each in texts if each in here)
            self._told(case, "participant")
            for each in children(case, "CodeRef"):
                code = next((code.name for code in self._codes if code.id == guid_of(each.get("targetGUID"))), "?")
                self._project.omissions.add("case-code", f"{case.get('name') or '?'}: {code}")
                self._project.memos.append(ForeignMemo("analytic", code, "participant", own_guid(case)))
            yield ForeignCase(own_guid(case), case.get("name") or "case", attributes, held)

    def _values(self, element: Any) -> tuple[tuple[str, str], ...]:
        """The values of a case or a text; those of variables that the file lacks are listed."""
        found = tuple(attributes_of(element, self._variables))
        for name, words in found:
            if not name and words.strip():
                self._project.omissions.add("attribute", f"{element.get('name') or '?'}: {words}")
        return tuple(each for each in found if each[0])

    def _told(self, element: Any, kind: str) -> None:
        """The description of something, and the notes on it, as memos."""
        about, own = text_of(element, "Description"), own_guid(element)
        if about and not self._project.is_ours:
            said = self._project.coder(element), self._project.made(element)
            self._project.memos.append(ForeignMemo("analytic", about, kind, own, None, None, *said))
        for note in self._project.notes_on(element):
            self._project.add_memo(note, kind, own)

    def _types(self) -> Iterator[ForeignType]:
        """What attributes may be; those of which nothing has a value are listed."""
        valued = {(each.get("targetGUID") or "").casefold() for each in descendants(self._root, "VariableRef")}
        for each in descendants(self._root, "Variable"):
            called = (each.get("typeOfVariable") or "").casefold()
            yield each.get("name") or "", _TYPES.get(called, "text")
            if (each.get("guid") or "").casefold() not in valued:
                self._project.omissions.add("other", each.get("name") or "?")
            elif called not in _TYPES and called not in ("text", ""):
                self._project.omissions.add("other", f"{each.get('name') or '?'}: {each.get('typeOfVariable')}")
            if about := text_of(each, "Description"):
                self._project.omissions.add("other", f"{each.get('name') or '?'}: {about}")

    def _sets(self, here: set[Id]) -> Iterator[tuple[Id, str, tuple[Id, ...], tuple[Id, ...]]]:
        for each in descendants(self._root, "Set"):
            codes = (guid_of(member.get("targetGUID")) for member in children(each, "MemberCode"))
            sources = (guid_of(member.get("targetGUID")) for member in children(each, "MemberSource"))
            held = tuple(c for c in codes if c in self._known), tuple(s for s in sources if s in here)
            if any(held):
                yield own_guid(each), each.get("name") or "set", *held
            else:
                self._project.omissions.add("set", each.get("name") or "?")
            self._beside_set(each, {*held[0], *held[1]})

    def _beside_set(self, element: Any, held: set[Id]) -> None:
        """Lists what else a set holds: its description, notes, and sources without words."""
        called = element.get("name") or "?"
        if about := text_of(element, "Description"):
            self._project.omissions.add("other", f"{called}: {about}")
        members = dict.fromkeys(
            guid_of(each.get("targetGUID")) for each in element if tag_of(each).startswith("Member")
        )
        for each in members:
            if each not in held and each in self._named:
                self._project.omissions.add("other", f"{called}: {self._named[each]}")

    @cached_property
    def _named(self) -> dict[Id, str]:
        """What each thing of the file is called that a set may hold."""
        things = (each for each in self._root.iter() if each.get("guid") and tag_of(each) != "Set")
        return {own_guid(each): each.get("name") or tag_of(each) for each in things}

    def _links(self) -> Iterator[tuple[Id, str, Id, Id]]:
        for link in descendants(self._root, "Link"):
            origin, target = (guid_of(link.get(name)) for name in ("originGUID", "targetGUID"))
            if origin in self._known and target in self._known and origin != target:
                yield own_guid(link), link.get("name") or "–", origin, target
            else:
                self._opaque.add_loose(link)
        for graph in descendants(self._root, "Graph"):
            self._opaque.add_loose(graph)

    def _reasons(self) -> Iterator[tuple[Id, str]]:
        """Why two codes are related, as this program writes it: no memos."""
        for link in descendants(self._root, "Link"):
            if guid_of(link.get("originGUID")) in self._known and guid_of(link.get("targetGUID")) in self._known:
                for note in self._project.notes_on(link):
                    if note.get("name") == WHY:
                        yield own_guid(link), self._project.note_text(note)
                    else:
                        self._project.omissions.add("moved-note", self._project.note_text(note))
                        self._project.add_memo(note, "", None)


def attributes_of(case: Any, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The values of a case or a text, each with the name of its variable."""
    for value in children(case, "VariableValue"):
        reference = next(children(value, "VariableRef"), None)
        variable = (reference.get("targetGUID") if reference is not None else None) or ""
        words = next(((each.text or "") for each in value if tag_of(each) != "VariableRef"), "")
        yield names.get(variable.casefold(), ""), words


def _codes(root: Any) -> Iterator[ForeignCode]:
    """The codes in the order of the file, each after the one that it stands in, however deep."""
    waiting: list[tuple[Any, Id | None]] = [(root, None)]
    while waiting:
        element, parent = waiting.pop()
        if tag_of(element) == "Code":
            own = own_guid(element)
            is_codable = (element.get("isCodable") or "true").casefold() not in ("false", "0")
            about, colour = text_of(element, "Description"), element.get("color") or ""
            yield ForeignCode(own, element.get("name") or "–", parent, about, colour, is_codable)
            parent = own
        inner = [each for each in element if tag_of(each) in ("Code", "CodeBook", "Codes")]
        waiting += [(each, parent) for each in reversed(inner)]

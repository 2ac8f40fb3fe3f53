"""REFI-QDA projects (.qdpx) and codebooks (.qdc), as many tools write them: liberal in reading.

What the standard (REFI-QDA 1.5) says and what is met in the wild differ; see core/importing/offsets.py for places.
"""

import io
import mimetypes
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import fromstring, tostring

from core.commands.interchange_import import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignFile,
    ForeignMemo,
    ForeignSource,
)
from core.commands.memos import KINDS
from core.errors import BadFile
from core.ids import ID_BYTES, Id
from core.importing.offsets import STANDARD, Convention, best_convention, moved
from core.importing.plain import read as read_text
from core.libraries import needs
from core.limits import IMPORT_BYTES_MAX, UNPACKED_BYTES_MAX
from core.text.normal import normalise
from core.text.quoting import Voices

WHY = "kodespor:because"
"""The name of a note that is the reason for a coding, as this program writes it."""
XML_BYTES_MAX, XML_TAGS_MAX, LEVELS_MAX = 64 * 1024 * 1024, 4_000_000, 100
"""More than any study has, and still held in memory. `LEVELS_MAX`: of codes in codes."""
KEPT = "not shown here; it is kept, and goes along into the next export"
_GUIDS = ("guid", "targetGUID", "originGUID", "representedGUID", "creatingUser", "modifyingUser", "sourceVertex",
          "targetVertex")  # fmt: skip
TWINS = ("Representation", "TextDescription", "Transcript")
OTHER_SOURCES = ("PictureSource", "PDFSource", "AudioSource", "VideoSource")


def read_qdpx(name: str, content: bytes) -> Foreign:
    """A project. Raises BadFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = {entry.filename.replace("\\", "/").casefold(): entry for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError) as problem:
        raise BadFile(f"{name} is not a REFI-QDA project, or it is damaged.") from problem
    root = next(
        (entry for path, entry in entries.items() if path.endswith(".qde") and "/" not in path.strip("/")), None
    )
    if root is None:
        raise BadFile(f"{name} holds no project file (.qde); it is not a REFI-QDA project.")
    return _Reader(name, _parsed(name, _bytes_of(name, archive, root)), archive, entries).project()


def read_qdc(name: str, content: bytes) -> Foreign:
    """A codebook alone. Raises BadFile."""
    root = _parsed(name, content)
    if _tag(root) != "CodeBook":
        raise BadFile(f"{name} is not a REFI-QDA codebook.")
    codes = tuple(_codes(root, None))
    sets = []
    for each in _all(root, "Set"):
        held = tuple(_guid(member.get("guid") or member.get("targetGUID")) for member in _all(each, "MemberCode"))
        known = {code.id for code in codes}
        sets.append((_guid(each.get("guid")), each.get("name") or "", tuple(c for c in held if c in known), ()))
    return Foreign(codes, (), (), (), (), tuple(sets), (), ())


class _Reader:
    """One project file, with the archive that it lies in."""

    def __init__(self, name: str, root: Any, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> None:
        self._name, self._root, self._archive, self._entries = name, root, archive, entries
        self._missing: list[str] = []
        self._users = {user.get("guid", "").casefold(): user.get("name") or "" for user in _all(root, "User")}
        self._notes = {each.get("guid", "").casefold(): each for each in _all(root, "Note")}
        self._unpacked = 0
        self._is_ours = (root.get("origin") or "").startswith("Kodespor ")
        self._codings: list[ForeignCoding] = []
        self._kept: list[ForeignFile] = []
        self._twins: dict[Id, Id] = {}
        self._cases_of = {
            _guid(case.get("guid")): {_guid(each.get("targetGUID")) for each in _children(case, "SourceRef")}
            for case in _all(root, "Case")
        }
        self._passages: list[tuple[Id, Id, int, int]] = []
        self._memos: list[ForeignMemo] = []

    def project(self) -> Foreign:
        """Everything that has a place here; the rest is named."""
        codes = tuple(_codes(self._root, None))
        self._known = {code.id for code in codes}
        sources = tuple(self._sources())
        here = {source.id for source in sources}
        self._loose_notes(codes)
        cases = tuple(self._cases(here))
        links = tuple(self._links())
        kept = self._sealed_apart(sources)
        return Foreign(
            codes, sources, tuple(self._codings), tuple(self._memos), cases, tuple(self._sets(here)),
            links, tuple(dict.fromkeys(self._missing)), tuple(self._passages),
            tuple((_guid(each.get("guid")), each.get("name") or "") for each in _all(self._root, "Variable")),
            kept,
        )  # fmt: skip

    # -- texts and what stands on them

    def _sources(self) -> Iterator[ForeignSource]:
        parent = next(_children(self._root, "Sources"), None)
        for element in parent if parent is not None else ():
            tag = _tag(element)
            if tag == "TextSource":
                yield from self._text_source(element)
            elif tag in OTHER_SOURCES:
                texts = []
                for twin in [each for each in element if _tag(each) in TWINS]:
                    texts += list(self._text_source(twin))
                    element.remove(twin)
                yield from texts
                self._keep(element, texts[0].id if texts else None)

    def _keep(self, element: Any, text: Id | None) -> None:
        """A source that is not shown: it goes along into the next export, with its file where it has one here."""
        own = _guid(element.get("guid"))
        title = f"{_tag(element)} “{element.get('name') or '?'}”"
        people = tuple(case for case, refs in self._cases_of.items() if own in refs)
        if text is None and len(people) > 1:  # a file goes with one of them only, and stays if another withdraws
            self._missing.append(f"{title}: it belongs to several people and has no text; it was not kept")
            return
        if any(len(each) != ID_BYTES for each in (own, *people, *([text] if text is not None else []))):
            self._missing.append(f"{title}: it has no GUID; it was not kept")
            return
        files = []
        for name in ("path", "currentPath"):
            entry = self._entry(element.get(name) or "")
            if entry is not None:
                base = entry.filename.replace("\\", "/").rpartition("/")[2]
                mime = mimetypes.guess_type(base)[0] or "application/octet-stream"
                element.set(name, f"internal://{base}")
                files.append((base, mime, self._read(entry)))
        _tidy(element)
        self._missing.append(f"{title}: {KEPT}")
        self._kept.append(ForeignFile(own, tostring(element), tuple(files), text, people))
        if text is not None:
            self._twins[own] = text

    def _text_source(self, element: Any) -> Iterator[ForeignSource]:
        title = element.get("name") or "text"
        raw, how = self._text_of(element)
        if raw is None or not raw.strip():
            self._missing.append(f"text “{title}”: {how if raw is None else 'it is empty'}")
            return
        guid = _guid(element.get("guid"))
        marked = [each for each in element if _tag(each) in ("PlainTextSelection", "TranscriptSelection")]
        places = [(_number(each.get("startPosition")), _number(each.get("endPosition"))) for each in marked]
        names = [each.get("name") or "" for each in marked]
        convention, share = STANDARD, 1.0
        if not self._is_ours:
            convention, share = best_convention(raw, [each for each in places if None not in each], names)
        text = normalise(raw)
        self._selections(guid, text, marked, moved(raw, places, convention), title)
        for coding in _children(element, "Coding"):
            self._coding(coding, guid, 0, len(text))
        for note in self._noted(element):
            self._memo(note, "source", guid)
        origin = f"{self._name} ({how}{_told(convention, share, len(marked))})"
        yield ForeignSource(guid, title, text, origin)

    def _selections(
        self, source: Id, text: str, marked: list[Any], places: list[tuple[int, int] | None], title: str
    ) -> None:
        for element, place in zip(marked, places, strict=True):
            if place is None or not 0 <= place[0] < place[1] <= len(text):
                self._missing.append(f"a passage of “{title}” that lies outside the text")
                continue
            self._passages.append((_guid(element.get("guid")), source, *place))
            for each in _children(element, "Coding"):
                self._coding(each, source, *place)
            for note in self._noted(element):
                self._memo(note, "source", source, place)
            about = _text(element, "Description")
            if about:
                self._memos.append(ForeignMemo("analytic", about, "source", source, place))

    def _coding(self, element: Any, source: Id, start: int, end: int) -> None:
        reference = next(_children(element, "CodeRef"), None)
        code = _guid(reference.get("targetGUID")) if reference is not None else None
        if code not in self._known or code is None:
            self._missing.append("a coding without a code that is known")
            return
        own = _guid(element.get("guid"))
        said, reason = self._by(element), None
        for note in self._noted(element):
            if note.get("name") == WHY:
                said, reason = self._note_text(note), _guid(note.get("guid"))
            else:
                self._memo(note, "coding", own)
        self._codings.append(ForeignCoding(own, source, start, end, code, said, reason))

    def _by(self, element: Any) -> str:
        """By whom and when it was made, where the file says so."""
        user = self._users.get((element.get("creatingUser") or "").casefold(), "")
        day = (element.get("creationDateTime") or "")[:10]
        parts = [part for part in (user, day) if part]
        return f"{', '.join(parts)} ({self._name})" if parts else ""

    # -- notes

    def _noted(self, element: Any) -> list[Any]:
        found = []
        for reference in _children(element, "NoteRef"):
            note = self._notes.get((reference.get("targetGUID") or "").casefold())
            if note is not None:
                found.append(note)
                note.set("used", "1")
        return found

    def _note_text(self, note: Any) -> str:
        raw, _ = self._text_of(note)
        return normalise(raw or "").strip()

    def _memo(self, note: Any, on_kind: str, on: Id | None, passage: tuple[int, int] | None = None) -> None:
        text = self._note_text(note)
        title = (note.get("name") or "").strip()
        kind, _, rest = title.partition(": ")
        kind = kind if kind in KINDS else "analytic"
        shown = rest if kind == title.partition(": ")[0] else title
        if shown and not text.startswith(shown.rstrip("…")):
            text = f"{shown}\n{text}".strip()
        if text:
            self._memos.append(ForeignMemo(kind, text, on_kind, on, passage, _guid(note.get("guid"))))

    def _loose_notes(self, codes: tuple[ForeignCode, ...]) -> None:
        """Notes on codes, on the project, and those that nothing points to."""
        for element in _all(self._root, "Code"):
            for note in self._noted(element):
                self._memo(note, "code", _guid(element.get("guid")))
        for note in self._noted(self._root):
            self._memo(note, "", None)
        for note in self._notes.values():
            if note.get("used") is None:
                self._memo(note, "", None)
        description = _text(self._root, "Description")
        if description:
            self._memos.append(ForeignMemo("methodological", description, "", None))

    # -- people, sets, links

    def _cases(self, here: set[Id]) -> Iterator[ForeignCase]:
        variables = {each.get("guid", "").casefold(): each.get("name") or "" for each in _all(self._root, "Variable")}
        for case in _all(self._root, "Case"):
            attributes = []
            for value in _children(case, "VariableValue"):
                reference = next(_children(value, "VariableRef"), None)
                name = variables.get((reference.get("targetGUID") if reference is not None else "").casefold(), "")
                words = next(((each.text or "") for each in value if _tag(each) != "VariableRef"), "")
                attributes.append((name, words))
            named = [_guid(each.get("targetGUID")) for each in _children(case, "SourceRef")]
            refs = tuple(dict.fromkeys(self._twins.get(each, each) for each in named))
            if next(_children(case, "SelectionRef"), None) is not None:
                self._missing.append(f"case “{case.get('name') or '?'}”: that it covers only passages of a text")
            kept = tuple((name, words) for name, words in attributes if name)
            yield ForeignCase(
                _guid(case.get("guid")), case.get("name") or "case", kept, tuple(r for r in refs if r in here)
            )

    def _sets(self, here: set[Id]) -> Iterator[tuple[Id, str, tuple[Id, ...], tuple[Id, ...]]]:
        for each in _all(self._root, "Set"):
            codes = tuple(_guid(member.get("targetGUID")) for member in _children(each, "MemberCode"))
            sources = tuple(_guid(member.get("targetGUID")) for member in _children(each, "MemberSource"))
            kept = tuple(c for c in codes if c in self._known), tuple(s for s in sources if s in here)
            if any(kept):
                yield _guid(each.get("guid")), each.get("name") or "set", *kept
            else:
                self._missing.append(f"set “{each.get('name') or '?'}”: nothing of it is here")

    def _links(self) -> Iterator[tuple[Id, str, Id, Id]]:
        for link in _all(self._root, "Link"):
            origin, target = (_guid(link.get(name)) for name in ("originGUID", "targetGUID"))
            if origin in self._known and target in self._known and origin != target:
                yield _guid(link.get("guid")), link.get("name") or "–", origin, target
            else:
                self._put_aside(link, f"link “{link.get('name') or '?'}”")
        for graph in _all(self._root, "Graph"):
            self._put_aside(graph, f"graph “{graph.get('name') or '?'}”")

    def _put_aside(self, element: Any, title: str) -> None:
        """What belongs to no text and no person: it goes along into the next export."""
        _tidy(element)
        self._missing.append(f"{title}: {KEPT}")
        self._kept.append(ForeignFile(_guid(element.get("guid")), tostring(element), (), None, ()))

    def _sealed_apart(self, sources: tuple[ForeignSource, ...]) -> tuple[ForeignFile, ...]:
        """What is kept goes under a key of its own, which is destroyed with those whom it belongs to. So it may repeat
        nothing that others say in a text: names and descriptions that do are left out."""
        if not self._kept:
            return ()
        speaker_turns = Voices((source.id, source.text) for source in sources)
        found = []
        for kept in self._kept:
            root = fromstring(kept.description)  # noqa: S314 - written here, of what defusedxml read
            own = self._texts_of(kept)
            quoting = [each for each in root.iter() if speaker_turns.of(each.get("name") or "") - own]
            telling = [each for each in root.iter() if speaker_turns.of(each.text or "") - own]
            for each in quoting:
                del each.attrib["name"]
            for each in telling:
                each.text = None
            if quoting or telling:
                self._missing.append("names in what is kept that repeat what others say in a text: they were left out")
            found.append(kept._replace(description=tostring(root)))
        return tuple(found)

    def _texts_of(self, kept: ForeignFile) -> set[bytes]:
        """The texts with whose withdrawal a kept source goes: its own, and all of the people whom it belongs to."""
        if kept.text is None and not kept.people:
            return set()
        refs = [
            {self._twins.get(each, each) for each in named}
            for named in self._cases_of.values()
            if kept.id in named or kept.text in named
        ]
        return {*({kept.text} if kept.text is not None else set()), *(each for named in refs for each in named)}

    # -- the archive

    def _text_of(self, element: Any) -> tuple[str | None, str]:
        """A text as it lies in the file, and how it was read."""
        inline = next(_children(element, "PlainTextContent"), None)
        if inline is not None:
            return inline.text or "", "inline"
        path = element.get("plainTextPath")
        entry = self._entry(path or "")
        if entry is None:
            return None, "its text is not in the file"
        try:
            document = read_text(self._read(entry))
        except BadFile as problem:
            return None, str(problem)
        return document.text, document.note

    def _entry(self, path: str) -> zipfile.ZipInfo | None:
        name = PurePosixPath(path.replace("\\", "/").removeprefix("internal://").removeprefix("relative://")).name
        wanted = name.casefold()
        return (
            next((each for where, each in self._entries.items() if where.rpartition("/")[2] == wanted), None)
            if name
            else None
        )

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        content = _bytes_of(self._name, self._archive, entry)
        self._unpacked += len(content)
        if self._unpacked > 4 * UNPACKED_BYTES_MAX:
            raise BadFile(f"{self._name} unpacks to far more than a study could be; it was not read.")
        return content


def _told(convention: Convention, share: float, count: int) -> str:
    """How places were counted, and how sure that is."""
    return f"; places as {convention.in_words()}, {round(100 * share)} % at word boundaries" if count else ""


def _bytes_of(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as file:
            content = file.read(IMPORT_BYTES_MAX + 1)
    except Exception as problem:  # what zip and zlib raise has no common base
        raise BadFile(f"{name}: {entry.filename} is damaged or protected with a password.") from problem
    if len(content) > IMPORT_BYTES_MAX:
        raise BadFile(f"{name}: {entry.filename} is larger than any transcript.")
    return content


def _parsed(name: str, content: bytes) -> Any:
    """The XML, without entities or anything from elsewhere. Raises BadFile."""
    with needs("defusedxml"):
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring
    if len(content) > XML_BYTES_MAX or content.count(b"<") > XML_TAGS_MAX:
        raise BadFile(f"{name} is larger than a study could be; it was not read.")
    try:
        return fromstring(content.removeprefix(b"\xef\xbb\xbf"), forbid_dtd=True)
    except DefusedXmlException as problem:
        raise BadFile(f"{name} defines entities of its own, as no such file needs to; it was not read.") from problem
    except (SyntaxError, ValueError, LookupError, RecursionError) as problem:
        raise BadFile(f"{name} is not well-formed XML.") from problem


def _codes(element: Any, parent: Id | None, level: int = 0) -> Iterator[ForeignCode]:
    if level > LEVELS_MAX:
        raise BadFile(f"Codes stand in codes more than {LEVELS_MAX} levels deep; they were not read.")
    for each in element:
        tag = _tag(each)
        if tag == "Code":
            guid = _guid(each.get("guid"))
            is_codable = (each.get("isCodable") or "true").casefold() not in ("false", "0")
            about, colour = _text(each, "Description"), each.get("color") or ""
            yield ForeignCode(guid, each.get("name") or "–", parent, about, colour, is_codable)
            yield from _codes(each, guid, level + 1)
        elif tag in ("CodeBook", "Codes"):
            yield from _codes(each, parent, level + 1)


def _tidy(element: Any) -> None:
    """As the standard writes it: names without a prefix, GUIDs in small letters without braces."""
    for each in element.iter():
        each.tag = _tag(each)
        for name, value in each.attrib.items():
            found = _guid(value) if name in _GUIDS else b""
            if len(found) == ID_BYTES:
                each.set(name, str(UUID(bytes=found)))


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Any, tag: str) -> Iterator[Any]:
    return (each for each in element if _tag(each) == tag)


def _all(element: Any, tag: str) -> Iterator[Any]:
    return (each for each in element.iter() if _tag(each) == tag)


def _text(element: Any, tag: str) -> str:
    return next(((each.text or "").strip() for each in _children(element, tag)), "")


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.strip().lstrip("-").isdecimal() else None


def _guid(value: str | None) -> Id:
    """The sixteen bytes of a GUID, however it is written; else what is written there, which is not of that length."""
    try:
        return Id(UUID((value or "").strip().strip("{}")).bytes)
    except ValueError:
        return Id(b"not a GUID: " + (value or "").encode())

"""Annotations of brat: texts (.txt), each with a file of annotations beside it (.ann), in a folder or alone.

Where the folders of one level up hold the same texts, each is what one person annotated, and its name is theirs.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.import_omissions import Omissions
from core.errors import BadFile
from core.ids import Id
from core.importing.batch import FILES_MAX
from core.importing.brat_annotations import Annotations, Span, Tied, read_annotations
from core.importing.encodings import decoded
from core.importing.foreign_sqlite import key
from core.importing.quoted_places import Quoted, quoted_places
from core.importing.text_ids import TextIds
from core.limits import IMPORT_BYTES_MAX, TEXT_CODE_POINTS_MAX
from core.storage.files import read_bounded
from core.text.normal import normalise

_SETTINGS = "annotation.conf"
Piece = tuple[int, int]


def is_brat(folder: Path) -> bool:
    """Whether a folder has annotations of brat in it."""
    return next(folder.rglob("*.ann"), None) is not None


def read_brat(path: Path) -> Foreign:
    """A folder's texts with their annotations, or those of one .ann. Raises BadFile."""
    if path.is_dir():
        return _Reader(path).project(sorted(path.rglob("*")))
    return _Reader(path.parent).project([path, path.with_suffix(".txt"), path.parent / _SETTINGS], path.name)


class _Document(NamedTuple):
    """A text, by whom it is annotated ("" where that is not told), and with what."""

    name: str
    coder: str
    raw: str
    annotations: Annotations


class _Marked(NamedTuple):
    """A span that is in its text: ids of its codings, and what to call it."""

    codings: tuple[Id, ...]
    called: str


class _Reader:
    def __init__(self, root: Path) -> None:
        self._root, self._omissions = root, Omissions()
        self._sources: dict[Id, ForeignSource] = {}
        self._coders: dict[str, ForeignCoder] = {}
        self._types: dict[str, ForeignCode] = {}
        self._codings: list[ForeignCoding] = []
        self._memos: list[ForeignMemo] = []
        self._bytes, self._ids = 0, TextIds()

    def project(self, paths: list[Path], name: str = "") -> Foreign:
        """All that lies in `paths`."""
        name = name or self._root.resolve().name
        found = list(self._documents(paths))
        if not found:
            raise BadFile("annotations-without-text", file=name)
        self._read_settings()
        for document in found:
            self._document(document)
        return Foreign(
            tuple(self._types.values()), tuple(self._sources.values()), tuple(self._codings), tuple(self._memos),
            (), (), (), self._omissions.found(), coders=tuple(self._coders.values()), file=name,
            identity=f"brat\0{self._root.resolve().name}".encode(),
        )  # fmt: skip

    # -- files

    def _text(self, path: Path) -> str:
        content = read_bounded(path, max(IMPORT_BYTES_MAX - self._bytes, 0))
        self._bytes += len(content)
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return decoded(content).text

    def _documents(self, paths: list[Path]) -> Iterator[_Document]:
        files = {each.relative_to(self._root) for each in paths if each.is_file() and not each.is_symlink()}
        texts = sorted(each for each in files if each.suffix == ".txt")
        marks = {each for each in files if each.suffix == ".ann"}
        if len(texts) > FILES_MAX:
            raise BadFile("too-many-files", count=len(texts), most=FILES_MAX)
        for each in sorted(marks - {text.with_suffix(".ann") for text in texts}):
            self._omissions.add("text", str(each))
        for each in sorted(files - marks - set(texts) - {Path(_SETTINGS)}):
            if not each.name.startswith("."):
                self._omissions.add("file", str(each))
        read = {each: self._text(self._root / each) for each in texts}
        people = self._people(read)
        for each, raw in read.items():
            beside = each.with_suffix(".ann")
            held = read_annotations(self._text(self._root / beside) if beside in marks else "")
            coder = each.parts[0] if len(each.parts) > 1 and each.parts[0] in people else ""
            inside = each.relative_to(coder) if coder else each
            if len(raw) > TEXT_CODE_POINTS_MAX:
                raise BadFile("text-too-long", text=str(each), file=self._root.name)
            yield _Document(inside.with_suffix("").as_posix(), coder, raw, held)

    def _people(self, read: dict[Path, str]) -> set[str]:
        """The folders that are people's: all of the first level where two of them hold the same text."""
        held: set[tuple[Path, str]] = set()
        deep = [(each, raw) for each, raw in read.items() if len(each.parts) > 1]
        for each, raw in deep:
            text = each.relative_to(each.parts[0]), raw
            if text in held:
                return {other.parts[0] for other, _ in deep}
            held.add(text)
        return set()

    # -- types

    def _read_settings(self) -> None:
        """Types of the settings of the folder, the deeper under the shallower; a “!” says that one only stands over
        others."""
        path = self._root / _SETTINGS
        if not path.is_file() or path.is_symlink():
            return
        section, above = "", list[tuple[int, Id]]()
        for line in self._text(path).splitlines():
            words = line.split()
            if not words or words[0].startswith(("#", "<", "-")):
                continue
            if words[0].startswith("["):
                section, above = words[0].casefold(), []
            elif section in ("[entities]", "[events]"):
                depth = len(line) - len(line.lstrip())
                above = [each for each in above if each[0] < depth]
                own = self._type(words[0].lstrip("!"), above[-1][1] if above else None, not words[0].startswith("!"))
                above.append((depth, own))

    def _type(self, name: str, parent: Id | None = None, is_codable: bool = True) -> Id:
        own = key("type", name)
        return self._types.setdefault(name, ForeignCode(own, name, parent, "", "", is_codable)).id

    # -- one text

    def _document(self, document: _Document) -> None:
        raw, name = document.raw, document.name
        if not raw.strip():
            self._omissions.add("no-text", name)
            return
        source = self._ids.of(name, raw)
        origin = f"{name} (brat, {self._root.resolve().name})"
        self._sources.setdefault(source, ForeignSource(source, name, normalise(raw), origin))
        coder = None
        if document.coder:
            named = ForeignCoder(key("coder", document.coder), document.coder)
            coder = self._coders.setdefault(document.coder, named).id
        _Text(self, document, source, coder).read()

    def add(self, coding: ForeignCoding, type_name: str) -> Id:
        """Keeps a coding, on the code of its type."""
        self._codings.append(coding._replace(code=self._type(type_name)))
        return coding.id

    def note(self, memo: ForeignMemo) -> None:
        """Keeps a memo."""
        self._memos.append(memo)

    def omit(self, kind: str, thing: str, source: Id) -> None:
        """Notes what does not stand here as there."""
        self._omissions.add(kind, thing, source)


class _Text:
    """What stands on one text, by one person."""

    def __init__(self, reader: _Reader, document: _Document, source: Id, coder: Id | None) -> None:
        self._reader, self._document, self._source, self._coder = reader, document, source, coder
        self._text = normalise(document.raw)
        self._by = f", {document.coder}" if document.coder else ""
        self._said: dict[str, list[str]] = {}
        for each in document.annotations.said:
            self._said.setdefault(each.of, []).append(each.text)
        self._marked: dict[str, _Marked] = {}

    def read(self) -> None:
        held = self._document.annotations
        triggers = {tied.id: of for tied in held.tied for _, of in tied.roles[:1] if tied.id.startswith("E")}
        for event, trigger in triggers.items():  # what is said of an event is said of the words that tell of it
            self._said.setdefault(trigger, []).extend(self._said.pop(event, []))
        wanted = [Quoted(*part) for span in held.spans for part in span.parts]
        places = iter(quoted_places(self._document.raw, wanted))
        for span in held.spans:
            self._span(span, [next(places) for _ in span.parts])
        for tied in held.tied:
            self._tied(tied, triggers)
        for of, texts in self._said.items():  # of what is not here, or of the text
            self._memo("\n".join(texts), "source", self._source)
            self._omit("as-memo", of or "#")
        for line in held.unread:
            self._omit("row", line)
        for each in held.said:
            if not each.is_note and triggers.get(each.of, each.of) in self._marked:
                self._omit("feature", f"{each.of}: {each.text}")

    def _omit(self, kind: str, thing: str) -> None:
        self._reader.omit(kind, thing + self._by, self._source)

    def _span(self, span: Span, places: list[Piece | None]) -> None:
        found = [each for each in places if each is not None]
        if len(found) < len(places):
            where = ";".join(f"{start}–{end}" for start, end, _ in span.parts)
            self._omit("coding", f"{span.id} {where}: {span.type}, {span.quote}")
            return
        pieces = self._joined(found)
        said = self._said.pop(span.id, [])
        codings = []
        for number, piece in enumerate(pieces):
            own = key("span", f"{span.id}.{number} {self._document.coder} {self._source.hex()}")
            part = [f"{span.id}: {number + 1}/{len(pieces)}"] if len(pieces) > 1 else []
            comment = "\n".join([*part, *(said if number == 0 else ())])
            coding = ForeignCoding(own, self._source, *piece, own, "", None, self._coder, 0, comment=comment)
            codings.append(self._reader.add(coding, span.type))
        if len(pieces) > 1:
            self._omit("in-parts", f"{span.id}: {span.type}, {span.quote}")
        self._marked[span.id] = _Marked(tuple(codings), f"{span.quote} ({span.type})")

    def _joined(self, pieces: list[Piece]) -> list[Piece]:
        """Pieces of which one goes on in the next line as one: brat parts at the ends of lines."""
        joined: list[Piece] = []
        for start, end in sorted(pieces):
            between = self._text[joined[-1][1] : start] if joined and joined[-1][1] <= start else "-"
            if "\n" in between and not between.strip():
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        return joined

    def _tied(self, tied: Tied, triggers: dict[str, str]) -> None:
        """A relation, an event or an equivalence as a memo on the first of its words, with links to the others."""
        lines, ends = [tied.type], list[Id]()
        for role, of in tied.roles:
            marked = self._marked.get(triggers.get(of, of))
            called = marked.called if marked is not None else of
            lines.append(f"{role}: {called}" if role and role != tied.type else called)
            ends += marked.codings[:1] if marked is not None else ()
        lines += self._said.pop(tied.id, [])
        links = tuple(("coding", each) for each in dict.fromkeys(ends[1:]) if each != ends[0])
        on = ("coding", ends[0]) if ends else ("source", self._source)
        own = key("tied", f"{tied.id} {self._document.coder} {self._source.hex()}") if tied.id[1:] else None
        self._memo("\n".join(lines), *on, links, own)
        self._omit("relation", f"{tied.id}: {' · '.join(lines)}")

    def _memo(
        self, text: str, kind: str, on: Id, links: tuple[tuple[str, Id], ...] = (), own: Id | None = None
    ) -> None:
        self._reader.note(ForeignMemo("analytic", text, kind, on, None, own, self._coder, 0, links=links))

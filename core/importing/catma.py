"""Annotations of CATMA: texts (.txt), and beside each the collections of annotations on it (.xml, of TEI's kind).

A corpus that CATMA exports is an archive of folders, one for each text. Tags that stand under each other are told by
what each says of itself; sets of tags stand above them. Where collections name the same tag, it is one code.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignSource
from core.commands.import_omissions import Omissions
from core.errors import BadFile
from core.ids import ID_BYTES, Id
from core.importing.encodings import decoded
from core.importing.file_tree import FileTree
from core.importing.foreign_sqlite import key
from core.importing.made import moment_of
from core.importing.offsets import OffsetConvention, convention_of_length
from core.importing.quoted_places import Quoted, quoted_places
from core.importing.refi_xml import children, descendants, guid_of, number_of, root_of, tag_of, text_of
from core.importing.text_ids import TextIds
from core.limits import TEXT_CODE_POINTS_MAX
from core.text.normal import normalise

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PLACE = re.compile(r"#char=(\d{1,12}),(\d{1,12})")
_COLLECTIONS = "annotationcollections"
_OWN = "catma_"
"""How properties begin that CATMA adds by itself."""
Piece = tuple[int, int]


def is_catma(content: bytes) -> bool:
    """Whether a file is a collection of annotations."""
    return b"catma_markupauthor" in content or b'type="catma"' in content


def read_catma(tree: FileTree) -> Foreign:
    """All collections of a folder, an archive or a file, with the texts that they are on. Raises BadFile."""
    return _Reader(tree).project()


class _Text(NamedTuple):
    """A text that annotations are on: its id, its letters as they lie there, and how places in it are counted."""

    id: Id
    raw: str
    counted: OffsetConvention | None


class _Reader:
    def __init__(self, tree: FileTree) -> None:
        self._tree, self._omissions, self._ids = tree, Omissions(), TextIds()
        self._sources: dict[Id, ForeignSource] = {}
        self._codes: dict[Id, ForeignCode] = {}
        self._coders: dict[str, ForeignCoder] = {}
        self._codings: dict[Id, ForeignCoding] = {}

    def project(self) -> Foreign:
        used: set[PurePosixPath] = set()
        for place, content in self._tree.asked.items():
            if place.suffix.lower() == ".xml" and is_catma(content):
                used |= {place} | self._collection(place, root_of(str(place), content))
        if not self._sources:
            raise BadFile("annotations-without-text", file=self._tree.name)
        for place, content in self._tree.asked.items():
            if place not in used and place.suffix.lower() == ".txt" and len(place.parts) > 1:
                self._source(place.stem, decoded(content).text)
            elif place not in used and len(place.parts) > 1:
                self._omissions.add("file", str(place))
        for place in self._tree.others:
            self._omissions.add("file", str(place))
        return Foreign(
            tuple(self._codes.values()), tuple(self._sources.values()), tuple(self._codings.values()), (), (), (), (),
            self._omissions.found(), coders=tuple(self._coders.values()), file=self._tree.name,
            identity=f"CATMA\0{self._corpus()}".encode(),
        )  # fmt: skip

    def _corpus(self) -> str:
        """What the corpus is called: the one folder that an archive holds, whose own name tells the day too."""
        roots = {each.parts[0] if len(each.parts) > 1 else "" for each in self._tree.files}
        return next(iter(roots)) if len(roots) == 1 and "" not in roots else self._tree.name

    # -- texts

    def _source(self, name: str, raw: str) -> Id | None:
        if not raw.strip():
            self._omissions.add("no-text", name)
            return None
        if len(raw) > TEXT_CODE_POINTS_MAX:
            raise BadFile("text-too-long", text=name, file=self._tree.name)
        own = self._ids.of(name, raw)
        origin = f"{name} (CATMA, {self._tree.name})"
        self._sources.setdefault(own, ForeignSource(own, name, normalise(raw), origin))
        return own

    def _text(self, place: PurePosixPath, root: Any) -> tuple[_Text | None, set[PurePosixPath]]:
        """The text of a collection: that beside it whose length its pointers reach to, or the words in itself."""
        block = next((each for each in descendants(root, "ab") if each.get("type") == "catma"), None)
        extent = max((span[1] for span in _pointers(block)), default=0) if block is not None else 0
        folder = place.parent.parent if place.parent.name == _COLLECTIONS else place.parent
        beside = [each for each in self._tree.files if each.suffix.lower() == ".txt"]
        near = [each for each in beside if each.parent == folder] or (
            [] if folder == place.parent and len(place.parts) > 2 else [each for each in beside if len(each.parts) == 1]
        )
        fitting: list[tuple[PurePosixPath, str, OffsetConvention | None]] = []
        for each in near:
            try:
                raw = decoded(self._tree.files[each]).text
            except BadFile:
                if self._tree.chosen is None:
                    raise
                continue  # what merely lies beside the file
            fitting.append((each, raw, convention_of_length(raw, extent)))
        exact = [each for each in fitting if each[2] is not None]
        if extent and (exact or (len(near) == 1 and self._tree.chosen is None)):
            found, raw, counted = (exact or fitting)[0]
            own = self._source(found.stem, raw)
            return (None if own is None else _Text(own, raw, counted)), {found}
        words = "".join(block.itertext()) if block is not None else ""
        if extent or not words.strip():
            self._omissions.add("text", str(place))
            return None, set()
        own = self._source(place.stem, words)
        return (None if own is None else _Text(own, words, OffsetConvention())), set()

    # -- one collection

    def _collection(self, place: PurePosixPath, root: Any) -> set[PurePosixPath]:
        """Its tags and annotations; returns the files of its text."""
        text, used = self._text(place, root)
        self._tags(root)
        if text is None:
            return used
        pieces = _pieces(root)
        author = next((text_of(each, "author") for each in descendants(root, "titleStmt")), "")
        held = [each for body in children(root, "text") for each in children(body, "fs")]
        wanted = [pieces.get(each.get(_ID) or "", []) for each in held]
        placed = iter(quoted_places(text.raw, [Quoted(*one, "") for each in wanted for one in each], text.counted))
        for element, each in zip(held, wanted, strict=True):
            self._annotation(element, text, each, [next(placed) for _ in each], author)
        return used

    def _tags(self, root: Any) -> None:
        for tagset in descendants(root, "fsdDecl"):
            above = _id(tagset.get(_ID))
            name = (tagset.get("n") or "").rpartition(" ")[0] or tagset.get("n") or ""
            self._codes.setdefault(above, ForeignCode(above, name, None, "", "", is_codable=False))
            for tag in children(tagset, "fsDecl"):
                own, base = _id(tag.get(_ID)), tag.get("baseTypes")
                told = {each.get("name") or "": _strings(each) for each in children(tag, "fDecl")}
                about = [f"{called}: {', '.join(held)}".strip(": ") for called, held in told.items()
                         if called and not called.startswith(_OWN)]  # fmt: skip
                colour = _colour(next(iter(told.get("catma_displaycolor", ())), ""))
                parent = _id(base) if base else above
                name = text_of(tag, "fsDescr")
                self._codes.setdefault(own, ForeignCode(own, name, parent, "\n".join(about), colour))

    def _annotation(
        self, element: Any, text: _Text, wanted: list[Piece], found: list[Piece | None], author: str
    ) -> None:
        called, code = element.get(_ID) or "", _id(element.get("type"))
        told = {each.get("name") or "": _strings(each) for each in children(element, "f")}
        name = self._codes[code].name if code in self._codes else "?"
        if code not in self._codes or not wanted or None in found:
            where = ";".join(f"{start}–{end}" for start, end in wanted)
            self._omissions.add("coding" if wanted else "segment", f"{where or '?'}: {name}", text.id)
            return
        properties = [f"{each}: {', '.join(held)}" for each, held in told.items() if held and not each.startswith(_OWN)]
        coder = self._coder(next(iter(told.get("catma_markupauthor", ())), author))
        made = moment_of(next(iter(told.get("catma_markuptimestamp", ())), ""))
        parts = [each for each in found if each is not None]
        for number, part in enumerate(parts):
            own = _id(called) if number == 0 else key("part", f"{called}, {number}")
            which = [f"{number + 1}/{len(parts)}"] if len(parts) > 1 else []
            comment = "\n".join([*which, *(properties if number == 0 else ())])
            coding = ForeignCoding(own, text.id, *part, code, "", None, coder, made, comment=comment)
            if own in self._codings and self._codings[own] != coding:
                self._omissions.add("guid-twice", name, text.id)
                own = key("again", f"{called}, {number}, {len(self._codings)}")
            self._codings[own] = coding._replace(id=own)
        if len(parts) > 1:
            self._omissions.add("in-parts", f"{parts[0][0]}–{parts[-1][1]}: {name}", text.id)
        for each in properties:
            self._omissions.add("feature", f"{parts[0][0]}–{parts[0][1]}: {name}, {each}", text.id)

    def _coder(self, name: str) -> Id | None:
        name = " ".join(name.split())
        return self._coders.setdefault(name, ForeignCoder(key("coder", name), name)).id if name else None


def _id(written: str | None) -> Id:
    """The GUID in an id of CATMA, which begins with its name; else what is written there."""
    found = guid_of((written or "").rpartition("_")[2])
    return found if len(found) == ID_BYTES else Id(key("id", written or ""))


def _strings(element: Any) -> list[str]:
    return [(each.text or "").strip() for each in descendants(element, "string") if (each.text or "").strip()]


def _colour(written: str) -> str:
    """A colour as Java counts it: with its opacity, below zero."""
    number = number_of(written)
    return f"#{number & 0xFFFFFF:06X}" if number is not None else ""


def _pointers(block: Any) -> Iterator[Piece]:
    for each in descendants(block, "ptr"):
        if found := _PLACE.search(each.get("target") or ""):
            yield int(found[1]), int(found[2])


def _pieces(root: Any) -> dict[str, list[Piece]]:
    """For each annotation the places it is on. Pieces that follow each other are one: CATMA parts them where other
    annotations begin and end."""
    found: dict[str, list[Piece]] = {}
    for block in descendants(root, "ab"):
        at = len(block.text or "")
        for each in block:
            spans = list(_pointers(each))
            inside = "" if tag_of(each) == "ptr" else "".join(each.itertext())
            if tag_of(each) == "seg":
                for called in (each.get("ana") or "").split():
                    found.setdefault(called.removeprefix("#"), []).extend(spans or [(at, at + len(inside))])
            at += len(inside) + len(each.tail or "")
    return {called: _joined(spans) for called, spans in found.items()}


def _joined(spans: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for start, end in sorted(set(spans)):
        if joined and joined[-1][1] >= start:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined

"""Annotations of INCEpTION and WebAnno: texts as UIMA keeps them (.json, .xmi), or as tables (.tsv), alone, in folders
or in the archives that are exported, with who annotated what.

A layer is a category; what its label says is a code under it. Everything else that is said of a place is its comment.
Tokens, sentences and what programs find in language are counted and left out.
"""

from collections import Counter
from pathlib import PurePosixPath
from typing import NamedTuple

from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.import_omissions import Omissions
from core.errors import BadFile
from core.ids import Id
from core.importing.cas import Cas, Thing, is_cas, read_cas
from core.importing.file_tree import TYPES, FileTree
from core.importing.foreign_sqlite import key
from core.importing.inception_project import InceptionProject, inception_project
from core.importing.offsets import OffsetConvention
from core.importing.quoted_places import Quoted, quoted_places
from core.importing.text_ids import TextIds
from core.importing.webanno_table import is_webanno_table, read_webanno_table
from core.limits import TEXT_CODE_POINTS_MAX
from core.text.normal import normalise

_LANGUAGE = (
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.", "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.", "de.tudarmstadt.ukp.dkpro.core.api.transform.",
    "org.dkpro.core.api.pdf.", "org.dkpro.core.api.xml.", "org.dkpro.core.api.lexmorph.",
)  # fmt: skip
"""Layers of what programs find in language."""
_NOTES = ("uima.", "de.tudarmstadt.ukp.dkpro.core.api.metadata.", "de.tudarmstadt.ukp.clarin.webanno.api.type.",
          "de.tudarmstadt.ukp.inception.")  # fmt: skip
"""What the program notes for itself."""
_LABELS = ("value", "label", "code", "category", "tag", "name", "referenceType")
_LABEL_MAX = 100
"""What is longer is no label."""
_QUOTE_MAX = 1000
"""So much of a passage is quoted in a memo on it."""
_MEMOS_MAX = 200_000
_NOBODY = ("INITIAL_CAS", "INITIAL_CAS.ser")
_ARCHIVE = ".zip"
Place = tuple[int, int]


def is_inception(tree: FileTree) -> bool:
    """Whether there is an annotated text in it."""
    return any(_is_annotated(place, content) for place, content in tree.asked.items())


def _is_annotated(place: PurePosixPath, content: bytes) -> bool:
    return is_cas(content) or (place.suffix.lower() == ".tsv" and is_webanno_table(content))


def read_inception(tree: FileTree) -> Foreign:
    """All annotated texts of a folder, an archive or a file. Raises BadFile."""
    return _Reader(tree).project()


class _Marked(NamedTuple):
    """What became of a thing that is on words: its codings, and what to call it."""

    codings: tuple[Id, ...]
    called: str


class _Reader:
    def __init__(self, tree: FileTree) -> None:
        self._tree, self.name, self.omissions, self._ids = tree, tree.name, Omissions(), TextIds()
        self._project = tree.name
        self._sources: dict[Id, ForeignSource] = {}
        self.codes: dict[Id, ForeignCode] = {}
        self._coders: dict[str, ForeignCoder] = {}
        self.codings: dict[Id, ForeignCoding] = {}
        self.memos: list[ForeignMemo] = []

    def project(self) -> Foreign:
        annotated = {each: content for each, content in self._tree.asked.items() if _is_annotated(each, content)}
        for place, content in annotated.items():
            self._annotated(place, content)
        if not self._sources:
            raise BadFile("annotations-without-text", file=self._tree.name)
        for content in (each for place, each in self._tree.asked.items() if place.suffix.lower() == ".json"):
            if (about := inception_project(content, _LABELS)) is not None:
                self._described(about)
        texts = {normalise(each.text) for each in self._sources.values()}
        for place, content in self._tree.asked.items():
            is_text = place.suffix.lower() == ".txt" and normalise(content.decode("utf-8", "replace")) in texts
            if (
                place not in annotated
                and not place.name.lower().endswith(TYPES)
                and not is_text
                and len(place.parts) > 1
            ):
                self.omissions.add("file", str(place))
        for place in self._tree.others:
            self.omissions.add("file", str(place))
        return Foreign(
            tuple(self.codes.values()), tuple(self._sources.values()), tuple(self.codings.values()), tuple(self.memos),
            (), (), (), self.omissions.found(), coders=tuple(self._coders.values()), file=self._tree.name,
            identity=f"INCEpTION\0{self._project}".encode("utf-8", "replace"),
        )  # fmt: skip

    def _described(self, about: InceptionProject) -> None:
        """Takes over what the project says of its layers and labels, those that nobody used too."""
        self._project = about.name or self._project
        if about.about:
            self.memos.append(ForeignMemo("methodological", about.about, "", None, id=key("about", "project")))
        for layer, label, said, is_own in about.tags:
            if is_own or key("label", f"{_short(layer)}\0{label}") in self.codes:
                own = self.code(_short(layer), label)
                self.codes[own] = self.codes[own]._replace(definition=said)
        for layer, name in about.layers.items():
            if name and (above := key("layer", _short(layer))) in self.codes:
                self.codes[above] = self.codes[above]._replace(name=name)
        for name, count in about.others:
            self.omissions.add("other", f"{name}: {count}")

    def _annotated(self, place: PurePosixPath, content: bytes) -> None:
        if place.suffix.lower() == ".tsv":
            cas = read_webanno_table(content)
        else:
            beside = (content for each, content in self._tree.files.items()
                      if each.parent == place.parent and each.name.lower().endswith(TYPES))  # fmt: skip
            cas = read_cas(str(place), content, next(beside, None))
        title, who = self._whose(place, cas)
        if not cas.text.strip():
            self.omissions.add("no-text", title)
            return
        if len(cas.text) > TEXT_CODE_POINTS_MAX:
            raise BadFile("text-too-long", text=title, file=self._tree.name)
        source = self._ids.of(title, cas.text)
        if cas.others:
            self.omissions.add("other", f"{place}: {cas.others + 1}", source)
        origin = f"{title} (INCEpTION, {self._tree.name})"
        coder = self._coders.setdefault(who, ForeignCoder(key("coder", who), who)).id if who else None
        attributes = _Text(self, cas, source, coder, who).read()
        before = self._sources.get(source)
        said = dict(before.attributes if before is not None else ()) | attributes
        self._sources[source] = ForeignSource(
            source, title, normalise(cas.text), origin, attributes=tuple(said.items())
        )

    def _whose(self, place: PurePosixPath, cas: Cas) -> tuple[str, str]:
        """What a text is called, and who annotated it: as the file says, or as the archive of a project is laid out,
        where each text has a folder, and each person a file in it."""
        folders = [each for each in place.parts[:-1] if not each.lower().endswith(_ARCHIVE)]
        inner = next((each for each in place.parts[:-1] if each.lower().endswith(_ARCHIVE)), "")
        is_laid_out = len(folders) >= 2 and folders[-2] in ("annotation", "annotation_ser", "curation", "curation_ser")
        person = inner[: -len(_ARCHIVE)] if inner else place.stem
        title = cas.title or (folders[-1] if is_laid_out else place.stem)
        who = person if is_laid_out else cas.who
        return title, "" if who in _NOBODY else who

    def code(self, layer: str, label: str) -> Id:
        """The code of a label under the category of its layer; the layer alone where there is none."""
        above = key("layer", layer)
        found = self.codes.setdefault(above, ForeignCode(above, layer, None, "", "", is_codable=False))
        if not label:
            self.codes[above] = found._replace(is_codable=True)
            return Id(above)
        own = key("label", f"{layer}\0{label}")
        return self.codes.setdefault(own, ForeignCode(own, label, above, "", "")).id


class _Text:
    """What stands on one text, by one person."""

    def __init__(self, reader: _Reader, cas: Cas, source: Id, coder: Id | None, who: str) -> None:
        self._reader, self._cas, self._source, self._coder, self._who = reader, cas, source, coder, who
        self._normal = normalise(cas.text)
        self._marked: dict[str, _Marked] = {}
        self._again: Counter[str] = Counter()

    def read(self) -> dict[str, str]:
        """Brings all of it in; returns what is said of the whole text."""
        passed = Counter(_short(each.type) for each in self._cas.things if each.type.startswith(_LANGUAGE))
        for layer, count in passed.items():
            self._omit("other", f"{layer}: {count}")
        things = [each for each in self._cas.things
                  if not each.type.startswith(_LANGUAGE) and (each.type == "uima.tcas.Annotation"
                  or not each.type.startswith(_NOTES))]  # fmt: skip
        ties = [each for each in things if _is_tie(each)]
        slots = {each.id: each for each in things if each.place is None and "target" in each.names}
        spans = [each for each in things if each.place is not None and not _is_tie(each)]
        counted = OffsetConvention(is_utf16=any(letter > "\uffff" for letter in self._cas.text))
        places = quoted_places(self._cas.text, [Quoted(*each.place, "") for each in spans if each.place], counted)
        for thing, place in zip(spans, places, strict=True):
            self._span(thing, place)
        for thing in spans:
            self._slots(thing, slots)
        for thing in ties:
            self._tie(thing)
        alone = [each for each in things if each.place is None and each.id not in slots and not _is_tie(each)]
        return {f"{_short(each.type)}: {name}": ", ".join(said) for each in alone for name, said in each.said.items()}

    def _own(self, said: str) -> Id:
        """What names a coding: the numbers of things are others in each export."""
        self._again[said] += 1
        return Id(key("span", f"{self._source.hex()} {self._who} {said} {self._again[said]}"))

    def _omit(self, kind: str, thing: str) -> None:
        by = f" ({self._who})" if self._who else ""
        self._reader.omissions.add(kind, thing + by, self._source)

    def _span(self, thing: Thing, place: Place | None) -> None:
        name = _label(thing)
        labels = thing.said.get(name, ()) if name else ()
        called = f"{_short(thing.type)}{': ' if labels else ''}{', '.join(labels)}"
        assert thing.place is not None
        where = f"{thing.place[0]}–{thing.place[1]}"
        if place is None:
            self._omit("segment", f"{where}: {called}")
            return
        extra = [f"{each}: {', '.join(said)}" for each, said in thing.said.items() if each != name]
        codings = []
        for label in labels or ("",):
            code = self._reader.code(_short(thing.type), label)
            own = self._own(f"{thing.type} {label} {place[0]} {place[1]}")
            coding = ForeignCoding(own, self._source, *place, code, "", None, self._coder, 0, comment="\n".join(extra))
            self._reader.codings[own] = coding
            codings.append(Id(own))
        for each in extra:
            self._omit("feature", f"{where}: {called}, {each}")
        quote = self._normal[slice(*place)]
        quote = f"{quote[:_QUOTE_MAX]}…" if len(quote) > _QUOTE_MAX else quote
        self._marked[thing.id] = _Marked(tuple(codings), f"{' '.join(quote.split())} ({called})")

    def _slots(self, thing: Thing, slots: dict[str, Thing]) -> None:
        """What a thing names, with roles or by its features, as a memo on it."""
        for feature, named in thing.names.items():
            for each in named:
                slot = slots.get(each)
                of = slot.names["target"][0] if slot is not None else each
                role = ", ".join(said for held in slot.said.values() for said in held) if slot is not None else ""
                if slot is not None or of in self._marked:
                    self._connect(role or feature, thing.id, of)

    def _tie(self, thing: Thing) -> None:
        """A relation as a memo on what it goes from."""
        said = [f"{name}: {', '.join(held)}" for name, held in thing.said.items() if name != _label(thing)]
        label = ", ".join(thing.said.get(_label(thing), ())) or _short(thing.type)
        self._connect("\n".join([label, *said]), thing.names["Governor"][0], thing.names["Dependent"][0])

    def _connect(self, called: str, one: str, other: str) -> None:
        ends = [self._marked.get(each) for each in (one, other)]
        text = "\n".join([called, *(each.called if each is not None else "?" for each in ends)])
        first, second = (each.codings[0] if each is not None else None for each in ends)
        on = ("coding", first) if first is not None else ("source", self._source)
        links = (("coding", second),) if second is not None and second != first else ()
        if len(self._reader.memos) >= _MEMOS_MAX:
            raise BadFile("study-too-large", file=self._reader.name)
        self._reader.memos.append(ForeignMemo("analytic", text, *on, None, None, self._coder, 0, links=links))
        self._omit("relation", text)


def _is_tie(thing: Thing) -> bool:
    """Whether it goes from one thing to another."""
    return thing.names.keys() >= {"Governor", "Dependent"}


def _short(kind: str) -> str:
    """The name of a layer without its package."""
    return kind.rpartition(".")[2]


def _label(thing: Thing) -> str:
    """The feature that says which code it is: one that is called so, else the first of words."""
    fitting = [name for name, said in thing.said.items() if said and max(map(len, said)) <= _LABEL_MAX
               and not all(each.replace(".", "").isdecimal() or each == "true" for each in said)]  # fmt: skip
    return next((name for name in _LABELS if name in fitting), fitting[0] if fitting else "")

"""What a REFI-QDA project holds and this program does not show: it is kept as it came, for the next export."""

import mimetypes
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

from core.commands.foreign_project import ForeignFile, ForeignSource
from core.ids import ID_BYTES, Id
from core.importing.refi_project import RefiProject
from core.importing.refi_xml import children, descendants, guid_of, own_guid, standardise, tag_of
from core.messages import Message
from core.text.quoting import Voices

TRANSCRIPT, POINT, SELECTION = "Transcript", "SyncPoint", "TranscriptSelection"
TWINS = ("Representation", "TextDescription", TRANSCRIPT)
"""Elements of such a source that hold a text."""
RECORDINGS = ("AudioSource", "VideoSource")
OPAQUE_SOURCES = ("PictureSource", "PDFSource", *RECORDINGS)


_KEPT = {
    "PDFSource": "kept-pdf", "PictureSource": "kept-picture", "AudioSource": "kept-audio",
    "VideoSource": "kept-video", "Link": "kept-link", "Graph": "kept-graph",
}  # fmt: skip
_LEFT_OUT = {"AudioSource": "coding-on-recording", "VideoSource": "coding-on-recording"}


def leave_points(transcript: Any) -> None:
    """Leaves of a transcript whose words came in its points in time, and between which of them its selections go: the
    next export puts the words there again."""
    _keep_only(transcript, "guid")
    for each in list(transcript):
        if tag_of(each) == POINT:
            _keep_only(each, "guid", "timeStamp", "position")
        elif tag_of(each) == SELECTION:
            _keep_only(each, "guid", "fromSyncPoint", "toSyncPoint")
        else:
            transcript.remove(each)
        for inner in list(each):
            each.remove(inner)


def _keep_only(element: Any, *names: str) -> None:
    element.text = element.tail = None
    for name in [each for each in element.attrib if each not in names]:
        del element.attrib[name]


class OpaqueContent:
    """Collects sources, links and graphs, and says of each what becomes of it."""

    def __init__(self, project: RefiProject) -> None:
        self._project = project
        self._kept: list[ForeignFile] = []

    def add_source(self, element: Any, text: Id | None) -> None:
        """Adds a source with its file, if the archive holds it; `text` is the text that was read from it."""
        project, own = self._project, own_guid(element)
        people = tuple(case for case, refs in project.cases_of.items() if own in refs)
        if text is None and len(people) > 1:  # a file goes with one of them only, and stays if another withdraws
            self._project.omissions.add("several-people", _called(element))
            self._list_codings(element, _LEFT_OUT.get(tag_of(element), "coding-on-picture"))
            return
        if any(len(each) != ID_BYTES for each in (own, *people, *([text] if text is not None else []))):
            self._project.omissions.add("without-guid", _called(element))
            self._list_codings(element, _LEFT_OUT.get(tag_of(element), "coding-on-picture"))
            return
        files = self._files(element)
        standardise(element)
        told = element.get("name") or "?"
        if not files:
            told = f"{told}: {project.say.say(Message('importing-file-absent'))}"
        self._project.omissions.add(_KEPT.get(tag_of(element), "kept-other"), told)
        self._list_codings(element, "kept-coding")
        self._kept.append(ForeignFile(own, tostring(element), files, text, people))
        if text is not None:
            project.twins[own] = text

    def _list_codings(self, source: Any, kind: str) -> None:
        """Lists the codings on a source without words: each with its place, as the file says it, and its code."""
        for element in source.iter():
            for coding in children(element, "Coding"):
                named = (self._codes.get(guid_of(each.get("targetGUID"))) for each in children(coding, "CodeRef"))
                told = [source.get("name") or "?", _stated(element), next(filter(None, named), "?")]
                self._project.omissions.add(kind, ": ".join(filter(None, told)))

    @cached_property
    def _codes(self) -> dict[Id, str]:
        return {own_guid(each): each.get("name") or "?" for each in descendants(self._project.root, "Code")}

    def add_loose(self, element: Any) -> None:
        """A link or a graph, which belongs to no text and no person."""
        standardise(element)
        self._project.omissions.add(_KEPT.get(tag_of(element), "kept-other"), element.get("name") or "?")
        self._kept.append(ForeignFile(own_guid(element), tostring(element), (), None, ()))

    def without_quotes(self, sources: tuple[ForeignSource, ...]) -> tuple[ForeignFile, ...]:
        """All of it. It goes under a key of its own, which is destroyed with those whom it belongs to, so it may repeat
        nothing that others say in a text: names and descriptions that do are left out."""
        if not self._kept:
            return ()
        voices = Voices((source.id, source.text) for source in sources)
        found = []
        for kept in self._kept:
            root = fromstring(kept.description)  # noqa: S314 - written here, of what defusedxml read
            own = self._texts_of(kept)
            named = [each for each in root.iter() if voices.of(each.get("name") or "") - own]
            worded = [each for each in root.iter() if voices.of(each.text or "") - own]
            for each in named:
                del each.attrib["name"]
            for each in worded:
                each.text = None
            if named or worded:
                self._project.omissions.add("quoting-names", tag_of(root))
            found.append(kept._replace(description=tostring(root)))
        return tuple(found)

    def _files(self, element: Any) -> tuple[tuple[str, str, bytes], ...]:
        """The files that the source names, each with its type; the paths then name them as they will be exported."""
        files = []
        for name in ("path", "currentPath"):
            entry = self._project.archive.entry(element.get(name) or "")
            if entry is not None:
                base = entry.filename.replace("\\", "/").rpartition("/")[2]
                mime = mimetypes.guess_type(base)[0] or "application/octet-stream"
                element.set(name, f"internal://{base}")
                files.append((base, mime, self._project.archive.read(entry)))
        return tuple(files)

    def _texts_of(self, kept: ForeignFile) -> set[bytes]:
        """The texts with whose withdrawal a kept source goes: its own, and all of the people whom it belongs to."""
        if kept.text is None and not kept.people:
            return set()
        refs = [
            {self._project.twins.get(each, each) for each in named}
            for named in self._project.cases_of.values()
            if kept.id in named or kept.text in named
        ]
        return {*({kept.text} if kept.text is not None else set()), *(each for named in refs for each in named)}


def _stated(selection: Any) -> str:
    """The place of a selection: of a recording in ms, of a picture in its units, of a page with its number."""
    begin, end = (
        ", ".join(selection.get(name) for name in names if selection.get(name))
        for names in (("page", "begin", "firstX", "firstY"), ("end", "secondX", "secondY"))
    )
    return f"{begin}–{end}" if begin or end else ""


def _called(element: Any) -> str:
    return f"{tag_of(element)} {element.get('name') or '?'}"

"""Sources of other tools that are not shown here (PDF, pictures, sound, film), on their way out as they came."""

import io
from collections.abc import Callable, Iterator
from uuid import UUID
from xml.etree.ElementTree import Element

from core.analysis.files_elsewhere import file_elsewhere
from core.analysis.presentation import SPOKEN, Presentation
from core.commands.interchange_import import REFI_SOURCE
from core.errors import Refused
from core.ids import Id
from core.views.records import File

TWINS = {"PDFSource": "Representation", "PictureSource": "TextDescription"}
"""Where the text of such a source stands in it."""


KINDS = (*TWINS, "AudioSource", "VideoSource", "Link", "Graph")


class KeptSource:
    """One of them: its element, and its files by name."""

    def __init__(self, element: Element, files: dict[str, bytes], on: Id | None) -> None:
        self.element, self.files, self.on = element, files, on

    def takes(self, text: Element) -> bool:
        """Takes a text in as its own, where it has a place for one; else that stands by itself."""
        twin = TWINS.get(self.element.tag)
        if twin is None:
            return False
        before = [n for n, each in enumerate(self.element, 1) if each.tag in ("Description", "PDFSelection")]
        text.tag = twin
        self.element.insert(max(before, default=0) if twin == "Representation" else min(len(before), 1), text)
        return True


def kept_sources(presentation: Presentation) -> list[KeptSource]:
    """All that came and can be read here. In another layer than the spoken one they would show what it hides: none."""
    found = []
    for row, element, files in _described(presentation):
        held = {name: _bytes_of(presentation, each) for name, each in files.items()}
        found.append(KeptSource(element, {name: each for name, each in held.items() if each is not None}, row.on))
    return found


def files_that_go_out(presentation: Presentation) -> set[Id]:
    """The files that a kept source names and that are here, told without reading them: they may be long recordings."""
    named = [each for _, _, files in _described(presentation) for each in files.values()]
    return {each.id for each in named if file_elsewhere(presentation.project, each) is None}


def _described(presentation: Presentation) -> Iterator[tuple[File, Element, dict[str, File]]]:
    """Each kept source as it is described, with the files that it names."""
    if presentation.layer != SPOKEN:
        return
    live = sorted(
        (row for row in presentation.state.files.values() if row.status == "live"), key=lambda row: (row.at, row.id)
    )
    by_place: dict[tuple[Id | None, str], File] = {}
    for row in live:
        by_place.setdefault((row.on, presentation.words(row.name)), row)
    for row in live:
        if row.mime == REFI_SOURCE and (content := _bytes_of(presentation, row)) is not None:
            element = _parsed(content)
            if element is None:
                continue
            paths = [element.get(name, "").replace("\\", "/") for name in ("path", "currentPath")]
            names = [path.rpartition("/")[2] for path in paths]
            yield row, element, {name: by_place[row.on, name] for name in names if (row.on, name) in by_place}


def _parsed(content: bytes) -> Element | None:
    """A co-coder's device may have sent anything under this type: what is no such element is left out."""
    try:
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring
    except ImportError:  # what came in here came in with it
        return None
    try:
        element: Element = fromstring(content, forbid_dtd=True)
        UUID(element.get("guid", ""))
    except (DefusedXmlException, SyntaxError, ValueError, LookupError, RecursionError):
        return None
    return element if element.tag in KINDS else None


def adapt(element: Element, users: set[str], code_of: Callable[[str], str | None], notes: set[str]) -> None:
    """Leaves out what points to nothing in this export: people, codes and notes that are not in it."""
    for each in element.iter():
        for name in ("creatingUser", "modifyingUser"):
            if each.get(name) is not None and each.get(name) not in users:
                del each.attrib[name]
    for parent in list(element.iter()):
        for child in list(parent):
            reference = child.find("CodeRef") if child.tag == "Coding" else None
            code = code_of(reference.get("targetGUID", "")) if reference is not None else None
            if reference is not None and code is not None:
                reference.set("targetGUID", code)
            gone = child.tag == "Coding" and code is None
            if gone or (child.tag == "NoteRef" and child.get("targetGUID") not in notes):
                parent.remove(child)


def _bytes_of(presentation: Presentation, row: File) -> bytes | None:
    out = io.BytesIO()
    try:
        for number in range(len(row.chunks)):
            out.write(presentation.project.files.chunk_of(row.id, number))
    except Refused:  # it has not arrived here, or is gone
        return None
    return out.getvalue()

"""The texts of a REFI-QDA project, with the codings and notes on them. Places are counted as the tool counted them."""

from collections.abc import Iterator
from typing import Any

from core.commands.foreign_project import ForeignCoding, ForeignMemo, ForeignSource
from core.ids import Id
from core.importing.offsets import STANDARD, OffsetConvention, best_convention, moved
from core.importing.refi_project import RefiProject
from core.importing.refi_xml import children, guid_of, number_of, own_guid, tag_of, text_of
from core.messages import Message
from core.text.normal import normalise

WHY = "kodespor:because"
"""The name of a note that is the reason for a coding, as this program writes it."""
SELECTIONS = ("PlainTextSelection", "TranscriptSelection")
Range = tuple[int, int]


class RefiTexts:
    """Reads them one by one; `codings` and `segments` (GUID, source, start, end) grow with each."""

    def __init__(self, project: RefiProject, codes: set[Id]) -> None:
        self._project, self._codes = project, codes
        self.codings: list[ForeignCoding] = []
        self.segments: list[tuple[Id, Id, int, int]] = []

    def read(self, element: Any) -> Iterator[ForeignSource]:
        """The text of an element; none where it is empty or not in the file."""
        project, title = self._project, element.get("name") or "text"
        raw, how = project.archive.words(element)
        if raw is None or not raw.strip():
            problem = how if raw is None else Message("importing-text-empty")
            project.omissions.add("text", f"{title}: {project.say.say(problem)}")
            return
        own, text = own_guid(element), normalise(raw)
        marked = [each for each in element if tag_of(each) in SELECTIONS]
        places, counted = self._places(raw, marked)
        self._selections(own, text, marked, places, title)
        for coding in children(element, "Coding"):
            self._coding(coding, own, 0, len(text))
        for note in project.notes_on(element):
            project.add_memo(note, "source", own)
        told = [project.say.say(each) for each in (how, *counted)]
        yield ForeignSource(own, title, text, f"{project.archive.name} ({'; '.join(told)})")

    def _places(self, raw: str, marked: list[Any]) -> tuple[list[Range | None], list[Message]]:
        """The ranges of selections in code points, and how the tool counted, if there are any."""
        places = [(number_of(each.get("startPosition")), number_of(each.get("endPosition"))) for each in marked]
        convention, share = (OffsetConvention(is_utf16=True) if self._project.counts_utf16 else STANDARD), 1.0
        if not self._project.is_ours:
            names = [each.get("name") or "" for each in marked]
            convention, share = best_convention(raw, [each for each in places if None not in each], names)
        return moved(raw, places, convention), [counted_as(convention, share)] if marked else []

    def _selections(self, source: Id, text: str, marked: list[Any], places: list[Range | None], title: str) -> None:
        project = self._project
        for element, place in zip(marked, places, strict=True):
            if place is None or not 0 <= place[0] < place[1] <= len(text):
                project.omissions.add("segment", f"{title}: {_stated(element)}", source)
                continue
            self.segments.append((own_guid(element), source, *place))
            for each in children(element, "Coding"):
                self._coding(each, source, *place, within=element)
            for note in project.notes_on(element):
                project.add_memo(note, "source", source, place)
            about = text_of(element, "Description")
            if about and not project.is_ours:  # ours repeats there what its notes say
                said = project.coder(element), project.made(element)
                project.memos.append(ForeignMemo("analytic", about, "source", source, place, None, *said))

    def _coding(self, element: Any, source: Id, start: int, end: int, within: Any = None) -> None:
        """`within`: the selection on which it stands, which says by whom and when where the coding itself does not."""
        project = self._project
        reference = next(children(element, "CodeRef"), None)
        code = guid_of(reference.get("targetGUID")) if reference is not None else None
        if code is None or code not in self._codes:
            project.omissions.add("coding-without-code", f"{start}–{end}", source)
            return
        own, why, reason = own_guid(element), "", None
        for note in project.notes_on(element):
            if note.get("name") == WHY:
                why, reason = project.note_text(note), own_guid(note)
            else:
                project.add_memo(note, "coding", own)
        holders = (element,) if within is None else (element, within)
        said = project.coder(*holders), project.made(*holders)
        self.codings.append(ForeignCoding(own, source, start, end, code, why, reason, *said))


def counted_as(convention: OffsetConvention, share: float) -> Message:
    """How the tool counted places, and how many of them fall on the edges of words, as a whole percentage."""
    names = {"is_utf16": convention.is_utf16, "folds_lines": convention.folds_lines,
             "counts_mark": convention.counts_mark, "end_is_last": convention.end_is_last}  # fmt: skip
    values: dict[str, object] = {name: "yes" if value else "no" for name, value in names.items()}
    return Message("importing-note-places", values | {"percent": round(100 * share)})


def _stated(element: Any) -> str:
    """The place of a selection as its file says it."""
    return f"{element.get('startPosition') or '?'}–{element.get('endPosition') or '?'}"

"""The texts of a REFI-QDA project, with the codings and notes on them. Places are counted as the tool counted them."""

from collections.abc import Iterator
from typing import Any

from core.commands.foreign_project import ForeignCoding, ForeignMemo, ForeignSource
from core.ids import Id
from core.importing.offsets import STANDARD, OffsetConvention, best_convention, moved
from core.importing.refi_project import RefiProject
from core.importing.refi_xml import children, guid_of, number_of, own_guid, tag_of, text_of
from core.importing.spoken import MS_MAX
from core.messages import Message
from core.text.normal import normalise
from core.text.times import Time, between_points

WHY = "kodespor:because"
"""The name of a note that is the reason for a coding, as this program writes it."""
SELECTIONS = ("PlainTextSelection", "TranscriptSelection")
Range = tuple[int, int]


class RefiTexts:
    """Reads them one by one; `codings` and `segments` (GUID, source, start, end, coder) grow with each."""

    def __init__(self, project: RefiProject, codes: set[Id]) -> None:
        self._project, self._codes = project, codes
        self.codings: list[ForeignCoding] = []
        self.segments: list[tuple[Id, Id, int, int, Id | None]] = []

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
        points = {guid_of(each.get("guid")): each for each in children(element, "SyncPoint")}
        places, times, counted = self._places(raw, marked, points)
        self._selections(own, text, marked, places, title)
        for coding in children(element, "Coding"):
            self._coding(coding, own, 0, len(text))
        for note in project.notes_on(element):
            project.add_memo(note, "source", own)
        if (about := text_of(element, "Description")) and not project.is_ours:  # ours repeats there what its memos say
            said = project.coder(element), project.made(element)
            project.memos.append(ForeignMemo("analytic", about, "source", own, None, None, *said))
        told = [project.say.say(each) for each in (how, *counted)]
        yield ForeignSource(own, title, text, f"{project.archive.name} ({'; '.join(told)})", times=times)

    def _places(
        self, raw: str, marked: list[Any], points: dict[Id, Any]
    ) -> tuple[list[Range | None], tuple[Time, ...], list[Message]]:
        """The ranges of selections in code points, the times of sync points, and how the tool counted, if there are
        any. A selection in a transcript may go from one sync point to another."""
        places = [_place(each, points) for each in marked]
        convention, share = (OffsetConvention(is_utf16=True) if self._project.counts_utf16 else STANDARD), 1.0
        if not self._project.is_ours:
            names = [each.get("name") or "" for each in marked]
            convention, share = best_convention(raw, [each for each in places if None not in each], names)
        at = [number_of(each.get("position")) for each in points.values()]
        stamps = [number_of(each.get("timeStamp")) for each in points.values()]
        there = moved(raw, [(each, each) for each in at], convention)
        begun = [
            (place[0], ms)
            for place, ms in zip(there, stamps, strict=True)
            if place is not None and ms is not None and 0 <= ms < MS_MAX
        ]
        for point, place in zip(points.values(), there, strict=True):
            if place is not None:  # as the text is counted here, for the next export
                point.set("position", str(place[0]))
        times = between_points(begun, len(normalise(raw)))
        told = [counted_as(convention, share)] if marked else []
        return moved(raw, places, convention), times, told

    def _selections(self, source: Id, text: str, marked: list[Any], places: list[Range | None], title: str) -> None:
        project = self._project
        for element, place in zip(marked, places, strict=True):
            if place is None or not 0 <= place[0] < place[1] <= len(text):
                project.omissions.add("segment", f"{title}: {_stated(element)}", source)
                continue
            self.segments.append((own_guid(element), source, *place, project.coder(element)))
            if not any(tag_of(each) in ("Coding", "NoteRef", "Description") for each in element):
                project.omissions.add("untagged", f"{title}: {place[0]}–{place[1]}", source)
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
        named = [guid_of(each.get("targetGUID")) for each in children(element, "CodeRef")]
        codes = [each for each in dict.fromkeys(named) if each in self._codes]
        for _ in range(max(1, len({*named})) - len(codes)):
            project.omissions.add("coding-without-code", f"{start}–{end}", source)
        if not codes:
            return
        own, why, reason = own_guid(element), "", None
        for note in project.notes_on(element):
            if note.get("name") == WHY:
                why, reason = project.note_text(note), own_guid(note)
            else:
                project.add_memo(note, "coding", own)
        holders = (element,) if within is None else (element, within)
        said = project.coder(*holders), project.made(*holders)
        self.codings.append(ForeignCoding(own, source, start, end, codes[0], why, reason, *said))
        for code in codes[1:]:  # the standard has one code in a coding
            self.codings.append(ForeignCoding(Id(own + code), source, start, end, code, why, None, *said))


def counted_as(convention: OffsetConvention, share: float) -> Message:
    """How the tool counted places, and how many of them fall on the edges of words, as a whole percentage."""
    names = {"is_utf16": convention.is_utf16, "folds_lines": convention.folds_lines,
             "counts_mark": convention.counts_mark, "end_is_last": convention.end_is_last}  # fmt: skip
    values: dict[str, object] = {name: "yes" if value else "no" for name, value in names.items()}
    return Message("importing-note-places", values | {"percent": round(100 * share)})


def _place(element: Any, points: dict[Id, Any]) -> tuple[int | None, int | None]:
    """Where a selection begins and ends, as its file counts: by its own positions, or by those of sync points."""
    found = []
    for own, point in (("startPosition", "fromSyncPoint"), ("endPosition", "toSyncPoint")):
        named = points.get(guid_of(element.get(point)))
        stated = element.get(own)
        found.append(number_of(named.get("position") if stated is None and named is not None else stated))
    return found[0], found[1]


def _stated(element: Any) -> str:
    """The place of a selection as its file says it."""
    return f"{element.get('startPosition') or '?'}–{element.get('endPosition') or '?'}"

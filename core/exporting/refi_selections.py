"""The coded segments of a REFI-QDA project: one for each place and whoever marked it, with what is said there."""

from xml.etree.ElementTree import Element, SubElement

from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import Presentation
from core.commands.interchange_ids import reason_id, segment_id
from core.exporting.own_note import note_id
from core.exporting.refi_notes import TITLE_CODE_POINTS, Notes
from core.exporting.refi_targets import Places, Target
from core.exporting.refi_xml import Guids, iso_time, legal
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.records import Coding, Memo, Source

WHY = "kodespor:because"
"""The name of a note that is the reason for a coding."""

Marked = dict[Id, tuple[list[Coding], list[Memo]]]
"""What stands on a segment, by whom: codings, and memos beside it."""


class Selections:
    """Writes them into the element of their text."""

    def __init__(
        self, presentation: Presentation, guid: Guids, notes: Notes, memos: dict[Id, list[Memo]], target: Target
    ) -> None:
        self._presentation, self._state, self._say = presentation, presentation.state, presentation.translator
        self._guid, self._notes, self._memos, self._target = guid, notes, memos, target
        self._against = reasons_against(presentation)
        self.remarks: dict[Id, str] = {}
        """The line of each coding of which something is said."""

    def write(self, element: Element, row: Source, codings: list[Coding]) -> None:
        """One for each passage and whoever marked it, since tools take the coder from it, with all codings on it and
        the memos beside it. What they say stands as its description too, where tools look for it."""
        marked: dict[tuple[int, int], Marked] = {}
        for coding in codings:
            by_coder = marked.setdefault((coding.start, coding.end), {})
            by_coder.setdefault(coding.by, ([], []))[0].append(coding)
        for memo in self._memos.get(row.id, []):
            if memo.passage is not None:
                by = self._presentation.one_coder(memo.by)
                marked.setdefault(memo.passage, {}).setdefault(by, ([], []))[1].append(memo)
        layered = self._presentation.layered(row.id)
        counted = Places(self._target, layered.text)
        for place in sorted(marked):
            start, end = map(counted, layered.to_layer(*place))
            ids = self._segments(row.id, place, marked[place])
            for by, (here, beside) in marked[place].items():
                attributes = {
                    "guid": self._guid(ids[by]),
                    "name": legal(self._presentation.passage(row.id, *place))[:TITLE_CODE_POINTS],
                    "startPosition": str(start), "endPosition": str(end), "creatingUser": self._guid(by),
                    "creationDateTime": iso_time(min([each.at for each in here] + [each.at for each in beside])),
                }  # fmt: skip
                selection = SubElement(element, "PlainTextSelection", attributes)
                about = [each for each in map(self._remarks, here) if each] + list(map(self._notes.words, beside))
                if about:
                    SubElement(selection, "Description").text = legal("\n".join(dict.fromkeys(about)))
                for coding in here:
                    self._coding(selection, coding)
                for memo in beside:
                    SubElement(selection, "NoteRef", {"targetGUID": self._notes.memo(memo)})

    def _segments(self, text: Id, place: tuple[int, int], marked: Marked) -> dict[Id, Id]:
        """The id of each coder's segment at a place: that under which the GUID is kept with which it came; of those
        that came with none the first has the place's."""
        ids: dict[Id, Id] = {}
        free = [segment_id(text, *place)]
        for by, (here, beside) in marked.items():
            records = [*(self._state.codings.rows[each.id].by for each in here), *(each.by for each in beside)]
            own = [segment_id(text, *place, each) for each in records]  # a person may have several records
            ids[by] = next((each for each in own if self._guid.came(each)), None) or (free.pop() if free else own[0])
        return ids

    def _remarks(self, coding: Coding) -> str:
        """All that is said of a coding, in one line."""
        parts = (self._presentation.why(coding.why) or "", self._said(coding))
        if any(parts):
            self.remarks[coding.id] = "; ".join(part for part in parts if part)
        return self.remarks.get(coding.id, "")

    def _coding(self, selection: Element, coding: Coding) -> None:
        attributes = {
            "guid": self._guid(coding.id),
            "creatingUser": self._guid(coding.by),
            "creationDateTime": iso_time(coding.at),
        }
        element = SubElement(selection, "Coding", attributes)
        SubElement(element, "CodeRef", {"targetGUID": self._guid(resolve_merged(self._state, coding.code))})
        why = self._presentation.why(coding.why)
        if why:
            note = self._notes.text(reason_id(coding.id), WHY, why, coding.by, coding.at)
            SubElement(element, "NoteRef", {"targetGUID": note})
        said = self._said(coding)
        if said:
            note = self._notes.text(note_id(coding.id), self._say("export-remark"), said, coding.by, coding.at)
            SubElement(element, "NoteRef", {"targetGUID": note})
        for memo in self._memos.get(coding.id, []):
            SubElement(element, "NoteRef", {"targetGUID": self._notes.memo(memo)})

    def _said(self, coding: Coding) -> str:
        """What the standard has no field for."""
        parts = [self._say("export-negative-case")] if coding.stance == "against" else []
        parts += [against] if (against := self._against.get(coding.id)) else []
        parts += [self._say("export-weight", weight=coding.weight)] if coding.weight else []
        comment = self._presentation.words(coding.comment)
        return "; ".join([*parts, *([comment] if comment else [])])

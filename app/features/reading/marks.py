"""Which codings and memos are drawn in the text that is read, and what their labels say."""

from app.components.coded_text.text_spans import NOTE, Mark
from app.features.reading.reader import Reader
from core.analysis.colours import Colours
from core.ids import CodingId, Id, MemoId, ThingId
from core.text.find import Range
from core.text.layers import Layered

EVERYBODY, OWN, NOBODY = "all", "own", "none"
"""Whose codings are shown."""


class Marks:
    """The codings and memos of one text. Places are code points of the layer that is read."""

    def __init__(self, reader: Reader, layered: Layered) -> None:
        self._reader, self._layered = reader, layered
        self.whose = EVERYBODY
        self._presentation = reader.session.presentation
        self._labels: dict[str, tuple[str, str, str]] = {}

    def of_codings(self) -> dict[CodingId, Mark]:
        """The codings that are shown: asked for whenever something has changed. One whose words were all replaced has
        an empty range."""
        self._labels.clear()
        self._presentation = presentation = self._reader.session.presentation
        own = self._reader.session.project.member
        colours = Colours(presentation.state)
        shown = [
            row
            for row in presentation.codings_in(self._reader.source)
            if self.whose == EVERYBODY or (self.whose == OWN and row.by == own)
        ]
        return {
            row.id: Mark(*self._layered.to_layer(row.start, row.end), row.id.hex(), colours.of(row.code))
            for row in shown
        }

    def of_memos(self, codings: dict[CodingId, Mark]) -> list[Mark]:
        """The memos for the margin: on a coding that is shown, on a passage, or on the whole text (at its top)."""
        found = []
        own = self._reader.session.project.member
        for memo in self._presentation.live_memos():
            if self.whose == NOBODY or (self.whose == OWN and memo.by != own):
                continue
            coded = codings.get(CodingId(memo.on)) if memo.on is not None else None
            place = Range(coded.start, coded.end) if coded is not None else None
            if memo.on == ThingId(self._reader.source):
                place = Range(*self._layered.to_layer(*(memo.passage or (0, 1))))
            if place is not None:
                found.append(Mark(*place, NOTE + memo.id.hex(), self._reader.shell.look.colours.muted))
        return found

    def label(self, mark: Mark) -> tuple[str, str, str]:
        """The name beside a mark, what a screen reader says, and the initials of another's. A margin asks for it
        again and again."""
        if mark.key not in self._labels:
            self._labels[mark.key] = self._label(mark)
        return self._labels[mark.key]

    def _label(self, mark: Mark) -> tuple[str, str, str]:
        presentation, w = self._presentation, self._reader.shell.words
        own = self._reader.session.project.member
        if is_memo(mark.key):
            memo = presentation.state.memos.rows[MemoId(id_of(mark.key))]
            text, writer = presentation.words(memo.text), presentation.member(memo.by)
            spoken = w("reading-memo-by", coder=writer, text=text)
            return text, spoken, "" if memo.by == own else _initials(writer)
        row = presentation.state.codings.rows[CodingId(id_of(mark.key))]
        name, coder = presentation.code(row.code), presentation.member(row.by)
        name = f"≠ {name}" if row.stance == "against" else name
        return name, w("common-coding-by", code=name, coder=coder), "" if row.by == own else _initials(coder)


def is_memo(key: str) -> bool:
    """Whether a mark's key is a memo's."""
    return key.startswith(NOTE)


def id_of(key: str) -> Id:
    """The coding or memo of a mark's key."""
    return Id(bytes.fromhex(key.removeprefix(NOTE)))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("(", "").split()[:2]).upper()

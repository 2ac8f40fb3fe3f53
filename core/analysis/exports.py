"""What left the study in clear, in words: by whom, when, in which form."""

from typing import NamedTuple

from core.analysis.presentation import Presentation, iso_time
from core.ids import Id
from core.views.ethics_records import Export


class Left(NamedTuple):
    """One export. `at` is ISO 8601; `texts` and `codes` are names, empty where all are meant. `reading` is how
    participants' words stand in it; empty where it holds none."""

    event: Id
    at: str
    by: str
    content: str
    format: str
    reading: str
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    file: str

    @property
    def has_words(self) -> bool:
        """Whether participants' own words are in it, or may be: a recording, or a text that is not anonymised."""
        return self.content == "file" or self.reading in ("spoken", "corrected")


def exports_of(presentation: Presentation) -> list[Left]:
    """All that left, oldest first, in the order of the log."""
    timeline = presentation.project.timeline
    rows = presentation.state.exports.rows
    return [said(presentation, rows[each]) for each in sorted(rows, key=timeline.place_of)]


def said(presentation: Presentation, row: Export) -> Left:
    """One of them in words."""
    file = presentation.state.files.get(row.file) if row.file is not None else None
    return Left(
        Id(row.event),
        iso_time(row.at, row.offset),
        presentation.member(row.by),
        row.content,
        row.format,
        row.reading,
        tuple(presentation.source(each) for each in row.sources),
        tuple(presentation.code(each) for each in row.codes),
        presentation.words(file.name) if file is not None else "",
    )

"""Coded segments as a table of values: what the CSV, Markdown and HTML exports share."""

from collections.abc import Iterable

from core.analysis.presentation import Presentation, iso_time
from core.views.records import Coding

HEADER = ("source", "start", "end", "code", "coder", "quote", "at", "why", "weight", "comment", "stance")


def segment_rows(presentation: Presentation, codings: Iterable[Coding] | None = None) -> list[tuple[str, ...]]:
    """One row for each coding (all that stand, if not said), under HEADER; offsets are code points of the normalised
    text."""
    return [
        (
            presentation.source(coding.source),
            str(coding.start),
            str(coding.end),
            presentation.path(coding.code),
            presentation.member(coding.by),
            presentation.quote(coding),
            iso_time(coding.at, coding.offset),
            presentation.why(coding.why) or "",
            str(coding.weight or ""),
            presentation.words(coding.comment),
            coding.stance,
        )
        for coding in (presentation.counted_codings() if codings is None else codings)
    ]

"""Coded segments as a table of values: what the CSV, Markdown and HTML exports share."""

from collections.abc import Iterable

from core.analysis.presentation import Reading, iso_time
from core.views.records import Coding

HEADER = ("source", "start", "end", "code", "coder", "quote", "at", "why", "weight", "comment", "stance")


def segment_rows(reading: Reading, codings: Iterable[Coding] | None = None) -> list[tuple[str, ...]]:
    """One row for each coding (all that stand, if not said), under HEADER; offsets are code points of the normalised
    text."""
    return [
        (
            reading.source(coding.source),
            str(coding.start),
            str(coding.end),
            reading.path(coding.code),
            reading.member(coding.by),
            reading.quote(coding),
            iso_time(coding.at, coding.offset),
            reading.why(coding.why) or "",
            str(coding.weight or ""),
            reading.words(coding.comment),
            coding.stance,
        )
        for coding in (reading.live_codings() if codings is None else codings)
    ]

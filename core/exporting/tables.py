"""Coded segments as a table of values: what the CSV, Markdown and HTML exports share."""

from core.analysis.reading import Reading, iso_time

HEADER = ("source", "start", "end", "code", "coder", "quote", "at", "why")


def segment_rows(reading: Reading) -> list[tuple[str, ...]]:
    """One row for each coding, under HEADER; offsets are code points of the normalised text."""
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
        )
        for coding in reading.live_codings()
    ]

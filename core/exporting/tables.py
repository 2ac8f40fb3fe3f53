"""Coded segments as a table of values: what the CSV, Markdown and HTML exports share."""

from collections.abc import Iterable

from core.analysis.attributes import attribute_names, shown_value, values_at, values_of
from core.analysis.presentation import Presentation, iso_time
from core.views.records import Coding

HEADER = ("source", "start", "end", "code", "coder", "quote", "at", "why", "weight", "comment", "stance")


def with_attributes(
    presentation: Presentation, codings: Iterable[Coding] | None = None
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A header and one row for each coding (all that stand, if not said): what `segment_rows` has, and a column for
    each attribute of texts and participants. Where several speak, their values stand beside each other."""
    names = attribute_names(presentation)
    known = {name: values_of(presentation, name) for name in names}
    found = list(presentation.counted_codings() if codings is None else codings)
    rows = []
    for coding, row in zip(found, segment_rows(presentation, found), strict=True):
        values = ([shown_value(presentation, name, each) for each in values_at(presentation, known[name], coding)]
                  for name in names)  # fmt: skip
        rows.append((*row, *map("; ".join, values)))
    taken = {*HEADER}
    return (*HEADER, *(f"{name} *" if name in taken else name for name in names)), rows


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

"""Coded segments as a table of values: what the CSV, Markdown and HTML exports share."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import tee

from core.analysis.attributes import attribute_names, shown_value, values_at, values_of
from core.analysis.codebook_tree import codes_in_order
from core.analysis.negative_cases import reasons_against
from core.analysis.presentation import Presentation, iso_time
from core.exporting.named import Named
from core.exporting.outline import MemoWords, Wordings, memo_ends
from core.ids import Id
from core.views.codebook import resolved
from core.views.records import Coding

HEADER: tuple[str, ...] = (
    "source",
    "start",
    "end",
    "code",
    "coder",
    "quote",
    "at",
    "why",
    "weight",
    "comment",
    "stance",
    "against_why",
)
SAID = ("speaker", "memos", "criteria", "code_memos")
"""Columns of what else is said of a coding: who speaks, the memos on it, what is said of its code, memos on that."""


def with_attributes(
    presentation: Presentation, codings: Iterable[Coding] | None = None
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """A header and a row for each coding (all that stand, if not said), made when it is asked for: what `segment_rows`
    has, SAID, and the attributes of texts and participants. Where several speak, their values stand beside each
    other."""
    names = attribute_names(presentation)
    known = {name: values_of(presentation, name) for name in names}
    found, told, about = tee(presentation.counted_in_order() if codings is None else codings, 3)
    both = zip(found, segment_rows(presentation, told), said_of(presentation, about), strict=True)
    rows = ((*row, *said, *attribute_cells(presentation, known, coding)) for coding, row, said in both)
    header = (*HEADER, *SAID)
    return (*header, *headings_beside(header, names)), rows


def said_of(presentation: Presentation, codings: Iterable[Coding]) -> Iterator[tuple[str, ...]]:
    """The cells under SAID of each coding."""
    wordings = Wordings(presentation)
    by_code: dict[Id, tuple[str, str]] = {
        branch.code: (
            "\n".join(f"{label}: {words}" if label else words for label, words in wordings.parts(branch)),
            _in_cell(wordings.memos_on(branch.code)),
        )
        for branch, _ in codes_in_order(presentation)
    }
    shown = resolved(presentation.state)
    for coding in codings:
        code = by_code.get(shown[coding.code], ("", ""))
        yield wordings.informant(coding), _in_cell(wordings.memos_on(coding.id)), *code


def attribute_cells(presentation: Presentation, known: Mapping[str, dict[Id, str]], coding: Coding) -> tuple[str, ...]:
    """For each attribute (its values as core/analysis/attributes.py gives them) those that hold of a coding."""
    values = ([shown_value(presentation, name, each) for each in values_at(presentation, held, coding)]
              for name, held in known.items())  # fmt: skip
    return tuple(map("; ".join, values))


def headings_beside(header: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Headings for attributes that no column has yet."""
    taken = {*header}
    return tuple(f"{name} *" if name in taken else name for name in names)


def _in_cell(memos: Iterable[MemoWords]) -> str:
    return "\n".join(" ".join(filter(None, (f"{each.kind}: {each.text}", memo_ends(each)))) for each in memos)


def segment_rows(presentation: Presentation, codings: Iterable[Coding]) -> Iterator[tuple[str, ...]]:
    """One row for each coding, under HEADER, made when it is asked for; offsets are code points of the normalised
    text."""
    against, named = reasons_against(presentation), Named(presentation)
    for coding in codings:
        yield (
            named.source(coding.source),
            str(coding.start),
            str(coding.end),
            named.path(coding.code),
            named.member(coding.by),
            named.quote(coding),
            iso_time(coding.at, coding.offset),
            presentation.why(coding.why) or "",
            str(coding.weight or ""),
            presentation.words(coding.comment),
            coding.stance,
            against.get(coding.id, ""),
        )

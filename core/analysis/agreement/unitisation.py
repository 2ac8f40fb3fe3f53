"""What is counted when two or more coders are compared: characters, marked passages, or places cut out of a text.

Only texts that at least two of the coders coded are compared; where there is none, nothing is defined.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from core.analysis.agreement.coefficients import Ratings
from core.analysis.agreement.unitizing_alpha import Disagreement, disagreement, merged
from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.records import Coding


class Compared(NamedTuple):
    """The codings that are compared: for each source that several coders coded, each coder's, by standing code."""

    coders: tuple[Id, ...]
    sources: dict[Id, dict[Id, list[Coding]]]
    codes: tuple[Id, ...]
    lengths: dict[Id, int]
    domains: Mapping[Id, Id] = MappingProxyType({})
    """The main category of each code; the code itself where it has none."""


def compared(
    presentation: Presentation, coders: Sequence[Id], sources: set[Id] | None = None, codes: set[Id] | None = None
) -> Compared:
    """The codings that stand; `sources` and `codes` narrow them. A code is the one that a merged code stands as."""
    state = presentation.state
    rows = (each._replace(code=resolve_merged(state, each.code)) for each in presentation.live_codings())
    lengths = {source: row.chars for source, row in state.sources.rows.items()}
    return gathered(rows, coders, lengths, sources, codes)


def gathered(
    codings: Iterable[Coding],
    coders: Sequence[Id],
    lengths: Mapping[Id, int],
    sources: set[Id] | None = None,
    codes: set[Id] | None = None,
    finished: Mapping[Id, Collection[Id]] = MappingProxyType({}),
) -> Compared:
    """Any codings, each with the code that it counts for. `finished` says who has coded a text to the end, though
    perhaps without finding anything in it."""
    found: dict[Id, dict[Id, list[Coding]]] = {}
    for coding in codings:
        if coding.by in coders and (sources is None or coding.source in sources):
            found.setdefault(coding.source, {}).setdefault(coding.by, []).append(coding)
    for source, by in found.items():
        for coder in finished.get(source, ()):
            if coder in coders:
                by.setdefault(coder, [])
    shared = {source: by for source, by in sorted(found.items()) if len(by) > 1}
    used = {each.code for by in shared.values() for found_by in by.values() for each in found_by}
    wanted = tuple(sorted(used if codes is None else codes & used))
    return Compared(tuple(coders), shared, wanted, {source: lengths[source] for source in shared})


def by_character(units: Compared, source: Id, code: Id, only_coded: bool) -> Ratings:
    """For each character of a source: whether each coder put the code on it. `only_coded` leaves out what nobody coded
    with anything."""
    by = units.sources[source]
    marked = [_spans(by.get(coder, []), code) for coder in units.coders]
    somewhere = merged([(each.start, each.end) for codings in by.values() for each in codings]) if only_coded else []
    edges = {0, units.lengths[source], *(edge for spans in [*marked, somewhere] for span in spans for edge in span)}
    inside = [_Inside(spans) if coder in by else None for coder, spans in zip(units.coders, marked, strict=True)]
    coded = _Inside(somewhere)
    found: Ratings = Counter()
    for start, end in pairwise(sorted(edges)):
        if not only_coded or coded.covers(start):
            found[tuple(None if each is None else each.covers(start) for each in inside)] += end - start
    return found


def by_passage(units: Compared, source: Id, code: Id | None, overlap: float) -> Ratings:
    """For each passage that a coder marked with a code: whether the others marked one with the same code that covers at
    least `overlap` of the longer of the two. A passage that two marked counts once."""
    found: Ratings = Counter()
    codes = units.codes if code is None else (code,)
    by = units.sources[source]
    for each in codes:
        left = {coder: list(_spans(by.get(coder, []), each)) for coder in units.coders}
        for n, coder in enumerate(units.coders):
            for span in list(left[coder]):
                pattern: list[bool | None] = [None if other not in by else False for other in units.coders]
                pattern[n] = True
                for m, other in enumerate(units.coders[n + 1 :], n + 1):
                    match = next((one for one in left[other] if _overlap(span, one) >= overlap), None)
                    if match is not None:
                        left[other].remove(match)
                        pattern[m] = True
                found[tuple(pattern)] += 1
    return found


def by_segment(units: Compared, source: Id, code: Id, overlap: float) -> Ratings:
    """For each segment of each coder, and each other coder: whether that one has a segment with the code of which
    `overlap` of the longer of the two is common. As MAXQDA does, a segment that two marked counts for each of them."""
    found: Ratings = Counter()
    by = units.sources[source]
    spans = {coder: _spans(codings, code) for coder, codings in by.items()}
    for n, coder in enumerate(units.coders):
        for m, other in enumerate(units.coders):
            if n == m or coder not in by or other not in by:
                continue
            for span in spans[coder]:
                pattern: list[bool | None] = [None] * len(units.coders)
                pattern[n], pattern[m] = True, any(_overlap(span, each) >= overlap for each in spans[other])
                found[tuple(pattern)] += 1
    return found


def by_document(units: Compared, source: Id, code: Id, *, is_counted: bool) -> Ratings:
    """Of a whole text: whether each coder used the code in it, or how often (`is_counted`)."""
    by = units.sources[source]
    counts = [
        len({(each.start, each.end) for each in by[coder] if each.code == code}) if coder in by else None
        for coder in units.coders
    ]
    return Counter([tuple(None if n is None else float(n) if is_counted else n > 0 for n in counts)])


def exact_marks(units: Compared) -> list[Counter[Hashable]]:
    """Each coder's marked passages with their codes, to be compared exactly; twice the same counts once."""
    return [
        Counter({
            (source, each.code, each.start, each.end)
            for source, by in units.sources.items()
            for each in by.get(coder, [])
            if each.code in units.codes
        })
        for coder in units.coders
    ]  # fmt: skip


def cut_out(units: Compared, sources: Sequence[Id], code: Id) -> list[Disagreement]:
    """How far coders differ in what they cut out of sources under a code, for alpha for unitizing. The sources of the
    same coders are one continuum, laid end to end (Krippendorff et al. 2016), since what is expected by chance depends
    on the whole of it."""
    together: dict[tuple[Id, ...], list[Id]] = {}
    for source in sources:
        present = tuple(coder for coder in units.coders if coder in units.sources[source])
        together.setdefault(present, []).append(source)
    return [_end_to_end(units, each, coders, code) for coders, each in together.items()]


def _end_to_end(units: Compared, sources: Sequence[Id], coders: Sequence[Id], code: Id) -> Disagreement:
    spans: list[list[tuple[int, int]]] = [[] for _ in coders]
    at = 0
    for source in sources:
        for coder, found in zip(coders, spans, strict=True):
            found += [(at + start, at + end) for start, end in _spans(units.sources[source][coder], code)]
        at += units.lengths[source]
    return disagreement(spans, 0, at)


def _spans(codings: list[Coding], code: Id) -> list[tuple[int, int]]:
    return merged([(each.start, each.end) for each in codings if each.code == code])


class _Inside:
    """Whether places, asked for in ascending order, lie in spans that do not overlap."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans, self._at = spans, 0

    def covers(self, place: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= place


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The share of the longer span that both cover."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / max(one[1] - one[0], other[1] - other[0])

"""What coders agree on: codes that they put on the same words, and the consensus that they recorded."""

from collections import defaultdict
from typing import NamedTuple

from core.analysis.agreement.comparison import Pair, compare
from core.analysis.agreement.unitisation import compared
from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.codebook import resolve_merged
from core.views.records import Consensus

CODERS_MIN = 2


class AgreedCoding(NamedTuple):
    """A code that stands on the code points `start` to `end`: `coders` put it there, or `consensus` says so."""

    source: Id
    start: int
    end: int
    code: Id
    coders: tuple[Id, ...]
    consensus: Consensus | None


def consensus(presentation: Presentation, source: Id | None = None) -> list[AgreedCoding]:
    """What is agreed, in the order of the texts: codes that two coders or more put on just the same words and that were
    not talked about, and what coders recorded as their consensus."""
    settled = [row for row in talked_through(presentation) if source in (None, row.source)]
    talked = {coding for row in settled for coding in row.about}
    alike: defaultdict[tuple[Id, int, int, Id], set[Id]] = defaultdict(set)
    for coding in presentation.live_codings():
        if coding.id not in talked and source in (None, coding.source):
            alike[coding.source, coding.start, coding.end, resolve_merged(presentation.state, coding.code)].add(
                coding.by
            )
    found = [AgreedCoding(*place, tuple(sorted(by)), None) for place, by in alike.items() if len(by) >= CODERS_MIN]
    for row in settled:
        codes = dict.fromkeys(resolve_merged(presentation.state, code) for code in row.codes)
        found += [AgreedCoding(row.source, row.start, row.end, code, _coders(presentation, row), row) for code in codes]
    return sorted(found, key=lambda each: (each.source, each.start, each.end, each.code))


def open_differences(presentation: Presentation, coders: tuple[Id, Id]) -> list[Pair]:
    """Where two coders differ and nothing was settled yet."""
    talked = {coding for row in talked_through(presentation) for coding in row.about}
    pairs = compare(compared(presentation, coders), ("boundaries", "only_first", "only_second"))
    return [pair for pair in pairs if not talked & {each.id for each in (pair.first, pair.second) if each is not None}]


def talked_through(presentation: Presentation) -> list[Consensus]:
    """What coders recorded as their consensus, in texts that stand; but what a round of blind coding hides."""
    live = {row.id for row in presentation.state.sources.rows.values() if row.status != "removed"}
    rows = (row for row in presentation.state.consensus.values() if row.status == "live" and row.source in live)
    return [row for row in rows if not presentation.is_hidden_consensus(row)]


def _coders(presentation: Presentation, row: Consensus) -> tuple[Id, ...]:
    return tuple(sorted({presentation.state.codings.rows[coding].by for coding in row.about}))

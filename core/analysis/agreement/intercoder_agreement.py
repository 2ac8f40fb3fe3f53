"""Intercoder agreement: coefficients with an interval, what they count, and why one is undefined."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from core.analysis.agreement import coefficients, unitisation
from core.analysis.agreement.coefficients import Ratings
from core.analysis.agreement.unitisation import Compared
from core.analysis.agreement.unitized_codings import Unitized, unitized
from core.analysis.agreement.unitized_family import (
    apart,
    binary_alpha,
    cu_alpha,
    ku_alpha,
    pooled,
    valued_apart,
)
from core.analysis.agreement.unitizing_alpha import unitizing_alpha
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.messages import Message

FAMILY = ("u-alpha", "binary-alpha", "cu-alpha", "category-alpha")
"""Krippendorff's alphas for unitized texts; the last three are in ATLAS.ti c-alpha binary, cu-alpha (and for a code
(s)u-alpha), Cu-alpha."""
OF_MARKS = ("f1", "unitizing", *FAMILY)
"""These count what was marked, whatever the unit."""
METRICS = (
    "percent", "cohen", "fleiss", "krippendorff", "brennan-prediger", "gwet", "f1", "unitizing", "holsti", *FAMILY
)  # fmt: skip
COUNTED = ("character", "passage", "segment", "presence", "frequency")
OF_PASSAGES = ("percent", "brennan-prediger", "f1")
OF_FREQUENCIES = ("percent", "krippendorff")
SAMPLES = 500
CLUSTERS_MIN = 8
"""With fewer units or texts an interval would suggest a precision that is not there."""
FLAT = Message("estimate-undefined-flat")
NOTHING_MARKED = Message("estimate-undefined-nothing-marked")


class Estimate(NamedTuple):
    """A coefficient and the number of units that it rests on; `low` and `high` hold 95 % of the resampled values.

    `undefined` says why there is no value.
    """

    value: float | None
    low: float | None
    high: float | None
    units: int
    undefined: Message | None = None


class AgreementOptions(NamedTuple):
    """Which metric, of which units; from which common share of the longer one on two segments count as the same;
    whether text that nobody coded is left out; and to which depth codes are rolled up (1: to main categories, 0: not at
    all)."""

    metric: str = "krippendorff"
    counted: str = "character"
    overlap: float = 0.5
    only_coded: bool = False
    roll_up: int = 0


class Agreement(NamedTuple):
    """Over everything, for each code, for each source, and for each pair of coders."""

    overall: Estimate
    codes: dict[Id, Estimate]
    sources: dict[Id, Estimate]
    explanation: Message
    pairs: Mapping[tuple[Id, Id], Estimate] = MappingProxyType({})


def agreement(
    presentation: Presentation,
    coders: Sequence[Id],
    how: AgreementOptions,
    random: Random,
    sources: set[Id] | None = None,
    codes: set[Id] | None = None,
) -> Agreement:
    """How far coders agree on the texts that several of them coded. Raises Refused where the metric does not fit."""
    check(how, len(coders))
    return measured(unitisation.compared(presentation, coders, sources, codes), how, random)


NO_COMMON_TEXT = Message("estimate-undefined-no-common-text")


def measured(found: Compared, how: AgreementOptions, random: Random, nothing: Message = NO_COMMON_TEXT) -> Agreement:
    """The same of codings that were gathered in any way; `nothing` says why there is no figure where no text is
    compared."""
    pools = _Pools(found, how, random, nothing)
    everywhere = list(found.sources)
    overall = pools.of(everywhere, found.codes)
    by_code = {code: pools.of(everywhere, (code,)) for code in found.codes} if how.metric != "category-alpha" else {}
    by_source = {source: pools.of([source], found.codes) for source in found.sources}
    pairs = {pair: _of_pair(found, pair, how, random, nothing) for pair in combinations(found.coders, 2)}
    return Agreement(overall, by_code, by_source, description(how, pools.left_out), pairs)


def _of_pair(found: Compared, pair: tuple[Id, Id], how: AgreementOptions, random: Random, nothing: Message) -> Estimate:
    """The same figure of two of the coders, in the texts that both coded."""
    both = {source: by for source, by in found.sources.items() if set(pair) <= by.keys()}
    sources = {source: {coder: by[coder] for coder in pair} for source, by in both.items()}
    narrowed = found._replace(coders=pair, sources=sources)
    return _Pools(narrowed, how, random, nothing).of(list(sources), found.codes)


def description(how: AgreementOptions, left_out: int = 0) -> Message:
    """What the coefficients count; `left_out`: characters to which a coder gave several values."""
    if how.metric in FAMILY:
        return Message(f"estimate-counts-{how.metric}", {"left": left_out})
    if how.metric in OF_MARKS:
        return Message(f"estimate-counts-{how.metric}")
    if how.counted in ("passage", "segment"):
        return Message(f"estimate-counts-{how.counted}s", {"share": round(100 * how.overlap)})
    if how.counted in ("presence", "frequency"):
        return Message(f"estimate-counts-{how.counted}")
    return Message("estimate-counts-coded-characters" if how.only_coded else "estimate-counts-characters")


def check(how: AgreementOptions, coders: int) -> None:
    """Raises Refused where the metric does not fit what is counted or the number of coders."""
    if how.metric not in METRICS:
        raise Refused("metric-unknown", metrics=METRICS)
    if how.counted not in COUNTED:
        raise Refused("units-unknown", units=COUNTED)
    if coders < 2:
        raise Refused("coders-too-few")
    if how.metric == "cohen" and coders != 2:
        raise Refused("cohen-two-coders")
    if how.counted in ("passage", "segment") and how.metric not in (*OF_PASSAGES, *OF_MARKS):
        raise Refused("metric-not-for-passages", metrics=OF_PASSAGES)
    if how.counted == "frequency" and how.metric not in (*OF_FREQUENCIES, *OF_MARKS):
        raise Refused("metric-not-for-frequencies", metrics=OF_FREQUENCIES)


class _Pools:
    """Figures over any of the sources and codes; what is counted in each is counted once."""

    def __init__(self, found: Compared, how: AgreementOptions, random: Random, nothing: Message) -> None:
        self._found, self._how, self._random, self._nothing = found, how, random, nothing
        self._cells: dict[tuple[Id, Id], Ratings] = {}
        self.left_out = 0

    def of(self, sources: list[Id], codes: tuple[Id, ...]) -> Estimate:
        """One figure over these together."""
        if not sources:
            return Estimate(None, None, None, 0, self._nothing)
        if not codes:
            return Estimate(None, None, None, 0, Message("estimate-undefined-code-unused"))
        if self._how.metric == "unitizing":
            return self._unitizing(sources, codes)
        if self._how.metric == "f1":
            return self._f1(sources, codes)
        if self._how.metric in FAMILY:
            return self._family(sources, codes)
        clusters = [_sum([self._cell(source, code) for code in codes]) for source in sources]
        total = sum(sum(each.values()) for each in clusters)
        is_yes_or_no = self._how.counted in ("character", "presence")
        categories = 2 if is_yes_or_no else max(2, len(self._found.codes))
        level = "ratio" if self._how.counted == "frequency" else "nominal"
        measure = measure_of(self._how.metric, level, categories)
        return figure(clusters, measure, total, self._random, NOTHING_MARKED)

    def _cell(self, source: Id, code: Id) -> Ratings:
        if (source, code) not in self._cells:
            how = self._how
            self._cells[source, code] = {
                "character": lambda: unitisation.by_character(self._found, source, code, how.only_coded),
                "passage": lambda: unitisation.by_passage(self._found, source, code, how.overlap),
                "segment": lambda: unitisation.by_segment(self._found, source, code, how.overlap),
                "presence": lambda: unitisation.by_document(self._found, source, code, is_counted=False),
                "frequency": lambda: unitisation.by_document(self._found, source, code, is_counted=True),
            }[how.counted]()
        return self._cells[source, code]

    def _unitizing(self, sources: list[Id], codes: tuple[Id, ...]) -> Estimate:
        value = unitizing_alpha([each for code in codes for each in unitisation.cut_out(self._found, sources, code)])
        marked = (each for source in sources for codings in self._found.sources[source].values() for each in codings)
        return Estimate(
            value, None, None, sum(each.code in codes for each in marked), None if value is not None else FLAT
        )

    def _family(self, sources: list[Id], codes: tuple[Id, ...]) -> Estimate:
        """One of the alphas for unitized texts. Figures of several main categories add up what is observed in each and
        what is expected, so that a coder may have put codes of several categories on the same words."""
        metric, domains = self._how.metric, self._found.domains
        is_one = len(codes) == 1 and len(self._found.codes) > 1
        groups: dict[Id, list[Id]] = {}
        for code in self._found.codes:
            groups.setdefault(domains.get(code, code), []).append(code)
        if metric == "binary-alpha":
            found = unitized(self._found, sources, codes, lambda _: codes[0])
            value = binary_alpha(found.found)
        elif metric == "category-alpha":
            found = unitized(self._found, sources, codes, lambda code: domains.get(code, code))
            value = cu_alpha(found.found)
        elif metric == "cu-alpha" and is_one:
            found = unitized(self._found, sources, groups[domains.get(codes[0], codes[0])], lambda code: code)
            value = ku_alpha(found.found, codes[0])
        else:
            each = [unitized(self._found, sources, [code for code in group if code in codes], lambda code: code)
                    for group in groups.values()]  # fmt: skip
            found = Unitized(each[0].found, sum(one.left_out for one in each))
            value = pooled(apart if metric == "u-alpha" else valued_apart, [one.found for one in each])
        self.left_out = max(self.left_out, found.left_out)
        marked = (each for source in sources for codings in self._found.sources[source].values() for each in codings)
        return Estimate(value, None, None, sum(each.code in codes for each in marked),
                        None if value is not None else FLAT)  # fmt: skip

    def _f1(self, sources: list[Id], codes: tuple[Id, ...]) -> Estimate:
        narrowed = self._found._replace(sources={each: self._found.sources[each] for each in sources}, codes=codes)
        marks = unitisation.exact_marks(narrowed)
        value = coefficients.mean_of_pairs(marks)
        return Estimate(value, None, None, sum(map(len, marks)), None if value is not None else NOTHING_MARKED)


def measure_of(metric: str, level: str, categories: int | None) -> Callable[[Ratings], float | None]:
    """The coefficient of this name."""
    return {
        "percent": coefficients.percent,
        "cohen": coefficients.cohen,
        "fleiss": coefficients.fleiss,
        "krippendorff": lambda ratings: coefficients.krippendorff(ratings, level),
        "brennan-prediger": lambda ratings: coefficients.brennan_prediger(ratings, categories),
        "gwet": coefficients.gwet,
        "holsti": coefficients.holsti_of_marks,
    }[metric]


def figure(
    clusters: list[Ratings],
    measure: Callable[[Ratings], float | None],
    count: int,
    random: Random | None,
    nothing: Message,
) -> Estimate:
    """The value, and the middle 95 % of values of resampled clusters (percentile bootstrap, Efron 1979), where there
    is what to draw them with."""
    value = measure(_sum(clusters))
    if value is None:
        return Estimate(None, None, None, count, FLAT if count else nothing)
    if len(clusters) < CLUSTERS_MIN or random is None:
        return Estimate(value, None, None, count)
    drawn = (measure(_sum(random.choices(clusters, k=len(clusters)))) for _ in range(SAMPLES))
    values = sorted(each for each in drawn if each is not None)
    if not values:
        return Estimate(value, None, None, count)
    low, high = values[int(0.025 * len(values))], values[int(0.975 * (len(values) - 1))]
    return Estimate(value, low, high, count)


def _sum(clusters: Sequence[Ratings]) -> Ratings:
    total: Ratings = Counter()
    for each in clusters:
        total.update(each)
    return total

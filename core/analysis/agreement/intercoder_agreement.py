"""Intercoder agreement: coefficients with an interval, what they count, and why one is undefined."""

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from core.analysis.agreement import coefficients, unitisation
from core.analysis.agreement.coefficients import Ratings
from core.analysis.agreement.unitisation import Compared
from core.analysis.agreement.unitizing_alpha import unitizing_alpha
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.messages import Message

METRICS = ("percent", "cohen", "fleiss", "krippendorff", "brennan-prediger", "gwet", "f1", "unitizing")
COUNTED = ("character", "passage")
OF_PASSAGES = ("percent", "brennan-prediger", "f1")
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
    """Over everything, for each code, and for each source."""

    overall: Estimate
    codes: dict[Id, Estimate]
    sources: dict[Id, Estimate]
    explanation: Message


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
    by_code = {code: pools.of(everywhere, (code,)) for code in found.codes}
    by_source = {source: pools.of([source], found.codes) for source in found.sources}
    return Agreement(overall, by_code, by_source, description(how))


def description(how: AgreementOptions) -> Message:
    """What the coefficients count."""
    if how.metric in ("unitizing", "f1"):
        return Message(f"estimate-counts-{how.metric}")
    if how.counted == "passage":
        return Message("estimate-counts-passages", {"share": round(100 * how.overlap)})
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
    if how.counted == "passage" and how.metric not in OF_PASSAGES:
        raise Refused("metric-not-for-passages", metrics=OF_PASSAGES)


class _Pools:
    """Figures over any of the sources and codes; what is counted in each is counted once."""

    def __init__(self, found: Compared, how: AgreementOptions, random: Random, nothing: Message) -> None:
        self._found, self._how, self._random, self._nothing = found, how, random, nothing
        self._cells: dict[tuple[Id, Id], Ratings] = {}

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
        clusters = [_sum([self._cell(source, code) for code in codes]) for source in sources]
        total = sum(sum(each.values()) for each in clusters)
        categories = 2 if self._how.counted == "character" else max(2, len(self._found.codes))
        measure = measure_of(self._how.metric, "nominal", categories)
        return figure(clusters, measure, total, self._random, NOTHING_MARKED)

    def _cell(self, source: Id, code: Id) -> Ratings:
        if (source, code) not in self._cells:
            how = self._how
            self._cells[source, code] = (
                unitisation.by_character(self._found, source, code, how.only_coded)
                if how.counted == "character"
                else unitisation.by_passage(self._found, source, code, how.overlap)
            )
        return self._cells[source, code]

    def _unitizing(self, sources: list[Id], codes: tuple[Id, ...]) -> Estimate:
        value = unitizing_alpha([each for code in codes for each in unitisation.cut_out(self._found, sources, code)])
        marked = (each for source in sources for codings in self._found.sources[source].values() for each in codings)
        return Estimate(
            value, None, None, sum(each.code in codes for each in marked), None if value is not None else FLAT
        )

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
    }[metric]


def figure(
    clusters: list[Ratings], measure: Callable[[Ratings], float | None], count: int, random: Random, nothing: Message
) -> Estimate:
    """The value, and the middle 95 % of values of resampled clusters (percentile bootstrap, Efron 1979)."""
    value = measure(_sum(clusters))
    if value is None:
        return Estimate(None, None, None, count, FLAT if count else nothing)
    if len(clusters) < CLUSTERS_MIN:
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

"""Figures of agreement with an interval and, in words, what was counted; and why there is none where there is none."""

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

METRICS = ("percent", "cohen", "fleiss", "krippendorff", "brennan-prediger", "gwet", "f1", "unitizing")
COUNTED = ("character", "passage")
OF_PASSAGES = ("percent", "brennan-prediger", "f1")
SAMPLES = 500
CLUSTERS_MIN = 8
"""With fewer units or texts an interval would only seem to say something."""


class Figure(NamedTuple):
    """A coefficient; `low` and `high` hold 95 % of the resampled values. `undefined` says why there is no value."""

    value: float | None
    low: float | None
    high: float | None
    units: int
    undefined: str


class AgreementOptions(NamedTuple):
    """What is wanted: a metric, what is counted, from which share of the longer passage on two are the same, and
    whether text that nobody coded is left out."""

    metric: str = "krippendorff"
    counted: str = "character"
    overlap: float = 0.5
    only_coded: bool = False


class Agreement(NamedTuple):
    """Over everything, for each code, and for each source."""

    overall: Figure
    codes: dict[Id, Figure]
    sources: dict[Id, Figure]
    says: str


def of_table(rows: Sequence[coefficients.Pattern], metric: str, level: str, random: Random) -> Figure:
    """A coefficient of ratings, one pattern for each unit. Raises Refused where the metric is not for such."""
    if metric in ("f1", "unitizing") or metric not in METRICS:
        fitting = ", ".join(each for each in METRICS if each not in ("f1", "unitizing"))
        raise Refused(f"A table of ratings can be measured by: {fitting}.")
    if metric == "cohen" and rows and len(rows[0]) != 2:
        raise Refused("Cohen's kappa is for two coders; with more, use fleiss or krippendorff.")
    if level != "nominal" and metric != "krippendorff":
        raise Refused("Only krippendorff takes account of a level; the other metrics see categories without an order.")
    rated = [row for row in rows if sum(value is not None for value in row) > 1]
    measure = _measure(metric, level, None)
    return _figure([Counter([row]) for row in rows], measure, len(rated), random, "no unit has two ratings")


def agreement(
    presentation: Presentation,
    coders: Sequence[Id],
    how: AgreementOptions,
    random: Random,
    sources: set[Id] | None = None,
    codes: set[Id] | None = None,
) -> Agreement:
    """How far coders agree on the texts that several of them coded. Raises Refused where the metric does not fit."""
    _check(how, len(coders))
    found = unitisation.compared(presentation, coders, sources, codes)
    pools = _Pools(found, how, random)
    everywhere = list(found.sources)
    overall = pools.figure(everywhere, found.codes)
    by_code = {code: pools.figure(everywhere, (code,)) for code in found.codes}
    by_source = {source: pools.figure([source], found.codes) for source in found.sources}
    return Agreement(overall, by_code, by_source, in_words(how))


def in_words(how: AgreementOptions) -> str:
    """What the figures count."""
    if how.metric == "unitizing":
        return (
            "Krippendorff's alpha for unitizing: whether coders cut the same passages out of the text under a code; "
            "boundaries that differ count by how far. Uncoded text counts as the gaps between passages."
        )
    if how.metric == "f1":
        return (
            "F1: of all passages that the coders marked, the share that both marked with exactly the same code and "
            "boundaries. Uncoded text does not count."
        )
    if how.counted == "passage":
        return (
            "Each passage that a coder marked is a unit. Coders agree where both marked it with the same code and "
            f"{how.overlap:.0%} of the longer passage or more is common. Uncoded text does not count."
        )
    if how.only_coded:
        return (
            "Each character that at least one coder coded is a unit, and each code a question with yes or no. Figures "
            "over several codes and texts pool all these units, so long texts weigh more."
        )
    return (
        "Each character of the whole text is a unit, coded or not, and each code a question with yes or no. Figures "
        "over several codes and texts pool all these units, so long texts weigh more."
    )


def _check(how: AgreementOptions, coders: int) -> None:
    if how.metric not in METRICS:
        raise Refused(f"A metric is one of these: {', '.join(METRICS)}.")
    if how.counted not in COUNTED:
        raise Refused(f"What is counted is one of these: {', '.join(COUNTED)}.")
    if coders < 2:
        raise Refused("Agreement takes two coders at least.")
    if how.metric == "cohen" and coders != 2:
        raise Refused("Cohen's kappa is for two coders; with more, use fleiss or krippendorff.")
    if how.counted == "passage" and how.metric not in OF_PASSAGES:
        raise Refused(
            "Of marked passages there are none that nobody marked, so this metric has no meaning there; use percent, "
            "brennan-prediger or f1, or count characters."
        )


class _Pools:
    """Figures over any of the sources and codes; what is counted in each is counted once."""

    def __init__(self, found: Compared, how: AgreementOptions, random: Random) -> None:
        self._found, self._how, self._random = found, how, random
        self._cells: dict[tuple[Id, Id], Ratings] = {}

    def figure(self, sources: list[Id], codes: tuple[Id, ...]) -> Figure:
        """One figure over these together."""
        if not sources:
            return Figure(None, None, None, 0, "these coders have coded no text in common")
        if not codes:
            return Figure(None, None, None, 0, "nothing was coded with this in the texts that they have in common")
        if self._how.metric == "unitizing":
            return self._unitizing(sources, codes)
        if self._how.metric == "f1":
            return self._f1(sources, codes)
        clusters = [_sum([self._cell(source, code) for code in codes]) for source in sources]
        total = sum(sum(each.values()) for each in clusters)
        categories = 2 if self._how.counted == "character" else max(2, len(self._found.codes))
        measure = _measure(self._how.metric, "nominal", categories)
        return _figure(clusters, measure, total, self._random, "nothing was marked")

    def _cell(self, source: Id, code: Id) -> Ratings:
        if (source, code) not in self._cells:
            how = self._how
            self._cells[source, code] = (
                unitisation.by_character(self._found, source, code, how.only_coded)
                if how.counted == "character"
                else unitisation.by_passage(self._found, source, code, how.overlap)
            )
        return self._cells[source, code]

    def _unitizing(self, sources: list[Id], codes: tuple[Id, ...]) -> Figure:
        value = unitizing_alpha(
            [unitisation.cut_out(self._found, source, code) for source in sources for code in codes]
        )
        marked = (each for source in sources for codings in self._found.sources[source].values() for each in codings)
        return Figure(value, None, None, sum(each.code in codes for each in marked), "" if value is not None else FLAT)

    def _f1(self, sources: list[Id], codes: tuple[Id, ...]) -> Figure:
        narrowed = self._found._replace(sources={each: self._found.sources[each] for each in sources}, codes=codes)
        marks = unitisation.exact_marks(narrowed)
        value = coefficients.mean_of_pairs(marks)
        return Figure(value, None, None, sum(map(len, marks)), "" if value is not None else "nothing was marked")


FLAT = "nothing varies: all that was rated got the same value, so there is no chance to compare with"


def _measure(metric: str, level: str, categories: int | None) -> Callable[[Ratings], float | None]:
    return {
        "percent": coefficients.percent,
        "cohen": coefficients.cohen,
        "fleiss": coefficients.fleiss,
        "krippendorff": lambda ratings: coefficients.krippendorff(ratings, level),
        "brennan-prediger": lambda ratings: coefficients.brennan_prediger(ratings, categories),
        "gwet": coefficients.gwet,
    }[metric]


def _figure(
    clusters: list[Ratings], measure: Callable[[Ratings], float | None], count: int, random: Random, nothing: str
) -> Figure:
    """The value, and the middle 95 % of values of resampled clusters (percentile bootstrap, Efron 1979)."""
    value = measure(_sum(clusters))
    if value is None:
        return Figure(None, None, None, count, FLAT if count else nothing)
    if len(clusters) < CLUSTERS_MIN:
        return Figure(value, None, None, count, "")
    drawn = (measure(_sum(random.choices(clusters, k=len(clusters)))) for _ in range(SAMPLES))
    values = sorted(each for each in drawn if each is not None)
    low, high = values[int(0.025 * len(values))], values[int(0.975 * (len(values) - 1))]
    return Figure(value, low, high, count, "")


def _sum(clusters: Sequence[Ratings]) -> Ratings:
    total: Ratings = Counter()
    for each in clusters:
        total.update(each)
    return total

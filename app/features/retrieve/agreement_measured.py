"""What the agreement of coders rests on, reckoned from the log; without controls, so that a thread can do it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from app.i18n.catalogue import Catalogue
from core.analysis.agreement.by_blindness import Figure, RoundFigures, Wanted, by_blindness, by_round, headline
from core.analysis.agreement.comparison import Pair
from core.analysis.agreement.intercoder_agreement import Estimate
from core.analysis.consensus import open_differences
from core.analysis.presentation import Presentation
from core.errors import KodesporError
from core.ids import Id
from core.project import Project


class Measured(NamedTuple):
    """What is reckoned from the log: the figures as they were coded, and of each round; those of pairs of coders, where
    there are more than two; and where two differ."""

    figures: Sequence[Figure]
    rounds: Sequence[RoundFigures]
    pairs: Mapping[tuple[Id, Id], Estimate]
    differences: Sequence[Pair]


def measure(project: Project, wanted: Wanted, people: tuple[Id, ...], words: Catalogue) -> Measured:
    """Reckons what is shown of some coders; `people` are all there are. Raises Refused where a measure does not fit."""
    figures, rounds = by_blindness(project, wanted), by_round(project, wanted)
    pairs: Mapping[tuple[Id, Id], Estimate] = {}
    if len(people) > 2:
        with suppress(KodesporError):  # a figure of two only
            pairs = headline(by_blindness(project, wanted._replace(coders=people))).agreement.pairs
    differences: list[Pair] = []
    if len(wanted.coders) == 2:
        found = open_differences(Presentation(project, None, words), (wanted.coders[0], wanted.coders[1]))
        differences = [each for each in found if wanted.sources is None or each.source in wanted.sources]
    return Measured(figures, rounds, pairs, differences)

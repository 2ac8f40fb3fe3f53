"""Intraclass correlations of ratings on a scale (Shrout and Fleiss 1979; McGraw and Wong 1996).

Six forms: the first sign says who rated (1: each unit by others; A: the same coders, who are to give the same values;
C: the same coders, who are to give the same order, a steady difference between them set aside), the second whether one
coder's rating is meant (1) or the mean of all (k). In Shrout and Fleiss, A is 2 and C is 3.
"""

from collections.abc import Sequence
from typing import NamedTuple

FORMS = ("1,1", "A,1", "C,1", "1,k", "A,k", "C,k")


class Squares(NamedTuple):
    """Mean squares of the analysis of variance: between units, within units, between coders, and the rest."""

    units: float
    within: float
    coders: float
    rest: float


def icc(rows: Sequence[Sequence[float]], form: str = "A,1") -> float | None:
    """One form; each row holds a unit's ratings by all coders, without gaps. None where nothing varies or there are
    fewer than two units."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    n, k, ms = len(rows), len(rows[0]), mean_squares(rows)
    over = {
        "1,1": ms.units + (k - 1) * ms.within,
        "A,1": ms.units + (k - 1) * ms.rest + k * (ms.coders - ms.rest) / n,
        "C,1": ms.units + (k - 1) * ms.rest,
        "1,k": ms.units,
        "A,k": ms.units + (ms.coders - ms.rest) / n,
        "C,k": ms.units,
    }[form]
    return (ms.units - (ms.within if form[0] == "1" else ms.rest)) / over if over > 1e-12 else None


def mean_squares(rows: Sequence[Sequence[float]]) -> Squares:
    """Two-way analysis of variance with one rating in each cell."""
    n, k = len(rows), len(rows[0])
    mean = sum(map(sum, rows)) / (n * k)
    between = k * sum((sum(row) / k - mean) ** 2 for row in rows)
    coders = n * sum((sum(row[m] for row in rows) / n - mean) ** 2 for m in range(k))
    total = sum((value - mean) ** 2 for row in rows for value in row)
    within = max(0.0, total - between)
    rest = max(0.0, within - coders)
    return Squares(between / (n - 1), within / (n * (k - 1)), coders / (k - 1), rest / ((n - 1) * (k - 1)))

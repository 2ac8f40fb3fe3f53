"""Times in files of speech recognition: seconds, ms, clocks, each as its program writes it."""

from collections.abc import Sequence
from typing import Any

from core.importing.clock import CLOCK_ONLY, ms_of_clock
from core.importing.spoken import MS_MAX

_MS_A_SEGMENT = 200
"""Whole numbers that grow by more than this from one piece to the next are ms."""


def first_of(piece: dict[str, Any], names: Sequence[str]) -> Any:
    """What stands in a piece under the first of these names that it has."""
    return next((piece[name] for name in names if name in piece), None)


def unit_of(firsts: Sequence[Any], lasts: Sequence[Any]) -> float:
    """How many ms one in a file's times is: 1000 where it counts seconds, 1 where it counts ms."""
    firsts = [each for each in firsts if each is not None]
    if not firsts or not all(isinstance(each, int) and not isinstance(each, bool) for each in firsts):
        return 1000
    whole = [each for each in lasts if isinstance(each, int)]
    return 1 if max([*firsts, *whole]) - min(firsts) > _MS_A_SEGMENT * len(firsts) else 1000


def ms_of_value(value: Any, unit: float) -> int | None:
    """A time in ms; None where it is none, or later than any recording lasts."""
    if isinstance(value, str):
        value = value.strip().rstrip("s") if not value.endswith("ms") else value
        if value.endswith("ms") and value[:-2].isdecimal():
            value, unit = int(value[:-2]), 1
        elif CLOCK_ONLY.fullmatch(value):
            return ms_of_clock(value)
        else:
            try:
                value = float(value)
            except ValueError:
                return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value * unit < MS_MAX:
        return None
    return round(value * unit)

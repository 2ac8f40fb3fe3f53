"""What the cells of a table of ratings mean at a level of measurement: a category, a number, or no rating."""

import re

from core.errors import Refused
from core.messages import Message

_THREE = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
"""Thousands, or three decimals: what other numbers of the table look like has to tell."""
_SPACED = re.compile(r"-?\d{1,3}( \d{3})+([.,]\d+)?")
_WHOLE = re.compile(r"(-?\d+)[.,]0+")
NUMBER_MAX = 1e100
"""Larger ratings are no numbers: their squares could not be added up."""
_DASHES = frozenset("-–−")
_MISSING = frozenset(("", "na", "n/a", "n.a.", "n.a", "<na>", "#n/a", "#i/t", "nan", "null", ".", "..", "…", "--",
                      "---", "—", "missing", "mangler")) | _DASHES  # fmt: skip
"""What people and programs write where there is no rating."""
_DOUBTFUL = frozenset(("none", "?", "*", "blank", "empty", "unknown", "not coded", "uncoded", "tom", "ukjent",
                       "uaktuelt", "ubesvart", "ikke kodet", "ukodet", "#value!", "#verdi!", "#ref!",
                       "#div/0!"))  # fmt: skip
"""What may mean that there is no rating, or be a category: it counts, and that is said."""
_STAND_IN = frozenset((-999.0, -99.0, -9.0, 77.0, 88.0, 99.0, 777.0, 888.0, 999.0, 9999.0))
"""Numbers that statistics programs put for a missing value."""
_FAR = 3
"""A stand-in is that many times as large as any other value."""


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no rating."""
    return cell.casefold() in _MISSING


def number_of(text: str) -> float | None:
    """A number with a decimal point or comma, with spaces between thousands and any minus sign; None for others."""
    text = text.replace("−", "-")
    text = text.replace(" ", "") if _SPACED.fullmatch(text) else text
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < NUMBER_MAX else None


class Values:
    """What cells mean at a level. `spellings`: what was written in several ways and counts as one."""

    def __init__(self, level: str, categories: tuple[str, ...], cells: list[str]) -> None:
        self._level = level
        self._categories = categories
        self._ranks = {name.casefold(): rank for rank, name in enumerate(categories, 1)}
        self._spelt: dict[str, str] = {}
        self.spellings: dict[str, None] = {}
        self._cells = cells
        self._has_plus = "+" in cells
        numbers = [cell for cell in cells if number_of(cell) is not None]
        commas = [cell for cell in numbers if "," in cell]
        self._has_commas = bool(commas)
        self._has_decimal_commas = any(_THREE.fullmatch(cell) is None for cell in commas)
        points = [cell for cell in numbers if "." in cell]
        large = any(cell.lstrip("-").isdecimal() and len(cell.lstrip("-")) > 3 for cell in numbers)
        self._has_doubtful_points = large and not commas and all(map(_THREE.fullmatch, points))
        if level == "nominal" and not categories:
            for cell in cells:
                if not self._is_none(cell):
                    first = self._spelt.setdefault(_key(cell), cell)
                    if first != cell:
                        self.spellings |= {first: None, cell: None}

    def _is_none(self, cell: str) -> bool:
        """No rating. Beside a plus, a minus is one."""
        return is_missing(cell) and not (self._has_plus and cell in _DASHES)

    def read(self, cell: str, row: int) -> str | float | None:
        """A category, a number, or None where the rating is missing. Raises Refused."""
        known = cell.casefold() if cell.casefold() in self._ranks else _key(cell)
        if known not in self._ranks and self._is_none(cell):
            return None
        if self._ranks and known not in self._ranks:
            raise Refused("ratings-category-unknown", row=row, value=cell, categories=list(self._categories))
        if self._level == "nominal":
            return self._categories[self._ranks[known] - 1] if self._ranks else self._spelt[known]
        if self._has_ranks:
            return float(self._ranks[known])
        number = number_of(cell)
        if number is None:
            code = "ratings-not-in-order" if self._level == "ordinal" else "ratings-not-a-number"
            raise Refused(code, row=row, value=cell)
        if _THREE.fullmatch(cell) and self._is_doubtful(cell):
            raise Refused("ratings-thousands", row=row, value=cell, number=cell.replace(",", "").replace(".", ""))
        if self._level == "ratio" and number < 0:
            raise Refused("ratings-negative", row=row, value=cell)
        return number

    def _is_doubtful(self, cell: str) -> bool:
        """Whether three digits after a sign are thousands, by the other numbers of the table."""
        if self._has_commas:
            return ("," in cell) is not self._has_decimal_commas
        return self._has_doubtful_points

    def notes(self) -> list[Message]:
        """What was written in several ways, and what counts and may have meant that there is no rating."""
        found = []
        if self.spellings:
            found.append(Message("agreement-note-spellings", {"values": list(self.spellings)}))
        doubtful = {cell: None for cell in self._cells if cell.casefold() in _DOUBTFUL} | self._stand_ins()
        shown = [cell for cell in doubtful if cell.casefold() not in self._ranks]
        if shown:
            found.append(Message("agreement-note-perhaps-missing", {"values": shown, "count": len(shown)}))
        return found

    def _stand_ins(self) -> dict[str, None]:
        numbers = {cell: number for cell in self._cells if (number := number_of(cell)) is not None}
        usual = max((abs(number) for number in numbers.values() if number not in _STAND_IN), default=0.0)
        return {cell: None for cell, number in numbers.items() if number in _STAND_IN and abs(number) > _FAR * usual}

    @property
    def _has_ranks(self) -> bool:
        return bool(self._ranks) and any(number_of(each) is None for each in self._categories)

    def all(self, rows: list[tuple[str | float | None, ...]]) -> tuple[str | float, ...]:
        """The categories as they stand in the patterns, in their order: all that may occur, else those that do."""
        if not self._categories:
            return tuple(sorted({value for row in rows for value in row if value is not None}, key=_order))
        if self._level == "nominal":
            return self._categories
        if self._has_ranks:
            return tuple(float(rank) for rank in range(1, len(self._categories) + 1))
        return tuple(sorted(number for each in self._categories if (number := number_of(each)) is not None))

    def named(self, rows: list[tuple[str | float | None, ...]]) -> tuple[str, ...]:
        """The categories: those that were given, else those that occur."""
        if self._categories:
            return self._categories
        return tuple(value if isinstance(value, str) else f"{value:g}" for value in self.all(rows))


def _key(cell: str) -> str:
    """By which a category is known: without regard to capitals, and 1.0 is 1. (1.10 is not 1.1: codes are numbered.)"""
    whole = _WHOLE.fullmatch(cell)
    return whole[1] if whole else cell.casefold()


def _order(value: str | float) -> tuple[float, str]:
    return (value, "") if isinstance(value, float) else (0, value)

"""Whether a value is valid for an attribute of a participant."""

import re
from datetime import date

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def is_valid_value(value: str, type: str, choices: tuple[str, ...]) -> bool:
    """Whether a value is of a type: any text, a number (with a point or comma), a day (YYYY-MM-DD), or a choice."""
    if type == "number":
        return _NUMBER.fullmatch(value) is not None
    if type == "date":
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return type != "choice" or value in choices

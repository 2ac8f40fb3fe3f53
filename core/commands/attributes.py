"""Values of attributes of participants and texts: whether one is valid, and how one is kept."""

import re
from datetime import date

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


YES, NO = "yes", "no"
"""How yes and no are kept, in whatever language they were given."""
_YES, _NO = frozenset(("yes", "ja", "y", "j", "true", "1")), frozenset(("no", "nei", "n", "false", "0"))


def as_kept(value: str, type: str) -> str:
    """A value as it is kept: yes and no in one form; anything else as it was given, without white space around it."""
    value = value.strip()
    if type == "yesno":
        low = value.casefold()
        return YES if low in _YES else NO if low in _NO else value
    return value


def is_valid_value(value: str, type: str, choices: tuple[str, ...]) -> bool:
    """Whether a value is of a type: any text, a number (with a point or comma), a day (YYYY-MM-DD), yes or no, or a
    choice."""
    if type == "yesno":
        return value in (YES, NO)
    if type == "number":
        return _NUMBER.fullmatch(value) is not None
    if type == "date":
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return type != "choice" or value in choices

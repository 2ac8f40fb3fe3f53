"""Names that are so nearly the same that one of them may be a slip of the pen."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from core.text.normal import look_alike
from core.text.speaker_labels import loosely

ASKED_RATIO = 0.6
"""A name that is asked for and is nobody's: so much of it at least is in the one that is suggested."""
NEW_RATIO = 0.75
"""A name that somebody new gets: more of it, since people do have similar names."""


def meant(given: str, names: Iterable[str]) -> str | None:
    """Which of the names was probably meant; None where none is near."""
    by_form = {look_alike(each): each for each in names if each}
    same = [name for name in by_form.values() if loosely(name) == loosely(given)]
    if len(same) == 1:
        return same[0]
    near = get_close_matches(look_alike(given), by_form, 1, ASKED_RATIO)
    return by_form[near[0]] if near else None


def may_be_twice(name: str, names: Iterable[str]) -> str | None:
    """Which of the names may mean the same person as a new one: “P1” and “P01”, “Kri” and “Kari”. Names that differ in
    their numbers are of different people."""
    found = [each for each in names if each and look_alike(each) != look_alike(name) and _is_near(each, name)]
    return max(found, key=lambda each: _ratio(each, name), default=None)


def _is_near(one: str, other: str) -> bool:
    if loosely(one) == loosely(other):
        return True
    digits = any(char.isdigit() for char in one + other)
    return not digits and _ratio(one, other) >= NEW_RATIO


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, look_alike(one), look_alike(other)).ratio()

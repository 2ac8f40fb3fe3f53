"""Names and colours of another tool, as they fit here."""

from core.commands.codebook import checked_colour
from core.errors import Refused
from core.events.form import has_control_characters
from core.limits import NAME_CODE_POINTS_MAX
from core.text.normal import normal_name


def fitting_name(name: str) -> str:
    """A name as it fits here; a dash where there is none."""
    return fitting_line(name) or "–"


def fitting_line(name: str, most: int = NAME_CODE_POINTS_MAX) -> str:
    """A name, or nothing, as it fits here: one line without control characters, of at most so many code points. Its
    normal form can have more than it had."""
    cut = " ".join(name.split())[:most]
    if has_control_characters(cut):
        cut = "".join(" " if has_control_characters(each) else each for each in cut)
    return normal_name(normal_name(cut)[:most])


def numbered(name: str, number: int) -> str:
    """A name that fits with a number at its end, also where it is as long as a name may be."""
    ending = f" ({number})"
    return fitting_line(name, NAME_CODE_POINTS_MAX - len(ending)) + ending


def fitting_colour(colour: str) -> str:
    """A colour, or nothing where it is none."""
    try:
        return checked_colour(colour)
    except Refused:
        return ""

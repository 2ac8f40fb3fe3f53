"""Names and colours of another tool, as they fit here."""

import re

from core.commands.codebook import checked_colour
from core.errors import Refused
from core.limits import NAME_CODE_POINTS_MAX
from core.text.normal import normal_name

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def fitting_name(name: str) -> str:
    """A name as it fits here: one line without control characters, not longer than a page; a dash for none."""
    return normal_name(" ".join(_CONTROL.sub(" ", name).split())[:NAME_CODE_POINTS_MAX]) or "–"


def fitting_colour(colour: str) -> str:
    """A colour, or nothing where it is none."""
    try:
        return checked_colour(colour)
    except Refused:
        return ""

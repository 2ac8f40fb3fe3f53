"""Days that people type of what has happened: none of them is still to come."""

from datetime import date

from app import composition
from core.analysis.presentation import iso_time
from core.errors import Refused


def today_of() -> date:
    """The day that the clock here shows."""
    moment = composition.clock()
    return date.fromisoformat(iso_time(moment.at, moment.offset)[:10])


def past_day(day: str) -> str:
    """A day (YYYY-MM-DD) on which something happened; what is none is left to the command. Raises Refused where it is
    still to come: a slip of the pen in the year would let an answer stand before later ones."""
    given, today = day.strip(), today_of()
    try:
        is_ahead = date.fromisoformat(given) > today
    except ValueError:
        return given
    if is_ahead:
        raise Refused("day-in-future", day=given, today=today.isoformat())
    return given

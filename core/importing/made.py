"""When something was made, as the files of other tools say it."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from core.events.attributed import MADE_MAX

MONTHS = 12
_DAYS = ("%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%y", "%d/%m/%y")
_MONTHS = ("%m/%d/%Y", "%m/%d/%y")


def _forms(days: Sequence[str]) -> tuple[str, ...]:
    return (*days, *(f"{day} {time}" for day in days for time in ("%H:%M:%S", "%H:%M")))


_FORMS = (
    "%a %b %d %H:%M:%S %Y", "%a %b %d %Y", *_forms(_DAYS),
    *(f"{day} {time}" for day in _MONTHS for time in ("%I:%M:%S %p", "%I:%M %p")), *_forms(_MONTHS),
)  # fmt: skip
"""R's own, and those of tables; with am or pm the month stands first."""
_BY_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})/")
_DOTTED = re.compile(r"(.*\d)[ _T](\d{1,2})\.(\d{2})(?:\.(\d{2}))?")
"""Hours and minutes parted by dots, as Norwegians and Germans write them, and as they stand in the names of files."""


def has_months_first(said: Iterable[str], otherwise: bool) -> bool:
    """Whether days with strokes, as one column has them, begin with the month: what some of them can only be counts
    for all. `otherwise`: what holds where all may be either."""
    pairs = [(int(found[1]), int(found[2])) for each in said if (found := _BY_SLASH.match(each.strip()))]
    if any(first > MONTHS for first, _ in pairs):
        return False
    return otherwise or any(second > MONTHS for _, second in pairs)


def moment_of(said: object, months_first: bool = False) -> int:
    """Milliseconds since 1970; 0 where there is no moment, or one before. A time without a zone is taken as UTC, so
    that the day and the hour that the file names are shown. `months_first`: 2/3/2026 is in February."""
    text = " ".join(str(said).split()) if isinstance(said, str) else ""
    found = _read(text, (*_forms(_MONTHS), *_FORMS) if months_first else _FORMS)
    if found is None:
        return 0
    try:
        moment = int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)
    except (OverflowError, ValueError):
        return 0
    return moment if 0 < moment <= MADE_MAX else 0


def _read(text: str, forms: Sequence[str]) -> datetime | None:
    if not text or len(text) > 40:
        return None
    text = re.sub(r" ?(?:UTC|GMT|z)$", "Z", text.replace(", ", " "))
    if dotted := _DOTTED.fullmatch(text):
        text = f"{dotted[1]} {':'.join(filter(None, dotted.groups()[1:]))}"
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in forms:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None

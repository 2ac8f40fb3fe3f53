"""When something was made, as the files of other tools say it."""

import re
from datetime import UTC, datetime

from core.events.attributed import MADE_MAX

_DAYS = ("%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y.%m.%d")
_FORMS = (
    "%a %b %d %H:%M:%S %Y", "%a %b %d %Y", *_DAYS,
    *(f"{day} {time}" for day in _DAYS for time in ("%H:%M:%S", "%H:%M")),
    "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p",
)  # fmt: skip
"""R's own, and those of tables; with am or pm the month stands first."""
_DOTTED = re.compile(r"(.*\d)[ _T](\d{1,2})\.(\d{2})(?:\.(\d{2}))?")
"""Hours and minutes parted by dots, as Norwegians and Germans write them, and as they stand in the names of files."""


def moment_of(said: object) -> int:
    """Milliseconds since 1970; 0 where there is no moment, or one before. A time without a zone is taken as UTC, so
    that the day and the hour that the file names are shown."""
    text = " ".join(str(said).split()) if isinstance(said, str) else ""
    found = _read(text)
    if found is None:
        return 0
    try:
        moment = int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)
    except (OverflowError, ValueError):
        return 0
    return moment if 0 < moment <= MADE_MAX else 0


def _read(text: str) -> datetime | None:
    if not text or len(text) > 40:
        return None
    text = re.sub(r" ?(?:UTC|GMT|z)$", "Z", text.replace(", ", " "))
    if dotted := _DOTTED.fullmatch(text):
        text = f"{dotted[1]} {':'.join(filter(None, dotted.groups()[1:]))}"
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None

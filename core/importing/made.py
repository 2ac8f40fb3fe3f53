"""When something was made, as the files of other tools say it."""

from datetime import UTC, datetime

from core.events.attributed import MADE_MAX

_FORMS = ("%a %b %d %H:%M:%S %Y", "%a %b %d %Y", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y")
"""R's own, and those of tables."""


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

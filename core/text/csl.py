"""An item of CSL-JSON, read so that no text makes anything else of it: the works that memos point to."""

import json
from typing import Any

NAMES = ("author", "editor", "translator", "container-author", "collection-editor", "director", "interviewer")
DATES = ("issued", "accessed", "original-date", "submitted")


def csl_item(text: str) -> dict[str, Any]:
    """The item's fields in the shapes that CSL-JSON gives them; what has another shape is left out. Empty where the
    text is no JSON object."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    fitting = {name: _fitting(name, each) for name, each in value.items()}
    return {name: each for name, each in fitting.items() if each is not None}


def title_of(text: str) -> str:
    """The title of a work; empty where it has none."""
    title = csl_item(text).get("title", "")
    return title if isinstance(title, str) else ""


def _fitting(name: str, value: Any) -> Any:
    if name in NAMES:
        people = value if isinstance(value, list) else []
        named = [_strings(each) for each in people if isinstance(each, dict)]
        return [each for each in named if each.get("family") or each.get("literal")] or None
    if name in DATES:
        return _date(value)
    return value if isinstance(value, str) or type(value) is int else None


def _strings(value: dict[str, Any]) -> dict[str, str]:
    return {name: each for name, each in value.items() if isinstance(each, str)}


def _date(value: Any) -> dict[str, Any] | None:
    """Years, months and days that there are; or what was said of it in words."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    found = [_day(part) for part in parts if isinstance(part, list)] if isinstance(parts, list) else []
    if found and all(found):
        return {"date-parts": found[:2]}
    said = {name: value[name] for name in ("raw", "literal") if isinstance(value.get(name), str)}
    return said or None


def _day(part: list[Any]) -> list[int]:
    numbers = [int(each) for each in part[:3] if type(each) is int or (isinstance(each, str) and each.isdecimal())]
    limits = (9999, 12, 31)
    fits = bool(numbers) and all(1 <= n <= most for n, most in zip(numbers, limits, strict=False))
    return numbers if fits else []

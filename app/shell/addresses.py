"""Addresses of places in the app, so that back, forward and reload lead where one was.

A browser keeps addresses on the disk. So one holds ids and numbers only; words in it are kept here, and it has the
number of their place in the list.
"""

from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from app.shell.protocols import Place
from core.ids import Id

LENGTH_MAX = 2000


class Addresses:
    """Writes and reads the addresses of one window."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def written(self, place: Place, arguments: dict[str, Any]) -> str:
        """The address of a screen with its arguments; what has no form in an address is left out."""
        if place in ("start", "home"):
            return "/"
        pairs = [(name, self._form(value)) for name, value in arguments.items()]
        query = urlencode([(name, form) for name, form in pairs if form])
        return f"/{place}" + (f"?{query}" if query else "")

    def read(self, address: str) -> tuple[Place, dict[str, Any]]:
        """The screen and its arguments. What is no address of this window is home."""
        parts = urlsplit(address[:LENGTH_MAX])
        place = parts.path.strip("/")
        if place not in get_args(Place) or place == "start":
            return "home", {}
        try:
            return place, {name: self._value(form) for name, form in parse_qsl(parts.query)}  # type: ignore[return-value]
        except (ValueError, IndexError):
            return "home", {}

    def _form(self, value: Any) -> str:
        if isinstance(value, bytes):
            return f"i{value.hex()}"
        if isinstance(value, int):
            return f"n{int(value)}"
        if isinstance(value, str):
            if value not in self._words:
                self._words.append(value)
            return f"w{self._words.index(value)}"
        if isinstance(value, tuple) and not hasattr(value, "_fields"):  # a record would come back as a plain list
            return ".".join(self._form(each) for each in value)
        return ""

    def _value(self, form: str) -> Any:
        if "." in form:
            return tuple(self._value(each) for each in form.split("."))
        kind, rest = form[:1], form[1:]
        if kind == "i":
            return Id(bytes.fromhex(rest))
        if kind == "n":
            return int(rest)
        if kind == "w" and rest.isdecimal():
            return self._words[int(rest)]
        raise ValueError(form)

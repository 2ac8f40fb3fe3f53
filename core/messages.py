"""A sentence that is still without a language: the id of a message in the catalogue, and what fills its places."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol


class Message(NamedTuple):
    """An id such as `error-name-empty`, and parameters by name: text, numbers, lists of texts, or other messages."""

    id: str
    parameters: Mapping[str, object] = {}

    def __str__(self) -> str:
        """For logs: the id, and the parameters where there are any."""
        said = ", ".join(f"{name}={value}" for name, value in self.parameters.items())
        return f"{self.id} ({said})" if said else self.id


class Translator(Protocol):
    """Says messages in one language (`language`: nb or en). app/i18n/catalogue.py is the one that ships."""

    @property
    def language(self) -> str:
        """The language: nb or en."""

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The sentence with this id, its places filled."""

    def say(self, message: Message) -> str:
        """The sentence of a message."""

    def number(self, value: float, digits: int = 2, *, is_fixed: bool = False) -> str:
        """A number with at most so many decimals, or with just so many."""

    def list(self, texts: Iterable[str]) -> str:
        """Texts as an enumeration."""

    def day(self, day: datetime.date) -> str:
        """A day as people write it."""

    def month(self, day: datetime.date) -> str:
        """The month of a day, with its year."""


class Untranslated:
    """A translator for places that nobody reads, such as tests: the id stands for the sentence."""

    language = ""

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The id, and the parameters where there are any."""
        return str(Message(message, parameters))

    def say(self, message: Message) -> str:
        """The same of a message."""
        return str(message)

    def number(self, value: float, digits: int = 2, *, is_fixed: bool = False) -> str:
        """As Python writes it."""
        return f"{value:.{digits}f}" if is_fixed else str(round(value, digits))

    def list(self, texts: Iterable[str]) -> str:
        """With commas between."""
        return ", ".join(texts)

    def day(self, day: datetime.date) -> str:
        """In ISO 8601."""
        return day.isoformat()

    def month(self, day: datetime.date) -> str:
        """In ISO 8601."""
        return day.isoformat()[:7]


UNTRANSLATED = Untranslated()

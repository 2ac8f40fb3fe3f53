"""A sentence that is still without a language: the id of a message in the catalogue, and what fills its places."""

from collections.abc import Mapping
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

    language: str

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The sentence with this id, its places filled."""

    def say(self, message: Message) -> str:
        """The sentence of a message."""


class Untranslated:
    """A translator for places that nobody reads, such as tests: the id stands for the sentence."""

    language = ""

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The id, and the parameters where there are any."""
        return str(Message(message, parameters))

    def say(self, message: Message) -> str:
        """The same of a message."""
        return str(message)


UNTRANSLATED = Untranslated()

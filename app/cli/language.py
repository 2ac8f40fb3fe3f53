"""Which language this run speaks: found from the arguments and the environment before anything is said.

The catalogue is loaded with the first sentence, so that a command that answers in JSON does without it.
"""

import datetime
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from core.messages import Message, Translator

if TYPE_CHECKING:
    from app.i18n.catalogue import Catalogue
    from core.errors import KodesporError

LANGUAGES = ("nb", "en")
_asked_for = ""


def use(language: str) -> None:
    """Speaks this language from here on; an empty one is KODESPOR_LANGUAGE, else the system's language."""
    global _asked_for
    _asked_for = language


def language_in(arguments: Sequence[str]) -> str:
    """The language that the arguments ask for with --language, wherever it stands; empty where they ask for none."""
    asked = ""
    for n, argument in enumerate(arguments):
        if argument == "--":
            break
        name, sign, value = argument.partition("=")
        if name == "--language":
            asked = value if sign else "".join(arguments[n + 1 : n + 2])
    return asked if asked in LANGUAGES else ""


def catalogue() -> "Catalogue":
    """The sentences in the language of this run."""
    from app.i18n.catalogue import system_language

    return _catalogue(_asked_for or system_language())


@cache
def _catalogue(language: str) -> "Catalogue":
    from app.i18n.catalogue import Catalogue

    return Catalogue(language)


def say(message: str, /, **parameters: object) -> str:
    """The sentence with this id in the language of this run."""
    return catalogue()(message, **parameters)


def sentence(message: "Message | KodesporError | str") -> str:
    """The sentence of a message or an error; a text that is one already stays as it is."""
    return message if isinstance(message, str) else catalogue().say(message)


class RunLanguage(Translator):
    """A `core.messages.Translator` for what a command hands to core: it loads the catalogue when it is asked."""

    @property
    def language(self) -> str:
        """The language of this run: nb or en."""
        return catalogue().language

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The sentence with this id."""
        return say(message, **parameters)

    def say(self, message: "Message | KodesporError") -> str:
        """The sentence of a message or an error."""
        return sentence(message)

    def number(self, value: float, digits: int = 2, *, is_fixed: bool = False) -> str:
        """A number with at most so many decimals, or with just so many."""
        return catalogue().number(value, digits, is_fixed=is_fixed)

    def list(self, texts: Iterable[str]) -> str:
        """Texts as an enumeration."""
        return catalogue().list(texts)

    def day(self, day: datetime.date) -> str:
        """A day as people write it."""
        return catalogue().day(day)

    def month(self, day: datetime.date) -> str:
        """The month of a day, with its year."""
        return catalogue().month(day)

"""The one catalogue of sentences, for the screens, the command line and the report, in Norwegian and English.

The sentences stand in `en/AREA.ftl` and `nb/AREA.ftl` in the syntax of Project Fluent, which has named places, plural
forms and the formats of a locale. A message's id begins with its area: `codebook-rename` stands in `codebook.ftl`.
An area is read when its first message is asked for, so that no command waits for the sentences of all the others.
"""

import datetime
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.core import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax import ast

from app.i18n.system_errors import SAID, from_system
from core.errors import KodesporError
from core.messages import Message

LANGUAGES = ("nb", "en")
FOLDER = Path(__file__).parent
BY_NOUN = ("cli",)
"""Areas that are read file by file: `cli-codebook-added` stands in cli/codebook.ftl."""
NUMBER_MAX = 1e15
"""Larger numbers, which only mistakes hold, are written as they are: Babel fails on more than 28 digits."""
NORWEGIAN = ("nb", "no", "nn")
LOCALES = {"nb": "nb_NO", "en": "en_GB"}
resolver.MAX_PART_LENGTH = sys.maxsize
"""A quote may be as long as an interview. The library refuses more than 2,500 characters in a place, to guard against
sentences that strangers wrote; these are our own."""
_QUOTED = re.compile(r"([«“])\{ *(\$[a-zA-Z][\w-]*) *\}(?=[»”])")
_SINGLE = {"nb": str.maketrans("«»", "‘’"), "en": str.maketrans("“”", "‘’")}
"""Quotation marks within those of the language."""


class Catalogue:
    """Gives sentences in one language. It is a `core.messages.Translator`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.locale = Locale.parse(LOCALES[self.language])

    def __call__(self, message: str, /, **parameters: object) -> str:
        """The sentence with this id. Raises KeyError where there is none: a test finds each use of an id.

        `message.part` is the attribute `part` of a message. A parameter may be text, a number, a message, an error, or
        a list of texts, which becomes an enumeration.
        """
        name, _, part = message.partition(".")
        bundle = _bundle(self.language, _area(name))
        found = bundle.get_message(name)
        pattern = found.attributes[part] if part else found.value
        if pattern is None:
            raise KeyError(message)
        places = {name: self._place(each) for name, each in parameters.items()}
        if (reason := str(places.get("reason")).lower()) in SAID:
            places["reason"] = self(SAID[reason])
        simple = _simple(self.language, message)
        if simple is not None and all(type(places.get(each)) is str for each in simple.names):
            return simple.filled(places)
        text, problems = bundle.format_pattern(pattern, places)
        if problems:
            raise KeyError(f"{message}: {problems[0]}")
        return str(text)

    def say(self, message: Message | KodesporError | OSError) -> str:
        """The sentence of a message, of an error of ours, or of what the system refused."""
        if isinstance(message, OSError):
            message = from_system(message)
        said = message.message if isinstance(message, KodesporError) else message
        return self(said.id, **said.parameters)

    def __contains__(self, message: str) -> bool:
        """Whether there is a sentence with this id."""
        name, _, part = message.partition(".")
        if not _files(self.language, _area(name)) or not _bundle(self.language, _area(name)).has_message(name):
            return False
        return not part or part in _bundle(self.language, _area(name)).get_message(name).attributes

    def _place(self, value: object) -> str | int | float:
        if isinstance(value, (Message, KodesporError)):
            return self.say(value)
        if isinstance(value, (list, tuple, set, frozenset)):
            return self.list(map(str, value))
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < NUMBER_MAX:
            return value
        return str(value)

    # -- formats of the locale

    def number(self, value: float, digits: int = 2, *, is_fixed: bool = False) -> str:
        """A number with at most so many decimals, or with just so many: 0,71 in Norwegian, 0.71 in English."""
        decimals = f".{('0' if is_fixed else '#') * digits}" if digits else ""
        return format_decimal(value, format=f"#,##0{decimals}", locale=self.locale)

    def percent(self, share: float) -> str:
        """A share of one as a whole percentage."""
        return format_percent(share, locale=self.locale)

    def list(self, texts: Iterable[str]) -> str:
        """Texts as an enumeration: a, b og c."""
        return format_list(list(texts), locale=self.locale)

    def day(self, day: datetime.date) -> str:
        """A day as people write it: 26. nov. 2026, 26 Nov 2026."""
        return format_date(day, "medium", locale=self.locale)

    def month(self, day: datetime.date) -> str:
        """The month of a day, with its year: nov. 2026, Nov 2026."""
        return format_date(day, "MMM y", locale=self.locale)

    def moment(self, moment: datetime.datetime) -> str:
        """A day and a time of day, in the offset that the moment has."""
        return format_datetime(moment, "medium", tzinfo=moment.tzinfo, locale=self.locale)

    def day_of(self, at: int, offset: int = 0) -> str:
        """The day of an event: milliseconds since 1970, so many minutes ahead of UTC."""
        return self.day(_local(at, offset).date())

    def moment_of(self, at: int, offset: int = 0) -> str:
        """The day and minute of an event: milliseconds since 1970, so many minutes ahead of UTC."""
        time = format_time(_local(at, offset).time(), "short", locale=self.locale)
        return f"{self.day_of(at, offset)}, {time}"


def _local(at: int, offset: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(at / 1000, datetime.timezone(datetime.timedelta(minutes=offset)))


def _area(message: str) -> str:
    """The area of an id: its first word; where the area has a file for each noun, the second word as well."""
    area, _, rest = message.partition("-")
    return f"{area}/{rest.partition('-')[0]}" if area in BY_NOUN else area


@cache
def _bundle(language: str, area: str) -> FluentBundle:
    """The messages of an area. Raises KeyError where there is no such area."""
    files = _files(language, area)
    if not files:
        raise KeyError(f"no messages of the area {area}")
    bundle = FluentBundle(
        [LOCALES[language].replace("_", "-")], functions={"WITHIN": _within(language)}, use_isolating=False
    )
    for file in files:
        bundle.add_resource(FluentResource(_QUOTED.sub(r"\1{ WITHIN(\2) }", file.read_text(encoding="utf-8"))))
    return bundle


class _Simple(NamedTuple):
    """A sentence of words and places alone. Filling it takes a tenth of what the library takes, and a trail has a
    hundred thousand."""

    texts: tuple[str, ...]
    names: tuple[str, ...]
    quoted: tuple[Mapping[int, int] | None, ...]
    """For each place, how its quotation marks change where it stands within some."""

    def filled(self, places: Mapping[str, Any]) -> str:
        """The sentence with texts in its places."""
        found = [self.texts[0]]
        for name, marks, text in zip(self.names, self.quoted, self.texts[1:], strict=True):
            found += (places[name] if marks is None else places[name].translate(marks), text)
        return "".join(found)


@cache
def _simple(language: str, message: str) -> _Simple | None:
    """A message as words and places; None where it has more, such as a plural."""
    name, _, part = message.partition(".")
    found = _bundle(language, _area(name)).get_message(name)
    pattern = found.attributes[part] if part else found.value
    texts, names, quoted = [""], list[str](), list[Mapping[int, int] | None]()
    for element in pattern.elements if isinstance(pattern, ast.Pattern) else [pattern]:
        if isinstance(element, ast.TextElement):
            texts[-1] += element.value
            continue
        place, marks = element.expression if isinstance(element, ast.Placeable) else element, None
        if isinstance(place, ast.FunctionReference) and place.id.name == "WITHIN":
            place, marks = place.arguments.positional[0], _SINGLE[language]
        if not isinstance(place, ast.VariableReference):
            return None
        names.append(place.id.name)
        quoted.append(marks)
        texts.append("")
    return _Simple(tuple(texts), tuple(names), tuple(quoted))


def _within(language: str) -> Callable[[Any], Any]:
    """What fills a place that stands in quotation marks: those of its own become single ones."""
    return lambda value: value.translate(_SINGLE[language]) if isinstance(value, str) else value


@cache
def _files(language: str, area: str) -> tuple[Path, ...]:
    """The files of an area: one, or a folder of several where the messages are many, as those of errors."""
    one = FOLDER / language / f"{area}.ftl"
    return (one,) if one.is_file() else tuple(sorted((FOLDER / language / area).glob("*.ftl")))


def first_of(accepted: str) -> str:
    """The first of the languages in a header Accept-Language (RFC 9110, 12.5.4) that there are sentences in, by their
    weights; English where none is, and empty where nothing is asked for."""
    asked = []
    for each in accepted.split(","):
        tag, _, weight = each.partition(";")
        found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
        asked.append((-float(found.group(1)) if found else -1.0, tag.strip().lower()))
    for _, tag in sorted((each for each in asked if each[0]), key=lambda each: each[0]):
        if tag.partition("-")[0] in NORWEGIAN:
            return "nb"
        if tag.partition("-")[0] == "en":
            return "en"
    return "en" if accepted.strip() else ""


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the system asks for: Norwegian where its language is a Norwegian one, else English."""
    for name in ("KODESPOR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        asked = environment.get(name, "")
        if asked:
            return "nb" if asked.lower()[:2] in NORWEGIAN else "en"
    return "en"

"""What a report is made of, whatever it is written as: headed sections of paragraphs, tables, pictures, quotes."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("nb", "en")


class Paragraph(NamedTuple):
    """Some sentences. `is_for_author`: something that only the author can fill in."""

    text: str
    is_for_author: bool = False


class Bullets(NamedTuple):
    """A list; in each item ⟦n⟧ stands for a link to the n-th event."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; in each cell ⟦n⟧ stands for a link to the n-th event."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(NamedTuple):
    """A drawing as SVG, and what it shows, for who cannot see it."""

    svg: str
    label: str


class Quote(NamedTuple):
    """Words of an informant, and where they stand."""

    words: str
    where: str


Block = Paragraph | Bullets | Table | Picture | Quote


class Section(NamedTuple):
    """A heading, and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


class Translator:
    """The report's words in the chosen language; written in English where they are used."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, english: str) -> str:
        """The text."""
        return _words("norwegian" if self.language == "nb" else "english").get(english, english)


@cache
def _words(language: str) -> dict[str, str]:
    """English holds only what is looked up by a name that people do not read."""
    words: dict[str, str] = json.loads((Path(__file__).parent / f"{language}.json").read_text(encoding="utf-8"))
    return words


def event(n: int) -> str:
    """A link to an event by its number in the trail."""
    return f"⟦{n}⟧"

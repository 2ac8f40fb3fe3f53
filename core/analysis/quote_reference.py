"""Words of a text with who said them and where they stand, as one cites them."""

from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import Id
from core.views.records import Coding

Place = tuple[Id, int, int]
"""A source, and from where to where (code points of the text as it was imported)."""


class ReferencedQuote(NamedTuple):
    """A quote. `people`: everybody who speaks in it, each once; `text`: the name of the text, or nothing where that may
    tell whose it is; `first` and `last`: its paragraphs, counted from 1 as they are numbered beside the text."""

    words: str
    people: tuple[str, ...]
    text: str
    first: int
    last: int


def referenced(presentation: Presentation, place: Place, is_anonymised: bool = False) -> ReferencedQuote:
    """The words of a place in the layer of `presentation`, and what is said of them. The name of a text is given by
    whoever imported it, often a file's: anonymised, it is left out."""
    source, start, end = place
    words = presentation.passage(source, start, end)
    turns = [each for each in presentation.turns(source) if each.start < end and start < each.end]
    named = [each.speaker for each in turns if each.speaker and each.words < end]
    if not named:
        row = presentation.state.sources.get(source)
        named = [presentation.participant(each) for each in (row.participants if row is not None else ())]
    numbers = paragraphs(presentation, source, start, end)
    text = "" if is_anonymised else presentation.source(source)
    return ReferencedQuote(words, tuple(dict.fromkeys(named)), text, *numbers)


def paragraphs(presentation: Presentation, source: Id, start: int, end: int) -> tuple[int, int]:
    """In which paragraphs a place of a text begins and ends, counted from 1; 1 where its words are not here."""
    read = presentation.reader(source)
    if read is None:
        return 1, 1
    before, inside = read(0, start).count("\n"), read(start, end).rstrip("\n").count("\n")
    return before + 1, before + 1 + inside


def of_codings(codings: Iterable[Coding]) -> list[Place]:
    """The places of codings, each once."""
    return list(dict.fromkeys((each.source, each.start, each.end) for each in codings))

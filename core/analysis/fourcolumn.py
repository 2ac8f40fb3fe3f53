"""The four-column table of a source: text, categories, theory, one's own immediate reflections."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.views.records import Memo


class FourColumns(NamedTuple):
    """One row of the table: a coded passage, or one that nobody coded. `works` are the references that its memos point
    to, `codings` those that stand on it."""

    start: int
    end: int
    quote: str
    codes: tuple[str, ...]
    theory: tuple[str, ...]
    reflections: tuple[str, ...]
    works: tuple[Id, ...] = ()
    codings: tuple[Id, ...] = ()


_LINE = re.compile(r"[^\n]+")
_SIGNS = re.compile(r"[^\w«“„\"'(\[]*+")
"""What ends the words that stand before a line."""
_WORD = re.compile(r"\w")
_SPEAKER = re.compile(r"[^\n:]{1,60}:\s*")
"""The name before what somebody says."""


def four_columns(
    presentation: Presentation, source: Id, whole: bool = False, cited: Mapping[Id, str] | None = None
) -> list[FourColumns]:
    """The coded passages of a source in their order, and those with a memo in the margin, with their memos. `whole`:
    and all that stands between them, a row for each paragraph or turn, so that the rows hold every word of the text; a
    name before a passage stands in its row.

    Theory holds the theoretical memos with their references, reflections all others. `cited`: how the works that memos
    point to are cited in a text.
    """
    cited = cited or {}
    memos: dict[Id, list[Memo]] = {}
    for memo in presentation.live_memos():
        if memo.on is not None:
            memos.setdefault(memo.on, []).append(memo)
    passages: dict[tuple[int, int], list[Id]] = {}
    for coding in presentation.codings_in(source):
        passages.setdefault((coding.start, coding.end), []).append(coding.id)
    placed: dict[tuple[int, int], list[Memo]] = {}
    for memo in memos.get(source, []):
        if memo.passage is not None:
            placed.setdefault(memo.passage, []).append(memo)
            passages.setdefault(memo.passage, [])
    labels: dict[int, int] = {}
    if whole:
        between, labels = _between(presentation, source, list(passages))
        for place in between:
            passages.setdefault(place, [])
    table = []
    for (start, end), codings in sorted(passages.items()):
        codes = dict.fromkeys(presentation.code(presentation.state.codings.rows[each].code) for each in codings)
        written = [memo for each in codings for memo in memos.get(each, [])] + placed.get((start, end), [])
        theory = tuple(_with_works(presentation, memo, cited) for memo in written if memo.kind == "theoretical")
        reflections = tuple(_with_works(presentation, memo, cited) for memo in written if memo.kind != "theoretical")
        works = dict.fromkeys(Id(thing) for memo in written for thing in _works(memo, cited))
        first = labels.pop(start, start)
        quote = presentation.passage(source, first, end)
        table.append(FourColumns(first, end, quote, tuple(codes), theory, reflections, tuple(works), tuple(codings)))
    return table


def _between(
    presentation: Presentation, source: Id, places: Collection[tuple[int, int]]
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """What no passage covers: a range (code points) for each line with words in it; and, by the start of a passage that
    has nothing but the speaker's name before it on its line, where that line begins. Nothing where the words are gone.
    """
    found: list[tuple[int, int]] = []
    labels: dict[int, int] = {}
    try:
        text = presentation.project.text(source)
    except Refused:
        return found, labels
    at = 0
    for start, end in sorted([*places, (len(text), len(text))]):
        lines = list(_lines(text, at, max(at, start)))
        if (
            lines
            and start < len(text)
            and _SPEAKER.fullmatch(text, *lines[-1])
            and not text[lines[-1][1] : start].strip()
        ):
            labels[start] = lines.pop()[0]
        found += lines
        at = max(at, end)
    return found, labels


def _lines(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines with words in them between two places, without the signs that end what stands before them."""
    for line in _LINE.finditer(text, at, end):
        signs = _SIGNS.match(text, *line.span())
        begin = signs.end() if signs else line.start()
        if _WORD.search(text, begin, line.end()):
            yield begin, line.end()


def _works(memo: Memo, cited: Mapping[Id, str]) -> list[Id]:
    return [Id(thing) for kind, thing in memo.links if kind == "reference" and Id(thing) in cited]


def _with_works(presentation: Presentation, memo: Memo, cited: Mapping[Id, str]) -> str:
    """A memo with what it refers to: as it was typed, and the works that it points to as they are cited."""
    text = presentation.words(memo.text)
    if memo.kind == "theoretical" and memo.reference:
        text += f" ({presentation.words(memo.reference)})"
    return " ".join([text, *(cited[each] for each in _works(memo, cited))])

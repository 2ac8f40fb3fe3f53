"""The words of a query: operators in either language, brackets, and names of codes, also of several words."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from core.analysis.namesakes import IN_USE, SEPARATOR
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import ID_BYTES, Id
from core.text.normal import look_alike

NAME_WORDS_MAX = 30
"""Longer names are found in quotation marks alone."""
QUERY_CODE_POINTS_MAX = 20_000
BRACKETS_MAX = 50
"""So many brackets may stand in each other."""
OPERATORS = ("and", "or", "not", "near", "overlaps", "within")
NEAR = re.compile(r"near/(\d{1,6})(turns?)?")
_NORWEGIAN = {"og": "and", "eller": "or", "ikke": "not", "nær": "near", "overlapper": "overlaps", "innenfor": "within"}
_NEAR_NORWEGIAN = re.compile(r"^nær/(\d{1,6})(replikk(?:er)?)?$")
_TOKEN = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([()])|([^\s()"]+))')
_ID_BEGINNING = re.compile(f"[0-9a-f]{{4,{2 * ID_BYTES}}}")


class Word(NamedTuple):
    """A word of an expression, a bracket, or what stood in quotation marks. `kind`: the operator in English, `name`, or
    the bracket."""

    kind: str
    word: str
    is_quoted: bool = False


def tokens_of(
    presentation: Presentation, expression: str, codes_named: Callable[[str], Collection[Id]]
) -> list[tuple[str, str]]:
    """The operators, brackets and names of an expression; words that are one name together stand as one. Raises
    Refused."""
    words = words_of(expression)
    names = _Names(presentation, codes_named, words)
    tokens: list[tuple[str, str]] = []
    place = depth = 0
    while place < len(words):
        is_awaited = not tokens or tokens[-1][0] not in ("name", ")")
        length = names.length_at(place, bool(tokens) and tokens[-1][0] == "and") if is_awaited else 0
        if length:
            tokens.append(("name", " ".join(each.word for each in words[place : place + length])))
        else:
            kind, word, _ = words[place]
            tokens.append((kind, word))
            depth += {"(": 1, ")": -1}.get(kind, 0)
            if depth > BRACKETS_MAX:
                raise Refused("query-too-deep", most=BRACKETS_MAX)
        place += length or 1
    return tokens


class _Names:
    """Where in an expression names stand, and of how many words. Each run of words between brackets and quotation marks
    is read so that all its names are those of codes or sets: words such as `and` join two names where both are there
    (`fear and hope`), and are part of one where only the whole is (`coffee and light`)."""

    def __init__(
        self, presentation: Presentation, codes_named: Callable[[str], Collection[Id]], words: list[Word]
    ) -> None:
        state = presentation.state
        codes = [row.name for row in state.codes.values() if row.status in IN_USE]
        sets = [row.name for row in state.code_sets.values() if row.status == "live"]
        self._named, self._words = codes_named, words
        self._known = {look_alike(presentation.words(name)) for name in (*codes, *sets)}
        self._beginnings = {name.split(" ", 1)[0] for name in self._known}
        self._lengths = [0] * (len(words) + 1)
        """Of each word: how many words the name has that begins with it, where all is read from there on; else 0."""
        self._ends = [len(words)] * (len(words) + 1)
        """Of each word: where its run ends."""
        for place in range(len(words) - 1, -1, -1):
            is_end = words[place].is_quoted or words[place].kind in "()"
            self._ends[place] = place if is_end else self._ends[place + 1]
            self._lengths[place] = self._read_from(place)

    def length_at(self, place: int, is_after_and: bool) -> int:
        """How many words the name has that stands here; 0 where an operator, a bracket or quotation marks do."""
        if is_after_and and self._is_not(place):
            return 0
        return self._lengths[place] or self._unread(place)

    def _read_from(self, place: int) -> int:
        """Up to the next operator first, then as many words as possible."""
        end, plain = min(self._ends[place], place + NAME_WORDS_MAX), self._until_operator(place)
        lengths = [plain - place, *range(end - place, 0, -1)]
        return next((n for n in lengths if self._goes_on(place + n) and self._is_known(place, place + n)), 0)

    def _goes_on(self, place: int) -> bool:
        """Whether what stands after a name is the end, or an operator and something that can be read."""
        if place == self._ends[place]:
            return True
        kind = self._words[place].kind
        return kind != "name" and (
            self._opens(place + 1) or self._lengths[place + 1] > 0 or (kind == "and" and self._is_not(place + 1))
        )

    def _is_not(self, place: int) -> bool:
        """Whether the `not` of `A and not B` stands here."""
        if place >= len(self._words) or self._words[place].kind != "not" or self._words[place].is_quoted:
            return False
        return self._opens(place + 1) or self._lengths[place + 1] > 0

    def _opens(self, place: int) -> bool:
        return place < len(self._words) and (self._words[place].is_quoted or self._words[place].kind == "(")

    def _unread(self, place: int) -> int:
        """Where not all is the name of something: the first name is what is known, else what stands up to the next
        operator, so that it can be said that it is not."""
        plain = self._until_operator(place)
        if plain > place and self._is_known(place, plain):
            return plain - place
        return 1 if plain > place + 1 and self._is_known(place, place + 1) else plain - place

    def _until_operator(self, place: int) -> int:
        end = min(self._ends[place], place + NAME_WORDS_MAX)
        return next((n for n in range(place, end) if self._words[n].kind != "name"), end)

    def _is_known(self, start: int, end: int) -> bool:
        if start >= end:
            return False
        given = [each.word for each in self._words[start:end]]
        phrase, first = " ".join(given), look_alike(given[0]).split(" ", 1)[0]
        if first in self._beginnings and look_alike(phrase) in self._known:
            return True
        last = phrase.rpartition(SEPARATOR)[2] if SEPARATOR in phrase else None
        is_path = last is not None and look_alike(last) in self._known
        if not is_path and not (end == start + 1 and _ID_BEGINNING.fullmatch(first)):
            return False
        try:
            return bool(self._named(phrase))
        except Refused:
            return False


def words_of(expression: str) -> list[Word]:
    """The words one by one. Raises Refused."""
    if len(expression) > QUERY_CODE_POINTS_MAX:
        raise Refused("query-too-long", most=QUERY_CODE_POINTS_MAX)
    tokens, place, expression = [], 0, expression.rstrip()
    while place < len(expression):
        match = _TOKEN.match(expression, place)
        if match is None:
            raise Refused("quotation-open")
        quoted, bracket, word = match.groups()
        if quoted is not None:
            tokens.append(Word("name", quoted.replace('""', '"'), True))
        elif bracket:
            tokens.append(Word(bracket, bracket))
        else:
            low = word.lower()
            low = _NORWEGIAN.get(low, _NEAR_NORWEGIAN.sub(_near_in_english, low))
            is_operator = low in OPERATORS or NEAR.fullmatch(low) is not None
            tokens.append(Word(low if is_operator else "name", word))
        place = match.end()
    return tokens


def _near_in_english(norwegian: re.Match[str]) -> str:
    return f"near/{norwegian[1]}{'turns' if norwegian[2] else ''}"

"""Whether a researcher's text repeats a participant's words or name, so that both can be taken back together.

Texts are compared by their words in one form (`words_of`), so that neither how letters are composed or drawn, nor
capitals, kinds of spaces and quotation marks, punctuation between the words, signs that nobody sees, or a word that is
divided over two lines hides a quotation. One whose words are written together is found by its letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from core.limits import NAME_LETTERS_MIN, QUOTE_WORDS_MIN
from core.text.normal import BLANK, JOINERS, MARKS_COMPARED, few_marks, is_latin

_WORD = re.compile(r"[^\W_]+")
_DIVIDED = re.compile(r"[-\u2010\u2011\u00ac](?<=[^\W\d_].)[^\S\n]*\n\s*(?=[^\W\d_])")
"""A hyphen at the end of a line, inside a word; the hyphen is looked for first, since letters are everywhere."""
_SHORT_WORDS = ("i", "\u00e5")
"""Norwegian words of one letter, with which a sentence goes on after a name."""
_TOGETHER = (12, 20, 28)
"""So many letters are compared where words are written together: as many as four short, usual and long words have."""
_UNSEEN = dict.fromkeys(
    [
        *(each for each in (*range(0x20000), *range(0xE0000, 0xE1000)) if unicodedata.category(chr(each)) == "Cf"),
        *map(ord, BLANK + JOINERS),
    ]
)
_UNSEEN_SIGNS = frozenset(map(chr, _UNSEEN))
"""Looked for first: most texts have none, and this is told far sooner."""
_SOFT_HYPHEN = "\u00ad"
"""The one of them that Latin-1 has."""


def words_of(text: str) -> str:
    """A text as its words alone, in one form, one space between and around: what is compared."""
    if not text.isascii():
        seen = text.translate(_UNSEEN) if _holds_unseen(text) else text
        seen = few_marks(seen, MARKS_COMPARED)
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return f" {' '.join(_WORD.findall(_DIVIDED.sub('', text.casefold())))} "


def _holds_unseen(text: str) -> bool:
    return _SOFT_HYPHEN in text if is_latin(text) else not _UNSEEN_SIGNS.isdisjoint(text)


def repeats(text: str, told: str) -> bool:
    """Whether all words of a text stand in a row in another, which is given as its words (`words_of`)."""
    words = words_of(text) if told.strip() else ""
    return bool(words.strip()) and words in told


def quotes_from(text: str, corpus: Iterable[tuple[bytes, str]]) -> list[bytes]:
    """The names of those texts (as (name, words_of(text))) of which `text` repeats four words in a row or more."""
    written = words_of(text).split()
    runs, together = set(_runs(written)), _written_together(written)
    if not runs and not together:
        return []
    return [
        name
        for name, spoken in corpus
        if any(run in spoken for run in runs) or (together and _holds_together(spoken, together))
    ]


def names_in(text: str, names: Mapping[str, set[bytes]]) -> set[bytes]:
    """What those names (in the form of `words_of`) stand for which occur in a text, also in the genitive. Of two names
    of which one only adds a number or a letter ("Kari" and "Kari 2") that one is meant where it stands. Where a name
    goes on with words ("Kari på"), which may as well be those of a sentence on Kari, both are meant."""
    spoken, found = words_of(text), set[bytes]()
    written = set(spoken.split())
    for name in names:
        first = name.split()[:1]
        if len(name.replace(" ", "")) < NAME_LETTERS_MIN or written.isdisjoint((*first, f"{first[0]}s")):
            continue
        if f"{name[:-1]}s " in spoken or _is_meant(name, spoken, names):
            found |= names[name]
    return found


def _is_meant(name: str, spoken: str, names: Mapping[str, set[bytes]]) -> bool:
    """Whether a name stands somewhere without the number or letter that makes it the name of another."""
    at = spoken.find(name)
    while at >= 0:
        following = spoken[at + len(name) :].split(" ", 1)[0]
        number = following if f"{name}{following} " in names else following.removesuffix("s")
        if f"{name}{number} " not in names or not (number.isdecimal() or len(number) == 1) or number in _SHORT_WORDS:
            return True
        at = spoken.find(name, at + 1)
    return False


class Runs:
    """All runs of four words in some texts, to tell at once that one repeats none of them: for very many texts."""

    def __init__(self, texts: Iterable[str], among: Iterable[str] | None = None) -> None:
        """`among`: what will be asked about, where that is known. Only runs that stand there are kept, which is much
        quicker where long texts are asked about short ones."""
        self._known: set[int] = set()
        self._among: set[int] | None = None
        if among is None:
            for text in texts:
                words = words_of(text).split()
                self._known.update(map(hash, _in_fours(words)))
                self._known.update(map(hash, _openings(words)))
            return
        asked = [words_of(each).split() for each in among]
        self._among = {run for words in asked for run in _asked_for(words)}
        begun = {word[: _TOGETHER[0]] for words in asked for word in words if len(word) >= _TOGETHER[0]}
        for text in texts if self._among else ():
            self._keep_asked(words_of(text).split(), self._among, begun)

    def _keep_asked(self, words: list[str], among: set[int], begun: set[str]) -> None:
        self._known.update(filter(among.__contains__, map(hash, _in_fours(words))))
        letters, length = "".join(words), _TOGETHER[0]
        if begun and not begun.isdisjoint([letters[at : at + length] for at in (0, *accumulate(map(len, words)))]):
            self._known.update(filter(among.__contains__, map(hash, _openings(words))))

    def repeats(self, text: str) -> bool:
        """Whether a text may hold one of them; also where nobody said that it would be asked about."""
        asked = _asked_for(words_of(text).split())
        is_foreseen = self._among is None or asked <= self._among
        return not is_foreseen or not asked.isdisjoint(self._known)


class Voices:
    """Who says which run of words, among several texts."""

    def __init__(self, texts: Iterable[tuple[bytes, str]]) -> None:
        """Each text with what it is known by."""
        self._by: dict[int, set[bytes]] = {}
        for name, text in texts:
            words = words_of(text).split()
            for run in (*_runs(words), *_openings(words)):
                self._by.setdefault(hash(run), set()).add(name)

    def of(self, text: str) -> set[bytes]:
        """The texts that a text may repeat words of."""
        words = words_of(text).split()
        runs = (*_runs(words), *_written_together(words))
        return {name for run in runs for name in self._by.get(hash(run), ())}


def _runs(words: list[str]) -> Iterator[str]:
    return (f" {' '.join(words[n : n + QUOTE_WORDS_MIN])} " for n in range(len(words) - QUOTE_WORDS_MIN + 1))


def _in_fours(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The same runs as their words, which are told apart much faster."""
    return zip(*(words[n:] for n in range(QUOTE_WORDS_MIN)), strict=False)


def _asked_for(words: list[str]) -> set[int]:
    """What is looked for of a short text."""
    return {*map(hash, _in_fours(words)), *map(hash, _written_together(words))}


def _written_together(words: list[str]) -> set[str]:
    """The beginnings of words in which several may be written together."""
    return {word[:length] for word in words for length in _TOGETHER if len(word) >= length}


def _openings(words: list[str]) -> Iterator[str]:
    """The letters from the beginning of each word on that hold four words or more, if these were written together."""
    letters = "".join(words)
    begin = [0, *accumulate(map(len, words))]
    for start, last in zip(begin, begin[QUOTE_WORDS_MIN - 1 : -1], strict=False):
        for length in _TOGETHER:
            if last - start < length <= len(letters) - start:
                yield letters[start : start + length]


def _holds_together(spoken: str, together: set[str]) -> bool:
    letters = spoken.replace(" ", "")
    if not any(each in letters for each in together):
        return False
    return not together.isdisjoint(_openings(spoken.split()))

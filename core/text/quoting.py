"""Whether a researcher's text repeats a participant's words, so that both can be taken back together."""

import re
from collections.abc import Iterable

from core.limits import QUOTE_WORDS_MIN

_WORD = re.compile(r"\w+")


def words_of(text: str) -> str:
    """A text as its words alone, in lower case, one space between and around: what is compared."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def quotes_from(text: str, corpus: Iterable[tuple[bytes, str]]) -> list[bytes]:
    """The names of those texts (as (name, words_of(text))) of which `text` repeats four words in a row or more."""
    runs = _runs(text)
    return [name for name, spoken in corpus if any(run in spoken for run in runs)] if runs else []


class Runs:
    """All runs of four words in some texts, to tell at once that one repeats none of them: for very many texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {hash(run) for text in texts for run in _runs(text)}

    def repeats(self, text: str) -> bool:
        """Whether a text may hold one of them."""
        return any(hash(run) in self._known for run in _runs(text))


class Voices:
    """Who says which run of words, among several texts."""

    def __init__(self, texts: Iterable[tuple[bytes, str]]) -> None:
        """Each text with what it is known by."""
        self._by: dict[int, set[bytes]] = {}
        for name, text in texts:
            for run in _runs(text):
                self._by.setdefault(hash(run), set()).add(name)

    def of(self, text: str) -> set[bytes]:
        """The texts that a text may repeat words of."""
        return {name for run in _runs(text) for name in self._by.get(hash(run), ())}


def _runs(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {f" {' '.join(words[n : n + QUOTE_WORDS_MIN])} " for n in range(len(words) - QUOTE_WORDS_MIN + 1)}

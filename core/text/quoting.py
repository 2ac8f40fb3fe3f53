"""Whether a researcher's text repeats an informant's words, so that both can be taken back together."""

import re
from collections.abc import Iterable

from core.limits import QUOTE_WORDS_MIN

_WORD = re.compile(r"\w+")


def words_of(text: str) -> str:
    """A text as its words alone, in lower case, one space between and around: what is compared."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def quotes_from(text: str, corpus: Iterable[tuple[bytes, str]]) -> list[bytes]:
    """The names of those texts (as (name, words_of(text))) of which `text` repeats four words in a row or more."""
    words = _WORD.findall(text.casefold())
    runs = {f" {' '.join(words[n : n + QUOTE_WORDS_MIN])} " for n in range(len(words) - QUOTE_WORDS_MIN + 1)}
    return [name for name, spoken in corpus if any(run in spoken for run in runs)] if runs else []

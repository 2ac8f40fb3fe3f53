"""Word stems, so that a search for one form finds the others: the Snowball algorithms for Norwegian and English."""

import re
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"\w+")
LANGUAGES = ("norwegian", "english")

_NORWEGIAN = "og det er ikke ikkje jeg eg på som av en ei et eit var har å vi de dei så men"
_ENGLISH = "the and of to is it that was i you in they we he she had have but not with"
_TELLING = {"norwegian": frozenset(_NORWEGIAN.split()), "english": frozenset(_ENGLISH.split())}
"""Small words that are frequent in one of the languages and rare in the other."""

_STEMMERS = {language: snowballstemmer.stemmer(language) for language in LANGUAGES}


@lru_cache(maxsize=400_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in lower case."""
    return str(_STEMMERS[language].stemWord(word))


def stems_of(word: str) -> set[str]:
    """A word's stems in both languages."""
    return {stem(word, language) for language in LANGUAGES}


def language_of(text: str) -> str:
    """Which of the languages a text is in, by its small words; Norwegian where that is not clear."""
    words = WORD.findall(text[:20_000].lower())
    return max(LANGUAGES, key=lambda language: sum(word in _TELLING[language] for word in words))

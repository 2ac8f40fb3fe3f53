"""Transcripts in which a time and a name begin a line and nothing stands between the name and the words.

`[0:03] Kari Holm Hva tenker du?`: only the text as a whole tells where the names end. Every line with a time begins
with one of a few names, each again and again, and what follows them begins like a sentence; prose is not like that.
"""

import re
from collections.abc import Iterator

from core.importing.clock import CLOCK, ms_of_clock
from core.importing.spoken import Spoken, in_turns
from core.text.speaker_labels import is_ordinary, is_role
from core.text.speaker_turns import turns
from core.text.stop_words import STOP_WORDS

_S = r"[ \t]{0,20}"
_STAMPED = re.compile(
    rf"^{_S}(?P<open>[\[(])?(?P<first>{CLOCK})(?(open)[\])])(?:{_S}[-–|])?[ \t]{{1,20}}(?P<rest>[^\W\d_].*)$"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]{0,29}\.?")
_NUMBER = re.compile(r"\d{1,3}")
_ENDS_SENTENCE = re.compile(r"\w{3}\.$")
"""“Ola Hei. Jeg …”: a greeting, where “Ola H. Jeg …” has an initial."""
_NAME_WORDS_MAX, _SPEAKERS_MAX, _STAMPED_MIN = 4, 12, 3
_MOST = 0.6
"""So great a part of the lines at least begins with a time, and of the words after a name with a capital."""


def stamped_names(lines: list[str]) -> list[Spoken]:
    """What is said, by whom and when; nothing where a text is not in this layout, or with any doubt."""
    found = [(line, _STAMPED.match(line)) for line in lines if line.strip()]
    matches = [match for _, match in found if match]
    times = [ms_of_clock(match["first"]) for match in matches]
    if len(matches) < max(_STAMPED_MIN, _MOST * len(found)) or times != sorted(times):
        return []
    if len(turns("\n".join(lines))) > 1:  # there is something between the names and the words
        return []
    said = [match["rest"].split() for match in matches]
    names = sorted(set(_names(said)), key=len, reverse=True)
    if not 1 < len(names) <= _SPEAKERS_MAX or not _begin_sentences(said, names):
        return []

    def turn(match: re.Match[str]) -> Spoken:
        words = match["rest"].split()
        name = next(each for each in names if _begins(words, each))
        rest = match["rest"]
        for word in name:
            rest = rest.lstrip().removeprefix(word)
        return Spoken(" ".join(name), rest.strip(), ms_of_clock(match["first"]))

    if not all(any(_begins(words, each) for each in names) for words in said):
        return []
    return in_turns(found, turn)


def _begins(words: list[str], name: tuple[str, ...]) -> bool:
    return tuple(words[: len(name)]) == name and len(words) > len(name)


def _names(said: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """The names with which the lines begin: the longest beginnings that come again and again; and of two words or more
    also one that comes once beside those, up to the capital of its first word."""
    once: list[list[str]] = []
    is_repeated = False
    for name, lines in _grown((), said):
        if len(lines) > 1 or is_role(" ".join(name)):
            is_repeated = True
            yield name
        else:
            once += lines
    for words in once if is_repeated else ():
        run = 0
        while run < len(words) and run <= _NAME_WORDS_MAX and _is_of_name(words[run]):
            run += 1
        follows_capital = run < len(words) and words[run][:1].isupper()
        name = tuple(words[: run if follows_capital else run - 1])
        if len(name) > 1 and run < len(words) and not _ENDS_SENTENCE.search(name[-1]):
            yield name


def _grown(name: tuple[str, ...], lines: list[list[str]]) -> Iterator[tuple[tuple[str, ...], list[list[str]]]]:
    """Names that begin with these words, each with its lines; a name grows by a word where all its lines go on with
    words of names, each of them again."""
    at = len(name)
    after: dict[str, list[list[str]]] = {}
    for words in lines:
        after.setdefault(words[at] if at < len(words) - 1 else "", []).append(words)
    may_grow = at < _NAME_WORDS_MAX and all(
        (len(rows) > 1 or not name) and (_is_of_name(word) or (bool(name) and _NUMBER.fullmatch(word) is not None))
        for word, rows in after.items()
    )
    if name and ((is_role(" ".join(name)) and name[-1][-1:].isdecimal()) or not may_grow):
        yield name, lines
    elif may_grow:
        for word, rows in after.items():
            yield from _grown((*name, word), rows)


def _is_of_name(word: str) -> bool:
    if not _WORD.fullmatch(word) or not word[:1].isupper():
        return False
    return is_role(word) or (word.casefold().rstrip(".") not in STOP_WORDS and not is_ordinary(word))


def _begin_sentences(said: list[list[str]], names: list[tuple[str, ...]]) -> bool:
    """Whether what stands after the names mostly begins with a capital or a sign, as a sentence does."""
    after = [words[len(name)] for words in said for name in names if _begins(words, name)]
    return sum(not each[:1].islower() for each in after) >= _MOST * len(said)

"""The words of a recovery sheet: as they are shown, typed and mistyped."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from core.keys.recovery_sheet import numbered, seed_of_words, words_of_seed


@given(st.binary(min_size=32, max_size=32), st.integers(1, 24))
def test_numbered_words_give_the_seed_again(seed, columns):
    shown = numbered(words_of_seed(seed), columns)
    for typed in (
        shown,
        shown.upper(),
        shown.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", shown),
        words_of_seed(seed),
    ):
        assert seed_of_words(typed) == seed
    assert seed_of_words(shown.replace(" ", ". ", 1)) == seed


def refused(words: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as caught:
        seed_of_words(words)
    return caught.value.code, dict(caught.value.parameters)


def test_a_wrong_word_is_named_by_its_number():
    words = words_of_seed(bytes(range(32))).split()
    typed = [*words[:6], "bokstav", *words[7:]]
    assert refused(" ".join(typed)) == ("recovery-word-unknown", {"number": 7, "word": "bokstav"})


@pytest.mark.parametrize("count", [0, 1, 23, 25])
def test_missing_words_are_counted(count):
    words = (words_of_seed(bytes(range(32))).split() * 2)[:count]
    assert refused(" ".join(words)) == ("recovery-words-missing", {"count": count})


def test_exchanged_words_are_refused():
    words = words_of_seed(bytes(range(32))).split()
    assert refused(" ".join(words[::-1]))[0] == "recovery-words-wrong"

"""The verifier's page runs its own style and script alone, and says what the script says, in both languages."""

import string

from tests.forgeries import verifier
from tools.verifier_policy import PAGE, made


def test_the_policy_and_the_sentences_belong_to_the_page():
    page = PAGE.read_text(encoding="utf-8")
    assert made() == page, "run `python -m tools.verifier_policy`"
    assert "unsafe" not in page.split("<style>")[0]


def test_both_languages_say_the_same_things_about_the_same():
    english, norwegian = (verifier.SENTENCES[each] for each in ("en", "nb"))
    assert english.keys() == norwegian.keys()
    for name, sentence in english.items():
        assert _fields(sentence) == _fields(norwegian[name]), name


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}

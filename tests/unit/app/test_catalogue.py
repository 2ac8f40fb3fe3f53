"""The catalogue says sentences in both languages: plural forms, formats of the locale, messages within messages."""

import errno
import os
import re
from datetime import UTC, date, datetime

import pytest

from app.i18n.catalogue import FOLDER, LANGUAGES, Catalogue, _area, _bundle, _simple, system_language
from core.errors import KodesporError, Refused
from core.messages import Message, Translator

EN, NB = Catalogue("en"), Catalogue("nb")


def test_one_and_many_have_forms_of_their_own():
    for count, english, norwegian in (
        (0, "0 codings: a → b", "0 kodinger: a → b"),
        (1, "1 coding: a → b", "1 koding: a → b"),
        (2, "2 codings: a → b", "2 kodinger: a → b"),
    ):
        flow = Message("development-flow", {"codings": count, "before": "a", "after": "b"})
        assert (EN.say(flow), NB.say(flow)) == (english, norwegian)


def test_numbers_days_and_lists_are_written_as_the_language_does():
    assert (NB.number(0.714), EN.number(0.714)) == ("0,71", "0.71")
    assert (NB.number(0.7144, 3), EN.number(2.0)) == ("0,714", "2")
    assert NB.number(1234.4, 0) == "1\xa0234"
    assert EN.number(1234.4, 0) == "1,234"
    assert EN.percent(0.5) == "50%"
    assert NB.percent(0.5) == "50\xa0%"
    assert NB.list(["a", "b", "c"]) == "a, b og c"
    assert EN.list(["a", "b", "c"]) == "a, b and c"
    assert (NB.list(["a"]), NB.list([])) == ("a", "")
    assert NB.day(date(2026, 5, 26)) == "26. mai 2026"
    assert EN.day(date(2026, 5, 26)) == "26 May 2026"
    assert "14:05" in NB.moment(datetime(2026, 5, 26, 14, 5, tzinfo=UTC))


def test_numbers_and_lists_in_a_sentence_are_too():
    assert NB.say(Refused("name-too-long", max=200_000)) == "Et navn har høyst 200\xa0000 tegn."
    assert EN.say(Refused("name-too-long", max=200_000)) == "A name has at most 200,000 characters."
    assert NB.say(Refused("role-unknown", roles=("owner", "coder"))) == "Rollene er owner og coder."


def test_a_message_or_an_error_may_fill_a_place():
    said = Message("disagreement-disagree", {"judge": "Bo", "coder": "Ada", "code": "uro", "proposed": ""})
    assert NB("disagreement-with-reason", said=said, why="nei") == "Bo er uenig med Ada om «uro»: nei"
    assert EN("disagreement-with-reason", said=Refused("no-such-code"), why="x") == "There is no such code.: x"


def test_text_with_the_signs_of_the_syntax_stays_as_it_is():
    assert EN("term-stranger", id="{ $x } [a] *") == "unknown device { $x } [a] *"


def test_words_as_long_as_an_interview_stand_whole_in_a_sentence():
    said = "og så kom «hun» inn. " * 3000
    single = said.replace("«", "‘").replace("»", "’")
    assert NB("export-quoted", words=said) == f"«{single}»"
    assert single in NB("components-replaced", words=said, count=3), "in a plural form, too"
    assert NB("texts-tool", tool="Whisper", text=said) == f"Whisper: {said}"
    assert len(NB("export-quoted", words=Message("export-quoted", {"words": said}))) > len(said)


def test_a_sentence_is_the_same_whether_it_is_filled_here_or_by_the_library():
    """All of both languages, with texts that hold quotation marks and signs of the syntax."""
    simple = 0
    for language in LANGUAGES:
        for file in sorted((FOLDER / language).rglob("*.ftl")):
            for name in re.findall(r"^([a-z][\w-]*) =", file.read_text(encoding="utf-8"), re.MULTILINE):
                bundle = _bundle(language, _area(name))
                found, filled = bundle.get_message(name).value, None
                if found is not None:
                    filled = _simple(language, name)
                if filled is not None:
                    places = {each: f"«{each}» “x” {{ $y }}\n" for each in filled.names}
                    assert bundle.format_pattern(found, places) == (filled.filled(places), [])
                    simple += 1
    assert simple > 1000


def test_what_is_not_there_is_not_passed_over():
    for unknown in ("term-nothing-like-it", "nowhere-at-all", "term"):
        with pytest.raises(KeyError):
            EN(unknown)
        assert unknown not in EN
    with pytest.raises(KeyError):
        EN("error-name-too-long")  # a place without a value
    assert "term-withdrawn" in NB
    assert NB("term-withdrawn") == "[trukket tilbake]"


def test_there_are_two_languages():
    assert Catalogue("fr").language == "nb"
    translators: list[Translator] = [Catalogue(language) for language in LANGUAGES]
    assert [each.language for each in translators] == ["nb", "en"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "en_GB.UTF-8", "KODESPOR_LANGUAGE": "nb"}, "nb"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": ""}, "nb"),
    ],
)
def test_the_system_says_which_language(environment, language):
    assert system_language(environment) == language


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("nb", "«Jeg er ikke alene» – dele", "Alle hovedkategoriene er samlet i «‘Jeg er ikke alene’ – dele»."),
        ("en", "“I am not alone”", "All main categories are gathered in “‘I am not alone’”."),
        ("en", "«Jeg»", "All main categories are gathered in “«Jeg»”."),
    ],
)
def test_quotation_marks_within_quotation_marks_are_single_ones(language, name, said):
    assert Catalogue(language)("report-gathered", category=name) == said


@pytest.mark.parametrize(
    ("language", "message", "places", "said"),
    [
        ("nb", "retrieve-recoding-many", {"count": 1}, "Koder om 1 koding"),
        ("nb", "retrieve-recoding-many", {"count": 2}, "Koder om 2 kodinger"),
        ("en", "retrieve-recoding-many", {"count": 1}, "Recoding 1 coding"),
        ("nb", "importing-note-pdf", {"silent": 1, "pages": 1}, "pdf, den eneste siden er uten tekst"),
        ("en", "importing-note-pdf", {"silent": 1, "pages": 1}, "pdf, its only page without text"),
        ("en", "importing-note-pdf", {"silent": 1, "pages": 12}, "pdf, 1 of 12 pages without text"),
    ],
)
def test_one_of_a_thing_is_said_in_the_singular(language, message, places, said):
    assert Catalogue(language)(message, **places) == said


def test_what_the_system_refuses_is_said_in_the_language_of_the_sentence(tmp_path):
    problem = KodesporError("file-unreadable", file="kari.txt", reason=os.strerror(errno.ENOENT).lower())
    assert Catalogue("nb").say(problem) == "kari.txt kan ikke leses: filen eller mappen finnes ikke."
    assert Catalogue("en").say(problem) == "kari.txt cannot be read: no such file or directory."
    with pytest.raises(IsADirectoryError) as refused:
        tmp_path.read_bytes()
    assert "det er en mappe" in Catalogue("nb").say(refused.value)


def test_codes_without_codings_are_said_to_be_counted_with_subcodes():
    counts = {"created": 20, "live": 20, "empty": 1, "merged": 0, "split": 0, "deleted": 0}
    assert "1 of them without codings, subcodes counted too;" in EN("report-codes-became", **counts)
    assert "1 av dem uten kodinger, også når underkodene regnes med;" in NB("report-codes-became", **counts)
    assert NB("report-negative-not-carried", count=1).startswith("Det negative tilfellet teller med blant kodingene")

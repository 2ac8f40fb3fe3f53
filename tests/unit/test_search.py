"""Searching: forms of words in both languages, phrases, beginnings, nearness, and every place of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation
from core.analysis.search import Index, search
from core.commands import participants, sources
from core.commands.sources import Incoming
from core.errors import Refused
from core.text.context_expansion import widened
from core.text.stems import language_of, stem
from core.text.words import forms_in, words_in
from tests.builders import World, a_participant, a_source, alice

NORSK = """Kari: Meistring er å meistre. Eg var redd for gruppa.
Ola: Vi snakket om tryggheten i gruppene. Det var trygt der, og ikke ellers.
Kari: Båten og bat er to ord. Trygt å snakke om?
Ola: Ja.
"""
ENGLISH = "The group met weekly. They were meeting for safety; I felt safe with it and with them.\n"


@pytest.fixture
def presentation():
    project = alice(World(73))
    a_source(project, NORSK)
    project.do(sources.import_source, Incoming("english", ENGLISH, "t"))
    return Presentation(project)


NONSENSE = (
    '"',
    "",
    "!!",
    "OR trygt",
    "trygt NOT",
    "NEAR/5 trygt",
    "trygt OR NOT x",
    "a NEAR/3",
    "ELLER trygt",
    "trygt IKKE",
    "NÆR/5 trygt",
    "trygt ELLER IKKE x",
)


def found(presentation, query, every=True):
    hits = search(presentation, query, every=every)
    for hit in hits:
        assert presentation.passage(hit.source, hit.start, hit.end) == hit.match
    return [hit.match for hit in hits]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("gruppe", {"gruppa", "gruppene"}),
        ("trygt", {"trygt", "Trygt"}),
        ("meet", {"meeting"}),
        ("group", {"group"}),
        ("meistr*", {"Meistring", "meistre"}),
        ('"trygt der"', {"trygt der"}),
        ('"meistrer"', set()),
        ("snakke NEAR/1 trygghet", {"snakket om tryggheten"}),
        ("snakket NEAR/0 trygghet", set()),
        ("redd OR båten", {"redd", "Båten"}),
        ("trygt NOT båten", {"trygt"}),
        ("trygt IKKE båten", {"trygt"}),
        ("trygt IKKE-båten", set()),
        ("båten NÆR-trygt", set()),
        ("snakke NÆR/1 trygghet", {"snakket om tryggheten"}),
        ("snakke trygt", {"snakket", "trygt", "Trygt", "snakke"}),
        ("båten", {"Båten"}),
        ("bat", {"bat"}),
    ],
)
def test_what_is_found(presentation, query, places):
    assert set(found(presentation, query)) == places


FORMS = (
    "Ola: Vi hadde en sam\u00adtale, og en sam-\ntale til. Jeg vil \ufb01nne ut av det, fullt \uff41\uff42.\n"
    "Kari: Det var veldig\ntrygt for meg, helt\ntil slutt.\nOla: 私は友達と話した。 हिन्दी में 친구가 ﾃﾞｰﾀ\n"
    "Kari: Hans œuvre fra İstanbul.\n"
)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("samtale", ["sam\u00adtale", "sam-\ntale"]),
        ("sam\u00adtale", ["sam\u00adtale", "sam-\ntale"]),
        ("finne", ["\ufb01nne"]),
        ("ab", ["\uff41\uff42"]),
        ('"veldig trygt for"', ["veldig\ntrygt for"]),
        ("helt NEAR/1 slutt", ["helt\ntil slutt"]),
        ('"slutt ola"', []),
        ("友達", ["友達"]),
        ("हिन्दी", ["हिन्दी"]),
        ("हिन्द", []),
        ("친구", ["친구"]),
        ("データ", ["ﾃﾞｰﾀ"]),
        ("oeuvre", ["œuvre"]),
        ("istanbul", ["İstanbul"]),
        ("İstanbul", ["İstanbul"]),
    ],
)
def test_words_are_found_however_they_are_written(query, places):
    project = alice(World(4))
    a_source(project, FORMS)
    presentation = Presentation(project)
    assert found(presentation, query) == places
    assert found(presentation, unicodedata.normalize("NFD", query)) == places


def test_what_a_condensed_text_repeats_is_found_once():
    project = alice(World(5))
    original = a_source(project, "Kari: Vi snakket om trygghet i gruppa.\nKari: Det var lenge siden.\n")
    condensed = Incoming("Kort", "Vi snakket om trygghet i gruppa.\nTryggheten kom sent.\n", "t", "condensed")
    short = project.do(sources.import_source, condensed, (), original)[0].event.source
    hits = search(Presentation(project), "trygghet", every=True)
    assert sorted((hit.source == short, hit.match) for hit in hits) == [(False, "trygghet"), (True, "Tryggheten")]
    counted = {each.word: each.times for each in frequencies(Presentation(project))}
    assert (counted["trygghet"], counted["tryggheten"], counted["sent"]) == (1, 1, 1)
    assert {each.word: each.times for each in frequencies(Presentation(project), {short})}["trygghet"] == 1


def test_words_are_counted_however_they_are_written():
    project = alice(World(6))
    a_source(project, "Sam\u00adtale, sam-\ntale, SAMTALE \ufb01nne finne e-post.\n")
    counted = {each.word: each.times for each in frequencies(Presentation(project), all_words=True)}
    assert counted == {"samtale": 3, "finne": 2, "e-post": 1}


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_gets_a_sentence(presentation, nonsense):
    with pytest.raises(Refused):
        search(presentation, nonsense)


@given(st.text(st.sampled_from("abå ORNTE/5\"*()-:^{}+'\\"), max_size=30))
def test_no_query_breaks_the_search(query):
    project = alice(World(1))
    a_source(project, NORSK)
    try:
        hits = search(Presentation(project), query, every=True)
    except Refused:
        return
    assert all(hit.match == NORSK[hit.start : hit.end] for hit in hits)


def test_stems_of_both_languages():
    norwegian = {stem(word, "norwegian") for word in ("gruppe", "gruppa", "gruppen", "gruppene")}
    assert len(norwegian) == 1
    assert stem("meetings", "english") == stem("meeting", "english")
    assert stem("båt", "norwegian") != stem("bat", "norwegian")
    assert (language_of(NORSK), language_of(ENGLISH)) == ("norwegian", "english")


def test_the_index_follows_what_comes_and_forgets_what_goes():
    project = alice(World(3))
    index = Index()
    person = a_participant(project)
    own = a_source(project, NORSK, person)
    index.follow(Presentation(project))
    assert len(index.search("gruppe", every=True)) == 2
    other = project.do(sources.import_source, Incoming("to", "En gruppe til.\n", "t"))[0].event.source
    index.follow(Presentation(project))
    assert {hit.source for hit in index.search("gruppe", every=True)} == {own, other}
    assert {hit.source for hit in index.search("gruppe", {other}, every=True)} == {other}
    project.do(participants.withdraw_participant, person)
    index.follow(Presentation(project))
    assert {hit.source for hit in index.search("gruppe", every=True)} == {other}
    kept = index._connection.serialize()
    assert b"Meistring" not in kept


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        ("words", "trygt"),
        ("sentence", "Det var trygt der, og ikke ellers."),
        ("turn", "Vi snakket om tryggheten i gruppene. Det var trygt der, og ikke ellers."),
        ("paragraph", "Vi snakket om tryggheten i gruppene. Det var trygt der, og ikke ellers."),
    ],
)
def test_from_a_word_to_what_is_around_it(width, expected):
    start = NORSK.index("trygt")
    first, last = widened(NORSK, start, start + 5, width)
    assert NORSK[first:last] == expected


@given(st.text(st.sampled_from("ab .!?\n:K»"), min_size=1, max_size=60), st.data())
def test_what_is_widened_holds_what_was_found(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for width in ("words", "sentence", "paragraph", "turn"):
        first, last = widened(text, start, end, width)
        assert 0 <= first <= start < end <= last <= len(text)


@given(st.text(st.sampled_from("aåÅßz01 _'’«»…–-\n\u00ad\u0301\ufb01友"), max_size=30))
def test_words_with_and_without_places_are_the_same(text):
    places = words_in(text)
    assert forms_in(text) == [each.form for each in places]
    assert forms_in(f"{text}. ﬁ") == [*forms_in(text), "fi"], "simple texts are read as others are"
    assert all(forms_in(text[each.start : each.end]) == [each.form] for each in places)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cafe", {"café", "Cafe\u0301", "CAFÉ", "cafe"}),
        ("café", {"café", "Cafe\u0301", "CAFÉ", "cafe"}),
        ("muller", {"Müller"}),
        ("facade", {"façade"}),
        ("båt", {"båt"}),
        ("bat", {"bat"}),
        ("bät", {"bät"}),
        ("mor", {"mor"}),
        ("mör", {"mör"}),
        ("mør", {"mør"}),
    ],
)
def test_accents_do_not_count_and_letters_of_their_own_do(query, expected):
    project = alice(World(76))
    a_source(project, "På café, Cafe\u0301, CAFÉ og cafe. Müller, façade. En båt, bat, bät; mor, mör og mør.\n")
    text = project.text(next(iter(project.state.sources.rows)))
    hits = search(Presentation(project), query, every=True)
    assert {unicodedata.normalize("NFC", hit.match) for hit in hits} == {
        unicodedata.normalize("NFC", each) for each in expected
    }
    assert all(text[hit.start : hit.end] == hit.match for hit in hits)

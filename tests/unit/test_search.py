"""Searching: forms of words in both languages, phrases, beginnings, nearness, and every place of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.presentation import Presentation
from core.analysis.search import Index, search
from core.commands import participants, sources
from core.commands.sources import Incoming
from core.errors import Refused
from core.text.context_expansion import widened
from core.text.stems import language_of, stem
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


NONSENSE = ('"', "", "!!", "OR trygt", "trygt NOT", "NEAR/5 trygt", "trygt OR NOT x", "a NEAR/3")


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
        ("snakke trygt", {"snakket", "trygt", "Trygt", "snakke"}),
        ("båten", {"Båten"}),
        ("bat", {"bat"}),
    ],
)
def test_what_is_found(presentation, query, places):
    assert set(found(presentation, query)) == places


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

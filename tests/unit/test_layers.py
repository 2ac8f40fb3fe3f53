"""Layers over a text: places keep their meaning both ways, and nothing of what was brought in is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.presentation import WITHDRAWN, Presentation
from core.commands import codings, layers, participants, project
from core.commands.layers import link_passages, unlink_passages
from core.commands.sources import Incoming, import_source
from core.errors import Refused
from core.text.layers import Edit, Layered, occurrences, on_top
from core.text.pii_suggestions import suggestions
from core.views.layers import counterparts
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, exchange, invited
from tests.refusals import refuses

words = st.text("aåø 😀\nb", max_size=6)


@st.composite
def edited(draw):
    text = draw(st.text("abcæ 😀é", min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    edits = [Edit(a, b, draw(words)) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    return text, edits


@settings(max_examples=300, deadline=None)
@given(edited(), st.data())
def test_places_are_mapped_there_and_back(made, data):
    text, edits = made
    layered = Layered(text, edits)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = layered.to_layer(start, end)
    assert 0 <= first <= last <= len(layered.text)
    touched = [edit for edit in edits if edit.start < end and start < edit.end]
    for edit in touched:
        assert edit.words in layered.text[first:last]
    if not touched:
        assert layered.text[first:last] == text[start:end], "words without edits stay what they are"
    if all(edit.words for edit in edits):
        back = layered.to_original(first, last)
        wider = (min([start, *(e.start for e in touched)]), max([end, *(e.end for e in touched)]))
        assert back == wider, "what is replaced counts whole, else it is the same place"
        assert layered.to_layer(*back) == (first, last)


@settings(max_examples=100, deadline=None)
@given(edited())
def test_outside_of_the_edits_nothing_changes(made):
    text, edits = made
    layered = Layered(text, edits)
    rebuilt, at = "", 0
    for edit in edits:
        rebuilt += text[at : edit.start] + edit.words
        at = edit.end
    assert layered.text == rebuilt + text[at:]
    assert Layered(text, []).text == text


def test_the_upper_layer_wins_where_two_meet():
    below = [Edit(0, 4, "Kari"), Edit(10, 14, "heime")]
    assert on_top(below, [Edit(2, 8, "P1")]) == [Edit(2, 8, "P1"), Edit(10, 14, "heime")]


def test_whole_words_are_found_and_a_genitive_is_left():
    text = "Kari så Karis bil. Karianne kom. «Kari», sa Ola. Kari's"
    found = occurrences(text, "Kari")
    assert [text[slice(*each)] for each in found] == ["Kari"] * 4
    assert Layered(text, [Edit(*each, "Mona") for each in found]).text == (
        "Mona så Monas bil. Karianne kom. «Mona», sa Ola. Mona's"
    )
    assert occurrences(text, "  ") == []


def test_what_may_tell_who_somebody_is_is_suggested():
    text = (
        "Intervjuer: Hvor bor du?\nKari: Eg bor i Sogndal med Ola Nordmann. Ring 91 23 45 67 eller +47 912 34 567,\n"
        "eller skriv til kari.n@example.org. Eg er fødd 010190 12345. Da lo Ola Nordmann. Sogndal er fint.\n"
    )
    found = {(each.kind, each.words): len(each.places) for each in suggestions(text)}
    assert found["name", "Ola Nordmann"] == 2
    assert found["name", "Sogndal"] == 2
    assert found["name", "Kari"] == 1
    assert found["e-mail", "kari.n@example.org"] == 1
    assert found["telephone", "91 23 45 67"] == 1
    assert found["telephone", "+47 912 34 567"] == 1
    assert found["number", "010190 12345"] == 1
    assert not {each for _, each in found} & {"Intervjuer", "Hvor", "Eg", "Ring", "Da"}
    for each in suggestions(text):
        assert all(text[start:end] == each.words for start, end in each.places)


@pytest.fixture
def study():
    world = World(81)
    ada = alice(world)
    person = a_participant(ada)
    source = a_source(ada, TEXT, participant=person)
    coding = a_coding(ada, source, a_code(ada), 0, 30)
    return world, ada, person, source, coding


def quote(device, coding, layer: str) -> str:
    return Presentation(device, layer=layer).quote(device.state.codings.rows[coding])


def test_a_quote_as_spoken_corrected_and_anonymised(study):
    _, ada, _, source, coding = study
    start = TEXT.index("redd")
    ada.do(layers.replace_words, source, "corrected", ((start, start + 4),), "svært redd")
    ada.do(layers.replace_words, source, "anonymised", ((0, 2),), "[P1]")
    assert quote(ada, coding, "spoken") == TEXT[:30]
    assert quote(ada, coding, "corrected") == TEXT[:30].replace("redd", "svært redd")
    made = ada.do(layers.replace_words, source, "anonymised", ((start - 4, start + 4),), "…")[0]
    assert quote(ada, coding, "anonymised").startswith("[P1] … ") or "…" in quote(ada, coding, "anonymised")
    ada.do(project.undo, made.id)
    assert "svært redd" in quote(ada, coding, "anonymised")
    assert ada.state.codings.rows[coding].start == 0
    assert ada.text(source) == TEXT


def test_overlaps_are_refused_and_at_the_same_time_one_stays_on_every_device(study):
    world, ada, _, source, _ = study
    bo = invited(world, ada)
    ada.do(layers.replace_words, source, "anonymised", ((0, 5),), "A")
    with refuses("place-already-replaced"):
        ada.do(layers.replace_words, source, "anonymised", ((4, 9),), "B")
    ada.do(layers.replace_words, source, "corrected", ((4, 9),), "C")
    bo.do(layers.replace_words, source, "anonymised", ((3, 8),), "D")
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest()
    rows = [row for row in ada.state.layer_edits.values() if row.layer == "anonymised" and row.status == "live"]
    assert len(rows) == 1
    assert [each.kind for each in ada.state.conflicts.values()] == ["overlaps"]


@pytest.mark.parametrize(
    ("layer", "places", "code"),
    [
        ("anonymised", (), "no-such-place"),
        ("anonymised", ((3, 3),), "place-outside"),
        ("anonymised", ((0, 10**7),), "place-outside"),
        ("anonymised", ((0, 5), (4, 8)), "places-overlap"),
        ("hemmelig", ((0, 5),), "layer-unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(study, layer, places, code):
    _, ada, _, source, _ = study
    with refuses(code):
        ada.do(layers.replace_words, source, layer, places, "x")


def test_who_withdraws_takes_what_stood_for_their_words_along(study):
    _, ada, person, source, coding = study
    ada.do(layers.replace_words, source, "anonymised", ((0, 2),), "Pseudonymet Solveig", "bad om det")
    presentation = Presentation(ada, layer="anonymised")
    assert "Solveig" in presentation.quote(ada.state.codings.rows[coding])
    ada.do(participants.withdraw_participant, person)
    assert presentation.quote(ada.state.codings.rows[coding]) == WITHDRAWN
    (row,) = ada.state.layer_edits.values()
    assert Presentation(ada).words(row.words) == WITHDRAWN
    assert presentation._layered == {}
    assert b"Solveig" not in ada.log._connection.serialize()
    with pytest.raises(Refused):
        ada.do(codings.code_segment, source, 0, 5, list(ada.state.codes.rows))


def test_a_condensed_passage_leads_back_to_the_spoken_words():
    world = World(12)
    a = alice(world)
    b = invited(world, a, role="owner")
    person = a_participant(a)
    original = a_source(a, participant=person)
    short = Incoming("kort", "Redd først. Ikke alene etterpå.\n", "t", "condensed")
    condensed = a.do(import_source, short, (), original)[0].event.source
    link = a.do(link_passages, condensed, (0, 11), (0, 12))[0].event.link
    assert counterparts(a.state, condensed, 5, 8) == [(original, 0, 12)]
    assert counterparts(a.state, original, 3, 4) == [(condensed, 0, 11)]
    assert counterparts(a.state, condensed, 11, 14) == []
    for bad in ((original, (0, 3), (0, 3)), (condensed, (0, 999), (0, 3)), (condensed, (0, 3), (5, 5))):
        with pytest.raises(Refused):
            a.do(link_passages, *bad)
    exchange(a, b)
    b.do(unlink_passages, link)
    assert counterparts(b.state, condensed, 0, 5) == []
    with refuses("no-such-link"):
        b.do(unlink_passages, link)
    b.do(participants.withdraw_participant, person)
    with refuses("source-withdrawn"):
        b.do(link_passages, condensed, (0, 3), (0, 3))

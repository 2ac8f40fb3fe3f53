"""Texts: one normal form, quotes found whatever the white space, turns told apart, quotations recognised."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.find import find_in_any_case, find_quote
from core.text.normal import MARKS_MAX, few_marks, look_alike, normal_name, normalise, text_hash
from core.text.quoting import Runs, Voices, names_in, quotes_from, words_of
from core.text.speaker_turns import speakers, turns

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@given(texts)
def test_the_normal_form_is_normal(text):
    normal = normalise(text)
    assert normalise(normal) == normal or normal.startswith("\ufeff")
    assert "\r" not in normal
    assert unicodedata.is_normalized("NFC", normal)


@pytest.mark.parametrize("form", [normalise, normal_name, look_alike, words_of])
def test_endless_runs_of_combining_marks_are_cut_before_they_are_put_in_order(form, monkeypatch):
    put_in_order, lengths = unicodedata.normalize, []

    def noted(kind, text):
        lengths.append(len(text))
        return put_in_order(kind, text)

    monkeypatch.setattr(unicodedata, "normalize", noted)
    for marks in ("\u0301\u0316", "\u0344\u0316", "\uff9e\u0301", "\u0f73\u0f72"):
        written = f"b{marks * 5_000}c"
        assert form(form(written)) == form(written)
    assert max(lengths) < 6 * MARKS_MAX, "each takes seconds, were it not cut"
    if form is not normalise:  # a text keeps the signs that nobody sees, and they part the runs
        assert len(form("b" + "\u0301\u200b\u0316" * 500 + "c")) < 6 * MARKS_MAX


def test_every_sign_that_is_normalised_to_marks_counts_as_one():
    def starts_with_mark(sign):
        return unicodedata.combining(unicodedata.normalize("NFKD", sign)[0])

    marks = filter(starts_with_mark, map(chr, range(sys.maxunicode + 1)))
    assert [hex(ord(mark)) for mark in marks if len(few_marks(mark * 200)) != MARKS_MAX] == []


def test_a_user_keeps_the_marks_of_any_language():
    zalgo = "Z" + "\u0335\u0321" * 20 + "å, ệ"
    assert normalise(zalgo) == unicodedata.normalize("NFC", zalgo)


def test_the_same_text_has_the_same_hash_however_it_was_written():
    composed, decomposed = "blå\nøy", "bla\u030a\r\nøy"
    assert (
        text_hash(normalise(composed)) == text_hash(normalise(decomposed)) == text_hash(normalise("\ufeff" + composed))
    )


@given(st.lists(st.sampled_from(["jeg", "var", "redd", "😀", "å", "og(", "så."]), min_size=1, max_size=6), st.data())
def test_a_quote_is_found_whatever_its_white_space(words, data):
    space = st.sampled_from([" ", "\n", "  ", "\t\n "])
    body = "".join(word + data.draw(space) for word in words)
    text = "Før. " + body + "Etter."
    asked = "".join(word + data.draw(space) for word in words)
    found = find_quote(text, asked)
    assert any(text[each.start : each.end].split() == words for each in found)
    for each in found:
        assert text[each.start : each.end].split() == words


def test_offsets_are_code_points_after_emoji():
    text = "👩‍👩‍👧 sa 😀 hei"
    (place,) = find_quote(text, "hei")
    assert text[place.start : place.end] == "hei"
    assert place.start == len(text) - 3


def test_upper_and_lower_case_are_found_at_their_places_after_letters_that_become_two():
    text = "Auf der STRAẞE, die Straße, İzmir. Hjemme."
    found = [text[each.start : each.end] for each in find_in_any_case(text, "strasse")]
    assert found == ["STRAẞE", "Straße"]
    assert [text[each.start : each.end] for each in find_in_any_case(text, "HJEMME")] == ["Hjemme"]
    assert find_in_any_case("ÅPENT", "åpent") == [(0, 5)]


def test_turns_cover_what_is_said_and_a_colon_in_prose_is_none():
    text = "Ingrid: Hei.\nMer.\nIntervjuer: Ja?\nIngrid: Det var slik: jeg gikk.\n"
    text += "[00:12:03] Intervjuer: Hm.\nNotat: en gang\n"
    assert speakers(text) == ["Ingrid", "Intervjuer"]
    found = turns(text)
    assert [turn.speaker for turn in found] == ["Ingrid", "Intervjuer", "Ingrid", "Intervjuer"]
    assert text[found[0].words : found[0].end] == " Hei.\nMer.\n"
    assert all(one.end == two.start for one, two in pairwise(found))


def test_four_words_in_a_row_are_a_quotation():
    spoken = [(b"a", words_of("Da forsto jeg at jeg ikke var alene.")), (b"b", words_of("Noe helt annet ble sagt."))]
    assert quotes_from("Hun sa «Forsto jeg at jeg …» og lo", spoken) == [b"a"]
    assert quotes_from("forsto jeg at", spoken) == []
    assert quotes_from("helt andre ord enn alle sa", spoken) == []


SAID = "Sjefen Bjarne Rødbøl låste meg inne på lageret i Tromsø"
QUOTED = {
    "as it was said": SAID,
    "capitals": SAID.upper(),
    "composed otherwise": unicodedata.normalize("NFD", SAID),
    "soft hyphens": " ".join(f"{word[:1]}\u00ad{word[1:]}" for word in SAID.split()),
    "signs of no width": " ".join("\u200b\u2060".join(word) for word in SAID.split()),
    "spaces that do not break": SAID.replace(" ", "\u00a0"),
    "lines": SAID.replace(" ", "\n"),
    "a word over two lines": "Bjar-\nne Rød-\n  bøl lås\u2010\nte meg",
    "slashes": SAID.replace(" ", "/"),
    "low lines": SAID.replace(" ", "_"),
    "hyphens": SAID.replace(" ", "-"),
    "full stops": SAID.replace(" ", ". "),
    "marks": " ".join(f"*{word}*" for word in SAID.split()),
    "brackets": "Sjefen Bjarne [Rødbøl] låste (meg) inne",
    "quotation marks": "»Bjarne« „Rødbøl” 'låste' ‹meg›",
    "wide letters": "ｓｊｅｆｅｎ　ｂｊａｒｎｅ　rødbøl låste",
    "written together": SAID.replace(" ", ""),
    "joined by nothing that is seen": SAID.replace(" ", "\u200b"),
}


@pytest.mark.parametrize("how", QUOTED)
def test_a_quotation_is_found_however_it_is_written(how):
    assert quotes_from(f"Hun sa: {QUOTED[how]}", [(b"a", words_of(SAID))]) == [b"a"]
    assert Runs([SAID]).repeats(QUOTED[how])
    assert Runs([SAID], among=["noe annet", QUOTED[how]]).repeats(QUOTED[how])
    assert Runs([SAID], among=["noe annet"]).repeats(QUOTED[how])
    assert Voices([(b"a", SAID)]).of(QUOTED[how]) == {b"a"}


def test_long_words_are_no_quotation_because_the_same_letters_were_said():
    spoken = [(b"a", words_of("Kommunestyrerepresentantene sa nei til alt dette."))]
    assert quotes_from("Kommunestyrerepresentantene satt der.", spoken) == []
    assert not Runs(["Kommunestyrerepresentantene sa nei."]).repeats("Kommunestyrerepresentantene!")
    asked = ["Kommunestyrerepresentantene!", "fire ord som ingen sa"]
    runs = Runs(["Kommunestyrerepresentantene sa nei."], among=asked)
    assert not any(runs.repeats(each) for each in asked)


def test_names_are_found_in_every_form_and_one_with_a_number_is_another():
    names = {words_of(name): {name.encode()} for name in ("Kari", "Kari 2", "Kari Nordmann", "Åse", "A")}
    assert names_in("Karis historie", names) == {b"Kari"}
    assert names_in("kari’s", names) == {b"Kari"}
    assert names_in("KARI_NORDMANN og karin", names) == {b"Kari", b"Kari Nordmann"}, "may be either"
    assert names_in("Kari\u00a02 sier", names) == {b"Kari 2"}
    assert names_in("Kari 2s sak", names) == {b"Kari 2"}
    assert names_in("Kari, og Kari 2.", names) == {b"Kari", b"Kari 2"}
    assert names_in(unicodedata.normalize("NFD", "Åse"), names) == {"Åse".encode()}
    assert names_in("A, sa hun; a", names) == set(), "one letter is no name that can be looked for"
    assert names_in("", names) == set()


@given(
    st.lists(st.sampled_from(["Kari: ja.", "Ola: nei.", "Det var alt.", "", "😀:", "A: x"]), max_size=8).map("\n".join)
)
def test_turns_follow_each_other_in_any_text(text):
    found = turns(text)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert not found or found[-1].end == len(text)


def test_a_text_in_which_nobody_is_named_has_no_turns():
    assert turns("Ho venta i to år.\n") == []
    assert turns("") == []


def test_a_quote_is_found_through_soft_hyphens():
    text = "Det var selv\u00adhjelps\u00adgruppa som bar."
    assert [text[each.start : each.end] for each in find_quote(text, "selvhjelpsgruppa som")] == [
        "selv\u00adhjelps\u00adgruppa som"
    ]
    assert find_quote("selvhjelp", "selv\u00adhjelp") == [(0, 9)]

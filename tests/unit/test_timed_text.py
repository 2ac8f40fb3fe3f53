"""Captions in TTML: who speaks, when, and every word once."""

import pytest

from core.errors import BadFile
from core.importing.document import read_named

HEAD = (
    "<?xml version='1.0' encoding='utf-8'?><tt xmlns='http://www.w3.org/ns/ttml' "
    "xmlns:ttm='http://www.w3.org/ns/ttml#metadata' xmlns:ttp='http://www.w3.org/ns/ttml#parameter' "
    "xmlns:tts='http://www.w3.org/ns/ttml#styling' ttp:frameRate='25'><head><metadata>"
    "<ttm:title>Bort</ttm:title><ttm:agent xml:id='k'><ttm:name type='family'>Holm</ttm:name>"
    "<ttm:name type='full'>Kari Holm</ttm:name></ttm:agent><ttm:agent xml:id='p'/></metadata></head><body>"
)
TAIL = "</body></tt>"
SAID = (
    HEAD + "<div begin='10s'><p begin='3s' end='00:00:06.500' ttm:agent='p'>Hva tenker<br/>du?</p>\n"
    "<p begin='00:00:06:05' dur='500ms' ttm:agent='k'>Det er <span>travelt</span><ttm:desc/>.</p></div>"
    "<div ttm:agent='k'><p begin='0.3m'>Vi &amp; de <span tts:display='none'>skjult</span>rekker  ikke.</p>"
    "<p begin='20s' ttm:agent='x'> Ja. </p></div>" + TAIL
)


@pytest.mark.parametrize("name", ["a.ttml", "a.dfxp", "a.txt", "a.xml"])
def test_who_says_what_and_when(name):
    found = read_named(name, SAID.encode())
    assert found.text == "p: Hva tenker du?\nKari Holm: Det er travelt. Vi & de rekker ikke.\nx: Ja.\n"
    times = [(found.text[each.place :][:6], each.first, each.last) for each in found.times]
    assert times == [
        ("p: Hva", 13_000, 16_500), ("Kari H", 16_200, 16_700), ("Vi & d", 18_000, 20_000), ("x: Ja.", 20_000, 80_000),
    ]  # fmt: skip
    assert found.labels == ("p", "Kari Holm", "x")
    assert [(each.id, each.parameters["count"]) for each in found.left_out] == [("importing-left-hidden", 1)]


def test_captions_that_name_nobody_have_their_times():
    old = SAID.replace("ns/ttml", "2006/10/ttaf1").replace("ttm:agent=", "id=")
    found = read_named("a.xml", old.encode())
    assert found.text.splitlines() == ["Hva tenker du?", "Det er travelt.", "Vi & de rekker ikke.", "Ja."]
    assert [each.first for each in found.times] == [13_000, 16_200, 18_000, 20_000]


def test_two_who_speak_in_one_caption_have_a_line_each():
    body = "<p begin='1s'>Kari: Hva<br/>nå?<br/>Ola: Nei.</p><p begin='3s'>- Jo.<br/>- Ja.</p>"
    assert read_named("a.ttml", (HEAD + body + TAIL).encode()).text == "Kari: Hva nå?\nOla: Nei.\n- Jo.\n- Ja.\n"


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("<div timeContainer='seq'><p dur='2s'>A</p><p begin='1s' dur='3s'>B</p><p dur='1s'>C</p></div>", (0, 3, 6)),
        ("<div timeContainer='seq' begin='9s'><p end='2s'>A</p><p end='3s'>B</p><p dur='1s'>C</p></div>", (9, 11, 14)),
        (
            "<div timeContainer='seq'><div dur='5s'><p begin='1s' end='2s'>A</p></div>"
            "<div><p begin='1s' end='2s'>B</p></div><p>C</p></div>",
            (1, 6, 7),
        ),
        ("<div begin='2s'><p><span begin='1s' end='2s'>A</span><br/><span begin='4s' end='5s'>B</span></p></div>"
         "<p begin='9s'>C</p>", (3, 6, 9)),
    ],
)  # fmt: skip
def test_what_stands_in_sequence_begins_when_the_one_before_ends(body, times):
    found = read_named("a.ttml", (HEAD + body + TAIL).encode())
    assert found.text == "A\nB\nC\n"
    assert [each.first for each in found.times] == [1000 * each for each in times]


def test_captions_that_are_not_shown_are_nobodys_words():
    body = "<div tts:display='none'><p begin='1s'>Bort nå.</p></div><p begin='3s' tts:display='none'>Vekk.</p>"
    found = read_named("a.ttml", (HEAD + body + "<p begin='4s'>Ja.</p>" + TAIL).encode())
    assert found.text == "Ja.\n"
    assert [(each.id, each.parameters["count"]) for each in found.left_out] == [("importing-left-hidden", 3)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p begin='snart'>Ja.</p>", "caption-time"),
        ("<p begin='999999999h'>Ja.</p>", "caption-time"),
        ("<div><p/></div>", "subtitles-empty"),
        ("<div>" * 5000 + "<p>Ja.</p>" + "</div>" * 5000, "not-this-format"),
    ],
)
def test_what_cannot_be_read_is_said(body, code):
    with pytest.raises(BadFile) as problem:
        read_named("a.ttml", (HEAD + body + TAIL).encode())
    assert problem.value.parameters["problem"].code == code


@pytest.mark.parametrize("content", ["<svg xmlns='x'/>", "<!DOCTYPE tt [<!ENTITY a 'b'>]><tt>&a;</tt>", "ikke xml"])
def test_other_files_are_no_captions(content):
    with pytest.raises(BadFile) as problem:
        read_named("a.ttml", content.encode())
    assert problem.value.parameters["problem"].code == "not-this-format"

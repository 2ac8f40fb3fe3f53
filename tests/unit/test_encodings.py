"""The encoding of a text is found by what makes sense, in many languages; doubt is said."""

import json
from pathlib import Path

import pytest

from core.errors import BadFile
from core.importing.document import read_named
from core.importing.encodings import decoded
from core.importing.plain import read

LANGUAGES = json.loads(Path(__file__).parents[1].joinpath("documents/languages.json").read_text(encoding="utf-8"))
CASES = [(language, encoding) for language, row in LANGUAGES.items() for encoding in row["encodings"]]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_the_encoding_is_found(language, encoding):
    content = LANGUAGES[language]["text"].encode(encoding, "ignore")
    assert decoded(content).text == content.decode(encoding)


def test_a_byte_that_is_wrong_costs_that_byte_and_is_said():
    content = ("Kari: Det var så godt på øya.\n" * 20).encode().replace(b"godt", b"go\xe5dt", 1)
    document = read_named("a.txt", content)
    assert document.text.replace("\ufffd", "", 1) == "Kari: Det var så godt på øya.\n" * 20
    assert [each.id for each in document.left_out] == ["importing-left-bad-byte"]


@pytest.mark.parametrize("signs", ["\x07", "\0", "\x01"])
def test_a_control_character_that_is_left_out_is_said_to_be(signs):
    document = read_named("a.txt", f"Kari: Det var så{signs} godt på øya.\n".encode())
    assert document.text == "Kari: Det var så godt på øya.\n"
    assert [(each.id, each.parameters) for each in document.left_out] == [("importing-left-control", {"count": 1})]


def test_control_characters_that_are_too_many_for_a_text_are_named():
    with pytest.raises(BadFile) as refused:
        read("Kari: Det var så\ngodt\x07 på\x01 øya\x02.\n".encode())
    assert (refused.value.code, refused.value.parameters) == (
        "text-controls",
        {"count": 3, "sign": "U+0007", "line": 2},
    )
    with pytest.raises(BadFile) as refused:
        read(b"\x01\x02\x03" * 20)
    assert refused.value.code == "not-this-format"


def test_a_doubt_is_said():
    document = read_named("a.txt", "Её зовут Элла".encode("cp1251"))
    assert document.note.id == "importing-note-doubtful"
    assert "cp1253" in document.note.parameters["others"]


def test_a_doubt_shows_how_the_words_read_in_each():
    content = ("1999\n" * 50 + "Её зовут Элла").encode("cp1251")
    document = read_named("a.txt", content)
    assert [each.encoding for each in document.readings] == ["cp1251", *document.note.parameters["others"]]
    for each in document.readings:
        assert each.excerpt == content.splitlines()[-1].decode(each.encoding)[-len(each.excerpt) :]
        assert read_named("a.txt", content, each.encoding).text.endswith(
            each.excerpt + "\n" * (document.text[-1] == "\n")
        )
    assert document.readings[0].excerpt == "Её зовут Элла"
    assert read_named("a.txt", content, "cp1251").readings == ()


def test_a_page_that_lies_about_its_encoding_is_read_by_what_it_is():
    page = "<html><meta charset='iso-8859-1'><p>blåbær</p></html>".encode()
    assert read_named("a.html", page).text == "blåbær\n"


def test_a_page_whose_alphabets_shift_is_refused_rather_than_read_as_signs():
    page = '<html><meta charset="iso-2022-kr"><p>Kari: 안녕하세요 여러분</p>'.encode("iso2022_kr")
    with pytest.raises(BadFile):
        read_named("a.html", page)


CHINESE = "访谈者：你觉得怎么样？\n小王：我觉得很好，没有问题。"
JAPANESE = "質問者：どう思いますか。\n田中：とても良いと思います。"
TURKISH = "Ayşe: Çok güzeldi, teşekkür ederim.\nAli: Değil mi?"
ICELANDIC = "Þórður sagði að það væri í lagi."
CROATIAN = "Ana: Čuđenje i nježnost, đače."
FRENCH = "C’était déjà très tôt à l’école."
NORWEGIAN = "Kari: på gølvet. Ol"
HUNGARIAN = "Őt szerettem, mert később jobb volt. Hogy a nővér, az is."
ROMANIAN = "Apoi totul a mers bine, până acasă, mulţumesc. Ştefan era din sat."
ARABIC = "الباحث: كيف شعرت في المستشفى؟\nمريم: كان الجو باردا."
SHORT = {
    "hungarian": (HUNGARIAN.encode("cp1250"), HUNGARIAN),
    "romanian": (ROMANIAN.encode("cp1250"), ROMANIAN),
    "arabic of iso": (ARABIC.encode("iso8859_6"), ARABIC),
    "a zero byte": (FRENCH.encode().replace(b"d", b"\0d", 1), FRENCH),
    "two letters whole, one not": (NORWEGIAN.encode() + b"\xe5", f"{NORWEGIAN}\ufffd"),
    "chinese": (CHINESE.encode("gb18030"), CHINESE),
    "japanese": (JAPANESE.encode("shift_jis"), JAPANESE),
    "icelandic": (ICELANDIC.encode("cp1252"), ICELANDIC),
    "an icelandic name": ("Þórður".encode("cp1252"), "Þórður"),
    "croatian": (CROATIAN.encode("cp1250"), CROATIAN),
    "turkish": (TURKISH.encode("cp1254"), TURKISH),
}


@pytest.mark.parametrize("name", SHORT)
def test_a_short_text_is_read_by_what_makes_sense(name):
    content, expected = SHORT[name]
    assert read_named("a.txt", content).text == expected


ZEROS = {
    "at both parities": (b"hei\0 du\0 og \0", "hei du og "),
    "at odd places": (b"hei\0 du\0", "hei du"),
    "at even places": (b"hei du\0 og deg\0 og meg\0 her", "hei du og deg og meg her"),
    "beside letters of two bytes": ("på\0 øya\0 der\0".encode(), "på øya der"),
    "beside those of Windows": ("Kari var på\0 øya \0 den gang \0".encode("cp1252"), "Kari var på øya  den gang "),
}


@pytest.mark.parametrize("name", ZEROS)
def test_zero_bytes_between_words_are_left_out(name):
    content, expected = ZEROS[name]
    found = decoded(content)
    assert (found.text, found.zeros) == (expected, content.count(0))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_text_of_two_bytes_a_letter_needs_no_mark(language, encoding):
    text = LANGUAGES[language]["text"][:40]
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize("page", ["cp037", "cp500", "cp1140", "cp273"])
def test_the_code_of_mainframe_computers_is_refused_with_a_sentence(page):
    with pytest.raises(BadFile) as problem:
        read_named("a.txt", "Intervjuer: Hva tenker du om det?\nKari: Det er fint.\n".encode(page))
    assert problem.value.parameters["problem"].code == "text-ebcdic"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_sign_for_a_lost_letter_that_stands_in_the_file_is_no_byte_that_could_not_be_read(encoding):
    text = "Kari: Det var så g\ufffddt på øya.\n" + "Per: Ja, sa hun, og så ble det stille på fjorden.\n" * 5
    found = decoded(text.encode(encoding))
    assert (found.text, found.bad) == (text, 0)
    broken = decoded(text.encode() + b"\xe5")
    assert (broken.text, broken.bad) == (text + "\ufffd", 1)

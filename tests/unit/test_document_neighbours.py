"""Structures of documents beside those that were handed in: each as its own program shows it, when changes are
accepted."""

import io
import zipfile

import pytest

from core.importing.document import read_named
from core.text.speaker_turns import turns
from tests.unit.test_documents import a_docx, run, words


def p(*runs, settings=""):
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def field(kind):
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def a_row(*cells):
    return f"<w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in cells)}</w:tr>"


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BORT = p(run("bort"))
GONE = "<w:del w:id='1'/>"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
WORD = {
    "moved paragraph": (
        p(f"<w:moveFrom w:id='1'>{run('flyttet')}</w:moveFrom>", settings="<w:rPr><w:moveFrom w:id='2'/></w:rPr>")
        + p(run("midt"))
        + p(f"<w:moveTo w:id='3'>{run('flyttet')}</w:moveTo>"),
        "midt flyttet",
    ),
    "mark deleted before a table": (
        p(run("A"), settings=f"<w:rPr>{GONE}</w:rPr>") + f"<w:tbl>{a_row(p(run('B')))}</w:tbl>" + p(run("C")),
        "A B C",
    ),
    "deleted cell": (f"<w:tbl>{a_row('<w:tcPr><w:cellDel/></w:tcPr>' + BORT, p(run('her')))}</w:tbl>", "her"),
    "formatting that was": (p(run("a", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "a"),
    "field without an end": (p(field("begin"), run("a")) + p(run("b")), "a b"),
    "deleted beginning of a field": (p(f"<w:del>{field('begin')}</w:del>", run("a")), "a"),
    "field in a field": (
        p(field("begin"), field("begin"), field("separate"), run("inni"), field("end"), field("separate"), run("ytre"),
          field("end"), run(" slutt")),
        "ytre slutt",
    ),
    "control that no longer asks": (
        p(f"<w:sdt><w:sdtPr><w:showingPlcHdr w:val='0'/></w:sdtPr><w:sdtContent>{run('ord')}</w:sdtContent></w:sdt>"),
        "ord",
    ),
    "alternative without words": (
        p(f"<w:r><mc:AlternateContent xmlns:mc='{MC}'><mc:Choice Requires='zz'/><mc:Fallback><w:t>ord</w:t>"
          "</mc:Fallback></mc:AlternateContent></w:r>"),
        "ord",
    ),
    "alternatives around paragraphs": (
        f"<mc:AlternateContent xmlns:mc='{MC}'><mc:Choice Requires='w14'>{p(run('A'))}</mc:Choice>"
        f"<mc:Fallback>{p(run('B'))}</mc:Fallback></mc:AlternateContent>", "A",
    ),
    "controls in a table": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{p(run('A'))}</w:tc></w:sdtContent></w:sdt></w:tr>"
        f"</w:sdtContent></w:sdt>{a_row(p(run('B')))}</w:tbl>", "A B",
    ),
    "insertion in a deletion": (
        p(f"<w:ins w:id='1'><w:del w:id='2'><w:r><w:delText>a</w:delText></w:r></w:del>{run('b')}</w:ins>"), "b",
    ),
    "reading in an instruction": (
        p(field("begin"), "<w:r><w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(かん),漢)</w:instrText></w:r>", field("end")),
        "漢(かん)",
    ),
    "hidden reading in an instruction": (
        p(run("a"), field("begin"), f"<w:r>{HIDDEN}<w:instrText>EQ \\o(\\s\\up 9(かん),漢)</w:instrText></w:r>",
          field("end"), run("b")), "ab",
    ),
    "letters of a symbol font": (p(run("\uf061\uf04ab", "<w:rFonts w:ascii='Symbol'/>")), "αϑb"),
    "hyphen that does not break": (p(run("co\u2011op")), "co-op"),
    "soft hyphen": (p("<w:r><w:t>sam</w:t><w:softHyphen/><w:t>tale</w:t></w:r>"), "samtale"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_word(name):
    body, expected = WORD[name]
    assert words(read_named("a.docx", a_docx(body)).text) == expected


OF = "urn:oasis:names:tc:opendocument:xmlns:"
FLAT = (
    f"<office:document xmlns:office='{OF}office:1.0' xmlns:text='{OF}text:1.0' xmlns:loext="
    "'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<office:body><office:text>{}</office:text></office:body></office:document>"
)
OPEN = {
    "field that hides": (
        "<text:p>a<text:hidden-text text:is-hidden='true'>b</text:hidden-text>"
        "<text:hidden-text text:is-hidden='false'>c</text:hidden-text><text:script>x()</text:script></text:p>", "ac",
    ),
    "letters of a symbol font": (
        "<text:p xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'><s:style s:name='T1'><s:text-properties "
        "s:font-name='Symbol'/></s:style><text:span text:style-name='T1'>\uf061</text:span>\uf061</text:p>",
        "α\uf061",
    ),
    "repeated cell": (
        f"<t:table xmlns:t='{OF}table:1.0'><t:table-row><t:table-cell t:number-columns-repeated='2'><text:p>x</text:p>"
        "</t:table-cell><t:table-cell t:number-columns-repeated='999999999'/></t:table-row></t:table>", "x x",
    ),
    "repeated row": (
        f"<t:table xmlns:t='{OF}table:1.0'><t:table-row t:number-rows-repeated='3'><t:table-cell><text:p>x</text:p>"
        "</t:table-cell></t:table-row><t:table-row t:number-rows-repeated='999999999'><t:table-cell/></t:table-row>"
        "</t:table>", "x x x",
    ),
    "hidden paragraph": ("<text:p><text:hidden-paragraph text:is-hidden='true'/>b</text:p><text:p>a</text:p>", "a"),
    "placeholder": ("<text:p>a<text:placeholder>&lt;fyll inn&gt;</text:placeholder></text:p>", "a"),
    "content control": (
        "<text:p>a<loext:content-control loext:showing-place-holder='true'>Velg</loext:content-control>"
        "<loext:content-control>b</loext:content-control></text:p>", "ab",
    ),
    "comment over paragraphs": (
        "<text:p>a<office:annotation office:name='n'><dc:creator>X</dc:creator><text:p>x</text:p></office:annotation>"
        "b</text:p><text:p>c<office:annotation-end office:name='n'/>d</text:p>", "ab cd",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OPEN)
def test_opendocument(name):
    body, expected = OPEN[name]
    assert words(read_named("a.fodt", FLAT.format(body).encode()).text) == expected


RTF = {
    "shape twice": (rb"a{\shp{\*\shpinst{\shptxt boks\par}}{\shprslt{\*\do{\dptxbxtext boks\par}}}} b\par", "a b boks"),
    "picture in bytes": (b"a{\\pict\\wmetafile8\\bin5 {}}\\}} b\\par", "a b"),
    "utf-8 against its declaration": ("blåbær – ja\\par".encode(), "blåbær – ja"),
    "raw letters": ("blåbær".encode("cp1252"), "blåbær"),
    "moved": (rb"a {\mvf\mvauth1 flyttet }b {\mvt\mvauth1 flyttet}\par", "a b flyttet"),
    "pairs": (rb"\uc0\u55357 \u56832 \u8220 ja\u8221\par", "😀“ja”"),
    "reading in an instruction": (
        rb"a{\field{\*\fldinst { EQ \\* jc0 \\o(\\s\\up 10(\u12363?),\u28450?)}}{\fldrslt }}b\par",
        "a漢(か)b",
    ),
    "reading in an instruction and in its result": (
        rb"a{\field{\*\fldinst { EQ \\* jc0 \\o(\\s\\up 10(\u12363?),\u28450?)}}{\fldrslt {\u28450?(\u12363?)}}}b\par",
        "a漢(か)b",
    ),
    "link": (rb"{\field{\*\fldinst{HYPERLINK http://x}}{\fldrslt{\ul lenke}}}\par", "lenke"),
    "two bytes a letter": (rb"{\fonttbl{\f0\fcharset128 MS Mincho;}}\f0 \'83e\'83X\'83g OK\par", "テスト OK"),
}


@pytest.mark.parametrize("name", RTF)
def test_rich_text(name):
    body, expected = RTF[name]
    assert words(read_named("a.rtf", rb"{\rtf1\ansi\ansicpg1252 " + body + b"}").text) == expected


PAGES = {
    "google's comment": (
        '<p>Ja<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>merk</p></div>',
        "Ja",
    ),
    "hidden by a rule": ("<style>.h, #g{display:none}</style><p class='x h'>1</p><p id=g>2</p><p>a</p>", "a"),
    "a rule for print": ("<style>@media print{.h{display:none}}</style><p class=h>a</p>", "a"),
    "head of the pages": ("<div title='header'><p>Side 1</div><p>kontroll\x01 \x07\x03felt\x08</p>", "kontroll felt"),
    "fields of a form": ("<p>a<textarea>svar</textarea><button>OK</button>b</p>", "a svar OK b"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name):
    body, expected = PAGES[name]
    assert words(read_named("a.html", f"<html><body>{body}".encode()).text) == expected


MARKS = {
    "footnote": (
        "Kari: Ja[^1] og[^b].\n\n[^1]: Noten\n[^b]: To\n  linjer\n\nOla: Nei\n",
        "Kari: Ja [Noten] og [To linjer]. Ola: Nei",
    ),
    "footnote without a mark": ("Kari: Ja\n\n[^1]: Noten\n", "Kari: Ja [^1]: Noten"),
    "formatting": ("Kari: <u>ja</u><br>og <ler> <span style='x'>nei</span>", "Kari: ja og <ler> nei"),
    "turns between rules": ("---\nKari: Ja\n\n---\nOla: Nei\n", "Kari: Ja Ola: Nei"),
    "a turn that goes on below": ("---\nKari: Ja\n---\n**Kari:** Nei\n", "Kari: Ja Kari: Nei"),
    "front matter of another kind": ("+++\ntitle = 'x'\n+++\nKari: Ja\n", "Kari: Ja"),
}


@pytest.mark.parametrize("name", MARKS)
def test_markdown(name):
    text, expected = MARKS[name]
    assert words(read_named("a.md", text.encode()).text) == expected


SAID = "P1: Det ble så fælt på gølvet i går.\nI: Åja? Var det noe å gjøre med det?\nP1: Nei, æ veit ikke.\n"
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "latin-1",
    "cp1252",
    "mac_roman",
    "cp865",
    "cp850",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("bad", [b"\x81", b"\xff", b"\0", None])
def test_a_bad_byte_costs_that_byte_and_is_said(encoding, bad):
    content = SAID.encode(encoding)
    place = len("P1: Det ".encode(encoding))
    if bad is None:
        content = content[:-1]  # the last letter is not whole, where a letter takes two
    elif encoding.startswith("utf-16"):
        content = content[: place // 2 * 2] + b"\xd8\xd8" + content[place // 2 * 2 :]
    else:
        content = content[:place] + bad + content[place:]
    document = read_named("a.txt", content)
    assert sum(letter in "åæøÅÆØ" for letter in document.text) in range(9, 12)
    assert all(f"{who}: " in document.text for who in ("P1", "I"))
    if bad == b"\0" or (bad == b"\xff" and encoding == "utf-8"):
        is_left_out = bad == b"\0" and not encoding.startswith("utf-16")
        said = "importing-left-control" if is_left_out else "importing-left-bad-byte"
        assert [each.id for each in document.left_out] == [said]
        assert ("\ufffd" in document.text) == (not is_left_out), "what is said to stand there does"


def test_a_document_with_an_unknown_part_keeps_its_words():
    content = io.BytesIO(a_docx(p(run("a"))))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/unknown.bin", b"\0" * 10)
    assert words(read_named("a.docx", content.getvalue()).text) == "a"


def pdf_of(*pages):
    """A PDF whose pages hold lines at heights, in points from below."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for lines in pages:
        stream = "".join(f"BT /F 11 Tf 1 0 0 1 72 {height} Tm ({text}) Tj ET\n" for height, text in lines)
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R/Resources<</Font<</F "
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode()


def test_what_is_said_at_the_top_of_two_pages_is_no_head():
    pages = [
        [(810, "Intervju 3"), (770, "I: Mhm."), (730, f"K: Svar {word} som er litt lengre enn det."), (20, f"Side {n}")]
        for n, word in enumerate(("en", "to"), 1)
    ]
    document = read_named("a.pdf", pdf_of(*pages))
    said = [f"I: Mhm. K: Svar {word} som er litt lengre enn det." for word in ("en", "to")]
    assert words(document.text) == f"{said[0]} [p. 2] {said[1]}"
    assert [(each.id, each.parameters["count"]) for each in document.left_out] == [("importing-left-header", 8)]


def test_a_head_with_a_colon_on_every_page_is_nobodys_turn():
    pages = [
        [(810, "Deltaker: Kari"), (600, f"K: Svar {word} her."), (400, "I: Mhm."), (20, f"Side: {n}")]
        for n, word in enumerate(("en", "to", "tre"), 1)
    ]
    document = read_named("a.pdf", pdf_of(*pages))
    assert {each.speaker for each in turns(document.text)} == {"K", "I"}
    assert [(each.id, each.parameters["count"]) for each in document.left_out] == [("importing-left-header", 12)]


def test_lines_that_go_on_below_are_no_heads():
    page = [(780 - 13 * n, f"linje {'abcdefgh'[n]} med flere ord etter seg") for n in range(8)]
    document = read_named("a.pdf", pdf_of(page, page))
    assert words(document.text).count("linje a") == 2
    assert document.left_out == ()

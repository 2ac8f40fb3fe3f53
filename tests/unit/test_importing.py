"""Documents become texts: every common encoding, Word and OpenDocument, and real interviews where they are present."""

import io
import zipfile
from pathlib import Path

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.importing.document import read_document
from core.messages import Message
from core.text.speaker_turns import speakers
from tests.refusals import refuses

SAID = (
    "Kari: «Jeg var så redd» – og så gikk jeg inn. Blåbær, ærlig, øy.\nIntervjuer: Ja?\n"
    "Kari: Café naïve.\nIntervjuer: Nei.\n"
)
REAL = Path(__file__).parents[3] / "shared" / "data"


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_the_encoding_is_found(tmp_path, encoding):
    said = SAID if encoding not in ("latin-1", "cp850") else SAID.replace("–", "-")
    document = read_document(written(tmp_path, "a.txt", said.replace("\n", "\r\n").encode(encoding)))
    assert document.text == said
    assert speakers(document.text) == ["Kari", "Intervjuer"]


def test_an_encoding_can_be_named_and_a_wrong_one_is_refused(tmp_path):
    path = written(tmp_path, "a.txt", "Grüße, ЖЗИ".encode("cp1251", errors="replace"))
    assert "ЖЗИ" in read_document(path, "cp1251").text
    with pytest.raises(BadFile):
        read_document(path, "utf-8")
    with pytest.raises(BadFile):
        read_document(path, "no-such-encoding")


def test_markdown_loses_its_marks_and_nothing_else(tmp_path):
    marks = "# Overskrift\n\nJeg var *redd*, og `så` [gikk](http://x) jeg.\n\n- en\n- to\n"
    text = read_document(written(tmp_path, "a.md", marks.encode())).text
    assert text.split("\n\n") == ["Overskrift", "Jeg var redd, og så gikk jeg.", "en", "to\n"]


def test_word_keeps_paragraphs_and_tables_in_their_order(tmp_path):
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Intervju 1")
    made.add_paragraph("Kari: Jeg var redd 😀.")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "venstre", "høyre"
    made.add_paragraph("Etter tabellen.")
    out = io.BytesIO()
    made.save(out)
    text = read_document(written(tmp_path, "a.docx", out.getvalue())).text
    assert text.split("\n")[:4] == ["Intervju 1", "Kari: Jeg var redd 😀.", "venstre\thøyre", "Etter tabellen."]


def opendocument(body):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    xml = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" '
        f'xmlns:table="{names}:table:1.0"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<text:h text:outline-level="1">Intervju</text:h><text:p>Første avsnitt, blåbær.</text:p>'
            "<text:p>Andre avsnitt.</text:p>",
            "Intervju\nFørste avsnitt, blåbær.\nAndre avsnitt.\n",
        ),
        ("<text:p>en\n   <text:span>to <text:span>tre</text:span></text:span> fire</text:p>", "en to tre fire\n"),
        ('<text:p>a<text:s text:c="3"/>b<text:s/>c<text:tab/>d<text:line-break/>e</text:p>', "a   b c\td\ne\n"),
        ('<text:p>a<text:s text:c="999999999999"/>b</text:p>', f"a{' ' * 1000}b\n"),
        ("<text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>", "punkt\n"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>borte</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>her</text:p>",
            "her\n",
        ),
        (
            "<text:p>ord<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>en note</text:p>"
            "</text:note-body></text:note> og mer</text:p>",
            "ord og mer [en note]\n",
        ),
    ],
)
def test_opendocument_keeps_paragraphs(tmp_path, body, expected):
    assert read_document(written(tmp_path, "a.odt", opendocument(body))).text == expected


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_entities_from_outside_are_never_followed(tmp_path, name):
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry in ("content.xml", "word/document.xml", "[Content_Types].xml"):
            archive.writestr(entry, evil)
    with pytest.raises(BadFile):
        read_document(written(tmp_path, name, out.getvalue()))


def real_files(*patterns):
    return [path for pattern in patterns for path in sorted(REAL.glob(pattern)) if path.name != "PROVENANCE.md"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the public interviews are not beside this checkout")
def test_real_interviews_come_in_whole():
    seen = 0
    for path in real_files("western-sydney-oh/**/*.txt"):
        document = read_document(path)
        seen += 1
        assert "\ufffd" not in document.text, path.name
        assert "\r" not in document.text
        assert len(document.text) > 1000
        odd = sum(0x80 <= ord(char) < 0xA0 for char in document.text)
        assert odd == 0, f"{path.name} was read as {document.note}"
    assert seen > 20


@pytest.mark.skipif(not REAL.is_dir(), reason="the public documents are not beside this checkout")
def test_difficult_documents_are_read_or_refused_with_a_sentence():
    outcomes, sentences = {"read": 0, "refused": 0}, []
    for path in real_files("tricky-docx-odt/**/*.*", "tricky-odt/**/*.*", "qualcoder-examples/**/*.*"):
        if path.suffix.lower() not in (".docx", ".odt", ".txt", ".md"):
            continue
        try:
            document = read_document(path)
            outcomes["read"] += 1
            assert document.text.strip()
        except BadFile as problem:
            outcomes["refused"] += 1
            sentences.append((path.name, str(problem)))
    assert outcomes["read"] > 5
    assert all(name in sentence for name, sentence in sentences)


def a_pdf(pages, password=None):
    """A PDF with these words on its pages; a page without words holds nothing."""
    pypdf = pytest.importorskip("pypdf")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    for words in pages:
        page = writer.add_blank_page(300, 300)
        names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
        font = DictionaryObject({NameObject(name): NameObject(value) for name, value in names.items()})
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        if words:
            stream = DecodedStreamObject()
            stream.set_data(b"BT /F1 12 Tf 20 200 Td (" + words.encode("cp1252") + b") Tj ET")
            page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_has_its_pages_marked(tmp_path):
    document = read_document(written(tmp_path, "a.pdf", a_pdf(["Kari: Blåbær.", "Per: Nei.", ""])))
    assert document.text.splitlines() == ["Kari: Blåbær.", "[p. 2]", "Per: Nei.", "[p. 3]"]
    assert document.note == Message("importing-note-pdf", {"silent": 1, "pages": 3})
    assert document.origin("a.pdf", Catalogue("nb")) == "a.pdf (pdf, 1 av 3 sider uten tekst)"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: a_pdf(["", ""]), "pdf-scan"),
        (lambda: a_pdf(["hemmelig"], "passord"), "pdf-protected"),
        (lambda: b"%PDF-1.7 and then nothing", "pdf-damaged"),
        (lambda: b"no pdf", "not-this-format"),
    ],
)
def test_a_pdf_without_words_is_refused_with_the_reason(tmp_path, make, code):
    pytest.importorskip("pypdf")
    with refuses(code, BadFile, file="a.pdf"):
        read_document(written(tmp_path, "a.pdf", make()))


def test_rich_text_is_read_whatever_its_code_page(tmp_path):
    rtf = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Kari: \b Bl\'e5b\'e6r\b0 .\par "
    rtf += rb"Per: \u25105?\u24597? nei.\par}"
    assert read_document(written(tmp_path, "a.rtf", rtf)).text == "Kari: Blåbær.\nPer: 我怕 nei.\n"
    with refuses("not-this-format", BadFile, format="rtf"):
        read_document(written(tmp_path, "b.rtf", b"plain words"))


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "no-such-thing"])
def test_a_page_is_read_as_it_says_of_itself(tmp_path, encoding):
    page = (
        f"<html><head><meta charset='{encoding}'><title>Ikke dette</title><style>p {{}}</style></head>"
        "<body><h1>Møte</h1><p>Kari:\n  Blåbær &amp; <b>øl</b>.</p><script>var x = 'heller ikke';</script>"
        "<ul><li>én<li>to</ul></body></html>"
    )
    content = page.encode("utf-8" if encoding == "no-such-thing" else encoding)
    document = read_document(written(tmp_path, "a.html", content))
    assert document.text.splitlines() == ["Møte", "Kari: Blåbær & øl.", "én", "to"]


REASONS = {"not-this-format", "pdf-protected", "pdf-scan", "pdf-damaged", "file-without-text"}


@pytest.mark.parametrize(
    "path", sorted(each for ending in ("rtf", "pdf", "htm") for each in REAL.rglob(f"*.{ending}")), ids=lambda p: p.name
)
def test_real_documents_come_in_or_are_refused_with_a_reason(path):
    try:
        document = read_document(path)
    except BadFile as problem:
        assert problem.parameters["file"] == path.name  # noqa: PT017
        reason = problem.parameters["problem"] if problem.code == "in-file" else problem
        assert reason.code in REASONS
    else:
        assert document.text.strip()
        assert "\r" not in document.text

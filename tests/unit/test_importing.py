"""Documents become texts: every common encoding, Word and OpenDocument, and real interviews where they are present."""

import io
import zipfile
from pathlib import Path

import pytest

from core.errors import BadFile
from core.importing.document import read_document
from core.text.turns import speakers

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


def test_opendocument_keeps_paragraphs(tmp_path):
    pytest.importorskip("odf")
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="Intervju"))
    made.text.addElement(P(text="Første avsnitt, blåbær."))
    made.text.addElement(P(text="Andre avsnitt."))
    out = io.BytesIO()
    made.save(out)
    text = read_document(written(tmp_path, "a.odt", out.getvalue())).text
    assert text == "Intervju\nFørste avsnitt, blåbær.\nAndre avsnitt.\n"


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

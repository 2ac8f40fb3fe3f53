"""Files that are not what their names say are read as what they are, or refused by what they are."""

import io
import zipfile

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile
from core.importing.document import read_named
from core.importing.table import read_table
from tests.refusals import refuses
from tests.unit.test_documents import a_docx, run


def test_a_file_is_read_as_what_it_is():
    rtf = b"{\\rtf1\\ansi Hei\\par}"
    assert read_named("a.doc", rtf).text == read_named("a.docx", rtf).text == "Hei\n"
    assert read_named("a.doc", b"<html><body><p>Hei</p></body></html>").text == "Hei\n"
    assert read_named("a.odt", a_docx(f"<w:p>{run('Hei')}</w:p>")).text == "Hei\n"


def zipped(*names):
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kari>Ja</v>\n\n00:02.000 --> 00:03.000\n<v Ola>Nei</v>\n",
        b"1\r\n00:00:01,000 --> 00:00:02,000\r\nKari: Ja\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nOla: Nei\r\n",
        b"<!DOCTYPE html><p>Kari: Ja<p>Ola: Nei",
        b'{"segments": [{"text": "Ja", "speaker": "Kari"}, {"text": "Nei", "speaker": "Ola"}]}',
    ],
)
def test_what_a_service_wrote_into_a_text_file_is_no_informants_word(content):
    assert read_named("a.txt", content).text == "Kari: Ja\nOla: Nei\n"


@pytest.mark.parametrize(
    "text",
    [
        "abc ftyp var et ord.",
        "RIFF sier hun.",
        "GIF8, sa han.",
        "OggS",
        "Rar! sa hun.",
        "BM er her.",
        "#!AMR",
        "WEBVTT er et format.",
        '{"navn": "Kari"}',
        "[1]",
        "{}",
        '"Hei"',
        "123",
        "true",
        "[Musikk] Hei",
        "{Hei} du",
        "<Kari> Hei",
        "1\n00:00:01,0",
    ],
)
def test_a_plain_text_is_read_however_it_begins(text):
    assert read_named("a.txt", text.encode()).text == text


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", OLE, "document-old"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "document-protected"),
        ("a.xls", OLE, "document-old"),
        ("a.docx", b"\x89PNG\r\n\x1a\n\0\0", "file-of-another-kind"),
        ("a.mp3", b"ID3\x04\0\0", "file-of-another-kind"),
        ("a.txt", b"\0\0\0\x20ftypM4A ", "file-of-another-kind"),
        ("a.gdoc", b'{"url": "x"}', "file-of-another-kind"),
        ("a.docx", zipped("ppt/presentation.xml"), "file-of-another-kind"),
        ("a.zip", zipped("a.txt"), "file-of-another-kind"),
        ("a.pages", zipped("Index/Document.iwa"), "file-of-another-kind"),
        ("a.json", b'{"a": 1}', "not-a-transcript"),
        ("a.json", b"{", "not-this-format"),
        ("a.tsv", b"a\tb\n1\t2\n", "not-a-transcript-table"),
        ("a.eaf", b"<x/>", "not-this-format"),
        ("a.cha", b"words\n", "not-this-format"),
    ],
)
def test_what_cannot_be_read_is_said(name, content, code):
    with pytest.raises(BadFile) as problem:
        read_named(name, content)
    assert problem.value.parameters["problem"].code == code
    for language in ("nb", "en"):
        assert name in Catalogue(language).say(problem.value)


def test_a_document_that_is_called_a_workbook_is_no_table():
    pytest.importorskip("openpyxl")
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        archive.writestr("word/document.xml", "<w/>")
    with refuses("not-this-format", BadFile, format="xlsx"):
        read_table("a.xlsx", out.getvalue())


@pytest.mark.parametrize("name", ["a.qdpx", "A.QDC", "b.qda", "c.rqda", "d.requal", "e.sqlite3", "f.ann"])
def test_a_project_of_another_program_is_no_text_and_the_sentence_says_how_it_comes_in(name):
    with pytest.raises(BadFile) as refused:
        read_named(name, b"PK\x03\x04")
    assert (refused.value.code, refused.value.parameters["problem"].parameters) == ("in-file", {"kind": "project"})
    for language in ("nb", "en"):
        assert "import-project" in Catalogue(language).say(refused.value.message)


def test_so_are_projects_under_other_names_and_in_closed_formats():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", "<Project/>")
    for name, content in (("a.zip", out.getvalue()), ("b.xml", b'<TEI><f name="catma_markupauthor"/></TEI>')):
        with pytest.raises(BadFile) as refused:
            read_named(name, content)
        assert refused.value.parameters["problem"].parameters == {"kind": "project"}
    with pytest.raises(BadFile) as refused:
        read_named("c.nvpx", b"\0")
    assert refused.value.code == "closed-format-nvivo"

"""REFI-QDA files as tools and systems leave them: unpacked, with escaped names, with references that lead nowhere.
The words are fictional."""

import unicodedata

import pytest

from core.errors import BadFile
from core.importing.project import read_project
from core.storage.files import HeldFile
from tests.unit.test_odd_projects import RIGHT, TEXT, WHOLE, codes, document, guid, marked, named, source, zipped

pytest.importorskip("defusedxml")


def texts_at(path, *places):
    return zipped(document(sources=source(path=path)), **dict.fromkeys(places, TEXT.encode()))


NOTE = f'<Notes><Note guid="{guid(90)}" name="n" plainTextPath="internal://n.txt"/></Notes>'
PREFIXED = document().replace("</", "</q:").replace("<", "<q:").replace("<q:/q:", "</q:").replace("<q:?", "<?")
CODES = codes(
    named(10, "a"), *(f'<Code guid="{guid(n)}" name="b{n}" color="{c}"/>' for n, c in ((11, "rød"), (12, "")))
)
PDF = (
    f'<PDFSource guid="{guid(20)}" name="p" path="internal://p.pdf"><PDFSelection guid="{guid(40)}" page="0" '
    f'firstX="1" firstY="1" secondX="5" secondY="5">'
    f'<Coding guid="{guid(41)}"><CodeRef targetGUID="{guid(10)}"/></Coding>'
    "</PDFSelection></PDFSource>"
)
COMES_IN = {  # texts, codings, and what is said of what is not here
    "an escaped name": (texts_at("internal://t%20%C3%A6.txt", "sources/t æ.txt"), 1, 1, {}),
    "a name with a percent sign": (texts_at("internal://100%25.txt", "sources/100%25.txt"), 1, 1, {}),
    "letters in two characters": (texts_at("internal://å.txt", "sources/" + unicodedata.normalize("NFD", "å.txt")),
                                  1, 1, {}),
    "relative": (texts_at("relative://t.txt", "sources/t.txt"), 1, 1, {}),
    "absolute, with its text here": (texts_at("absolute:///Data/kari/t.txt", "sources/t.txt"), 1, 1, {}),
    "a path of Windows": (texts_at("C:\\Users\\Kari\\t.txt", "Sources/t.txt"), 1, 1, {}),
    "places with signs": (zipped(document(sources=source(marked("+10", " 13 ", 31), RIGHT))), 1, 2, {}),
    "a prefix": (zipped(PREFIXED.replace("xmlns=", "xmlns:q=")), 1, 1, {}),
    "no namespace": (zipped(document().replace(' xmlns="urn:QDA-XML:project:1.0"', "")), 1, 1, {}),
    "GUIDs in braces": (zipped(document().replace(guid(20), "{" + guid(20).upper() + "}")), 1, 1, {}),
    "a mark before the XML": (zipped(b"\xef\xbb\xbf" + document().encode()), 1, 1, {}),
    "overlapping": (zipped(document(sources=source(marked(6, 9), marked(6, 9, 31)))), 1, 2, {}),
    "no zone": (zipped(document(sources=source(marked(6, 9, when="2026-01-02T03:04:05")))), 1, 1, {}),
    "a note without its file": (zipped(document(more=NOTE)), 1, 1,
                                {("note", "n: its text is not in the file")}),
    "a note that is not there": (
        zipped(document(sources=source(RIGHT.replace("</Coding>", f'<NoteRef targetGUID="{guid(99)}"/></Coding>')))),
        1, 1, {("note", f"Coding: {guid(99)}")},
    ),
    "a colour that is none": (zipped(document(CODES)), 1, 1, {("other", "b11: rød")}),
    "a PDF alone": (zipped(document(sources=PDF), **{"sources/p.pdf": b"%PDF-1.4"}), 0, 0,
                    {("kept-pdf", "p"), ("kept-coding", "p: 0, 1, 1–5, 5: a")}),
    "a rich text that is broken beside a plain one": (zipped(
        document(sources=source().replace("plainTextPath=", 'richTextPath="internal://t.docx" plainTextPath=')),
        **{"sources/t.txt": TEXT.encode(), "sources/t.docx": b"no"},
    ), 1, 1, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", COMES_IN)
def test_what_can_come_in_is_whole_and_what_cannot_is_named(name, tmp_path):
    from app.i18n.catalogue import Catalogue

    content, texts, codings, said = COMES_IN[name]
    (tmp_path / "a.qdpx").write_bytes(content)
    foreign = read_project(tmp_path / "a.qdpx", say=Catalogue("en"))
    assert (len(foreign.sources), len(foreign.codings)) == (texts, codings)
    assert {(each.kind, thing) for each in foreign.omissions for thing in each.things} == set(said)
    held = {each.id: each.text for each in foreign.sources}
    assert all(held[each.source][each.start : each.end] in ("Jeg", "var") for each in foreign.codings)


@pytest.mark.parametrize("asked", ["", "project.qde"])
def test_a_project_that_lies_unpacked_comes_in_without_what_others_left_in_its_folder(asked, tmp_path):
    folder = tmp_path / "Studie (kopi)"
    (folder / "sources").mkdir(parents=True)
    (folder / "project.qde").write_text(document(), encoding="utf-8")
    (folder / "sources" / "t.txt").write_bytes(TEXT.encode())
    for lock in ("~$project.qde", ".lock", "sources/.DS_Store"):
        (folder / lock).write_bytes(b"\0\1")
    foreign = read_project(folder / asked)
    assert (len(foreign.sources), len(foreign.codings), foreign.omissions) == (1, 1, ())


def test_a_folder_around_an_unpacked_project_or_around_its_archive_is_read_too(tmp_path):
    (tmp_path / "ute" / "Studie").mkdir(parents=True)
    (tmp_path / "ute" / "Studie" / "project.qde").write_text(document(), encoding="utf-8")
    (tmp_path / "ute" / "Studie" / "t.txt").write_bytes(TEXT.encode())
    (tmp_path / "pakket").mkdir()
    (tmp_path / "pakket" / "Studie.qdpx").write_bytes(WHOLE)
    (tmp_path / "pakket" / ".~lock.Studie.qdpx#").write_bytes(b"x")
    for each in ("ute", "pakket"):
        assert len(read_project(tmp_path / each).codings) == 1


def test_a_project_file_alone_says_which_texts_are_not_there():
    foreign = read_project(HeldFile("project.qde", document().encode()))
    assert [(each.kind, len(each.things)) for each in foreign.omissions] == [("text", 1)]
    with pytest.raises(BadFile):
        read_project(HeldFile("project.qde", b"no xml"))

"""Every export holds every character and every length that somebody wrote, or says how many stand otherwise."""

import io
import re
import sqlite3
import zipfile
from html import unescape
from xml.etree import ElementTree

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.codebook_tree import codebook_tree
from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import Presentation
from core.exporting.archive import archive
from core.exporting.findings import findings_docx, findings_html
from core.exporting.formats import FORMATS, exported
from core.exporting.fourcolumns import written
from core.exporting.margin import with_margin
from core.exporting.refi import to_qdpx
from core.exporting.refi_characters import illegal_in_codebook
from core.exporting.refi_targets import TARGETS, losses
from core.exporting.tags import to_tags
from core.exporting.vault import vault
from core.exporting.wide_tables import written as tables_written
from core.importing.refi import read_qdpx
from core.report.options import Options
from core.report.plain import to_docx, to_markdown
from core.report.review import review
from core.text.xml import INSTEAD, count_illegal
from tests.hostile_study import Hostile

for library in ("docx", "openpyxl", "xlsxwriter", "defusedxml", "sqlite_utils"):
    pytest.importorskip(library)

SAY = Catalogue("nb")


def four(ending):
    return lambda shown, source: written(shown, ending, shown.source(source), four_columns(shown, source, True))


def margin(ending):
    return lambda shown, source: with_margin(shown, source, ending)


def form(name):
    return lambda shown, _: exported(shown, name)


def folder(made):
    return lambda shown, _: b"\n".join(name.encode() + b"\n" + content for name, content in made(shown).items())


def result_table(ending):
    from core.exporting.result_tables import as_table

    return lambda shown, _: tables_written(ending, [as_table(shown)], SAY)


def report(way):
    return lambda shown, _: way(review(shown.project, Options(), SAY))


WHOLE = {name: form(name) for name in FORMATS if name not in ("qdpx", "qdc")} | {"vault": folder(vault)}
"""They hold all that is told of a study."""
MORE = {
    **{f"four columns{ending}": four(ending) for ending in (".md", ".html", ".docx", ".xlsx", ".csv")},
    **{f"margin{ending}": margin(ending) for ending in (".html", ".docx")},
    **{f"result table{ending}": result_table(ending) for ending in (".md", ".html", ".docx", ".xlsx", ".csv")},
    "report.docx": report(to_docx),
    "report.md": report(to_markdown),
    "findings.docx": lambda shown, _: findings_docx(shown, SAY),
    "findings.html": lambda shown, _: findings_html(shown, SAY),
    "tags": lambda shown, _: to_tags(shown),
}
WRITERS = WHOLE | MORE
BESIDE = {
    "csv": ("title", "frame", "study", "pseudonym", "participant", "source", "margin", "set", "matrix", "finding",
            "deletion", "definition"),
}  # fmt: skip
"""A table of codings has no place for what stands beside them."""
ELSEWHERE = ("text", "author")
"""The words of texts stand whole in some alone; a work is named by its title."""


@pytest.fixture(scope="module")
def hostile():
    return Hostile()


@pytest.fixture(scope="module")
def long():
    return Hostile(lambda word: f"{word}{'å😀 ' * 12_000}{word}")


def words_in(content):
    """All that stands in a file; cells and paragraphs of their own."""
    if content.startswith(b"SQLite"):
        base = sqlite3.connect(":memory:")
        base.deserialize(content)
        tables = [name for (name,) in base.execute("select name from sqlite_schema where type = 'table'")]
        return "\n".join(
            str(cell) for name in tables for row in base.execute(f"select * from [{name}]") for cell in row
        )
    if not content.startswith(b"PK"):
        return unescape(content.decode("utf-8-sig"))
    with zipfile.ZipFile(io.BytesIO(content)) as archived:
        named = [name for name in archived.namelist() if name in ("word/document.xml", "xl/sharedStrings.xml")]
        found = [each.text or "" for name in named for each in ElementTree.fromstring(archived.read(name)).iter()]
    return "\n".join(found)


def said_in(words):
    """How many characters a file says stand otherwise."""
    return sum(int(count) for count in re.findall(r"(\d+) tegn som formatet ikke rommer", words))


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_holds_every_character_or_says_how_many_stand_otherwise(hostile, name):
    content = WRITERS[name](Presentation(hostile.project, None, SAY), hostile.source)
    words = words_in(content)
    raw = words.replace("\\ufffe", "\ufffe")
    is_xml = content.startswith(b"PK")
    assert count_illegal(raw) == 0 if is_xml else INSTEAD not in raw
    cells = io.BytesIO(content)
    if is_xml and b"xl/workbook.xml" in content:
        import openpyxl

        book = openpyxl.load_workbook(cells)
        sheets = {sheet.title: "\n".join(str(cell.value) for row in sheet for cell in row) for sheet in book}
        remarks = sheets.pop("Merknader")
        assert said_in(remarks) == "\n".join(sheets.values()).count(INSTEAD) > 0
    elif is_xml:
        assert said_in(words) == words.count(INSTEAD) - 1 > 0
    if name in WHOLE:
        missing = {place for place, what in hostile.written.items() if what[:3] not in words} - {*ELSEWHERE}
        assert not [place for place in missing if not any(each in place for each in BESIDE.get(name, ()))]


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_a_project_says_before_how_many_characters_its_xml_lacks_and_the_rest_comes_home(hostile, target):
    shown = Presentation(hostile.project, None, SAY)
    content = to_qdpx(shown, (), target)
    with zipfile.ZipFile(io.BytesIO(content)) as archived:
        root = ElementTree.fromstring(archived.read("project.qde"))
    lacking = 0
    for above in root.iter():
        tag = above.tag.rpartition("}")[2]
        lacking += 0 if tag in ("Note", "PlainTextSelection") else above.get("name", "").count(INSTEAD)
        for each in above:
            repeats = each.tag.endswith("}Description") and tag in ("TextSource", "PlainTextSelection", "Case")
            lacking += 0 if repeats else (each.text or "").count(INSTEAD)
    said = {each.id: each.parameters for each in losses(shown, codebook_tree(shown), target)}
    assert said["export-loss-characters"]["count"] == lacking > 0
    foreign = read_qdpx("ut.qdpx", content)
    assert foreign.sources[0].text == hostile.project.text(hostile.source)
    assert {each.name for each in foreign.codes} >= {hostile.written[name] for name in ("code above", "code below")}
    (parts,) = [dict(each.parts) for each in foreign.own.code_parts]
    assert parts == {part: hostile.written[f"part {part}"] for part in parts}
    memos = {(each.text, each.reference) for each in foreign.memos}
    assert {
        (hostile.written[f"memo on {on}"], hostile.written[f"reference on {on}"]) for on in ("code", "study")
    } <= memos
    (coding,) = [each for each in foreign.codings if each.comment]
    assert coding.comment == hostile.written["comment"]


def test_a_codebook_and_an_archive_say_it_too(hostile):
    shown = Presentation(hostile.project, None, SAY)
    codebook = exported(shown, "qdc").decode()
    assert illegal_in_codebook(shown, codebook_tree(shown)) == codebook.count(INSTEAD) > 0
    said = {each.id: each.parameters for each in losses(shown, codebook_tree(shown), TARGETS["standard"])}
    count = said["export-loss-characters"]["count"]
    assert SAY("export-illegal-in-project", count=count) in archive(shown)["README.txt"].decode()


@pytest.mark.parametrize("name", [name for name in WRITERS if not name.startswith("report")])  # it tells in short
def test_no_length_is_cut(long, name):
    content = WRITERS[name](Presentation(long.project, None, SAY), long.source)
    words = words_in(content).replace("\\", "")
    if content.startswith(b"PK") and b"xl/workbook.xml" in content:
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(content))
        words += "\n"
        whole: dict[object, str] = {}
        for row in book["Lange tekster"].iter_rows(min_row=2, values_only=True) if "Lange tekster" in book else ():
            whole[row[:2]] = whole.get(row[:2], "") + row[3]
        words += "\n".join(whole.values())
    cut = [
        place for place, what in long.written.items() if what[:3] in words and len(what) > 1_000 and what not in words
    ]
    assert not cut

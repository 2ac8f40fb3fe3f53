"""The same text reads alike in every format that LibreOffice saves it in."""

import shutil
import subprocess
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import pytest

from core.importing.document import read_document
from core.text.quoting import words_of
from tests.needed import needs

SOFFICE = shutil.which("soffice")
FORMATS = ("docx", "odt", "rtf", "html", "pdf")
STUDIES = 6
VOCABULARY = [
    "trygghet",
    "gruppa",
    "å",
    "være",
    "på",
    "norsk",
    "–",
    "«uansett»",
    "én",
    "gang",
    "til,",
    "ikke",
    "sant?",
    "Hm.",
    "12",
    "år",
    "siden",
    "e-post",
    "naïve",
    "Łódź",
    "ja",
]
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3"'
    ' office:mimetype="application/vnd.oasis.opendocument.text"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
)
NOTE = (
    '<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation><text:note-body><text:p>{words}'
    "</text:p></text:note-body></text:note>"
)


def sentence(random: Random) -> str:
    return " ".join(random.choices(VOCABULARY, k=random.randrange(3, 30)))


def paragraph(random: Random, has_notes: bool) -> tuple[str, str]:
    """A paragraph's markup and its words, a note at its end."""
    words = f"{random.choice(['Intervjuer', 'P01'])}: {sentence(random)}"
    inside = escape(words)
    if random.random() < 0.3:
        more = sentence(random)
        inside += random.choice(["<text:s/>", "<text:line-break/>", "<text:tab/>"]) + escape(more)
        words += f" {more}"
    if has_notes and random.random() < 0.4:
        note = sentence(random)
        inside += NOTE.format(kind=random.choice(["footnote", "endnote"]), words=escape(note))
        words += f" {note}"
    return f"<text:p>{inside}</text:p>", words


def study(random: Random, has_notes: bool) -> tuple[str, str]:
    """A text as flat OpenDocument, and its words in the order of reading."""
    parts: list[str] = [HEAD, "<text:h>Intervju</text:h>"]
    words = ["Intervju"]
    for _ in range(12):
        kind = random.choice(["p", "p", "p", "list", "table"])
        if kind == "list":
            points = [sentence(random) for _ in range(3)]
            items = "".join(f"<text:list-item><text:p>{escape(each)}</text:p></text:list-item>" for each in points)
            parts.append(f"<text:list>{items}</text:list>")
            words += points
        elif kind == "table" and has_notes:  # a PDF does not tell rows from columns
            cells = [sentence(random) for _ in range(4)]
            row = "<table:table-row>{}</table:table-row>"
            cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
            rows = [row.format("".join(cell.format(escape(each)) for each in cells[n : n + 2])) for n in (0, 2)]
            columns = '<table:table-column table:number-columns-repeated="2"/>'
            parts.append(f"<table:table>{columns}{''.join(rows)}</table:table>")
            words += cells
        else:
            markup, said = paragraph(random, has_notes)
            parts.append(markup)
            words.append(said)
    return "".join([*parts, "</office:text></office:body></office:document>"]), " ".join(words)


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """All texts in all formats, and the words of each. Those with an even number have notes and tables."""
    needs(SOFFICE is not None, "LibreOffice")
    folder = tmp_path_factory.mktemp("libreoffice")
    told = {}
    for n in range(STUDIES):
        content, told[f"t{n}"] = study(Random(n), has_notes=n % 2 == 0)
        (folder / f"t{n}.fodt").write_text(content, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for ending in FORMATS:
        command = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir", folder, *folder.glob("*.fodt")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder, told


@pytest.mark.parametrize("ending", ["fodt", *FORMATS])
def test_every_word_comes_in_once_and_in_order(saved, ending):
    folder, told = saved
    for name, words in told.items():
        if ending != "pdf" or int(name[1:]) % 2:
            assert words_of(read_document(folder / f"{name}.{ending}").text) == words_of(words), f"{name}.{ending}"


RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
MARK = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
WHEN = "w:author='X' w:date='2026-01-01T00:00:00Z'"
PARAGRAPHS = (
    f"{RUN.format('Kari: Ja ')}<w:ins w:id='9' {WHEN}>{RUN.format('inn')}</w:ins>"
    f"<w:del w:id='10' {WHEN}><w:r><w:delText>ut</w:delText></w:r></w:del>",
    f"{RUN.format('Ola: Nei ')}<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>",
    f"<w:sdt><w:sdtContent>{RUN.format('kontroll')}</w:sdtContent></w:sdt>{RUN.format(' ')}{MARK.format('begin')}"
    f"<w:r><w:instrText>QUOTE x</w:instrText></w:r>{MARK.format('separate')}{RUN.format('felt')}{MARK.format('end')}",
    "<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val='center'/><w:hps w:val='10'/></w:rubyPr><w:rt><w:r><w:t>かん</w:t></w:r>"
    "</w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    f"<w:r><w:rPr><w:rtl/></w:rPr><w:t>שלום עולם</w:t></w:r>{RUN.format(' e-post co')}<w:r><w:noBreakHyphen/></w:r>"
    f"{RUN.format('op')}",
)
READ = "Kari: Ja inn Ola: Nei α kontroll felt 漢(かん) שלום עולם e-post co-op celle A celle B Med merknad her punkt"


def test_what_word_keeps_beside_its_words_comes_in_alike(tmp_path):
    if SOFFICE is None:
        pytest.skip("no LibreOffice")
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Konfidensielt"
    for inside in PARAGRAPHS:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    table = document.add_table(1, 2)
    for n, words in enumerate(("celle A", "celle B")):
        table.cell(0, n).text = words
    document.add_comment(document.add_paragraph("Med merknad her").runs, text="En merknad", author="V", initials="V")
    document.add_paragraph("punkt", style="List Number")
    document.save(tmp_path / "a.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for ending in ("odt", "rtf"):
        command = [SOFFICE, "--headless", profile, "--convert-to", ending, "--outdir", tmp_path, tmp_path / "a.docx"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    for ending in ("docx", "odt", "rtf"):
        found = read_document(tmp_path / f"a.{ending}")
        assert " ".join(found.text.split()) == READ, ending
        assert {each.id.removeprefix("importing-left-") for each in found.left_out} == {
            "comment",
            "deleted",
            "header",
            "hidden",
        }, ending
        [comment] = found.comments
        assert (comment.author, comment.text, found.text[comment.start : comment.end]) == (
            "V",
            "En merknad",
            "Med merknad her",
        ), ending

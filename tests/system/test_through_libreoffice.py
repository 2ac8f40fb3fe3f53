"""The same text reads alike in every format that LibreOffice saves it in."""

import os
import shutil
import subprocess
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import pytest

from core.importing.document import read_document
from core.text.quoting import words_of

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
    if SOFFICE is None:
        assert not os.environ.get("CI"), "CI needs LibreOffice"
        pytest.skip("no LibreOffice")
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

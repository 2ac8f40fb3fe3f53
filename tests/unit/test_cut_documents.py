"""Documents whose end is missing, as after a download that broke off: refused, since nobody sees what is lost."""

import pytest

from core.errors import BadFile
from core.importing.document import read_named
from tests.unit.test_documents import a_docx, run

RTF = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Kari: Ja, det {\\b var} s\\'e5nn.\\par Ola: Nei.\\par}"
PAGE = b"<!DOCTYPE html><html><body><p>Kari: Ja</p><p class='b'>Ola: Nei</p></body></html>"
"""Within a page's tags; between them nobody can tell, since a page need not say where it ends."""


def is_cut(name, content):
    with pytest.raises(BadFile) as raised:
        read_named(name, content)
    return raised.value.parameters["problem"].code == "document-cut"


@pytest.mark.parametrize("end", range(6, len(RTF)))
def test_rich_text(end):
    assert is_cut("a.rtf", RTF[:end])


def test_rich_text_is_whole_with_its_last_brace_whatever_comes_after():
    whole = "Kari: Ja, det var sånn.\nOla: Nei.\n"
    assert read_named("a.rtf", RTF).text == read_named("a.rtf", RTF + b"\r\n\0").text == whole


def test_a_web_page_that_ends_within_a_tag():
    assert is_cut("a.html", PAGE[: PAGE.index(b"='b'")])
    assert is_cut("a.html", PAGE[: PAGE.index(b"></html")] + b"></h")
    assert read_named("a.html", b"<p>Alder < 30").text == "Alder < 30\n"
    assert read_named("a.html", PAGE).text == "Kari: Ja\nOla: Nei\n"


@pytest.mark.parametrize("part", [0.3, 0.7, 0.97])
def test_word_is_refused_in_one_sentence(part):
    content = a_docx(f"<w:p>{run('Kari: Ja')}</w:p>")
    with pytest.raises(BadFile, match="not-this-format"):
        read_named("a.docx", content[: int(len(content) * part)])

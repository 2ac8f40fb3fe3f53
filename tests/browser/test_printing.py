"""A text with its codings, as it is saved from the reading screen, is printed whole."""

import io

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import memos
from core.exporting.margin import with_margin
from tests.builders import World, a_code, a_coding, a_source, alice

SAID = "Kari: Linje {number}, og så kom det en setning som var så lang at den fylte mer enn én linje i tabellen."


@pytest.fixture
def opened(browser):
    page = browser.new_context().new_page()
    yield page
    page.context.close()


def test_all_lines_codes_and_memos_arrive_and_no_heading_stands_alone(opened, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    ada, file = alice(World(12)), tmp_path / "text.html"
    code = a_code(ada, "Trygghet")
    for count in range(14, 30):  # the heading of the memos comes to every place of a page
        text = "\n".join(SAID.format(number=100 + number) for number in range(count)) + "\n"
        source = a_source(ada, text)
        line = len(text) // count
        for number in range(count):
            a_coding(ada, source, code, number * line + 6, number * line + 20)
        ada.do(memos.write_memo, "observational", "Hun så ned.", "source", source)
        file.write_bytes(with_margin(Presentation(ada, None, Catalogue("nb")), source, ".html"))
        opened.goto(file.as_uri())
        pages = [each.extract_text() for each in pypdf.PdfReader(io.BytesIO(opened.pdf(format="A4"))).pages]
        whole = " ".join(" ".join(pages).split())
        assert [number for number in range(count) if f"Linje {100 + number}" not in whole] == []
        assert whole.count("Trygghet") == count
        (memos_at,) = [each for each in pages if "Memoer" in each]
        assert "Hun så ned." in memos_at


def test_what_is_coded_is_marked_softly_on_paper_too(opened, tmp_path):
    """It was the yellow of a marker pen."""
    ada, file = alice(World(13)), tmp_path / "text.html"
    source = a_source(ada)
    a_coding(ada, source, a_code(ada))
    file.write_bytes(with_margin(Presentation(ada, None, Catalogue("nb")), source, ".html"))
    opened.goto(file.as_uri())
    opened.emulate_media(media="print")
    style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderBottomStyle]"
    assert opened.locator("mark").first.evaluate(style) == ["rgba(224, 185, 58, 0.3)", "solid"]

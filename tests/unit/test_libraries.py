"""A library that is not installed here is named, in the same sentence wherever it is asked for."""

import sys

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import MissingLibrary
from core.evidence.timestamps import read_stamp
from core.exporting import citations, docx, qr, sheets, svg
from core.importing import references
from core.importing.document import read_named
from core.importing.table import read_table
from core.libraries import needs

ASKED = {
    "python-docx": ("docx", lambda: docx.table("t", ["a"], [])),
    "XlsxWriter": ("xlsxwriter", lambda: sheets.to_xlsx("t", ["a"], [])),
    "openpyxl": ("openpyxl", lambda: read_table("a.xlsx", b"PK")),
    "citeproc-py": ("citeproc", lambda: citations.bibliography({"a": "{}"})),
    "segno": ("segno", lambda: qr.qr_svg("a")),
    "resvg-py": ("resvg_py", lambda: svg.to_png("<svg/>")),
    "rfc3161-client": ("rfc3161_client", lambda: read_stamp(b"x", "x")),
    "pdfminer.six": ("pdfminer.layout", lambda: read_named("a.pdf", b"%PDF-1.7")),
    "bibtexparser": ("bibtexparser", lambda: references.read_references("a.bib", b"@book{a, title={b}}")),
    "rispy": ("rispy", lambda: references.read_references("a.ris", b"TY  - BOOK\nER  - \n")),
}


@pytest.mark.parametrize("library", ASKED)
def test_what_is_missing_is_named(monkeypatch, library):
    module, ask = ASKED[library]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingLibrary) as caught:
        ask()
    assert caught.value.parameters == {"library": library, "install": library}
    assert f'pip install "{library}"' in Catalogue("nb").say(caught.value)


def test_an_extra_may_be_named_instead():
    with pytest.raises(MissingLibrary) as caught, needs("uvicorn", install="kodespor[relay]"):
        import no_such_library  # noqa: F401
    assert caught.value.parameters == {"library": "uvicorn", "install": "kodespor[relay]"}


def test_other_problems_pass_through():
    with pytest.raises(ValueError, match="mine"), needs("docx"):
        raise ValueError("mine")

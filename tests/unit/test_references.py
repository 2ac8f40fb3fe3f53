"""Reference lists: three formats in, one form inside, citations out by a style."""

import json

import pytest

from core.errors import BadFile
from core.exporting.citations import as_csl_json, bibliography
from core.importing.references import read_references
from tests.refusals import refuses

pytest.importorskip("citeproc")

BIB = rb"""@article{glaser, author={Glaser, Barney and van der Berg, {\O}ystein}, title={On {Coding}},
  journal={J. Test},  year=2006, month=mar, pages={1--20}, volume=3, doi={10.1/x}}
@book{olsen, title="Ordet", editor={Olsen, Ole}, publisher={Forlaget}, address={Bergen}, year={1999}}
"""
RIS = """TY  - BOOK\r
AU  - Åsen, Ida\r
AU  - Bø, Per\r
TI  - Intervjuet\r
PY  - 2015\r
PB  - Forlaget\r
CY  - Oslo\r
SN  - 123\r
ER  - \r
TY  - JOUR
A1  - Lie, Kari
T1  - Om det
JO  - Tidsskrift
VL  - 4
SP  - 7
EP  - 9
Y1  - 2001/05/02
ER  -
"""


def test_bibtex_becomes_csl():
    article, book = (json.loads(item) for item in read_references("a.bib", BIB))
    assert article["type"] == "article-journal"
    assert article["author"][1] == {"family": "Berg", "given": "Øystein", "non-dropping-particle": "van der"}
    assert article["issued"] == {"date-parts": [[2006, 3]]}
    assert (article["title"], article["page"], article["DOI"]) == ("On Coding", "1–20", "10.1/x")
    assert (book["publisher-place"], book["editor"][0]["family"]) == ("Bergen", "Olsen")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_ris_in_any_encoding(encoding):
    book, article = (json.loads(item) for item in read_references("a.ris", RIS.encode(encoding)))
    assert [each["family"] for each in book["author"]] == ["Åsen", "Bø"]
    assert (book["ISBN"], book["publisher-place"]) == ("123", "Oslo")
    assert (article["page"], article["volume"], article["issued"]) == ("7–9", "4", {"date-parts": [[2001, 5, 2]]})


def test_csl_json_comes_back_as_it_went():
    items = dict(zip("ab", read_references("a.bib", BIB), strict=True))
    again = read_references("b.json", as_csl_json(items))
    assert again == list(items.values())


def test_citations_in_two_languages():
    items = dict(zip("abcd", read_references("a.bib", BIB) + read_references("a.ris", RIS.encode()), strict=True))
    norwegian, english = bibliography(items, "nb"), bibliography(items, "en")
    assert norwegian["c"][0] == "(Åsen og Bø, 2015)"
    assert english["c"][0] == "(Åsen and Bø, 2015)"
    assert "Intervjuet. Oslo: Forlaget" in norwegian["c"][1]
    assert set(norwegian) == set(items)
    assert bibliography({}) == {}


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.bib", b"@book{x, title={y}\n@book{z, title={w}}", "references-entry"),
        ("a.bib", b"hello", "references-none"),
        ("a.json", b"[1, 2]", "references-not-csl"),
        ("a.json", b'{"title": 4}', "references-not-csl"),
        ("a.json", b"{", "not-this-format"),
        ("a.json", b"[" * 100_000, "not-this-format"),
        ("a.ris", b"hello", "not-this-format references-none"),
        ("a.doc", b"x", "references-format"),
        ("a.bib", bytes(range(256)), "not-this-format"),
    ],
)
def test_bad_files_get_a_sentence(name, content, codes):
    with pytest.raises(BadFile) as caught:
        read_references(name, content)
    assert caught.value.code in codes.split()


def test_a_style_that_is_none(tmp_path):
    (tmp_path / "no.csl").write_text("<html/>")
    with refuses("not-a-csl-style", BadFile):
        bibliography({"a": read_references("a.bib", BIB)[0]}, "nb", tmp_path / "no.csl")

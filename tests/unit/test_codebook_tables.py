"""Codebooks from tables and lists, other programs' and the own ones."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.errors import BadFile
from core.exporting.archive import archive
from core.importing.project import read_project
from tests.unit.test_other_tools import arrived, qualcoder

__all__ = ["qualcoder"]


def tree_of(foreign):
    names = {code.id: code.name for code in foreign.codes}
    return {(code.name, names.get(code.parent), code.definition) for code in foreign.codes}


WANTED = {("over", None, ""), ("redsel", "over", "når hun; nøler"), ("på skolen", "redsel", "der")}


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("csv", "name,parent,definition\nredsel,over,når hun; nøler\npå skolen,redsel,der\n"),
        ("csv", 'Sti;Beskrivelse\nover › redsel;"når hun; nøler"\nover › redsel › på skolen;der\n'),
        ("md", "# Koder\n\n- **over** (3)\n  - **redsel** (2): når hun; nøler\n    - på skolen: der\n\nEt avsnitt.\n"),
    ],
)
def test_a_codebook_from_a_table_or_a_list(tmp_path, ending, content):
    path = tmp_path / f"koder.{ending}"
    path.write_text(content, encoding="utf-8")
    assert tree_of(read_project(path)) == WANTED
    _, _, codes, *_ = arrived(path)
    assert codes == {("over", None), ("redsel", "over"), ("på skolen", "redsel")}


def test_the_own_codebook_comes_back_from_the_archive(qualcoder, tmp_path):
    project, *_ = arrived(qualcoder)
    before = tree_of(read_project(qualcoder))
    files = archive(Presentation(project))
    for name in ("codebook.csv", "codebook-and-quotes.md"):
        path = tmp_path / name
        path.write_bytes(files[name])
        assert tree_of(read_project(path)) == before


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"name\n", b"name,parent\na,b\nb,a\n" * 9000])
def test_what_is_no_codebook_is_refused(tmp_path, content):
    path = tmp_path / "koder.csv"
    path.write_bytes(content)
    with pytest.raises(BadFile) as caught:
        read_project(path)
    assert all(Catalogue(language).say(caught.value).endswith(".") for language in ("nb", "en"))

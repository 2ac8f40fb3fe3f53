"""Projects in SQLite that are damaged, or that no program should have written: a clear refusal, or what can come in
with the rest counted. The words are fictional."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from core.errors import BadFile
from core.importing.project import read_project
from tests.refusals import refuses
from tests.unit.test_other_tools import TAGUETTE, qualcoder, rqda
from tests.unit.test_requal import requal

pytest.importorskip("defusedxml")
__all__ = ["qualcoder", "requal", "rqda"]


@pytest.fixture
def taguette(tmp_path):
    return shutil.copy(TAGUETTE, tmp_path / "Studie.sqlite3")


@pytest.fixture
def project(request, tool):
    return request.getfixturevalue(tool)


def changed(path, *statements):
    """The project after some statements on its database."""
    with closing(sqlite3.connect(path / "data.qda" if path.is_dir() else path)) as connection:
        for statement, *values in statements:
            connection.execute(statement, values)
        connection.commit()
    return path


def without(path, table, column):
    """The project without a column, whatever was said of it."""
    return changed(
        path,
        (f"CREATE TABLE kept AS SELECT * FROM {table}",),
        (f"DROP TABLE {table}",),
        (f"ALTER TABLE kept RENAME TO {table}",),
        (f"ALTER TABLE {table} DROP COLUMN {column}",),
    )


def omitted(foreign):
    counts = {}
    for each in foreign.omissions:
        counts[each.kind] = counts.get(each.kind, 0) + len(each.things)
    return counts


NUMBERED = (
    ("qualcoder", "source", "id"), ("qualcoder", "code_name", "cid"), ("qualcoder", "code_cat", "catid"),
    ("qualcoder", "code_text", "ctid"), ("qualcoder", "cases", "caseid"),
    ("requal", "documents", "doc_id"), ("requal", "codes", "code_id"), ("requal", "segments", "segment_id"),
    ("requal", "users", "user_id"), ("requal", "projects", "project_id"), ("requal", "categories", "category_id"),
    ("taguette", "documents", "id"), ("taguette", "tags", "id"), ("taguette", "highlights", "id"),
    ("taguette", "projects", "id"),
)  # fmt: skip


@pytest.mark.parametrize(("tool", "table", "column"), NUMBERED)
def test_a_table_without_the_column_that_numbers_it_is_named(project, table, column):
    with refuses("table-without-column", BadFile, table=table, column=column):
        read_project(without(project, table, column))


@pytest.mark.parametrize("tool", ["taguette"])
@pytest.mark.parametrize(
    "payload", ["[" * 100_000, '{"type": "highlight_add", "highlight_id": [1]}', "[1]", '{"type": []}', "{", 7]
)
def test_a_history_that_cannot_be_read_says_of_nobody_who_coded(project, payload):
    whole = read_project(project)
    found = read_project(changed(project, ("UPDATE commands SET payload = ?", payload)))
    assert [each[:4] for each in found.codings] == [each[:4] for each in whole.codings]
    assert {each.coder for each in found.codings} == {None}


@pytest.mark.parametrize("tool", ["taguette"])
def test_highlights_of_taguette_whose_tag_or_text_is_gone_are_counted(project):
    whole = read_project(project)
    assert "coding-without-code" not in omitted(whole)
    found = read_project(changed(project, ("UPDATE highlight_tags SET tag_id = 900 + rowid",)))
    assert not found.codings
    assert omitted(found)["coding-without-code"] == len(whole.codings)
    changed(project, ("UPDATE highlights SET document_id = 900",))
    with closing(sqlite3.connect(project)) as connection:
        [(highlights,)] = connection.execute("SELECT count(*) FROM highlights")
    assert omitted(read_project(project))["coding"] == highlights


@pytest.mark.parametrize("tool", ["qualcoder"])
def test_notes_and_lines_of_qualcoder_that_stand_on_nothing_are_counted(project):
    before = omitted(read_project(project))
    changed(
        project,
        ("CREATE TABLE IF NOT EXISTS annotation (anid integer, fid integer, pos0 integer, pos1 integer, memo text)",),
        ("INSERT INTO annotation (fid, pos0, pos1, memo) VALUES (900, 0, 4, 'om en tekst som er borte')",),
        (
            "CREATE TABLE IF NOT EXISTS gr_cdct_line_item (glineid integer, label text, fromcid integer, "
            "fromcatid integer, tocid integer, tocatid integer)",
        ),
        ("INSERT INTO gr_cdct_line_item (glineid, label, fromcid, tocid) VALUES (900, 'fører til', 1, 900)",),
    )
    found = omitted(read_project(project))
    assert found["note"] == before.get("note", 0) + 1
    assert found["link"] == before.get("link", 0) + 1


@pytest.mark.parametrize("tool", ["qualcoder"])
def test_a_bibliography_of_qualcoder_whose_numbers_are_words_is_read(project):
    pytest.importorskip("rispy")
    changed(
        project,
        ("DROP TABLE IF EXISTS ris",),
        ("CREATE TABLE ris (risid, tag text, longtag text, value text)",),
        *(
            ("INSERT INTO ris VALUES (?, ?, '', ?)", number, tag, value)
            for number in (2, "en", b"x")
            for tag, value in (("TY", "BOOK"), ("TI", f"Bok {number}"))
        ),
    )
    assert len(read_project(project).references) == 3

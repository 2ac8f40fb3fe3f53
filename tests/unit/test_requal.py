"""Projects of Requal, built here from the tables that it has. What is said in them is fictional."""

import sqlite3

import pytest

from core.errors import BadFile
from core.importing.project import read_project
from tests.refusals import refuses
from tests.unit.test_other_tools import TEXT, arrived, said_by, span, table

pytest.importorskip("defusedxml")


def counted(quote):
    """As Requal counts: from 1, the last one within."""
    start, end = span(quote)
    return start + 1, end


@pytest.fixture
def requal(tmp_path):
    path = tmp_path / "Studie.requal"
    connection = sqlite3.connect(path)
    table(
        connection, "projects", "project_id integer primary key, project_name text, project_description text, "
        "created_at text", (1, "Skolestudien", "En oppdiktet studie.", "2026-02-01 09:00:00"),
    )  # fmt: skip
    table(connection, "users", "user_id integer primary key, user_login text, user_name text",
          (1, "eva", "Eva"), (2, "ola", None))  # fmt: skip
    table(
        connection, "documents", "doc_id integer primary key, project_id integer, user_id integer, doc_name text, "
        "doc_description text, doc_text text",
        (1, 1, 1, "kari", "Stille rom.", TEXT), (2, 1, 1, "tom", "", " "), (3, 9, 1, "annen studie", "", "borte"),
    )  # fmt: skip
    table(
        connection, "codes", "project_id integer, code_id integer primary key, code_name text, code_description text, "
        "code_color text", (1, 1, "redsel", "når hun nøler", "rgb(255, 0, 16)"), (1, 2, "annet", "", "#00FF00"),
    )  # fmt: skip
    table(
        connection, "categories", "project_id integer, category_id integer primary key, category_name text, "
        "category_description text", (1, 1, "over", "det som er over"), (1, 2, "andre", ""),
    )  # fmt: skip
    table(connection, "categories_codes_map", "project_id integer, category_id integer, code_id integer",
          (1, 1, 1), (1, 2, 1))  # fmt: skip
    table(
        connection, "segments", "project_id integer, user_id integer, doc_id integer, code_id integer, "
        "segment_id integer primary key, segment_start integer, segment_end integer, segment_text text",
        (1, 1, 1, 1, 1, *counted("redd"), "redd"), (1, 2, 1, 1, 2, *counted("redd"), "redd"),
        (1, 2, 1, 2, 3, *counted("你好 å"), "你好 å"), (1, 1, 1, 2, 4, 1, 4, "andre ord"),
        (1, 1, 1, 7, 5, *counted("Per"), "Per"), (1, 1, 1, None, 6, *counted("Per"), "Per"),
        (1, 1, 1, None, 7, *counted("Nei"), "Nei"), (1, 1, 1, 2, 8, 40, 4000, "redd"),
    )  # fmt: skip
    table(
        connection, "logs", "user_id integer, project_id integer, action text, payload text, created_at text",
        (1, 1, "Add segment", '[{"segment_id":1}]', "2026-02-03 10:00:00 CET"),
        (2, 1, "Add segment", '[{"segment_id":[2]},{"segment_id":3}]', "2026-02-04 10:00:00 UTC"),
        (2, 1, "Add segment", "{", "2026-02-04 10:00:00 UTC"),
        (2, 1, "Add memo", '[{"memo_id":2,"text":"Hun ler."}]', "2026-02-05 10:00:00 CET"),
    )  # fmt: skip
    table(connection, "memos", "project_id integer, memo_id integer primary key, user_id integer, text text",
          (1, 1, 1, "Om koden."), (1, 2, 2, "Hun ler."), (1, 3, 1, "Merk navnet."), (1, 4, 1, "Fritt."))  # fmt: skip
    table(connection, "memos_codes_map", "memo_id integer, code_id integer", (1, 1))
    table(connection, "memos_segments_map", "memo_id integer, segment_id integer", (2, 1), (3, 6))
    table(connection, "cases", "project_id integer, case_id integer primary key, case_name text, case_description text",
          (1, 1, "Kari", "Lærer."))  # fmt: skip
    table(connection, "cases_documents_map", "project_id integer, case_id integer, doc_id integer", (1, 1, 1))
    table(connection, "attributes", "attribute_id integer primary key, attribute_name text, attribute_object text, "
          "attribute_type text, project_id integer", (1, "alder", "case", "numeric", 1), (2, "sted", "document", "", 1),
          (3, "rolle", "user", "", 1))  # fmt: skip
    table(connection, "attribute_values", "attribute_value_id integer primary key, attribute_id integer, value text",
          (1, 1, "34"), (2, 2, "by"), (3, 3, "koder"))  # fmt: skip
    for name, thing, row in (("cases", "case_id", (1, 1, 1, 1)), ("documents", "doc_id", (1, 2, 2, 1)),
                             ("users", "user_id", (1, 3, 3, 1))):  # fmt: skip
        columns = f"{thing} integer, attribute_id integer, attribute_value_id integer, project_id integer"
        table(connection, f"attributes_{name}_map", columns, row)
    connection.commit()
    connection.close()
    return path


def test_a_project_of_requal(requal):
    before = requal.read_bytes()
    project, foreign, codes, marks, memos, people = arrived(requal)
    assert codes == {("over", None), ("andre", None), ("redsel", "over"), ("annet", None)}
    assert {code.name for code in foreign.codes if not code.is_codable} == {"over", "andre"}
    assert {code.colour for code in foreign.codes} == {"", "#ff0010", "#00FF00"}
    assert marks == {("redsel", "redd", None), ("annet", "你好 å", None)}
    assert said_by(project) == {
        ("redsel", "Eva (as the file says)", "2026-02-03"), ("redsel", "ola (as the file says)", "2026-02-04"),
        ("annet", "ola (as the file says)", "2026-02-04"),
    }  # fmt: skip
    assert memos == {
        "Skolestudien\nEn oppdiktet studie.", "Stille rom.", "Om koden.", "Hun ler.", "Merk navnet.", "Fritt.",
        "Lærer.",
    }  # fmt: skip
    on = {memo.text: (memo.on_kind, memo.passage, memo.made > 0) for memo in foreign.memos}
    assert on["Hun ler."] == ("coding", None, True)
    assert on["Merk navnet."] == ("source", span("Per"), False)
    assert on["Om koden."][0] == "code"
    assert people == {("Kari", (("alder", "34"),))}
    assert foreign.sources[0].attributes == (("sted", "by"),)
    assert ("alder", "number") in foreign.types
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {
        ("no-text", 1), ("second-category", 1), ("coding", 3), ("untagged", 1), ("attribute", 1),
    }  # fmt: skip
    assert requal.read_bytes() == before


def test_which_of_several_projects_of_requal(requal):
    connection = sqlite3.connect(requal)
    connection.execute("INSERT INTO projects VALUES (9, 'Annen', '', '2026-02-02')")
    connection.commit()
    connection.close()
    with refuses("which-project", projects=["Skolestudien", "Annen"]):
        read_project(requal)
    assert [each.name for each in read_project(requal, "Annen").sources] == ["annen studie"]
    assert len(read_project(requal, "Skolestudien").codings) == 3


def test_what_is_no_project_of_requal_is_refused(requal):
    connection = sqlite3.connect(requal)
    connection.execute("DROP TABLE segments")
    connection.commit()
    connection.close()
    with refuses("not-a-project-of", BadFile, program="Requal"):
        read_project(requal)


def test_a_damaged_project_of_requal_is_read_whole_or_refused(requal):
    content = bytearray(requal.read_bytes())
    for at in range(16, len(content), 1499):
        requal.write_bytes(content[:at] + bytes(64) + content[at + 64 :])
        try:
            read_project(requal)
        except BadFile:
            continue

"""Projects of QualCoder, RQDA and Taguette. Taguette's file was made by Taguette's own code (tests/vectors/foreign);
the others are built here from the tables that those tools have. What is said in them is fictional."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation, iso_time
from core.commands.interchange_import import import_project
from core.errors import BadFile, Refused
from core.importing.project import read_project
from tests.builders import World, alice
from tests.refusals import refuses

pytest.importorskip("defusedxml")

TAGUETTE = Path(__file__).parents[1] / "vectors" / "foreign" / "taguette.sqlite3"
TEXT = "Kari: Jeg var 😀 redd.\nمرحبا 你好 å\nPer: Nei vel."


def table(connection, name, columns, *rows):
    connection.execute(f"CREATE TABLE {name} ({columns})")
    for row in rows:
        connection.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)


def span(quote, text=TEXT):
    return text.index(quote), text.index(quote) + len(quote)


@pytest.fixture
def qualcoder(tmp_path):
    folder = tmp_path / "Studie.qda"
    folder.mkdir()
    connection = sqlite3.connect(folder / "data.qda")
    table(connection, "project", "databaseversion text, date text, memo text, about text", ("v9", "", "Om studien", ""))
    table(
        connection, "source", "id integer primary key, name text, fulltext text, mediapath text, memo text, owner text",
        (1, "kari.txt", TEXT, None, "Stille rom.", "eva"), (2, "bilde.png", None, "/images/bilde.png", "", "eva"),
    )  # fmt: skip
    table(
        connection, "code_cat", "catid integer primary key, name text, owner text, memo text, supercatid integer",
        (1, "under", "eva", "", 2), (2, "over", "eva", "", None),
        (3, "ring", "eva", "", 4), (4, "ring 2", "eva", "", 3),
    )  # fmt: skip
    table(
        connection, "code_name", "cid integer primary key, name text, memo text, catid integer, color text",
        (1, "redsel", "når hun nøler", 1, "#FF0000"), (2, "annet", "", None, ""),
    )  # fmt: skip
    table(
        connection, "code_text", "ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, "
        "pos1 integer, owner text, date text, memo text",
        (1, 1, 1, "redd", *span("redd"), "eva", "2026-02-03 10:00:00", "Hun ler."),
        (2, 2, 1, "你好", *span("你好"), "eva", "2026-02-03 10:00:00", ""),
        (3, 2, 1, "andre ord", 0, 9, "eva", "", ""), (4, 9, 1, "Per", *span("Per"), "eva", "", ""),
    )  # fmt: skip
    table(connection, "annotation", "anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text",
          (1, 1, 0, 4, "Merk navnet."))  # fmt: skip
    table(connection, "cases", "caseid integer primary key, name text, memo text", (1, "Kari", ""))
    table(connection, "case_text", "id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer",
          (1, 1, 1, 0, len(TEXT)))  # fmt: skip
    table(connection, "attribute", "attrid integer primary key, name text, attr_type text, value text, id integer",
          (1, "alder", "case", "34", 1), (2, "sted", "file", "by", 1))  # fmt: skip
    table(connection, "journal", "jid integer primary key, name text, jentry text", (1, "Dag 1", "Vi begynte."))
    table(connection, "code_image", "imid integer primary key, id integer, cid integer", (1, 2, 1))
    connection.commit()
    connection.close()
    return folder


@pytest.fixture
def rqda(tmp_path):
    path = tmp_path / "Studie.rqda"
    connection = sqlite3.connect(path)
    table(connection, "source", "name text, id integer, file text, memo text, owner text, status integer",
          ("kari", 1, TEXT, "", "eva", 1), ("slettet", 2, "borte", "", "eva", 0))  # fmt: skip
    table(connection, "freecode", "name text, memo text, id integer, status integer, color text",
          ("redsel", "når", 1, 1, ""), ("borte", "", 2, 0, ""))  # fmt: skip
    table(connection, "codecat", "name text, catid integer, memo text, status integer", ("over", 1, "", 1))
    table(connection, "treecode", "cid integer, catid integer, status integer", (1, 1, 1))
    table(
        connection, "coding", "cid integer, fid integer, seltext text, selfirst real, selend real, status integer, "
        "owner text, date text, memo text",
        (1, 1, "redd", *map(float, span("redd")), 1, "eva", "Tue Feb  3 2026", "Hun ler."),
        (1, 1, "Per", *map(float, span("Per")), 0, "eva", "", ""),
    )  # fmt: skip
    table(connection, "cases", "name text, memo text, id integer, status integer", ("Kari", "", 1, 1))
    table(connection, "caselinkage", "caseid integer, fid integer, status integer", (1, 1, 1))
    table(connection, "caseAttr", "variable text, value text, caseID integer, status integer", ("alder", "34", 1, 1))
    table(connection, "journal", "name text, journal text, status integer", ("Dag 1", "Vi begynte.", 1))
    connection.commit()
    connection.close()
    return path


def arrived(path, which=None):
    foreign = read_project(path, which)
    project = alice(World(4))
    project.do(import_project, foreign)
    presentation = Presentation(project)
    names = {row.id: presentation.words(row.name) for row in project.state.codes.values()}
    codes = {(names[row.id], names.get(row.parent)) for row in project.state.codes.values()}
    marks = {
        (names[each.code], presentation.quote(each), presentation.why(each.why)) for each in presentation.live_codings()
    }
    memos = {presentation.words(memo.text) for memo in presentation.live_memos()}
    people = {
        (presentation.words(row.pseudonym), tuple((name, presentation.words(value)) for name, value in row.attributes))
        for row in project.state.participants.values()
    }
    return project, foreign, codes, marks, memos, people


def said_by(project):
    """Codes with the people who put them somewhere, and on which days, as the file says."""
    presentation = Presentation(project, translator=Catalogue("en"))
    return {
        (presentation.code(each.code), presentation.member(each.by), iso_time(each.at, each.offset)[:10])
        for each in presentation.live_codings()
    }


def test_a_project_of_qualcoder(qualcoder):
    before = (qualcoder / "data.qda").read_bytes()
    project, foreign, codes, marks, memos, people = arrived(qualcoder)
    assert {("over", None), ("under", "over"), ("redsel", "under"), ("annet", None)} <= codes
    assert len(codes) == 6
    assert said_by(project) == {(each, "eva (as the file says)", "2026-02-03") for each in ("redsel", "annet")}
    assert marks == {("redsel", "redd", None), ("annet", "你好", None)}
    assert memos == {"Om studien", "Stille rom.", "Hun ler.", "Merk navnet.", "Dag 1\nVi begynte."}
    assert people == {("Kari", (("alder", "34"),))}
    (source,) = project.state.sources.values()
    assert source.participants == tuple(project.state.participants.rows)
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {
        ("no-media", 1), ("coding", 2), ("coding-on-picture", 1), ("cycle", 1),
    }  # fmt: skip
    assert [each.name for each in qualcoder.iterdir()] == ["data.qda"]
    assert (qualcoder / "data.qda").read_bytes() == before


def test_codes_below_codes_types_times_graphs_and_the_bibliography_of_qualcoder_4(qualcoder):
    """Its version 4 lets codes stand below codes; the columns are those that it makes."""
    pytest.importorskip("rispy")
    with sqlite3.connect(qualcoder / "data.qda") as connection:
        connection.execute("ALTER TABLE code_name ADD COLUMN supercid integer")
        connection.execute("INSERT INTO code_name VALUES (3, 'skam', '', NULL, '', 1)")
        connection.execute("ALTER TABLE source ADD COLUMN av_text_id integer")
        said = "[00:00:05] Kari: Ja.\n[00:01:10] Per: Nei."
        connection.execute("INSERT INTO source VALUES (3, 'samtale.mp3', NULL, '/audio/samtale.mp3', '', 'eva', 4)")
        connection.execute("INSERT INTO source VALUES (4, 'samtale.mp3.txt', ?, NULL, '', 'eva', NULL)", (said,))
        table(
            connection, "attribute_type",
            "name text, date text, owner text, memo text, caseOrFile text, valuetype text",
            ("alder", "", "eva", "I år.", "case", "numeric"), ("sted", "", "eva", "", "file", "character"),
        )  # fmt: skip
        table(
            connection,
            "graph",
            "grid integer primary key, name text, description text",
            (1, "Kart", "Slik ser det ut."),
        )
        table(connection, "gr_free_text_item", "gfreeid integer primary key, grid integer, free_text text",
              (1, 1, "Henger sammen?"))  # fmt: skip
        table(connection, "gr_cdct_line_item", "glineid integer primary key, grid integer, fromcatid integer, "
              "fromcid integer, tocatid integer, tocid integer, label text",
              (1, 1, None, 1, None, 2, "fører til"), (2, 1, 1, None, None, 2, ""))  # fmt: skip
        table(
            connection, "ris", "risid integer, tag text, longtag text, value text", (1, "TY", "type", "BOOK"),
            (1, "AU", "author", "Fiksjon, Ada"), (1, "TI", "title", "Om frykt"), (1, "PY", "year", "2024"),
        )  # fmt: skip
    project, foreign, codes, _, memos, _ = arrived(qualcoder)
    presentation = Presentation(project)
    assert {("skam", "redsel"), ("redsel", "under")} <= codes
    assert {(name, kind) for name, kind, *_ in foreign.types} == {("alder", "number"), ("sted", "text")}
    assert "Kart\nSlik ser det ut.\nHenger sammen?" in memos
    assert {presentation.words(row.kind) for row in project.state.relations.values()} == {"fører til"}
    assert any("Om frykt" in each for each in foreign.references)
    timed = [each for each in foreign.sources if each.times]
    assert [each.name for each in timed] == ["samtale.mp3.txt"]
    assert [each[1] for each in timed[0].times] == [5_000, 70_000]


def test_a_project_of_rqda(rqda):
    project, foreign, codes, marks, memos, people = arrived(rqda)
    assert codes == {("over", None), ("redsel", "over")}
    assert marks == {("redsel", "redd", None)}
    assert said_by(project) == {("redsel", "eva (as the file says)", "2026-02-03")}
    assert memos == {"Hun ler.", "Dag 1\nVi begynte."}
    assert people == {("Kari", (("alder", "34"),))}
    assert len(project.state.sources.rows) == 1
    assert foreign.omissions == ()


def test_a_project_of_taguette():
    project, foreign, codes, marks, memos, _ = arrived(TAGUETTE)
    assert codes == {("redsel", None), ("skole", "redsel"), ("annet", None), ("a.b", None)}
    quotes = {
        ("skole", "redd for å si feil & blir stille"), ("redsel", "أخاف أن أخطئ"), ("annet", "😀"),
        ("redsel", "verst.\nE: أخاف"), ("skole", "verst.\nE: أخاف"),
    }  # fmt: skip
    assert marks == {(*each, None) for each in quotes}
    assert {each[1:] for each in said_by(project)} == {("admin (as the file says)", "2026-02-03")}
    assert memos == {"En oppdiktet studie.", "Tatt opp i klasserommet."}
    (source,) = project.state.sources.values()
    assert project.text(source.id).splitlines()[0] == "Intervju 1 (oppdiktet)"
    assert foreign.omissions == ()


def test_which_project_of_several(tmp_path):
    copy = tmp_path / "to.sqlite3"
    copy.write_bytes(TAGUETTE.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("INSERT INTO projects (name, description, created) VALUES ('Tom', '', '2026-01-01')")
    connection.commit()
    connection.close()
    with refuses("which-project", projects=["Prøve", "Tom"]):
        read_project(copy)
    assert len(read_project(copy, "Prøve").codings) == 5


# -- a codebook alone


# -- what is meant to harm


def test_a_view_in_place_of_a_table_is_not_looked_into(rqda):
    connection = sqlite3.connect(rqda)
    connection.execute("DROP TABLE journal")
    connection.execute("CREATE VIEW journal AS SELECT 'x' AS name, load_extension('/tmp/x') AS journal, 1 AS status")
    connection.execute("CREATE TRIGGER t AFTER INSERT ON coding BEGIN DELETE FROM source; END")
    connection.commit()
    connection.close()
    before = rqda.read_bytes()
    _, foreign, *_ = arrived(rqda)
    assert all(memo.text != "x" for memo in foreign.memos)
    assert rqda.read_bytes() == before


def test_a_table_that_computes_forever_is_refused(rqda):
    connection = sqlite3.connect(rqda)
    connection.execute("DROP TABLE coding")
    connection.execute("CREATE TABLE coding (cid, fid, big AS (hex(zeroblob(200000000))), status)")
    connection.execute("INSERT INTO coding (cid, fid, status) VALUES (1, 1, 1)")
    connection.commit()
    connection.close()
    with refuses("not-a-database", BadFile):
        read_project(rqda)


@pytest.mark.parametrize("ending", [".rqda", ".sqlite3", ".qda"])
@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 5000, b"not a database" * 400])
def test_what_is_no_database_is_refused(tmp_path, ending, content):
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    with pytest.raises((BadFile, Refused)) as caught:
        read_project(path)
    assert all(Catalogue(language).say(caught.value).endswith(".") for language in ("nb", "en"))


def test_a_damaged_one_is_read_whole_or_refused(rqda):
    content = bytearray(rqda.read_bytes())
    refused = 0
    for at in range(16, len(content), 997):
        rqda.write_bytes(content[:at] + bytes(64) + content[at + 64 :])
        try:
            read_project(rqda)
        except BadFile as problem:
            refused += 1
            assert all(Catalogue(language).say(problem).endswith(".") for language in ("nb", "en"))  # noqa: PT017
    assert refused


def test_other_endings_are_refused_by_name(tmp_path):
    with refuses("project-format-unknown", BadFile, file="a.xyz"):
        read_project(tmp_path / "a.xyz")
    with refuses("closed-format-nvivo", BadFile, file="a.nvp"):
        read_project(tmp_path / "a.nvp")
    with pytest.raises(BadFile):
        read_project(tmp_path / "gone.qdpx")
    with pytest.raises(BadFile):
        read_project(tmp_path)


# -- what is less usual in RQDA and QualCoder


def test_files_in_categories_parts_of_cases_and_pictures_of_rqda(rqda):
    with closing(sqlite3.connect(rqda)) as made:
        table(made, "filecat", "name text, catid integer, memo text, status integer", ("Runde 1", 7, "Våren.", 1))
        table(made, "treefile", "fid integer, catid integer, status integer", (1, 7, 1))
        table(made, "image", "name text, id integer, status integer", ("bilde.png", 1, 1))
        table(made, "attributes", "name text, class text, status integer", ("alder", "numeric", 1))
        made.execute("DROP TABLE caselinkage")
        columns = "caseid integer, fid integer, selfirst real, selend real, status integer"
        table(made, "caselinkage", columns, (1, 1, 0.0, 4.0, 1))
        made.commit()
    foreign = read_project(rqda)
    assert [(name, len(texts)) for _, name, _, texts in foreign.sets] == [("Runde 1", 1)]
    assert [part[1:] for case in foreign.cases for part in case.parts] == [(0, 4)]
    assert {each.kind: each.things for each in foreign.omissions}["no-media"] == ("bilde.png",)
    assert ("alder", "number") in foreign.types
    assert any(each.text == "Runde 1\nVåren." for each in foreign.memos)


def test_annotations_of_rqda_stand_at_their_paragraph_and_what_is_coded_on_pictures_is_named(rqda):
    end = TEXT.index("\n")
    with closing(sqlite3.connect(rqda)) as made:
        columns = "fid integer, position integer, annotation text, owner text, date text, status integer"
        rows = [(1, at, f"ved {at}", "eva", "", 1) for at in (0, end, end + 1, len(TEXT), len(TEXT) + 1)]
        table(made, "annotation", columns, *rows, (2, 0, "på en slettet tekst", "eva", "", 1))
        table(made, "image", "name text, id integer, status integer", ("bilde.png", 1, 1))
        columns = "cid integer, iid integer, x1 integer, y1 integer, x2 integer, y2 integer, status integer"
        table(made, "imageCoding", columns, (1, 1, 2, 3, 40, 50, 1), (1, 1, 2, 3, 40, 50, 0))
        columns = "cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text"
        table(made, "coding2", columns, (1, 1, "Per", *map(float, span("Per")), 1, "ola"))
        made.commit()
    foreign = read_project(rqda)
    stands = {each.text: foreign.sources[0].text[slice(*each.passage)] if each.passage else None
              for each in foreign.memos if each.text.startswith("ved ")}  # fmt: skip
    first, second, *_, last = TEXT.split("\n")
    assert stands == {"ved 0": first, f"ved {end}": first, f"ved {end + 1}": second, f"ved {len(TEXT)}": last,
                      f"ved {len(TEXT) + 1}": None}  # fmt: skip
    things = {each.kind: each.things for each in foreign.omissions}
    assert things["coding-on-picture"] == ("bilde.png: 2,3–40,50: redsel",)
    assert things["note"] == ("på en slettet tekst",)
    assert {foreign.sources[0].text[each.start : each.end] for each in foreign.codings} == {"redd", "Per"}


def test_a_part_that_is_nowhere_makes_no_text_somebodys(rqda, qualcoder):
    with closing(sqlite3.connect(rqda)) as made:
        made.execute("DROP TABLE caselinkage")
        columns = "caseid integer, fid integer, selfirst real, selend real, status integer"
        table(made, "caselinkage", columns, (1, 1, 4.0, 9e6, 1), (1, 1, float("inf"), 9e6, 1))
        made.commit()
    with closing(sqlite3.connect(qualcoder / "data.qda")) as made:
        made.execute("UPDATE case_text SET pos0 = 4, pos1 = 9000000")
        made.commit()
    for path in (rqda, qualcoder):
        foreign = read_project(path)
        assert [(each.sources, each.parts) for each in foreign.cases if each.name == "Kari"] == [((), ())]
        told = {each.kind: each.things for each in foreign.omissions}["other"]
        assert any(each.startswith("Kari: ") and each.endswith("4–9000000") for each in told)


def test_what_qualcoder_says_of_journals_and_of_media_of_a_case_is_named(qualcoder):
    with closing(sqlite3.connect(qualcoder / "data.qda")) as made:
        made.execute("INSERT INTO attribute VALUES (3, 'sted', 'journal', 'hjemme', 1)")
        made.execute("INSERT INTO case_text VALUES (2, 1, 2, 0, 0)")
        made.commit()
    omitted = {each.kind: each.things for each in read_project(qualcoder).omissions}
    assert omitted["attribute"] == ("journal 1: sted = hjemme",)
    assert "Kari: bilde.png" in omitted["other"]


def test_works_of_qualcoder_without_a_number_are_works_of_their_own(qualcoder):
    pytest.importorskip("rispy")
    with closing(sqlite3.connect(qualcoder / "data.qda")) as connection:
        connection.execute("ALTER TABLE source ADD COLUMN risid integer")
        connection.execute("UPDATE source SET risid = 2 WHERE id = 1")
        table(
            connection, "ris", "risid integer, tag text, longtag text, value text",
            (None, "TY", "", "BOOK"), (None, "TI", "", "Om frykt"), (None, "AU", "", "Fiksjon, Ada"),
            (2, "TY", "", "JOUR"), (2, "TI", "", "Om skam"),
            (None, "TY", "", "BOOK"), (None, "TI", "", "Om håp"),
            (3, "TY", "", "BOOK"), (3, "PY", "", "1999"),
        )  # fmt: skip
        connection.commit()
    foreign = read_project(qualcoder)
    assert sorted(json.loads(each)["title"] for each in foreign.references) == ["Om frykt", "Om håp", "Om skam"]
    told = {(each.kind, thing) for each in foreign.omissions for thing in each.things}
    assert {("other", "ris 3: BOOK"), ("link", "kari.txt: Om skam")} <= told

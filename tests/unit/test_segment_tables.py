"""Tables of coded segments as other programs write them, and columns that are mapped by hand. The words are fictional;
the headings are those of the programs."""

import sqlite3
from contextlib import closing

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.import_reports import import_reports, in_markdown
from core.analysis.presentation import Presentation, iso_time
from core.commands import codebook, codings
from core.commands.tabular_import import import_segments
from core.errors import BadFile, Refused
from core.exporting.formats import exported
from core.exporting.sheets import to_file
from core.importing.foreign_sqlite import foreign_database
from core.importing.project import read_project
from core.importing.segments import Segment, read_segments
from core.project import Project
from core.sealing import crypto
from core.storage.files import HeldFile
from core.storage.log import Log
from tests.builders import World, a_code, a_coding, a_source, alice
from tests.refusals import refuses

TEXT = "Kari: Jeg var redd, men vi møttes. Det var kaffe der.\nPer: Nei vel, sa jeg."

TABLES = {
    "maxqda": (
        ("Color", "Comment", "Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment",
         "Modified by", "Modified", "Area", "Coverage %"),
        ("●", "hun nøler", "Skole", "kari", "Følelser > redsel, uro", "1", "1", "50", "Jeg var redd", "eva",
         "2026-02-03 10:00:00", "12", "0.2"),
        ("●", "", "Skole", "kari", "Mat", "1", "1", "0", "Det var kaffe der.", "ola", "2026-02-04 09:00:00", "", ""),
    ),
    "maxqda-de": (
        ("Farbe", "Kommentar", "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Gewicht", "Segment",
         "Geändert von", "Geändert am", "Fläche", "Abdeckungsgrad %"),
        ("●", "hun nøler", "Schule", "kari", "Følelser\\redsel, uro", "1", "1", "50", "Jeg var redd", "eva",
         "03.02.2026 10:00", "12", "0,2"),
        ("●", "", "Schule", "kari", "Mat", "1", "1", "0", "Det var kaffe der.", "ola", "04.02.2026 09:00", "", ""),
    ),
    "atlas": (
        ("ID", "Document", "Quotation Name", "Quotation Content", "Comment", "Codes", "Reference", "Created by",
         "Created"),
        ("1:1", "1 kari.docx", "", "Jeg var redd", "hun nøler", "Følelser › redsel, uro", "1", "eva",
         "2026-02-03T10:00:00"),
        ("1:2", "D 1: kari.docx", "", "Det var kaffe der.", "", "Mat\nMat", "1", "ola", "2026-02-04 09:00:00"),
    ),
    "atlas-de": (
        ("ID", "Dokument", "Zitatname", "Zitatinhalt", "Kommentar", "Kodes", "Referenz", "Erstellt von", "Erstellt"),
        ("1:1", "1 kari", "", "Jeg var redd", "hun nøler", "Følelser › redsel, uro", "1", "eva", "03.02.2026 10:00"),
        ("1:2", "1 kari", "", "Det var kaffe der.", "", "Mat", "1", "ola", "04.02.2026 09:00"),
    ),
    "dedoose": (
        ("Media Title", "Excerpt Copy", "Excerpt Range", "Excerpt Creator", "Excerpt Date", "Codes Applied Combined",
         "Code: Følelser\\redsel, uro Applied", "Code: Følelser\\redsel, uro Weight", "Code: Mat Applied", "Memo"),
        ("kari.docx", "Jeg var redd", "6-18", "eva", "2026-02-03", "redsel, uro", "True", "50", "False", "hun nøler"),
        ("kari.docx", "Det var kaffe der.", "35-53", "ola", "2026-02-04", "Mat", "False", "", "True", ""),
    ),
    "dedoose-days": (
        ("Media Title", "Excerpt Range", "Excerpt Creator", "Excerpt Date", "Excerpt Copy", "Resource Creator",
         "Resource Date", "Codes Applied Combined", "Code: Følelser Applied", "Code: Følelser Range",
         "Code: Følelser Weight", "Code: Følelser\\redsel, uro Applied", "Code: Følelser\\redsel, uro Range",
         "Code: Følelser\\redsel, uro Weight", "Code: Mat Applied", "Code: Mat Range", "Code: Mat Weight", "Memo"),
        ("kari.docx", "6-18", "eva", "2/3/2026", "Jeg var redd", "eva", "1/2/2026", "redsel, uro", "False", "", "",
         "True", "0-100", "50", "False", "", "", "hun nøler"),
        ("kari.docx", "35-53", "ola", "2/4/2026", "Det var kaffe der.", "eva", "1/2/2026", "Mat", "False", "", "",
         "False", "", "", "True", "0-100", "0", ""),
    ),
    "maxqda-pl": (
        ("Color", "Komentarz", "Grupa dokumentów", "Nazwa dokumentu", "Kod", "Początek", "Koniec", "Waga", "Fragment",
         "Objętość", "Obszar %", "Autor", "Data utworzenia"),
        ("●", "hun nøler", "", "kari", "Følelser > redsel, uro", "1", "1", "50", "Jeg var redd", "12", "0.93", "eva",
         "03.02.2026 10:00:14"),
        ("●", "", "", "kari", "Mat", "1", "1", "0", "Det var kaffe der.", "18", "0.93", "ola", "04.02.2026 09:00:14"),
    ),
    "nvivo": (
        ("File Name", "Hierarchical Name", "Coded Text", "Coded By Name", "Modified On", "Comment", "Weight"),
        ("kari", "Codes\\Følelser\\redsel, uro", "Jeg var redd", "eva", "2026-02-03", "hun nøler", "50"),
        ("Files\\kari", "Codes\\Mat", "Det var kaffe der.", "ola", "2026-02-04", "", ""),
    ),
    "qualcoder": (
        ("Filename", "Coder", "Coded", "Codename", "Coded_Memo", "Date", "Weight"),
        ("kari.txt", "eva", "Jeg var redd", "Følelser\\redsel, uro", "hun nøler", "2026-02-03 10:00:00", "50"),
        ("kari.txt", "ola", "Det var kaffe der.", "Mat", "", "2026-02-04 09:00:00", ""),
    ),
    "atlas-es": (
        ("ID", "Nombre de cita", "Contenido de la cita", "Documento", "Códigos", "Comentario", "Creado por", "Creado"),
        ("1:1", "x", "Jeg var redd", "kari", "Følelser\\redsel, uro", "hun nøler", "eva", "2026-02-03"),
        ("1:2", "y", "Det var kaffe der.", "kari", "Mat", "", "ola", "2026-02-04"),
    ),
    "maxqda-fr": (
        ("Couleur", "Groupe de documents", "Nom du document", "Code", "Segment", "Score de poids", "Créé par", "Créé",
         "Commentaire"),
        ("●", "", "kari", "Følelser > redsel, uro", "Jeg var redd", "50", "eva", "03.02.2026 10:00", "hun nøler"),
        ("●", "", "kari", "Mat", "Det var kaffe der.", "0", "ola", "04.02.2026 09:00", ""),
    ),
    "nordic": (
        ("Dokument", "Citat", "Kode", "Koder", "Kommentar", "Oprettet", "Vekt"),
        ("kari", "Jeg var redd", "Følelser\\redsel, uro", "eva", "hun nøler", "2026-02-03", "50"),
        ("kari", "Det var kaffe der.", "Mat", "ola", "", "2026-02-04", ""),
    ),
    "text-is-the-quote": (
        ("Coder", "Text", "Codename", "Filename", "Date", "Memo", "Weight"),
        ("eva", "Jeg var redd", "Følelser\\redsel, uro", "kari.txt", "2026-02-03", "hun nøler", "50"),
        ("ola", "Det var kaffe der.", "Mat", "kari.txt", "2026-02-04", "", ""),
    ),
    "requal": (
        ("project_id", "doc_name", "segment_text", "code_name", "user_name", "memo", "created", "weight"),
        ("1", "kari", "Jeg var redd", "Følelser\\redsel, uro", "eva", "hun nøler", "2026-02-03", "50"),
        ("1", "kari", "Det var kaffe der.", "Mat", "ola", "", "2026-02-04", ""),
    ),
}  # fmt: skip


def read(project, source, content, name="t.csv", mapping=None):
    def named(called):
        if called != "kari":
            raise Refused("no")
        return source

    return read_segments(name, content, mapping or {}, named, project.text)


def shown(project):
    presentation = Presentation(project, None, Catalogue("en"))
    return {
        (presentation.path(each.code), presentation.quote(each), presentation.member(each.by), each.weight,
         presentation.why(each.why) or "")
        for each in presentation.live_codings()
    }  # fmt: skip


@pytest.mark.parametrize("program", TABLES)
@pytest.mark.parametrize("form", [".csv", ".xlsx"])
def test_a_table_of_another_program(program, form):
    if form == ".xlsx":
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("openpyxl")
    project = alice(World(21))
    source = a_source(project, TEXT)
    headings, *rows = TABLES[program]
    content = to_file(form, "x", headings, rows)
    found = read(project, source, content, f"t{form}")
    assert {each.id for each in found.remarks} <= {"importing-columns-unread"}
    project.do(import_segments, found.found, f"t{form}")
    weight = 0 if program.startswith("atlas") else 50
    assert shown(project) == {
        ("Følelser › redsel, uro", "Jeg var redd", "eva (as the file says)", weight, "hun nøler"),
        ("Mat", "Det var kaffe der.", "ola (as the file says)", 0, ""),
    }  # fmt: skip
    days = {iso_time(each.at)[:10] for each in project.state.codings.values()}
    assert days == {"2026-02-03", "2026-02-04"}
    assert len(project.state.codes.rows) == 3
    before = len(list(project.trail()))
    project.do(import_segments, read(project, source, content, f"t{form}").found, f"t{form}")
    assert len(list(project.trail())) == before, "nothing is doubled when it comes again"


@pytest.mark.parametrize(
    ("days", "dedoose", "expected"),
    [
        (("2/3/2026", "11/30/2026"), False, "2026-02-03"),
        (("2/3/2026", "30/11/2026"), False, "2026-03-02"),
        (("2/3/2026", "30/11/2026"), True, "2026-03-02"),
        (("2/3/2026", "4/5/2026"), False, "2026-03-02"),
        (("2/3/2026", "4/5/2026"), True, "2026-02-03"),
        (("2/3/26 8:05", "11/30/26"), False, "2026-02-03"),
        (("2.3.26 08:05", ""), False, "2026-03-02"),
    ],
)
def test_what_the_days_of_a_table_say_together_tells_whether_the_month_is_first(days, dedoose, expected):
    project = alice(World(22))
    source = a_source(project, TEXT)
    headings = ("Media Title", "Excerpt Copy", "Codes", "Excerpt Date" if dedoose else "Date")
    rows = [("kari", "Jeg var redd", "a", days[0]), ("kari", "Det var kaffe der.", "b", days[1])]
    found = read(project, source, to_file(".csv", "x", headings, rows))
    assert iso_time(found.found[0].made)[:10] == expected


@pytest.mark.parametrize("name", ["Alice", "Bo"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_own_table_comes_home_with_weights_comments_negative_cases_and_days(name, form, language):
    if form == "xlsx":
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("openpyxl")
    project = alice(World(26))
    source = a_source(project, TEXT)
    code = a_code(project, "=redd\\uro, ja")
    marks = [a_coding(project, source, code, *place) for place in ((6, 9), (9, 14))]
    project.do(codings.annotate_coding, marks[0], 73, "=det hun sa")
    project.do(codings.set_coding_stance, marks[0], "against", "-hun ler")
    content = exported(Presentation(project, None, Catalogue(language)), form)
    world = World(27)
    other = Project.create(Log(None), crypto.new_device(world.entropy), world.clock(), world.entropy, "Annen", name)
    there = a_source(other, TEXT)
    found = read_segments(f"t.{form}", content, {}, lambda _: there, other.text)
    other.do(import_segments, found.found, f"t.{form}")
    told = [
        [(each.start, each.end, each.stance, each.weight, shown.words(each.comment), shown.code(each.code))
         for each in shown.live_codings()]
        for shown in (Presentation(project), Presentation(other))
    ]  # fmt: skip
    assert told[0] == told[1]
    assert (6, 9, "against", 73, "=det hun sa", "=redd\\uro, ja") in told[1]
    assert {each.made for each in found.found} == {each.at // 1000 * 1000 for each in project.state.codings.values()}
    before = len(list(other.trail()))
    other.do(import_segments, found.found, f"t.{form}")
    assert len(list(other.trail())) == before


@pytest.mark.parametrize("row", ["kari\n", "kari,6\n", "kari,6,9,a\n"])
def test_a_row_of_the_own_table_that_breaks_off_is_said(row):
    project = alice(World(29))
    found = read(project, a_source(project, TEXT), f"source,start,end,code,coder,quote\n{row}".encode())
    assert (found.found, [each.id for each in found.remarks]) == ((), ["importing-row-no-quote"])


def test_a_name_at_the_top_is_not_that_of_a_code_below_another():
    project = alice(World(30))
    source = a_source(project, TEXT)
    upper = [a_code(project, f"sorg {n}") for n in range(6)]
    for n in range(6):
        project.do(codebook.create_code, f"sorg {n}", parent=a_code(project, f"tap {n}"))
    project.do(import_segments, [Segment(source, 6, 9, f"sorg {n}", "") for n in range(6)], "t.csv")
    assert {each.code for each in project.state.codings.values()} == set(upper)


def test_columns_of_which_nothing_is_taken_are_named():
    project = alice(World(28))
    source = a_source(project, TEXT)
    rows = [("kari", "Jeg var redd", "a", "Skole", "", ""), ("kari", "Det var", "b", "", "", "7")]
    found = read(project, source, to_file(".csv", "x", ("Document", "Quote", "Code", "Gruppe", "Tom", ""), rows))
    assert [dict(each.parameters) for each in found.remarks] == [{"count": 1, "names": ["Gruppe"]}]


def test_what_stands_twice_in_the_table_and_in_the_text_is_there_twice():
    project = alice(World(23))
    source = a_source(project, "Ja. Nei. Ja. Nei. Ja.")
    rows = [("kari", "Ja.", "a", "eva"), ("kari", "Ja.", "b", "eva"), ("kari", "Ja.", "a", "eva"),
            ("kari", "Ja.", "a", "ola"), ("kari", "Nei.", "a", "eva"), ("kari", "Ja.", "a", "eva"),
            ("kari", "Ja.", "a", "eva")]  # fmt: skip
    found = read(project, source, to_file(".csv", "x", ("Document", "Quote", "Code", "Coder"), rows))
    assert [(each.start, each.code, each.coder) for each in found.found] == [
        (0, "a", "eva"), (0, "b", "eva"), (9, "a", "eva"), (0, "a", "ola"), (4, "a", "eva"), (18, "a", "eva"),
    ]  # fmt: skip
    assert found.remarks[-1].id == "importing-row-again"
    assert [each.parameters.get("number") for each in found.remarks[:-1]] == [1, 1, 2, 1, 1, 3]


def test_where_dedoose_says_that_an_excerpt_begins_tells_which_of_several_it_is():
    project = alice(World(24))
    source = a_source(project, "Ja. Nei. Ja. Nei. Ja.")
    rows = [("kari", "Ja.", "10-13", "a"), ("kari", "Ja.", "", "b"), ("kari", "Ja.", "9" * 400, "c")]
    found = read(project, source, to_file(".csv", "x", ("Media Title", "Excerpt Copy", "Excerpt Range", "Codes"), rows))
    assert [(each.start, each.code) for each in found.found] == [(9, "a"), (0, "b"), (0, "c")]


def test_a_workbook_is_known_by_its_content_and_an_old_one_refused_with_the_way_out(tmp_path):
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("openpyxl")
    project = alice(World(25))
    source = a_source(project, TEXT)
    content = to_file(".xlsx", "x", ("Document", "", "Quote", "Code"), [("kari", "", "Jeg var redd", "a")])
    assert len(read(project, source, content, "t.csv").found) == 1
    with pytest.raises(BadFile) as raised:
        read(project, source, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "t.xls")
    assert ".xlsx" in Catalogue("en").say(raised.value.message)
    with pytest.raises(Refused) as refused:
        read(project, source, to_file(".csv", "x", ("Document", "", "Hva", ""), [("kari", "", "x", "")]))
    assert refused.value.message.parameters["columns"] == ["Document", "Hva"]


def test_segments_by_oneself_are_ones_own():
    project = alice(World(22))
    source = a_source(project, TEXT)
    a_code(project, "redsel")
    rows = [("kari", "redsel", "Jeg var redd", "Alice", "2026-02-03"), ("kari", "redsel", "Nei vel", "", "")]
    content = to_file(".csv", "x", ("document", "tag", "content", "coder", "created"), rows)
    project.do(import_segments, read(project, source, content).found, "t.csv")
    assert {each.by for each in project.state.codings.values()} == {project.member}
    assert not project.state.attributed_coders.rows


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_refusal_names_the_option_and_mapping_by_hand_works(language):
    project = alice(World(23))
    source = a_source(project, TEXT)
    content = to_file(".csv", "x", ("hvor", "hva", "merke", "hvem", "når", "tyngde"),
                      [("kari", "Jeg var redd", "a", "eva", "2026-02-03", "7")])  # fmt: skip
    with pytest.raises(Refused) as caught:
        read(project, source, content)
    said = Catalogue(language).say(caught.value)
    assert "--column source=" in said
    assert "tyngde" in said
    mapping = {"source": "hvor", "quote": "hva", "code": "merke", "coder": "hvem", "made": "når", "weight": "Tyngde"}
    (segment,) = read(project, source, content, mapping=mapping).found
    assert (segment.code, segment.coder, segment.weight) == ("a", "eva", 7)


def test_a_codebook_in_a_table_is_mapped_by_hand(tmp_path):
    path = tmp_path / "bok.csv"
    path.write_bytes(to_file(".csv", "x", ("Merke", "Om", "Over"), [("redsel", "når hun nøler", "følelse")]))
    with refuses("codes-table", BadFile):
        read_project(path)
    foreign = read_project(path, columns={"name": "merke", "definition": "Om", "parent": "over"})
    assert [(each.name, each.definition) for each in foreign.codes] == [("følelse", ""), ("redsel", "når hun nøler")]
    with refuses("no-such-column", column="nei"):
        read_project(path, columns={"name": "nei"})
    with refuses("columns-of-table", BadFile, file="a.qdpx"):
        (tmp_path / "a.qdpx").write_bytes(b"")
        read_project(tmp_path / "a.qdpx", columns={"name": "nei"})


@pytest.mark.parametrize("program", TABLES)
def test_a_table_of_segments_is_no_codebook(tmp_path, program):
    headings, *rows = TABLES[program]
    path = tmp_path / "t.csv"
    path.write_bytes(to_file(".csv", "x", headings, rows))
    with refuses("segments-table", BadFile, file="t.csv"):
        read_project(path)


def test_long_numbers_commas_in_a_code_and_too_deep_paths():
    project = alice(World(27))
    source = a_source(project, TEXT)
    rows = [("kari", "Jeg var redd", "Sorg, og savn", "9" * 5000)]
    found = read(project, source, to_file(".csv", "x", ("Filename", "Coded", "Codename", "Weight"), rows)).found
    assert [(each.code, each.weight) for each in found] == [("Sorg, og savn", 0)]
    deep = found[0]._replace(code=" › ".join(f"k{n}" for n in range(65)))
    with pytest.raises(Refused, match="code-too-deep"):
        project.do(import_segments, [deep], "t.csv")


def test_a_database_written_ahead_that_was_handed_over(tmp_path):
    with closing(sqlite3.connect(tmp_path / "w.sqlite3")) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE t (x)")
        made.execute("INSERT INTO t VALUES (1)")
        made.commit()
    with foreign_database(HeldFile("w.sqlite3", (tmp_path / "w.sqlite3").read_bytes())) as database:
        assert [each["x"] for each in database.rows("t")] == [1]


def test_what_is_left_out_of_a_table_stays_in_the_report_and_is_kept_once():
    project = alice(World(31))
    source = a_source(project, TEXT)
    content = (
        "Document;Quotation Content;Codes;Comment;Created by;Color\n"
        "kari;Jeg var redd;redsel;;eva;rød\n"
        "kari;Det var kaffe der.;;Fritt sitat;eva;\n"
        "kari;står ikke her;redsel;;ola;\n"
        "annen;Ja;redsel;;ola;\n"
    ).encode()
    for _ in range(2):
        found = read(project, source, content)
        project.do(import_segments, found.found, "t.csv", found.omissions)
    (report,) = import_reports(Presentation(project, None, Catalogue("en")))
    assert (report.file, len(report.things)) == ("t.csv", 4)
    assert {(each.kind, each.things, bool(each.source)) for each in report.things} == {
        ("untagged", ("3: Det var kaffe der.: eva: Fritt sitat",), True),
        ("row", ("4: står ikke her: redsel: ola",), True), ("row", ("5: annen: redsel: ola",), False),
        ("other", ("Color",), False),
    }  # fmt: skip
    assert "known here" not in in_markdown([report], Catalogue("en"))


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_sign_that_is_no_line_feed_ends_no_row(sign):
    project = alice(World(71))
    source = a_source(project, TEXT)
    lines = (
        "Dokument,Citat,Kode,Kommentar",
        f"kari,Jeg var redd,Redsel,før{sign}etter",
        "kari,Det var kaffe der.,Mat,",
    )
    found = read(project, source, "\n".join(lines).encode())
    assert [(each.code, each.why) for each in found.found] == [("Redsel", "før\netter"), ("Mat", "")]
    assert found.remarks == ()

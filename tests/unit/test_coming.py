"""Coming with books, folders, zip files, surveys and tables of quotes; leaving with margins, tables and values."""

import io
import json
import zipfile

import pytest

from core.analysis.presentation import Presentation
from core.commands import layers, participants
from core.commands.codings import uncode
from core.commands.interchange_import import import_project
from core.commands.sources import Incoming, bring_in
from core.commands.tabular_import import import_answers, import_segments
from core.errors import BadFile, Refused
from core.exporting.formats import exported
from core.exporting.margin import lines_of, to_docx, to_html
from core.exporting.sheets import to_file
from core.importing.batch import collect
from core.importing.document import read_named
from core.importing.project import read_project
from core.importing.segments import read_segments
from core.importing.survey import read_survey
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.refusals import refuses
from tests.unit.test_other_tools import TAGUETTE

pytest.importorskip("defusedxml")
CONTAINER = '<container><rootfiles><rootfile full-path="OPS/bok.opf"/></rootfiles></container>'
PACKAGE = """<package><manifest><item id="b" href="to.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="del%20en.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="x.png" media-type="image/png"/>
</manifest><spine><itemref idref="a"/><itemref idref="p"/><itemref idref="b"/></spine></package>"""


def a_zip(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_book(**more):
    files = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OPS/bok.opf": PACKAGE,
        "OPS/del en.xhtml": '<?xml version="1.0"?><html><head><title>x</title></head><body><h1>Én</h1><p>Blåbær '
        "<i>og</i> 怕.</p></body></html>",
        "OPS/to.xhtml": "<html><body><p>Andre del.</p></body></html>",
    }  # fmt: skip
    return a_zip(files | more)


def test_a_book_is_read_in_its_order():
    assert read_named("bok.epub", a_book()).text == "Én\nBlåbær og 怕.\nAndre del.\n"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"META-INF/container.xml": "<container/>"}, "not-this-format"),
        ({"META-INF/container.xml": '<!DOCTYPE x [<!ENTITY a "b">]><container/>'}, "not-this-format"),
        ({"OPS/bok.opf": "<package"}, "not-this-format"),
        ({"META-INF/encryption.xml": "<encryption><EncryptedData/></encryption>"}, "book-protected"),
        ({"OPS/bok.opf": PACKAGE.replace("to.xhtml", "../../etc/passwd")}, "book-chapter-missing"),
        ({"OPS/to.xhtml": b"<p>" + bytes(140_000_000)}, "unpacks-too-much"),
    ],
)
def test_a_bad_book_is_refused(more, code):
    with refuses(code, BadFile, file="bok.epub"):
        read_named("bok.epub", a_book(**more))


def test_folders_and_zip_files_are_gone_through(tmp_path):
    inner = tmp_path / "data" / "dypt"
    inner.mkdir(parents=True)
    (inner / "b.txt").write_text("Kari: To.", encoding="utf-8")
    (tmp_path / "data" / "a.md").write_text("En.", encoding="utf-8")
    (tmp_path / "data" / "bilde.png").write_bytes(b"x")
    (tmp_path / "data" / ".skjult.txt").write_text("nei", encoding="utf-8")
    packed = tmp_path / "alt.zip"
    packed.write_bytes(a_zip({
        "x/c.txt": "Tre.", "../../ut.txt": "Fire.", "__MACOSX/c.txt": "nei", ".DS_Store": "nei", "lyd.mp3": "x",
    }))  # fmt: skip
    found = collect([tmp_path / "data", packed])
    assert [(each.name, each.read(None).text.strip()) for each in found.files] == [
        ("a.md", "En."), ("b.txt", "Kari: To."), ("ut.txt", "Fire."), ("c.txt", "Tre."),
    ]  # fmt: skip
    assert found.skipped == ("bilde.png", "lyd.mp3")
    assert not (tmp_path.parent / "ut.txt").exists()


def test_bad_folders_and_zip_files_are_refused(tmp_path):
    (tmp_path / "tom").mkdir()
    with refuses("nothing-readable", BadFile):
        collect([tmp_path / "tom"])
    packed = tmp_path / "alt.zip"
    for content, code in (
        (b"PK hello", "not-this-format"),
        (a_zip({"a.txt": bytes(140_000_000)}), "unpacks-too-much"),
    ):
        packed.write_bytes(content)
        with refuses(code, BadFile, file="alt.zip"):
            collect([packed])


SURVEY = (
    "pseudonym;alder;svar 1;svar 2\n"
    "Kari;34;Jeg var redd hele tiden, og ingen spurte hvordan det gikk med meg.;Ja.\n"
    "Per;51;Det var kaffe og lys, og vi fikk snakke ferdig uten å bli avbrutt.;\n"
    ";;;\n"
    "Ina;;;\n"
).encode()


def test_a_survey_becomes_a_text_and_a_person_for_each_row():
    answers = read_survey("svar.csv", SURVEY, person="pseudonym").answers
    assert [each.person for each in answers] == ["Kari", "Per"]
    project = alice(World(1))
    project.do(participants.take_people, [("Kari", {"by": "Bergen"})])
    project.do(import_answers, answers)
    presentation = Presentation(project)
    people = {presentation.words(row.pseudonym): row for row in project.state.participants.values()}
    assert set(people) == {"Kari", "Per"}
    attributes = {name: presentation.words(value) for name, value in people["Kari"].attributes}
    assert attributes == {"by": "Bergen", "alder": "34", "svar 2": "Ja."}
    texts = {
        presentation.source(row.id): (project.text(row.id), row.participants) for row in project.state.sources.values()
    }
    assert texts["Per"] == (answers[1].text.text, (people["Per"].id,))
    project.do(participants.withdraw_participant, people["Kari"].id)
    with pytest.raises(Refused):
        project.text(next(row.id for row in project.state.sources.values() if people["Kari"].id in row.participants))


def test_columns_of_a_survey_are_chosen_and_checked():
    both = read_survey("svar.csv", SURVEY, ["svar 1", "Svar 2"], "pseudonym").answers
    assert both[0].text.text.startswith("svar 1\nJeg var redd")
    assert both[0].text.text.endswith("svar 2\nJa.")
    assert read_survey("svar.csv", SURVEY).answers[0].person == "001"
    for texts, person, column in ((["nei"], "", "nei"), ([], "hvem", "hvem")):
        with refuses("no-such-column", column=column):
            read_survey("svar.csv", SURVEY, texts, person)
    with refuses("survey-no-long-answers"):
        read_survey("svar.csv", b"a,b\n1,2\n")
    with refuses("survey-twice", pseudonym="Kari"):
        read_survey("svar.csv", SURVEY.replace(b"Per", b"Kari"), person="pseudonym")
    with refuses("survey-empty", BadFile, file="svar.csv"):
        read_survey("svar.csv", b"a,b\n")


def test_segments_land_on_their_quotes():
    project = alice(World(2))
    source = a_source(project)
    text = project.text(source)
    known = a_code(project, "redsel")
    one, two = text[10:40], text[60:80]
    names = {"kari": source}

    def named(name):
        if name not in names:
            raise Refused("no")
        return names[name]

    lines = [("document", "tag", "content", "memo"), ("kari", "Redsel, mot", one.replace(" ", "  "), "derfor"),
             ("kari", "redsel", two, ""), ("kari", "mot", "står ikke der", ""), ("ola", "mot", one, ""),
             ("kari", "", two, "")]  # fmt: skip
    content = to_file(".csv", "x", lines[0], lines[1:])
    read = read_segments("h.csv", content, {}, named, project.text)
    assert sum(each.id != "importing-row-many-quotes" for each in read.remarks) == 3
    project.do(import_segments, read.found)
    presentation = Presentation(project)
    made = {
        (presentation.code(each.code), presentation.quote(each), presentation.why(each.why))
        for each in presentation.live_codings()
    }
    assert {(code, " ".join(quote.split()), why) for code, quote, why in made} == {
        ("redsel", " ".join(one.split()), "derfor"), ("mot", " ".join(one.split()), "derfor"),
        ("redsel", " ".join(two.split()), None),
    }  # fmt: skip
    assert {each.code for each in presentation.live_codings()} >= {known}
    assert len(project.state.codes.rows) == 2
    renamed = to_file(".csv", "x", ("hvor", "hva", "merke"), [("kari", one, "mot")])
    with refuses("segments-column", part="source"):
        read_segments("h.csv", renamed, {}, named, project.text)
    mapping = {"source": "Hvor", "quote": "hva", "code": "merke"}
    assert len(read_segments("h.csv", renamed, mapping, named, project.text).found) == 1
    with refuses("no-such-column", column="nei"):
        read_segments("h.csv", renamed, mapping | {"why": "nei"}, named, project.text)
    with refuses("segments-not-found"):
        project.do(import_segments, ())


def test_what_taguette_writes_is_found_again():
    """The tables were written by Taguette's own code (tests/vectors/foreign/make_taguette.py)."""
    project = alice(World(5))
    project.do(import_project, read_project(TAGUETTE))
    before = Presentation(project)
    shown = sorted((before.path(each.code), before.quote(each)) for each in before.live_codings())
    for each in before.live_codings():
        project.do(uncode, each.id)

    def named(name):
        return next(row.id for row in project.state.sources.values() if before.source(row.id) == name)

    highlights = TAGUETTE.with_name("taguette-highlights.csv").read_bytes()
    read = read_segments("taguette-highlights.csv", highlights, {}, named, project.text)
    assert read.remarks == ()
    codes = set(project.state.codes.rows)
    project.do(import_segments, read.found)
    after = Presentation(project)
    assert sorted((after.path(each.code), after.quote(each)) for each in after.live_codings()) == shown
    assert set(project.state.codes.rows) == codes, "no code is made twice"
    book = alice(World(6))
    book.do(import_project, read_project(TAGUETTE.with_name("taguette-codebook.csv")))
    assert {Presentation(book).path(code) for code in book.state.codes.rows} == {
        "redsel", "redsel › skole", "annet", "a.b",
    }, "a dot parts levels where what stands before it is a code"  # fmt: skip


def test_the_margin_says_what_stands_on_each_line():
    world = World(3)
    a = alice(world)
    b = invited(world, a)
    source = a_source(a)
    exchange(a, b)
    text = a.text(source)
    lines = text.removesuffix("\n").split("\n")
    second = len(lines[0]) + 1
    code = a_code(a, "rammer <&>")
    a_coding(a, source, code, second - 4, second + 6)
    exchange(a, b)
    a_coding(b, source, code, second, second + 3)
    exchange(a, b)
    found = lines_of(Presentation(a), source)
    assert [line.text for line in found] == lines
    assert [(mark[:2], mark[4:]) for mark in found[0].marks] == [((len(lines[0]) - 3, len(lines[0])), ("Alice", False))]
    assert sorted((mark[:2], mark[4:]) for mark in found[1].marks) == [
        ((0, 3), ("Bob", False)),
        ((0, 6), ("Alice", True)),
    ]
    shown = to_html(Presentation(a), source).decode()
    assert f"<mark>{lines[0][-3:]}</mark>" in shown
    assert "rammer &lt;&amp;&gt;" in shown
    a.do(layers.replace_words, source, "anonymised", ((second, second + 6),), "NAVN")
    anonymous = to_html(Presentation(a, layer="anonymised"), source).decode()
    assert anonymous.count("NAVN") == 1
    assert anonymous.count(lines[1][6:20]) == shown.count(lines[1][6:20])
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(to_docx(Presentation(a), source)))
    grid, page = document.tables[0], document.sections[0]
    assert [row.cells[1].text for row in grid.rows] == lines
    assert "(Bob)" in grid.rows[1].cells[2].text
    number, words, codes = (column.width for column in grid.columns)  # what LibreOffice goes by
    assert number < codes < words, "the numbers of the lines took a third of the page"
    assert number + words + codes <= page.page_width - page.left_margin - page.right_margin


def test_values_and_tables_for_other_programs():
    a = alice(World(4))
    source = a_source(a)
    a_coding(a, source, a_code(a, "mot"), 0, 9)
    value = json.loads(exported(Presentation(a), "json"))
    [coding] = value["codings"]
    [text] = value["texts"]
    assert text["text"][coding["start"] : coding["end"]] == coding["quote"] == a.text(source)[:9]
    pytest.importorskip("docx")
    for ending in (".csv", ".docx", ".html"):
        assert to_file(ending, "Tabell", ("a", "b"), [("<x>", 1), (None, 2.5)])
    assert b"&lt;x&gt;" in to_file(".html", "Tabell", ("a",), [("<x>",)])
    assert b"script" not in to_file(".html", "<script>", ("a",), [("<script>",)]).replace(b"&lt;script&gt;", b"")
    with refuses("table-format"):
        to_file(".pdf", "x", (), ())


def test_footnotes_stand_with_their_paragraphs():
    docx = pytest.importorskip("docx")
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = docx.Document()
    paragraph = document.add_paragraph("Kari: Jeg var redd.")
    run = paragraph.add_run()._r
    run.append(run.makeelement(f"{{{w}}}footnoteReference", {f"{{{w}}}id": "2"}))
    document.add_paragraph("Per: Nei.")
    notes = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="2"><w:p><w:r><w:t>Hun ler.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    package = document.part.package
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document.part.relate_to(
        Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), package), RELATIONSHIP_TYPE.FOOTNOTES
    )
    out = io.BytesIO()
    document.save(out)
    assert read_named("i.docx", out.getvalue()).text == "Kari: Jeg var redd. [Hun ler.]\nPer: Nei.\n"


def test_texts_that_come_together_stand_in_the_order_in_which_they_came():
    project = alice(World(61))
    names = [f"intervju {n}" for n in (3, 1, 2, 5, 4, 7, 6)]
    project.do(bring_in, [Incoming(name, f"{name}: tekst.\n", "t") for name in names])
    presentation = Presentation(project)
    assert [presentation.source(row.id) for row in presentation.sources_in_order()] == names

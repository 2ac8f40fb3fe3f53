"""A folder of linked notes, in which every link leads somewhere, and a database whose keys hold."""

import json
import re
import sqlite3

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, layers, memos
from core.commands.project import describe_project
from core.exporting.formats import exported
from core.exporting.sqlite import TABLES, VIEWS, metadata
from core.exporting.vault import _key, vault
from tests.builders import World, a_code, a_participant, a_source, alice
from tests.simulation.actions import random_action

PLACE = "select start, end, texts.text from codings join texts on texts.id = codings.text"
LINK = re.compile(r"\[\[([^\]|#]+)(?:#\^(\w+))?\|[^\]]*\]\]")


@pytest.fixture(scope="module")
def project():
    made = alice(World(196))
    person = a_participant(made, "Ina: [x]|y")
    source = a_source(made, participant=person)
    top = a_code(made, "Kjensler / con?")
    code = a_code(made, "Frykt #1", top)
    made.do(codebook.define_code, code, "use", "Når nokon fryktar.")
    coding = made.do(codings.code_segment, source, 3, 11, [code], "-fordi")[0].event.coding
    made.do(codings.set_coding_stance, coding, "against")
    made.do(memos.write_memo, "analytic", "Om kodinga.\nTo linjer.", "coding", coding)
    made.do(memos.write_memo, "reflexive", "Om studien.", "", None)
    made.do(layers.replace_words, source, "anonymised", [(0, 2)], "Nokon")
    return made


def base_of(project, **how):
    base = sqlite3.connect(":memory:")
    base.deserialize(exported(Presentation(project, None, Catalogue("nb"), **how), "sqlite"))
    return base


def check_links(pages):
    for path, content in pages.items():
        for page, anchor in LINK.findall(content.decode()):
            assert f"{page}.md" in pages, (path, page)
            assert not anchor or re.search(rf" \^{anchor}$", pages[f"{page}.md"].decode(), re.MULTILINE)
    assert len({each.casefold() for each in pages}) == len(pages)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_link_of_a_vault_leads_to_a_page(project, language):
    pages = vault(Presentation(project, None, Catalogue(language)))
    check_links(pages)
    folders = {each.partition("/")[0] for each in pages}
    assert folders == {"index.md", "codes", "quotes", "memos", "participants", "texts"}
    (quote,) = (content.decode() for path, content in pages.items() if path.startswith("quotes/"))
    for said in (Catalogue(language)("export-negative-case"), "fordi", "var redd", "Om kodinga", "[[codes/Frykt 1|"):
        assert said in quote
    front = quote.split("---")[1].strip().splitlines()
    assert {line.partition(": ")[0]: json.loads(line.partition(": ")[2]) for line in front}["stance"] == "against"


@pytest.mark.parametrize("name", ["alder", "kjønn", "no", "Yes", "by og land", "a: b", "1", "- x", "år\u2028"])
def test_the_head_of_a_page_is_yaml_whatever_an_attribute_is_called(name):
    key = _key(name)
    assert key == name if key[0] != '"' else json.loads(key) == name
    assert key == name or name in ("no", "Yes", "by og land", "a: b", "1", "- x", "år\u2028")
    assert key.startswith('"') or name in ("alder", "kjønn")


def test_the_database_has_keys_that_hold_views_and_full_text(project):
    base = base_of(project)
    assert base.execute("pragma foreign_key_check").fetchall() == []
    assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    for view in VIEWS:
        base.execute(f"select * from {view}").fetchall()
    assert base.execute("select quote, line, why from negative_cases").fetchall() == [("var redd", 1, "-fordi")]
    found = base.execute("select codings.quote from codings_fts join codings on codings.rowid = codings_fts.rowid "
                         "where codings_fts match 'redd'").fetchall()  # fmt: skip
    assert found == [("var redd",)]
    (start, end, text) = base.execute(
        "select start, end, texts.text from codings join texts on texts.id = codings.text"
    ).fetchone()
    assert text[start:end] == "var redd"


def test_other_words_stand_in_both_where_one_chose_them(project):
    base = base_of(project, layer="anonymised")
    start, end, text = base.execute(
        "select start, end, texts.text from codings join texts on texts.id = codings.text"
    ).fetchone()
    assert (text[:5], text[start:end]) == ("Nokon", "var redd")
    assert base.execute("select value from study where name = 'layer'").fetchone() == ("anonymised",)
    pages = vault(Presentation(project, None, Catalogue("nb"), "anonymised"))
    assert all("Eg var redd" not in each.decode().split("\n")[0] for each in pages.values())
    assert any("Nokon var redd" in each.decode() for each in pages.values())


def test_every_table_and_column_is_described_in_both_languages(project):
    for language in ("nb", "en"):
        held = json.loads(metadata(Presentation(project, None, Catalogue(language))))["databases"]["*"]["tables"]
        assert set(held) == {*TABLES, *VIEWS}
        for name, columns in TABLES.items():
            assert set(held[name]["columns"]) == set(columns)


@pytest.mark.parametrize("seed", range(3))
def test_any_study_gives_both(seed):
    world = World(seed)
    some = alice(world)
    for _ in range(120):
        random_action(world, some)
    assert base_of(some).execute("pragma foreign_key_check").fetchall() == []
    check_links(vault(Presentation(some, None, Catalogue("nb"))))


def test_a_line_of_a_note_is_read_as_it_stands():
    """Nothing is hidden or counted on, and each line can be pointed to, also one that is indented."""
    made = alice(World(523))
    a_source(made, "    Kari: %%borte%% og $x$\n\tnr ==to== ~~tre~~ &nbsp;\n- ja\n7. sju\n+47 er Norge\n")
    (text,) = (content.decode() for path, content in vault(Presentation(made)).items() if path.startswith("texts/"))
    lines = [line for line in text.split("\n") if re.search(r" \^l\d$", line)]
    assert lines == [
        "&nbsp;&nbsp;&nbsp;&nbsp;Kari: \\%\\%borte\\%\\% og \\$x\\$ ^l1",
        "&nbsp;nr \\=\\=to\\=\\= \\~\\~tre\\~\\~ \\&nbsp; ^l2",
        "\\- ja ^l3",
        "7\\. sju ^l4",
        "+47 er Norge ^l5",
    ]


def test_names_the_frame_and_a_line_of_dashes_are_read_as_they_stand_in_a_folder_of_notes():
    made = alice(World(524))
    made.do(describe_project, "context", "%%borte%%\n- ja")
    made.do(memos.write_memo, "analytic", "---")
    a_code(made, "%%kode%%")
    pages = {path: content.decode() for path, content in vault(Presentation(made)).items()}
    assert "\\%\\%borte\\%\\%<br>\\- ja" in pages["index.md"]
    assert "\n# \\%\\%kode\\%\\%\n" in pages["codes/kode.md"]
    (memo,) = (page for path, page in pages.items() if path.startswith("memos/"))
    assert "\n\\---\n" in memo

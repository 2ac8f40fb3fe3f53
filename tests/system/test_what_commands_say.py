"""What commands say of names and of what they did not find; standard output holds the outcome alone."""

import pytest

from tests.system.cli import Person


@pytest.fixture(scope="module")
def ada(tmp_path_factory):
    pytest.importorskip("zxcvbn")
    folder = tmp_path_factory.mktemp("said")
    ada = Person(folder, "ada")
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    (folder / "a.txt").write_text("Kari: Jeg var redd for hunden.\n", encoding="utf-8")
    ada.run("import", folder / "a.txt")
    return ada


@pytest.mark.parametrize("command", ["search", "kwic"])
def test_nothing_found_is_said_beside_the_outcome(ada, command):
    plain, as_json = (ada.process(command, "flaggermus", *more) for more in ((), ("--json",)))
    assert (plain.returncode, plain.stdout, plain.stderr.splitlines()[-1]) == (0, "", "Nothing found.")
    assert (as_json.returncode, as_json.stdout.strip(), as_json.stderr) == (0, "[]", "")


def test_a_name_is_repeated_as_it_is_kept(ada):
    assert ada.run("codes", "add", '  a/b:  "X" ').startswith('Added “a/b: "X"”')
    assert "“Ny start”" in ada.run("milestone", " Ny  start ")


def test_a_query_that_names_a_code_that_is_gone_says_what_became_of_it(ada):
    for name in ("Redsel", "Frykt", "Uro"):
        ada.run("codes", "add", name)
        ada.run("code", "a", "14", "18", name)
        ada.run("query", name, "--save", f"q {name}")
    ada.run("codes", "merge", "Frykt", "--into", "Redsel")
    ada.run("codes", "delete", "Uro")
    assert {each["code_name"] for each in ada.json("query", "--saved", "q Frykt")} == {"Redsel"}
    for given in (["Uro"], ["--saved", "q Uro"]):
        assert "“Uro” was deleted" in ada.process("query", *given).stderr
    assert "“Frykt” was merged into “Redsel”" in ada.process("query", "Frykt").stderr
    ada.run("codes", "add", "Uro")
    ada.run("code", "a", "5", "8", "Uro")
    assert len(ada.json("query", "Uro")) == 1
    assert "was deleted" in ada.process("query", "--saved", "q Uro").stderr


def test_what_was_given_by_its_id_is_told_by_its_name(ada):
    code, other = (ada.json("codes", "add", name)["code"][:8] for name in ("Hunger", "Tørst"))
    assert "“Tørst” stands under “Hunger”" in ada.run("codes", "move", other, "--parent", code)
    assert "“Hunger” is called “Sult”" in ada.run("codes", "rename", code, "Sult")
    assert "the definition of “Sult”" in ada.run("codes", "define", code, "definition", "Når magen er tom.")
    assert "Merged “Tørst” into “Sult”" in ada.run("codes", "merge", other, "--into", code)
    assert "Deleted “Sult”" in ada.run("codes", "delete", code)
    source = ada.json("sources")[0]
    assert f"“{source['name']}”" in ada.run("sources", "rename", source["source"][:8], "Nytt navn")
    ada.run("sources", "rename", source["source"][:8], source["name"])


def test_an_option_that_is_given_twice_does_not_ask_for_several(ada):
    said = " ".join(ada.run("compare", "--help").split())
    assert "give the option twice. [required]" in said
    assert "Include this source only. Repeat the option for several." in said


def test_the_places_of_a_quote_that_stands_twice_are_not_taken_for_codes(ada):
    (ada.base / "b.txt").write_text("Kari: Jeg var redd. Så var jeg redd igjen.\n", encoding="utf-8")
    ada.run("import", ada.base / "b.txt")
    places = ada.run("find", "b", "redd").split()
    assert len(places) == 4
    ada.run("codes", "add", "Angst")
    ada.run("code", "b", *places, "Angst", ok=1)
    assert "“redd” stands in several places in this text" in ada.said
    ada.run("code", "b", *places[:2], "67", "80", ok=1)
    assert "no code with the name or id “67”" in ada.said
    ada.run("code", "b", *places[2:], "Angst")


def test_people_without_consent_are_named_in_the_order_of_the_alphabet(ada):
    for name in ("Åse", "Berit", "Øyvind"):
        ada.run("participants", "add", name)
        ada.run("participants", "consent", name, "2026-01-01", "--interview", "no")
        ada.run("participants", "status", name, "interviewed")
    told = ada.json("status")["without_consent"]
    assert [each["name"] for each in told] == ["Berit", "Øyvind", "Åse"]


def test_a_query_that_is_saved_says_so_and_whether_another_of_its_name_was_there(ada):
    ada.run("codes", "add", "Håp")
    for told in ("Saved the query “håp”.", "Saved the query “håp” in place of the one of this name"):
        done = ada.process("query", "Håp", "--save", "håp")
        assert done.returncode == 0
        assert told in done.stderr


def test_a_table_with_nothing_in_it_is_said_to_have_no_headings(ada):
    table = ada.base / "segments.csv"
    table.write_text("\n", encoding="utf-8")
    ada.run("import-segments", table, ok=1)
    assert "The table has no headings" in ada.said

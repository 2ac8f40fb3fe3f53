"""Agreement, tables and saturation by the real command, as scripts use them."""

import pytest

from tests.system.cli import Person, pair

TABLE = "unit,A,B\n" + "\n".join(
    f"{n},{a},{b}" for n, (a, b) in enumerate(zip("0100000010", "1110010000", strict=True))
)


@pytest.fixture
def coded(tmp_path) -> tuple[Person, Person]:
    ada, bo, shared = pair(tmp_path)
    text = tmp_path / "kari.txt"
    text.write_text("Kari: Eg var redd.\nKari: Så møtte eg dei andre.\n" * 20, encoding="utf-8")
    ada.run("import", text, "--participant", "Kari")
    ada.run("participants", "describe", "Kari", "alder", "ung")
    for name in ("frykt", "håp"):
        ada.run("codes", "add", name)
    ada.run("code", "kari", 6, 17, "frykt")
    ada.run("code", "kari", 25, 40, "håp", "frykt")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    bo.run("code", "kari", 6, 17, "frykt")
    bo.run("code", "kari", 60, 70, "håp")
    bo.run("sync", "folder", shared)
    ada.run("sync", "folder", shared)
    return ada, bo


def test_agreement_of_two_coders(coded):
    ada, bo = coded
    found = ada.json("agree", "--coder", "Ada Fiksjon", "--coder", "Bo Fiksjon", "--metric", "cohen", "--code", "frykt")
    assert 0.5 < found["value"] < 0.7
    assert found["units"] == ada.json("sources")[0]["chars"]
    assert "whole text" in found["says"]
    assert [each["name"] for each in found["codes"]] == ["frykt"]
    assert bo.json("agree")["value"] == ada.json("agree")["value"]
    assert ada.json("agree", "--metric", "f1")["value"] == pytest.approx(2 * 1 / 5)
    both = ("--coder", "Ada Fiksjon", "--coder", "Bo Fiksjon")
    assert ada.json("agree", *both, "--at", 6)["value"] is None
    assert "no text in common" in ada.run("agree", *both, "--at", 6)
    pairs = ada.json("compare", *both)
    assert sorted(each["kind"] for each in pairs) == ["both", "only_first", "only_first", "only_second"]
    differences = ada.json("disagreements", *both)["differences"]
    assert differences == [each for each in pairs if each["kind"] != "both"]
    apart = [each["first"] or each["second"] for each in differences if each["kind"] == "only_first"]
    ada.run("consensus", "add", apart[0]["coding"], "--why", "talked through")
    assert len(ada.json("disagreements", *both)["differences"]) == len(differences) - 1
    assert "differences" not in ada.json("disagreements")
    ada.run("disagreements", "--coder", "Ada Fiksjon", ok=2)
    ada.run("agree", "--metric", "cohen", "--counted", "passage", ok=1)
    assert "no meaning" in ada.said
    ada.run("agree", "--coder", "Ada Fiksjon", ok=1)


def test_agreement_of_a_table_needs_no_project(tmp_path):
    person = Person(tmp_path, "eva")
    file = tmp_path / "ratings.csv"
    file.write_text(TABLE, encoding="utf-8")
    found = person.json("agree", "--table", file, "--metric", "krippendorff", "--level", "nominal")
    assert found["value"] == pytest.approx(0.095, abs=5e-4)
    assert found["units"] == 10
    assert found["coders"] == ["A", "B"]
    assert found["low"] < found["value"] < found["high"]
    assert person.json("agree", "--table", file, "--metric", "percent")["value"] == pytest.approx(0.6)
    file.write_text("unit,A,B\n1,ja,ja\n2,ja,ja\n", encoding="utf-8")
    assert person.json("agree", "--table", file, "--metric", "cohen")["value"] is None
    person.run("agree", "--table", tmp_path / "ikke.csv", ok=1)
    person.run("agree", "--table", file, "--level", "ratio", ok=1)


def test_tables_and_saturation(coded, tmp_path):
    ada, _ = coded
    table = ada.json("crosstab", "coders")
    counts = dict(zip(table["rows"], table["cells"], strict=True))
    assert table["columns"] == ["Ada Fiksjon", "Bo Fiksjon"]
    assert counts == {"frykt": [2, 1], "håp": [1, 1]}
    assert ada.json("crosstab", "alder")["columns"] == ["ung"]
    both = ada.json("crosstab", "codes")
    assert both["cells"] == [[2, 1], [1, 2]]
    assert [step["new"] for step in ada.json("saturation")] == [2]
    assert {each["name"] for each in ada.json("saturation", "--codes")} == {"frykt", "håp"}
    for name in ("t.csv", "t.xlsx"):
        assert ada.json("crosstab", "codes", "--out", tmp_path / name)["file"].endswith(name)
        assert (tmp_path / name).stat().st_size > 20
    ada.run("export", "xlsx", tmp_path / "codings.xlsx")
    ada.run("crosstab", "codes", "--out", tmp_path / "t.pdf", ok=1)
    ada.run("crosstab", "finnes ikke", ok=1)


def test_a_name_is_replaced_and_every_way_out_follows(coded, tmp_path):
    ada, bo = coded
    found = ada.json("anonymise", "suggest", "kari")
    assert [(each["kind"], each["words"]) for each in found] == [("name", "Kari")]
    made = ada.json("anonymise", "replace", "kari", "Kari", "P1", "--yes", "--why", "bad om det")
    assert len(made["places"]) == 40
    assert "Kari" not in ada.json("text", "kari", "--layer", "anonymised")["text"]
    assert "Kari" in ada.json("text", "kari")["text"]
    (entry,) = ada.json("anonymise", "list")
    assert (entry["spoken"], entry["words"]) == (["Kari"], "P1")
    ada.run("code", "kari", 0, 17, "håp")
    spoken, anonymised = (
        next(each["quote"] for each in ada.json("codings", "--layer", layer) if each["start"] == 0)
        for layer in ("spoken", "anonymised")
    )
    assert (spoken, anonymised) == ("Kari: Eg var redd", "P1: Eg var redd")
    for form in ("csv", "html", "md"):
        ada.run("export", form, tmp_path / f"ut.{form}", "--layer", "anonymised")
        assert "P1: Eg var redd" in (tmp_path / f"ut.{form}").read_text(encoding="utf-8-sig")
    ada.run("anonymise", "replace", "kari", "Kari", "P2", "--yes", ok=1)
    assert "already" in ada.said
    ada.run("anonymise", "replace", "kari", "Olga", "P2", ok=1)
    ada.run("undo", made["event"])
    assert ada.json("anonymise", "list") == []
    assert bo.json("anonymise", "list") == []

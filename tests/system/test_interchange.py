"""Coming and going by the real command: another tool's project, documents of all kinds, and a study on its way out."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from core.importing.refi import read_qdpx
from tests.system.cli import Person, pair
from tests.unit.test_importing import a_pdf
from tests.unit.test_other_tools import TAGUETTE
from tests.unit.test_refi import CODEBOOK, PROJECT, inside, is_valid, written


def test_a_project_comes_in_and_goes_out(tmp_path):
    ada, bo, shared = pair(tmp_path)
    others = tmp_path / "fra-andre.qdpx"
    others.write_bytes(written("Kari: Jeg var redd.\r\nPer: Nei.", [(6, 9), (14, 18), (5, 4000)]))
    said = json.loads(ada.run("import-project", others, "--json"))
    assert {name: said[name] for name in ("sources", "codes", "codings", "memos", "cases")} == {
        "sources": 1, "codes": 1, "codings": 2, "memos": 0, "cases": 0,
    }  # fmt: skip
    assert len(said["not_represented"]) == 1
    assert json.loads(ada.run("import-project", TAGUETTE, "--json"))["codings"] == 5
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    out = tmp_path / "ut"
    for form in ("qdpx", "qdc", "docx", "xlsx", "csv", "html", "md"):
        file = out.with_suffix(f".{form}")
        assert json.loads(bo.run("export", form, file, "--json")) == {"file": str(file)}
        assert file.stat().st_size
    assert is_valid(PROJECT, inside(out.with_suffix(".qdpx").read_bytes()))
    assert is_valid(CODEBOOK, out.with_suffix(".qdc").read_bytes())
    again = read_qdpx("ut.qdpx", out.with_suffix(".qdpx").read_bytes())
    quotes = {again_text(again, each) for each in again.codings}
    assert {"Jeg", "redd", "redd for å si feil & blir stille"} <= quotes
    bo.run("export", "qdpx", out.with_suffix(".qdpx"), "--history")
    held = zipfile.ZipFile(io.BytesIO(out.with_suffix(".qdpx").read_bytes()))
    assert any(b" coded " in held.read(name) for name in held.namelist() if name != "project.qde")


def again_text(foreign, coding):
    (source,) = (each for each in foreign.sources if each.id == coding.source)
    return source.text[coding.start : coding.end]


def test_an_archive_is_a_new_folder_with_true_sums(tmp_path):
    ada, _, _ = pair(tmp_path)
    ada.run("import-project", TAGUETTE)
    folder = tmp_path / "arkiv"
    ada.run("export", "archive", folder)
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        value, path = line.split("  ")
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == value
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    ada.run("export", "archive", folder, ok=1)
    assert "exists already" in ada.said
    assert {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == before


def test_documents_of_other_kinds(tmp_path):
    ada, _, _ = pair(tmp_path)
    pdf, scan, page = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.html"
    pdf.write_bytes(a_pdf(["Kari: Ja.", "Per: Nei."]))
    scan.write_bytes(a_pdf([""]))
    page.write_text("<p>Kari: Øl.</p>", encoding="utf-8")
    said = json.loads(ada.run("import", pdf, page, "--json"))
    assert [each["name"] for each in said] == ["a", "c"]
    assert ada.run("text", "a").rstrip() == "Kari: Ja.\n[p. 2]\nPer: Nei."
    assert ada.run("text", "c").rstrip() == "Kari: Øl."
    ada.run("import", scan, ok=1)
    assert "scan" in ada.said
    ada.run("import-project", Path("finnes-ikke.qdpx"), ok=1)
    assert "finnes-ikke.qdpx" in ada.said


def test_nothing_comes_in_by_half(tmp_path):
    ada: Person = pair(tmp_path)[0]
    broken = tmp_path / "a.qdpx"
    broken.write_bytes(b"PK\x03\x04")
    before = ada.run("status", "--json")
    ada.run("import-project", broken, ok=1)
    assert json.loads(ada.run("status", "--json")) == json.loads(before)


def test_surveys_quotes_folders_and_margins(tmp_path):
    ada = Person(tmp_path, "ada")
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    folder = tmp_path / "intervjuer"
    folder.mkdir()
    (folder / "kari.txt").write_text("Kari: Jeg var redd.\nPer: Nei.\n", encoding="utf-8")
    (folder / "bilde.png").write_bytes(b"x")
    with zipfile.ZipFile(tmp_path / "flere.zip", "w") as archive:
        archive.writestr("dypt/ola.txt", "Ola: Det var kaffe.")
    ada.run("import", folder, tmp_path / "flere.zip")
    assert "Skipped: bilde.png" in ada.said
    assert {each["name"] for each in ada.json("sources")} == {"kari", "ola"}
    ada.run("import", folder, ok=1)
    table = tmp_path / "svar.csv"
    table.write_text("hvem;svar\nIna;Jeg tenkte på det lenge, og så sa jeg ja til å være med.\n", encoding="utf-8")
    [answer] = ada.json("import-survey", table, "--person", "hvem")
    assert answer["name"] == "Ina"
    ada.run("import-survey", table, "--person", "nei", ok=1)
    quotes = tmp_path / "sitater.csv"
    quotes.write_text(
        "tekst;utdrag;merke\nkari;var redd;frykt\nkari;finnes ikke;frykt\nola;kaffe;ro\n", encoding="utf-8"
    )
    ada.run("import-segments", quotes, ok=1)
    ada.run("import-segments", quotes, "--column", "merke", ok=2)
    made = ada.json("import-segments", quotes, "--column", "code=merke")
    assert (made["codings"], made["codes_made"], len(made["remarks"])) == (2, 2, 1)
    assert {each["quote"] for each in ada.json("codings")} == {"var redd", "kaffe"}
    for ending in ("html", "docx"):
        ada.run("export", "margin", "kari", tmp_path / f"kari.{ending}")
    assert "<mark>var redd</mark>" in (tmp_path / "kari.html").read_text(encoding="utf-8")
    ada.run("export", "margin", "kari", tmp_path / "kari.pdf", ok=1)
    ada.run("export", "json", tmp_path / "alt.json")
    assert len(json.loads((tmp_path / "alt.json").read_text(encoding="utf-8"))["codings"]) == 2
    ada.run("crosstab", "sources", "--out", tmp_path / "tabell.docx")
    ada.run("crosstab", "sources", "--out", tmp_path / "tabell.pdf", ok=1)

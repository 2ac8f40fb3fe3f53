"""The command line of cli.md, used as a researcher and her scripts would, on a long Norwegian text."""

import json
from pathlib import Path

import pytest

from tests.system.cli import Person, pair

SENTENCES = (
    "Eg var så redd at eg ikkje torde å gå inn.",
    "Men då eg høyrde dei andre, forstod eg at eg ikkje var åleine 😀.",
    "Vi sat i ring, og ingen avbraut nokon.",
    "Sjefen sa ingenting, men han såg på meg.",
)


def long_text() -> str:
    lines = []
    for n in range(1440):
        lines.append(f"Ingrid: {SENTENCES[n % 4]} Det var gong nummer {n} eg fortalde det.")
        lines.append("Intervjuar: Ja?")
    return "\r\n".join(lines)


@pytest.fixture
def study(tmp_path):
    ada, bo, shared = pair(tmp_path)
    text = tmp_path / "outside.txt"
    text.write_bytes(long_text().encode("cp1252", errors="ignore").replace(b"\x8f", b""))
    return ada, bo, shared, text


def test_a_whole_small_study(study, tmp_path):
    ada, bo, shared, text = study
    text.write_text(long_text(), encoding="utf-16", newline="")
    imported = ada.json("import", text, "--participant", "P1")
    assert imported[0]["chars"] > 160_000
    assert set(imported[0]["speakers"]) == {"Ingrid", "Intervjuar"}
    source = imported[0]["source"]
    assert "outside" in ada.run("sources")
    place = ada.json("find", "outside", "forstod   eg at\neg ikkje var åleine 😀")[2]
    quote = ada.json("text", "outside", "--start", place["start"], "--end", place["end"])["text"]
    assert quote == "forstod eg at eg ikkje var åleine 😀"

    top = ada.json("codes", "add", "Egenkraft", "--definition", "Krafta ein har")["code"]
    ada.run("codes", "add", "Meistring", "--parent", "Egenkraft")
    ada.run("codes", "add", "Ikkje åleine", "--parent", "Meistring", "--colour", "#2F6F5E")
    coding = ada.json("code", source, place["start"], place["end"], "Ikkje åleine", "Meistring", "--why", "tydeleg")
    assert len(coding) == 2
    assert ada.json("code", source, place["start"], place["end"], "Ikkje åleine") == coding[:1], "no coding twice"
    tree = ada.json("codes")
    assert tree[0]["name"] == "Egenkraft"
    assert tree[0]["definition"] == "Krafta ein har"
    assert tree[0]["children"][0]["children"][0]["colour"] == "#2f6f5e"
    assert tree[0]["children"][0]["children"][0]["codings"] == 1

    memo = ada.json("memo", "add", "--kind", "theoretical", "--text", "Kjenner att Yalom", "--reference", "Yalom 2005",
                    "--on", coding[0]["coding"])  # fmt: skip
    ada.run("memo", "add", "--kind", "reflexive", "--text", "Eg vart rørt", "--on", coding[0]["coding"])
    row = ada.json("fourcolumn", "outside")[0]
    assert row["quote"] == quote
    assert set(row["codes"]) == {"Ikkje åleine", "Meistring"}
    assert row["theory"] == ["Kjenner att Yalom (Yalom 2005)"]
    assert row["reflections"] == ["Eg vart rørt"]
    for form in ("md", "html", "docx"):
        out = tmp_path / f"table.{form}"
        ada.run("fourcolumn", "outside", "--format", form, "--out", out)
        assert out.stat().st_size > 150
    ada.run("fourcolumn", "outside", "--out", tmp_path / "by-its-name.docx")
    assert (tmp_path / "by-its-name.docx").read_bytes().startswith(b"PK"), "no Markdown under the name of a Word file"
    ada.run("fourcolumn", "outside", "--out", tmp_path / "without-ending")
    assert (tmp_path / "without-ending").read_bytes() == (tmp_path / "table.md").read_bytes()
    assert {each["memo"] for each in ada.json("memos")} >= {memo["memo"]}

    before = ada.json("status")["events"]
    ada.run("codes", "rename", "Meistring", "Mestring", "--why", "bokmål i rapporten")
    ada.run("codes", "move", "Ikkje åleine", "--parent", "", "--why", "står for seg sjølv")
    ada.run("codes", "split", "Ikkje åleine", "--into", "Gjenkjenning,Fellesskap", "--why", "to ting")
    ada.run("codes", "add", "Dobbel")
    ada.run("codes", "merge", "Dobbel", "--into", "Mestring", "--why", "same sak")
    ada.run("codes", "add", "Bort")
    ada.run("codes", "delete", "Bort", "--why", "tom")
    change = ada.json("diff", "--from", before, "--to", ada.json("status")["events"])
    assert [each["to"] for each in change["renamed"]] == ["Mestring"]
    assert change["moved"]
    assert change["split"][0]["into"] == ["Gjenkjenning", "Fellesskap"]
    assert {each["name"] for each in change["added"]} == {"Gjenkjenning", "Fellesskap"}
    then = ada.json("replay", "--at", before)
    assert then["codes"][0]["children"][0]["name"] == "Meistring"
    assert ada.json("replay", "--at", ada.json("status")["events"])["digest"] == ada.json("status")["digest"]

    log = ada.json("log", "--since", before)
    assert [each["n"] for each in log] == list(range(before + 1, before + len(log) + 1))
    assert log[0]["type"] == "code.renamed"
    assert log[0]["why"] == "bokmål i rapporten"
    assert log[0]["by"] == "Ada Fiksjon"
    undone = ada.json("undo")
    assert undone["event"]
    assert "Bort" in {each["name"] for each in ada.json("codes")}
    ada.run("undo", undone["event"])
    assert "Bort" not in {each["name"] for each in ada.json("codes")}

    sent = ada.json("sync", "folder", shared)
    assert sent["sent"] == sent["frontier"][0]["seq"] + sum(each["seq"] for each in sent["frontier"][1:])
    bo.run("sync", "folder", shared)
    theirs = bo.json("codings", "--source", "outside", "--coder", "Ada Fiksjon")
    assert {each["quote"] for each in theirs} == {quote}
    bo.run("uncode", theirs[0]["coding"], ok=1)
    bo.run("review-coding", theirs[0]["coding"], "disagree", "--why", "eg les det som lette")
    bo.run("code", "outside", place["start"], place["end"] + 5, "Mestring")
    for person in (bo, ada, bo):
        person.run("sync", "folder", shared)
    for key in ("digest", "events_digest"):
        assert ada.json("status")[key] == bo.json("status")[key]
    assert len(ada.json("query", "Mestring and Mestring")) == 2
    assert ada.json("query", "Egenkraft", "--coder", "Bo Fiksjon")[0]["code_name"] == "Mestring"
    hits = ada.json("search", "avbraut nokon", "--limit", "3")
    assert len(hits) == 3
    assert "avbraut" in hits[0]["quote"]
    assert top
    for form in ("html", "md", "csv"):
        out = tmp_path / f"export.{form}"
        ada.run("export", form, out)
        assert quote.split(" 😀")[0] in out.read_text(encoding="utf-8")
    assert ada.json("verify") == {"ok": True, "events": len(ada.json("log")), "feeds": 2, "problems": [], "forks": []}


def test_a_removed_member_writes_on_without_effect_until_adopted(study):
    ada, bo, shared, text = study
    ada.run("import", text)
    ada.run("codes", "add", "Felles")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    ada.run("sync", "folder", shared)
    ada.run("members", "remove", "Bo Fiksjon", "--why", "byttet jobb")
    late = bo.json("codes", "add", "Sent ute")
    for person in (bo, ada, bo):
        person.run("sync", "folder", shared)
    assert {each["name"] for each in ada.json("codes")} == {"Felles"}
    after = [each for each in ada.json("log") if each["remark"] == "after_removal"]
    assert [each["data"]["code"] for each in after] == [late["code"]]
    ada.run("members", "accept-late", after[0]["event"], "--why", "god kode")
    assert {each["name"] for each in ada.json("codes")} == {"Felles", "Sent ute"}
    ada.run("codes", "add", "Bare for oss")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    assert "Bare for oss" not in bo.run("log")


def test_help_of_every_command_and_usage_errors(tmp_path):
    from app.cli.main import COMMANDS

    person = Person(tmp_path, "ada")
    for command in COMMANDS:
        help_text = person.run(command, "--help")
        assert "Usage: kodespor" in help_text
        assert len(help_text.splitlines()) > 4
    assert "did you mean" in person.process("stauts").stderr.lower()
    assert person.process("nonsense").returncode == 2
    assert person.process("code").returncode == 2
    assert person.run("--version").startswith("kodespor 0.")
    assert "_KODESPOR_COMPLETE" in person.run("completion", "bash")


def test_json_is_one_document_and_nothing_else(study):
    ada, _, _, text = study
    ada.run("import", text)
    for command in ("status", "sources", "codes", "codings", "memos", "log", "participants", "members", "verify"):
        for place in ((command, "--json"), ("--json", command)):
            json.loads(ada.run(*place))


def test_the_project_is_found_from_below_and_by_option(study, tmp_path):
    ada, _, _, _ = study
    below = Path(ada.folder) / "deep" / "er"
    below.mkdir(parents=True)
    import subprocess
    import sys

    environment = {k: v for k, v in ada.environment.items() if k != "KODESPOR_PROJECT"}
    command = [sys.executable, "-m", "app.cli.main", "status", "--json"]
    done = subprocess.run(command, cwd=below, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["title"] == "Egen kraft"
    secret = tmp_path / "passphrase"
    secret.write_text(ada.passphrase + "\nsecond line\n")
    without = {"KODESPOR_PASSPHRASE": "wrong", "KODESPOR_PROJECT": ""}
    ada.run("status", "--project", ada.folder, "--passphrase-file", secret, env=without)

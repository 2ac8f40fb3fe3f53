"""The founding study's shape from transcript to review: five single interviews, one group of four who each speak once,
summaries, four columns, categories formed out of codes, and the table of results in its published order."""

import re

import pytest

from tests.system.cli import InProcess

MAIN = "Egenkraftmobilisering"
CHANGE = "Ønske om endring i eget liv"
COPING = "Bevisstgjøring og mestring på individ- og gruppenivå"
COMMUNITY = "Ønske om økt oppmerksomhet og bidrag fra lokalsamfunnet"
SAFE = "Trygge rammer"
SHARING = "«Jeg er ikke alene» – dele erfaringer"
VIEWS = "Nye perspektiv"
WORKING = "Bearbeiding og aksept"
GROWTH = "Selvrespekt og utvikling"
ACCEPTANCE = "Aksept for mentale problemer"
FREE = "Frivillig og gratis mulighet"
TABLE = [
    (0, MAIN),
    (1, CHANGE),
    (1, COPING),
    *((2, each) for each in (SAFE, SHARING, VIEWS, WORKING, GROWTH)),
    (1, COMMUNITY),
    (2, ACCEPTANCE),
    (2, FREE),
]
"""Depth and category, in the order in which the study prints them."""
ASKED = "Intervjuer: Fortell slik du vil, uten at jeg avbryter.\n"
SAID = {
    1: [("Jeg ville bort fra det livet jeg hadde.", CHANGE), ("Ingen lo av meg der.", SAFE)],
    2: [("Så var det en som hadde det akkurat som meg.", SHARING), ("Jeg så det på en annen måte etterpå.", VIEWS)],
    3: [("Det tok tid å godta det.", WORKING), ("Jeg tør å si nei nå.", GROWTH)],
    4: [("Folk burde snakke høyt om slikt.", ACCEPTANCE), ("Det var ingen som lo.", SAFE)],
    5: [("Det kostet ingenting, og ingen tvang meg.", FREE), ("Jeg er ikke alene.", SHARING)],
}
GROUP = [("Det var trygt i rommet.", SAFE), ("Jeg fikk selvrespekten igjen.", GROWTH),
         ("Alle hadde opplevd noe.", SHARING), ("Kommunen burde betale for dette.", COMMUNITY)]  # fmt: skip
CARRIED = {
    MAIN: 9, CHANGE: 1, COPING: 8, SAFE: 3, SHARING: 3, VIEWS: 1, WORKING: 1, GROWTH: 2, COMMUNITY: 3, ACCEPTANCE: 1,
    FREE: 1,
}  # fmt: skip
"""By how many of the nine each category is carried, counted by hand from the tables above."""
CODINGS = 14


@pytest.fixture
def ada(tmp_path, monkeypatch, capsys):
    me = InProcess(tmp_path, "ada", monkeypatch, capsys)
    me.run("init", me.folder, "--title", "Selvhjelp (diktet)", "--name", "Ada Fiksjon")
    me.run("describe", "question", "Hva betyr det å gå i en selvhjelpsgruppe?")
    me.run("describe", "method", "Grounded theory og IPA.")
    me.run("memo", "add", "--kind", "preunderstanding", "--text", "Jeg venter å høre om ensomhet.")
    for n, said in SAID.items():
        file = tmp_path / f"intervju{n}.txt"
        file.write_text(f"{ASKED}P0{n}: {' '.join(words for words, _ in said)}\n", encoding="utf-8")
        me.run("import", file, "--participant", f"P0{n}")
    group = tmp_path / "gruppe.txt"
    turns = "".join(f"P0{n}: {words}\n" for n, (words, _) in enumerate(GROUP, 6))
    group.write_text(f"Intervjuer: Hva betyr gruppen?\n{turns}", encoding="utf-8")
    people = [part for n in range(6, 10) for part in ("--participant", f"P0{n}")]
    me.run("import", group, "--kind", "group", *people)
    for n in range(1, 10):
        me.run("participants", "status", f"P0{n}", "interviewed")
        me.run("participants", "consent", f"P0{n}", "2026-01-05", "--quotation", "yes")
    for name, status in (("P10", "no-show"), ("P11", "no-show")):
        me.run("participants", "add", name, "--status", status)
    return me


def a_range(me, source, words):
    [place] = me.json("find", source, words)
    return place["start"], place["end"]


def test_from_transcript_to_review(ada, tmp_path):
    summary = tmp_path / "sammendrag1.txt"
    summary.write_text("P01 ville ha et annet liv.\n", encoding="utf-8")
    ada.run("import", summary, "--kind", "condensed", "--of", "intervju1", "--participant", "P01")
    ada.run("link", "sammendrag1", 0, 26, *a_range(ada, "intervju1", SAID[1][0][0]))

    # open coding, the names as they come; the group first
    early = {SAFE: "Trygt", SHARING: "Ikke alene", GROWTH: "Selvrespekt"}
    placed = [("gruppe", each) for each in GROUP]
    placed += [(f"intervju{n}", each) for n, said in sorted(SAID.items(), reverse=True) for each in said]
    made = {}
    for source, (words, name) in placed:
        if name not in made:
            ada.run("codes", "add", early.get(name, name))
        [coding] = ada.json("code", source, *a_range(ada, source, words), early.get(name, name))
        made.setdefault(name, coding["coding"])
    ada.run("memo", "add", "--kind", "theoretical", "--text", "Egenkraft.", "--reference", "Mead (1934)",
            "--on", made[CHANGE])  # fmt: skip
    ada.run("memo", "add", "--kind", "reflexive", "--text", "Jeg ble rørt.", "--on", made[CHANGE])

    # subcategories out of codes, main categories out of subcategories, each with its reason
    for name, was in early.items():
        ada.run("codes", "rename", was, name, "--why", "nærmere ordene")
    for name in (MAIN, COPING):
        ada.run("codes", "add", name)
    for depth, name in TABLE[1:]:
        parent = MAIN if depth == 1 else COPING if name not in (ACCEPTANCE, FREE) else COMMUNITY
        ada.run("codes", "move", name, "--parent", parent, "--last", "--why", "hører sammen")
    ada.run("codes", "quote", SAFE, made[SAFE])
    ada.run("codes", "define", MAIN, "content", "Kraften ligger hos den enkelte og i gruppen.")

    def depths(rows, depth=0):
        for each in rows:
            yield depth, each["name"]
            yield from depths(each["children"], depth + 1)

    assert list(depths(ada.json("codes"))) == TABLE
    table = ada.json("result-table")
    assert [each["name"] for each in table] == [name for _, name in TABLE]
    assert {each["name"]: each["informants"] for each in table} == CARRIED
    columns = ada.json("crosstab", "participants")
    assert columns["columns"] == [f"P0{n}" for n in range(1, 10)]
    assert [sum(row) for row in zip(*columns["cells"], strict=True)] == [2, 2, 2, 2, 2, 1, 1, 1, 1]
    [first, second] = ada.json("fourcolumn", "intervju1")
    assert (first["quote"], first["codes"]) == (SAID[1][0][0], [CHANGE])
    assert "Mead (1934)" in str(first["theory"])
    assert "rørt" in str(first["reflections"])
    assert (second["theory"], second["reflections"]) == ([], [])
    rows = ada.json("saturation")
    assert [each["name"] for each in rows] == ["gruppe", *(f"intervju{n}" for n in (5, 4, 3, 2, 1))]
    assert [each["new"] for each in rows] == [4, 1, 1, 1, 1, 1]

    review = reported(ada, tmp_path, "nb")
    assert re.findall(r"^### 3\.\d (.*)$", review, re.M) == [CHANGE, COPING, COMMUNITY]
    assert "11 personer ble spurt om å delta, og 9 deltar." in review
    assert f"Alle hovedkategoriene er samlet i «{MAIN}». Kraften ligger hos den enkelte og i gruppen." in review
    assert f"| {CHANGE} |  | 1 | 1 |" in review
    parts = " · ".join(f"{each} ({CARRIED[each]})" for each in (SAFE, SHARING, VIEWS, WORKING, GROWTH))
    assert f"| {COPING} | {parts} | 10 | 8 |" in review
    assert f"| {COMMUNITY} | {ACCEPTANCE} (1) · {FREE} (1) | 3 | 3 |" in review
    assert f"| I alt |  | {CODINGS} | 9 |" in review
    assert "representert hos 8 av 9 deltakere. Ikke representert: P09." in review
    assert "Ikke representert: P02, P03, P04, P05, P06, P07, P08 og P09." in review
    assert f"kodet av Ada Fiksjon med «Trygt» (nå «{SAFE}»): «{GROUP[0][0]}»" in review
    assert f"ga «Trygt» navnet «{SAFE}». Begrunnelse: nærmere ordene" in review
    assert f"— P06 · gruppe · {SAFE}" in review
    assert "Utenfor hovedkategoriene" not in review
    assert "uten at jeg avbryter" not in review, "what an interviewer says is nobody's finding"
    assert f"In all | | {CODINGS} | 9" in " ".join(reported(ada, tmp_path, "en").split())

    # one of the group withdraws: her words go, and nobody else's
    ada.run("withdraw", "P09", "--yes")
    assert "Kommunen" not in ada.json("text", "gruppe")["text"]
    left = {each["name"]: each["informants"] for each in ada.json("result-table")}
    assert left == CARRIED | {MAIN: 8, COMMUNITY: 2}
    review = reported(ada, tmp_path, "nb")
    assert "Kommunen" not in review
    assert re.findall(r"^### 3\.\d (.*)$", review, re.M) == [CHANGE, COPING, COMMUNITY]
    assert "representert hos 8 av 8 deltakere" in review


def reported(me, folder, language):
    """The review as Markdown."""
    file = folder / f"review-{language}.md"
    file.unlink(missing_ok=True)
    me.run("report", file, env={"KODESPOR_LANGUAGE": language})
    return file.read_text(encoding="utf-8")

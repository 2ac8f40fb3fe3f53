"""The analysis in depth by the real command: groups, recordings, queries, settling, references, pictures."""

import json
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tests.system.cli import Person, pair

TALK = """Leiar: Korleis gjekk det?
Ina: Eg var redd heile tida.
J: Eg var trygg.
Ina: No er eg trygg òg.
J: Ja.
Leiar: Takk.
"""
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Kari>Eg var redd.\n\n00:04.000 --> 00:09.000\n<v Kari>Så møtte eg dei.\n"
TOOL = Path(__file__).parents[2] / "tools" / "verify_bundle.py"
BIB = "@book{ord, author={Lie, Ida}, title={Ordet}, year={1999}, publisher={Forlaget}, address={Bergen}}"


@pytest.fixture
def two(tmp_path) -> tuple[Person, Person]:
    ada, bo, shared = pair(tmp_path)
    group, timed = tmp_path / "gruppe.txt", tmp_path / "kari.vtt"
    group.write_text(TALK, encoding="utf-8")
    timed.write_text(VTT, encoding="utf-8")
    ada.run("import", group, "--kind", "group", "--participant", "Ina", "--participant", "Jo", "--speaker", "J=Jo")
    ada.run("import", timed, "--participant", "Kari")
    for name in ("frykt", "tryggleik"):
        ada.run("codes", "add", name)
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    return ada, bo


def test_one_of_a_group_withdraws(two):
    ada, bo = two
    ada.run("code", "gruppe", TALK.index("redd"), TALK.index("redd") + 4, "frykt")
    ada.run("code", "gruppe", TALK.index("trygg"), TALK.index("trygg") + 5, "tryggleik")
    assert [each["speaker"] for each in ada.json("codings")] == ["Ina", "Jo"]
    assert [each["quote"] for each in ada.json("codings", "--participant", "Jo")] == ["trygg"]
    assert [each["quote"] for each in ada.json("codings", "--speaker", "Ina")] == ["redd"]
    assert {each["speaker"] for each in ada.json("search", "trygg")} == {"Jo", "Ina"}
    assert len(ada.json("search", "trygg", "--speaker", "Ina")) == 1
    done = ada.json("withdraw", "Ina", "--yes")
    assert done["keys_destroyed"] == 2
    shared = ada.base / "shared"
    for each in (ada, bo):
        each.run("sync", "folder", shared)
        text = each.json("text", "gruppe")["text"]
        assert len(text) == len(TALK)
        assert "redd" not in text
        assert "Eg var trygg" in text
        assert [row["quote"] for row in each.json("codings", "--source", "gruppe")] == ["[withdrawn]", "trygg"]
    again = ada.base / "gruppe.txt"
    ada.run("import", again, "--kind", "group", "--participant", "Jo", "--speaker", "X=Per", ok=2)


def test_the_same_group_is_recognised(two):
    ada, _ = two
    ada.run("import", ada.base / "gruppe.txt", ok=1)
    assert "is here already" in ada.said


def test_depth_of_a_coding(two):
    ada, _ = two
    [made] = ada.json("code", "kari", 6, 17, "frykt")
    ada.run("annotate", made["coding"], "--weight", 80, "--comment", "tydeleg", "--against", "--why", "ho ler")
    [row] = ada.json("codings", "--stance", "against")
    assert (row["weight"], row["comment"], row["stance"]) == (80, "tydeleg", "against")
    ada.run("annotate", made["coding"], "--for")
    assert ada.json("codings", "--stance", "against") == []
    assert ada.json("codings")[0]["weight"] == 80
    relation = ada.json("relations", "add", "frykt", "causes", "tryggleik", "--why", "seinare")["relation"]
    assert ada.json("relations")[0]["why"] == "seinare"
    ada.run("relations", "remove", relation)
    assert ada.json("relations") == []
    ada.run("sets", "save", "alt", "--code", "frykt", "--code", "tryggleik", "--source", "kari")
    assert [each["name"] for each in ada.json("sets")[0]["codes"]] == ["frykt", "tryggleik"]
    assert len(ada.json("query", "alt", "--save", "spørsmålet", "--source", "kari")) == 1
    ada.run("codes", "rename", "frykt", "redsle")
    [saved] = ada.json("queries")
    assert saved["expression"] in ("(redsle or tryggleik)", "(tryggleik or redsle)")
    assert len(ada.json("query", "--saved", "spørsmålet")) == 1
    assert ada.json("query", "--saved", "spørsmålet", "--since", "2099-01-01") == []
    out = ada.base / "ut.csv"
    ada.run("query", "redsle", "--out", out)
    assert out.read_text(encoding="utf-8-sig").splitlines()[1].startswith("kari,6,17,redsle")
    ada.run("queries", "delete", "spørsmålet")
    ada.run("sets", "delete", "alt")
    ada.run("query", "alt", ok=1)
    ada.run("query", "redsle near/5", ok=1)


def test_what_was_found_is_coded(two):
    ada, _ = two
    places = ada.json("kwic", "trygg")
    assert [TALK[each["start"] : each["end"]] for each in places] == ["trygg", "trygg"]
    made = ada.json("code-search", "trygg", "tryggleik", "--width", "turn", "--yes", "--why", "søkt")
    assert len(made) == 2
    assert [each["quote"] for each in ada.json("codings")] == ["Eg var trygg.", "No er eg trygg òg."]
    ada.run("code-search", "trygg", "tryggleik", "--width", "turn", "--yes", ok=1)
    ada.run("search", '"trygg', ok=1)
    ada.run("search", "trygg NEAR/3", ok=1)
    ada.run("kwic", "trygg", "--out", ada.base / "kwic.xlsx")
    assert (ada.base / "kwic.xlsx").read_bytes().startswith(b"PK")


def test_recordings_and_times(two):
    ada, bo = two
    sound = ada.base / "opptak.wav"
    with wave.open(str(sound), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(8000)
        opened.writeframes(bytes(700_000))
    attached = ada.json("attach", sound, "--to", "kari")
    assert (attached["mime"], attached["bytes"]) == ("audio/x-wav", sound.stat().st_size)
    [coding] = ada.json("code-time", "kari", "0:04.5", "5", "tryggleik")
    assert ada.json("codings")[0]["quote"] == "Kari: Så møtte eg dei."
    assert coding["start"] == len("Kari: Eg var redd.\n")
    ada.run("code-time", "kari", "5", "4", "tryggleik", ok=1)
    ada.run("code-time", "kari", "1:00", "2:00", "tryggleik", ok=1)
    ada.run("code-time", "gruppe", "0", "1", "tryggleik", ok=1)
    shared = ada.base / "shared"
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    out = bo.base / "ut.wav"
    bo.run("files", "save", "opptak.wav", out)
    assert out.read_bytes() == sound.read_bytes()
    assert b"RIFF" not in b"".join(each.read_bytes() for each in shared.rglob("*") if each.is_file())
    bo.run("files", "delete", "opptak.wav")
    assert bo.json("files") == []
    bo.run("files", "save", "opptak.wav", out, ok=1)


def test_broken_times_take_nothing_in(two):
    ada, _ = two
    before = ada.json("status")["events"]
    bad = ada.base / "ny.vtt"
    bad.write_text(VTT.replace("00:04.000 --> 00:09.000", "00:04.000 --> 0x:09"), encoding="utf-8")
    ada.run("import", bad, ok=1)
    assert ada.json("status")["events"] == before


def test_coders_settle(two):
    ada, bo = two
    shared = ada.base / "shared"
    [mine] = ada.json("code", "kari", 6, 17, "frykt")
    [theirs] = bo.json("code", "kari", 6, 12, "frykt")
    bo.run("code", "kari", 0, 4, "tryggleik")
    ada.run("code", "kari", 0, 4, "tryggleik")
    for each in (bo, ada, bo):
        each.run("sync", "folder", shared)
    assert [each["consensus"] for each in ada.json("consensus")] == [None]
    ada.run(
        "consensus",
        "add",
        mine["coding"],
        theirs["coding"],
        "--code",
        "frykt",
        "--range",
        6,
        14,
        "--why",
        "eitt ord til",
    )
    agreed = ada.json("consensus")
    assert [(each["start"], each["end"], each["why"]) for each in agreed] == [(0, 4, None), (6, 14, "eitt ord til")]
    ada.run("consensus", "add", mine["coding"], "--code", "frykt", ok=2)
    ada.run("consensus", "add", mine["coding"], "--why", " ", ok=1)
    series = ada.json("agree", "--over-time", "--metric", "percent")["moments"]
    assert series[-1]["value"] > 0.9
    ada.run("consensus", "--out", ada.base / "enighet.csv")


def test_references_and_consent(two):
    ada, _ = two
    file = ada.base / "liste.bib"
    file.write_text(BIB, encoding="utf-8")
    ada.run("references", "add", file)
    ada.run("references", "add", file, ok=1)
    assert "Lie, I. (1999) Ordet. Bergen: Forlaget." in ada.run("references")
    memo = ada.json("memo", "add", "--kind", "theoretical", "--text", "jf. Lie", "--reference", "Lie 1999")["memo"]
    ada.run("memo", "link", memo, "ord")
    assert ada.json("memos")[0]["links"][0]["name"] == "Ordet"
    ada.run("memo", "unlink", memo, "ord")
    ada.run("references", "export", ada.base / "ut.json")
    assert json.loads((ada.base / "ut.json").read_text(encoding="utf-8"))[0]["title"] == "Ordet"
    ada.run("references", "remove", "ord")
    assert ada.json("references") == []
    bad = ada.base / "feil.bib"
    bad.write_bytes(bytes(range(256)))
    ada.run("references", "add", bad, ok=1)
    ada.run("participants", "type", "alder", "choice", "ung", "gammal")
    ada.run("participants", "describe", "Kari", "alder", "40", ok=1)
    ada.run("participants", "describe", "Kari", "alder", "ung")
    form = ada.base / "skjema.txt"
    form.write_text("Ja.", encoding="utf-8")
    ada.run("attach", form, "--to", "Kari")
    ada.run("participants", "consent", "Kari", "2026-03-01", "--scope", "intervju", "--file", "skjema.txt")
    ada.run("participants", "consent", "Kari", "1. mars", ok=1)
    kari = next(each for each in ada.json("participants") if each["name"] == "Kari")
    assert kari["consents"][0]["day"] == "2026-03-01"


def test_pictures_and_themes(two):
    ada, _ = two
    ada.run("codes", "move", "frykt", "--parent", "tryggleik")
    ada.run("code", "kari", 6, 17, "frykt")
    for kind in ("treemap", "saturation", "codes", "uses", "participants", "months"):
        for ending in ("svg", "png"):
            out = ada.base / f"{kind}.{ending}"
            ada.run("picture", kind, out)
            assert out.read_bytes().startswith(b"<svg" if ending == "svg" else b"\x89PNG")
    ada.run("picture", "treemap", ada.base / "x.gif", ok=1)
    ada.run("picture", "nonsense", ada.base / "x.svg", ok=1)
    assert ada.json("themes") == [
        {
            "depth": 0,
            "name": "tryggleik",
            "gathers": ["frykt"],
            "codings": 1,
            "informants": 1,
            "gathers_informants": [1],
        }
    ]
    ada.run("themes", "--out", ada.base / "t.md")
    assert "**tryggleik**" in (ada.base / "t.md").read_text(encoding="utf-8")


def test_what_an_examiner_gets(two):
    ada, _ = two
    ada.run("code", "kari", 6, 17, "frykt", "--why", "ho seier det")
    for ending in ("html", "docx", "md"):
        out = ada.base / f"gjennomgang.{ending}"
        ada.run("report", out, "--language", "en", "--layer", "spoken", "--without-names", "--months")
        assert out.stat().st_size > 2000
    assert "Ada Fiksjon" not in (ada.base / "gjennomgang.html").read_text(encoding="utf-8")
    ada.run("report", ada.base / "gjennomgang.pdf", ok=1)
    bundle = ada.base / "studie.kaudit"
    for options in (
        ("--show", "everything"),
        (),
        ("--code", "frykt"),
        ("--since", "2020-01-01", "--until", "2021-01-01"),
    ):
        ada.run("export", "audit", bundle, *options)
        eva = Person(ada.base, "eva")
        found = eva.json("verify", bundle)
        assert found["ok"]
        known = ada.json("status")
        assert (found["events"], found["events_digest"]) == (known["events"], known["events_digest"]), "itself too"
        done = subprocess.run([sys.executable, TOOL, bundle], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["disclosed"] == found["disclosed"]
    content = bytearray(bundle.read_bytes())
    content[-40] ^= 1
    bundle.write_bytes(content)
    assert not json.loads(eva.run("verify", bundle, "--json", ok=3))["ok"]
    bundle.write_bytes(b"hello")
    eva.run("verify", bundle, ok=1)
    assert subprocess.run([sys.executable, TOOL, bundle], capture_output=True, check=False).returncode == 2


def test_agreement_is_written_as_a_table(two):
    ada, bo = two
    for each in (ada, bo):
        each.run("code", "gruppe", 0, 6, "frykt")
        each.run("sync", "folder", ada.base / "shared")
    ada.run("sync", "folder", ada.base / "shared")
    for ending in ("csv", "docx", "html"):
        ada.run("agree", "--out", ada.base / f"enighet.{ending}")
    lines = (ada.base / "enighet.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("of,name,krippendorff,low,high,units")
    assert [line.split(",")[:3] for line in lines[1:]] == [
        ["", "", "1.0"], ["code", "frykt", "1.0"], ["source", "gruppe", "1.0"],
    ]  # fmt: skip


def test_ways_of_a_category_a_passage_and_a_device(two):
    ada, bo = two
    shared = ada.base / "shared"
    start = TALK.index("redd")
    ada.run("code", "gruppe", start, start + 4, "frykt", "--why", "sagt rett ut")
    ada.run("memo", "add", "--kind", "theoretical", "--on", "frykt", "--text", "Frykt bærer.")
    ada.run("codes", "merge", "frykt", "--into", "tryggleik", "--why", "to sider")
    found = ada.json("lineage", "tryggleik", "--out", ada.base / "vei.svg")
    assert "<svg" in (ada.base / "vei.svg").read_text(encoding="utf-8")
    kinds = [each["type"] for each in found["events"]]
    assert {"code.created", "code.merged", "memo.written"} <= set(kinds)
    assert [each["why"] for each in found["events"] if each["type"] == "code.merged"] == ["to sider"]
    assert [each["quote"] for each in found["first_passages"]] == ["redd"]
    assert found["moments"][-1]["groups"][0]["name"] == "tryggleik"
    said = ada.json("lineage", "--source", "gruppe", "--from", start, "--to", start + 2)
    assert [each["why"] for each in said] == ["sagt rett ut"]
    assert ada.json("lineage", "--source", "gruppe", "--from", 0, "--to", 3) == []
    ada.run("lineage")
    ada.run("lineage", "finnes ikke", ok=1)
    ada.run("lineage", "tryggleik", "--source", "gruppe", ok=2)
    ada.run("lineage", "--out", ada.base / "vei.gif", ok=1)
    ada.run("sync", "folder", shared)
    now = "2040-01-01"
    assert {each["name"] for each in ada.json("replay", "--time", now, "--as-device", "Bo Fiksjon")["codes"]} == set()
    bo.run("sync", "folder", shared)
    bo.run("codes", "add", "hos bo")
    bo.run("sync", "folder", shared)
    ada.run("sync", "folder", shared)
    had = ada.json("replay", "--time", now, "--as-device", "Bo Fiksjon")
    assert {each["name"] for each in had["codes"]} == {"tryggleik", "hos bo"}
    assert had["digest"] == bo.json("status")["digest"]
    day = ada.json("log")[-1]["at"][:10]  # a day alone is meant with all that was known on it
    assert ada.json("replay", "--time", day, "--as-device", "Bo Fiksjon")["digest"] == had["digest"]
    ada.run("replay", "--at", 3, "--as-device", "Bo Fiksjon", ok=2)


def test_a_code_that_is_placed_beside_one_under_another_category_is_said_to_stand_there(tmp_path):
    ada = Person(tmp_path, "ada")
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    for name, parent in (("Mot", ""), ("Uro", ""), ("trygg", "Mot"), ("redd", "Uro")):
        ada.run("codes", "add", name, *(("--parent", parent) if parent else ()))
    said = [
        ada.run("codes", "move", *words).strip()
        for words in (("redd", "--before", "trygg"), ("trygg", "--before", "redd"), ("trygg", "--after", "Uro"))
    ]
    assert said == [
        "“redd” stands right before “trygg” now, under “Mot”.",
        "“trygg” stands right before “redd” now.",
        "“trygg” stands right after “Uro” now, at the top level.",
    ]

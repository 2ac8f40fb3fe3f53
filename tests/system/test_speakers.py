"""From transcript to result table by the real command: the founding study's shape, and speakers corrected."""

import pytest

from tests.system.cli import Person

ASKED = "Intervjuer: Fortell slik du vil, uten at jeg avbryter.\n\n"
GROUP = """I: Hva betyr gruppen?

P06: Det var trygt her.

P07: Jeg fant selvrespekt.

P08: Jeg er ikke alene lenger.

P09: Alt var trygt, og jeg er ikke alene.
"""


@pytest.fixture
def ada(tmp_path) -> Person:
    me = Person(tmp_path, "ada")
    me.run("init", me.folder, "--title", "Egen kraft", "--name", "Ada")
    for n in range(1, 6):
        file = tmp_path / f"intervju{n}.txt"
        file.write_text(f"{ASKED}P{n}: Min historie nummer {n} er lang. Det ble trygt til slutt.\n", encoding="utf-8")
        me.run("import", file, "--participant", f"P0{n}")
    group = tmp_path / "gruppe.txt"
    group.write_text(GROUP, encoding="utf-8")
    seen = me.json("import", group, "--preview", "--participant", "P06")
    assert [(each["label"], each["role"], each["turns"]) for each in seen[0]["speakers"]] == [
        ("I", "interviewer", 1), ("P06", "participant", 1),
        ("P07", "other", 1), ("P08", "other", 1), ("P09", "other", 1),
    ]  # fmt: skip
    said = me.json("import", group, "--preview", "--speaker", "P06=Kari", "--speaker", "P07=Ola")
    assert [each["participant"] for each in said[0]["speakers"]] == [None, "Kari", "Ola", None, None]
    assert len(me.json("sources")) == 5, "a preview adds nothing"
    people = [part for n in (6, 7, 8, 9) for part in ("--participant", f"P0{n}")]
    [made] = me.json("import", group, *people, "--participant", "p09")
    assert "twice" in me.process("import", group, *people, "--participant", "p09", "--again", "--preview").stderr
    slip = me.process("import", group, "--participant", "P06", "--speaker", "M=P06", "--again", "--preview")
    assert "No turn begins with “M”" in slip.stderr
    assert [each["participant"] for each in made["who"]] == [None, "P06", "P07", "P08", "P09"]
    return me


def code(me, source, text, quote, name):
    start = text.index(quote)
    me.run("code", source, start, start + len(quote), name)


def test_five_interviews_and_a_group_of_four(ada):
    for name, parent in (("Egenkraft", ""), ("Trygge rammer", "Egenkraft"), ("Ikke alene", "Egenkraft")):
        ada.run("codes", "add", name, *(("--parent", parent) if parent else ()))
    for n in (1, 2):
        code(ada, f"intervju{n}", ada.json("text", f"intervju{n}")["text"], "trygt til slutt", "Trygge rammer")
    code(ada, "intervju3", ada.json("text", "intervju3")["text"], "uten at jeg avbryter", "Trygge rammer")
    code(ada, "gruppe", GROUP, "Det var trygt her", "Trygge rammer")
    code(ada, "gruppe", GROUP, "Jeg er ikke alene lenger.\n\nP09: Alt var trygt", "Ikke alene")
    [themes] = ada.json("themes")
    assert (themes["codings"], themes["informants"]) == (5, 5)
    table = ada.json("crosstab", "participants")
    assert table["columns"] == ["P01", "P02", "P06", "P08", "P09"]
    assert dict(zip(table["rows"], table["cells"], strict=True)) == {
        "Ikke alene": [0, 0, 0, 1, 1], "Trygge rammer": [1, 1, 1, 0, 0],
    }  # fmt: skip
    assert [each["name"] for each in ada.json("saturation", "--participants")] == ["P01", "P02", "P06", "P08", "P09"]
    assert [each["quote"] for each in ada.json("codings", "--participant", "P06")] == ["Det var trygt her"]
    assert "avbryter" not in {each["word"] for each in ada.json("words", "--all")}

    ada.run("sources", "speakers", "gruppe", "--speaker", "P08=P06", "--why", "feil navn")
    assert {each["participant"]: each["turns"] for each in ada.json("sources", "speakers", "gruppe")["speakers"]} == {
        None: 1, "P06": 2, "P07": 1, "P09": 1,
    }  # fmt: skip
    assert ada.json("themes")[0]["informants"] == 4
    ada.run("withdraw", "P08", "--yes")
    assert ada.json("text", "gruppe")["text"] == GROUP, "P08 says nothing in it any more"
    ada.run("withdraw", "P06", "--yes")
    left = ada.json("text", "gruppe")["text"]
    assert "trygt her" not in left
    assert "alene lenger" not in left
    assert "selvrespekt" in left
    assert "Alt var trygt" in left
    assert "corrected who speaks" in ada.run("log")
    ada.run("sources", "speakers", "gruppe", "--speaker", "P99=P07", ok=1)
    ada.run("sources", "speakers", "gruppe", "--turn", "x=P07", ok=2)


def test_participants_of_the_project_are_known_by_their_pseudonyms_where_nobody_is_named(tmp_path):
    me = Person(tmp_path, "ada")
    me.run("init", me.folder, "--title", "Egen kraft", "--name", "Ada")
    for name in ("Anna", "Bent", "Siri"):
        me.run("participants", "add", name)
    group, alone = tmp_path / "gruppe.txt", tmp_path / "alene.txt"
    group.write_text("Moderator: Hva er tillit?\n\nAnna: At noen kommer.\n\nBent: Nøklene mine.\n", encoding="utf-8")
    alone.write_text("I: Hva skjedde?\n\nOla: Ingenting.\n\nI: Ingenting?\n\nOla: Nei.\n", encoding="utf-8")
    made = {each["name"]: each for each in me.json("import", group, alone)}
    told = [(each["label"], each["participant"]) for each in made["gruppe"]["who"]]
    assert told == [("Moderator", None), ("Anna", "Anna"), ("Bent", "Bent")]
    assert made["gruppe"]["kind"] == "group"
    assert [each["participant"] for each in made["alene"]["who"]] == [None, None]
    assert made["alene"]["participants"] == []
    me.run("withdraw", "Bent", "--yes")
    left = me.json("text", "gruppe")["text"]
    assert "At noen kommer." in left
    assert "Nøklene" not in left
    seen = me.json("import", group, "--preview", "--again", "--speaker", "Anna=Siri")
    assert [each["participant"] for each in seen[0]["speakers"]] == [None, "Siri"]


def test_two_files_with_the_same_words_are_told_before_they_come_in(tmp_path):
    me = Person(tmp_path, "ada")
    me.run("init", me.folder, "--title", "Natt", "--name", "Ada")
    files = [tmp_path / name for name in ("en.txt", "to.txt", "tre.txt")]
    for file, words in zip(files, ("Bo: Å nei.\n", "Bo: A\u030a nei.\r\n", "Bo: Jo.\n"), strict=True):
        file.write_bytes(words.encode())
    assert [each["same_words_as"] for each in me.json("import", *files, "--preview")] == [None, "en.txt", None]
    said = "has the same words as “en.txt”"
    assert me.run("import", *files, "--preview").count(said) == 1
    assert "to.txt " + said in me.process("import", *files).stderr


def test_cues_of_one_speaker_are_one_turn_before_an_import_and_after_it(tmp_path):
    me = Person(tmp_path, "ada")
    me.run("init", me.folder, "--title", "Natt", "--name", "Ada")
    cues = ("Marit: Jeg begynte.", "Marit: Jeg husker nøklene.", "Intervjuer: Hvilke?", "Marit: Alle.", "Marit: Ja.")
    file = tmp_path / "marit.srt"
    lines = [f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{words}\n" for n, words in enumerate(cues, 1)]
    file.write_text("\n".join(lines), encoding="utf-8")
    [before] = me.json("import", file, "--participant", "Marit", "--preview")
    [made] = me.json("import", file, "--participant", "Marit")
    after = me.json("sources", "speakers", "marit")["speakers"]
    wanted = [("Marit", 2, 7), ("Intervjuer", 1, 1)]
    for seen in (before["speakers"], made["who"], after):
        assert [(each["label"], each["turns"], each["words"]) for each in seen] == wanted
    assert [each["numbers"] for each in after] == [[1, 2, 4, 5], [3]], "each piece can be corrected alone"

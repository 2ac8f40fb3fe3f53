"""Any view at any moment: what a command says of the past is what it said then."""

from tests.system.cli import Person

VIEWS = (
    ("codes",), ("codings",), ("memos",), ("sources",), ("participants",), ("relations",), ("sets",), ("themes",),
    ("result-table",), ("framework",), ("framework", "--by", "sources"), ("ipa",), ("ipa", "Kari"),
    ("words",), ("saturation",), ("saturation", "--codes"), ("crosstab", "codes"), ("crosstab", "participants"),
    ("query", "mot or redsel"), ("search", "redd"), ("fourcolumn", "kari"), ("text", "kari"), ("disagreements",),
)  # fmt: skip


def test_what_was_said_then_is_said_of_then(tmp_path):
    ada = Person(tmp_path, "ada")
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    text = tmp_path / "kari.txt"
    text.write_text("Kari: Jeg var redd. Så møtte jeg de andre.\nPer: Nei.\n", encoding="utf-8")
    for each in ("redsel", "mot"):
        ada.run("codes", "add", each)
    ada.run("import", text, "--participant", "Kari")
    steps = (
        ("code", "kari", 6, 18, "redsel", "--why", "sagt rett ut"),
        ("codes", "move", "redsel", "--to", "mot"),
        ("memo", "add", "--kind", "theoretical", "--text", "Tenk.", "--on", "redsel"),
        ("framework", "write", "Kari", "redsel", "Redd først."),
        ("relations", "add", "mot", "contradicts", "redsel"),
        ("codes", "merge", "redsel", "--into", "mot", "--why", "samme"),
        ("participants", "describe", "Kari", "alder", "34"),
    )
    said = {}
    for step in steps:
        done = ada.process(*step)
        assert done.returncode in (0, 2), done.stderr
        number = ada.json("status")["events"]
        said[number] = {view: ada.process(*view, "--json").stdout for view in VIEWS}
    assert len(said) > 3
    for number, views in said.items():
        for view, then in views.items():
            assert ada.process(*view, "--json", "--as-of", number).stdout == then, (view, number)
    assert ada.run("codings", "--as-of", "2020-01-01", "--json").strip() == "[]"
    day = ada.json("log")[-1]["at"][:10]  # a day alone is meant with all that was done on it
    assert ada.process("codings", "--json", "--as-of", day).stdout == said[max(said)]["codings",]
    ada.run("codings", "--as-of", 9999, ok=1)
    ada.run("codings", "--as-of", "i fjor", ok=1)
    ada.run("query", "mot", "--save", "x", "--as-of", 3, ok=2)
    ada.run("export", "audit", tmp_path / "x", "--as-of", 3, ok=2)
    ada.run("export", "html", tmp_path / "da.html", "--as-of", min(said))
    ada.run("export", "html", tmp_path / "naa.html")
    assert (tmp_path / "da.html").read_bytes() != (tmp_path / "naa.html").read_bytes()

"""Agreement between people of an imported file is that of the file itself, whatever tool wrote it. Made-up words."""

import json

import pytest

from core.analysis.agreement.by_blindness import Wanted, by_blindness
from core.analysis.agreement.intercoder_agreement import AgreementOptions
from core.analysis.presentation import Presentation
from core.commands.tabular_import import import_segments
from core.importing.opaque_content import bring_in
from core.importing.project import read_project
from core.importing.segments import read_segments
from tests.builders import World, a_source, alice
from tests.unit.test_attributed import coders
from tests.unit.test_catma import annotation as catma_annotation
from tests.unit.test_catma import collection, guid, units, written
from tests.unit.test_labelstudio import annotation, marked, task

pytest.importorskip("defusedxml")

TEXT = "Kari: Jeg var 😀 redd hele natten. Per kom ikke hjem. Jeg ringte alle."
MARKS = {"eva": [("redsel", "redd"), ("redsel", "Per kom"), ("svik", "ringte")],
         "ola": [("redsel", "redd hele"), ("svik", "kom ikke"), ("svik", "ringte")]}  # fmt: skip


def place(quote):
    return TEXT.index(quote), TEXT.index(quote) + len(quote)


def of_brat(folder):
    for person, held in MARKS.items():
        (folder / "b" / person).mkdir(parents=True)
        (folder / "b" / person / "kari.txt").write_text(TEXT, encoding="utf-8")
        lines = [f"T{n}\t{code} {place(q)[0]} {place(q)[1]}\t{q}\n" for n, (code, q) in enumerate(held, 1)]
        (folder / "b" / person / "kari.ann").write_text("".join(lines), encoding="utf-8")
    return folder / "b"


def of_catma(folder):
    files = {"Kari/Kari.txt": TEXT.encode()}
    for person, held in MARKS.items():
        named = [(f"{person}{n}", code, q) for n, (code, q) in enumerate(held)]
        segments = [((units(TEXT[: place(q)[0]]), units(TEXT[: place(q)[1]])), [guid(own)]) for own, _, q in named]
        said = [catma_annotation(guid(own), code, person) for own, code, _ in named]
        tags = {"redsel": None, "svik": None}
        files[f"Kari/annotationcollections/{person}.xml"] = collection(segments, *said, length=units(TEXT), tags=tags)
    return written(folder / "korpus", files)


def of_labelstudio(folder):
    said = [
        annotation(n, person, *(marked(f"{n}{m}", q, code, place=place) for m, (code, q) in enumerate(held)))
        for n, (person, held) in enumerate(MARKS.items(), 1)
    ]
    (folder / "a.json").write_text(json.dumps([task(1, *said, text=TEXT)]), encoding="utf-8")
    return folder / "a.json"


def table():
    rows = [("source", "quote", "code", "coded by")]
    rows += [("kari", q, code, person) for person, held in MARKS.items() for code, q in held]
    return "".join(";".join(row) + "\n" for row in rows).encode()


def agrees_with_the_file(project):
    by_name = coders(Presentation(project))
    pair = by_name["eva"], by_name["ola"]
    for code in ("redsel", "svik"):
        inside = {
            who: {at for name, q in held if name == code for at in range(*place(q))} for who, held in MARKS.items()
        }
        same = sum((at in inside["eva"]) == (at in inside["ola"]) for at in range(len(TEXT))) / len(TEXT)
        found = by_blindness(project, Wanted(pair, AgreementOptions("percent")))[-1].agreement
        names = {Presentation(project).code(each): estimate.value for each, estimate in found.codes.items()}
        assert names[code] == pytest.approx(same, abs=1e-9)


@pytest.mark.parametrize("program", [of_brat, of_catma, of_labelstudio])
def test_of_a_project(tmp_path, program):
    project = alice(World(1))
    bring_in(project, read_project(program(tmp_path)))
    agrees_with_the_file(project)


def test_of_a_table():
    project = alice(World(2))
    source = a_source(project, TEXT)
    found = read_segments("t.csv", table(), {}, lambda _: source, project.text)
    project.do(import_segments, found.found, "t.csv")
    agrees_with_the_file(project)

"""Annotations of brat. What is said in the texts is fictional."""

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.errors import BadFile
from core.importing.project import read_project
from core.importing.quoted_places import Quoted, quoted_places
from tests.refusals import refuses
from tests.unit.test_other_tools import TEXT, arrived, span

pytest.importorskip("defusedxml")


def at(*quotes):
    return ";".join(f"{start} {end}" for start, end in map(span, quotes))


ANN = f"""T1\tPerson {at("Kari")}\tKari
T2\tFear {at("redd")}\tredd
T3\tPerson {at("Kari", "Per")}\tKari Per
T4\tPlace {at("redd.", "مرحبا")}\tredd. مرحبا
T5\tPerson 2 5\tPer
T6\tPerson 900 903\tPer
T7\tFear {at("var")}\tvar
E1\tFear:T7 Who:T1 Where:T9
R1\tKnows Arg1:T1 Arg2:T2
*\tEquiv T1 T5
A1\tNegation T2
A2\tSure E1 much
N1\tReference T1 Register:7\tKari i registeret
#1\tAnnotatorNotes T2\tHun ler.
#2\tAnnotatorNotes R1\tUsikkert.
#3\tAnnotatorNotes T6\tHvem er det?
noe annet
"""
CONF = """[entities]
!Someone
	Person
# slik
Place
[relations]
Knows Arg1:Person, Arg2:<ANY>
[events]
Fear	Who:Person
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "studie"
    folder.mkdir()
    (folder / "kari.txt").write_text(TEXT, encoding="utf-8")
    (folder / "kari.ann").write_text(ANN, encoding="utf-8")
    (folder / "annotation.conf").write_text(CONF, encoding="utf-8")
    (folder / "visual.conf").write_text("", encoding="utf-8")
    (folder / "borte.ann").write_text("T1\tA 0 1\tx\n", encoding="utf-8")
    (folder / "tom.txt").write_text("\n", encoding="utf-8")
    return folder


def test_annotations_of_brat(folder):
    _, foreign, codes, marks, memos, _ = arrived(folder)
    assert codes == {("Someone", None), ("Person", "Someone"), ("Place", None), ("Fear", None)}
    assert [code.name for code in foreign.codes if not code.is_codable] == ["Someone"]
    assert {each[:2] for each in marks} == {
        ("Person", "Kari"), ("Person", "Per"), ("Fear", "redd"), ("Fear", "var"), ("Place", "redd.\nمرحبا"),
    }  # fmt: skip
    assert sorted(each.comment for each in foreign.codings if each.comment) == [
        "Negation\nHun ler.", "Reference: Register:7 Kari i registeret", "Sure: much", "T3: 1/2", "T3: 2/2",
    ]  # fmt: skip
    assert memos == {
        "Fear\nvar (Fear)\nWho: Kari (Person)\nWhere: T9", "Knows\nArg1: Kari (Person)\nArg2: redd (Fear)\nUsikkert.",
        "Equiv\nKari (Person)\nT5", "Hvem er det?",
    }  # fmt: skip
    assert {(each.kind, len(each.things)) for each in foreign.omissions} == {
        ("text", 1), ("no-text", 1), ("file", 1), ("coding", 2), ("in-parts", 1), ("relation", 3), ("feature", 3),
        ("as-memo", 1), ("row", 1),
    }  # fmt: skip
    for language in ("nb", "en"):
        assert all("importing-" not in Catalogue(language).say(each.message) for each in foreign.omissions)


def test_one_file_of_annotations(folder):
    foreign = read_project(folder / "kari.ann")
    assert len(foreign.codings) == 6
    assert foreign.file == "kari.ann"
    assert foreign.there(foreign.codings[0].id) == read_project(folder).there(foreign.codings[0].id)
    with refuses("annotations-without-text", BadFile, file="borte.ann"):
        read_project(folder / "borte.ann")


def test_folders_of_people_who_annotated_the_same_texts(tmp_path):
    for person, words in (("Eva", ("redd", "Kari")), ("Ola", ("redd",))):
        inner = tmp_path / "studie" / person / "del"
        inner.mkdir(parents=True)
        (inner / "kari.txt").write_text(TEXT, encoding="utf-8")
        lines = [f"T{n}\tFear {at(word)}\t{word}\n" for n, word in enumerate(words)]
        (inner / "kari.ann").write_text("".join(lines), encoding="utf-8")
    project, foreign, *_ = arrived(tmp_path / "studie")
    assert [each.name for each in foreign.sources] == ["del/kari"]
    shown = Presentation(project, translator=Catalogue("en"))
    assert sorted((shown.member(each.by), shown.quote(each)) for each in shown.live_codings()) == [
        ("Eva (as the file says)", "Kari"), ("Eva (as the file says)", "redd"), ("Ola (as the file says)", "redd"),
    ]  # fmt: skip
    (tmp_path / "studie" / "Ola" / "del" / "kari.txt").write_text(TEXT + "\nMer.", encoding="utf-8")
    other = read_project(tmp_path / "studie")
    assert [each.name for each in other.sources] == ["Eva/del/kari", "Ola/del/kari"]
    assert other.coders == ()


def test_a_folder_without_annotations_is_none_of_brat(tmp_path):
    (tmp_path / "a.txt").write_text("ord", encoding="utf-8")
    with refuses("no-project-inside", BadFile, file=tmp_path.name):
        read_project(tmp_path)


# -- places by quotes


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("unit", [1, 2])
def test_places_are_counted_as_the_quotes_show(mark, unit):
    raw = mark + "Å\r\n😀 Kari var redd.\r\n😀 Per e\u0301n."
    wanted = []
    for word in ("redd", "Per", "e\u0301n"):
        start = len(raw[: raw.index(word)].encode("utf-16-le")) // 2 if unit == 2 else raw.index(word)
        wanted.append(Quoted(start, start + len(word), word))
    normal = "Å\n😀 Kari var redd.\n😀 Per én."
    found = quoted_places(raw, [*wanted, Quoted(0, 4, "annet"), Quoted(4, 4, ""), Quoted(3, 9999, "")])
    assert [normal[slice(*each)] for each in found if each is not None] == ["redd", "Per", "én"]
    assert found[3:] == [None, None, None]

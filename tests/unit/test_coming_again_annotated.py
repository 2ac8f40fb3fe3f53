"""Texts of CATMA, brat, INCEpTION and Label Studio that come again in a newer state. The words are fictional."""

import json
import zipfile

import pytest

from core.importing.opaque_content import bring_in
from core.importing.project import read_project
from tests.builders import World, alice
from tests.unit.test_catma import TEXT as CATMA_TEXT
from tests.unit.test_catma import corpus, packed
from tests.unit.test_coming_again import figures
from tests.unit.test_inception import ROWS, as_json
from tests.unit.test_labelstudio import annotation, marked, task

pytest.importorskip("defusedxml")

TEXT = "Kari: Jeg var redd.\nPer: Nei vel.\n"
MARKS = "T1\tFrykt 14 18\tredd\nT2\tPerson 0 4\tKari\nR1\tHos Arg1:T1 Arg2:T2\t\n"


def twice(project, one, other):
    """What the second state of a project changed, and what of the first is not in it."""
    bring_in(project, read_project(one))
    known = bring_in(project, read_project(other)).known
    return [(each.kind, each.what) for each in known.changes], [kind for kind, _ in known.gone]


def brat(folder, text=TEXT, marks=MARKS):
    folder.mkdir(parents=True)
    (folder / "kari.txt").write_text(text, encoding="utf-8")
    (folder / "kari.ann").write_text(marks, encoding="utf-8")
    return folder


def test_a_changed_text_of_brat_is_a_change(tmp_path):
    project = alice(World(1))
    found = twice(project, brat(tmp_path / "1" / "b"), brat(tmp_path / "2" / "b", TEXT + "Slutt.\n"))
    assert found == ([("source", "text")], [])
    assert figures(project) == (1, 2, 2, 1, 0)


def test_a_relation_of_brat_whose_words_changed_is_a_change_and_nobody_is_one_coder(tmp_path):
    project = alice(World(2))
    newer = MARKS.replace("Hos", "Ved") + "T3\tPerson 20 23\tPer\n"
    found = twice(project, brat(tmp_path / "1" / "b"), brat(tmp_path / "2" / "b", marks=newer))
    assert found == ([("memo", "text")], [])
    assert figures(project) == (1, 2, 3, 1, 0)
    assert len(project.state.attributed_coders.rows) == 1


def test_nobody_of_another_folder_of_brat_is_somebody_else(tmp_path):
    project, other = alice(World(6)), "T1\tPerson 20 23\tPer\n"
    twice(project, brat(tmp_path / "anna"), brat(tmp_path / "berit", marks=other))
    files = {each.id: project.words(each.file) for each in project.state.attributed_coders.values()}
    assert {each.start: files[each.by] for each in project.state.codings.values()} == {
        0: "anna",
        14: "anna",
        20: "berit",
    }


def test_a_changed_text_of_catma_in_an_archive_of_another_name_is_a_change(tmp_path):
    project, newer = alice(World(3)), corpus()
    newer["c/Kari/Kari.txt"] = f"{CATMA_TEXT}\r\nSlutt.".encode()
    found = twice(project, packed(tmp_path / "c_jan.zip", corpus()), packed(tmp_path / "c_feb.tar.gz", newer))
    assert found == ([("source", "text")], [])
    assert figures(project) == (2, 4, 4, 0, 0)
    assert len(project.state.attributed_coders.rows) == 2


def inception(path, rows):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("exportedproject1.json", json.dumps({"name": "p", "layers": [], "tag_sets": []}))
        archive.writestr("annotation/kari.txt/eva.json", as_json(rows))
    return path


def test_numbers_that_are_others_in_each_export_of_inception_change_nothing(tmp_path):
    def moved(value):
        return value + 1 if isinstance(value, int) and not isinstance(value, bool) and value > 4 else value

    def renumbered(row):
        named = {key: moved(value) for key, value in row.items() if key == "%ID" or key[0] == "@"}
        return row | named | ({"%ELEMENTS": list(map(moved, row["%ELEMENTS"]))} if "%ELEMENTS" in row else {})

    further = {"%ID": 5, "%TYPE": "custom.Folelse", "@sofa": 1, "begin": 0, "end": 4, "label": "redsel"}
    project = alice(World(4))
    one = inception(tmp_path / "p_2026-01-01_1000.zip", ROWS)
    found = twice(project, one, inception(tmp_path / "p_2026-02-01_1000.zip", [*map(renumbered, ROWS), further]))
    assert found == ([], [])
    again = alice(World(4))
    bring_in(again, read_project(one))
    before = figures(again)
    assert figures(project) == (*before[:2], before[2] + 1, *before[3:])
    assert len(project.state.attributed_coders.rows) == 1


def test_an_export_of_labelstudio_of_another_day_changes_no_name(tmp_path):
    paths = [tmp_path / f"project-3-at-2026-0{month}-03-10-00-abcd.json" for month in (1, 2)]
    for path in paths:
        path.write_text(json.dumps([task(1, annotation(3, "eva", marked("a", "redd", "x", place=lambda _: (14, 18))),
                                         text=TEXT)]), encoding="utf-8")  # fmt: skip
    project = alice(World(5))
    assert twice(project, *paths) == ([], [])
    assert [project.words(row.name) for row in project.state.sources.values()] == ["project-3 1"]
    assert figures(project) == (1, 1, 1, 0, 0)

"""What stands in a REFI-QDA project beside texts and codings: notes on notes, codings in notes, sets and variables with
descriptions. Each comes in, or is named in the report; the same again and the own export record nothing."""

import io
import re
import zipfile

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.presentation import Presentation
from core.commands.project import undo
from core.exporting.refi import to_qdpx
from core.exporting.refi_targets import losses, target_named
from core.importing import refi, refi_xml
from core.importing.opaque_content import bring_in, compared
from core.importing.project import read_project
from tests.builders import World, alice
from tests.unit.test_odd_projects import RIGHT, TEXT, USERS, codes, document, guid, marked, source, zipped

pytest.importorskip("defusedxml")


def note(number, name, *refs, inside=""):
    pointing = "".join(f'<NoteRef targetGUID="{guid(each)}"/>' for each in refs)
    head = f'<Note guid="{guid(number)}" name="{name}" creatingUser="{guid(1)}">'
    return f"{head}{inside}<PlainTextContent>Ord i {name}.</PlainTextContent>{pointing}</Note>"


def a_file(tmp_path, notes="", more="", sources=source()):  # noqa: B008 - a text that nobody changes
    project = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">{USERS}{codes()}'
        f"{more}<Sources>{sources}</Sources><Notes>{notes}</Notes></Project>"
    )
    path = tmp_path / "p.qdpx"
    path.write_bytes(zipped(project))
    return path


def brought_in(path):
    project = alice(World(3))
    foreign = read_project(path, None, Catalogue("en"))
    bring_in(project, foreign)
    return project, {each.kind: each.things for each in foreign.omissions}


def memos_of(project):
    """Each memo's first line, with that of the memo that it is on."""
    rows = project.state.memos.rows
    first = {row.id: Presentation(project).words(row.text).split("\n")[0] for row in rows.values()}
    return {first[row.id]: first.get(row.on, row.on_kind) for row in rows.values()}


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (
            [(71, "mellom", 72), (72, "inne"), (70, "ytterst", 71)],
            {"ytterst": "", "mellom": "ytterst", "inne": "mellom"},
        ),
        ([(70, "a", 71), (71, "b", 70)], {"a": "", "b": "a"}),
        ([(70, "a", 70)], {"a": ""}),
        ([(70, "a", 99)], {"a": ""}),
    ],
    ids=["three deep", "circle", "itself", "nothing"],
)
def test_a_note_on_a_note_is_a_memo_on_a_memo(tmp_path, notes, expected):
    path = a_file(tmp_path, "".join(note(*each) for each in notes))
    project, _ = brought_in(path)
    assert memos_of(project) == expected
    own = comes_again(project, path)
    other = alice(World(4))
    bring_in(other, read_project(own))
    assert memos_of(other) == expected


def test_a_note_on_several_things_is_a_memo_on_each(tmp_path):
    """The same again and the own export record nothing, and a newer state of the note is shown for each."""
    pointing = f'<NoteRef targetGUID="{guid(70)}"/>'
    notes = note(70, "felles") + note(71, "en", 73) + note(72, "to", 73) + note(73, "inne")
    path = a_file(tmp_path, notes, sources=source(pointing, RIGHT[:-21] + pointing + "</PlainTextSelection>"))
    project, _ = brought_in(path)
    assert placed(project) == [
        ("en", "", None), ("felles", "source", (6, 9)), ("felles", "source", None), ("inne", "en", None),
        ("inne", "to", None), ("to", "", None),
    ]  # fmt: skip
    comes_again(project, path)
    newer = read_project(a_file(tmp_path, notes.replace("Ord i felles", "Nye ord i felles"), sources=source(
        pointing, RIGHT[:-21] + pointing + "</PlainTextSelection>")))  # fmt: skip
    changes = compared(project, newer).changes
    assert len(changes) == 2
    bring_in(project, newer, {each.id for each in changes})
    told = [Presentation(project).words(row.text) for row in project.state.memos.values()]
    assert sum("Nye ord i felles" in each for each in told) == 2


def comes_again(project, path):
    """The same file again, and the own export, of which the path is returned: neither records anything."""
    recorded = len(project.timeline.order)
    bring_in(project, read_project(path))
    own = path.with_name("own.qdpx")
    own.write_bytes(to_qdpx(Presentation(project)))
    bring_in(project, read_project(own))
    assert len(project.timeline.order) == recorded
    return own


def placed(project):
    """Each memo's first line, what it is on, and its passage."""
    rows = project.state.memos.rows
    first = {row.id: Presentation(project).words(row.text).split("\n")[0] for row in rows.values()}
    return sorted(((first[row.id], first.get(row.on, row.on_kind), row.passage) for row in rows.values()), key=repr)


def test_a_long_chain_of_notes_on_notes_comes_in(tmp_path):
    count = 1200
    path = a_file(tmp_path, "".join(note(1000 + n, f"n{n}", 1001 + n) for n in range(count)))
    memos = read_project(path, None, Catalogue("en")).memos
    assert [each.text.split("\n")[0] for each in memos] == [f"n{n}" for n in range(count)]
    assert [each.on for each in memos[1:]] == [each.id for each in memos[:-1]]


def test_what_many_sets_hold_besides_is_looked_for_once(tmp_path, monkeypatch):
    members = f'<MemberCode targetGUID="{guid(10)}"/><MemberSource targetGUID="{guid(3000)}"/>'
    sets = "".join(f'<Set guid="{guid(2000 + n)}" name="s{n}">{members}</Set>' for n in range(100))
    path = a_file(tmp_path, note(3000, "et notat"), f"<Sets>{sets}</Sets>")
    asked = []
    monkeypatch.setattr(refi, "own_guid", lambda each: asked.append(each) or refi_xml.own_guid(each))
    omissions = {each.kind: each.things for each in read_project(path, None, Catalogue("en")).omissions}
    assert len([each for each in omissions["other"] if each.endswith(": et notat")]) == 100
    assert len(asked) < 1000


def test_a_coding_in_a_note_and_its_description_are_named(tmp_path):
    marked = (
        f'<PlainTextSelection guid="{guid(80)}" startPosition="0" endPosition="3">'
        f'<Coding guid="{guid(81)}"><CodeRef targetGUID="{guid(10)}"/></Coding></PlainTextSelection>'
    )
    inside = f"<Description>om den</Description>{marked}"
    _, omitted = brought_in(a_file(tmp_path, note(70, "dagbok", inside=inside)))
    assert omitted == {"coding": ("dagbok: 0–3",), "other": ("dagbok: om den",)}


def test_what_a_set_a_variable_and_a_value_say_besides_is_named(tmp_path):
    picture = f'<PictureSource guid="{guid(60)}" name="bilde" path="internal://b.png"/>'
    members = f'<MemberCode targetGUID="{guid(10)}"/><MemberSource targetGUID="{guid(60)}"/>'
    members += f'<MemberNote targetGUID="{guid(70)}"/>'
    value = f'<VariableValue><VariableRef targetGUID="{guid(99)}"/><TextValue>ukjent</TextValue></VariableValue>'
    more = (
        f'<Variables><Variable guid="{guid(50)}" name="alder" typeOfVariable="Integer"><Description>i år</Description>'
        f'</Variable></Variables><Cases><Case guid="{guid(51)}" name="Kari">{value}</Case></Cases>'
        f'<Sets><Set guid="{guid(52)}" name="Sett"><Description>alt nytt</Description>{members}</Set></Sets>'
    )
    _, omitted = brought_in(a_file(tmp_path, note(70, "dagbok"), more, source() + picture))
    assert set(omitted.pop("other")) == {"Sett: alt nytt", "Sett: bilde", "Sett: dagbok", "alder: i år", "alder"}
    assert omitted == {
        "attribute": ("Kari: ukjent",),
        "kept-picture": ("bilde: the file itself did not come with the project",),
    }


def test_what_two_coded_on_one_place_comes_home_and_no_guid_stands_twice(tmp_path):
    both = source(marked(6, 9, 31), marked(6, 9, 32, by=2))
    users = f'<Users><User guid="{guid(1)}" name="Eva"/><User guid="{guid(2)}" name="Per"/></Users>'
    path = tmp_path / "p.qdpx"
    path.write_bytes(zipped(document(users=users, sources=both)))
    project, _ = brought_in(path)
    recorded = len(project.timeline.order)
    for _ in range(2):
        content = to_qdpx(Presentation(project))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            guids = re.findall(r' guid="([^"]+)"', archive.read("project.qde").decode())
        assert len(guids) == len(set(guids))
        path.write_bytes(content)
        bring_in(project, read_project(path))
    assert len(project.timeline.order) == recorded


def test_kept_files_are_not_said_to_stay_behind(tmp_path):
    picture = f'<PictureSource guid="{guid(60)}" name="bilde" path="internal://b.png"/>'
    content = zipped(document(sources=source() + picture), **{"sources/t.txt": TEXT.encode(), "sources/b.png": b"png"})
    (tmp_path / "p.qdpx").write_bytes(content)
    project, _ = brought_in(tmp_path / "p.qdpx")

    def staying(layer):
        found = losses(Presentation(project, None, Catalogue("en"), layer), [], target_named("standard"))
        return [each.parameters["count"] for each in found if each.id == "export-loss-files"]

    assert staying("spoken") == []
    assert staying("anonymised") == [1]
    assert b"png" in to_qdpx(Presentation(project))
    (kept,) = [row for row in project.state.files.values() if project.words(row.name) == "b.png"]
    with project.log.transaction():
        project.log.drop_chunks([kept.key])
    assert staying("spoken") == [1], "it is not on this device"


def test_after_an_undone_import_the_same_comes_in_and_comes_again_without_a_doubt(tmp_path):
    path = a_file(tmp_path, note(70, "dagbok"), "<Description>Om studien.</Description>")
    project = alice(World(5))
    project.do(undo, bring_in(project, read_project(path)).recorded[0].id, None)
    bring_in(project, read_project(path))
    known = compared(project, read_project(path))
    assert (known.stays, known.changes) == (frozenset(), ())

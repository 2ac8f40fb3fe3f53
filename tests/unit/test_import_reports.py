"""The report of an import: what a file holds that did not come in as it stands there, thing by thing, and for good."""

from pathlib import Path

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.acts import last_act, undo_act
from core.analysis.import_reports import import_reports, in_markdown
from core.analysis.presentation import Presentation
from core.commands.foreign_project import Foreign, ForeignCase, ForeignCode, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.import_omissions import Omission
from core.commands.participants import withdraw_participant
from core.errors import BadFile
from core.events.imports import LINES_MAX, ImportReported
from core.ids import Id
from core.importing.batch import collect
from core.importing.made_whole import made_whole
from core.importing.opaque_content import bring_in
from core.importing.project import read_project
from core.limits import NAME_CODE_POINTS_MAX
from tests.builders import World, alice

TEXT = "Kari: Jeg var redd hele den lange veien hjem.\nPer: Nei vel."


def a_file(*omissions, **changes):
    source = ForeignSource(Id(b"s" * 16), "kari", TEXT, "prøve")
    code = ForeignCode(Id(b"c" * 16), "redsel", None, "", "")
    foreign = Foreign((code,), (source,), (), (), (), (), (), omissions, file="studie.qdpx")
    return foreign._replace(**changes)


def kinds(project):
    (report,) = import_reports(Presentation(project))
    return {(each.kind, each.number) for each in report.things}


def test_the_report_stays_and_is_not_said_twice():
    project = alice(World(1))
    many = tuple(f"{n}–{n + 1}" for n in range(LINES_MAX + 1))
    omissions = (Omission("kept-graph", ("Kart",)), Omission("segment", many, Id(b"s" * 16)))
    bring_in(project, a_file(*omissions))
    assert kinds(project) == {("kept-graph", 1), ("segment", LINES_MAX + 1)}
    (report,) = import_reports(Presentation(project))
    assert report.file == "studie.qdpx"
    assert sum(len(each.things) for each in report.things) == LINES_MAX + 2, "nothing is cut"
    assert {each.source for each in report.things} == {"", "kari"}
    for language in ("nb", "en"):
        written = in_markdown(import_reports(Presentation(project)), Catalogue(language))
        assert "Kart" in written
        assert f"{LINES_MAX}–{LINES_MAX + 1}" in written
    count = len(project.timeline.order)
    bring_in(project, a_file(*omissions))
    assert len(project.timeline.order) == count
    bring_in(project, a_file(*omissions, Omission("kept-graph", ("Nytt kart",))))
    assert ("kept-graph", 2) in kinds(project)
    undo_act(Presentation(project), last_act(project))
    undo_act(Presentation(project), last_act(project))
    assert import_reports(Presentation(project)) == []


def test_a_line_that_repeats_somebodys_words_goes_with_them():
    project = alice(World(2))
    case = ForeignCase(Id(b"k" * 16), "Kari", (), (Id(b"s" * 16),))
    lines = ("kart", "hele den lange veien hjem")
    bring_in(project, a_file(Omission("as-memo", lines), cases=(case,)))
    assert ("as-memo", 2) in kinds(project)
    assert sum(isinstance(each.event, ImportReported) for each in project.trail()) == 2
    project.do(withdraw_participant, next(iter(project.state.participants.rows)))
    written = in_markdown(import_reports(Presentation(project)), Catalogue("en"))
    assert "veien hjem" not in written
    assert "kart" in written


def chain(levels):
    ids = [Id(n.to_bytes(16, "big")) for n in range(1, levels + 1)]
    return tuple(ForeignCode(own, f"k{n}", ids[n - 1] if n else None, "", "") for n, own in enumerate(ids))


def test_fifteen_hundred_levels_come_in_as_far_as_there_is_room_and_the_rest_is_named():
    project = alice(World(3))
    foreign = made_whole(a_file(codes=chain(1500)))
    bring_in(project, foreign)
    live = [row for row in project.state.codes.values() if row.status == "live"]
    assert len(live) == 1500
    assert ("too-deep", 1500 - 64) in kinds(project)
    assert not project.state.conflicts.rows


def test_what_does_not_fit_together_is_counted_and_the_rest_is_whole():
    one, two, three = (Id(bytes([n]) * 16) for n in (1, 2, 3))
    codes = (
        ForeignCode(one, "ring", two, "", ""), ForeignCode(two, "ring 2", one, "", ""),
        ForeignCode(three, "lik", None, "", ""), ForeignCode(three, "lik", None, "", ""),
        ForeignCode(Id(b"l" * 16), "x" * 700, None, "", ""),
    )  # fmt: skip
    text = Id(b"s" * 16)
    codings = tuple(
        ForeignCoding(Id(f"m{n}".encode()), text, *place, code)
        for n, (place, code) in enumerate(
            [((0, 4), three), ((6, 6), three), ((0, 9999), three), ((0, 4), Id(b"q" * 16))]
        )
    )
    project = alice(World(4))
    bring_in(project, made_whole(a_file(codes=codes, codings=codings)))
    assert {
        ("cycle", 1),
        ("guid-twice", 1),
        ("name-twice", 1),
        ("name-long", 1),
        ("segment", 2),
        ("coding", 1),
    } == kinds(project)
    assert len(project.state.codes.rows) == 5
    assert len(Presentation(project).live_codings()) == 1
    shown = Presentation(project)
    whole = {shown.words(text) for row in project.state.codes.values() for _, text in row.parts}
    assert "x" * 700 in whole, "the whole of a long name stands in the definition"


def test_a_note_that_is_longer_than_a_memo_becomes_several():
    project = alice(World(5))
    memo = ForeignMemo("analytic", "ord " * 60_000, "", None)
    bring_in(project, made_whole(a_file(memos=(memo,))))
    texts = [Presentation(project).words(each.text) for each in Presentation(project).live_memos()]
    assert len(texts) == 2
    assert "".join(texts).split() == ["ord"] * 60_000


def test_parts_of_a_text_that_belong_to_cases_say_who_speaks():
    text, kari, per = Id(b"s" * 16), Id(b"k" * 16), Id(b"p" * 16)
    words = "Jeg var redd.\nDet var ikke jeg.\n"
    source = ForeignSource(text, "gruppe", words, "prøve")
    cases = (
        ForeignCase(kari, "Kari", (), (text,), ((text, 0, 13),)),
        ForeignCase(per, "Per", (), (text,), ((text, 14, 31),)),
    )
    project = alice(World(6))
    bring_in(project, made_whole(a_file(sources=(source,), cases=cases)))
    names = {Presentation(project).words(row.pseudonym): row.id for row in project.state.participants.values()}
    project.do(withdraw_participant, names["Kari"])
    left = project.text(next(iter(project.state.sources.rows)))
    assert "redd" not in left
    assert "ikke jeg" in left
    overlapping = (cases[0], cases[1]._replace(parts=((text, 5, 31),)))
    assert [each.kind for each in made_whole(a_file(sources=(source,), cases=overlapping)).omissions] == ["case-part"]


pytest.importorskip("defusedxml")


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.nvpx", "NVivo"), ("a.NVP", "NVivo"), ("a.mx24", "MAXQDA"), ("a.mex24", "MAXQDA"), ("a.atlproj", "ATLAS.ti"),
     ("a.hpr7", "ATLAS.ti"), ("a.ppj", "QDA Miner"), ("a.mx22", "MAXQDA"), ("a.qrk", "Quirkos")],
)  # fmt: skip
def test_a_closed_format_is_refused_with_the_way_out_of_it(tmp_path, name, program):
    (tmp_path / name).write_bytes(bytes(100))
    with pytest.raises(BadFile) as caught:
        read_project(tmp_path / name)
    for language in ("nb", "en"):
        said = Catalogue(language).say(caught.value)
        assert program in said
        assert "REFI-QDA" in said or "QDPX" in said


def test_everything_in_a_file_is_kept_or_named():
    path = Path(__file__).parents[1] / "vectors" / "foreign" / "everything.qdpx"
    foreign = read_project(path)
    assert {("alder", "number"), ("sykepleier", "yesno"), ("født", "date")} <= set(foreign.types)
    assert {"Kari er erfaren", "Første intervju", "om utvalget"} <= {memo.text for memo in foreign.memos}
    found = {each.kind: len(each.things) for each in foreign.omissions}
    assert found["case-code"] == 1
    spoken = next(each for each in foreign.sources if each.name == "Utskrift")
    assert spoken.times == ((0, 0, 5000), (12, 5000, 9000)), "the last point stands at the end of the words"
    assert [(each.start, each.end) for each in foreign.codings if each.source == spoken.id] == [(0, 12)]
    assert found["case-part"] >= 1


def test_a_selection_of_no_length_is_named_and_not_moved():
    foreign = read_project(Path(__file__).parents[1] / "vectors" / "foreign" / "zero.qdpx")
    assert foreign.codings == ()
    assert [each.kind for each in foreign.omissions] == ["segment"]


def test_a_folder_with_lock_files_imports_the_rest(tmp_path):
    for name in ("~$kari.docx", ".~lock.kari.odt#", "Thumbs.db", ".DS_Store", "kari.txt"):
        (tmp_path / name).write_bytes(b"Kari: Jeg var redd." if name == "kari.txt" else bytes(50))
    batch = collect([tmp_path])
    assert [each.name for each in batch.files] == ["kari.txt"]
    assert set(batch.skipped) == {"~$kari.docx", "Thumbs.db"}


@pytest.mark.parametrize(
    ("file", "names", "said"),
    [
        ("longname", ["K" * (NAME_CODE_POINTS_MAX - 1) + "…"], ["name-long"]),
        ("samename", ["K", "K"], ["name-twice"]),
        ("sameguid", ["K", "L"], ["guid-twice"]),
    ],
)
def test_nothing_is_cut_moved_or_joined_without_a_word(file, names, said):
    """Fiction: a code with 900 letters, two of one name, and two under one GUID; the coding is of the first."""
    foreign = read_project(Path(__file__).parents[1] / "vectors" / "foreign" / f"{file}.qdpx")
    project = alice(World(38))
    bring_in(project, foreign)
    codes = {project.words(row.name): row for row in project.state.codes.values()}
    assert sorted(project.words(row.name) for row in project.state.codes.values()) == names
    assert [each.kind for each in foreign.omissions] == said
    (coding,) = project.state.codings.values()
    assert (coding.start, coding.end) == (6, 9)
    assert coding.code.hex() == "22" * 16
    kept = [project.words(text) for row in codes.values() for _, text in row.parts]
    kept += [project.words(memo.text) for memo in project.state.memos.values()]
    assert any("K" * 900 in text for text in kept) == (file == "longname")

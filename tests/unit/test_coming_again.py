"""A project of another tool that comes again, or in a newer state: nothing is doubled, and one undo takes it back."""

import sqlite3

import pytest

from core.analysis.acts import last_act, undo_act
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos
from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.participants import withdraw_participant
from core.exporting.refi import to_qdpx
from core.ids import Id
from core.importing.made_whole import made_whole
from core.importing.opaque_content import bring_in, compared
from core.importing.project import read_project
from core.importing.refi import read_qdpx
from tests.builders import World, alice
from tests.unit.test_attributed import TEXT, a_file
from tests.unit.test_refi import a_study, all_notes, graph

pytest.importorskip("defusedxml")


def figures(project):
    shown = Presentation(project)
    sources = [row for row in project.state.sources.values() if row.status == "live"]
    codes = [row for row in project.state.codes.values() if row.status == "live"]
    people = [row for row in project.state.participants.values() if row.status == "active"]
    return len(sources), len(codes), len(shown.live_codings()), len(shown.live_memos()), len(people)


def called(project, name):
    return next(row.id for row in project.state.codes.values() if project.words(row.name) == name)


def newer():
    """The same project a week later: one code renamed, one coding moved, a text and its coding added, a coding gone."""
    old = a_file()
    text = Id(b"t" * 16)
    first, second, *rest = old.codings
    return old._replace(
        codes=(old.codes[0]._replace(name="frykt"), old.codes[1], ForeignCode(Id(b"n" * 16), "håp", None, "", "")),
        sources=(*old.sources, ForeignSource(text, "per", "Per: Nei vel.", "prøve")),
        codings=(
            first._replace(end=13), second, *rest[:-1],
            ForeignCoding(Id(b"z" * 16), text, 0, 8, Id(b"n" * 16), "", None, Id(b"e" * 16), 1),
        ),
    )  # fmt: skip


def test_the_same_again_records_nothing():
    project = alice(World(1))
    bring_in(project, a_file())
    before, count = figures(project), len(project.timeline.order)
    outcome = bring_in(project, a_file())
    assert (figures(project), len(project.timeline.order)) == (before, count)
    assert not outcome.known.changes
    assert not outcome.known.gone


def test_a_newer_state_adds_what_is_new_and_says_what_changed_and_what_is_gone():
    project = alice(World(2))
    bring_in(project, a_file())
    known = compared(project, newer())
    assert {(each.kind, each.what, each.here, each.file) for each in known.changes} == {
        ("code", "name", "redsel", "frykt"), ("coding", "place", "6–18", "6–13"),
    }  # fmt: skip
    assert [kind for kind, _ in known.gone] == ["coding"]
    outcome = bring_in(project, newer())
    assert [outcome.count(kind) for kind in ("source", "code", "coding", "memo")] == [1, 1, 1, 0]
    assert figures(project) == (2, 3, 6, 1, 0)
    assert len(project.state.attributed_coders.rows) == 2, "Eva is the same"
    undo_act(Presentation(project), last_act(project))
    assert figures(project) == (1, 2, 5, 1, 0)


def test_what_changed_is_taken_where_that_was_chosen():
    project = alice(World(3))
    bring_in(project, a_file())
    bring_in(project, newer(), {each.id for each in compared(project, newer()).changes})
    shown = Presentation(project)
    assert "frykt" in {shown.words(row.name) for row in project.state.codes.values()}
    assert (6, 13) in {(each.start, each.end) for each in shown.live_codings()}
    assert figures(project) == (2, 3, 6, 1, 0)
    assert not compared(project, newer()).changes
    undo_act(Presentation(project), last_act(project))
    assert not compared(project, a_file()).changes


def test_what_was_changed_here_alone_is_not_asked_about():
    project = alice(World(4))
    bring_in(project, a_file())
    project.do(codebook.rename_code, called(project, "redsel"), "frykt for noe")
    assert not compared(project, a_file()).changes


def test_what_was_deleted_here_does_not_come_back():
    project = alice(World(5))
    bring_in(project, a_file())
    project.do(codings.uncode, Presentation(project).live_codings()[0].id)
    project.do(codebook.delete_code, called(project, "svik"))
    before = figures(project)
    outcome = bring_in(project, a_file())
    assert figures(project) == before
    assert {kind for kind, _ in outcome.known.stays} == {"code", "coding"}


def test_an_import_that_was_undone_comes_in_whole():
    project = alice(World(6))
    bring_in(project, a_file())
    undo_act(Presentation(project), last_act(project))
    assert figures(project) == (0, 0, 0, 0, 0)
    bring_in(project, a_file())
    assert figures(project) == (1, 2, 5, 1, 0)


def test_what_was_withdrawn_stays_withdrawn():
    project = alice(World(7))
    content = to_qdpx(Presentation(a_study()))
    bring_in(project, read_qdpx("a.qdpx", content))
    project.do(withdraw_participant, next(iter(project.state.participants.rows)))
    outcome = bring_in(project, read_qdpx("a.qdpx", content))
    assert figures(project)[0] == 0
    assert "source" in {kind for kind, _ in outcome.known.stays}
    assert not any(outcome.count(kind) for kind in ("source", "coding", "case"))


def test_its_own_export_comes_home():
    project = a_study()
    before, notes = graph(project), all_notes(project)
    count = len(project.timeline.order)
    outcome = bring_in(project, read_qdpx("hjem.qdpx", to_qdpx(Presentation(project))))
    assert (graph(project), all_notes(project)) == (before, notes)
    assert len(project.timeline.order) == count, [type(each.event).__name__ for each in outcome.recorded]
    assert not outcome.known.changes


def test_an_export_of_what_was_imported_comes_home_too():
    project = alice(World(8))
    bring_in(project, a_file())
    before = figures(project)
    bring_in(project, read_qdpx("hjem.qdpx", to_qdpx(Presentation(project))))
    assert figures(project) == before


def test_a_tool_that_gives_new_guids_at_each_export_is_met_by_content():
    def renumbered(thing):
        return Id(bytes(255 - each for each in thing))

    old, project = a_file(), alice(World(9))
    bring_in(project, old)
    again = old._replace(
        codes=tuple(each._replace(id=renumbered(each.id)) for each in old.codes),
        sources=tuple(each._replace(id=renumbered(each.id)) for each in old.sources),
        coders=tuple(each._replace(id=renumbered(each.id)) for each in old.coders),
        codings=tuple(
            each._replace(id=renumbered(each.id), source=renumbered(each.source), code=renumbered(each.code),
                          coder=renumbered(each.coder)) for each in old.codings
        ),
        memos=tuple(each._replace(id=renumbered(each.id), on=renumbered(each.on)) for each in old.memos),
    )  # fmt: skip
    before = figures(project)
    bring_in(project, again)
    assert figures(project) == before


def test_a_changed_text_comes_in_once_more_only_where_that_is_chosen():
    old, project = a_file(), alice(World(10))
    bring_in(project, old)
    changed = old._replace(sources=(old.sources[0]._replace(text=TEXT + " Slutt."),))
    outcome = bring_in(project, changed)
    assert figures(project) == (1, 2, 5, 1, 0)
    assert [each.what for each in outcome.known.changes] == ["text"]
    bring_in(project, changed, {old.sources[0].id})
    assert figures(project) == (2, 2, 10, 1, 0)
    bring_in(project, changed)
    assert figures(project) == (2, 2, 10, 1, 0)


def test_two_projects_of_qualcoder_are_two(tmp_path):
    """Row numbers are no GUIDs: code 1 of one project is not code 1 of another."""
    project = alice(World(11))
    for n, text in enumerate(("Kari: Ja.", "Per: Nei, det er ikke sant.")):
        folder = tmp_path / f"Studie{n}.qda"
        folder.mkdir()
        database = sqlite3.connect(folder / "data.qda")
        database.executescript(
            "CREATE TABLE project (date text, memo text);"
            "CREATE TABLE source (id integer primary key, name text, fulltext text);"
            "CREATE TABLE code_name (cid integer primary key, name text);"
            "CREATE TABLE code_text (ctid integer primary key, cid, fid, seltext, pos0, pos1, owner, date);"
            f"INSERT INTO project VALUES ('2020-01-0{n + 1} 10:00:00', '');"
            f"INSERT INTO source VALUES (1, 'tekst', '{text}');"
            f"INSERT INTO code_name VALUES (1, 'kode {n}');"
            f"INSERT INTO code_text VALUES (1, 1, 1, '{text[:4]}', 0, 4, 'eva', '');"
        )
        database.close()
        bring_in(project, read_project(folder))
        bring_in(project, read_project(folder))
    assert figures(project) == (2, 2, 2, 0, 0)


def test_a_coder_of_a_newer_export_with_new_guids_is_the_one_who_coded_these_texts_before():
    old, project = a_file(), alice(World(12))
    bring_in(project, old)
    changed = {each.id: Id(bytes(255 - byte for byte in each.id)) for each in old.coders}
    further = old.codings[0]._replace(id=Id(b"q" * 16), start=0, end=4)
    again = old._replace(
        coders=tuple(each._replace(id=changed[each.id]) for each in old.coders),
        codings=tuple(each._replace(coder=changed[each.coder]) for each in (*old.codings, further)),
        memos=(),
    )
    bring_in(project, again)
    assert figures(project) == (1, 2, 6, 1, 0)
    assert len(project.state.attributed_coders.rows) == 2
    stranger = old.sources[0]._replace(id=Id(b"u" * 16), name="per", text="Per: Nei vel.")
    elsewhere = Foreign((), (stranger,), (further._replace(source=stranger.id),), (), (), (), (), coders=old.coders)
    project = alice(World(13))
    bring_in(project, old)
    bring_in(project, elsewhere._replace(codes=old.codes, coders=again.coders, codings=(
        further._replace(source=stranger.id, coder=again.coders[0].id),)))  # fmt: skip
    assert len(project.state.attributed_coders.rows) == 3, "one of this name in another study is somebody else"


def test_default_coders_of_projects_of_qualcoder_on_one_text_are_several(tmp_path):
    project = alice(World(18))
    for name, quote, start in (("Eva", "Kari", 0), ("Ola", "Ja", 6), ("Per", "Ja", 6)):
        folder = tmp_path / f"{name}.qda"
        folder.mkdir()
        database = sqlite3.connect(folder / "data.qda")
        database.executescript(
            "CREATE TABLE project (date text, memo text);"
            "CREATE TABLE source (id integer primary key, name text, fulltext text);"
            "CREATE TABLE code_name (cid integer primary key, name text);"
            "CREATE TABLE code_text (ctid integer primary key, cid, fid, seltext, pos0, pos1, owner);"
            f"INSERT INTO project VALUES ('2020-01-01 10:00:00 {name}', '');"
            "INSERT INTO source VALUES (1, 'tekst', 'Kari: Ja.');"
            "INSERT INTO code_name VALUES (1, 'kode');"
            f"INSERT INTO code_text VALUES (1, 1, 1, '{quote}', {start}, {start + len(quote)}, 'default');"
        )
        database.close()
        bring_in(project, read_project(folder))
    files = {each.id: project.words(each.file) for each in project.state.attributed_coders.values()}
    codings_of = {(each.start, files[each.by]) for each in project.state.codings.values()}
    assert codings_of == {(0, "Eva"), (6, "Ola"), (6, "Per")}, "also what two of them agree on"
    assert len(project.state.sources.rows) == 1


def test_another_project_on_the_same_texts_does_not_say_that_the_first_ones_codings_are_gone():
    first = a_file()
    others = [each._replace(id=Id(bytes([200 + n]) * 16), start=each.start + 1, coder=Id(b"p" * 16))
              for n, each in enumerate(first.codings)]  # fmt: skip
    second = first._replace(
        codings=tuple(others), coders=(ForeignCoder(Id(b"p" * 16), "Per"),), memos=(), file="per.qdpx"
    )
    project = alice(World(23))
    bring_in(project, first)
    assert compared(project, second).gone == ()
    bring_in(project, second)
    assert figures(project) == (1, 2, 10, 1, 0)
    assert compared(project, first).gone == compared(project, second).gone == ()
    shorter = second._replace(codings=second.codings[1:])
    assert [kind for kind, _ in compared(project, shorter).gone] == ["coding"], "of its own what is gone is said"
    assert len(compared(project, first._replace(codings=())).gone) == 5


def test_a_project_that_was_coded_after_it_came_in_is_still_the_same():
    project, coded = alice(World(24)), a_file()._replace(memos=())
    coded = coded._replace(codings=coded.codings[:2])
    bring_in(project, coded._replace(codings=()))
    bring_in(project, coded)
    assert len({row.project for row in project.state.imports.values()}) == 1
    assert [kind for kind, _ in compared(project, coded._replace(codings=coded.codings[1:])).gone] == ["coding"]


def test_a_memo_without_a_guid_that_was_revised_here_is_not_doubled():
    told = ForeignMemo("analytic", "Merk navnet.", "source", Id(b"s" * 16), (0, 4))
    old, project = made_whole(a_file()._replace(memos=(told, told))), alice(World(14))
    bring_in(project, old)
    assert figures(project)[3] == 2
    project.do(memos.revise_memo, Presentation(project).live_memos()[0].id, "Merk hele navnet.")
    outcome = bring_in(project, old)
    assert figures(project)[3] == 2
    assert not outcome.known.changes


def test_a_memo_without_a_guid_that_another_project_has_too_does_not_make_them_one():
    said, project = ForeignMemo("methodological", "Laget i et annet program.", "", None), alice(World(19))
    bring_in(project, made_whole(a_file()._replace(memos=(said,))))
    text = ForeignSource(Id(b"v" * 16), "per", "Per: Nei vel.", "o")
    other = Foreign((), (text,), (), (said,), (), (), (), file="annet.qdpx")
    assert bring_in(project, made_whole(other)).known.gone == ()
    assert figures(project)[3] == 2
    assert len({each.project for each in project.state.imports.values()}) == 2


def test_a_memo_on_what_did_not_come_in_is_kept_and_said_once():
    lost = ForeignMemo("analytic", "Om koden.", "code", Id(b"x" * 16))
    old, project = made_whole(a_file()._replace(memos=(lost,))), alice(World(15))
    assert [(each.kind, each.things) for each in old.omissions] == [("moved-note", ("Om koden.",))]
    bring_in(project, old)
    bring_in(project, old)
    assert [(each.on_kind, project.words(each.text)) for each in Presentation(project).live_memos()] == [
        ("", "Om koden.")
    ]


def test_a_memo_of_qualcoder_that_changed_is_a_change_and_one_on_a_lost_coding_is_kept(tmp_path):
    folder = tmp_path / "Studie.qda"
    folder.mkdir()
    database = sqlite3.connect(folder / "data.qda")
    database.executescript(
        "CREATE TABLE project (date text, memo text);"
        "CREATE TABLE source (id integer primary key, name text, fulltext text);"
        "CREATE TABLE code_name (cid integer primary key, name text);"
        "CREATE TABLE code_text (ctid integer primary key, cid, fid, seltext, pos0, pos1, owner, date, memo);"
        "INSERT INTO project VALUES ('2020-01-01 10:00:00', '');"
        "INSERT INTO source VALUES (1, 'tekst', 'Kari: Ja.');"
        "INSERT INTO code_name VALUES (1, 'kode');"
        "INSERT INTO code_text VALUES (1, 1, 1, 'Kari', 0, 4, 'eva', '', 'Hun ler.');"
        "INSERT INTO code_text VALUES (2, 1, 1, 'Nei', 6, 9, 'eva', '', 'Hun gråter.');"
    )
    project = alice(World(16))
    bring_in(project, read_project(folder))
    shown = Presentation(project)
    assert {(each.on_kind, shown.words(each.text)) for each in shown.live_memos()} == {
        ("coding", "Hun ler."), ("source", "Hun gråter."),
    }  # fmt: skip
    database.execute("UPDATE code_text SET memo = 'Hun ler høyt.' WHERE ctid = 1")
    database.commit()
    database.close()
    outcome = bring_in(project, read_project(folder))
    assert figures(project)[3] == 2
    assert [(each.kind, each.here, each.file) for each in outcome.known.changes] == [
        ("memo", "Hun ler.", "Hun ler høyt.")
    ]


def test_an_attribute_of_a_text_that_changed_is_a_change_and_can_be_taken():
    def with_values(**values):
        old = a_file()
        source = old.sources[0]._replace(attributes=tuple(values.items()))
        return made_whole(old._replace(sources=(source,), types=(("alder", "number"),)))

    project = alice(World(17))
    bring_in(project, with_values(sted="by", alder="3,5"))
    assert not compared(project, with_values(sted="by", alder="3.5")).changes
    newer_state = with_values(sted="land", alder="3,5", rom="3")
    changes = compared(project, newer_state).changes
    assert [(each.kind, each.what, each.here, each.file) for each in changes] == [
        ("source", "sted", "by", "land"), ("source", "rom", "", "3"),
    ]  # fmt: skip
    bring_in(project, newer_state, {each.id for each in changes})
    (row,) = project.state.sources.values()
    assert {name: project.words(value) for name, value in row.attributes} == {
        "alder": "3,5",
        "rom": "3",
        "sted": "land",
    }
    assert not compared(project, newer_state).changes
    undo_act(Presentation(project), last_act(project))
    assert len(compared(project, newer_state).changes) == 2

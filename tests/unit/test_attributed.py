"""Attributed coders: the people of an imported file are named as the file names them, and pass for no member."""

import sqlite3
from itertools import combinations

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.agreement.by_blindness import BLIND, OPEN, Wanted, by_blindness
from core.analysis.agreement.intercoder_agreement import AgreementOptions
from core.analysis.audit_trail import told
from core.analysis.presentation import Presentation
from core.commands import codings, memos
from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoder, ForeignCoding, ForeignMemo, ForeignSource
from core.commands.project import undo
from core.commands.rounds import open_round
from core.errors import Refused
from core.events.attributed import CoderAttributed, CodingAttributed
from core.exporting.refi import to_qdpx
from core.ids import AttributedId, Id, MemberId
from core.importing.made import moment_of
from core.importing.opaque_content import bring_in
from core.importing.project import read_project
from core.importing.refi import read_qdpx
from core.text.normal import normalise
from core.views.rounds import hidden
from tests.builders import World, alice, exchange, invited
from tests.signing import sign

pytest.importorskip("defusedxml")

TEXT = "Kari: Jeg var redd hele natten. Per kom ikke hjem. Jeg ringte alle."
WHEN = moment_of("2021-03-04T05:06:07Z")


def a_file(name="Eva", guid=b"e" * 16, other="Ola"):
    """Two people of a file who coded one text, and one who wrote a memo there."""
    text, one, two = Id(b"s" * 16), Id(b"c" * 16), Id(b"d" * 16)
    eva, ola = Id(guid), Id(b"o" * 16)
    spans = [(eva, 6, 18, one), (ola, 6, 18, one), (eva, 32, 49, two), (ola, 32, 49, one), (ola, 51, 67, two)]
    return Foreign(
        codes=(ForeignCode(one, "redsel", None, "", ""), ForeignCode(two, "svik", None, "", "")),
        sources=(ForeignSource(text, "kari", TEXT, "prøve"),),
        codings=tuple(
            ForeignCoding(Id(bytes([n]) * 16), text, start, end, code, "", None, coder, WHEN)
            for n, (coder, start, end, code) in enumerate(spans, 1)
        ),
        memos=(ForeignMemo("analytic", "Hun nøler her.", "code", one, None, Id(b"m" * 16), eva, WHEN),),
        cases=(), sets=(), links=(),
        coders=(ForeignCoder(eva, name), ForeignCoder(ola, other)), file="studie.qdpx",
    )  # fmt: skip


def arrived(foreign=None, seed=3):
    project = alice(World(seed))
    bring_in(project, foreign or a_file())
    return project, Presentation(project, translator=Catalogue("en"))


def coders(presentation):
    return {presentation.attributed_name(row.id): row.id for row in presentation.state.attributed_coders.values()}


def test_the_people_of_a_file_are_told_apart_from_members():
    project, shown = arrived(a_file("Alice"))
    names = {shown.member(each.by) for each in shown.live_codings()}
    assert names == {"Alice (as the file says)", "Ola (as the file says)"}
    assert shown.member(project.member) == "Alice"
    assert all(each.by != project.member for each in shown.live_codings())
    assert {each.at for each in shown.live_codings()} == {WHEN}
    (memo,) = shown.live_memos()
    assert (shown.member(memo.by), memo.at) == ("Alice (as the file says)", WHEN)


def test_a_file_that_gives_somebody_a_members_id_gives_nothing_to_that_member():
    world = World(4)
    project = alice(world)
    bring_in(project, a_file("Alice", bytes(project.member)))
    shown = Presentation(project, translator=Catalogue("en"))
    assert project.member not in {each.by for each in shown.live_codings()}
    users = read_qdpx("ut.qdpx", to_qdpx(shown)).coders
    assert [each.id for each in users if each.name == "Alice"] == [project.member]
    assert len({each.id for each in users}) == 3
    assert {each.name for each in users} == {"Alice", "Alice (as the file says)", "Ola"}


def test_the_trail_says_that_it_is_the_file_that_says_so():
    project, shown = arrived()
    said = [line.did for line in told(shown, range(1, len(project.timeline.order) + 1))]
    assert "named a coder of “studie.qdpx”, as the file says: “Eva”" in said
    assert any("Eva (as the file says) coded" in each and "2021-03-04" in each for each in said)
    nb = Presentation(project, translator=Catalogue("nb"))
    assert any("Eva (ifølge filen)" in line.did for line in told(nb, range(1, len(project.timeline.order) + 1)))


def test_whoever_a_file_named_keeps_that_name_once_the_import_is_undone():
    project, _ = arrived()
    project.do(undo, project.timeline.order[-1].id, None)
    shown = Presentation(project, translator=Catalogue("en"))
    lines = [each.did for each in told(shown, range(1, len(project.timeline.order) + 1))]
    assert any("Eva (as the file says)" in line for line in lines)
    assert not any("(now )" in line for line in lines)


def test_names_and_times_go_out_again():
    _, shown = arrived()
    again = read_qdpx("ut.qdpx", to_qdpx(shown))
    names = {each.id: each.name for each in again.coders}
    said = sorted((names[each.coder], each.made, each.start, each.end) for each in again.codings)
    assert said == sorted((n, WHEN, each.start, each.end) for n, each in
                          zip(("Eva", "Ola", "Eva", "Ola", "Ola"), a_file().codings, strict=True))  # fmt: skip
    (memo,) = again.memos
    assert (names[memo.coder], memo.made) == ("Eva", WHEN)


def test_only_who_imported_them_removes_them_and_nobody_alters_them():
    world = World(6)
    ada = alice(world)
    bring_in(ada, a_file())
    bo = invited(world, ada)
    first, second, *_ = Presentation(ada).live_codings()
    code = next(iter(ada.state.codes.rows))
    for project in (ada, bo):
        with pytest.raises(Refused, match="coding-of-file"):
            project.do(codings.recode, first.id, code)
    with pytest.raises(Refused, match="coding-of-file"):
        bo.do(codings.uncode, first.id)
    ada.do(codings.uncode, first.id)
    assert ada.state.codings.rows[first.id].status == "removed"
    exchange(ada, bo)
    place = (second.source, 0, 4, second.code, second.by)
    sign(bo, CodingAttributed(Id(b"\5" * 8 + bo.device[:8]), *place, 0, 0, "", "for"))
    assert len(Presentation(bo).live_codings()) == 4, "nobody adds to what another's file says"


def test_a_memo_that_is_written_anew_is_the_writers():
    project, shown = arrived()
    (memo,) = shown.live_memos()
    project.do(memos.revise_memo, memo.id, "Hun nøler, tror jeg.")
    (memo,) = Presentation(project).live_memos()
    assert memo.by == project.member


def test_an_id_of_a_member_is_none_of_an_attributed_coder():
    project, _ = arrived()
    sign(project, CoderAttributed(AttributedId(MemberId(project.member)), "Alice", "x"))
    assert project.member not in project.state.attributed_coders.rows


def test_what_a_file_says_is_never_blind():
    project, shown = arrived()
    by_name = coders(shown)
    project.do(codings.code_segment, shown.live_codings()[0].source, 6, 18, [shown.live_codings()[0].code], None)
    for pair in combinations((by_name["Eva"], by_name["Ola"], project.member), 2):
        figures = {each.kind: each for each in by_blindness(project, Wanted(pair, AgreementOptions("percent")))}
        assert figures[BLIND].compared is None or not figures[BLIND].compared.sources
        assert figures[OPEN].compared is not None


def test_a_round_hides_what_another_coder_imports_as_somebodys():
    """Else an import would show in a round of blind coding what it hides."""
    world = World(8)
    ada = alice(world)
    bring_in(ada, a_file())
    bo = invited(world, ada)
    (source,) = ada.state.sources.rows
    ada.do(open_round, "runde", (source,), (ada.member, bo.member))
    exchange(ada, bo)
    pairs = hidden(bo.state, bo.member)
    assert {coder for coder, _ in pairs} == {ada.member, *ada.state.attributed_coders.rows}
    assert Presentation(bo).live_codings() == []


def test_agreement_is_that_of_the_file_itself(tmp_path):
    """Holsti and percent of two coders of a QualCoder project, computed here from the table alone."""
    raw = TEXT.replace(". ", ".\r\n")
    folder = tmp_path / "Studie.qda"
    folder.mkdir()
    rows = []
    for owner, quotes in (("eva", ("redd", "Per kom", "ringte")), ("ola", ("redd", "kom ikke", "alle"))):
        rows += [(1, 1, q, raw.index(q), raw.index(q) + len(q), owner, "2020-01-02 03:04:05") for q in quotes]
    database = sqlite3.connect(folder / "data.qda")
    database.execute("CREATE TABLE source (id integer primary key, name text, fulltext text)")
    database.execute("INSERT INTO source VALUES (1, 'kari', ?)", (raw,))
    database.execute("CREATE TABLE code_name (cid integer primary key, name text)")
    database.execute("INSERT INTO code_name VALUES (1, 'redsel')")
    database.execute("CREATE TABLE code_text (ctid integer primary key, cid, fid, seltext, pos0, pos1, owner, date)")
    names = "cid, fid, seltext, pos0, pos1, owner, date"
    database.executemany(f"INSERT INTO code_text ({names}) VALUES (?,?,?,?,?,?,?)", rows)
    database.commit()
    database.close()
    project = alice(World(9))
    bring_in(project, read_project(folder))
    shown = Presentation(project)
    by_name = coders(shown)
    length = len(normalise(raw))
    shift = {n: len(normalise(raw[:n])) for n in range(len(raw) + 1)}
    marked = {owner: {at for *_, s, e, who, _ in rows if who == owner for at in range(shift[s], shift[e])}
              for owner in ("eva", "ola")}  # fmt: skip
    same = sum((at in marked["eva"]) == (at in marked["ola"]) for at in range(length)) / length
    wanted = Wanted((by_name["eva"], by_name["ola"]), AgreementOptions("percent"))
    found = by_blindness(project, wanted)[-1]
    assert found.kind == OPEN
    assert found.agreement.overall.value == pytest.approx(same, abs=1e-9)
    metrics, counted = pytest.importorskip("sklearn.metrics"), pytest.importorskip("krippendorff")
    ratings = [[int(at in marked[owner]) for at in range(length)] for owner in ("eva", "ola")]
    oracles = {"cohen": metrics.cohen_kappa_score(*ratings), "f1": 2 * 1 / (3 + 3),
               "krippendorff": counted.alpha(reliability_data=ratings, level_of_measurement="nominal")}  # fmt: skip
    pair = by_name["eva"], by_name["ola"]
    for metric, value in oracles.items():
        overall = by_blindness(project, Wanted(pair, AgreementOptions(metric)))[-1].agreement.overall
        assert overall.value == pytest.approx(value, abs=5e-4), metric


@pytest.mark.parametrize(
    ("said", "is_moment"),
    [("2021-03-04 05:06:07", True), ("2021-03-04T05:06:07+02:00", True), ("Thu Mar  4 05:06:07 2021", True),
     ("", False), (None, False), ("i går", False), ("9999999-01-01", False), ("1950-01-01", False), (7, False)],
)  # fmt: skip
def test_moments(said, is_moment):
    assert bool(moment_of(said)) is is_moment


@pytest.mark.parametrize(
    "said",
    ["2021-03-04 05.06.07", "2021-03-04_05.06.07", "04.03.2021 05.06.07", "04.03.2021, 05:06:07", "2021/03/04 05:06:07",
     "2021-03-04 05:06:07 UTC", "2021-03-04T05:06:07z", "2021-03-04T05:06:07.000000Z", "3/4/2021 5:06:07 AM",
     "2021-03-04T06:06:07+01:00", "2021-03-03 22:06:07 -0700", "20210304T050607Z", "4.3.2021 05:06:07"],
)  # fmt: skip
def test_a_moment_is_the_same_however_a_program_writes_it(said):
    assert moment_of(said) == WHEN

"""An own note in a .qdpx that somebody changed: what says nothing is passed over, and the rest of the file comes in."""

import io
import zipfile

import pytest

from core.analysis.filters import saved_filters
from core.analysis.presentation import Presentation
from core.commands.memos import write_memo
from core.commands.own_note import (
    OwnAttribute,
    OwnConsensus,
    OwnConsent,
    OwnEdit,
    OwnJudgement,
    OwnMemo,
    OwnQuery,
    OwnQuoteNumber,
    OwnText,
    OwnThings,
)
from core.commands.own_note_json import from_json, to_json
from core.commands.project import describe_parts, undo
from core.errors import Refused
from core.events.queries import QuerySaved
from core.ids import Id, QueryId
from core.importing.opaque_content import bring_in
from core.importing.own_valid import valid
from tests.builders import World, a_code, a_coding, alice
from tests.signing import sign
from tests.unit.test_work_comes_back import GROUP, a_group, pair, qdpx, read, withdraw

pytest.importorskip("defusedxml")
LONG = "x" * 200_001
ONE, TWO = Id(b"1" * 16), Id(b"2" * 16)


@pytest.fixture(scope="module")
def foreign():
    return read(qdpx(pair()[0]))


def came(foreign, **lists):
    """A study into which the file came with these entries in its note."""
    home = alice(World(20))
    bring_in(home, foreign._replace(own=foreign.own._replace(**lists)))
    assert len(home.state.codings.rows) == 2
    assert not home.state.conflicts.rows
    return home


def written(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(each).decode("utf-8", "replace") for each in archive.namelist()]


def names(project):
    return sorted(Presentation(project).words(row.name) for row in project.state.queries.values())


def test_halves_of_signs_and_words_without_end_are_not_read():
    own = OwnThings(queries=(OwnQuery(ONE, "Redde", "a"),))
    written = to_json(own, lambda each: str(each.hex()))
    assert from_json(written).own == own
    assert from_json(written.replace(b'"Redde"', b'"\\ud800"')) == (OwnThings(), 1)
    assert from_json(written.replace(b'"Redde"', f'"{LONG}"'.encode())) == (OwnThings(), 1)


def test_the_same_twice_is_one():
    own = OwnThings(queries=(OwnQuery(ONE, "Redde", "a"),) * 2)
    assert len(from_json(to_json(own, lambda each: str(each.hex()))).own.queries) == 1


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("consensus", OwnConsensus(ONE, TWO, 0, 2**70, (TWO,), TWO, "Ja")),
        ("layers", OwnEdit(ONE, TWO, "corrected", ((0, 2**70),), "Hun")),
        ("consents", OwnConsent(TWO, "2026-01-02", form="a\x1fb")),
        ("quote_numbers", OwnQuoteNumber(TWO, 1, ("x" * 150_000,) * 2)),
        ("attributes", OwnAttribute("x" * 501, "text")),
        ("attributes", OwnAttribute("By", "choice", ("a\x00",))),
        ("memos", OwnMemo(ONE, "analytic", "nonsense", TWO)),
        ("texts", OwnText(ONE, "condensed", TWO, ((-5, 3, 0, 2),))),
        ("texts", OwnText(ONE, "condensed", ONE)),
        ("queries", OwnQuery(ONE, "Redde", "a", (("speaker", "x" * 150_000),) * 2)),
    ],
)
def test_an_entry_that_no_event_can_hold_is_passed_over(foreign, name, entry):
    assert getattr(valid(OwnThings(**{name: (entry,)}), foreign), name) == ()


def test_a_consensus_stands_on_codings_of_its_text_and_within_it(foreign):
    [text], [coding, _] = foreign.sources, foreign.codings
    other = text._replace(id=ONE, name="Et annet", text="Noe helt annet.\n")
    agreed = OwnConsensus(TWO, text.id, 0, 4, (coding.id,), foreign.coders[0].id, "Ja")
    beyond = agreed._replace(end=len(text.text) + 1)
    elsewhere = agreed._replace(consensus=Id(b"3" * 16), text=ONE)
    home = came(foreign._replace(sources=(text, other)), consensus=(beyond, elsewhere))
    assert not home.state.consensus.rows


def test_what_takes_the_guid_of_something_else_does_not_come_in_its_place(foreign):
    [text], [coding, _] = foreign.sources, foreign.codings
    thief = OwnConsensus(text.id, text.id, 0, 4, (coding.id,), foreign.coders[0].id, "Ja")
    true = thief._replace(consensus=ONE)
    query = OwnQuery(text.id, "Redde", "a")
    home = came(
        foreign,
        consensus=(thief, true),
        queries=(query,),
        layers=(OwnEdit(ONE, text.id, "corrected", ((0, 4),), "Hun"),),
    )
    assert len(home.state.consensus.rows) == 1
    assert names(home) == []


def test_long_names_are_numbered_too(foreign):
    queries = tuple(OwnQuery(Id(bytes([n]) * 16), "x" * 10_000, f"a{n}") for n in range(1, 4))
    assert names(came(foreign, queries=queries)) == ["x" * 496 + " (2)", "x" * 496 + " (3)", "x" * 500]


def test_only_ids_are_replaced_in_a_query(foreign):
    code = foreign.codes[0].id
    query = OwnQuery(ONE, "Redde", f"a or {code.hex()}", (), (("", code), ("a", code)) * 50 + ((code.hex(), code),))
    home = came(foreign, queries=(query,))
    assert {home.words(row.expression) for row in home.state.queries.values()} == {f"a or {code.hex()}"}


def test_control_characters_in_names_are_spaces(foreign):
    first, *rest = foreign.codes
    coders = tuple(each._replace(name="A\x7fda") for each in foreign.coders)
    home = came(
        foreign._replace(codes=(first._replace(name="Fry\x80kt"), *rest), coders=coders),
        queries=(OwnQuery(ONE, "Red\x1fde", "a"),),
    )
    assert "Fry kt" in {home.words(row.name) for row in home.state.codes.values()}
    assert {home.words(row.name) for row in home.state.attributed_coders.values()} == {"A da"}
    assert names(home) == ["Red de"]


def test_a_filter_by_what_is_no_id_is_none():
    home = alice(World(21))
    sign(home, QuerySaved(QueryId(ONE), "Redde", "a", '[["coder", "zz"]]'))
    [row] = home.state.queries.values()
    with pytest.raises(Refused, match="query-filters-gone"):
        saved_filters(Presentation(home), row)


def test_one_undo_takes_the_whole_file_back(foreign):
    home = alice(World(22))
    recorded = bring_in(home, foreign).recorded
    home.do(undo, recorded[-1].id)
    assert not [row for row in home.state.codings.values() if row.status == "live"]
    assert not [row for row in home.state.consensus.values() if row.status == "live"]
    assert not home.state.judgements.rows


def test_what_was_withdrawn_from_the_frame_does_not_come_back():
    project = a_group()
    project.do(describe_parts, {"question": "Hva er «Eg heiter Solveig eigentleg»?"})
    before = qdpx(project)
    withdraw(project, "Ina")
    assert [project.words(text) for row in project.state.project.values() for _, text in row.parts] == [None]
    bring_in(project, read(before))
    assert "Solveig" not in "".join(map(str, written(qdpx(project))))


def test_a_withdrawal_takes_what_came_in_on_what_they_said():
    there = a_group()
    source, code, start = next(iter(there.state.sources.rows)), a_code(there, "Navn"), GROUP.index("Solveig")
    coding = a_coding(there, source, code, start, start + 7, "Hemmelig grunn.")
    there.do(write_memo, "analytic", "Hemmelig notat.", "coding", coding)
    foreign = read(qdpx(there))
    [text], [coded] = foreign.sources, foreign.codings
    own = foreign.own._replace(
        judgements=(OwnJudgement(coded.id, coded.coder, "agree", None, 0, "Hemmelig dom."),),
        consensus=(OwnConsensus(ONE, text.id, start, start + 7, (coded.id,), coded.coder, "Hemmelig enighet."),),
    )
    home = alice(World(23))
    bring_in(home, foreign._replace(own=own))
    assert str(written(qdpx(home))).count("Hemmelig") >= 4, "there is something to take"
    withdraw(home, "Ina")
    assert "Hemmelig" not in str(written(qdpx(home)))

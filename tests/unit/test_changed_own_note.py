"""A note in a .qdpx that somebody wrote to do harm, or a tool spoiled, costs its own entries, and they are counted."""

import io
import json
import zipfile

import pytest

from core.analysis.presentation import Presentation
from core.commands import layers, queries
from core.commands.foreign_project import Foreign
from core.commands.own_note import OwnQuery, OwnThings
from core.exporting.refi import to_qdpx
from core.ids import Id
from core.importing.opaque_content import bring_in
from core.importing.own_astray import without_astray
from core.importing.refi import read_qdpx
from core.limits import NOTE_CODE_POINTS_MAX
from tests.builders import World, alice
from tests.unit.test_work_comes_back import pair

pytest.importorskip("defusedxml")
HALF_A_LETTER = "x\ud800"
TOO_LONG = "x" * (NOTE_CODE_POINTS_MAX + 1)


@pytest.fixture(scope="module")
def sent():
    ada, _ = pair()
    ada.do(queries.save_query, "Redde", next(iter(ada.state.codes.rows)).hex())
    ada.do(layers.replace_words, next(iter(ada.state.sources.rows)), "anonymised", ((0, 4),), "Hun")
    return to_qdpx(Presentation(ada))


def with_note(content, change):
    """The same file with another note; `change` gets what stands in it."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(changed, "w") as written:
        for name in archive.namelist():
            part = archive.read(name)
            if part.startswith(b"{") and b'"kodespor"' in part[:30]:
                note = json.loads(part)
                change(note)
                part = json.dumps(note).encode()
            written.writestr(name, part)
    return changed.getvalue()


def brought_in(sent, change):
    """What came in, and how many entries of the note were left out."""
    foreign = read_qdpx("studie.qdpx", with_note(sent, change))
    home = alice(World(4))
    bring_in(home, foreign)
    state = home.state
    assert len(state.codings.rows) == 2, "all else is there"
    rows = {"judgements": state.judgements, "consensus": state.consensus, "queries": state.queries}
    counts = {name: len(table.rows) for name, table in {**rows, "layers": state.layer_edits}.items()}
    return counts, sum(len(each.things) for each in foreign.omissions if each.kind.startswith("own-"))


WHOLE = {"judgements": 2, "consensus": 1, "queries": 1, "layers": 1}


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("queries", "name", HALF_A_LETTER),
        ("queries", "expression", HALF_A_LETTER),
        ("queries", "expression", TOO_LONG),
        ("queries", "filters", [["attribute", "x" * 1000]] * (NOTE_CODE_POINTS_MAX // 1000)),
        ("layers", "words", HALF_A_LETTER),
        ("layers", "words", TOO_LONG),
        ("layers", "places", [[0, 2**70]]),
        ("layers", "places", [[3, 5], [0, 1]]),
        ("consensus", "why", HALF_A_LETTER),
        ("consensus", "why", TOO_LONG),
        ("consensus", "end", 10_000),
        ("consensus", "end", 2**70),
        ("consensus", "coder", "00000000-0000-4000-8000-000000000000"),
        ("judgements", "coder", "00000000-0000-4000-8000-000000000000"),
        ("judgements", "why", HALF_A_LETTER),
        ("judgements", "why", TOO_LONG),
    ],
)
def test_what_cannot_be_here_is_left_out_and_counted(sent, name, field, value):
    found = brought_in(sent, lambda note: note[name][0].update({field: value}))
    assert found == (WHOLE | {name: WHOLE[name] - 1}, 1)


NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("name", "changed", "kind", "line"),
    [
        ("judgements", {"coding": NOWHERE}, "own-judgement", "{coder}: {why}"),
        ("judgements", {"stance": "propose", "code": NOWHERE}, "own-judgement", "{coder}: {why}"),
        ("consensus", {"about": [NOWHERE]}, "own-consensus", "Intervju 9–13: Vi hørte opptaket igjen."),
        ("consensus", {"codes": [NOWHERE]}, "own-consensus", "Intervju 9–13: Vi hørte opptaket igjen."),
        ("consensus", {"text": NOWHERE}, "own-consensus", " 9–13: Vi hørte opptaket igjen."),
        ("layers", {"text": NOWHERE}, "own-layer", "0–4: Hun"),
        ("queries", {"things": [["0" * 32, NOWHERE]]}, "own-astray", "Redde"),
    ],
)
def test_what_points_to_nothing_in_the_file_is_left_out_counted_and_named(sent, name, changed, kind, line):
    was = {}

    def change(note):
        was.update(note[name][0])
        note[name][0].update(changed)

    foreign = read_qdpx("studie.qdpx", with_note(sent, change))
    called = {each.id.hex(): each.name for each in foreign.coders}
    line = line.format(coder=called.get(was.get("coder", "").replace("-", "")), why=was.get("why"))
    assert [(each.kind, each.things) for each in foreign.omissions] == [(kind, (" ".join(line.split()),))]
    assert brought_in(sent, change) == (WHOLE | {name: WHOLE[name] - 1}, 1)


def test_edits_on_the_same_words_and_what_is_said_of_nothing_are_named(sent):
    def change(note):
        note["layers"].append(note["layers"][0] | {"edit": NOWHERE, "places": [[2, 6]], "words": "Ho"})
        note["quote_numbers"] = [{"coding": NOWHERE, "number": 3}]

    foreign = read_qdpx("studie.qdpx", with_note(sent, change))
    assert [(each.kind, each.things) for each in foreign.omissions] == [
        ("own-layer", ("2–6: Ho",)),
        ("own-astray", ("",)),
    ]
    assert brought_in(sent, change) == (WHOLE, 2)


@pytest.mark.parametrize("written", ["", "a"])
def test_an_id_that_is_none_does_not_swell_a_query(sent, written):
    def swell(note):
        (guid,) = {thing for _, thing in note["queries"][0]["things"]}
        note["queries"][0].update(things=[[written, guid]] * 40, expression="aaa")

    assert brought_in(sent, swell) == (WHOLE | {"queries": 0}, 1)


def test_what_stands_twice_comes_once(sent):
    def double(note):
        for name in WHOLE:
            note[name] *= 3
        note["consensus"][0]["about"] *= 5
        note["consensus"] = note["consensus"][:1]

    assert brought_in(sent, double) == (WHOLE, 0)


def test_a_name_comes_without_what_steers_a_terminal(sent):
    home = alice(World(5))
    change = lambda note: note["queries"][0].update(name="Red\x1b[31mde\0")  # noqa: E731
    bring_in(home, read_qdpx("studie.qdpx", with_note(sent, change)))
    assert [home.words(row.name) for row in home.state.queries.values()] == ["Red [31mde"]


def test_many_queries_are_not_compared_with_each_other():
    """Ten thousand took a second, and a hundred thousand two minutes."""
    compared = []

    class Counted(bytes):
        __hash__ = bytes.__hash__

        def __eq__(self, other):
            compared.append(other)
            return bytes.__eq__(self, other)

    own = OwnThings(queries=tuple(OwnQuery(Counted(bytes([n])), str(n), "x", (), (("x", Id(b"?")),)) for n in range(9)))
    kept, lost = without_astray(own, Foreign((), (), (), (), (), (), (), ()))
    assert kept.queries == ()
    assert [(each.kind, len(each.things)) for each in lost] == [("own-astray", 9)]
    others = own._replace(queries=tuple(each._replace(things=()) for each in own.queries))
    kept, lost = without_astray(others, Foreign((), (), (), (), (), (), (), ()))
    assert len(kept.queries) == 9
    assert lost == ()
    assert compared == []

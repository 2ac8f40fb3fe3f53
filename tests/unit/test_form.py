"""What a member signs with a changed program: kept, passed on, without effect, and said in the trail."""

import typing

import msgpack
import pytest

from core.analysis.audit_trail import entries
from core.commands import codebook, memos
from core.errors import Refused
from core.events.codebook import CodeColoured, CodeCreated, CodeDefined, CodeMoved, CodeRenamed, CodeSplit
from core.events.codings import CodingAnnotated, CodingCreated, CodingJudged, CodingResized, CodingStanceSet
from core.events.consensus import ConsensusRecorded
from core.events.exports import ExportRecorded
from core.events.files import FileAttached, SourceTimecodesSet
from core.events.history import EventUndone
from core.events.layers import PassageLinked, TextReplaced
from core.events.member_checks import FindingsAnswered, FindingsShown, TranscriptAnswered, TranscriptReturned
from core.events.memos import MemoRevised, MemoWritten
from core.events.participants import AttributeTypeSet, ConsentNoted, ParticipantDescribed, ParticipantStatusSet
from core.events.project import PhaseStarted, ProjectCreated, ProjectDescribed
from core.events.queries import QuerySaved
from core.events.references import MemoLinked
from core.events.registry import BY_CLASS, EventDraft, Kind, decode_event, encode_event
from core.events.relations import RelationCreated, SetSaved
from core.events.rounds import RoundOpened
from core.events.sources import SourceImported, SourceRenamed
from core.ids import Id, TargetId
from core.limits import CODEBOOK_DEPTH_MAX, NAME_CODE_POINTS_MAX, NOTE_CODE_POINTS_MAX
from core.sealing.codec import SealedText
from core.sealing.sealed_text import seal_text, sealed_bytes_max
from core.views.checks import made_by
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, fresh_copy, invited
from tests.signing import framed, sign, sign_bytes

POISON = {
    "a type that is a map": msgpack.packb([{}, 1, 1000, 0, None, [], None]),
    "a type that is an array with a map": msgpack.packb([[{}], 1, 1000, 0, None, [], None]),
    "an unknown type with keys of two kinds": msgpack.packb(["zz.new", 1, 1000, 0, None, {b"a": 1, "b": 2}, None]),
    "an unknown type with keys that are bytes": msgpack.packb(["zz.new", 1, 1000, 0, None, {b"a": 1}, None]),
    "a type that no program would write": msgpack.packb(["Zz\x1b[2J", 1, 1000, 0, None, [], None]),
    "a type of a million letters": msgpack.packb(["z" * 1_000_000, 1, 1000, 0, None, [], None]),
    "fields that are a map": msgpack.packb(["memo.written", 1, 1000, 0, None, {"a": 1}, None]),
    "fields that are a number": msgpack.packb(["code.deleted", 1, 1000, 0, None, 5, None]),
    "heads that are numbers": msgpack.packb(["member.named", 1, 1000, 0, [1], [b"x" * 16, "n"], None]),
    "a version of no size": msgpack.packb(["member.named", 2**60, 1000, 0, None, [], None]),
    "half of a surrogate pair": b"\x97\xa3\xed\xa0\x80\x01\xcd\x03\xe8\x00\xc0\x90\xc0",
    "a type that is a time": b"\x97\xd6\xff\x00\x00\x00\x01\x01\xcd\x03\xe8\x00\xc0\x90\xc0",
    "a field that is a time": b"\x97\xa4zz.x\x01\xcd\x03\xe8\x00\xc0\xd6\xff\x00\x00\x00\x01\xc0",
    "a name that is an empty box": msgpack.packb(
        ["member.named", 1, 1000, 0, None, [b"x" * 16, msgpack.ExtType(1, b"")], None]
    ),
    "arrays in arrays in arrays": b"\x97\xa4zz.x\x01\xcd\x03\xe8\x00\xc0" + b"\x91" * 400 + b"\x90\xc0",
    "arrays without end": b"\x97\xa4zz.x\x01\xcd\x03\xe8\x00\xc0" + b"\x91" * 100_000 + b"\x90\xc0",
    "a day ahead of UTC": msgpack.packb(["code.deleted", 1, 1000, 1440, None, [b"c" * 16], None]),
    "a number that is none": msgpack.packb(["zz.x", 1, 1000, 0, None, [float("nan")], None]),
    "nothing": b"",
    "noise": bytes(range(256)),
}  # fmt: skip


@pytest.fixture
def team():
    world = World(31)
    a = alice(world)
    b = invited(world, a)
    a_code(b, "Bobs første")
    exchange(a, b)
    return world, a, b


@pytest.mark.parametrize("plaintext", POISON.values(), ids=POISON)
def test_nonsense_is_kept_passed_on_and_said(team, plaintext):
    world, a, b = team
    c = invited(world, a, "Cy")
    exchange(a, b, c)
    sign_bytes(b, plaintext)
    code = a_code(b, "etterpå")
    a.share_missing_keys()
    exchange(a, b, c)
    assert a.state.codes.rows[code].status == "live"
    (conflict,) = a.state.conflicts.values()
    assert conflict.kind in ("malformed", "newer_version", "bad_value", "not_own")
    assert [each.conflict for each in entries(a) if each.conflict] == [conflict.kind]
    assert a.state.digest() == b.state.digest() == c.state.digest() == fresh_copy(a, world).state.digest()
    assert a.events_digest() == b.events_digest() == c.events_digest()
    a_code(a, "og videre")


def test_an_event_of_a_newer_version_stays_what_it_is(team):
    _, a, b = team
    sign_bytes(b, framed("code.created", (1, 2, 3), version=9), framed("mood.noted", {"mood": "glad"}))
    exchange(a, b)
    assert [row.kind for row in a.state.conflicts.values()] == ["newer_version"] * 2
    assert sorted(each.wire for each in entries(a) if each.conflict) == ["code.created", "mood.noted"]


@pytest.mark.parametrize("problem", [IndexError, KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError])
def test_an_upcast_that_fails_makes_the_event_malformed(problem):
    from core.errors import NotCanonical
    from core.events import registry

    def broken(_):
        raise problem

    class Painted(typing.NamedTuple):
        code: Id

    registry.event("test.painted", version=2, upcasts={1: broken})(Painted)
    try:
        with pytest.raises(NotCanonical):
            decode_event(framed("test.painted", (b"c" * 16,)))
    finally:
        registry.BY_CLASS.pop(registry.BY_WIRE.pop("test.painted").cls)


def test_nobody_founds_a_project_that_is_there(team):
    """An event that founds, by another device and with an earlier clock, would else make its author the only owner."""
    _, a, b = team
    code = a_code(a, "redsel")
    exchange(a, b)
    (founding,) = (each.event for each in a.trail() if type(each.event) is ProjectCreated)
    own = a.state.devices.rows[b.device]
    mine = founding._replace(salt=ids(1), title="mitt", member=b.member, name="Bo", sign=own.sign, box=own.box)
    sign_bytes(b, encode_event(EventDraft(mine, None, 1000, 0, ())))
    exchange(a, b)
    assert [row.kind for row in a.state.conflicts.values()] == ["malformed"]
    assert a.words(next(iter(a.state.project.values())).title) == "Egen kraft"
    assert a.state.members.rows[a.member].role == "owner"
    assert a.state.codes.rows[code].status == "live"


def ids(n: int):
    return Id(bytes([n]) * 16)


def id_of(project) -> Id:
    """An id that this device gives."""
    return Id(bytes(8) + project.device[:8])


def breaches(a, b):
    """Events of a coder that break a declaration, and what the trail says about each."""
    source, code, other = a_source(a), a_code(a, "redsel"), a_code(a, "mot")
    person, coding = a_participant(a), a_coding(a, source, code)
    exchange(a, b)
    own = a_coding(b, source, code)
    memo = b.do(memos.write_memo, "analytic", "tanke")[0].event.memo
    long, note = "x" * (NAME_CODE_POINTS_MAX + 1), "x" * (NOTE_CODE_POINTS_MAX + 1)
    key = {ids(9): bytes(32)}
    sealed_long = seal_text("x" * 40_000, key, b.id, lambda n: bytes(n))
    key_id = a.state.sources.rows[source].key
    box = seal_text("abc", {ids(3): bytes(32)}, b.id, bytes)
    text = SourceImported(id_of(b), "interview", "navn", box, "", "", 3, ids(3), (), None, ids(3), ())
    file = FileAttached(id_of(b), "", None, "navn", "text/plain", 5, ids(3), (bytes(32),))
    no = ("not_asked",) * 3
    return [
        (CodeColoured(code, '"><script>'), "bad_value"),
        (CodeColoured(code, "#FFF"), "bad_value"),
        (CodeRenamed(code, ""), "empty"),
        (CodeRenamed(code, " \n"), "empty"),
        (CodeRenamed(code, "a\x1b[2Jb"), "bad_value"),
        (CodeRenamed(code, long), "too_long"),
        (CodeRenamed(code, sealed_long), "too_long"),
        (CodeRenamed(code, SealedText(b"")), "bad_value"),
        (CodeRenamed(ids(5), "ny"), "unknown"),
        (CodeCreated(code, "tatt", None, "", "", None), "already_there"),
        (CodeDefined(code, "smell", "x"), "bad_value"),
        (CodeDefined(code, "use", note), "too_long"),
        (CodeSplit(code, (code, other)), "bad_value"),
        (CodeSplit(code, (other,)), "empty"),
        (CodeSplit(code, (other, other)), "bad_value"),
        (CodeMoved(code, ids(5)), "unknown"),
        (CodingCreated(id_of(a), source, 0, 5, code), "foreign_id"),
        (MemoWritten(ids(1), "analytic", "x", "", None, ""), "foreign_id"),
        (CodingCreated(id_of(b), source, 5, 5, code), "bad_value"),
        (CodingCreated(id_of(b), source, 5, 9999, code), "out_of_range"),
        (CodingCreated(id_of(b), source, 0, 5, source), "unknown"),
        (CodingCreated(coding, source, 0, 5, code), "already_there"),
        (CodingResized(coding, 0, 5), "not_own"),
        (CodingAnnotated(own, 101, ""), "bad_value"),
        (CodingStanceSet(own, "sideways"), "bad_value"),
        (CodingJudged(coding, "propose", None), "bad_value"),
        (CodingJudged(coding, "agree", code), "bad_value"),
        (CodingJudged(coding, "propose", ids(5)), "unknown"),
        (ConsensusRecorded(id_of(b), source, 0, 5, (), ()), "empty"),
        (ConsensusRecorded(id_of(b), source, 0, 5, (code,), (coding,)), "empty"),
        (file._replace(size=0, chunks=()), "bad_value"),
        (file._replace(chunks=(bytes(32), bytes(32))), "bad_value"),
        (file._replace(chunks=(b"",)), "bad_value"),
        (file._replace(on_kind="code", on=code), "bad_value"),
        (file._replace(on_kind="source", on=code), "unknown"),
        (SourceTimecodesSet(source, ((5, 3, 1),)), "bad_value"),
        (SourceTimecodesSet(source, ((5, 1, 2), (4, 2, 3))), "bad_value"),
        (TextReplaced(id_of(b), source, "spoken", ((0, 2),), "x"), "bad_value"),
        (TextReplaced(id_of(b), source, "corrected", ((3, 2),), "x"), "bad_value"),
        (TextReplaced(id_of(b), source, "corrected", ((0, 9999),), "x"), "out_of_range"),
        (PassageLinked(id_of(b), source, 0, 1, 0, 1), "unknown"),
        (MemoWritten(id_of(b), "gossip", "x", "", None, ""), "bad_value"),
        (MemoWritten(id_of(b), "analytic", "", "", None, ""), "empty"),
        (MemoWritten(id_of(b), "analytic", "x", "code", None, ""), "bad_value"),
        (MemoWritten(id_of(b), "analytic", "x", "code", source, ""), "unknown"),
        (MemoWritten(memo, "analytic", "x", "", None, ""), "already_there"),
        (MemoRevised(memo, note), "too_long"),
        (MemoLinked(memo, "memo", memo), "bad_value"),
        (MemoLinked(memo, "code", source), "unknown"),
        (ParticipantDescribed(person, "", "x"), "empty"),
        (ParticipantStatusSet(person, "late"), "bad_value"),
        (AttributeTypeSet("alder", "colour", ()), "bad_value"),
        (AttributeTypeSet("alder", "number", ("1",)), "bad_value"),
        (ConsentNoted(person, "2026-02-30", "", None, "", "yes", *no), "bad_value"),
        (ConsentNoted(person, "i går", "", None, "", "yes", *no), "bad_value"),
        (ConsentNoted(person, "2026-02-20", "", ids(5), "", "yes", *no), "unknown"),
        (ConsentNoted(person, "2026-02-20", "", None, "", "perhaps", *no), "bad_value"),
        (ExportRecorded("file", "mp3", "", (), (), None), "bad_value"),
        (ExportRecorded("study", "../x", "", (), (), None), "bad_value"),
        (ExportRecorded("study", "docx", "secret", (), (), None), "bad_value"),
        (ExportRecorded("texts", "docx", "", (ids(5),), (), None), "unknown"),
        (TranscriptReturned(person, source, "2026-13-01", ""), "bad_value"),
        (TranscriptReturned(person, ids(5), "2026-03-01", ""), "unknown"),
        (TranscriptAnswered(bytes(32), person, "2026-03-01", "approved", ""), "not_shown"),
        (FindingsShown(person, (), "2026-03-01", ""), "empty"),
        (FindingsAnswered(bytes(32), person, "2026-03-01", "agreed", "", ""), "not_shown"),
        (PhaseStarted("late"), "bad_value"),
        (ProjectDescribed("budget", "x"), "bad_value"),
        (QuerySaved(id_of(b), "navn", "x", "x" * 2_000_000), "too_long"),
        (RelationCreated(id_of(b), code, "causes", code), "bad_value"),
        (SetSaved(id_of(b), "", (code,), ()), "empty"),
        (SetSaved(id_of(b), "navn", (code, code), ()), "bad_value"),
        (RoundOpened(id_of(b), "navn", (source,), (b.member,)), "empty"),
        (RoundOpened(id_of(b), "navn", (source,), (ids(5), ids(6))), "unknown"),
        (SourceRenamed(source, SealedText(bytes(3000))), "bad_value"),
        (text._replace(kind="song"), "bad_value"),
        (text._replace(chars=4, text="abc"), "bad_value"),
        (text._replace(chars=0, text=""), "bad_value"),
        (text._replace(source=source, key=key_id), "already_there"),
        (text._replace(participants=(ids(5),)), "unknown"),
    ]  # fmt: skip


def test_folds_check_what_commands_check(team):
    world, a, b = team
    cases = breaches(a, b)
    exchange(a, b)
    said, rows = len(a.state.conflicts.rows), {n: dict(getattr(a.state, n).rows) for n in ("codes", "codings", "memos")}
    made = sign(b, *(event for event, _ in cases))
    exchange(a, b)
    found = [getattr(a.state.conflicts.get(each.id), "kind", None) for each in made]
    assert found == [kind for _, kind in cases]
    assert len(a.state.conflicts.rows) == said + len(cases)
    assert {n: dict(getattr(a.state, n).rows) for n in rows} == rows
    assert a.state.digest() == b.state.digest() == fresh_copy(b, world).state.digest()


def test_the_writer_refuses_what_the_fold_would_leave_without_effect(team):
    from core.commands.context import Decision

    _, a, b = team
    for event, kind in breaches(a, b):
        if kind in ("bad_value", "too_long", "empty", "already_there") and not isinstance(event, ConsensusRecorded):
            with pytest.raises(Refused):
                b.do(lambda _, event=event: [Decision(event)])


def test_a_text_of_people_who_are_not_known_stays_without_them(team):
    _, a, b = team
    person = a_participant(a)
    exchange(a, b)
    box = seal_text("abc", {ids(3): bytes(32)}, a.id, bytes)
    people, key = (person, ids(5)), ids(3)
    (made,) = sign(b, SourceImported(id_of(b), "interview", "n", box, "", "", 3, key, people, ids(6), key, ()))
    exchange(a, b)
    assert a.state.sources.rows[id_of(b)].participants == (person,)
    assert a.state.sources.rows[id_of(b)].derived_from is None
    assert a.state.conflicts.rows[made.id] == ("unknown", (ids(5),))


def test_nobody_takes_away_a_thing_by_undoing_an_event_that_names_it(team):
    """An event that brings in what is there already has no effect, and neither has its undo."""
    _, a, b = team
    memo, person = a.do(memos.write_memo, "analytic", "tanke")[0].event.memo, a_participant(a)
    exchange(a, b)
    made = sign(b, MemoWritten(memo, "analytic", "x", "", None, ""))
    sign(b, *(EventUndone(TargetId(each.id)) for each in made))
    exchange(a, b)
    assert a.state.memos.rows[memo].status == "live"
    assert a.state.participants.rows[person].status == "invited"


def test_sealed_words_are_bounded_by_their_bytes():
    entropy = bytes
    for keys in (1, 3):
        held = {ids(n): bytes(32) for n in range(keys)}
        box = seal_text("\U0001f600" * 500, held, ids(0), entropy)
        assert len(box.blob) <= sealed_bytes_max(500, keys)
        assert len(seal_text("x" * 6000, held, ids(0), entropy).blob) > sealed_bytes_max(500, keys)


def test_the_codebook_has_a_depth(team):
    world, a, b = team
    chain = [CodeCreated(ids(n), f"kode {n}", ids(n - 1) if n else None, "", "", None) for n in range(200)]
    made = sign(b, *chain)
    exchange(a, b)
    kinds = [row.kind for row in a.state.conflicts.values()]
    assert set(kinds) == {"too_deep"}
    assert _depth(a.state) == CODEBOOK_DEPTH_MAX
    assert len(made) == len(a.state.codes.rows) - 1 == 200
    with pytest.raises(Refused, match="code-too-deep"):
        a.do(codebook.create_code, "for dypt", ids(CODEBOOK_DEPTH_MAX - 1))
    with pytest.raises(Refused, match="code-too-deep"):
        a.do(codebook.move_code, ids(CODEBOOK_DEPTH_MAX), ids(0))
    top = a_code(a, "øverst")
    with pytest.raises(Refused, match="code-too-deep"):
        a.do(codebook.merge_codes, ids(CODEBOOK_DEPTH_MAX), ids(CODEBOOK_DEPTH_MAX - 1))
    a.do(codebook.move_code, ids(CODEBOOK_DEPTH_MAX - 1), top)
    assert a.state.digest() == fresh_copy(a, world).state.digest()


def test_concurrent_moves_and_merges_stay_within_the_depth(team):
    _, a, b = team
    half = CODEBOOK_DEPTH_MAX // 2 + 2
    for first in (0, 100):
        sign(a, *(CodeCreated(ids(n), f"k{n}", ids(n - 1) if n > first else None, "", "", None)
                  for n in range(first, first + half)))  # fmt: skip
    lone = a_code(a, "alene")
    exchange(a, b)
    a.do(codebook.move_code, lone, ids(half - 1))
    b.do(codebook.merge_codes, ids(100), lone)
    exchange(a, b)
    assert [row.kind for row in a.state.conflicts.values()] == ["too_deep"]
    assert _depth(a.state) <= CODEBOOK_DEPTH_MAX
    assert a.state.digest() == b.state.digest()


def _depth(state) -> int:
    from core.views.codebook import shown_parent

    def above(code):
        count = 1
        while (code := shown_parent(state, code)) is not None:
            count += 1
        return count

    return max(above(row.id) for row in state.codes.values() if row.status == "live")


@pytest.mark.parametrize("kind", BY_CLASS.values(), ids=lambda kind: kind.wire)
def test_made_by_names_what_an_event_brings_in(kind: Kind):
    event = kind.cls(*[None] * len(kind.cls._fields))
    assert len(made_by(event)) <= 1

"""What classes of events declare is what the program does, and what the independent verifiers do."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given

from core.events.checkpoints import CheckpointMade
from core.events.codings import CodingCreated
from core.events.concerns import concerned, concerns, segments, subject
from core.events.consensus import ConsensusRecorded
from core.events.history import EventUndone
from core.events.layers import TextReplaced
from core.events.members import DeviceAdded, DeviceRemoved, EpochStarted
from core.events.memos import MemoWritten
from core.events.policy import InBundles, MadeBy, Policy, Retroactive, UndoneBy
from core.events.project import ProjectCreated, ProjectImported
from core.events.references import MemoLinked, MemoUnlinked
from core.events.registry import BY_CLASS, BY_WIRE, RecordedEvent, Unknown, policy_of, wire_name
from core.ids import Id
from core.views.authorisation import is_allowed, is_entitled, may_be_accepted_late, may_undo
from core.views.records import Device, Member
from core.views.state import State
from tests import strategies
from tests.forgeries import verifier

PAGE = Path(__file__).parents[2] / "tools" / "verify_bundle.html"
ZERO, NEW, ONE, TWO, THREE = (Id(letter * 16) for letter in (b"o", b"n", b"a", b"b", b"c"))


def placed(event, device=ONE):
    return RecordedEvent(1, device, 1, bytes(32), 0, 0, (), event, None)


@pytest.fixture
def state():
    """An owner, a coder and a reviewer, with a device each of the same id; and a device that somebody added for the
    owner."""
    state = State()
    for member, role in ((ZERO, "owner"), (ONE, "coder"), (TWO, "reviewer")):
        state.members.put(member, Member(member, role, role, None))
        state.devices.put(member, Device(member, member, b"", b"", b"", "device", bytes(32), None, 0, 0))
    state.devices.put(NEW, Device(NEW, ZERO, b"", b"", b"", "device", bytes(32), None, 0, 0, is_confirmed=False))
    return state


def test_every_role_may_make_just_what_the_class_declares(state):
    some = {cls: next(iter(filter(lambda each: type(each) is cls, examples()))) for cls in BY_CLASS}
    for cls, event in some.items():
        made_by = policy_of(event).made_by
        assert is_allowed(state, ZERO, event)
        assert is_allowed(state, ONE, event) is (made_by in (*ALL, MadeBy.CODERS)), cls
        assert is_allowed(state, TWO, event) is (made_by in ALL), cls
        founds = cls is ProjectCreated
        assert is_allowed(state, NEW, event) is (founds or made_by is MadeBy.DEVICES), "until it is confirmed"
        assert is_allowed(state, THREE, event) is founds, "a stranger begins a project, or nothing"
    assert not is_allowed(state, TWO, Unknown("code.future", 1, ()))


def test_members_add_and_remove_devices_of_their_own_and_owners_those_of_all(state):
    added, removed = DeviceAdded(TWO, THREE, b"", b"", "device"), DeviceRemoved(TWO)
    for own in (added, removed):
        assert is_allowed(state, TWO, own)
        assert is_allowed(state, ZERO, own)
        assert not is_allowed(state, ONE, own)
    assert not is_allowed(state, NEW, DeviceAdded(ZERO, THREE, b"", b"", "device")), "not before it is confirmed"
    assert not is_allowed(state, NEW, DeviceRemoved(ZERO))


def test_who_may_undo_is_what_the_class_declares(state):
    for event in examples():
        policy = policy_of(event)
        undone_by, may_make = policy.undone_by, policy.made_by in (*ALL, MadeBy.CODERS)
        by_author = undone_by in (UndoneBy.AUTHOR, UndoneBy.ANY_MEMBER, UndoneBy.AUTHOR_OR_OWNERS)
        assert may_undo(state, ONE, placed(event, ONE)) is (by_author and may_make)
        assert may_undo(state, ONE, placed(event, TWO)) is (undone_by is UndoneBy.ANY_MEMBER)
        by_owners = (UndoneBy.ANY_MEMBER, UndoneBy.ANY_OWNER, UndoneBy.AUTHOR_OR_OWNERS)
        assert may_undo(state, ZERO, placed(event, TWO)) is (undone_by in by_owners)
        undo = placed(EventUndone(bytes(32)))
        assert is_entitled(state, undo, placed(event, TWO)) is (undone_by is UndoneBy.ANY_MEMBER)
    assert not may_undo(state, ONE, placed(Unknown("code.future", 1, ()), ONE))


def test_a_reviewer_undoes_nothing_that_a_reviewer_may_not_make(state):
    undoable = {
        wire_name(event)
        for event in examples()
        if is_entitled(state, placed(EventUndone(bytes(32)), TWO), placed(event, TWO))
        or is_entitled(state, placed(EventUndone(bytes(32)), TWO), placed(event, ONE))
    }
    assert undoable == {
        "event.undone", "member.named", "memo.written", "memo.placed", "memo.revised", "memo.deleted",
        "memo.linked", "memo.unlinked", "memo.attributed",
    }  # fmt: skip


def test_only_what_is_no_decision_on_the_team_or_keys_is_accepted_late():
    accepted = {type(event) for event in examples() if may_be_accepted_late(event)}
    for cls, kind in BY_CLASS.items():
        on_team = kind.policy.retroactive is not Retroactive.NO and cls is not EventUndone
        assert (cls in accepted) is (kind.policy.undone_by is not UndoneBy.NOBODY and not on_team), cls


def test_nothing_that_hands_out_or_destroys_keys_can_be_undone():
    for wire in (
        "project.created", "member.admitted", "member.role_set", "device.added", "device.confirmed",
        "device.clone_split", "epoch.started", "event.accepted_late", "file.attached", "file.detached",
        "participant.withdrawn", "source.speaker_sealed", "source.speakers_set", "source.withdrawn",
        "withdrawal.confirmed", "withdrawal.declined", "attestation.made", "attestation.checked",
        "checkpoint.made", "checkpoint.signed", "checkpoint.stamped",
    ):  # fmt: skip
        assert BY_WIRE[wire].policy.undone_by is UndoneBy.NOBODY


def test_only_decisions_that_belong_to_all_are_undone_by_any_member():
    shared = {kind.wire for kind in BY_WIRE.values() if kind.policy.undone_by is UndoneBy.ANY_MEMBER}
    of_the_codebook = {wire for wire in BY_WIRE if wire.startswith("code.")}
    assert shared == of_the_codebook | {
        "relation.created", "relation.removed", "set.saved", "set.removed", "consensus.recorded"
    }  # fmt: skip


def test_what_makes_signatures_checkable_is_always_in_a_bundle():
    always = {kind.wire for kind in BY_WIRE.values() if kind.policy.in_bundles is InBundles.ALWAYS}
    retroactive = {kind.wire for kind in BY_WIRE.values() if kind.policy.retroactive is not Retroactive.NO}
    assert always >= retroactive - {"event.undone"}
    whole = {kind.wire for kind in BY_WIRE.values() if kind.policy.in_bundles is InBundles.WITH_WHOLE_TEXTS}
    assert whole == {"source.imported", "source.speaker_sealed", "source.speakers_set", "transcript.saved"}


@pytest.mark.parametrize("tool", ["verify_bundle.py", "verify_bundle.html"])
def test_the_independent_verifiers_know_the_same_policies(tool):
    if tool.endswith(".py"):
        lists = tuple(getattr(verifier, name) for name in LISTS)
    else:
        page = PAGE.read_text(encoding="utf-8")
        lists = tuple(
            tuple(re.findall(r"'([a-z_.]+)'", re.search(rf"const {name} = \[(.*?)\];", page, re.DOTALL)[1]))
            for name in LISTS
        )
    never, shared, by_owners, reviewers, owners, themselves, devices = lists
    for wire, kind in BY_WIRE.items():
        undone_by = (
            UndoneBy.NOBODY
            if wire.startswith(never)
            else UndoneBy.ANY_MEMBER
            if wire.startswith(shared)
            else UndoneBy.AUTHOR_OR_OWNERS
            if wire == "owner.voted" and wire.startswith(by_owners)
            else UndoneBy.ANY_OWNER
            if wire.startswith(by_owners)
            else UndoneBy.AUTHOR
        )
        assert undone_by is kind.policy.undone_by, wire
        made_by = (
            MadeBy.DEVICES
            if wire.startswith(devices)
            else MadeBy.EVERYONE
            if wire.startswith(reviewers)
            else MadeBy.OWNERS_OR_THEMSELVES
            if wire.startswith(themselves)
            else MadeBy.OWNERS
            if wire.startswith(owners)
            else MadeBy.CODERS
        )
        assert made_by is kind.policy.made_by, wire


LISTS = (
    "NEVER_UNDONE", "SHARED", "UNDONE_BY_OWNERS", "OF_REVIEWERS", "OF_OWNERS", "OF_OWNERS_OR_THEMSELVES", "OF_DEVICES",
)  # fmt: skip
ALL = (MadeBy.EVERYONE, MadeBy.DEVICES)


def examples():
    """One event of every class, the same in every run."""
    ids = Id(b"i" * 16)
    for cls, kind in BY_CLASS.items():
        event = cls(*(None for _ in cls._fields))
        yield event._replace(**{
            name: ids if name == kind.policy.attaches or name == "member" else getattr(event, name)
            for name in cls._fields
        } | {name: () for name, hint in cls.__annotations__.items() if "tuple" in str(hint)})  # fmt: skip


def test_an_event_concerns_the_things_that_its_fields_name():
    assert concerns(CodingCreated(ONE, TWO, 0, 5, THREE)) == {("coding", ONE), ("source", TWO), ("code", THREE)}
    event = ConsensusRecorded(ONE, TWO, 0, 5, (THREE,), (ONE, TWO))
    assert concerned(event, "coding") == {ONE, TWO}
    assert concerned(event, "code") == {THREE}
    assert subject(event, "consensus") == ("consensus", ONE)
    assert concerns(EventUndone(bytes(32))) == {("event", bytes(32))}


def test_a_thing_of_any_kind_is_of_the_kind_that_stands_before_it():
    assert concerns(MemoWritten(ONE, "analytic", "x", "coding", TWO, "")) == {("memo", ONE), ("coding", TWO)}
    assert concerns(MemoWritten(ONE, "analytic", "x", "", None, "")) == {("memo", ONE)}
    assert concerns(MemoLinked(ONE, "code", THREE)) == {("memo", ONE), ("code", THREE)}
    assert concerns(MemoUnlinked(ONE, THREE)) == {("memo", ONE)}, "the link said of what kind it is"


def test_keys_heads_and_foreign_ids_are_nothing_that_an_event_concerns():
    assert concerns(EpochStarted(ONE, TWO, (THREE,), (bytes(32),))) == set()
    assert concerns(ProjectImported(((ONE, TWO),), (ONE,), THREE, "")) == set()
    assert concerns(CheckpointMade(ONE, ((TWO, 1, bytes(32)),), "", b"")) == {("checkpoint", ONE), ("device", TWO)}
    assert concerns(Unknown("code.future", 1, (ONE,))) == set()


def test_segments_are_where_the_thing_stands():
    assert segments(CodingCreated(ONE, TWO, 3, 5, THREE)) == ((3, 5),)
    assert segments(TextReplaced(ONE, TWO, "corrected", ((3, 5), (8, 9)), "x")) == ((3, 5), (8, 9))
    assert segments(EpochStarted(ONE, TWO, (THREE,), (bytes(32),))) == ()


@given(strategies.events)
def test_every_event_says_what_it_concerns(event):
    assert all(len(thing) in (16, 32) for _, thing in concerns(event))
    if policy_of(event).attaches:
        assert subject(event, policy_of(event).attaches) in concerns(event)


def test_policies_name_fields_that_are_there():
    for cls, kind in BY_CLASS.items():
        policy: Policy = kind.policy
        named = {*policy.not_in_trail, *policy.segment, *([policy.attaches] if policy.attaches else [])}
        assert named <= set(cls._fields), wire_name(cls(*cls._fields))


def test_a_round_hides_codings_memos_consensus_and_chosen_quotes_and_nothing_else():
    hidden = {kind.wire for kind in BY_WIRE.values() if kind.policy.is_hidden_in_rounds}
    assert {wire.partition(".")[0] for wire in hidden - {"code.quote_set"}} == {
        "coding", "memo", "consensus", "quote", "judgement",
    }  # fmt: skip


def test_permission_does_not_hang_on_the_module_of_a_class(state):
    """A class with the same declaration elsewhere is treated the same."""
    for event, member in product(examples(), (ONE, TWO)):
        before = is_allowed(state, member, event), may_undo(state, member, placed(event, TWO))
        cls = type(event)
        module, cls.__module__ = cls.__module__, "elsewhere"
        try:
            assert (is_allowed(state, member, event), may_undo(state, member, placed(event, TWO))) == before
        finally:
            cls.__module__ = module

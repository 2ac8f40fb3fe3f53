"""What a hostile member can sign in large numbers costs everybody else seconds, not minutes."""

import time
from itertools import pairwise

import pytest

from core.events.codebook import CodeCreated, CodeMoved
from core.events.history import EventUndone
from core.events.members import DeviceAdded, DeviceRemoved, MemberAdmitted, MemberRemoved
from core.events.registry import EventDraft, encode_event
from core.ids import CodeId, MemberId, TargetId, new_id
from core.sealing import crypto, envelope
from core.sealing.envelope import Head, Place
from tests.builders import World, a_code, alice, everything, exchange, fresh_copy, invited
from tests.signing import sign

SECONDS = 30
"""Of processor time, for taking it in, opening it again and going on; most take one to three."""


class Team:
    """An owner, somebody with a changed program, and an honest colleague."""

    def __init__(self, is_owner: bool) -> None:
        self.world = World(7)
        a = alice(self.world)
        b, self.honest = invited(self.world, a, "B"), invited(self.world, a, "C")
        exchange(a, b, self.honest)
        self.hostile, self.other = (a, b) if is_owner else (b, a)

    def removal_of(self, who):
        """A removal of somebody."""
        return MemberRemoved(who.member)

    def device(self) -> crypto.DeviceKeys:
        return crypto.new_device(self.world.entropy).keys


def removals(team: Team, count: int) -> list:
    return [team.removal_of(team.other) for _ in range(count)]


def removals_of_itself(team: Team, count: int) -> list:
    return [DeviceRemoved(team.hostile.device) for _ in range(count)]


def devices(team: Team, count: int) -> list:
    made = [team.device() for _ in range(count)]
    return [DeviceAdded(team.hostile.member, each.public.device, *each, "device") for each in made]


def members(team: Team, count: int) -> list:
    made = [(MemberId(new_id(team.hostile.device, team.world.entropy)), team.device()) for _ in range(count)]
    return [MemberAdmitted(member, "x", "coder", each.public.device, *each) for member, each in made]


def nested_codes(team: Team, count: int) -> list:
    ids = [CodeId(new_id(team.hostile.device, team.world.entropy)) for _ in range(count)]
    return [CodeCreated(code, "x", parent, "", "", None) for code, parent in zip(ids, [None, *ids], strict=False)]


def chained_moves(team: Team, count: int) -> list:
    ids = [CodeId(new_id(team.hostile.device, team.world.entropy)) for _ in range(count // 2)]
    made = [CodeCreated(code, "x", None, "", "", None) for code in ids]
    return [*made, *(CodeMoved(code, above) for code, above in pairwise(ids))]


def seconds_for_everybody_else(team: Team) -> float:
    """Processor time for taking all in, opening it again, and going on."""
    start = time.process_time()
    team.honest.accept(everything(team.hostile))
    fresh_copy(team.honest, team.world)
    team.honest.share_missing_keys()
    a_code(team.honest, "we go on")
    team.honest.as_of(len(team.honest.timeline.order) - 5)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("made", "count", "is_owner"),
    [
        (removals, 5000, False),
        (removals, 2000, True),
        (removals_of_itself, 2000, False),
        (devices, 5000, False),
        (members, 5000, True),
        (nested_codes, 1500, False),
        (chained_moves, 3000, False),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_many_events_of_one_kind(made, count, is_owner):
    team = Team(is_owner)
    before = len(team.honest.timeline.order)
    sign(team.hostile, *made(team, count))
    assert seconds_for_everybody_else(team) < SECONDS
    assert len(team.honest.timeline.order) >= before + count


@pytest.mark.parametrize("of_one_another", [True, False])
def test_thousands_of_undos(of_one_another):
    team = Team(False)
    hostile = team.hostile
    last = a_code(hostile) and hostile.timeline.order[-1].id
    head = next(head for head in hostile.log.heads() if head.device == hostile.device)
    made = []
    keychain, start = hostile.custody.keychain, hostile.event(last)
    sealing = envelope.parse(hostile.log.raw(hostile.timeline.order[-1].row)).key
    for n in range(5000):
        place = Place(hostile.id, hostile.device, head.seq + 1, head.id)
        plaintext = encode_event(EventDraft(EventUndone(TargetId(last)), None, start.at + n, 0, ()))
        raw = envelope.seal(place, plaintext, held(keychain, sealing), keychain.signer, team.world.entropy)
        made.append(envelope.parse(raw))
        head = Head(hostile.device, head.seq + 1, made[-1].id)
        last = made[-1].id if of_one_another else last
    with hostile.log.transaction():
        events = hostile.opened.append(made)
    hostile.opened.fold(events)
    assert seconds_for_everybody_else(team) < SECONDS


def held(keychain, key):
    """A key that is held, with its id. Who made it does not matter for sealing."""
    return crypto.HeldKey(key, keychain.device, keychain.keys[key])

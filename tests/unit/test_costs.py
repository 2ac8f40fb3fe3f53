"""What a hostile member can sign in large numbers costs everybody else seconds, not minutes."""

import time
from itertools import pairwise
from random import Random

import pytest

from core.events.codebook import CodeCreated, CodeMoved
from core.events.history import EventUndone
from core.events.members import DeviceAdded, DeviceRemoved, MemberAdmitted, MemberNamed, MemberRemoved
from core.events.registry import EventDraft, encode_event
from core.ids import CodeId, DeviceId, Id, MemberId, TargetId, new_id
from core.log.causality import Line
from core.log.removals import Knowledge
from core.sealing import crypto, envelope
from core.sealing.envelope import Head, Place
from core.text.ranges import overlaps
from tests.builders import World, a_code, alice, everything, exchange, fresh_copy, invited, parsed
from tests.signing import sign
from tests.unit.test_validity_rules import ADA, BO, CY, History

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


def newcomers(history: History, count: int) -> list[DeviceId]:
    """Members whom Ada let in, and who have written."""
    devices = [DeviceId(Id(n.to_bytes(16, "big"))) for n in range(1, count + 1)]
    for each in devices:
        history.members[each], history.admissions[each] = each, history.write(ADA)
    for each in devices:
        history.write(each, seen=(ADA,))
    return devices


def a_ring(count: int) -> History:
    history = History()
    devices = newcomers(history, count)
    for one, other in zip(devices, [*devices[1:], devices[0]], strict=True):
        history.removal(one, other)
    return history


def removals_that_are_undone(count: int) -> History:
    history = History()
    for _ in range(count):
        history.undo(CY, history.removal(ADA, BO), seen=(ADA,))
    return history


def removals_of_many(count: int) -> History:
    history = History()
    for each in newcomers(history, count):
        history.removal(BO, each, seen=(ADA,))
    return history


@pytest.mark.parametrize("made", [a_ring, removals_that_are_undone, removals_of_many])
def test_removals_take_steps_in_proportion_to_their_number(made, monkeypatch):
    steps = [0]

    def counted(method):
        def call(*args, **options):
            steps[0] += 1
            return method(*args, **options)

        return call

    for cls, name in ((Knowledge, "voids"), (Knowledge, "supporters"), (Knowledge, "_reached"), (Line, "reach")):
        monkeypatch.setattr(cls, name, counted(getattr(cls, name)))
    found = []
    for count in (60, 120):
        history = made(count)
        steps[0] = 0
        history.decided()
        found.append(steps[0])
    assert found[1] <= 2.2 * max(found[0], 1), found


def test_events_that_wait_cost_whoever_writes_no_look_into_the_log(monkeypatch):
    team = Team(False)
    for n in range(20):
        a_code(team.other, f"{n}")
    held_back = {parsed(team.other)[-20].id}
    late = everything(team.other)
    team.honest.accept(late._replace(envelopes=tuple(each for each in late.envelopes if each.id not in held_back)))
    sign(team.hostile, MemberNamed(team.hostile.member, "B"))
    team.hostile.accept(everything(team.other))
    for n in range(30):
        a_code(team.hostile, f"{n}")
    missing = parsed(team.other)[-20:]
    news = everything(team.hostile)
    kept = tuple(each for each in news.envelopes if each.id not in {one.id for one in missing})
    team.honest.accept(news._replace(envelopes=kept))
    assert len(team.honest.timeline.waiting) >= 30
    looks, find = [0], type(team.honest.log).find

    def counted(*args):
        looks[0] += 1
        return find(*args)

    monkeypatch.setattr(type(team.honest.log), "find", counted)
    a_code(team.honest, "we go on")
    assert looks[0] < 5


@pytest.mark.parametrize("count", [20_000])
def test_ranges_are_compared_in_one_pass(count):
    one = tuple((4 * n, 4 * n + 1) for n in range(count))
    other = tuple((4 * n + 2, 4 * n + 3) for n in range(count))
    assert not overlaps(one, other)
    assert overlaps(one, (*other, (0, 1)))


def test_ranges_overlap_as_each_with_each():
    random = Random(1)
    for _ in range(3000):
        one, other = (
            tuple((start := random.randrange(9), start + random.randrange(4)) for _ in range(random.randrange(4)))
            for _ in range(2)
        )
        found = any(start < end_2 and start_2 < end for start, end in one for start_2, end_2 in other)
        assert overlaps(one, other) == found, (one, other)

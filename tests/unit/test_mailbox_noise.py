"""What nobody wants in a mailbox is paid for once, and is taken after all once what it waited for has come."""

import pytest

from core.commands import members
from core.keys.grants import Granter
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import crypto, envelope
from core.sealing.envelope import NO_EVENT, Place
from core.storage import declined
from core.storage.log import Log
from sync.relay.mailbox import Mailbox
from sync.session import Session
from tests.builders import World, a_code, a_source, alice, everything, exchange, invited, parsed
from tests.wire import Wire, talk


def a_mailbox(project) -> Mailbox:
    log = Log(None)
    with log.transaction():
        log.set_note("project", project.id)
    return Mailbox(log, project.id, 10**9, lambda: 0)


@pytest.fixture
def team():
    """Ada, Bo, and a mailbox that both have visited."""
    world = World(32)
    ada = alice(world)
    bo = invited(world, ada, role="owner")
    exchange(ada, bo)
    box = a_mailbox(ada)
    for each in (ada, bo, ada):
        visit(each, box)
    return world, ada, bo, box


def visit(project, box) -> Wire:
    one, other, wire = talk(project, box)
    assert one.problem is other.problem is None
    assert one.is_settled
    return wire


class Noise:
    """A stranger who writes events under a key of their own."""

    def __init__(self, world: World, project) -> None:
        self.world, self.project = world, project
        self.secrets = crypto.new_device(world.entropy)
        self.key = crypto.new_key(crypto.KeyKind.SEALING, self.secrets.public.device, world.entropy)
        self.seq, self.previous = 0, NO_EVENT

    def more(self, count: int) -> TransferBundle:
        made, signer = [], crypto.Signer(self.secrets)
        for _ in range(count):
            self.seq += 1
            place = Place(self.project.id, self.secrets.public.device, self.seq, self.previous)
            made.append(envelope.parse(envelope.seal(place, bytes(900), self.key, signer, self.world.entropy)))
            self.previous = made[-1].id
        return TransferBundle(self.project.id, (self.secrets.public,), tuple(made), ())


QUIET_BYTES = 400
"""Two greetings."""


def test_noise_of_a_stranger_comes_once(team):
    world, ada, bo, box = team
    noise = Noise(world, ada)
    box.accept(noise.more(2000))
    assert visit(bo, box).bytes > 2_000_000
    assert visit(bo, box).bytes < QUIET_BYTES, "nothing is new: the summaries are equal"
    a_code(ada, "ny")
    visit(ada, box)
    assert visit(bo, box).bytes < 5000
    assert bo.events_digest() == ada.events_digest()
    assert len(bo.log.declined.heads()) == 1


def test_more_of_the_same_noise_costs_only_what_is_more(team):
    world, ada, bo, box = team
    noise = Noise(world, ada)
    box.accept(noise.more(300))
    visit(bo, box)
    box.accept(noise.more(10))
    assert visit(bo, box).bytes < 25_000
    assert visit(bo, box).bytes < QUIET_BYTES
    assert [head.seq for head in bo.log.declined.heads()] == [310]


def test_noise_in_many_feeds_is_bounded(team, monkeypatch):
    world, ada, bo, box = team
    monkeypatch.setattr(declined, "DECLINED_MAX", 30)
    for _ in range(50):
        box.accept(Noise(world, ada).more(1))
    for _ in range(3):
        visit(bo, box)
    assert len(bo.log.declined.heads()) <= 30
    code = a_code(ada, "ny")
    visit(ada, box)
    visit(bo, box)
    assert code in bo.state.codes.rows


def test_two_devices_that_declined_the_same_say_nothing_of_it(team):
    world, ada, bo, box = team
    box.accept(Noise(world, ada).more(50))
    visit(ada, box)
    visit(bo, box)
    _, _, wire = talk(ada, bo)
    assert wire.bytes < QUIET_BYTES


def test_what_was_declined_is_taken_once_its_key_has_come(team):
    """Eva is let in and writes under a key that Bo does not have yet; her events reach the mailbox before the key."""
    world, ada, bo, box = team
    ada.do(members.start_epoch)
    eva = invited(world, ada, "Eva")
    code = a_code(eva, "under ny nøkkel")
    own = tuple(sealed for sealed in parsed(eva) if sealed.device == eva.device)
    box.accept(TransferBundle(ada.id, (eva.secrets.public,), own, ()))
    visit(bo, box)
    assert len(bo.log.declined.heads()) == 1
    assert code not in bo.state.codes.rows
    visit(ada, box)
    visit(bo, box)
    assert code in bo.state.codes.rows
    assert bo.log.declined.heads() == []


def test_what_one_declined_reaches_it_from_another_peer_too(team):
    world, ada, bo, _ = team
    ada.do(members.start_epoch)
    eva = invited(world, ada, "Eva")
    code = a_code(eva, "under ny nøkkel")
    own = tuple(sealed for sealed in parsed(eva) if sealed.device == eva.device)
    bo.accept(TransferBundle(ada.id, (eva.secrets.public,), own, ()))
    ada.accept(everything(eva))
    talk(ada, bo)
    assert code in bo.state.codes.rows


def test_grants_of_a_stranger_come_once_and_again_once_the_stranger_is_known(team):
    world, ada, bo, box = team
    stranger = crypto.new_device(world.entropy)
    granter = Granter(ada.id, stranger.public.device, crypto.Signer(stranger))
    made = []
    for _ in range(100):
        key = crypto.new_key(crypto.KeyKind.WORDS, stranger.public.device, world.entropy)
        made.append(granter.to_box(key, crypto.new_device(world.entropy).keys.box).raw)
    box.accept(TransferBundle(ada.id, (stranger.public,), (), tuple(made)))
    assert visit(bo, box).bytes > 10_000
    assert visit(bo, box).bytes < QUIET_BYTES
    assert len(bo.log.declined.grants()) == 100
    ada.do(members.admit_member, stranger.keys, "Sverre")
    sverre = Project.join(Log(None), stranger, world.clock(), world.entropy, everything(ada))
    a_code(sverre)
    ada.accept(everything(sverre))
    for each in (ada, bo):
        visit(each, box)
        visit(each, box)
    assert bo.log.declined.grants() == []
    assert set(made) <= {grant.raw for grant in bo.log.grants()}


def test_rubbish_that_a_mailbox_would_not_hold_is_refused(team):
    _, ada, _, box = team
    session = Session(box, False)
    session.receive(b"\0" * 20)
    assert session.problem is not None
    assert ada.log.declined.heads() == []


def test_a_removal_costs_the_events_that_it_makes(team):
    """Not the log again, nor the recordings."""
    world, ada, bo, box = team
    source = a_source(ada)
    ada.attach("source", source, "opptak", "audio/ogg", [world.entropy(1 << 20)] * 4)
    for n in range(300):
        a_code(ada, f"kode {n}")
    visit(ada, box)
    visit(bo, box)
    ada.do(members.remove_member, bo.member)
    assert visit(ada, box).bytes < 24_000, "most of it compares the keys of 300 names, in at most 512 groups"
    assert visit(ada, box).bytes < QUIET_BYTES

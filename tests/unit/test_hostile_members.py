"""What a member with a changed program signs lies in the logs of others: it never keeps honest devices from syncing."""

import pytest

from core.errors import Rejected
from core.log.transfer_bundle import TransferBundle
from core.log.verification import SIGNED_EVERY
from core.sealing import crypto, envelope
from core.sealing.envelope import NO_EVENT, Place, Sealed
from sync import event_batches
from sync.relay.mailbox import Mailbox
from sync.transports.folder import sync_folder
from tests.builders import World, a_code, alice, exchange, invited
from tests.wire import talk


@pytest.fixture
def team():
    """Ada, Bo, and Mallory, a coder with a changed program."""
    world = World(66)
    ada = alice(world)
    bo, mallory = invited(world, ada), invited(world, ada, "Mallory")
    exchange(ada, bo, mallory)
    return world, ada, bo, mallory


def chain(world: World, mallory, wrong: set[int], count: int, size: int = 900, start: Sealed | None = None):
    """Events by Mallory, of which some (by their numbers from 1) are signed wrongly and the next one builds on them."""
    signer = crypto.Signer(mallory.secrets)
    key = mallory.custody.keychain.held(next(iter(mallory.state.epochs.rows.values())).key)
    seq, previous = (start.seq, start.id) if start is not None else (0, NO_EVENT)
    made = []
    for number in range(1, count + 1):
        place = Place(mallory.id, mallory.device, seq + number, previous)
        raw = envelope.seal(place, b"\xc0" + bytes(size), key, signer, world.entropy)
        if number in wrong:
            raw = raw[:-1] + bytes([raw[-1] ^ 1])
        made.append(envelope.parse(raw))
        previous = made[-1].id
    return made


def given(mallory, events) -> TransferBundle:
    return TransferBundle(mallory.id, (mallory.secrets.public,), tuple(events), ())


@pytest.mark.parametrize("wrong", [{1}, set(range(1, 63)), {1, 2, 3, 9, 30}])
def test_wrongly_signed_events_before_a_right_one_pass_on_in_batches_of_any_size(team, wrong, tmp_path, monkeypatch):
    world, ada, bo, mallory = team
    eva = invited(world, ada, "Eva")
    events = chain(world, mallory, wrong, 63)
    assert ada.accept(given(mallory, events)).new == 63
    for n in range(10):
        a_code(ada, f"etter {n}")
    one, other, _ = talk(ada, bo)  # the first batch has 4 KiB
    assert one.problem is other.problem is None
    assert bo.events_digest() == ada.events_digest()
    monkeypatch.setattr(event_batches, "SEGMENT_BYTES_TARGET", 2000)
    sync_folder(ada, tmp_path)
    assert sync_folder(eva, tmp_path).problems == ()
    assert {sealed.id for sealed in events} <= set(eva.timeline.places) | set(eva.timeline.waiting)


def test_a_long_stretch_of_wrong_signatures_is_refused_by_whoever_gets_it_first(team):
    world, ada, _, mallory = team
    with pytest.raises(Rejected, match="envelope-signature-wrong"):
        ada.accept(given(mallory, chain(world, mallory, set(range(1, SIGNED_EVERY + 2)), SIGNED_EVERY + 2)))
    with pytest.raises(Rejected, match="envelope-signature-wrong"):
        ada.accept(given(mallory, chain(world, mallory, {1}, 2, size=9000)))


def test_many_branches_of_wrong_signatures_go_in_several_batches(team, monkeypatch):
    world, ada, bo, mallory = team
    first = chain(world, mallory, set(), 1)
    branches = [chain(world, mallory, {1, 2, 3}, 4, start=first[0]) for _ in range(30)]
    heads = [each[0] for each in branches]
    rest = [sealed for each in branches for sealed in each[1:]]
    assert ada.accept(given(mallory, first + heads + rest)).new == 121
    monkeypatch.setattr(event_batches, "TAIL_BYTES_MAX", 10_000)
    one, other, _ = talk(ada, bo)
    assert one.problem is other.problem is None
    assert bo.events_digest() == ada.events_digest()


def test_a_relay_passes_them_on_too(team):
    world, ada, bo, mallory = team
    from core.storage.log import Log

    log = Log(None)
    with log.transaction():
        log.set_note("project", ada.id)
    box = Mailbox(log, ada.id, 10**9, lambda: 0)
    ada.accept(given(mallory, chain(world, mallory, {1, 2, 3, 4, 5}, 6)))
    for each in (ada, bo):
        one, other, _ = talk(each, box)
        assert one.problem is other.problem is None
    assert bo.events_digest() == ada.events_digest()

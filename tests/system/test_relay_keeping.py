"""What the relay keeps and for how long: a full mailbox or disk, a kill, a rewind, old mailboxes; nothing is lost."""

import os
import shutil
import time

import httpx
import pytest

from app.services.peers import access_tokens_of
from core.commands import codings, members
from core.storage.log import Log
from sync import session
from sync.relay.file_store import FileMailboxStore
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.server import SPEAKS
from sync.transports import relay as client
from tests.builders import World, a_code, a_source, alice, everything, invited
from tests.servers import Killable, Server, meet, same


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path / "relay")
    yield made
    made.stop()


@pytest.fixture
def pair():
    world = World(33)
    ada = alice(world)
    return world, ada, invited(world, ada, role="owner")


def test_where_the_mailbox_is_full_members_go_on_in_another(pair, tmp_path):
    """Somebody who was removed can still write in the first one, until it is full."""
    _, ada, bo = pair
    server = Server(tmp_path / "full", mailbox_bytes=1_000_000)
    try:
        a_code(ada)
        meet(ada, server)
        (path,) = server.folder.rglob("*.db")
        log = Log(path)
        with log.transaction():
            log.set_note("noise", bytes(1_000_000))
        log.close()
        ada.do(members.start_epoch)
        bo.accept(everything(ada))
        code = a_code(ada)
        first, _ = access_tokens_of(ada)
        assert client.is_full(meet(ada, server, tickets=[first]).problem)
        for each in (ada, bo):
            assert meet(each, server).problem is None
        assert code in bo.state.codes.rows
        assert len(list(server.folder.rglob("*.db"))) == 2
    finally:
        server.stop()


def test_a_relay_that_was_rewound_or_lost_everything_gets_it_again(pair, server, tmp_path):
    _, ada, bo = pair
    a_code(ada, "før")
    meet(ada, server)
    server.stop()
    shutil.copytree(server.folder, tmp_path / "backup")
    server.start()
    a_code(ada, "etter")
    meet(ada, server)
    server.stop()
    shutil.rmtree(server.folder)
    shutil.copytree(tmp_path / "backup", server.folder)
    server.start()
    assert meet(bo, server).received == 1
    meet(ada, server)
    assert meet(bo, server).received == 1
    assert same(ada, bo)
    server.stop()
    shutil.rmtree(server.folder)
    server.start()
    assert meet(bo, server).sent == len(bo.timeline.order)


def test_killed_in_the_middle_nothing_that_was_acknowledged_is_lost(pair, tmp_path, monkeypatch):
    _, ada, bo = pair
    source, code = a_source(ada), a_code(ada)
    for n in range(4):
        ada.do(lambda c, n=n: [one for m in range(300)
                                  for one in codings.code_segment(c, source, n, 20 + m % 50, [code])])  # fmt: skip
    relay = Killable(f"sqlite:///{tmp_path / 'relay'}")
    acknowledged: list[int] = []
    take = session.Session._on_acknowledged

    def last_words(self, message):
        """Kills the relay as soon as it has acknowledged a third batch."""
        after = take(self, message)
        acknowledged.append(message.number)
        if len(acknowledged) == 3:
            relay.kill()
        return after

    try:
        with monkeypatch.context() as patch:
            patch.setattr(session.Session, "_on_acknowledged", last_words)
            first = meet(ada, relay)
        total = len(ada.timeline.order)
        assert first.problem, "it was cut"
        assert 0 < first.sent < total
        relay.start()
        second = meet(ada, relay)
        assert second.problem is None
        assert 0 < second.sent <= total - first.sent, "what was acknowledged was there"
        assert meet(bo, relay).problem is None
        assert same(ada, bo)
    finally:
        relay.kill()


def test_a_full_mailbox_says_so_and_nothing_is_lost(pair, tmp_path):
    _, ada, bo = pair
    server = Server(tmp_path / "small", mailbox_bytes=1)
    try:
        a_code(ada)
        assert meet(ada, server).problem.parameters["reason"].code == "relay-mailbox-full"
        assert ada.state.codes.rows
    finally:
        server.stop()
    roomy = Server(tmp_path / "roomy")
    try:
        assert meet(ada, roomy).problem is None
        meet(bo, roomy)
        assert same(ada, bo)
    finally:
        roomy.stop()


def test_a_full_disk_at_the_relay_is_said_and_nothing_is_lost(pair, tmp_path):
    _, ada, bo = pair
    source, code = a_source(ada), a_code(ada)
    for n in range(4):
        ada.do(lambda c, n=n: [one for m in range(400)
                                  for one in codings.code_segment(c, source, n, 20 + m % 50, [code])])  # fmt: skip
    store = f"sqlite:///{tmp_path / 'relay'}"
    relay = Killable(store, file_bytes=400_000)
    try:
        first = meet(ada, relay)
        assert first.problem.parameters["reason"].code == "storage-full"
        assert first.sent < len(ada.timeline.order)
    finally:
        relay.kill()
    roomy = Killable(store)
    try:
        assert meet(ada, roomy).problem is None
        assert meet(bo, roomy).problem is None
        assert same(ada, bo)
    finally:
        roomy.kill()


def test_old_mailboxes_go_and_new_ones_stop_at_the_limit(pair, tmp_path):
    _, ada, _ = pair
    server = Server(tmp_path / "relay", mailboxes=1)
    try:
        meet(ada, server)
        other = alice(World(9))
        assert all(meet(other, server, by_http).problem.code == "relay-full" for by_http in (False, True))
    finally:
        server.stop()
    (path,) = server.folder.glob("??/*.db")
    shelf = Mailboxes(FileMailboxStore(server.folder), Limits(retention_days=400))
    assert shelf.tidy() == 0
    os.utime(path, (time.time() - 401 * 86400,) * 2)
    assert shelf.tidy() == 1
    assert shelf.count() == 0


def test_health_and_figures_hold_no_content(pair, server):
    _, ada, _ = pair
    a_code(ada)
    meet(ada, server)
    assert httpx.get(f"{server.address}/health").json()["ok"] is True
    figures = httpx.get(f"{server.address}/metrics").text
    assert "kodespor_mailboxes 1.0" in figures
    assert f"kodespor_events_total {float(len(ada.timeline.order))}" in figures
    assert access_tokens_of(ada)[0].mailbox not in figures


def test_a_conversation_by_http_that_was_forgotten_begins_anew(pair, server):
    _, ada, _ = pair
    headers = {"authorization": f"Bearer {access_tokens_of(ada)[0].token}", "kodespor-project": ada.id.hex()}
    first = httpx.post(f"{server.address}/v1/talk", headers=headers)
    assert first.headers["content-type"] == SPEAKS
    odd = httpx.post(f"{server.address}/v1/talk", headers=headers | {"kodespor-wait": "very long"})
    assert odd.status_code == 200
    again = httpx.post(f"{server.address}/v1/talk", headers=headers | {"kodespor-talk": "f" * 32})
    assert again.status_code == 410

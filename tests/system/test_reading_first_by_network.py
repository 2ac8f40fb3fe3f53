"""A newcomer who reads before the log has come gets it by the relay, and in the local network."""

import asyncio

from tests.servers import Server, meet
from tests.system.test_lan import Host, ended, until
from tests.unit.test_attestations import Study


def test_the_log_comes_by_the_relay(tmp_path):
    study = Study()
    study.confirm()
    cara = study.newcomer()
    assert cara.custody.mailbox_secrets() == study.a.custody.mailbox_secrets()
    server = Server(tmp_path / "relay")
    try:
        assert meet(study.a, server).problem is None
        assert meet(cara, server).problem is None
    finally:
        server.stop()
    assert cara.first.standing() is None
    assert cara.first.found_false() is None
    assert cara.state.digest() == study.a.state.digest()


def test_the_log_comes_in_the_local_network():
    study = Study()
    study.confirm()
    cara = study.newcomer()
    first, second = Host(study.a), Host(cara)

    async def play() -> None:
        serving = first.run()
        await until(lambda: first.lan.port)
        calling = second.run(first)
        await until(lambda: not cara.first.is_on)
        first.lan.stop()
        second.lan.stop()
        await ended(serving, calling)

    asyncio.run(play())
    assert cara.first.found_false() is None
    assert [met.outcome.problem for met in first.met + second.met] == [None, None]

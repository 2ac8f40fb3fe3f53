"""Joining by a spoken code: in the local network (loopback) and at a real relay, with the real command."""

import asyncio
import contextlib
import os
import subprocess
import sys
import time

import pytest

from app.services import invitations as joining
from app.services.invitations import InviteRole, admit_guest
from core.errors import Refused
from core.project import Project
from sync.invitation import Invitation, new_invitation
from sync.transports.rendezvous_client import InvitationHost, MeetingOptions
from tests.builders import World, a_code, a_coding, a_source, alice
from tests.servers import Server
from tests.system.cli import Person

LOOPBACK = ("127.0.0.1", 0)


@pytest.fixture
def ada() -> Project:
    project = alice(World(51))
    a_coding(project, a_source(project), a_code(project), 0, 10)
    return project


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path / "relay")
    yield made
    made.stop()


class Evening:
    """One invitation, and what the one who invites saw."""

    def __init__(self, ada: Project, relay: str = "", wanted: bool = True, lan: bool = True) -> None:
        self.invitation = new_invitation(os.urandom, relay)
        self.seen: list[str] = []

        async def decide(guest) -> bytes | None:
            self.seen.append(joining.join_files.fingerprint(guest.request.keys.device))
            return admit_guest(ada, guest.request, InviteRole(guest.name)) if wanted else None

        self.inviting = InvitationHost(self.invitation, os.urandom, decide)
        self.running = asyncio.ensure_future(self.inviting.run(MeetingOptions(lan, LOOPBACK), 20))

    async def ready(self) -> None:
        for _ in range(500):
            if self.inviting.port:
                return
            await asyncio.sleep(0.01)

    @property
    def places(self) -> MeetingOptions:
        return MeetingOptions(peer=("127.0.0.1", self.inviting.port))


async def join(tmp_path, name: str, invitation: Invitation, places: MeetingOptions, told=lambda words: None) -> Project:
    return await joining.join_by_code(tmp_path / name, invitation, name, "fire tilfeldige ord her", places, told)


def test_who_has_the_code_is_in_with_all_the_work(ada, tmp_path):
    async def evening() -> None:
        one, told = Evening(ada), []
        await one.ready()
        bo = await join(tmp_path, "Bo", one.invitation, one.places, told.append)
        guest = await one.running
        assert guest.name == "Bo"
        assert told == one.seen == [joining.join_files.fingerprint(bo.device)]
        assert bo.events_digest() == ada.events_digest()
        assert all(bo.text(each) for each in bo.state.sources.rows)
        assert bo.words(bo.state.members.rows[bo.member].name) == "Bo"

    asyncio.run(evening())


def test_they_find_each_other_in_the_local_network(ada, tmp_path):
    """Over zeroconf; the announcement holds the code's first word and nothing else."""

    async def evening() -> None:
        one = Evening(ada)
        await one.ready()
        other = Evening(ada)  # somebody else invites at the same time
        await other.ready()
        bo = await join(tmp_path, "Bo", one.invitation, MeetingOptions())
        assert bo.events_digest() == ada.events_digest()
        other.inviting.stop(Refused("invitation-timed-out"))
        with contextlib.suppress(Refused):
            await other.running

    asyncio.run(evening())


def test_they_meet_at_a_relay_that_reads_nothing(ada, tmp_path, server):
    async def evening() -> None:
        one = Evening(ada, server.address, lan=False)
        await asyncio.sleep(0.3)
        bo = await join(tmp_path, "Bo", one.invitation, MeetingOptions(lan=False))
        assert bo.events_digest() == ada.events_digest()
        assert (await one.running).name == "Bo"

    asyncio.run(evening())
    assert not [path for path in server.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("at_relay", [False, True])
def test_three_wrong_codes_burn_it(ada, tmp_path, server, at_relay):
    async def evening() -> None:
        one = Evening(ada, server.address if at_relay else "", lan=not at_relay)
        await one.ready() if not at_relay else await asyncio.sleep(0.3)
        places = MeetingOptions(lan=False) if at_relay else one.places
        wrong = one.invitation._replace(password="zoo-zoo-zoo")
        for _ in range(3):
            with pytest.raises(Refused, match="invitation-wrong-code"):
                await join(tmp_path, "Mallory", wrong, places)
            await asyncio.sleep(0.3)
        with pytest.raises(Refused, match="invitation-used-up"):
            await one.running
        with pytest.raises(Refused):
            await join(tmp_path, "Bo", one.invitation, places)
        assert one.seen == []
        assert len(ada.state.devices.rows) == 1
        assert not (tmp_path / "Bo").exists()

    asyncio.run(evening())


def test_attempts_cannot_be_made_side_by_side(ada, tmp_path):
    async def evening() -> None:
        one = Evening(ada)
        await one.ready()
        wrong = one.invitation._replace(password="zoo-zoo-zoo")
        guests = [join(tmp_path, f"M{n}", wrong, one.places) for n in range(12)]
        outcomes = await asyncio.gather(*guests, return_exceptions=True)
        assert all(isinstance(each, Refused) for each in outcomes)
        assert sum(each.code == "invitation-wrong-code" for each in outcomes) == 3
        with pytest.raises(Refused, match="invitation-used-up"):
            await one.running

    asyncio.run(evening())


def test_a_place_at_the_relay_is_one_hosts(ada, tmp_path, server):
    async def evening() -> None:
        one = Evening(ada, server.address, lan=False)
        await asyncio.sleep(0.4)
        other = InvitationHost(one.invitation, os.urandom, lambda guest: asyncio.sleep(0, None))
        with pytest.raises(Refused, match="invitation-place-taken"):
            await other.run(MeetingOptions(lan=False), 5)
        assert (await join(tmp_path, "Bo", one.invitation, MeetingOptions(lan=False))).member
        await one.running

    asyncio.run(evening())


def test_two_wrong_codes_do_not(ada, tmp_path, server):
    async def evening() -> None:
        one = Evening(ada, server.address, lan=False)
        for _ in range(2):
            await asyncio.sleep(0.3)
            with pytest.raises(Refused, match="invitation-wrong-code"):
                await join(tmp_path, "M", one.invitation._replace(password="zoo-zoo-zoo"), MeetingOptions(lan=False))
        await asyncio.sleep(0.3)
        assert (await join(tmp_path, "Bo", one.invitation, MeetingOptions(lan=False))).member
        await one.running

    asyncio.run(evening())


def test_who_is_not_wanted_is_told(ada, tmp_path):
    async def evening() -> None:
        one = Evening(ada, wanted=False)
        await one.ready()
        with pytest.raises(Refused, match="invitation-turned-away"):
            await join(tmp_path, "Bo", one.invitation, one.places)
        assert len(ada.state.devices.rows) == 1
        one.running.cancel()

    asyncio.run(evening())


def test_nobody_waits(tmp_path, server, monkeypatch):
    monkeypatch.setattr(joining, "LOOK_SECONDS", 0.5)
    invitation = new_invitation(os.urandom, server.address)
    with pytest.raises(Refused, match="invitation-nobody"):
        asyncio.run(join(tmp_path, "Bo", invitation, MeetingOptions()))
    with pytest.raises(Refused, match="invitation-relay-silent"):
        asyncio.run(join(tmp_path, "Bo", invitation._replace(relay="http://127.0.0.1:9"), MeetingOptions(lan=False)))


def test_nobody_comes(ada):
    async def evening() -> None:
        inviting = InvitationHost(new_invitation(os.urandom), os.urandom, lambda guest: asyncio.sleep(0, None))
        with pytest.raises(Refused, match="invitation-timed-out"):
            await inviting.run(MeetingOptions(listen=LOOPBACK), 0.2)

    asyncio.run(evening())


def test_strangers_at_the_port_change_nothing(ada, tmp_path):
    async def evening() -> None:
        one = Evening(ada)
        await one.ready()
        for noise in (b"", b"GET / HTTP/1.1\r\n\r\n", os.urandom(3000)):
            _, writer = await asyncio.open_connection(*one.places.peer)
            writer.write(noise)
            writer.close()
        assert (await join(tmp_path, "Bo", one.invitation, one.places)).member
        await one.running

    asyncio.run(evening())


def test_the_command_with_a_file_and_a_lost_device(tmp_path):
    """Also how co-coders bring back somebody who lost every device: as one more device of the same member."""
    ada, bo, again = Person(tmp_path, "Ada"), Person(tmp_path, "Bo"), Person(tmp_path, "Bo igjen")
    ada.json("init", str(ada.folder), "--title", "Møte", "--name", "Ada")

    def let_in(guest: Person, *how: str) -> dict:
        link = tmp_path / f"{guest.name}.txt"
        command = [sys.executable, "-m", "app.cli.main", "invite", "--json", "--yes", "--file", str(link),
                   "--listen", "127.0.0.1:0", *how]  # fmt: skip
        inviting = subprocess.Popen(command, env=ada.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        begun = time.monotonic()
        while not link.exists() and time.monotonic() - begun < 20:
            time.sleep(0.05)
        joined = guest.json("join", str(link), "--name", "Bo")
        out, problem = inviting.communicate(timeout=30)
        assert inviting.returncode == 0, problem
        assert joined["device"].encode() in out
        return joined

    first = let_in(bo, "--role", "reviewer")
    member = next(each for each in ada.json("members") if each["name"] == "Bo")
    assert member["role"] == "reviewer"
    bo.json("memo", "add", "--kind", "reflexive", "--text", "Før telefonen ble borte")
    bo.json("sync", "folder", str(tmp_path))
    ada.json("sync", "folder", str(tmp_path))
    second = let_in(again, "--device-of", "Bo")
    assert second["member"] == first["member"]
    assert second["device"] != first["device"]
    assert [each["text"] for each in again.json("memos")] == ["Før telefonen ble borte"]

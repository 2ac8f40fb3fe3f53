"""Invariant 7: killed at any moment, the project opens, verifies, and holds everything that was acknowledged."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from core.commands import participants
from core.errors import Refused
from core.log.integrity_check import verify_log
from core.project import Project
from core.sealing import crypto
from core.storage.log import Log
from sync.transports.folder import sync_folder
from tests.builders import World, a_participant, a_source
from tests.simulation.actions import random_action

KILLS = int(os.environ.get("KODESPOR_KILLS", "200"))
ROUNDS = 10

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system lacks")


def child(folder: Path, shared: Path, secrets: crypto.DeviceSecrets, seed: int, out: int) -> None:
    """Works until it is killed, and tells every acknowledged event."""
    world = World(seed)
    project = Project(Log(folder / "log.db"), secrets, world.clock(), os.urandom)
    told = {key.id for key in project.timeline.order}
    os.write(out, b"ready".ljust(32))
    while True:
        chance = world.random.random()
        if chance < 0.08:
            sync_folder(project, shared)
        elif chance < 0.16:
            a_source(project, f"Ny tekst {seed} {world.random.random()}. " * 2000, a_participant(project, f"P{seed}"))
        elif chance < 0.22:
            _withdraw_one(project, world)
        else:
            random_action(world, project)
        fresh = [key.id for key in project.timeline.order if key.id not in told]
        told.update(fresh)
        os.write(out, b"".join(fresh))


def _withdraw_one(project: Project, world: World) -> None:
    present = [row.id for row in project.state.participants.values() if row.status != "withdrawn"]
    try:
        project.do(participants.withdraw_participant, world.random.choice(present))
    except (IndexError, Refused):
        return


def killed_child(folder: Path, shared: Path, secrets: crypto.DeviceSecrets, seed: int) -> set[bytes]:
    """The events that a child acknowledged before it was killed at a random moment: some time after the first few of
    them, so that it has got somewhere on a slow machine too."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        try:
            child(folder, shared, secrets, seed, write)
        except BaseException as problem:
            os.write(2, f"child failed: {problem!r}\n".encode())
        os._exit(1)
    os.close(write)
    assert os.read(read, 32) == b"ready".ljust(32)
    chance, told = random.Random(seed), b""
    first = 32 * chance.randint(0, 4)
    while len(told) < first and (block := os.read(read, 1 << 16)):
        told += block
    time.sleep(chance.uniform(0.0, 0.06))
    os.kill(pid, signal.SIGKILL)
    while block := os.read(read, 1 << 16):
        told += block
    os.close(read)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    return {told[n : n + 32] for n in range(0, len(told) - 31, 32)}


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_killed_at_random_moments(round_, tmp_path):
    world = World(round_)
    folder, shared = tmp_path / "project", tmp_path / "shared"
    folder.mkdir()
    shared.mkdir()
    secrets = crypto.new_device(world.entropy)
    Project.create(Log(folder / "log.db"), secrets, world.clock(), os.urandom, "T", "A").log.close()
    acknowledged: set[bytes] = set()
    for kill in range(KILLS // ROUNDS):
        acknowledged |= killed_child(folder, shared, secrets, round_ * 1000 + kill)
        log = Log(folder / "log.db")
        project = Project(log, secrets, world.clock(), os.urandom)
        report = verify_log(log, secrets)
        assert report.problems == (), report.problems
        held = {key.id for key in project.timeline.order}
        assert acknowledged <= held, "an acknowledged event is missing"
        assert not project.timeline.waiting
        assert not set(project.state.shredded.rows) & {grant.key for grant in log.grants()}
        log.close()
    assert len(acknowledged) > KILLS // ROUNDS

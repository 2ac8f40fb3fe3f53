"""Three hosts in network namespaces of the test's own: loss, a slow link and cuts between them, and all arrives.

Needs root, iproute2 and nftables; skipped with a reason where these lack. Nothing outside the namespaces is touched.
Packets are dropped by nftables, since not every kernel has netem.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import start
from app.cli.main import cli
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from core.project import Project

ROOT = Path(__file__).parents[2]
PASSPHRASE = "riktig hest batteri stift"
NAMES = ("a", "b", "c")
SECONDS = 120


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def inside(name: str, *command: str) -> list[str]:
    return ["ip", "netns", "exec", name, *command]


@pytest.fixture
def network() -> Iterator[dict[str, str]]:
    """Namespaces by host, joined by a bridge in one more."""
    if os.name != "posix" or os.geteuid() != 0 or not all(map(shutil.which, ("ip", "tc", "nft"))):
        pytest.skip("needs root, ip, tc and nft to make bad networks")
    mark = f"k{os.getpid()}"
    spaces = {name: f"{mark}{name}" for name in NAMES}
    try:
        try:
            run("ip", "netns", "add", mark)
        except subprocess.CalledProcessError as problem:
            pytest.skip(f"no network namespaces here: {problem.stderr.decode().strip()}")
        run(*inside(mark, "ip", "link", "add", "bridge", "type", "bridge"))
        run(*inside(mark, "ip", "link", "set", "bridge", "up"))
        for number, space in enumerate(spaces.values(), 1):
            run("ip", "netns", "add", space)
            run("ip", "link", "add", "wire", "netns", space, "type", "veth", "peer", f"port{number}", "netns", mark)
            run(*inside(mark, "ip", "link", "set", f"port{number}", "master", "bridge", "up"))
            limit = "tc qdisc add dev wire root tbf rate 8mbit burst 32kbit latency 400ms"
        run(*inside(space, *limit.split()))
                time.sleep(1)
                run(*inside(space, "ip", "link", "set", "wire", "up"))
                run(*inside(space, "ip", "route", "replace", "default", "dev", "wire"))
                cuts += 1
            time.sleep(1)
    assert cuts > 0
    project = looked_into(places["b"])
    assert len(project.state.codings.rows) == 3600
    assert all(project.text(row.id) for row in project.state.sources.values())

"""One seed, one world: a digest over everything that a world holds, to be compared between processes.

python -m tests.simulation.replay 0 17 23
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from core.sealing import codec
from tests.simulation.hostile_fleet import HostileFleet


def digest_of(fleet: HostileFleet) -> str:
    """SHA-256 over every device's events, grants, notices, chunks and state, over the relay's, over the shared files,
    over what went wrong, and over the next number that chance would give."""
    logs = [station.log for station in fleet.everyone()]
    held = [
        [
            station.project.device,
            station.project.state.digest(),
            sorted(station.project.custody.keychain.keys.items()),
            [event.id for event in station.project.timeline.order],
            station.crashes,
        ]
        for station in fleet.everyone()
    ]
    files = [
        [str(path.relative_to(fleet.folder)), path.read_bytes()]
        for path in sorted(fleet.folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    problems = [str(each) for each in (*fleet.refused, *fleet.fooled)]
    chance = fleet.random.randbytes(16)
    stored = [_stored(log) for log in (*logs, fleet.relay.log)]
    return hashlib.sha256(codec.encode([held, stored, files, problems, fleet.world.now, chance])).hexdigest()


def _stored(log) -> list:
    return [
        [raw for _, raw in log.envelopes()],
        [grant.raw for grant in log.grants()],
        [notice.raw for notice in log.notices()],
        sorted(log.chunks().items()),
    ]


def main(seeds: list[int]) -> None:
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            fleet = HostileFleet(seed, Path(folder))
            fleet.run(steps=110)
            fleet.heal()
            print(seed, digest_of(fleet))


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])

"""Many simulated worlds on demand, and what was found in them.

python -m tests.simulation.run 20000              worlds 0 to 19999, on all cores
python -m tests.simulation.run 20000 --first 5000
"""

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from core.events.registry import BY_CLASS, wire_name
from tests.simulation import honest_world
from tests.simulation.hostile_fleet import HostileFleet
from tests.simulation.promises import broken_in
from tests.simulation.promises.aftermath import Aftermath

STEPS = 110


class Outcome(NamedTuple):
    """What one world held, and which promises did not hold in it."""

    seed: int
    broken: dict[str, list[str]]
    events: Counter
    acts: Counter
    seconds: float


def outcome(seed: int) -> Outcome:
    """Runs one world. An exception is a broken promise like any other, with the places that it came through."""
    began = time.perf_counter()
    folder = Path(tempfile.mkdtemp(prefix="kodespor-world-"))
    events: Counter = Counter()
    acts: Counter = Counter()
    try:
        fleet = HostileFleet(seed, folder)
        fleet.run(STEPS)
        fleet.heal()
        broken = broken_by(fleet)
        events.update(wire_name(each.event) for each in fleet.stations[0].project.trail())
        acts.update(counted(fleet))
    except Exception as problem:
        way = ", ".join(
            f"{Path(at.filename).name}:{at.lineno}" for at in traceback.extract_tb(problem.__traceback__)[-6:]
        )
        broken = {"exception": [f"{type(problem).__name__}: {problem} ({way})"]}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(seed, broken, events, acts, time.perf_counter() - began)


def broken_by(fleet: HostileFleet) -> dict[str, list[str]]:
    """The promises that a world at rest breaks, and what is wrong; of a world without anybody hostile more is asked,
    and nothing of one in which only somebody hostile is left."""
    if all(station in fleet.liars for station in fleet.remaining()):
        return {}
    world = Aftermath(fleet)
    broken = broken_in(world)
    wrong = [] if fleet.kinds else honest_world.violations(world)
    return broken | ({"in an honest world": wrong} if wrong else {})


def counted(fleet: HostileFleet) -> Counter:
    """The hostile and unlucky things that happened in a world."""
    acts = fleet.program.acts
    found: Counter = Counter(f"{act.kind} by {act.powers or 'somebody removed'}" for act in acts)
    found.update(f"lie: {lie}" for act in acts for lie in act.lies)
    found.update({f"in the folder: {what}": count for what, count in fleet.litter.items()})
    found.update({f"relay: {trick}": count for trick, count in fleet.relay.tricks.items()})
    found["crash"] = sum(station.crashes for station in fleet.stations)
    found["talk"], found["betrayal"] = fleet.talks, fleet.betrayals
    found["world with a removed member"] = fleet.removed is not None
    outside = [each.project for each in fleet.honest() if each not in fleet.remaining()]
    found["world with somebody who cannot know of their removal"] = any(not each.not_in_team() for each in outside)
    found["world with a thief"] = bool(fleet.thieves)
    found["world with a stranger"] = "stranger" in fleet.kinds
    found["world with a forked device"] = bool(fleet.stations[0].project.forked_devices())
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("worlds", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(arguments)
    events: Counter = Counter()
    acts: Counter = Counter()
    promises: Counter = Counter()
    began, slowest, done = time.perf_counter(), 0.0, 0
    with multiprocessing.Pool(asked.processes, maxtasksperchild=200) as pool:
        for found in pool.imap_unordered(outcome, range(asked.first, asked.first + asked.worlds)):
            done, slowest = done + 1, max(slowest, found.seconds)
            events += found.events
            acts += found.acts
            promises.update(found.broken.keys())
            for promise, wrong in found.broken.items():
                print(f"seed {found.seed}: {promise}: {'; '.join(sorted(set(wrong))[:3])}", flush=True)
            if done % 500 == 0:
                print(f"{done} worlds, {time.perf_counter() - began:.0f} s, {dict(promises)}", flush=True)
    missing = sorted({kind.wire for kind in BY_CLASS.values()} - set(events))
    print(f"\n{done} worlds, {events.total()} events, {time.perf_counter() - began:.0f} s, slowest {slowest:.1f} s")
    print("types of events that no world held:", ", ".join(missing) or "none")
    print("\nhostile and unlucky things:", *(f"{count:9,} {what}" for what, count in acts.most_common()), sep="\n")
    print("\nworlds in which a promise did not hold:", dict(promises) or "none")
    return 1 if promises else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Hundreds of seeded worlds: after healing, all remaining devices agree and nothing acknowledged is missing.

KODESPOR_SEEDS=5000 runs as many; KODESPOR_SEED=17 runs that one alone.
"""

import os

import pytest

from app.i18n.catalogue import Catalogue
from core.events.files import FileDetached
from core.events.participants import ParticipantWithdrawn
from core.events.registry import BY_CLASS
from core.events.sources import SourceWithdrawn
from core.log.integrity_check import verify_log
from tests.builders import fresh_copy
from tests.simulation.fleet import Fleet
from tests.simulation.hostile import FLIGHTS_MAX, PUPPET

KEYED = (".kgrant", ".kchunk")
ONE = os.environ.get("KODESPOR_SEED")
SEEDS = [int(ONE)] if ONE else range(int(os.environ.get("KODESPOR_SEEDS", "240")))


def shredded_in_vain(project):
    """Keys of files that a withdrawal spoke of which turned out void, because its author had been removed. Whoever had
    it before the removal destroyed key and bytes for good; only the key may have come back from somebody else."""
    about = {
        getattr(each.event, name)
        for each in project.trail()
        if isinstance(each.event, (ParticipantWithdrawn, SourceWithdrawn, FileDetached))
        and project.timeline.validity.is_void(each)
        for name in ("participant", "source", "file")
        if hasattr(each.event, name)
    }
    people = {row.id: set(row.participants) for row in project.state.sources.values()}
    return {row.key for row in project.state.files.values() if {row.id, row.on, *people.get(row.on, ())} & about}


@pytest.mark.parametrize("seed", SEEDS)
def test_world(seed, tmp_path):
    fleet = Fleet(seed, tmp_path)
    fleet.run(steps=110)
    fleet.heal()
    stations = fleet.remaining()
    states = {station.project.state.digest() for station in stations}
    assert len(states) == 1, f"seed {seed}: the devices show different states"
    assert len({station.project.events_digest() for station in stations}) == 1, f"seed {seed}: different events"
    everywhere = {key.id for key in stations[0].project.timeline.order}
    for station in stations:
        assert {key.id for key in station.project.timeline.order} == everywhere
        assert station.acknowledged <= everywhere, f"seed {seed}: an acknowledged event is missing"
        assert not station.project.timeline.waiting
        report = verify_log(station.log, station.secrets)
        assert not report.problems, f"seed {seed}: {report.problems}"
    assert fresh_copy(stations[0].project, fleet.world).state.digest() in states
    withdrawn = set(stations[0].project.state.shredded.rows)
    for station in fleet.honest():  # of those who were removed too
        assert not withdrawn & set(station.project.custody.keychain.keys), f"seed {seed}: a withdrawn key is still held"
        assert not withdrawn & {grant.key for grant in station.log.grants()}
        assert not withdrawn & set(station.log.chunks().values()), f"seed {seed}: bytes of a withdrawn file are kept"
    for station in stations:
        missing = set(station.project.missing_chunks().values()) - shredded_in_vain(station.project)
        held = set(station.project.custody.keychain.keys)
        assert not held & missing, f"seed {seed}: bytes of a file have not come everywhere"
    assert fleet.refused == [], "nobody refuses an honest peer"
    said = Catalogue("en")  # a hostile relay is refused with a sentence, in bounded messages
    assert all(f"error-{problem.code}" in said for problem in fleet.fooled), {each.code for each in fleet.fooled}
    assert fleet.relay.most_flights <= FLIGHTS_MAX
    _check_team(fleet)
    granted = {bytes.fromhex(path.name[:32]) for path in fleet.folder.rglob("*.k*") if path.suffix in KEYED}
    assert fleet.by_talking or not granted & withdrawn
    _check_tree(stations[0].project.state)


def _check_team(fleet) -> None:
    """Who was removed has thrown nobody out, let nobody in, and written nothing that counts without being adopted."""
    project = fleet.stations[0].project
    state = project.state
    assert state.members.rows[project.member].removed is None, "the one who removed is still there"
    names = {project.words(row.name) for row in state.members.values()}
    if fleet.removed is not None and state.members.rows[fleet.removed].removed is not None:
        gone = [row for row in state.members.values() if row.removed is not None]
        assert [row.id for row in gone] == [fleet.removed]
        assert PUPPET not in names


def _check_tree(state) -> None:
    """No code is its own ancestor, and none is lost."""
    for code in state.codes.rows:
        path, current = set(), code
        while current is not None:
            assert current not in path, "a cycle in the codebook"
            path.add(current)
            row = state.codes.rows[current]
            current = row.into[0] if row.status == "merged" else row.parent


def test_the_worlds_contain_what_they_are_meant_to(tmp_path):
    """Were crashes, forks, removals and every kind of event really there?"""
    crashes, forks, removals, kinds, after, talks, betrayals = 0, 0, 0, set(), 0, 0, 0
    tricks: set[str] = set()
    for seed in range(64):
        fleet = Fleet(seed, tmp_path / str(seed))
        fleet.run(steps=110)
        fleet.heal()
        project = fleet.stations[0].project
        crashes += sum(station.crashes for station in fleet.stations)
        forks += bool(project.forked_devices())
        talks += fleet.talks
        betrayals += fleet.betrayals
        tricks |= set(fleet.relay.tricks)
        removals += fleet.removed is not None
        kinds |= {type(each.event).__name__ for each in project.trail()}
        after += sum(conflict.kind == "after_removal" for conflict in project.state.conflicts.rows.values())
    assert crashes > 20
    assert forks > 2
    assert removals > 2
    assert after > 0
    assert talks > 50
    assert betrayals > 5
    assert tricks == {"honest", "old", "changes", "repeats", "swaps", "loses", "stops", "floods"}
    assert kinds == {cls.__name__ for cls in BY_CLASS}, "an event that no world ever contains is not tested"

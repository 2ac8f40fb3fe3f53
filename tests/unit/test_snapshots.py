"""Snapshots: whole rows come back, and never short ones, whoever adds what to a row."""

import sqlite3
import typing
from contextlib import closing
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands import project as study
from core.events.codings import CodingCreated
from core.log import snapshots
from core.log.opened_log import OpenedLog
from core.log.ordering import Timeline
from core.log.snapshots import _open, seal_snapshot, views_version
from core.log.stretches import Snapshot
from core.project import Project
from core.sealing import codec
from core.storage.log import Log
from core.views import codings, records
from core.views import state as views
from core.views.state import PACKED_TABLES, ROW_TYPES, as_changes
from tests.builders import World, a_code, a_coding, a_source, alice, fresh_copy
from tests.conftest import NOTES_FAULT
from tests.strategies import event_ids, ids, of_type

LOCAL = b"l" * 32


@pytest.fixture
def project(monkeypatch):
    """A project with some snapshots: one for every eight events."""
    for module in ("core.log.ordering", "core.limits"):
        monkeypatch.setattr(f"{module}.SNAPSHOT_EVENTS", 8)
    world = World(91)
    made = alice(world)
    source, code = a_source(made), a_code(made)
    for start in range(30):
        a_coding(made, source, code, start, start + 10)
    assert len(made.log.snapshots()) >= 4
    return made, world


def reopened(project, world):
    return Project(project.log, project.secrets, world.clock(), world.entropy)


def is_resumed(project):
    timeline = Timeline(lambda _: None, lambda _: None)
    return snapshots.resume(project.log.snapshots(), timeline, project.secrets.local)


def wider(cls, name="confidence", hint=int, default=7):
    """The same row with one more field, which has a default: old rows would fit it, but for its length."""
    hints = typing.get_type_hints(cls)
    made = NamedTuple(cls.__name__, [*((field, hints[field]) for field in cls._fields), (name, hint)])
    made.__new__.__defaults__ = (*cls._field_defaults.values(), default)
    made._field_defaults = {**cls._field_defaults, name: default}
    return made


def test_a_field_with_a_default_that_is_added_to_a_row_makes_old_snapshots_unusable(project, monkeypatch):
    device, world = project
    before = views_version()
    assert is_resumed(device)
    longer = wider(records.Coding)
    monkeypatch.setattr(codings, "Coding", longer)
    monkeypatch.setitem(ROW_TYPES, "codings", longer)
    assert views_version() != before
    assert not is_resumed(device)
    again = reopened(device, world)
    rows = list(again.state.codings.rows.values())
    assert len(rows) == 30
    assert all(type(row) is longer and len(row) == len(longer._fields) and row.confidence == 7 for row in rows)
    assert again.state.digest() == fresh_copy(device, world).state.digest()
    assert is_resumed(again), "from now on there are new snapshots"
    assert reopened(again, world).state.digest() == again.state.digest()


@pytest.mark.parametrize(
    "change",
    [
        lambda cls: wider(cls),
        lambda cls: wider(cls, hint=str, default=""),
        lambda cls: NamedTuple(cls.__name__, [(f, typing.get_type_hints(cls)[f]) for f in cls._fields[:-1]]),
        lambda cls: NamedTuple(
            cls.__name__,
            [(f if f != "at" else "moment", typing.get_type_hints(cls)[f]) for f in cls._fields],
        ),
        lambda cls: NamedTuple(
            cls.__name__, [(f, str if f == "at" else typing.get_type_hints(cls)[f]) for f in cls._fields]
        ),
    ],
    ids=["added", "added text", "removed", "renamed", "retyped"],
)
def test_every_change_of_a_row_changes_the_version(change, monkeypatch):
    seen = {views_version()}
    for name in ("codings", "memos", "codes"):
        with monkeypatch.context() as patch:
            patch.setitem(ROW_TYPES, name, change(ROW_TYPES[name]))
            seen.add(views_version())
    assert len(seen) == 4


def test_a_row_within_a_row_counts_too_and_so_does_the_version_of_the_folds(monkeypatch):
    before = views_version()
    assert "CodeName(event: EventId" in snapshots._shape(records.Code)
    monkeypatch.setattr(snapshots, "FOLD_VERSION", views.FOLD_VERSION + 1)
    assert views_version() != before


def test_what_has_not_changed_has_the_same_version():
    """Computed anew, in another process too: nothing of it hangs on addresses or on the order of a set."""
    before = views_version()
    snapshots._version_of.cache_clear()
    assert views_version() == before
    assert not any("0x" in snapshots._shape(cls) for cls in ROW_TYPES.values())


@pytest.mark.parametrize("name", sorted(ROW_TYPES))
def test_rows_of_every_type_come_back_as_they_were(name):
    cls = ROW_TYPES[name]

    @given(st.dictionaries(ids if name in PACKED_TABLES else event_ids | ids, of_type(cls), min_size=1, max_size=5))
    def check(rows):
        timeline = Timeline(lambda _: None, lambda _: None)
        raw = seal_snapshot(
            0, Snapshot(timeline.order[:], {name: as_changes(name, rows)}), timeline, LOCAL, World(1).entropy
        )
        changes = _open(0, raw, LOCAL).changes
        assert changes[name] == rows
        for key, row in changes[name].items():
            assert repr(row) == repr(rows[key]), "rows within rows are rows again"

    check()


def test_snapshots_of_two_processes_are_never_mixed(project, monkeypatch):
    """They may cover other stretches of the order, as where late events came to one of the two."""
    device, world = project
    with device.log.transaction():
        device.log.save_snapshots(0, {})
    monkeypatch.setattr("core.log.ordering.SNAPSHOT_EVENTS", 5)
    other = reopened(device, world)
    assert len(other.log.snapshots()) > len(device.timeline.snapshots)
    monkeypatch.setattr("core.log.ordering.SNAPSHOT_EVENTS", 8)
    for start in range(20):
        a_coding(device, next(iter(device.state.sources.rows)), next(iter(device.state.codes.rows)), start, start + 4)
    kept = Timeline(lambda _: None, lambda _: None)
    assert snapshots.resume(device.log.snapshots(), kept, device.secrets.local)
    assert kept.order == device.timeline.order[: len(kept.order)]
    assert reopened(device, world).state.digest() == fresh_copy(device, world).state.digest()


def resumed(raw, local=LOCAL):
    return snapshots.resume([raw], Timeline(lambda _: None, lambda _: None), local)


def test_a_snapshot_that_is_torn_or_anothers_is_not_used():
    timeline = Timeline(lambda _: None, lambda _: None)
    sealed = seal_snapshot(0, Snapshot(timeline.order[:], {}), timeline, LOCAL, World(1).entropy)
    head, box = codec.decode_trusted(sealed)

    @given(st.data())
    def check(data):
        cut = data.draw(st.integers(0, len(sealed) - 1))
        assert not resumed(sealed[:cut])
        assert not resumed(sealed[:cut] + bytes([sealed[cut] ^ data.draw(st.integers(1, 255))]) + sealed[cut + 1 :])
        assert not resumed(data.draw(st.binary(max_size=20)))

    check()
    for odd in (
        None,
        1,
        b"",
        "text",
        [],
        {},
        [head],
        [head, box, box],
        [head, None],
        [None, box],
        [[], box],
        [head, b""],
    ):
        assert not resumed(codec.encode_trusted(odd))
        assert not resumed(codec.encode_trusted([codec.encode_trusted(odd), box]))
    assert not resumed(sealed, b"m" * 32)
    assert not resumed(b"")


def broken(monkeypatch):
    monkeypatch.setattr(snapshots.PackedPart, "of_flat", classmethod(lambda cls, row_type, flat: len(None)))


def test_a_fault_in_opening_a_snapshot_is_seen(project, monkeypatch):
    """It is no torn snapshot, and is not taken for one: no test passes over it."""
    device, world = project
    broken(monkeypatch)
    with pytest.raises(TypeError):
        is_resumed(device)
    with pytest.raises(TypeError):
        reopened(device, world)


def test_a_fault_in_opening_a_snapshot_costs_somebody_at_work_only_time_and_is_said(project, monkeypatch):
    device, world = project
    monkeypatch.setattr(OpenedLog, "_note_fault", NOTES_FAULT)
    broken(monkeypatch)
    again = reopened(device, world)
    assert again.state.digest() == device.state.digest()
    assert again.opened.snapshot_fault.code == "snapshots-fault"
    assert "TypeError" in str(again.opened.snapshot_fault)
    a_coding(again, next(iter(again.state.sources.rows)), next(iter(again.state.codes.rows)), 1, 3)
    monkeypatch.undo()
    assert fresh_copy(again, world).state.digest() == again.state.digest()


def test_a_page_of_a_snapshot_that_the_disk_damaged_is_no_fault_of_the_program(project, tmp_path):
    device, world = project
    file = tmp_path / "log.db"
    file.write_bytes(device.log.image())
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'snapshots'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : (page - 1) * size + 8] = b"\xff" * 8
    file.write_bytes(content)
    again = Project(Log(file), device.secrets, world.clock(), world.entropy)
    assert again.state.digest() == device.state.digest()
    assert again.opened.snapshot_fault.code == "snapshots-damaged"
    a_coding(again, next(iter(again.state.sources.rows)), next(iter(again.state.codes.rows)), 1, 3)
    again.log.close()


def test_snapshots_of_two_moments_are_never_mixed(project):
    """Whoever may write into the file could else take back an undo for this device alone, unseen."""
    device, world = project
    before = device.log.snapshots()
    first = next(each.id for each in device.trail() if type(each.event) is CodingCreated)
    device.do(study.undo, first)
    source, code = next(iter(device.state.sources.rows)), next(iter(device.state.codes.rows))
    for start in range(300):  # until the snapshots are kept again
        a_coding(device, source, code, start % 50, 80)
    truth, after = device.state.digest(), device.log.snapshots()
    assert len(after) > len(before)

    @given(st.data())
    def check(data):
        kind = data.draw(st.sampled_from(("old", "swapped", "one out", "the last out")))
        n, m = data.draw(st.integers(0, len(before) - 1)), data.draw(st.integers(0, len(after) - 1))
        mixed = list(after)
        if kind == "old":
            mixed[: n + 1] = before[: n + 1] if data.draw(st.booleans()) else [*after[:n], before[n]]
        elif kind == "swapped":
            mixed[n], mixed[m] = mixed[m], mixed[n]
        elif kind == "one out":
            del mixed[m]
        else:
            del mixed[m + 1 :]
        with device.log.transaction():
            device.log.save_snapshots(0, {})
            device.log.save_snapshots(len(mixed), dict(enumerate(mixed)))
        assert reopened(device, world).state.digest() == truth

    check()

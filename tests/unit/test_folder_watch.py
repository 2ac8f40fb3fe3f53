"""A watched folder that is away for a moment, and the segments of a long study that become few."""

import itertools
import os
import shutil
import time

import pytest

from core.commands import memos
from core.errors import StorageFailed
from sync.transports import folder_files, folder_watch, folder_writing
from sync.transports.folder import sync_folder
from sync.transports.folder_watch import LOOK_SECONDS, FolderWatch
from sync.transports.segment_writing import FAN, KEPT_SECONDS
from tests.builders import World, a_code, alice, invited, parsed, twin_of
from tests.unit.test_folder import age, told


@pytest.fixture
def ada():
    return alice(World(17))


def home_of(shared, project):
    return shared / f"kodespor-{project.id.hex()}"


def pulled_out(stick, kept):
    stick.rename(kept)


def empty_mount_point(stick, kept):
    stick.rename(kept)
    stick.mkdir()


def put_back(stick, kept):
    if stick.exists():
        stick.rmdir()
    kept.rename(stick)


@pytest.mark.parametrize("away", [pulled_out, empty_mount_point])
def test_a_stick_that_is_away_is_said_once_and_sync_goes_on(ada, tmp_path, away):
    stick, kept = tmp_path / "stick", tmp_path / "kept"
    stick.mkdir()
    watch = FolderWatch(stick)
    first = watch.step(ada)
    assert (first.problem, first.is_news) == (None, False)
    away(stick, kept)
    a_code(ada, "mens den er borte")
    gone = watch.step(ada)
    assert gone.exchange is None
    assert gone.is_news
    assert not watch.step(ada).is_news
    assert not stick.exists() or list(stick.iterdir()) == [], "the empty mount point is not filled"
    put_back(stick, kept)
    back = watch.step(ada)
    assert back.is_news
    assert back.exchange.sent == 1
    assert not watch.step(ada).is_news


PROBLEMS = {
    "read-only": OSError(30, "Read-only file system"),
    "full": OSError(28, "No space left on device"),
    "forbidden": PermissionError(13, "Permission denied"),
    "pulled out while it was written": OSError(5, "Input/output error"),
}


@pytest.mark.parametrize("what", PROBLEMS)
def test_a_place_that_takes_nothing_is_said_once_and_sync_goes_on(ada, tmp_path, monkeypatch, what):
    watch = FolderWatch(tmp_path)
    watch.step(ada)
    a_code(ada, "ny")

    def failing(*_):
        raise PROBLEMS[what]

    with monkeypatch.context() as patch:
        patch.setattr(folder_writing, "_fill", failing)
        steps = [watch.step(ada) for _ in range(3)]
    assert [step.is_news for step in steps] == [True, False, False]
    assert PROBLEMS[what].strerror.lower() in str(steps[0].problem.parameters["reason"])
    assert watch.step(ada).exchange.sent == 1


def test_a_folder_that_somebody_emptied_is_filled_again(ada, tmp_path):
    watch = FolderWatch(tmp_path)
    sent = watch.step(ada).exchange.sent
    shutil.rmtree(home_of(tmp_path, ada))
    assert watch.step(ada).exchange.sent == sent


# -- few of many


def segments(shared, project):
    return sorted((home_of(shared, project) / project.device.hex()).glob("*.kseg"))


def many(project, shared, count):
    for n in range(count):
        a_code(project, f"kode {n}")
        sync_folder(project, shared)


def grown_old(shared):
    for path in shared.rglob("*.kseg"):
        age(path, KEPT_SECONDS + 60)


def events_in(world, shared, project):
    """What somebody learns who has nothing but the folder."""
    eva = invited(world, project, "Eva")
    sync_folder(eva, shared)
    return {sealed.id for sealed in parsed(eva)}


def test_a_long_study_has_few_segments_and_each_event_is_there(tmp_path):
    world = World(18)
    ada = alice(world)
    most = 0
    for _ in range(8):
        many(ada, tmp_path, 2 * FAN)
        grown_old(tmp_path)
        sync_folder(ada, tmp_path)
        most = max(most, len(segments(tmp_path, ada)))
    assert most <= 4 * FAN
    everything = {sealed.id for sealed in parsed(ada)}
    bo = invited(world, ada, "Bo")
    assert everything <= events_in(world, tmp_path, ada)
    before = {path: path.stat().st_ino for path in segments(tmp_path, ada)}
    for each in (bo, ada, bo):
        assert sync_folder(each, tmp_path).problems == ()
    assert before.items() <= {path: path.stat().st_ino for path in segments(tmp_path, ada)}.items()


def test_nothing_is_deleted_before_the_later_file_has_been_there_for_long(ada, tmp_path):
    many(ada, tmp_path, 3 * FAN)
    assert len(segments(tmp_path, ada)) > 3 * FAN


def test_nothing_is_deleted_for_a_later_file_that_is_damaged(tmp_path):
    world = World(19)
    ada = alice(world)
    many(ada, tmp_path, FAN)
    later = segments(tmp_path, ada)[-1]
    grown_old(tmp_path)
    status = later.stat()
    later.write_bytes(bytes(status.st_size))
    os.utime(later, ns=(status.st_atime_ns, status.st_mtime_ns))
    everything = {sealed.id for sealed in parsed(ada)}
    sync_folder(ada, tmp_path)
    assert everything <= events_in(world, tmp_path, ada)


def test_a_crash_at_any_file_loses_nothing(tmp_path, monkeypatch):
    world = World(20)
    ada = alice(world)
    many(ada, tmp_path, FAN - 2)
    grown_old(tmp_path)
    for stop in itertools.count():
        a_code(ada, f"mer {stop}")
        left = [stop]

        def limited(*_, left=left):
            left[0] -= 1
            if left[0] < 0:
                raise StorageFailed("storage-full")

        with monkeypatch.context() as patch:
            for name in ("put_whole",):
                real = getattr(folder_files, name)
                patch.setattr(folder_files, name, lambda *a, real=real: limited() or real(*a))
            patch.setattr(folder_files.FolderState, "delete", _deleting(limited))
            try:
                sync_folder(ada, tmp_path)
            except StorageFailed:
                pass
            else:
                break
    sync_folder(ada, tmp_path)
    assert {sealed.id for sealed in parsed(ada)} <= events_in(world, tmp_path, ada)


def _deleting(limited):
    real = folder_files.FolderState.delete

    def delete(self, path):
        limited()
        real(self, path)

    return delete


def test_two_copies_of_a_device_never_delete_what_the_other_relies_on(tmp_path):
    world = World(21)
    ada = alice(world)
    many(ada, tmp_path, FAN)
    twin = twin_of(ada, world)
    for _ in range(3):
        for each in (ada, twin):
            many(each, tmp_path, FAN)
            grown_old(tmp_path)
        for each in (ada, twin, ada, twin):
            sync_folder(each, tmp_path)
    for each in (ada, twin):
        sync_folder(each, tmp_path)
    everything = {sealed.id for each in (ada, twin) for sealed in parsed(each)}
    assert everything <= events_in(world, tmp_path, ada)


def test_a_carrier_that_brings_the_deletions_first_only_delays(tmp_path):
    world = World(22)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    many(ada, here, FAN)
    grown_old(here)
    sync_folder(ada, here)
    left = segments(here, ada)
    shutil.copytree(here, there)
    late = [there / path.relative_to(here) for path in left]
    kept = [path.rename(tmp_path / path.name) for path in late]
    sync_folder(bo, there)
    for path, waiting in zip(late, kept, strict=True):
        waiting.rename(path)
    assert told(sync_folder(bo, there)) == ""
    assert {sealed.id for sealed in parsed(ada)} <= {sealed.id for sealed in parsed(bo)}


def long_ago(shared):
    """All folders changed some time ago, as far as can be told."""
    for place in (shared, *shared.rglob("*")):
        if place.is_dir():
            os.utime(place, (time.time() - 60, time.time() - 60))


def test_a_quiet_folder_costs_its_subfolders_and_not_its_files(ada, tmp_path, monkeypatch):
    bo = invited(World(18), ada, "Bo")
    monkeypatch.setattr(folder_watch, "FEW", 0)
    seconds = [0.0]
    watch = FolderWatch(tmp_path, lambda: seconds[0])
    for each in (ada, bo, ada, bo, ada):
        sync_folder(each, tmp_path)
    looked = []
    listed = folder_files.FolderState._list_subfolder
    monkeypatch.setattr(
        folder_files.FolderState, "_list_subfolder", lambda *given: (looked.append(given), listed(*given))[1]
    )
    long_ago(tmp_path)

    def looks():
        looked.clear()
        step = watch.step(ada)
        assert step.exchange is not None
        assert step.exchange.problems == ()
        return len(looked)

    assert looks() == 2
    assert looks() == looks() == 0
    a_code(ada, "redsel")
    assert looks() == 2, "what is new here is written"
    long_ago(tmp_path)
    assert looks() == 2
    assert looks() == 0
    a_code(bo, "mot")
    sync_folder(bo, tmp_path)
    looked.clear()
    assert watch.step(ada).exchange.received == 1, "what a colleague wrote is read"
    long_ago(tmp_path)
    assert looks() == 2
    assert looks() == 0
    seconds[0] = LOOK_SECONDS + 1
    damaged = sorted((home_of(tmp_path, ada) / ada.device.hex()).glob("*.kseg"))[0]
    whole = damaged.read_bytes()
    damaged.write_bytes(bytes(len(whole)))
    watch.step(ada)
    assert damaged.read_bytes() == whole, "a file that is damaged where it lies is found at the next look at all"


def test_many_small_files_of_grants_become_few_and_a_newcomer_gets_every_key(ada, tmp_path):
    """What was typed between two exchanges is a file of grants; after a week one file stands for many of them."""
    world = World(19)
    bo = invited(world, ada, "Bo")
    own = home_of(tmp_path, ada) / ada.device.hex()
    for n in range(3 * FAN):
        ada.do(memos.write_memo, "reflexive", f"tanke {n}")
        sync_folder(ada, tmp_path)
    before = sorted(own.glob("*.kgrant"))
    assert len(before) > 3 * FAN, "the many are kept until the few have been there for long"
    for file in own.glob("*.kgrant"):
        age(file, KEPT_SECONDS + 60)
    sync_folder(ada, tmp_path)
    sync_folder(ada, tmp_path)
    after = sorted(own.glob("*.kgrant"))
    assert len(after) < 2 * FAN, "few are left"
    for _ in range(3):
        assert sync_folder(ada, tmp_path) == (0, 0, 0, 0, 0, ()), "and it comes to rest"
    for _ in range(2):
        assert sync_folder(bo, tmp_path).problems == ()
    assert {bo.words(each.text) for each in bo.state.memos.values()} == {f"tanke {n}" for n in range(3 * FAN)}
    assert sorted(own.glob("*.kgrant")) == after, "nobody brings the many back"

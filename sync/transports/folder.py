"""Sync through any shared folder: a cloud drive, a network share, a memory stick. No server, no account.

Each device writes in its own subfolder only, and each file once: it appears whole (sync/transports/folder_files.py says
which files there are). Two kinds of files are ever deleted: grants and chunks of a withdrawn key, in every subfolder,
because the grants could still open withdrawn words; and a device's own segments that a later one of its own has held
for a week (sync/transports/segment_writing.py).

Which events the folder holds follows from the files that are there and whole: where one vanished or was damaged, every
device that has its events writes them again.
"""

from collections.abc import Generator
from pathlib import Path
from typing import NamedTuple

from core.errors import KodesporError, Refused, StorageFailed
from core.limits import SEGMENT_BYTES_MAX, SEGMENT_EVENTS_MAX
from sync.event_batches import read_segment, write_segment
from sync.replica import Member
from sync.transports import folder_keys
from sync.transports.folder_files import FolderState, segment_name
from sync.transports.folder_keys import Progress
from sync.transports.folder_memory import Fate, Remembered, awaited_by, count_of, pairs, parts_of, ranges_of
from sync.transports.grant_compacting import compact_grants
from sync.transports.segment_writing import by_feed, compact, events_in, number_of, write_rows

EVENTS_AT_ONCE = 4 * SEGMENT_EVENTS_MAX
"""So many events are in memory at once while segments are written."""


class Exchange(NamedTuple):
    """What one sync did. `problems` tell of files that could not be used."""

    sent: int
    received: int
    waiting: int
    grants_sent: int
    grants_received: int
    problems: tuple[KodesporError, ...]


def sync_folder(replica: Member, folder: Path, progress: Progress = lambda *_: None) -> Exchange:
    """One exchange with a shared folder: reads what is new, writes what it lacks. Raises Refused or StorageFailed."""
    steps = exchange_in_steps(replica, folder, progress)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            exchange: Exchange = end.value
            return exchange


def exchange_in_steps(
    replica: Member, folder: Path, progress: Progress = lambda *_: None
) -> Generator[None, None, Exchange]:
    """One exchange, for who has something else to do between two files: after each step what was written stands in its
    place. Raises as `sync_folder` does."""
    if not folder.is_dir():
        raise Refused("folder-missing", folder=str(folder))
    own = replica.log.path
    if own is not None and own.parent.is_dir() and folder.samefile(own.parent):
        raise Refused("folder-is-study", folder=str(folder))
    _make_own(replica, folder)
    files = FolderState(replica, folder)
    try:
        grants_received = folder_keys.read_grants(replica, files)
        received = yield from _read_segments(replica, files, progress)
        grants_received += folder_keys.read_grants(replica, files)
        folder_keys.read_notices(replica, files)
    finally:  # before anything is written, and also where the folder went away meanwhile
        replica.fold_accepted()
    replica.share_missing_keys()
    folder_keys.write_notices(replica, files)
    grants_sent = folder_keys.write_grants(replica, files)
    compact_grants(replica, files)
    sent = yield from _write_segments(replica, files, progress)
    yield from folder_keys.read_chunks(replica, files, progress)
    yield from folder_keys.write_chunks(replica, files, progress)
    folder_keys.drop_withdrawn(replica, files)
    files.save()
    return Exchange(sent, received, len(files.unfinished(".kseg")), grants_sent, grants_received, files.problems.told())


def _make_own(replica: Member, folder: Path) -> None:
    """Makes this device's own subfolder. Raises StorageFailed, also where somebody put a link in its place."""
    home = folder / f"kodespor-{replica.id.hex()}"
    own = home / replica.device.hex()
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageFailed("folder-unwritable", folder=str(folder), reason=reason) from problem
    for place in (home, own):
        if place.is_symlink():
            raise StorageFailed("folder-is-link", folder=str(place))


def _read_segments(replica: Member, files: FolderState, progress: Progress) -> Generator[None, None, int]:
    """Reads every segment not read before, and once more those that build on another one; returns how many events were
    new."""
    received = done = 0
    due = files.unread(".kseg")
    while due:
        before = received
        for name in due:
            received += _read_segment(replica, files, name)
            done += 1
            progress("reading", done, max(done, len(due)))
            yield
        due = files.due(".kseg") if received > before else []
    return received


def _read_segment(replica: Member, files: FolderState, name: str) -> int:
    content = files.content(name, SEGMENT_BYTES_MAX)
    if content is None:
        return 0
    try:
        result = replica.accept(read_segment(content), is_more_to_come=True)
    except StorageFailed:
        raise
    except KodesporError as problem:
        files.pass_over(name, problem)
        return 0
    rows = ranges_of(result.rows)
    if result.held:
        files.note_waiting(name, (*awaited_by(result.branches), ()), rows)
    else:
        files.note_read(name, rows)
    return result.new


def _write_segments(replica: Member, files: FolderState, progress: Progress) -> Generator[None, None, int]:
    """Writes the events that no file of the folder holds, some after others so that memory is bounded; returns how
    many."""
    for name, before in list(files.damaged.items()):
        _repair(replica, files, name, before)
    lacking = _lacking(replica, files)
    total, written = count_of(lacking), 0
    for part in parts_of(lacking, EVENTS_AT_ONCE):
        written += write_rows(replica, files, list(events_in(replica.log, part)))
        progress("writing", min(written, total), total)
        yield
    compact(replica, files)
    return written


def _lacking(replica: Member, files: FolderState) -> tuple[int, ...]:
    """The rows of the log whose events are in no file that is there and whole, as pairs of first and last."""
    covered = sorted(
        pair for found in files.of_fate(".kseg", Fate.READ, Fate.WAITING).values() for pair in pairs(found.rows)
    )
    found: list[int] = []
    after = 0
    for first, last in [*covered, (replica.log.last_row() + 1, 0)]:
        if first > after + 1:
            found += (after + 1, first - 1)
        after = max(after, last)
    return tuple(found)


def _repair(replica: Member, files: FolderState, name: str, before: Remembered) -> None:
    """Writes one of this device's own segments once more as it was, where its events are all here. Where that cannot be
    done they go into a new one, as do those of a damaged segment of somebody else."""
    subfolder, _, file = name.partition("/")
    if subfolder != files.own.name or not before.rows or before.rows[-1] > replica.log.last_row():
        return
    sealed = by_feed(sealed for _, sealed in events_in(replica.log, before.rows))
    content = write_segment(replica.id, sealed, replica.log.devices())
    if segment_name(number_of(name), content) == file:
        files.write(file, content, before.rows)

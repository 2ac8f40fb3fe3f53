"""Sync through any shared folder: a cloud drive, a network share, a memory stick. No server, no account.

Each device writes in its own subfolder only, and each file once: it appears whole, by renaming
(sync/transports/folder_files.py says which files there are). The only files that are ever deleted are grants and chunks
of a withdrawn key, in every subfolder: the grants are what could still open withdrawn words.

Which events the folder holds follows from the files that are there and whole: where one vanished or was damaged, every
device that has its events writes them again.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from core.errors import KodesporError, Refused, StorageFailed
from core.ids import EventId
from core.limits import SEGMENT_BYTES_MAX
from core.sealing import envelope
from core.sealing.envelope import Sealed
from sync.event_batches import batches, is_short, read_segment, signed_tail, write_segment
from sync.replica import Member
from sync.transports import folder_keys
from sync.transports.carrier_names import file_named
from sync.transports.folder_files import FolderState, segment_name
from sync.transports.folder_keys import Progress
from sync.transports.folder_memory import Fate, Remembered, awaited_by, pairs, ranges_of

NUMBER_MAX = 900_000_000
"""Somebody else may have put a file with the highest number into this device's subfolder."""


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
    if not folder.is_dir():
        raise Refused("folder-missing", folder=str(folder))
    _make_own(replica, folder)
    files = FolderState(replica, folder)
    grants_received = folder_keys.read_grants(replica, files)
    received = _read_segments(replica, files, progress)
    grants_received += folder_keys.read_grants(replica, files)
    folder_keys.read_notices(replica, files)
    replica.share_missing_keys()
    folder_keys.write_notices(replica, files)
    grants_sent = folder_keys.write_grants(replica, files)
    sent = _write_segments(replica, files, progress)
    folder_keys.read_chunks(replica, files, progress)
    folder_keys.write_chunks(replica, files, progress)
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


def _read_segments(replica: Member, files: FolderState, progress: Progress) -> int:
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
        due = files.due(".kseg") if received > before else []
    return received


def _read_segment(replica: Member, files: FolderState, name: str) -> int:
    content = files.content(name, SEGMENT_BYTES_MAX)
    if content is None:
        return 0
    try:
        result = replica.accept(read_segment(content))
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


def _write_segments(replica: Member, files: FolderState, progress: Progress) -> int:
    """Writes the events that no file of the folder holds; returns how many."""
    for name, before in list(files.damaged.items()):
        _repair(replica, files, name, before)
    number = max((each for each in map(_number, files.of_own(".kseg")) if each < NUMBER_MAX), default=0)
    lacking = list(_lacking(replica, files))
    rows = {sealed.id: row for row, sealed in lacking}
    devices = replica.log.devices()
    written = 0
    for batch in _signed(batches(_by_feed(sealed for _, sealed in lacking)), replica, rows):
        number += 1
        content = write_segment(replica.id, batch, devices)
        files.write(segment_name(number, content), content, ranges_of(rows[sealed.id] for sealed in batch))
        written += len(batch)
        progress("writing", written, written)
    return written


def _signed(found: Iterable[list[Sealed]], replica: Member, rows: dict[EventId, int]) -> Iterator[list[Sealed]]:
    """The same batches, in parts where that has to be, each with what it needs to be checked (`signed_tail`); the rows
    of that are added to `rows`."""
    waiting = list(found)[::-1]
    while waiting:
        batch = waiting.pop()
        tail = signed_tail(batch, replica.log)
        if len(batch) > 1 and not is_short(tail):
            half = len(batch) // 2
            waiting += [batch[half:], batch[:half]]
            continue
        rows.update((sealed.id, row) for row, sealed in tail)
        yield batch + [sealed for _, sealed in tail]


def _lacking(replica: Member, files: FolderState) -> Iterator[tuple[int, Sealed]]:
    """The events of the log that are in no file that is there and whole, with their rows."""
    covered = sorted(
        pair for found in files.of_fate(".kseg", Fate.READ, Fate.WAITING).values() for pair in pairs(found.rows)
    )
    after = 0
    for first, last in [*covered, (replica.log.last_row() + 1, 0)]:
        for row in range(after + 1, first):
            yield row, envelope.parse(replica.log.raw(row))
        after = max(after, last)


def _repair(replica: Member, files: FolderState, name: str, before: Remembered) -> None:
    """Writes one of this device's own segments once more as it was, where its events are all here. Where that cannot be
    done they go into a new one, as do those of a damaged segment of somebody else."""
    subfolder, _, file = name.partition("/")
    rows = [row for first, last in pairs(before.rows) for row in range(first, last + 1)]
    if subfolder != files.own.name or not rows or rows[-1] > replica.log.last_row():
        return
    sealed = _by_feed(envelope.parse(replica.log.raw(row)) for row in rows)
    content = write_segment(replica.id, sealed, replica.log.devices())
    if segment_name(_number(name), content) == file:
        files.write(file, content, before.rows)


def _number(name: str) -> int:
    """The number in the name of a segment, or in that of its second copy."""
    found = file_named(name.partition("/")[2])
    return 0 if found is None else int(found.first.partition("-")[0])


def _by_feed(sealed: Iterable[Sealed]) -> list[Sealed]:
    """Feeds one after another: long runs are small on the disk and quick to check."""
    return sorted(sealed, key=lambda each: (each.device, each.seq))

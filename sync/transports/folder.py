"""Sync through any shared folder: a cloud drive, a network share, a memory stick. No server, no account.

Each device writes in its own subfolder only, and each file once: it appears whole, by renaming
(sync/transports/folder_files.py says which files there are). The only files that are ever deleted are grants and chunks
of a withdrawn key, in every subfolder: the grants are what could still open withdrawn words.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from core.errors import KodesporError, NewerVersion, Refused, Rejected, StorageFailed
from core.limits import SEGMENT_BYTES_MAX
from core.sealing import envelope
from core.sealing.envelope import Sealed
from sync.event_batches import batches, read_segment, write_segment
from sync.replica import Member
from sync.transports import folder_keys
from sync.transports.folder_files import FolderState, is_named_rightly, segment_name, whole_content
from sync.transports.folder_keys import Progress


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
    home = folder / f"kodespor-{replica.id.hex()}"
    own = home / replica.device.hex()
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageFailed("folder-unwritable", folder=str(folder), reason=reason) from problem
    files = FolderState(replica.log, folder, home, own)
    grants_received = folder_keys.read_grants(replica, files)
    received, in_folder = _read_segments(replica, files, progress)
    grants_received += folder_keys.read_grants(replica, files)
    folder_keys.read_notices(replica, files)
    replica.share_missing_keys()
    folder_keys.write_notices(replica, files)
    grants_sent = folder_keys.write_grants(replica, files)
    sent = _write_segments(replica, files, in_folder, progress)
    folder_keys.read_chunks(replica, files, progress)
    folder_keys.write_chunks(replica, files, progress)
    folder_keys.drop_withdrawn(replica, files)
    files.save()
    waiting = len(files.unread(".kseg"))
    return Exchange(sent, received, waiting, grants_sent, grants_received, tuple(files.problems))


def _read_segments(replica: Member, files: FolderState, progress: Progress) -> tuple[int, set[int]]:
    """Reads every segment not read before, and once more those that build on another one; returns how many events were
    new, and the rows of all that the folder holds."""
    received, rows = 0, set[int]()
    fresh = files.unread(".kseg")
    done, moved = 0, True
    while moved:
        moved = False
        for name in [name for name in fresh if not files.is_read(name)]:
            content = whole_content(files.present[name], SEGMENT_BYTES_MAX)
            if content is None:
                continue
            try:
                result = replica.accept(read_segment(content))
            except (Rejected, NewerVersion) as problem:
                files.pass_over(name, problem)
                fresh.remove(name)
                continue
            received += result.new
            rows |= result.rows
            moved = moved or result.new > 0
            if not result.held:
                files.note_read(name)
                done += 1
                progress("reading", done, len(fresh))
    return received, rows


def _write_segments(replica: Member, files: FolderState, in_folder: set[int], progress: Progress) -> int:
    last = replica.log.last_row()
    rows = (row for row in range(files.sent_row + 1, last + 1) if row not in in_folder)
    fresh = (envelope.parse(replica.log.raw(row)) for row in rows)
    devices = replica.log.devices()
    own = [int(path.name.partition("-")[0]) for path in files.own.glob("*.kseg") if is_named_rightly(path.name)]
    number = max(own, default=0)
    written = 0
    for batch in batches(_by_feed(fresh)):
        number += 1
        content = write_segment(replica.id, batch, devices)
        files.write(segment_name(number, content), content)
        written += len(batch)
        progress("writing", written, written)
    files.sent_row = last
    return written


def _by_feed(sealed: Iterable[Sealed]) -> list[Sealed]:
    """Feeds one after another: long runs are small on the disk and quick to check."""
    return sorted(sealed, key=lambda each: (each.device, each.seq))

"""Writes segments into this device's own subfolder, and makes few of many.

A long study writes thousands of small segments, one for each exchange that had news. Those of about the same size are
written once more as one. The many are deleted when the one has lain in the folder, whole, for KEPT_SECONDS: a carrier
has brought it to whoever it brings anything, and whoever has not read the many reads the one.
"""

import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.ids import EventId
from core.limits import SEGMENT_BYTES_MAX
from core.sealing import envelope
from core.sealing.envelope import Sealed
from core.storage.log import Log
from sync.event_batches import batches, fits, is_half_full, signed_tail, write_segment
from sync.replica import Member
from sync.transports.carrier_names import file_named
from sync.transports.folder_files import FolderState, segment_name
from sync.transports.folder_memory import Fate, Remembered, count_of, pairs, ranges_of

NUMBER_MAX = 900_000_000
"""Somebody else may have put a file with the highest number into this device's subfolder."""
FAN = 12
"""So many segments of about the same size become one, which is of the next size: each event is written again a few
times in all, and there are never more than FAN files of a size, besides full ones and those that wait to be deleted."""
KEPT_SECONDS = 7 * 24 * 60 * 60


def write_rows(replica: Member, files: FolderState, lacking: list[tuple[int, Sealed]]) -> int:
    """Writes events of the log, with their rows, into new segments; returns how many."""
    number = max((each for each in map(number_of, files.of_own(".kseg")) if each < NUMBER_MAX), default=0)
    rows = {sealed.id: row for row, sealed in lacking}
    devices = replica.log.devices()
    written = 0
    for batch in _signed(batches(by_feed(sealed for _, sealed in lacking)), replica, rows):
        number += 1
        content = write_segment(replica.id, batch, devices)
        files.write(segment_name(number, content), content, ranges_of(rows[sealed.id] for sealed in batch))
        written += len(batch)
    return written


def events_in(log: Log, ranges: tuple[int, ...]) -> Iterator[tuple[int, Sealed]]:
    """The events of some rows, which are given as pairs of first and last, with their rows."""
    for first, last in pairs(ranges):
        for row, raw in log.envelopes(first - 1, last):
            yield row, envelope.parse(raw)


def _signed(found: Iterable[list[Sealed]], replica: Member, rows: dict[EventId, int]) -> Iterator[list[Sealed]]:
    """The same batches, in parts where that has to be, each with what it needs to be checked (`signed_tail`); the rows
    of that are added to `rows`."""
    waiting = list(found)[::-1]
    while waiting:
        batch = waiting.pop()
        tail = signed_tail(batch, replica.log)
        if len(batch) > 1 and not fits(batch, tail):
            half = len(batch) // 2
            waiting += [batch[half:], batch[:half]]
            continue
        rows.update((sealed.id, row) for row, sealed in tail)
        yield batch + [sealed for _, sealed in tail]


def by_feed(sealed: Iterable[Sealed]) -> list[Sealed]:
    """Feeds one after another: long runs are small on the disk and quick to check."""
    return sorted(sealed, key=lambda each: (each.device, each.seq))


def number_of(name: str) -> int:
    """The number in the name of a segment, or in that of its second copy."""
    found = file_named(name.partition("/")[2])
    return 0 if found is None else int(found.first.partition("-")[0])


# -- few of many


def compact(replica: Member, files: FolderState) -> None:
    """Makes one segment of FAN of about the same size, and deletes those that a later one holds. Raises StorageFailed.

    The later one is written before, so that a crash leaves too many and never too few. Of two copies of a device that
    share a subfolder, neither deletes what the other relies on: only an earlier file goes for a later one.
    """
    own = files.of_own(".kseg")
    if len(own) < FAN:
        return
    read = files.of_fate(".kseg", Fate.READ)
    found = {name: read[name] for name in own if name in read and read[name].rows}
    doubled = _doubled(found)
    sizes: dict[int, list[str]] = {}
    for name in found.keys() - doubled.keys():
        count = count_of(found[name].rows)
        if not is_half_full(count, found[name].size):
            sizes.setdefault(size_class(count), []).append(name)
    for names in sizes.values():
        if len(names) >= FAN:
            rows = ranges_of({row for name in names for row in _rows(found[name])})
            write_rows(replica, files, list(events_in(replica.log, rows)))
    _delete(files, doubled)


def _doubled(found: dict[str, Remembered]) -> dict[str, set[str]]:
    """The segments of which every event is in later ones, with those."""
    doubled: dict[str, set[str]] = {}
    stretches: list[_Stretch] = []
    for name in sorted(found, key=lambda each: (number_of(each), each), reverse=True):
        later, is_doubled = set[str](), True
        for at, last in pairs(found[name].rows):
            while at <= last:
                n = bisect.bisect_left(stretches, at, key=lambda each: each.last)
                if n < len(stretches) and stretches[n].first <= at:
                    later.add(stretches[n].name)
                else:
                    end = last if n == len(stretches) else min(last, stretches[n].first - 1)
                    stretches.insert(n, _Stretch(at, end, name))
                    is_doubled = False
                at = stretches[n].last + 1
        if is_doubled:
            doubled[name] = later
    return doubled


class _Stretch(NamedTuple):
    """Rows of which a segment is the latest to hold the events."""

    first: int
    last: int
    name: str


def _delete(files: FolderState, doubled: dict[str, set[str]]) -> None:
    """Deletes segments whose events have been in later ones for long, and are there whole now."""
    whole: dict[str, bool] = {}
    for name, later in doubled.items():
        for each in later - whole.keys():
            is_old = files.age_of(each) > KEPT_SECONDS
            whole[each] = is_old and files.content(each, SEGMENT_BYTES_MAX) is not None
        if all(whole[each] for each in later):
            files.delete(files.present[name].path)


def _rows(found: Remembered) -> Iterator[int]:
    return (row for first, last in pairs(found.rows) for row in range(first, last + 1))


def size_class(count: int) -> int:
    """The same number for about the same count of events: how often it can be divided by FAN."""
    size = 0
    while count >= FAN:
        count //= FAN
        size += 1
    return size

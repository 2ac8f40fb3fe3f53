"""Sync through any shared folder: a cloud drive, a network share, a memory stick. No server, no account.

    FOLDER/kodespor-<project>/<device>/<number>-<hash>.kseg     envelopes
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgrant      grants of one key, with the public keys of who made them
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgone       a notice that this key was withdrawn
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kchunk      a sealed chunk of an attached file

Each device writes in its own subfolder only, and each file once: it appears whole, by renaming. A
file whose content does not match the hash in its name is not ready, or a cloud client's copy of
another; it is passed over. The only things that are ever taken away are grants and chunks of a destroyed
key, in every subfolder: the grants are what could still open withdrawn words.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from core.errors import BadFile, KodesporError, NewerVersion, Refused, Rejected, StorageFailed
from core.ids import Id
from core.keys.grants import Grant
from core.limits import SEGMENT_BYTES_MAX, SMALL_FILE_BYTES_MAX
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec, envelope
from core.sealing.crypto import DevicePublic, digest
from core.sealing.envelope import Sealed
from core.storage.files import read_bounded, write_whole
from core.storage.log import Log
from sync.event_batches import batches, read_segment, write_segment
from sync.replica import Member

_SEGMENT = re.compile(r"\d{6,9}-[0-9a-f]{16}\.kseg")
_KEYED = re.compile(r"[0-9a-f]{32}-[0-9a-f]{16}\.(kgrant|kgone|kchunk)")
_SUBFOLDER = re.compile(r"[0-9a-f]{32}")
GRANT_FILES_BYTES_MAX = SMALL_FILE_BYTES_MAX


class Exchange(NamedTuple):
    """What one sync did. `problems` are sentences about files that could not be used."""

    sent: int
    received: int
    waiting: int
    grants_sent: int
    grants_received: int
    problems: tuple[str, ...]


Progress = Callable[[str, int, int], None]


def sync_folder(replica: Member, folder: Path, progress: Progress = lambda *_: None) -> Exchange:
    """One exchange with a shared folder: reads what is new, writes what it lacks. Raises Refused or StorageFailed."""
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder; create it, or check that the drive is there.")
    home = folder / f"kodespor-{replica.id.hex()}"
    own = home / replica.device.hex()
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StorageFailed(f"{folder} cannot be written: {(problem.strerror or str(problem)).lower()}.") from problem
    book = _FolderState(replica.log, folder)
    present = {path.relative_to(home).as_posix(): path for path in _files(home)}
    book.forget_missing(present)
    problems: list[str] = []
    grants_received = _read_grants(replica, present, book, problems)
    received, in_folder = _read_segments(replica, present, book, problems, progress)
    grants_received += _read_grants(replica, present, book, problems)
    _read_notices(replica, present, book, problems)
    replica.share_missing_keys()
    _write_notices(replica, own, present, book)
    grants_sent = _write_grants(replica, own, present, book)
    sent = _write_segments(replica, own, book, in_folder, progress)
    _read_chunks(replica, present, progress)
    _write_chunks(replica, own, present, progress)
    _drop_doomed(replica, home, book)
    waiting = sum(not book.is_read(name) for name in present if name.endswith(".kseg"))
    return Exchange(sent, received, waiting, grants_sent, grants_received, tuple(problems))


class _FolderState:
    """What this device has read from and written to one folder, kept in the project's log."""

    def __init__(self, log: Log, folder: Path) -> None:
        self._log = log
        self._prefix = f"folder/{digest(str(folder.resolve()).encode()).hex()[:16]}/"
        read = log.note(self._prefix + "read")
        sent = log.note(self._prefix + "sent")
        self._read: dict[str, int] = codec.decode(read) if read else {}
        self.sent_row: int = codec.decode(sent) if sent else 0

    def is_read(self, name: str) -> bool:
        return name in self._read

    def forget_missing(self, present: dict[str, Path]) -> None:
        """Where files vanished or changed, the folder was emptied, turned back or damaged: all is gone through anew."""
        if any(name not in present or present[name].stat().st_size != size for name, size in self._read.items()):
            self._read.clear()
            self.sent_row = 0

    def note_read(self, name: str, path: Path) -> None:
        self._read[name] = path.stat().st_size

    def forget(self, name: str) -> None:
        self._read.pop(name, None)

    def save(self) -> None:
        with self._log.transaction():
            self._log.set_note(self._prefix + "read", codec.encode(dict(sorted(self._read.items()))))
            self._log.set_note(self._prefix + "sent", codec.encode(self.sent_row))


def _files(home: Path) -> list[Path]:
    """All whole-looking files of all devices, in the order in which each device wrote them."""
    found = []
    for subfolder in sorted(home.iterdir()):
        if subfolder.is_dir() and _SUBFOLDER.fullmatch(subfolder.name):
            found += [path for path in sorted(subfolder.iterdir()) if _is_ours(path.name)]
    return found


def _is_ours(name: str) -> bool:
    return bool(_SEGMENT.fullmatch(name) or _KEYED.fullmatch(name))


def _content(path: Path, most: int) -> bytes | None:
    """A file's bytes if they match the hash in its name; None while they do not."""
    try:
        content = read_bounded(path, most)
    except BadFile:
        return None
    return content if digest(content).hex()[:16] == path.stem.rpartition("-")[2] else None


def _read_segments(
    replica: Member, present: dict[str, Path], book: _FolderState, problems: list[str], progress: Progress
) -> tuple[int, set[int]]:
    """Reads every segment not read before, again while one makes room for another; their rows are in the folder."""
    received, rows = 0, set[int]()
    fresh = [name for name in present if name.endswith(".kseg") and not book.is_read(name)]
    done, moved = 0, True
    while moved:
        moved = False
        for name in [name for name in fresh if not book.is_read(name)]:
            content = _content(present[name], SEGMENT_BYTES_MAX)
            if content is None:
                continue
            try:
                arrival = replica.accept(read_segment(content))
            except (Rejected, NewerVersion) as problem:
                problems.append(f"{name}: {problem}")
                fresh.remove(name)
                continue
            received += arrival.new
            rows |= arrival.rows
            moved = moved or arrival.new > 0
            if not arrival.held:
                book.note_read(name, present[name])
                done += 1
                progress("reading", done, len(fresh))
    return received, rows


def _write_segments(replica: Member, own: Path, book: _FolderState, in_folder: set[int], progress: Progress) -> int:
    last = replica.log.last_row()
    fresh = (envelope.parse(replica.log.raw(row)) for row in range(book.sent_row + 1, last + 1) if row not in in_folder)
    devices = replica.log.devices()
    number = 1 + max(
        [int(path.name.partition("-")[0]) for path in own.glob("*.kseg") if _is_ours(path.name)], default=0
    )
    written = 0
    for portion in batches(_by_feed(fresh)):
        content = write_segment(replica.id, portion, devices)
        path = own / f"{number:06d}-{digest(content).hex()[:16]}.kseg"
        write_whole(path, content)
        book.note_read(f"{own.name}/{path.name}", path)
        number += 1
        written += len(portion)
        progress("writing", written, written)
    book.sent_row = last
    return written


def _by_feed(sealed: Iterable[Sealed]) -> list[Sealed]:
    """Feeds one after another: long runs are small on the disk and quick to check."""
    return sorted(sealed, key=lambda each: (each.device, each.seq))


def _read_grants(replica: Member, present: dict[str, Path], book: _FolderState, problems: list[str]) -> int:
    taken = 0
    for name, path in present.items():
        if not name.endswith(".kgrant") or book.is_read(name):
            continue
        content = _content(path, GRANT_FILES_BYTES_MAX)
        if content is None:
            continue
        try:
            publics, grants = codec.decode(content)
            granters = tuple(DevicePublic(*each) for each in publics)
            arrival = replica.accept(TransferBundle(replica.id, granters, (), grants))
        except (KodesporError, TypeError, ValueError) as problem:
            problems.append(f"{name}: {problem}")
            continue
        taken += arrival.grants
        if arrival.grants == len(grants) or not _any_unknown(replica, grants):
            book.note_read(name, path)
    return taken


def _read_notices(replica: Member, present: dict[str, Path], book: _FolderState, problems: list[str]) -> None:
    """Those of a device that is not known yet are read again next time."""
    for name, path in present.items():
        if not name.endswith(".kgone") or book.is_read(name):
            continue
        content = _content(path, SMALL_FILE_BYTES_MAX)
        if content is None:
            continue
        try:
            replica.accept(TransferBundle(replica.id, (), (), (), (content,)))
        except KodesporError as problem:
            problems.append(f"{name}: {problem}")
            continue
        if any(notice.raw == content for notice in replica.log.notices()):
            book.note_read(name, path)


def _write_notices(replica: Member, own: Path, present: dict[str, Path], book: _FolderState) -> None:
    """One file for each withdrawn key that this device's own subfolder does not tell of."""
    notices = [path for name, path in present.items() if name.endswith(".kgone") and name.startswith(own.name)]
    told = {path.name.partition("-")[0] for path in notices if _content(path, SMALL_FILE_BYTES_MAX)}
    for notice in replica.log.notices():
        if notice.key.hex() not in told:
            path = own / f"{notice.key.hex()}-{digest(notice.raw).hex()[:16]}.kgone"
            write_whole(path, notice.raw)
            book.note_read(f"{own.name}/{path.name}", path)


def _any_unknown(replica: Member, grants: Iterable[bytes]) -> bool:
    """Whether some of these could not be kept yet, because their granter is not known here yet."""
    kept = {grant.raw for grant in replica.log.grants()}
    return any(raw not in kept for raw in grants)


def _write_grants(replica: Member, own: Path, present: dict[str, Path], book: _FolderState) -> int:
    """One file for each key whose grants the folder lacks."""
    there: set[bytes] = set()
    for name, path in present.items():
        if name.endswith(".kgrant"):
            content = _content(path, GRANT_FILES_BYTES_MAX)
            there.update(codec.decode(content)[1] if content else ())
    missing: dict[Id, list[Grant]] = {}
    devices = replica.log.devices()
    for grant in replica.log.grants():
        if grant.raw not in there:
            missing.setdefault(grant.key, []).append(grant)
    for key, grants in missing.items():
        granters = sorted({grant.granter for grant in grants} & set(devices))
        publics = [tuple(devices[granter]) for granter in granters]
        content = codec.encode([publics, [grant.raw for grant in grants]])
        path = own / f"{key.hex()}-{digest(content).hex()[:16]}.kgrant"
        write_whole(path, content)
        book.note_read(f"{own.name}/{path.name}", path)
    return sum(map(len, missing.values()))


def _read_chunks(replica: Member, present: dict[str, Path], progress: Progress) -> None:
    """Takes the chunks that are missing here, after everything else."""
    missing = {f"{key.hex()}-{name.hex()[:16]}.kchunk": key for name, key in replica.missing_chunks().items()}
    wanted = [path for path in present.values() if path.name in missing]
    for done, path in enumerate(wanted, 1):
        content = _content(path, SMALL_FILE_BYTES_MAX)
        if content is not None:
            replica.take_chunk(missing[path.name], content)
        progress("reading files", done, len(wanted))


def _write_chunks(replica: Member, own: Path, present: dict[str, Path], progress: Progress) -> None:
    """One file for each chunk that no subfolder holds."""
    there = {path.name for path in present.values()}
    named = {name: f"{key.hex()}-{name.hex()[:16]}.kchunk" for name, key in replica.log.chunks().items()}
    lacking = [name for name, file in named.items() if file not in there]
    for done, name in enumerate(lacking, 1):
        stored = replica.log.chunk(name)
        if stored is not None:
            write_whole(own / named[name], stored[1])
        progress("writing files", done, len(lacking))


def _drop_doomed(replica: Member, home: Path, book: _FolderState) -> None:
    """Takes grants and chunks of withdrawn keys out of every subfolder; a device that is shut out tidies only its own.

    Also what a cloud client made of them: copies that carry the key's name and something more.
    """
    doomed = {key.hex() for key in replica.withdrawn_keys()}
    place = home / replica.device.hex() if replica.cannot_read_some_events() else home
    for path in sorted(place.rglob("*.k*")) if doomed else []:
        if (".kgrant" in path.name or ".kchunk" in path.name) and any(key in path.name for key in doomed):
            path.unlink(missing_ok=True)
            book.forget(path.relative_to(home).as_posix())
    book.save()

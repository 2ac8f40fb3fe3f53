"""What belongs to keys in a shared folder: grants, notices of withdrawal, and the chunks of attached files."""

import os
import re
from collections.abc import Callable, Generator
from pathlib import Path

from core.errors import BadFile, KodesporError, StorageFailed
from core.ids import Id
from core.keys.grants import Grant, parse_grant
from core.limits import GRANTS_MESSAGE_MAX, SMALL_FILE_BYTES_MAX
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec
from core.sealing.crypto import DevicePublic, KeyKind, digest, is_of_kind
from core.sealing.fields import array, byte_string, device_public, record
from core.storage.log import Log
from sync.replica import Member
from sync.transports.carrier_names import file_named
from sync.transports.folder_files import FolderState, keyed_name
from sync.transports.folder_memory import GRANT_MARK_BYTES, Fate

_ID = re.compile(r"(?=([0-9a-f]{32}))")

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


def read_grants(replica: Member, files: FolderState) -> int:
    """Takes grants that were not read before, again and again while some are new: what lies under a wrapping key is
    taken once that key is here. Returns how many were new."""
    taken = 0
    while fresh := sum(_read_grants(replica, files, name) for name in files.unread(".kgrant")):
        taken += fresh
    return taken


def _read_grants(replica: Member, files: FolderState, name: str) -> int:
    content = files.content(name, SMALL_FILE_BYTES_MAX)
    if content is None:
        return 0
    try:
        granters, grants = _grants_in(content)
        result = replica.accept(TransferBundle(replica.id, granters, (), grants), is_more_to_come=True)
    except StorageFailed:
        raise
    except KodesporError as problem:
        files.pass_over(name, problem)
        return 0
    # Whoever wrote the file may not have known a granter either, whose grants were for them; then it lacks their keys.
    strangers = {parse_grant(raw).granter for raw in grants} - replica.log.devices().keys()
    if strangers:
        under = {to for to in map(_recipient, grants) if is_of_kind(to, KeyKind.WRAPPING) and not replica.holds_key(to)}
        files.note_waiting(name, (tuple(sorted(under)), (), tuple(sorted(strangers))))
    else:
        files.note_read(name, grants=b"".join(map(_mark, grants)))
    return result.grants


def _recipient(raw: bytes) -> Id:
    return parse_grant(raw).recipient


def _grants_in(content: bytes) -> tuple[tuple[DevicePublic, ...], tuple[bytes, ...]]:
    """The keys of the granters, and the grants. Raises NotCanonical."""
    publics, grants = record(codec.decode(content), 2)
    return array(publics, device_public), array(grants, byte_string)


def _mark(grant: bytes) -> bytes:
    return digest(grant)[:GRANT_MARK_BYTES]


def write_grants(replica: Member, files: FolderState) -> int:
    """Writes the grants that the folder lacks, one file or more for each wrapping key; returns how many grants.

    A device without the team's current keys writes each once: the others delete in its subfolder what a withdrawal
    retired, and without this both would go on for ever.
    """
    here = [*files.of_fate(".kgrant", Fate.READ).values(), *files.taken_away]
    read = b"".join(found.grants for found in here)
    there = {read[start : start + GRANT_MARK_BYTES] for start in range(0, len(read), GRANT_MARK_BYTES)}
    missing: dict[Id, list[Grant]] = {}
    marks = [mark for mark, _, _ in replica.log.grant_marks() if mark[:GRANT_MARK_BYTES] not in there]
    for grant in replica.log.grants_marked(marks):
        is_wrapped = is_of_kind(grant.recipient, KeyKind.WRAPPING)
        missing.setdefault(grant.recipient if is_wrapped else grant.key, []).append(grant)
    for key, grants in missing.items():
        put_grants(files, replica.log, key, grants)
    return sum(map(len, missing.values()))


def put_grants(files: FolderState, log: Log, key: Id, grants: list[Grant]) -> None:
    """Writes grants of one key, or under one, into files of their own. Raises StorageFailed."""
    devices = log.devices()
    for start in range(0, len(grants), GRANTS_MESSAGE_MAX):
        part = grants[start : start + GRANTS_MESSAGE_MAX]
        granters = sorted({grant.granter for grant in part} & set(devices))
        content = codec.encode([[tuple(devices[each]) for each in granters], [grant.raw for grant in part]])
        held = b"".join(_mark(grant.raw) for grant in part)
        files.write(keyed_name(key, digest(content), ".kgrant"), content, grants=held)


def read_notices(replica: Member, files: FolderState) -> None:
    """Takes notices of withdrawal. Those of a device that is not known yet are read again next time."""
    for name in files.unread(".kgone"):
        content = files.content(name, SMALL_FILE_BYTES_MAX)
        if content is None:
            continue
        try:
            replica.accept(TransferBundle(replica.id, (), (), (), (content,)), is_more_to_come=True)
        except StorageFailed:
            raise
        except KodesporError as problem:
            files.pass_over(name, problem)
            continue
        if any(notice.raw == content for notice in replica.log.notices()):
            files.note_read(name)


def write_notices(replica: Member, files: FolderState) -> None:
    """Writes one file for each withdrawn key that this device's own subfolder does not tell of."""
    own = set(files.of_own(".kgone")) & files.of_fate(".kgone", Fate.READ).keys()
    told = {file_of(name).partition("-")[0] for name in own}
    for notice in replica.log.notices():
        if notice.id.hex() not in told:
            files.write(keyed_name(notice.id, digest(notice.raw), ".kgone"), notice.raw)


def read_chunks(replica: Member, files: FolderState, progress: Progress) -> Generator[None, None, None]:
    """Takes the chunks that are missing here, after everything else, also such as were read before and removed here
    since. Those that are here already are looked at once, so that a damaged one is written again by whoever holds it.
    """
    missing = {keyed_name(key, name, ".kchunk"): key for name, key in replica.files.missing_chunks().items()}
    here = {keyed_name(key, name, ".kchunk") for name, key in replica.log.chunks().items()}
    read = files.of_fate(".kchunk", Fate.READ) if missing else {}
    removed = [name for name in read if file_of(name) in missing]
    wanted = [(name, file_of(name)) for name in (*files.unread(".kchunk"), *removed)]
    wanted = [(name, file) for name, file in wanted if file in missing or file in here]
    for done, (name, file) in enumerate(wanted, 1):
        progress("reading files", done, len(wanted))
        if file in here and files.present[name].is_in_cloud_only:
            continue
        yield
        content = files.content(name, SMALL_FILE_BYTES_MAX)
        if content is None:
            continue
        if file in missing and not replica.take_chunk(missing[file], content):
            files.pass_over(name, BadFile("file-damaged"))
            continue
        files.note_read(name)
        if missing.pop(file, None) is not None:
            here.add(file)


def file_of(name: str) -> str:
    """The name that a file, or the one whose second copy it is, was given."""
    found = file_named(name.partition("/")[2])
    return "" if found is None else found.first


def write_chunks(replica: Member, files: FolderState, progress: Progress) -> Generator[None, None, None]:
    """Writes one file for each chunk that no subfolder holds whole, and makes whole what a crash left half written in
    this device's own. What is not whole elsewhere may be on its way."""
    own = files.own_halves(".kchunk")
    bad = files.of_fate(".kchunk", Fate.UNUSABLE).keys() | files.damaged.keys()
    bad |= {name for name in files.of_fate(".kchunk", Fate.INCOMPLETE) if files.is_damaged(name)} | own
    there = {file_of(name) for name in files.present.keys() - bad if name.endswith(".kchunk")}
    named = {chunk: keyed_name(key, chunk, ".kchunk") for chunk, key in replica.log.chunks().items()}
    halves = {file_of(name) for name in own}
    lacking = [chunk for chunk, file in named.items() if file not in there or file in halves]
    for done, chunk in enumerate(lacking, 1):
        stored = replica.log.chunk(chunk)
        if stored is not None:
            files.write(named[chunk], stored[1])
        progress("writing files", done, len(lacking))
        yield


def drop_withdrawn(replica: Member, files: FolderState) -> None:
    """Deletes grants and chunks of withdrawn keys and what belongs to wrapping keys that a withdrawal retired, in every
    subfolder, also the copies that a cloud client made, whose names hold the key's name and something more. A device
    that is shut out tidies only its own subfolder."""
    dropped = {key.hex() for key in replica.dropped_keys()}
    places = [files.own] if replica.cannot_read_some_events() else files.homes
    # Follows no links, and passes over what it cannot read.
    for folder, _, names in (each for place in places for each in os.walk(place)) if dropped else ():
        for name in sorted(names):
            if (".kgrant" in name or ".kchunk" in name) and not dropped.isdisjoint(_ID.findall(name)):
                files.delete(Path(folder) / name)

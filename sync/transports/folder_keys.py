"""What belongs to keys in a shared folder: grants, notices of withdrawal, and the chunks of attached files."""

from collections.abc import Callable, Iterable

from core.errors import KodesporError
from core.ids import Id
from core.keys.grants import Grant
from core.limits import SMALL_FILE_BYTES_MAX
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec
from core.sealing.crypto import DevicePublic, digest
from core.sealing.fields import array, byte_string, device_public, record
from sync.replica import Member
from sync.transports.folder_files import FolderState, keyed_name, whole_content

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


def read_grants(replica: Member, files: FolderState) -> int:
    """Takes grants that were not read before; returns how many were new."""
    taken = 0
    for name in files.unread(".kgrant"):
        content = whole_content(files.present[name], SMALL_FILE_BYTES_MAX)
        if content is None:
            continue
        try:
            granters, grants = _grants_in(content)
            result = replica.accept(TransferBundle(replica.id, granters, (), grants))
        except KodesporError as problem:
            files.pass_over(name, problem)
            continue
        taken += result.grants
        if result.grants == len(grants) or not _any_unknown(replica, grants):
            files.note_read(name)
    return taken


def _grants_in(content: bytes) -> tuple[tuple[DevicePublic, ...], tuple[bytes, ...]]:
    """The keys of the granters, and the grants. Raises NotCanonical."""
    publics, grants = record(codec.decode(content), 2)
    return array(publics, device_public), array(grants, byte_string)


def _any_unknown(replica: Member, grants: Iterable[bytes]) -> bool:
    """Whether some of these could not be kept yet, because their granter is not known here yet."""
    kept = {grant.raw for grant in replica.log.grants()}
    return any(raw not in kept for raw in grants)


def write_grants(replica: Member, files: FolderState) -> int:
    """Writes one file for each key whose grants the folder lacks; returns how many grants."""
    there: set[bytes] = set()
    for name, path in files.present.items():
        content = whole_content(path, SMALL_FILE_BYTES_MAX) if name.endswith(".kgrant") else None
        if content is not None:
            there.update(_grants_written(content))
    missing: dict[Id, list[Grant]] = {}
    devices = replica.log.devices()
    for grant in replica.log.grants():
        if grant.raw not in there:
            missing.setdefault(grant.key, []).append(grant)
    for key, grants in missing.items():
        granters = sorted({grant.granter for grant in grants} & set(devices))
        content = codec.encode([[tuple(devices[each]) for each in granters], [grant.raw for grant in grants]])
        files.write(keyed_name(key, digest(content), ".kgrant"), content)
    return sum(map(len, missing.values()))


def _grants_written(content: bytes) -> tuple[bytes, ...]:
    """The grants in a file; none where it is malformed, so that they are written again."""
    try:
        return _grants_in(content)[1]
    except KodesporError:
        return ()


def read_notices(replica: Member, files: FolderState) -> None:
    """Takes notices of withdrawal. Those of a device that is not known yet are read again next time."""
    for name in files.unread(".kgone"):
        content = whole_content(files.present[name], SMALL_FILE_BYTES_MAX)
        if content is None:
            continue
        try:
            replica.accept(TransferBundle(replica.id, (), (), (), (content,)))
        except KodesporError as problem:
            files.pass_over(name, problem)
            continue
        if any(notice.raw == content for notice in replica.log.notices()):
            files.note_read(name)


def write_notices(replica: Member, files: FolderState) -> None:
    """Writes one file for each withdrawn key that this device's own subfolder does not tell of."""
    own = [path for name, path in files.present.items() if name.endswith(".kgone") and name.startswith(files.own.name)]
    told = {path.name.partition("-")[0] for path in own if whole_content(path, SMALL_FILE_BYTES_MAX)}
    for notice in replica.log.notices():
        if notice.key.hex() not in told:
            files.write(keyed_name(notice.key, digest(notice.raw), ".kgone"), notice.raw)


def read_chunks(replica: Member, files: FolderState, progress: Progress) -> None:
    """Takes the chunks that are missing here, after everything else."""
    missing = {keyed_name(key, name, ".kchunk"): key for name, key in replica.missing_chunks().items()}
    wanted = [path for path in files.present.values() if path.name in missing]
    for done, path in enumerate(wanted, 1):
        content = whole_content(path, SMALL_FILE_BYTES_MAX)
        if content is not None:
            replica.take_chunk(missing[path.name], content)
        progress("reading files", done, len(wanted))


def write_chunks(replica: Member, files: FolderState, progress: Progress) -> None:
    """Writes one file for each chunk that no subfolder holds."""
    there = {path.name for path in files.present.values()}
    named = {name: keyed_name(key, name, ".kchunk") for name, key in replica.log.chunks().items()}
    lacking = [name for name, file in named.items() if file not in there]
    for done, name in enumerate(lacking, 1):
        stored = replica.log.chunk(name)
        if stored is not None:
            files.write_unread(named[name], stored[1])
        progress("writing files", done, len(lacking))


def drop_withdrawn(replica: Member, files: FolderState) -> None:
    """Deletes grants and chunks of withdrawn keys in every subfolder, also the copies that a cloud client made of them,
    whose names hold the key's name and something more. A device that is shut out tidies only its own subfolder."""
    withdrawn = {key.hex() for key in replica.withdrawn_keys()}
    place = files.own if replica.cannot_read_some_events() else files.home
    for path in sorted(place.rglob("*.k*")) if withdrawn else []:
        if (".kgrant" in path.name or ".kchunk" in path.name) and any(key in path.name for key in withdrawn):
            path.unlink(missing_ok=True)
            files.forget(path.relative_to(files.home).as_posix())

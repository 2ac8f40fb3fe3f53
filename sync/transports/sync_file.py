"""A sync file: what a shared folder would hold, in one file that travels by any means: e-mail, a chat, a memory stick.

Everything in it is sealed and signed as in a shared folder, so whoever carries it reads nothing and changes nothing
unseen. It is made in a temporary folder and read out of one, by the same code that meets others in a shared folder;
what a killed process left of such a folder is deleted (sync/transports/passing_folder.py).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import BadFile, Refused
from core.limits import FILE_BYTES_MAX
from core.sealing.crypto import digest
from sync.replica import Member
from sync.transports.folder import Exchange, sync_folder
from sync.transports.folder_memory import forget_folder
from sync.transports.passing_folder import passing_folder

ENDING = ".ksync"
FILES_MAX = 100_000
_CONTENTS = b"kodespor-sync 1 "
_TIME = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(
    r"kodespor-(?P<project>[0-9a-f]{32})/[0-9a-f]{32}/[0-9a-f]{6,32}-(?P<digest>[0-9a-f]{16})\.(kseg|kgrant|kgone|kchunk)"
)
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError, RecursionError,
)  # fmt: skip
"""What a damaged or hostile archive raises."""


def write_sync_file(replica: Member) -> bytes:
    """All that the other members may have of the project. Raises Refused where it is more than one file may hold, and
    StorageFailed."""
    with _met_once(replica) as folder:
        sync_folder(replica, folder)
        paths = sorted(each for each in folder.rglob("*") if each.is_file())
        found = [(each.relative_to(folder).as_posix(), each) for each in paths]
        found = [(name, path) for name, path in found if _NAME.fullmatch(name)]
        if sum(path.stat().st_size for _, path in found) > FILE_BYTES_MAX:
            raise Refused("sync-file-too-large")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            for name, path in found:
                archive.writestr(zipfile.ZipInfo(name, _TIME), path.read_bytes())
            archive.comment = _contents(name for name, _ in found)
        return made.getvalue()


def read_sync_file(replica: Member, content: bytes) -> Exchange:
    """Takes what is new; `sent` says how many events whoever made the file did not have. Where parts of it
    were taken out on the way, that is among the problems. Raises BadFile where it is
    none, Refused where it is of another project, and StorageFailed."""
    with _met_once(replica) as folder:
        is_whole = _unpacked(content, replica, folder)
        exchange = sync_folder(replica, folder)
        if is_whole:
            return exchange
        return exchange._replace(problems=(Refused("sync-file-incomplete"), *exchange.problems))


@contextmanager
def _met_once(replica: Member) -> Iterator[Path]:
    """A folder that is met once, and forgotten."""
    with passing_folder() as folder:
        try:
            yield folder
        finally:
            forget_folder(replica.log, folder)


def _contents(names: Iterable[str]) -> bytes:
    """Which parts a sync file has, in short: a carrier that lost one is found out, one that lies about it is not."""
    return _CONTENTS + digest("\n".join(sorted(names)).encode()).hex()[:32].encode()


def _unpacked(content: bytes, replica: Member, folder: Path) -> bool:
    """Puts all parts into the folder. Returns whether they are those that were put in."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = [_NAME.fullmatch(each.filename) for each in entries]
            size = sum(each.file_size for each in entries)
            is_packed = any(
                each.compress_type != zipfile.ZIP_STORED for each in entries
            )  # may be far more than it says
            if not names or None in names or is_packed or len(names) > FILES_MAX or size > FILE_BYTES_MAX:
                raise BadFile("not-a-sync-file")
            if {each["project"] for each in names if each} != {replica.id.hex()}:
                raise Refused("sync-file-of-another-project")
            for each, name in zip(entries, names, strict=True):
                held = archive.read(each)
                if name is None or digest(held).hex()[:16] != name["digest"]:  # damaged on the way
                    raise BadFile("not-a-sync-file")
                path = folder / each.filename
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(held)
            return archive.comment == _contents(each.filename for each in entries)
    except _UNREADABLE as problem:
        raise BadFile("not-a-sync-file") from problem

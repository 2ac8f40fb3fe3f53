"""The files of a folder or an archive (.zip, .tar, .tar.gz) by their places in it. Nothing is written to the disk."""

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from core.errors import BadFile
from core.limits import IMPORT_BYTES_MAX, TEXT_CODE_POINTS_MAX, UNPACKED_BYTES_MAX
from core.storage.files import HeldFile, read_bounded

FILES_MAX = 20_000
TEXT_BYTES_MAX = 4 * TEXT_CODE_POINTS_MAX
"""No text that is read is longer, in any encoding."""
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz")
TYPES = "typesystem.xml"
"""How the name of a file ends that describes the types of annotations beside it."""
_READ = (".xml", ".xmi", ".json", ".txt", ".tsv")
"""Endings of what the readers of annotations look into; of other files only the names count."""


class FileTree(NamedTuple):
    """What it is called, the contents of the files that may be annotations or texts, and the places of all others.
    `chosen`: the one file that was asked for, where what lies beside it is there only in case that file needs it."""

    name: str
    files: dict[PurePosixPath, bytes]
    others: tuple[PurePosixPath, ...]
    chosen: PurePosixPath | None = None

    @property
    def asked(self) -> dict[PurePosixPath, bytes]:
        """The files that were asked for: all, or the one that was chosen, without its neighbours."""
        return self.files if self.chosen is None else {self.chosen: self.files[self.chosen]}


def is_archive(path: Path | HeldFile) -> bool:
    """Whether a file's name is an archive's."""
    return path.name.lower().endswith(ARCHIVES)


def file_tree(path: Path | HeldFile) -> FileTree:
    """A folder or an archive; of a file that is none, it and the texts beside it and one level up, and what describes
    its types. Raises BadFile."""
    if isinstance(path, Path) and path.is_dir():
        return _Collecting(path.name).tree(_of_folder(path))
    if is_archive(path):
        content = read_bounded(path, IMPORT_BYTES_MAX)
        entries = _of_zip(path.name, content) if path.suffix.lower() == ".zip" else _of_tar(path.name, content)
        return _Collecting(path.name).tree(entries)
    if isinstance(path, HeldFile):  # it came alone: what lies beside it elsewhere is not known
        return _Collecting(path.name).tree(iter([(PurePosixPath(path.name), partial(read_bounded, path))]))
    return _beside(path)


def _beside(path: Path) -> FileTree:
    """A file with the texts that it may be on; a neighbour that is too large or cannot be read is as if it were not
    there."""
    chosen = PurePosixPath(path.parent.name, path.name)
    files = {chosen: read_bounded(path, UNPACKED_BYTES_MAX)}
    room = UNPACKED_BYTES_MAX - len(files[chosen])
    beside = [*_named(path.parent, "*.xml", TYPES), *_named(path.parent, "*.txt"), *_named(path.parent.parent, "*.txt")]
    for each in beside[:FILES_MAX]:
        place = PurePosixPath(*([path.parent.name] if each.parent == path.parent else []), each.name)
        if place in files or each.name.startswith("."):
            continue
        try:
            content = read_bounded(each, min(room, TEXT_BYTES_MAX)) if each.is_file() else None
        except (BadFile, OSError):
            continue
        if content is not None:
            files[place] = content
            room -= len(content)
    return FileTree(path.name, dict(sorted(files.items())), (), chosen)


def _named(folder: Path, form: str, ending: str = "") -> list[Path]:
    try:
        return [each for each in sorted(folder.glob(form)) if each.name.lower().endswith(ending)]
    except OSError:
        return []


Entry = tuple[PurePosixPath, Callable[[int], bytes]]
"""A place, and what reads so many bytes at most."""


class _Collecting:
    """Reads what may matter, within the bounds of all together."""

    def __init__(self, name: str) -> None:
        self._name, self._bytes = name, 0
        self._files: dict[PurePosixPath, bytes] = {}
        self._others: list[PurePosixPath] = []

    def tree(self, entries: Iterator[Entry]) -> FileTree:
        self._take(entries, is_outside=True)
        return FileTree(self._name, dict(sorted(self._files.items())), tuple(sorted(self._others)))

    def _take(self, entries: Iterator[Entry], is_outside: bool) -> None:
        for place, read in entries:
            if any(part.startswith((".", "__MACOSX")) for part in place.parts):
                continue
            if len(self._files) + len(self._others) >= FILES_MAX:
                raise BadFile("too-many-files", count=FILES_MAX + 1, most=FILES_MAX)
            is_inner = is_outside and place.suffix.lower() == ".zip"
            if not is_inner and place.suffix.lower() not in _READ:
                self._others.append(place)
                continue
            content = read(UNPACKED_BYTES_MAX - self._bytes + 1)
            self._bytes += len(content)
            if self._bytes > UNPACKED_BYTES_MAX:
                raise BadFile("in-file", file=self._name, problem=BadFile("unpacks-too-much"))
            if is_inner:  # the annotations of each person are an archive of their own in some exports
                inner = _of_zip(str(place), content)
                self._take(((place / each, reads) for each, reads in inner), is_outside=False)
            else:
                self._files[place] = content


def _of_folder(folder: Path) -> Iterator[Entry]:
    for each in sorted(folder.rglob("*")):
        if each.is_file() and not each.is_symlink():
            yield PurePosixPath(each.relative_to(folder).as_posix()), partial(read_bounded, each)


def _of_zip(name: str, content: bytes) -> Iterator[Entry]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = sorted(archive.infolist(), key=lambda each: each.filename)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as problem:
        raise BadFile("in-file", file=name, problem=BadFile("not-this-format", format="zip")) from problem
    for entry in entries:
        if not entry.is_dir():
            yield _place(entry.filename), partial(_unzipped, name, archive, entry)


def _unzipped(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    try:
        with archive.open(entry) as file:
            return file.read(most)
    except Exception as problem:  # what zip and zlib raise has no common base
        raise BadFile("part-unreadable", file=name, part=entry.filename) from problem


def _of_tar(name: str, content: bytes) -> Iterator[Entry]:
    """Entries in the order of the archive; each is read before the next, and none where they are far too much. What
    stands between them, as long names do, counts too."""
    unpacked = 0
    try:
        with tarfile.open(fileobj=_Counted(name, content), mode="r|") as archive:
            for entry in archive:
                unpacked += entry.size
                if unpacked > UNPACKED_BYTES_MAX:
                    raise BadFile("in-file", file=name, problem=BadFile("unpacks-too-much"))
                file = archive.extractfile(entry) if entry.isreg() else None
                if file is not None:
                    yield _place(entry.name), partial(_untarred, name, entry.name, file)
    except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as problem:
        raise BadFile("in-file", file=name, problem=BadFile("not-this-format", format="tar")) from problem


class _Counted(io.RawIOBase):
    """The bytes of an archive, unpacked where they are packed; too many of them are not read."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name, self._count = name, 0
        self._file: IO[bytes] | gzip.GzipFile = io.BytesIO(content)
        if content.startswith(b"\x1f\x8b"):
            self._file = gzip.GzipFile(fileobj=io.BytesIO(content))

    def read(self, size: int = -1) -> bytes:
        """Some of them. Raises BadFile."""
        found = self._file.read(size if size >= 0 else UNPACKED_BYTES_MAX + 1)
        self._count += len(found)
        if self._count > UNPACKED_BYTES_MAX:
            raise BadFile("in-file", file=self._name, problem=BadFile("unpacks-too-much"))
        return found


def _untarred(name: str, part: str, file: IO[bytes], most: int) -> bytes:
    try:
        return file.read(most)
    except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as problem:
        raise BadFile("part-unreadable", file=name, part=part) from problem


def _place(name: str) -> PurePosixPath:
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", "..")]
    return PurePosixPath(*parts)

"""A REFI-QDA project that lies unpacked: a folder, or its project file (.qde) with the folder of texts beside it."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from core.errors import BadFile
from core.importing.file_tree import FILES_MAX
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import HeldFile, read_bounded

PROJECT = ".qde"
_TEXTS = "sources"


def holds_project(folder: Path) -> bool:
    """Whether a project file lies in a folder or right under it."""
    return folder.is_dir() and any(each.suffix.lower() == PROJECT for each in (*folder.glob("*"), *folder.glob("*/*")))


def packed(path: Path | HeldFile) -> bytes:
    """The archive that the tool would have written. Raises BadFile where it is too large."""
    out, room = io.BytesIO(), IMPORT_BYTES_MAX
    with zipfile.ZipFile(out, "w") as archive:
        for count, (place, each) in enumerate(_files(path)):
            content = read_bounded(each, IMPORT_BYTES_MAX)
            room -= len(content)
            if room < 0 or count >= FILES_MAX:
                raise BadFile("study-too-large", file=path.name)
            archive.writestr(zipfile.ZipInfo(place), content)
    return out.getvalue()


def _files(path: Path | HeldFile) -> Iterator[tuple[str, Path | HeldFile]]:
    """Places in the archive, and what lies there. Files that a system hides, such as locks, are no part of it."""
    if isinstance(path, HeldFile):
        yield path.name, path
        return
    if not path.is_dir():
        yield path.name, path
    folder = path if path.is_dir() else path.parent
    for each in sorted(folder.rglob("*")):
        place = each.relative_to(folder)
        is_asked = path.is_dir() or (len(place.parts) > 1 and place.parts[0].casefold() == _TEXTS)
        is_hidden = any(part.startswith((".", "~$")) for part in place.parts)
        if is_asked and not is_hidden and each.is_file() and not each.is_symlink():
            yield place.as_posix(), each

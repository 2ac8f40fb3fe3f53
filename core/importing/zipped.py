"""Parts of zipped documents, which may unpack to far more than they are."""

import zipfile

from core.errors import BadFile


def read_part(archive: zipfile.ZipFile, name: str, most: int, damaged: BadFile) -> bytes:
    """A part of at most so many bytes. Raises BadFile: `damaged` where it cannot be unpacked."""
    try:
        with archive.open(name) as file:
            content = file.read(most + 1)
    except Exception as problem:  # what zip and zlib raise has no common base
        raise damaged from problem
    if len(content) > most:
        raise BadFile("unpacks-too-much")
    return content

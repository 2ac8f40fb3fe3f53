"""The package that a Word document is: its parts, and how they name each other (ECMA-376 part 2)."""

import posixpath
import zipfile
from typing import Any, NamedTuple
from urllib.parse import unquote

from core.errors import BadFile
from core.importing.xml import read_xml
from core.importing.zipped import read_part
from core.limits import UNPACKED_BYTES_MAX


class Relation(NamedTuple):
    """How a part names another: the last word of the relation's type, and the other part's name."""

    kind: str
    target: str


class Package:
    """A package's parts, each read once it is asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.casefold(): name for name in archive.namelist()}
        self._left = UNPACKED_BYTES_MAX
        self.damaged = BadFile("not-this-format", format="docx")

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part names within the package, by the ids that it uses; an empty name is the package's own."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for each in root if root is not None else ():
            target = unquote(each.get("Target", ""))
            if each.get("TargetMode") == "External" or not target:
                continue
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], place)
        return found

    def content(self, part: str) -> bytes | None:
        """A part's bytes; None where there is no such part. Raises BadFile where all parts together are too much."""
        name = self._names.get(part.casefold())
        if name is None:
            return None
        content = read_part(self._archive, name, self._left, self.damaged)
        self._left -= len(content)
        return content

    def xml(self, part: str) -> Any:
        """A part's root element; None where there is no such part. Raises BadFile."""
        content = self.content(part)
        return None if content is None else read_xml(content, self.damaged)

"""The zip file of a REFI-QDA project: its project file, and the texts and other files beside it."""

import io
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from core.errors import BadFile
from core.importing.document import read_as, read_as_it_stands
from core.importing.plain import read as read_text
from core.importing.refi_xml import children, root_of
from core.limits import IMPORT_BYTES_MAX, UNPACKED_BYTES_MAX
from core.messages import Message


class RefiArchive:
    """One archive. Raises BadFile where it is none, or unpacks to more than a study could be."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._unpacked = 0
        self._is_ours = False
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as problem:
            raise BadFile("not-a-project-of", file=name, program="REFI-QDA") from problem
        self._entries = {_path(entry): entry for entry in entries}  # of two under one path the last, as when unpacked
        self._hidden = [entry for entry in entries if self._entries[_path(entry)] is not entry]
        self._by_name: dict[str, list[zipfile.ZipInfo]] = defaultdict(list)
        for entry in (*self._entries.values(), *self._hidden):
            self._by_name[_alike(_path(entry).rpartition("/")[2])].append(entry)

    def project(self) -> Any:
        """The root of the project file: the outermost, as some zip the folder and not what is in it. Raises BadFile."""
        found = self._projects()
        if not found:
            raise BadFile("no-project-file", file=self.name)
        root = root_of(self.name, self._bytes(self._entries[found[0]]))
        self._is_ours = is_ours(root)
        return root

    def other_projects(self) -> list[str]:
        """Further project files, which are not read, by their names."""
        hidden = [entry.filename for entry in self._hidden if _path(entry).endswith(".qde")]
        return [*(self._entries[path].filename for path in self._projects()[1:]), *hidden]

    def _projects(self) -> list[str]:
        found = [path for path in self._entries if path.endswith(".qde") and ".." not in path.split("/")]
        own = [path for path in found if not path.startswith("__macosx")]
        return sorted(own, key=lambda each: each.strip("/").count("/"))

    def entry(self, path: str) -> zipfile.ZipInfo | None:
        """The file that a path of the project names, by its last part, in the folder of sources before others; None
        where it is not here."""
        inside = path.replace("\\", "/").removeprefix("internal://").removeprefix("relative://")
        name = PurePosixPath(inside).name
        held = self._by_name.get(_alike(name), []) or self._by_name.get(_alike(unquote(name)), []) if name else []

        def is_farther(entry: zipfile.ZipInfo) -> tuple[bool, bool]:
            """Of two that differ in capitals alone, the one that is meant comes first."""
            return "sources" not in _path(entry).split("/")[-2:-1], not entry.filename.endswith(name)

        return min(held, key=is_farther, default=None)

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of a file. Raises BadFile."""
        content = self._bytes(entry)
        self._unpacked += len(content)
        if self._unpacked > 4 * UNPACKED_BYTES_MAX:
            raise BadFile("in-file", file=self.name, problem=BadFile("unpacks-too-much"))
        return content

    def words(self, element: Any) -> tuple[str | None, Message]:
        """The text that an element holds or names, as it lies there, and how it was read, or why it was not. Where it
        has no plain text, that of its rich one."""
        inline = next(children(element, "PlainTextContent"), None)
        if inline is not None:
            return inline.text or "", read_as("inline")
        plain, rich = (self.entry(element.get(path) or "") for path in ("plainTextPath", "richTextPath"))
        entry = plain or rich
        if entry is None:
            return None, Message("importing-text-absent")
        try:
            content = self.read(entry)
            if self._is_ours and plain is not None and (words := _as_utf8(content)) is not None:
                return words, read_as("utf-8")
            document = read_text(content) if plain is not None else read_as_it_stands(entry.filename, content)
        except BadFile as problem:
            return None, problem.message
        return document.text, document.note

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(entry) as file:
                content = file.read(IMPORT_BYTES_MAX + 1)
        except Exception as problem:  # what zip and zlib raise has no common base
            raise BadFile("part-unreadable", file=self.name, part=entry.filename) from problem
        if len(content) > IMPORT_BYTES_MAX:
            raise BadFile("in-file", file=self.name, problem=BadFile("transcript-too-large", file=entry.filename))
        return content


def _path(entry: zipfile.ZipInfo) -> str:
    """Where a file lies, as it is looked up."""
    return entry.filename.replace("\\", "/").casefold()


def _alike(name: str) -> str:
    """A name of a file as it is compared: systems write one letter in one character or in two."""
    return unicodedata.normalize("NFC", name).casefold()


def is_ours(root: Any) -> bool:
    """Whether this program wrote a project."""
    return (root.get("origin") or "").startswith("Kodespor ")


def _as_utf8(content: bytes) -> str | None:
    """A text that this program wrote, in which every character stands that somebody typed; None where it is none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None

"""Taguette's projects (.sqlite3). Texts are HTML there, and places are counted in bytes (UTF-8) of the words in it."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from core.commands.foreign_project import Foreign, ForeignCode, ForeignCoding, ForeignSource
from core.errors import BadFile, Refused
from core.ids import Id
from core.importing.foreign_reader import ForeignReader
from core.importing.foreign_sqlite import ForeignDatabase, Row, foreign_database, key, words
from core.importing.html import BLOCKS
from core.importing.made import moment_of
from core.importing.offsets import Text
from core.storage.files import HeldFile


def read_taguette(path: Path | HeldFile, which: str | None = None) -> Foreign:
    """One project of the file; `which` names it where there are several. Raises BadFile, Refused."""
    with foreign_database(path) as database:
        if not {"projects", "documents", "highlights", "tags"} <= database.tables:
            raise BadFile("not-a-project-of", file=path.name, program="Taguette")
        projects = [row for row in database.rows("projects") if which is None or words(row, "name") == which]
        if len(projects) != 1:
            names = [words(row, "name") for row in database.rows("projects")]
            raise Refused("which-project", file=path.name, projects=names, count=len(names))
        return _Reader(path.name, database, projects[0]).project()


class _Reader(ForeignReader):
    program = "Taguette"

    def __init__(self, name: str, database: ForeignDatabase, project: Row) -> None:
        super().__init__(name, database)
        self._project = project
        self.identity = f"{self.program}\0{project.get('created')}\0{project['id']}".encode()
        self._texts: dict[Id, _Html] = {}

    def project(self) -> Foreign:
        codes = tuple(self._codes())
        sources = tuple(self._sources())
        codings = tuple(self._codings({code.id for code in codes}))
        self.add_memo(words(self._project, "description"), "", None, "methodological")
        return self.foreign(codes, sources, codings)

    def _own(self, table: str) -> Iterator[Row]:
        return (row for row in self.database.rows(table) if row.get("project_id") == self._project["id"])

    def _codes(self) -> Iterator[ForeignCode]:
        """Tags; one whose path begins with another's and a dot stands under it."""
        tags = sorted(self._own("tags"), key=lambda row: words(row, "path"))
        ids = {words(row, "path"): key("tag", row["id"]) for row in tags}
        for path, row in ((words(row, "path"), row) for row in tags):
            parts = path.split(".")
            above = [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
            parent = next((each for each in above if each in ids), None)
            name = path[len(parent) + 1 :] if parent is not None else path
            yield ForeignCode(ids[path], name, ids.get(parent or ""), words(row, "description"), "")

    def _sources(self) -> Iterator[ForeignSource]:
        for row in self._own("documents"):
            html = _Html(words(row, "contents"))
            name = words(row, "name")
            if not html.text.normal.strip():
                self.omissions.add("no-text", name)
                continue
            own = key("document", row["id"])
            self._texts[own] = html
            self.add_memo(words(row, "description"), "source", own)
            yield ForeignSource(own, name, html.text.normal, self.origin(words(row, "filename") or name))

    def _codings(self, codes: set[Id]) -> Iterator[ForeignCoding]:
        tags: dict[object, list[object]] = {}
        for row in self.database.rows("highlight_tags"):
            tags.setdefault(row.get("highlight_id"), []).append(row.get("tag_id"))
        made = self._made()
        own, documents = self._project["id"], self.database.rows("documents")
        elsewhere = {row["id"] for row in documents if row.get("project_id") != own}
        for row in self.database.rows("highlights"):
            source = key("document", row.get("document_id"))
            html = self._texts.get(source)
            if html is None:
                if row.get("document_id") not in elsewhere:
                    self.omissions.add("coding", f"{row.get('start_offset')}–{row.get('end_offset')}", source)
                continue
            place = html.place(row.get("start_offset"), row.get("end_offset"), words(row, "snippet"))
            if place is None:
                self.omissions.add("segment", f"{row.get('start_offset')}–{row.get('end_offset')}", source)
                continue
            for tag in tags.get(row["id"], []):
                if key("tag", tag) not in codes:
                    self.omissions.add("coding-without-code", f"{place[0]}–{place[1]}", source)
                else:
                    own = key("highlight", f"{row['id']}, {tag}")
                    yield ForeignCoding(own, source, *place, key("tag", tag), "", None, *made.get(row["id"], (None, 0)))
            if not tags.get(row["id"]):
                self.omissions.add("untagged", f"{place[0]}–{place[1]}", source)

    def _made(self) -> dict[object, tuple[Id | None, int]]:
        """By whom and when a highlight was made, as the file's own history says."""
        found: dict[object, tuple[Id | None, int]] = {}
        for row in self._own("commands"):
            try:
                payload = json.loads(words(row, "payload") or "{}")
            except (ValueError, RecursionError):
                continue
            payload = payload if isinstance(payload, dict) else {}
            number = payload.get("highlight_id")
            if payload.get("type") == "highlight_add" and isinstance(number, int):
                said = self.coder(words(row, "user_login")), moment_of(row.get("date"))
                found.setdefault(number, said)
        return found


class _Html(HTMLParser):
    """The words of a document, and where each of their bytes stands."""

    def __init__(self, contents: str) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._length = 0
        self._at: list[int] = []
        self.feed(contents)
        self.close()
        self.text = Text("".join(self._parts))
        self._at.append(self._length)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        is_between = not data.strip() and (not self._parts or self._parts[-1].endswith("\n"))
        for char in data:
            self._at += [self._length] * len(char.encode("utf-8", "replace"))
            self._length += 0 if is_between else 1
        if not is_between:
            self._parts.append(data)

    def _break(self) -> None:
        """A new line, unless one has just begun."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
            self._length += 1

    def place(self, start: object, end: object, snippet: str) -> tuple[int, int] | None:
        """Code points of the normal form, from bytes."""
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end < len(self._at)):
            return None
        # One that ends with its paragraph ends before the line does; what stands between paragraphs counts as nothing.
        last = self._at[end - 1] + (1 if self._at[end] > self._at[end - 1] else 0)
        return self.text.place(self._at[start], last, _Html(snippet).text.normal if snippet else "")

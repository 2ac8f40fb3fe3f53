"""Requal's projects (.requal): one SQLite file, in which the first character of a text is 1 and a segment's last counts
to it. A category stands above its codes; who marked a segment is in its row, and when in the log."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.commands.foreign_project import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignMemo,
    ForeignSource,
    ForeignType,
)
from core.errors import BadFile, Refused
from core.ids import Id
from core.importing.foreign_reader import TextReader
from core.importing.foreign_sqlite import ForeignDatabase, Row, foreign_database, key, words
from core.importing.made import moment_of
from core.importing.offsets import Text
from core.limits import TEXT_CODE_POINTS_MAX
from core.storage.files import HeldFile

_ZONE = re.compile(r"\s+[A-Za-z]{2,5}$")
"""R writes the short name of its zone behind a moment."""
_COLOUR = re.compile(r"rgba?\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})")
_TYPES = {"numeric": "number", "number": "number", "date": "date"}
Values = dict[object, list[tuple[str, str]]]


def read_requal(path: Path | HeldFile, which: str | None = None) -> Foreign:
    """One project of the file; `which` names it where there are several. Raises BadFile, Refused."""
    with foreign_database(path) as database:
        if not {"projects", "documents", "codes", "segments"} <= database.tables:
            raise BadFile("not-a-project-of", file=path.name, program="Requal")
        projects = [row for row in database.rows("projects") if which in (None, words(row, "project_name"))]
        if len(projects) != 1:
            names = [words(row, "project_name") for row in database.rows("projects")]
            raise Refused("which-project", file=path.name, projects=names, count=len(names))
        return _Reader(path.name, database, projects[0]).project()


class _Logged(NamedTuple):
    """When segments and memos were made, by their numbers (ms since 1970)."""

    segments: dict[object, int]
    memos: dict[object, int]


class _Reader(TextReader):
    program = "Requal"

    def __init__(self, name: str, database: ForeignDatabase, project: Row) -> None:
        super().__init__(name, database)
        self._project = project
        self.identity = f"{self.program}\0{project.get('created_at')}\0{project['project_id']}".encode()
        self._people = {
            row["user_id"]: words(row, "user_name") or words(row, "user_login") for row in database.rows("users")
        }
        self._logged = self._log()
        self._passages: dict[object, tuple[Id, tuple[int, int]]] = {}
        """Of segments without a code, by their numbers."""

    def _own(self, table: str) -> Iterator[Row]:
        own = self._project["project_id"]
        return (row for row in self.database.rows(table) if row.get("project_id", own) == own)

    def project(self) -> Foreign:
        codes = tuple(self._codes())
        sources = tuple(self._sources())
        codings = tuple(self._codings({code.id: code.name for code in codes}))
        about = [words(self._project, "project_name"), words(self._project, "project_description")]
        if about[1].strip():
            self.add_memo("\n".join(about), "", None, "methodological")
        self._notes({each.id for each in codings})
        for row in self._own("attributes_users_map"):
            self.omissions.add("attribute", self._people.get(row.get("user_id"), ""))
        found = self.foreign(codes, sources, codings, tuple(self._cases()))
        return found._replace(types=tuple(self._types()))

    def _log(self) -> _Logged:
        logged = _Logged({}, {})
        kept = {"Add segment": (logged.segments, "segment_id"), "Add memo": (logged.memos, "memo_id")}
        for row in self._own("logs"):
            if words(row, "action") not in kept:
                continue
            moments, name = kept[words(row, "action")]
            for number in _numbers(words(row, "payload"), name):
                moments.setdefault(number, moment_of(_ZONE.sub("", words(row, "created_at"))))
        return logged

    def _coder(self, row: Row) -> Id | None:
        return self.coder(self._people.get(row.get("user_id"), ""))

    def _codes(self) -> Iterator[ForeignCode]:
        categories = {}
        for row in self._own("categories"):
            own = categories[row["category_id"]] = key("category", row["category_id"])
            about = words(row, "category_description")
            yield ForeignCode(own, words(row, "category_name"), None, about, "", is_codable=False)
        named = {row["code_id"]: words(row, "code_name") for row in self._own("codes")}
        above: dict[object, object] = {}
        for row in self._own("categories_codes_map"):
            code, category = row.get("code_id"), row.get("category_id")
            if category in categories and above.setdefault(code, category) != category:
                self.omissions.add("second-category", named.get(code, str(code)))
        for row in self._own("codes"):
            own, parent = key("code", row["code_id"]), categories.get(above.get(row["code_id"]))
            about, colour = words(row, "code_description"), _hexadecimal(words(row, "code_color"))
            yield ForeignCode(own, words(row, "code_name"), parent, about, colour)

    def _sources(self) -> Iterator[ForeignSource]:
        values = self._values("attributes_documents_map", "doc_id")
        for row in self._own("documents"):
            own, raw = key("document", row["doc_id"]), words(row, "doc_text")
            name = words(row, "doc_name") or str(row["doc_id"])
            if not raw.strip():
                self.omissions.add("no-text", name)
                continue
            if len(raw) > TEXT_CODE_POINTS_MAX:
                raise BadFile("text-too-long", text=name, file=self.name)
            self.texts[own] = Text(raw)
            self.add_memo(words(row, "doc_description"), "source", own)
            attributes = tuple(values.get(row["doc_id"], ()))
            yield ForeignSource(own, name, self.texts[own].normal, self.origin(name), attributes=attributes)

    def _codings(self, codes: dict[Id, str]) -> Iterator[ForeignCoding]:
        with_memo = {row.get("segment_id") for row in self.database.rows("memos_segments_map")}
        for row in self._own("segments"):
            number, source, code = (
                row["segment_id"],
                key("document", row.get("doc_id")),
                key("code", row.get("code_id")),
            )
            first, last = row.get("segment_start"), row.get("segment_end")
            begin = first - 1 if isinstance(first, int) else None
            place = self.place(source, begin, last, words(row, "segment_text"))
            there = f"{first}–{last}"
            if place is None or (row.get("code_id") is not None and code not in codes):
                parts = (codes.get(code, "?"), self._people.get(row.get("user_id"), ""))
                self.omissions.add("coding", f"{there}: {', '.join(each for each in parts if each)}", source)
            elif row.get("code_id") is None:
                self._passages[number] = source, place
                if number not in with_memo:
                    self.omissions.add("untagged", there, source)
            else:
                made = self._logged.segments.get(number, 0)
                yield ForeignCoding(key("segment", number), source, *place, code, "", None, self._coder(row), made)

    def _notes(self, codings: set[Id]) -> None:
        """Memos on what they stand on; on the project where they stand on nothing that is here."""
        on: dict[object, tuple[str, Id, tuple[int, int] | None]] = {}
        for row in self.database.rows("memos_codes_map"):
            on.setdefault(row.get("memo_id"), ("code", key("code", row.get("code_id")), None))
        for row in self.database.rows("memos_documents_map"):
            source, start = key("document", row.get("doc_id")), row.get("memo_start")
            place = self.place(source, start - 1, row.get("memo_end")) if isinstance(start, int) else None
            on.setdefault(row.get("memo_id"), ("source", source, place))
        for row in self.database.rows("memos_segments_map"):
            number = row.get("segment_id")
            if number in self._passages:
                on.setdefault(row.get("memo_id"), ("source", *self._passages[number]))
            elif key("segment", number) in codings:
                on.setdefault(row.get("memo_id"), ("coding", key("segment", number), None))
        for row in self._own("memos"):
            kind, thing, place = on.get(row["memo_id"], ("", None, None))
            text, made = words(row, "text").strip(), self._logged.memos.get(row["memo_id"], 0)
            if text:
                own = key("memo", row["memo_id"])
                self.memos.append(ForeignMemo("analytic", text, kind, thing, place, own, self._coder(row), made))

    def _cases(self) -> Iterator[ForeignCase]:
        values, texts = self._values("attributes_cases_map", "case_id"), dict[object, list[Id]]()
        for row in self._own("cases_documents_map"):
            texts.setdefault(row.get("case_id"), []).append(key("document", row.get("doc_id")))
        for row in self._own("cases"):
            number, own = row["case_id"], key("case", row["case_id"])
            self.add_memo(words(row, "case_description"), "participant", own)
            held = tuple(each for each in dict.fromkeys(texts.get(number, ())) if each in self.texts)
            yield ForeignCase(own, words(row, "case_name"), tuple(values.get(number, ())), held)

    def _values(self, table: str, thing: str) -> Values:
        """The attributes of all texts or cases, by the number of each."""
        names = {row["attribute_id"]: words(row, "attribute_name") for row in self._own("attributes")}
        said = {row["attribute_value_id"]: str(row.get("value") or "") for row in self._own("attribute_values")}
        found: Values = {}
        for row in self._own(table):
            name, value = names.get(row.get("attribute_id")), said.get(row.get("attribute_value_id"))
            if name and value:
                found.setdefault(row.get(thing), []).append((name, value))
        return found

    def _types(self) -> Iterator[ForeignType]:
        for row in self._own("attributes"):
            if words(row, "attribute_object") != "user":
                kind = _TYPES.get(words(row, "attribute_type").casefold(), "text")
                yield words(row, "attribute_name"), kind


def _numbers(payload: str, name: str) -> Iterator[object]:
    """What a line of the log names: rows of a table as R's JSON has them, each number alone or in a list."""
    try:
        rows = json.loads(payload or "[]")
    except (ValueError, RecursionError):
        return
    for row in rows if isinstance(rows, list) else [rows]:
        value = row.get(name) if isinstance(row, dict) else None
        yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, int))


def _hexadecimal(colour: str) -> str:
    """Of rgb(1, 2, 3), as Requal keeps colours."""
    found = _COLOUR.match(colour)
    return "#" + "".join(f"{min(int(part), 255):02x}" for part in found.groups()) if found else colour

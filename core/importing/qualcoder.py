"""QualCoder's projects: the folder NAME.qda with data.qda in it (as its versions 3.4 to 3.7 lay it out)."""

from collections.abc import Iterator
from pathlib import Path

from core.commands.interchange_import import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignMemo,
    ForeignSource,
)
from core.errors import BadFile
from core.ids import Id
from core.importing.foreign_sqlite import ForeignDatabase, Row, foreign_database, key, words
from core.importing.offsets import Text
from core.limits import TEXT_CODE_POINTS_MAX


def read_qualcoder(path: Path) -> Foreign:
    """A project from its folder, or from the data.qda in it. Raises BadFile."""
    file = path / "data.qda" if path.is_dir() else path
    if not file.is_file():
        raise BadFile(f"{path.name} holds no data.qda; it is not a QualCoder project.")
    with foreign_database(file) as database:
        if not {"source", "code_name", "code_text"} <= database.tables:
            raise BadFile(f"{path.name} is not a QualCoder project.")
        return _Reader(path.stem if path.is_dir() else path.parent.stem, database).project()


class _Reader:
    def __init__(self, name: str, database: ForeignDatabase) -> None:
        self._name, self._database = name, database
        self._missing: list[str] = []
        self._texts: dict[Id, Text] = {}
        self._memos: list[ForeignMemo] = []

    def project(self) -> Foreign:
        codes = tuple(self._codes())
        sources = tuple(self._sources())
        codings = tuple(self._codings({code.id for code in codes}))
        self._journal()
        cases = tuple(self._cases())
        for table, what in (("code_image", "codings on pictures"), ("code_av", "codings on sound and film")):
            count = sum(1 for _ in self._database.rows(table))
            if count:
                self._missing.append(f"{count} {what}")
        missing = tuple(dict.fromkeys(self._missing))
        return Foreign(codes, sources, codings, tuple(self._memos), cases, (), (), missing)

    def _codes(self) -> Iterator[ForeignCode]:
        """Categories as codes above theirs, each after the one it stands in."""
        waiting = {row["catid"]: row for row in self._database.rows("code_cat")}
        made: set[object] = set()
        while waiting:
            ready = [each for each, row in waiting.items() if row.get("supercatid") not in waiting]
            for each in ready or list(waiting)[:1]:
                row = waiting.pop(each)
                above = row.get("supercatid") if row.get("supercatid") in made else None
                made.add(each)
                yield ForeignCode(key("category", each), words(row, "name"), _above(above), words(row, "memo"), "")
        for row in self._database.rows("code_name"):
            above = row.get("catid") if row.get("catid") in made else None
            own = key("code", row["cid"])
            yield ForeignCode(own, words(row, "name"), _above(above), words(row, "memo"), words(row, "color"))

    def _sources(self) -> Iterator[ForeignSource]:
        for row in self._database.rows("source"):
            name, raw = words(row, "name"), words(row, "fulltext")
            if not raw.strip():
                self._missing.append(f"“{name}”: it has no text (pictures, sound and film are not shown here)")
                continue
            if len(raw) > TEXT_CODE_POINTS_MAX:
                raise BadFile(f"“{name}” in {self._name} is longer than any transcript.")
            own = key("source", row["id"])
            self._texts[own] = Text(raw)
            self._memo(row, "source", own)
            yield ForeignSource(own, name, self._texts[own].normal, f"{name} (QualCoder, {self._name})")

    def _codings(self, codes: set[Id]) -> Iterator[ForeignCoding]:
        for row in self._database.rows("code_text"):
            source, code = key("source", row.get("fid")), key("code", row.get("cid"))
            text = self._texts.get(source)
            place = text.place(row.get("pos0"), row.get("pos1"), words(row, "seltext")) if text else None
            if place is None or code not in codes:
                self._missing.append("a coding outside its text, or without a code")
                continue
            own = key("coding", row["ctid"])
            self._memo(row, "coding", own)
            yield ForeignCoding(own, source, *place, code, self._by(row))
        for row in self._database.rows("annotation"):
            source = key("source", row.get("fid"))
            text = self._texts.get(source)
            place = text.place(row.get("pos0"), row.get("pos1"), "") if text else None
            if text is not None and words(row, "memo").strip():
                self._memos.append(ForeignMemo("analytic", words(row, "memo"), "source", source, place))

    def _by(self, row: Row) -> str:
        told = ", ".join(part for part in (words(row, "owner"), words(row, "date")[:10]) if part)
        return f"{told} (QualCoder, {self._name})" if told else ""

    def _memo(self, row: Row, on_kind: str, on: Id | None) -> None:
        if words(row, "memo").strip():
            self._memos.append(ForeignMemo("analytic", words(row, "memo").strip(), on_kind, on))

    def _journal(self) -> None:
        for row in self._database.rows("journal"):
            text = f"{words(row, 'name')}\n{words(row, 'jentry')}".strip()
            if text:
                self._memos.append(ForeignMemo("methodological", text, "", None))
        for row in self._database.rows("project"):
            self._memo(row, "", None)

    def _cases(self) -> Iterator[ForeignCase]:
        for row in self._database.rows("cases"):
            own, name = row["caseid"], words(row, "name")
            texts = []
            for part in self._database.rows("case_text"):
                source = key("source", part.get("fid"))
                if part.get("caseid") == own and source in self._texts and source not in texts:
                    texts.append(source)
                    end = part.get("pos1")
                    if part.get("pos0") or (isinstance(end, int) and 0 < end < self._texts[source].length - 1):
                        self._missing.append(f"case “{name}”: that it covers only passages of a text")
            attributes = tuple(
                (words(each, "name"), str(each.get("value") or ""))
                for each in self._database.rows("attribute")
                if each.get("attr_type") == "case" and each.get("id") == own
            )
            person = key("case", own)
            self._memo(row, "participant", person)
            yield ForeignCase(person, name, attributes, tuple(texts))
        if any(each.get("attr_type") != "case" for each in self._database.rows("attribute")):
            self._missing.append("attributes of texts: only people have attributes here")


def _above(category: object) -> Id | None:
    return None if category is None else key("category", category)

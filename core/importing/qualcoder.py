"""QualCoder's projects: the folder NAME.qda with data.qda in it (as its versions 3.4 to 3.7 lay it out)."""

from collections.abc import Iterator
from pathlib import Path

from core.commands.foreign_project import Foreign, ForeignCase, ForeignCode, ForeignCoding, ForeignSource
from core.errors import BadFile
from core.ids import Id
from core.importing.foreign_reader import TextReader
from core.importing.foreign_sqlite import foreign_database, key, words
from core.importing.made import moment_of
from core.importing.offsets import Text
from core.limits import TEXT_CODE_POINTS_MAX


def read_qualcoder(path: Path) -> Foreign:
    """A project from its folder, or from the data.qda in it. Raises BadFile."""
    file = path / "data.qda" if path.is_dir() else path
    if not file.is_file():
        raise BadFile("not-a-project-of", file=path.name, program="QualCoder")
    with foreign_database(file) as database:
        if not {"source", "code_name", "code_text"} <= database.tables:
            raise BadFile("not-a-project-of", file=path.name, program="QualCoder")
        return _Reader(path.stem if path.is_dir() else path.parent.stem, database).project()


class _Reader(TextReader):
    program = "QualCoder"

    def project(self) -> Foreign:
        codes = tuple(self._codes())
        sources = tuple(self._sources())
        codings = tuple(self._codings({code.id for code in codes}))
        self._journal()
        cases = tuple(self._cases())
        if pictures := sum(1 for _ in self.database.rows("code_image")):
            self.leave_out("importing-left-out-codings-on-pictures", count=pictures)
        if recordings := sum(1 for _ in self.database.rows("code_av")):
            self.leave_out("importing-left-out-codings-on-recordings", count=recordings)
        return self.foreign(codes, sources, codings, cases)

    def _codes(self) -> Iterator[ForeignCode]:
        """Categories as codes above theirs, each after the one it stands in."""
        waiting = {row["catid"]: row for row in self.database.rows("code_cat")}
        made: set[object] = set()
        while waiting:
            ready = [each for each, row in waiting.items() if row.get("supercatid") not in waiting]
            for each in ready or list(waiting)[:1]:
                row = waiting.pop(each)
                above = row.get("supercatid") if row.get("supercatid") in made else None
                made.add(each)
                yield ForeignCode(key("category", each), words(row, "name"), _above(above), words(row, "memo"), "")
        for row in self.database.rows("code_name"):
            above = row.get("catid") if row.get("catid") in made else None
            own = key("code", row["cid"])
            yield ForeignCode(own, words(row, "name"), _above(above), words(row, "memo"), words(row, "color"))

    def _sources(self) -> Iterator[ForeignSource]:
        for row in self.database.rows("source"):
            name, raw = words(row, "name"), words(row, "fulltext")
            if not raw.strip():
                self.leave_out("importing-left-out-no-text-or-media", name=name)
                continue
            if len(raw) > TEXT_CODE_POINTS_MAX:
                raise BadFile("text-too-long", text=name, file=self.name)
            own = key("source", row["id"])
            self.texts[own] = Text(raw)
            self.add_memo(words(row, "memo"), "source", own, row=row)
            values = self._values("file", row["id"])
            yield ForeignSource(own, name, self.texts[own].normal, self.origin(name), attributes=values)

    def _codings(self, codes: set[Id]) -> Iterator[ForeignCoding]:
        for row in self.database.rows("code_text"):
            source, code = key("source", row.get("fid")), key("code", row.get("cid"))
            place = self.place(source, row.get("pos0"), row.get("pos1"), words(row, "seltext"))
            if place is None or code not in codes:
                self.leave_out("importing-left-out-coding")
                continue
            own = key("coding", row["ctid"])
            self.add_memo(words(row, "memo"), "coding", own, row=row)
            said = self.coder(words(row, "owner")), moment_of(row.get("date"))
            comment = "important" if row.get("important") in (1, "1") else ""
            yield ForeignCoding(own, source, *place, code, "", None, *said, comment=comment)
        for row in self.database.rows("annotation"):
            source = key("source", row.get("fid"))
            if source in self.texts:
                place = self.place(source, row.get("pos0"), row.get("pos1"))
                self.add_memo(words(row, "memo"), "source", source, segment=place, row=row)

    def _journal(self) -> None:
        for row in self.database.rows("journal"):
            self.add_memo(f"{words(row, 'name')}\n{words(row, 'jentry')}", "", None, "methodological", row=row)
        for row in self.database.rows("project"):
            self.add_memo(words(row, "memo"), "", None)

    def _cases(self) -> Iterator[ForeignCase]:
        for row in self.database.rows("cases"):
            own, name = row["caseid"], words(row, "name")
            texts = []
            for part in self.database.rows("case_text"):
                source = key("source", part.get("fid"))
                if part.get("caseid") == own and source in self.texts and source not in texts:
                    texts.append(source)
                    end = part.get("pos1")
                    if part.get("pos0") or (isinstance(end, int) and 0 < end < self.texts[source].length - 1):
                        self.leave_out("importing-left-out-case-segments", case=name)
            person = key("case", own)
            self.add_memo(words(row, "memo"), "participant", person, row=row)
            yield ForeignCase(person, name, self._values("case", own), tuple(texts))

    def _values(self, kind: str, thing: object) -> tuple[tuple[str, str], ...]:
        """The attributes of a case or a text."""
        return tuple(
            (words(each, "name"), str(each.get("value") or ""))
            for each in self.database.rows("attribute")
            if each.get("attr_type") == kind and each.get("id") == thing
        )


def _above(category: object) -> Id | None:
    return None if category is None else key("category", category)

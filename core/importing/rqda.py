"""RQDA's projects (.rqda): one SQLite file, where a row whose status is not 1 has been deleted."""

from collections.abc import Iterator
from pathlib import Path

from core.commands.foreign_project import Foreign, ForeignCase, ForeignCode, ForeignCoding, ForeignSource
from core.errors import BadFile
from core.ids import Id
from core.importing.foreign_reader import Noted, TextReader
from core.importing.foreign_sqlite import Row, foreign_database, key, words
from core.importing.made import moment_of
from core.importing.offsets import Text
from core.storage.files import HeldFile


def read_rqda(path: Path | HeldFile) -> Foreign:
    """A project. Raises BadFile."""
    with foreign_database(path) as database:
        if not {"source", "freecode", "coding"} <= database.tables:
            raise BadFile("not-a-project-of", file=path.name, program="RQDA")
        return _Reader(path.name, database).project()


_TYPES = {"numeric": "number"}


class _Reader(TextReader):
    program = "RQDA"

    def project(self) -> Foreign:
        codes = tuple(self._codes())
        sources = tuple(self._sources())
        codings = tuple(self._codings({code.id for code in codes}))
        for row in self._live("journal"):
            self.add_memo(f"{words(row, 'name')}\n{words(row, 'journal')}", "", None, "methodological", of=Noted(row))
        for row in self.database.rows("project"):
            self.add_memo(words(row, "memo"), "", None)
        cases, sets = tuple(self._cases()), tuple(self._sets())
        images = {row.get("id"): words(row, "name") for row in self._live("image")}
        for name in images.values():
            self.omissions.add("no-media", name)
        named = {code.id: code.name for code in codes}
        for row in self._live("imageCoding"):
            where = "–".join(",".join(str(_whole(row.get(each + end))) for each in "xy") for end in "12")
            told = images.get(row.get("iid"), "?"), where, named.get(key("code", row.get("cid")), "?")
            self.omissions.add("coding-on-picture", ": ".join(told))
        types = tuple(
            (words(row, "name"), _TYPES.get(words(row, "class").casefold(), "text")) for row in self._live("attributes")
        )
        return self.foreign(codes, sources, codings, cases)._replace(sets=sets, types=types)

    def _live(self, table: str) -> Iterator[Row]:
        return (row for row in self.database.rows(table) if row.get("status", 1) in (1, "1", None))

    def _codes(self) -> Iterator[ForeignCode]:
        above: dict[object, object] = {}
        for row in self._live("treecode"):
            if above.setdefault(row.get("cid"), row.get("catid")) != row.get("catid"):
                self.omissions.add("second-category", str(row.get("cid")))
        categories = set()
        for row in self._live("codecat"):
            categories.add(row.get("catid"))
            yield ForeignCode(key("category", row.get("catid")), words(row, "name"), None, words(row, "memo"), "",
                              is_codable=False)  # fmt: skip
        for row in self._live("freecode"):
            category = above.get(row.get("id"))
            parent = key("category", category) if category in categories else None
            own = key("code", row.get("id"))
            yield ForeignCode(own, words(row, "name"), parent, words(row, "memo"), words(row, "color"))

    def _sources(self) -> Iterator[ForeignSource]:
        for row in self._live("source"):
            name, raw = words(row, "name"), words(row, "file")
            if not raw.strip():
                self.omissions.add("no-text", name)
                continue
            own = key("source", row.get("id"))
            self.texts[own] = Text(raw)
            self.add_memo(words(row, "memo"), "source", own, of=Noted(row, key("memo of source", row.get("id"))))
            values = tuple(
                (words(each, "variable"), str(each.get("value") or ""))
                for each in self._live("fileAttr")
                if each.get("fileID") == row.get("id")
            )
            yield ForeignSource(own, name, self.texts[own].normal, self.origin(name), attributes=values)

    def _codings(self, codes: set[Id]) -> Iterator[ForeignCoding]:
        rows = ((table, *each) for table in ("coding", "coding2") for each in enumerate(self._live(table)))
        for table, number, row in rows:
            source, code = key("source", row.get("fid")), key("code", row.get("cid"))
            place = self.place(source, _whole(row.get("selfirst")), _whole(row.get("selend")), words(row, "seltext"))
            if place is None or code not in codes:
                self.omissions.add("coding", f"{row.get('selfirst')}–{row.get('selend')}", source)
                self.add_memo(words(row, "memo"), "source", source, of=Noted(row))
                continue
            own = key(table, number)
            self.add_memo(words(row, "memo"), "coding", own, of=Noted(row, key(f"memo of {table}", number)))
            said = self.coder(words(row, "owner")), moment_of(row.get("date"))
            yield ForeignCoding(own, source, *place, code, "", None, *said)
        for row in self._live("annotation"):
            source = key("source", row.get("fid"))
            if source in self.texts:
                place = self._paragraph(source, _whole(row.get("position")))
                self.add_memo(words(row, "annotation"), "source", source, segment=place, of=Noted(row))
            elif words(row, "annotation").strip():
                self.omissions.add("note", words(row, "annotation"))

    def _paragraph(self, source: Id, at: object) -> tuple[int, int] | None:
        """The paragraph in which an annotation stands, which is at a point between two letters."""
        text = self.texts[source]
        place = self.place(source, at, at + 1) if isinstance(at, int) else None
        if at == text.length and at:
            place = self.place(source, at - 1, at)
        if place is None:
            return None
        start, end = text.normal.rfind("\n", 0, place[0]) + 1, text.normal.find("\n", place[0])
        end = len(text.normal) if end < 0 else end
        return (start, end) if text.normal[start:end].strip() else None

    def _cases(self) -> Iterator[ForeignCase]:
        for row in self._live("cases"):
            own = row.get("id")
            links = [each for each in self._live("caselinkage") if each.get("caseid") == own]
            texts, parts = dict[Id, None](), []
            for each in links:
                self.add_memo(words(each, "memo"), "participant", key("case", own), of=Noted(each))
                source, start, end = key("source", each.get("fid")), _whole(each.get("selfirst")), each.get("selend")
                place = self.place(source, start, _whole(end))
                if place is None and start:  # not all of the text is this one's, nor is it known what is
                    self.omissions.add("other", f"{words(row, 'name')}: {start}–{_whole(end)}")
                    continue
                if place is not None and place != (0, len(self.texts[source].normal)):
                    parts.append((source, *place))
                texts[source] = None
            attributes = tuple(
                (words(each, "variable"), str(each.get("value") or ""))
                for each in self._live("caseAttr")
                if each.get("caseID") == own
            )
            person = key("case", own)
            self.add_memo(words(row, "memo"), "participant", person, of=Noted(row, key("memo of case", own)))
            kept = tuple(each for each in texts if each in self.texts)
            yield ForeignCase(person, words(row, "name"), attributes, kept, tuple(parts))

    def _sets(self) -> Iterator[tuple[Id, str, tuple[Id, ...], tuple[Id, ...]]]:
        """Categories of files, as sets of texts."""
        for row in self._live("filecat"):
            mine = [each for each in self._live("treefile") if each.get("catid") == row.get("catid")]
            texts = dict.fromkeys(key("source", each.get("fid")) for each in mine)
            kept = tuple(each for each in texts if each in self.texts)
            if kept:
                yield key("set", row.get("catid")), words(row, "name"), (), kept
            else:
                self.omissions.add("set", words(row, "name"))
            if words(row, "memo"):
                self.add_memo(f"{words(row, 'name')}\n{words(row, 'memo')}", "", None, of=Noted(row))


def _whole(value: object) -> object:
    """R writes whole numbers as 12.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

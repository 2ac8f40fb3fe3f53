"""QualCoder's projects: the folder NAME.qda with data.qda in it (as its versions 3.4 to 4.1 lay it out)."""

from collections.abc import Iterator
from pathlib import Path

from core.commands.foreign_project import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignLink,
    ForeignSource,
    ForeignType,
)
from core.errors import BadFile
from core.ids import Id
from core.importing.foreign_reader import Noted, TextReader
from core.importing.foreign_sqlite import Row, foreign_database, key, words
from core.importing.made import moment_of
from core.importing.offsets import Text
from core.importing.references import read_references
from core.limits import TEXT_CODE_POINTS_MAX
from core.messages import UNTRANSLATED, Translator
from core.text.times import stamped, written

_TITLES = ("TI", "T1")
_TYPES = {"numeric": "number", "date": "date"}


def read_qualcoder(path: Path, say: Translator = UNTRANSLATED) -> Foreign:
    """A project from its folder, or from the data.qda in it. Raises BadFile."""
    file = path / "data.qda" if path.is_dir() else path
    if not file.is_file():
        raise BadFile("not-a-project-of", file=path.name, program="QualCoder")
    with foreign_database(file) as database:
        if not {"source", "code_name", "code_text"} <= database.tables:
            raise BadFile("not-a-project-of", file=path.name, program="QualCoder")
        return _Reader(path.stem if path.is_dir() else path.parent.stem, database, say).project()


class _Reader(TextReader):
    program = "QualCoder"

    def project(self) -> Foreign:
        codes = tuple(self._codes())
        self._names = {code.id: code.name for code in codes}
        self._files = {row["id"]: words(row, "name") for row in self.database.rows("source")}
        sources = tuple(self._sources())
        codings = tuple(self._codings(set(self._names)))
        self._notes()
        self._not_shown()
        links, references = tuple(self._graphs()), self._references()
        found = self.foreign(codes, sources, codings, tuple(self._cases()))
        return found._replace(links=links, types=tuple(self._types()), references=references)

    def _codes(self) -> Iterator[ForeignCode]:
        """Categories as codes above theirs, and codes under codes (version 4): what stands above a code comes first."""
        above: dict[Id, Id | None] = {}
        made: dict[Id, ForeignCode] = {}
        for row in self.database.rows("code_cat"):
            own = key("category", row["catid"])
            above[own] = _named("category", row.get("supercatid"))
            made[own] = ForeignCode(own, words(row, "name"), None, words(row, "memo"), "", is_codable=False)
        for row in self.database.rows("code_name"):
            own = key("code", row["cid"])
            above[own] = _named("code", row.get("supercid")) or _named("category", row.get("catid"))
            made[own] = ForeignCode(own, words(row, "name"), None, words(row, "memo"), words(row, "color"))
        for own, code in made.items():
            yield code._replace(parent=above[own] if above[own] in made else None)

    def _sources(self) -> Iterator[ForeignSource]:
        transcripts = {row.get("av_text_id") for row in self.database.rows("source")} - {None}
        for row in self.database.rows("source"):
            name, raw = words(row, "name"), words(row, "fulltext")
            own = key("source", row["id"])
            if not raw.strip():
                self.omissions.add("no-media", f"{name} ({self._said(row)})" if self._said(row) else name)
                about = f"{name}\n{words(row, 'memo')}" if words(row, "memo") else ""
                self.add_memo(about, "", None, of=Noted(row, _memo("source", row["id"])))
                continue
            if len(raw) > TEXT_CODE_POINTS_MAX:
                raise BadFile("text-too-long", text=name, file=self.name)
            self.texts[own] = Text(raw)
            self.add_memo(words(row, "memo"), "source", own, of=Noted(row, _memo("source", row["id"])))
            values = self._values("file", row["id"])
            text = self.texts[own].normal
            times = stamped(text) if row["id"] in transcripts else ()
            yield ForeignSource(own, name, text, self.origin(name), attributes=values, times=times)

    def _said(self, row: Row) -> str:
        """By whom and when a row was made there."""
        return ", ".join(each for each in (words(row, "owner"), words(row, "date")[:10]) if each)

    def _codings(self, codes: set[Id]) -> Iterator[ForeignCoding]:
        for row in self.database.rows("code_text"):
            source, code = key("source", row.get("fid")), key("code", row.get("cid"))
            place = self.place(source, row.get("pos0"), row.get("pos1"), words(row, "seltext"))
            if place is None or code not in codes:
                there = f"{row.get('pos0')}–{row.get('pos1')}"
                self.omissions.add("coding", f"{there}: {self._names.get(code, '?')}, {self._said(row)}", source)
                self.add_memo(words(row, "memo"), "source", source, of=Noted(row, _memo("coding", row["ctid"])))
                continue
            own = key("coding", row["ctid"])
            self.add_memo(words(row, "memo"), "coding", own, of=Noted(row, _memo("coding", row["ctid"])))
            said = self.coder(words(row, "owner")), moment_of(row.get("date"))
            comment = self.say("importing-important") if row.get("important") in (1, "1") else ""
            yield ForeignCoding(own, source, *place, code, "", None, *said, comment=comment)
        for row in self.database.rows("annotation"):
            source = key("source", row.get("fid"))
            if source in self.texts:
                place = self.place(source, row.get("pos0"), row.get("pos1"))
                own = _memo("annotation", row.get("anid"))
                self.add_memo(words(row, "memo"), "source", source, segment=place, of=Noted(row, own))
            elif words(row, "memo").strip():
                self.omissions.add("note", words(row, "memo"))

    def _notes(self) -> None:
        for row in self.database.rows("journal"):
            text, own = f"{words(row, 'name')}\n{words(row, 'jentry')}", _memo("journal", row.get("jid"))
            self.add_memo(text, "", None, "methodological", of=Noted(row, own))
        for row in self.database.rows("project"):
            self.add_memo(words(row, "memo"), "", None)
        for row in self.database.rows("attribute_type"):
            if words(row, "memo"):
                text, own = f"{words(row, 'name')}\n{words(row, 'memo')}", _memo("attribute", words(row, "name"))
                self.add_memo(text, "", None, of=Noted(row, own))

    def _not_shown(self) -> None:
        """Codings on pictures and recordings, each with its place; saved searches; values of attributes of what has
        none here, such as journals."""
        named = self._files
        for row in self.database.rows("attribute"):
            if row.get("attr_type") not in ("case", "file") and words(row, "value"):
                about = f"{words(row, 'attr_type')} {row.get('id')}: {words(row, 'name')} = {words(row, 'value')}"
                self.omissions.add("attribute", about)
        for row in self.database.rows("code_image"):
            place = ", ".join(str(row.get(each)) for each in ("x1", "y1", "width", "height"))
            place += f", pdf {row.get('pdf_page')}" if row.get("pdf_page") is not None else ""
            self.omissions.add("coding-on-picture", self._marked(row, named, place))
        for row in self.database.rows("code_av"):
            begin, end = row.get("pos0"), row.get("pos1")
            is_time = isinstance(begin, int) and isinstance(end, int)
            place = f"{written(int(begin or 0))}–{written(int(end or 0))}" if is_time else "?"
            self.omissions.add("coding-on-recording", self._marked(row, named, place))
        for row in self.database.rows("stored_sql"):
            self.omissions.add("filter", words(row, "title"))
        for row in self.database.rows("files_filter"):
            self.omissions.add("filter", words(row, "name"))

    def _marked(self, row: Row, named: dict[object, str], place: str) -> str:
        code = self._names.get(key("code", row.get("cid")), "?")
        parts = (f"{named.get(row.get('id'), '?')} {place}: {code}", self._said(row), words(row, "memo"))
        return " · ".join(each for each in parts if each)

    def _graphs(self) -> Iterator[ForeignLink]:
        """A graph's words as a memo; its lines between codes that say something as relations."""
        for row in self.database.rows("graph"):
            mine = [each for each in self.database.rows("gr_free_text_item") if each.get("grid") == row["grid"]]
            said = [words(row, "name"), words(row, "description"), *(words(each, "free_text") for each in mine)]
            own = _memo("graph", row["grid"])
            self.add_memo("\n".join(each for each in said if each.strip()), "", None, of=Noted(row, own))
            self.omissions.add("as-memo", words(row, "name"))
        for row in self.database.rows("gr_cdct_line_item"):
            ends = [self._end(row, each) for each in ("from", "to")]
            one, other = (each if each in self._names else None for each in ends)
            if words(row, "label").strip() and one is not None and other is not None and one != other:
                yield key("line", row["glineid"]), words(row, "label"), one, other
            elif words(row, "label").strip():
                self.omissions.add("link", words(row, "label"))

    def _end(self, row: Row, which: str) -> Id | None:
        return _named("code", row.get(f"{which}cid")) or _named("category", row.get(f"{which}catid"))

    def _cases(self) -> Iterator[ForeignCase]:
        for row in self.database.rows("cases"):
            own, name, person = row["caseid"], words(row, "name"), key("case", row["caseid"])
            whole: list[Id] = []
            parts: list[tuple[Id, int, int]] = []
            for part in self.database.rows("case_text"):
                source = key("source", part.get("fid"))
                if part.get("caseid") != own:
                    continue
                if source not in self.texts:
                    self.omissions.add("other", f"{name}: {self._files.get(part.get('fid'), '?')}")
                    continue
                named = _memo("part", part.get("id"))
                self.add_memo(words(part, "memo"), "participant", person, of=Noted(part, named))
                end = part.get("pos1")
                place = self.place(source, part.get("pos0"), end)
                if part.get("pos0") or (isinstance(end, int) and 0 < end < self.texts[source].length - 1):
                    if place is None:  # not all of the text is this one's, nor is it known what is
                        there = f"{part.get('pos0')}–{end}"
                        self.omissions.add("other", f"{name}: {self._files.get(part.get('fid'), '?')} {there}")
                        continue
                    parts.append((source, *place))
                whole += [source] if source not in whole else []
            self.add_memo(words(row, "memo"), "participant", person, of=Noted(row, _memo("case", own)))
            yield ForeignCase(person, name, self._values("case", own), tuple(whole), tuple(parts))

    def _values(self, kind: str, thing: object) -> tuple[tuple[str, str], ...]:
        """The attributes of a case or a text."""
        return tuple(
            (words(each, "name"), str(each.get("value") or ""))
            for each in self.database.rows("attribute")
            if each.get("attr_type") == kind and each.get("id") == thing
        )

    def _types(self) -> Iterator[ForeignType]:
        for row in self.database.rows("attribute_type"):
            yield words(row, "name"), _TYPES.get(words(row, "valuetype").casefold(), "text")

    def _references(self) -> tuple[str, ...]:
        """The bibliography, which lies there as the lines of RIS; a work that cannot be read is named."""
        found: list[str] = []
        works: dict[object, str] = {}
        for lines in self._works():
            said = "\n".join(f"{words(row, 'tag')}  - {words(row, 'value')}" for row in lines)
            title = next(
                (words(row, "value") for row in lines if words(row, "tag") in _TITLES), words(lines[0], "value")
            )
            works[lines[0].get("risid")] = title
            try:
                found += read_references("references.ris", f"{said}\nER  - \n".encode("utf-8", "replace"))
            except BadFile:
                self.omissions.add("other", f"ris {lines[0].get('risid')}: {title}")
        for row in self.database.rows("source"):
            if row.get("risid") is not None:
                told = works.get(row.get("risid"), str(row.get("risid")))
                self.omissions.add("link", f"{words(row, 'name')}: {told}")
        return tuple(found)

    def _works(self) -> Iterator[list[Row]]:
        """The lines of each work; of those without a number, one begins where a type stands."""
        lines: list[Row] = []
        for row in sorted(self.database.rows("ris"), key=lambda each: _ordered(each.get("risid"))):
            is_other = lines and row.get("risid") != lines[0].get("risid")
            begins = row.get("risid") is None and words(row, "tag") == "TY"
            if lines and (is_other or begins):
                yield lines
                lines = []
            lines.append(row)
        if lines:
            yield lines


def _ordered(number: object) -> tuple[bool, float, str]:
    """Numbers by their size, and what is none behind them."""
    return (False, number, "") if isinstance(number, (int, float)) else (True, 0, str(number))


def _memo(kind: str, number: object) -> Id:
    """What names the memo on a row."""
    return Id(key(f"memo of {kind}", number))


def _named(kind: str, value: object) -> Id | None:
    return None if value is None else key(kind, value)

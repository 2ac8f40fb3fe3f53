"""What the readers of other tools' projects have in common: what they found, and what has no place here."""

from typing import NamedTuple

from core.commands.foreign_project import (
    Foreign,
    ForeignCase,
    ForeignCode,
    ForeignCoder,
    ForeignCoding,
    ForeignMemo,
    ForeignSource,
)
from core.commands.import_omissions import Omissions
from core.ids import Id
from core.importing.foreign_sqlite import ForeignDatabase, Row, key, words
from core.importing.made import moment_of
from core.importing.offsets import Text
from core.messages import UNTRANSLATED, Translator


class Noted(NamedTuple):
    """The row that a memo is from, which says whose it is and of when; and what names the memo in its file, if anything
    does."""

    row: Row
    own: Id | None = None


class ForeignReader:
    """Reads one database of another tool, `program`."""

    program = ""

    def __init__(self, name: str, database: ForeignDatabase, say: Translator = UNTRANSLATED) -> None:
        self.name, self.database, self.say = name, database, say
        self.memos: list[ForeignMemo] = []
        self.omissions = Omissions()
        self._coders: dict[str, ForeignCoder] = {}
        made = [str(row.get(each) or "") for row in database.rows("project") for each in ("date", "created")]
        self.identity = f"{self.program}\0{''.join(made[:2])}".encode()

    def add_memo(
        self,
        text: str,
        on_kind: str,
        on: Id | None,
        kind: str = "analytic",
        segment: tuple[int, int] | None = None,
        of: Noted | None = None,
    ) -> None:
        """Takes a memo over, unless it is empty."""
        if text.strip():
            said = (None, 0) if of is None else (self.coder(words(of.row, "owner")), moment_of(of.row.get("date")))
            self.memos.append(ForeignMemo(kind, text.strip(), on_kind, on, segment, of and of.own, *said))

    def coder(self, name: str) -> Id | None:
        """Somebody who coded there, by name; None where there is none."""
        if not name.strip():
            return None
        return self._coders.setdefault(name, ForeignCoder(key("coder", name), name)).id

    def origin(self, told: str) -> str:
        """Where something comes from: what is told of it there, the program and the file."""
        return f"{told} ({self.program}, {self.name})" if told else ""

    def foreign(
        self,
        codes: tuple[ForeignCode, ...],
        sources: tuple[ForeignSource, ...],
        codings: tuple[ForeignCoding, ...],
        cases: tuple[ForeignCase, ...] = (),
    ) -> Foreign:
        """The project, with the memos and what was left out."""
        return Foreign(
            codes, sources, codings, tuple(self.memos), cases, (), (), self.omissions.found(),
            coders=tuple(self._coders.values()), file=self.name, identity=self.identity,
        )  # fmt: skip


class TextReader(ForeignReader):
    """A tool that keeps plain texts and counts places in their code points (QualCoder, RQDA)."""

    def __init__(self, name: str, database: ForeignDatabase, say: Translator = UNTRANSLATED) -> None:
        super().__init__(name, database, say)
        self.texts: dict[Id, Text] = {}

    def place(self, source: Id, start: object, end: object, quote: str = "") -> tuple[int, int] | None:
        """A range in the normal form of a text; None where there is none."""
        text = self.texts.get(source)
        return text.place(start, end, quote) if text is not None else None

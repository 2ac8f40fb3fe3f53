"""From tables: the answers to a survey, and quotes that were coded somewhere else."""

from pathlib import Path
from typing import TYPE_CHECKING

import flet as ft

from app.components.file_chooser import with_chooser
from core.commands.tabular_import import bring_in_answers, bring_in_segments
from core.errors import Refused, UnknownName
from core.ids import Id
from core.importing.segments import COLUMNS, read_segments
from core.importing.survey import read_survey
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded

if TYPE_CHECKING:
    from app.shell.window import Studio

TABLES = (".csv", ".xlsx")
REMARKS_MAX = 40


def ask_survey(studio: "Studio") -> None:
    """Which file, and which columns; then how many answers there are, before anything is added."""
    look, w, store = studio.look, studio.words, studio.store
    assert store is not None
    path = look.field(w("Table with a row for each answer (.csv or .xlsx)"), autofocus=True)
    texts = look.field(w("Columns with texts, separated by commas (else those with long answers)"))
    person = look.field(w("Column with a pseudonym (else people are numbered)"))
    said = look.quiet(w("Each row becomes a text and a participant; the other columns become attributes."))

    def work() -> None:
        file = Path((path.value or "").strip()).expanduser()
        columns = [each.strip() for each in (texts.value or "").split(",") if each.strip()]
        content = read_bounded(file, IMPORT_BYTES_MAX)
        answers = read_survey(file.name, content, columns, (person.value or "").strip())
        store.do(bring_in_answers, answers)
        studio.say(w("{} answers brought in.").format(len(answers)), undo=True)

    body = ft.Column([said, with_chooser(studio, path, TABLES), texts, person], tight=True, spacing=12)
    studio.ask(w("Answers to a survey"), body, w("Import"), work)


async def _show(studio: "Studio", remarks: tuple[str, ...]) -> None:
    look, w = studio.look, studio.words
    lines: list[ft.Control] = [look.quiet(w.refusal(each)) for each in remarks[:REMARKS_MAX]]
    studio.show(w("What was not found, or more than once"), ft.Column(lines, tight=True))


def ask_segments(studio: "Studio") -> None:
    """Which file, and where its headings are others than known ones, which columns."""
    look, w, store = studio.look, studio.words, studio.store
    assert store is not None
    path = look.field(w("Table with a text, a quote and a code in each row (.csv or .xlsx)"), autofocus=True)
    labels = {"source": w("Column: text"), "quote": w("Column: quote"), "code": w("Column: code"),
              "why": w("Column: reason")}  # fmt: skip
    columns = {part: look.field(labels[part], width=220) for part in COLUMNS}
    said = look.quiet(w("Columns need a name here only where their heading does not say what they are."))

    def named(name: str) -> Id:
        reading = store.reading
        live = [row.id for row in reading.state.sources.values() if row.status == "live"]
        for source in live:
            if reading.source(source).casefold() == Path(name.strip()).name.casefold():
                return source
        raise UnknownName(name)

    def work() -> None:
        file = Path((path.value or "").strip()).expanduser()
        mapping = {part: field.value.strip() for part, field in columns.items() if (field.value or "").strip()}
        read = read_segments(file.name, read_bounded(file, IMPORT_BYTES_MAX), mapping, named, store.project.text)
        if not read.found:
            raise Refused("None of these passages stands in a text that is here.")
        store.do(bring_in_segments, read.found)
        studio.say(w("{} codings made.").format(len(read.found)), undo=True)
        if read.remarks:  # once this dialog has gone
            studio.page.run_task(_show, studio, read.remarks)

    fields = ft.Row(list(columns.values()), wrap=True, spacing=10)
    body = ft.Column([said, with_chooser(studio, path, TABLES), fields], tight=True, spacing=12)
    studio.ask(w("Coded quotes from a table"), body, w("Import"), work)

"""Importing from tables: the answers to a survey, and segments that were coded elsewhere."""

import flet as ft

from app.components.chosen_file import FileField
from app.shell.protocols import Shell
from core.commands.tabular_import import import_answers, import_segments
from core.errors import Refused, UnknownName
from core.events.attributed import CodingAttributed
from core.events.codings import CodingCreated
from core.ids import Id
from core.importing.segments import COLUMNS, read_segments
from core.importing.survey import read_survey
from core.limits import IMPORT_BYTES_MAX
from core.messages import Message
from core.storage.files import read_bounded

TABLES = (".csv", ".xlsx")
REMARKS_MAX = 40


def ask_survey(shell: Shell) -> None:
    """Asks which file, and which columns hold texts and pseudonyms."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    table = FileField(shell, w("texts-survey-file"), TABLES)
    texts = look.field(w("texts-survey-columns"))
    person = look.field(w("texts-survey-person"))
    said = look.quiet(w("texts-survey-about"))

    def work() -> None:
        file = table.file
        columns = [each.strip() for each in (texts.value or "").split(",") if each.strip()]
        content = read_bounded(file, IMPORT_BYTES_MAX)
        answers, remarks = read_survey(file.name, content, columns, (person.value or "").strip())
        made = session.do(import_answers, answers)
        told = [w("texts-survey-imported", count=len(answers)), *map(w.say, remarks)]
        shell.notify(" ".join(told), undo=made)

    body = ft.Column([said, table.root, texts, person], tight=True, spacing=12)
    shell.ask(w("texts-import-survey"), body, w("common-import"), work)


async def _show(shell: Shell, remarks: tuple[Message, ...]) -> None:
    look, w = shell.look, shell.words
    lines: list[ft.Control] = [look.quiet(w.say(each)) for each in remarks[:REMARKS_MAX]]
    shell.show(w("texts-segments-problems"), ft.Column(lines, tight=True))


def ask_segments(shell: Shell) -> None:
    """Asks which file, and which columns, where their headings are not known."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    table = FileField(shell, w("texts-segments-file"), TABLES)
    columns = {part: look.field(w(f"texts-column-{part}"), width=220) for part in COLUMNS}
    said = look.quiet(w("texts-segments-about"))

    def named(name: str) -> Id:
        presentation = session.presentation
        live = [row.id for row in presentation.state.sources.values() if row.status == "live"]
        for source in live:
            if presentation.source(source).casefold() == name.strip().casefold():
                return source
        raise UnknownName("text-name-unknown", name=name)

    def work() -> None:
        file = table.file
        mapping = {part: field.value.strip() for part, field in columns.items() if (field.value or "").strip()}
        presentation, content = session.presentation, read_bounded(file, IMPORT_BYTES_MAX)
        paths = [presentation.path(row.id) for row in presentation.state.codes.values() if row.status == "live"]
        read = read_segments(file.name, content, mapping, named, session.project.text, paths)
        if not read.found:
            raise Refused("segments-none-found")
        made = session.do(import_segments, read.found, file.name, read.omissions)
        coded = sum(isinstance(each.event, (CodingCreated, CodingAttributed)) for each in made)
        here = [w("importing-segments-here", count=len(read.found) - coded)] if coded < len(read.found) else []
        shell.notify(" ".join([w("common-segments-coded", count=coded), *here]), undo=made)
        if read.remarks:  # once this dialog has gone
            shell.page.run_task(_show, shell, read.remarks)

    fields = ft.Row(list(columns.values()), wrap=True, spacing=10)
    body = ft.Column([said, table.root, fields], tight=True, spacing=12)
    shell.ask(w("texts-import-segments"), body, w("common-import"), work)

"""The attributes of a text: what is known of it, one more, and those of all texts from a table."""

import flet as ft

from app.components.chosen_file import FileField
from app.shell.protocols import Shell
from core.analysis.attributes import attribute_names, shown_value
from core.commands.text_attributes import describe_source, describe_texts
from core.ids import SourceId
from core.importing.text_table import read_text_attributes
from core.limits import IMPORT_BYTES_MAX
from core.storage.files import read_bounded


def ask_attribute(shell: Shell, source: SourceId) -> None:
    """Shows the attributes of a text and asks for one; the names that there are already can be chosen."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    row = presentation.state.sources.rows[source]
    named = [(name, presentation.words(value)) for name, value in row.attributes]
    known: list[ft.Control] = [
        look.text(f"{name}: {shown_value(presentation, name, value)}", 14.5) for name, value in named if value
    ]
    name = look.field(w("texts-attribute-name"), autofocus=True)
    value = look.field(w("people-attribute-value"))

    def take(event: ft.Event[ft.Dropdown]) -> None:
        name.value = event.control.value or ""
        name.update()

    options = [ft.DropdownOption(key=each, text=each) for each in attribute_names(presentation)]
    choice = [look.choice(label=w("texts-attribute-known"), options=options, on_select=take)] if options else []

    def work() -> None:
        session.do(describe_source, source, name.value or "", value.value or "")

    parts: list[ft.Control] = [*known, *choice, name, value, look.quiet(w("texts-attribute-clear"))]
    title = w("texts-attributes-of", name=presentation.source(source))
    shell.ask(title, ft.Column(parts, tight=True, spacing=12), w("common-save"), work)


def ask_attribute_table(shell: Shell) -> None:
    """Asks which table to import; the import can be undone as one step."""
    w = shell.words
    table_file = FileField(shell, w("people-table-file"), (".csv", ".xlsx"))

    def work() -> None:
        assert shell.session is not None
        file = table_file.file
        table, remarks = read_text_attributes(file.name, read_bounded(file, IMPORT_BYTES_MAX))
        made = shell.session.do(describe_texts, table)
        told = [w("texts-attributes-imported", texts=len(table), count=len(made)), *map(w.say, remarks)]
        shell.notify(" ".join(told), undo=made)

    said = shell.look.quiet(w("texts-attributes-about"))
    body = ft.Column([said, table_file.root], tight=True, spacing=12)
    shell.ask(w("texts-attributes-table"), body, w("common-import"), work)

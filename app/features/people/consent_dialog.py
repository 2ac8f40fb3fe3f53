"""When and to what somebody consented, and what the attributes of participants may be."""

from datetime import date
from typing import TYPE_CHECKING

import flet as ft

from core.commands import participants as commands
from core.ids import Id
from core.views.files import files_on
from core.views.records import Participant

if TYPE_CHECKING:
    from app.shell.window import Studio


def consents_of(studio: "Studio", row: Participant) -> list[ft.Control]:
    """A line for each consent."""
    assert studio.store is not None
    look, w, reading = studio.look, studio.words, studio.store.reading
    given = [each for each in reading.state.consents.values() if each.participant == row.id]
    given.sort(key=lambda each: (each.day, each.at))
    lines: list[ft.Control] = []
    for each in given:
        scope = reading.words(each.scope)
        file = reading.state.files.get(each.file) if each.file is not None else None
        document = f" · {reading.words(file.name)}" if file is not None else ""
        lines.append(look.quiet(w("Consent {}").format(each.day) + (f": {scope}" if scope else "") + document))
    return lines


def ask_consent(studio: "Studio", row: Participant) -> None:
    """The day, to what, and the document that shows it."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    day = look.field(w("Day (YYYY-MM-DD)"), value=date.today().isoformat(), autofocus=True)
    scope = look.field(w("To what: interview, recording, quotation …"), multiline=True)
    held = files_on(store.project.state, row.id)
    document = look.choice(
        label=w("Attached document"), value="", visible=bool(held),
        options=[
            ft.DropdownOption(key="", text=w("none")),
            *(ft.DropdownOption(key=each.id.hex(), text=store.reading.words(each.name)) for each in held),
        ],
    )  # fmt: skip

    def work() -> None:
        file = Id(bytes.fromhex(document.value)) if document.value else None
        store.do(commands.note_consent, row.id, (day.value or "").strip(), scope.value or "", file)

    body = ft.Column([day, scope, document], tight=True, spacing=12)
    studio.ask(w("Consent of {}").format(store.reading.words(row.pseudonym)), body, w("Save"), work)


def ask_type(studio: "Studio") -> None:
    """What an attribute may be."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    known = [
        look.quiet(f"{key.decode()}: {w(row.type)}{' · ' + ', '.join(row.choices) if row.choices else ''}")
        for key, row in sorted(store.project.state.attributes.rows.items())
    ]
    name = look.field(w("Attribute, such as age band"), autofocus=True)
    kind = look.choice(
        label=w("Type"), value="text", options=[ft.DropdownOption(key=each, text=w(each)) for each in commands.TYPES]
    )
    choices = look.field(w("Choices, separated by commas"))

    def work() -> None:
        named = tuple(each.strip() for each in (choices.value or "").split(",") if each.strip())
        store.do(commands.type_attribute, name.value or "", kind.value or "", named)

    body = ft.Column([*known, name, kind, choices], tight=True, spacing=12)
    studio.ask(w("What an attribute may be"), body, w("Save"), work)

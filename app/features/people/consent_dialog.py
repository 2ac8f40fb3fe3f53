"""When and to what somebody consented, and what the attributes of participants may be."""

from datetime import date

import flet as ft

from app.shell.protocols import Shell
from core.commands import participants as commands
from core.ids import Id
from core.views.files import files_on
from core.views.records import Participant


def consents_of(shell: Shell, row: Participant) -> list[ft.Control]:
    """A line for each consent."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    given = [each for each in presentation.state.consents.values() if each.participant == row.id]
    given.sort(key=lambda each: (each.day, each.at))
    lines: list[ft.Control] = []
    for each in given:
        scope = presentation.words(each.scope)
        file = presentation.state.files.get(each.file) if each.file is not None else None
        document = f" · {presentation.words(file.name)}" if file is not None else ""
        lines.append(look.quiet(w("Consent {}").format(each.day) + (f": {scope}" if scope else "") + document))
    return lines


def ask_consent(shell: Shell, row: Participant) -> None:
    """The day, to what, and the document that shows it."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    day = look.field(w("Day (YYYY-MM-DD)"), value=date.today().isoformat(), autofocus=True)
    scope = look.field(w("To what: interview, recording, quotation …"), multiline=True)
    held = files_on(session.project.state, row.id)
    document = look.choice(
        label=w("Attached document"), value="", visible=bool(held),
        options=[
            ft.DropdownOption(key="", text=w("none")),
            *(ft.DropdownOption(key=each.id.hex(), text=session.presentation.words(each.name)) for each in held),
        ],
    )  # fmt: skip

    def work() -> None:
        file = Id(bytes.fromhex(document.value)) if document.value else None
        session.do(commands.note_consent, row.id, (day.value or "").strip(), scope.value or "", file)

    body = ft.Column([day, scope, document], tight=True, spacing=12)
    shell.ask(w("Consent of {}").format(session.presentation.words(row.pseudonym)), body, w("common-save"), work)


def ask_type(shell: Shell) -> None:
    """What an attribute may be."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    known = [
        look.quiet(f"{key.decode()}: {w(row.type)}{' · ' + ', '.join(row.choices) if row.choices else ''}")
        for key, row in sorted(session.project.state.attributes.rows.items())
    ]
    name = look.field(w("Attribute, such as age band"), autofocus=True)
    kind = look.choice(
        label=w("Type"), value="text", options=[ft.DropdownOption(key=each, text=w(each)) for each in commands.TYPES]
    )
    choices = look.field(w("Choices, separated by commas"))

    def work() -> None:
        named = tuple(each.strip() for each in (choices.value or "").split(",") if each.strip())
        session.do(commands.set_attribute_type, name.value or "", kind.value or "", named)

    body = ft.Column([*known, name, kind, choices], tight=True, spacing=12)
    shell.ask(w("What an attribute may be"), body, w("common-save"), work)

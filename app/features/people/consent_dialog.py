"""Consents, and the types of participants' attributes."""

from datetime import date

import flet as ft

from app.services.days import past_day
from app.shell.protocols import Shell
from core.analysis.consents import NOT_ASKED
from core.commands import participants as commands
from core.commands.participants import ANSWERS, MATTERS
from core.ids import Id
from core.views.files import files_on
from core.views.records import Participant


def ask_consent(shell: Shell, row: Participant) -> None:
    """Asks for the day, what the consent covers, and the document that shows it."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    day = look.field(w("people-consent-day"), value=date.today().isoformat(), autofocus=True)
    form = look.field(w("people-consent-form-field"))
    answers = {
        each: look.choice(
            w(f"term-matter-{each}"), [ft.DropdownOption(key=one, text=w(f"term-consent-{one}")) for one in ANSWERS],
            value="yes" if each == "interview" else NOT_ASKED, expand=True,
        )
        for each in MATTERS
    }  # fmt: skip
    scope = look.field(w("people-consent-scope"), multiline=True)
    held = files_on(session.project.state, row.id)
    document = look.choice(
        label=w("people-consent-document"), value="", visible=bool(held),
        options=[
            ft.DropdownOption(key="", text=w("people-consent-no-document")),
            *(ft.DropdownOption(key=each.id.hex(), text=session.presentation.words(each.name)) for each in held),
        ],
    )  # fmt: skip

    def work() -> None:
        file = Id(bytes.fromhex(document.value)) if document.value else None
        given = {each: field.value or NOT_ASKED for each, field in answers.items()}
        consented = commands.Consented(**given, form=(form.value or "").strip())
        session.do(commands.note_consent, row.id, past_day(day.value or ""), scope.value or "", file, consented)

    asked = [ft.Row([each]) for each in answers.values()]
    body = ft.Column([day, form, *asked, scope, document], tight=True, spacing=12, scroll=ft.ScrollMode.AUTO)
    shell.ask(w("people-consent-of", name=session.presentation.words(row.pseudonym)), body, w("common-save"), work)


def ask_type(shell: Shell) -> None:
    """Shows the types of attributes, and asks for one more."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    known: list[ft.Control] = []
    for key, row in sorted(session.project.state.attributes.rows.items()):
        type_ = w(f"term-attribute-{row.type}")
        said = w("people-attribute-type", name=key.decode(), type=type_)
        if row.choices:
            said = w("people-attribute-choices", name=key.decode(), type=type_, choices=row.choices)
        known.append(look.quiet(said))
    name = look.field(w("people-attribute-name"), autofocus=True)
    kind = look.choice(
        label=w("common-kind"),
        value="text",
        options=[ft.DropdownOption(key=each, text=w(f"term-attribute-{each}")) for each in commands.TYPES],
    )
    choices = look.field(w("people-choices"))

    def work() -> None:
        named = tuple(each.strip() for each in (choices.value or "").split(",") if each.strip())
        session.do(commands.set_attribute_type, name.value or "", kind.value or "", named)

    body = ft.Column([*known, name, kind, choices], tight=True, spacing=12)
    shell.ask(w("people-attribute-types"), body, w("common-save"), work)

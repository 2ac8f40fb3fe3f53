"""Consents, and the types of participants' attributes."""

from datetime import date

import flet as ft

from app.i18n.catalogue import Catalogue
from app.shell.protocols import Shell
from core.commands import participants as commands
from core.ids import Id
from core.views.files import files_on
from core.views.records import Participant


def consents_of(shell: Shell, row: Participant) -> list[ft.Control]:
    """A line for each consent that a participant has given."""
    assert shell.session is not None
    look, w, presentation = shell.look, shell.words, shell.session.presentation
    found = [each for each in presentation.state.consents.values() if each.participant == row.id]
    found.sort(key=lambda each: (each.day, each.at))
    lines: list[ft.Control] = []
    for each in found:
        scope, day = presentation.words(each.scope), _day(w, each.day)
        file = presentation.state.files.get(each.file) if each.file is not None else None
        document = f" · {presentation.words(file.name)}" if file is not None else ""
        given = w("people-consent-given-to", day=day, scope=scope) if scope else w("people-consent-given", day=day)
        lines.append(look.quiet(given + document))
    return lines


def ask_consent(shell: Shell, row: Participant) -> None:
    """Asks for the day, what the consent covers, and the document that shows it."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    day = look.field(w("people-consent-day"), value=date.today().isoformat(), autofocus=True)
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
        session.do(commands.note_consent, row.id, (day.value or "").strip(), scope.value or "", file)

    body = ft.Column([day, scope, document], tight=True, spacing=12)
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


def _day(w: Catalogue, day: str) -> str:
    """A day of an event as people write it; as it stands there where another device wrote something else."""
    try:
        return w.day(date.fromisoformat(day))
    except ValueError:
        return day

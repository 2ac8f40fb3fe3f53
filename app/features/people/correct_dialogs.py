"""Correcting who took part: another pseudonym, and two participants who are one person."""

import flet as ft

from app.components.combobox import Combobox
from app.shell.protocols import Shell
from core.commands.people_corrected import merge_participants, rename_participant
from core.errors import Refused
from core.ids import Id, ParticipantId
from core.text.alphabet import alphabetical
from core.views.authorisation import powers_of
from core.views.participants import active_participants
from core.views.records import Participant


def who_items(shell: Shell, row: Participant) -> list[ft.PopupMenuItem]:
    """Rename; and for an owner, where there is anybody else: merge."""
    assert shell.session is not None
    w, project = shell.words, shell.session.project
    rename = ft.PopupMenuItem(w("people-rename"), on_click=lambda _: _ask_rename(shell, row))
    if powers_of(project.state, project.device) != "owner" or len(active_participants(project.state)) < 2:
        return [rename]
    return [rename, ft.PopupMenuItem(w("people-merge"), on_click=lambda _: _ask_merge(shell, row))]


def _ask_rename(shell: Shell, row: Participant) -> None:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    before = session.presentation.participant(row.id)
    name = look.field(w("people-pseudonym"), value=before, autofocus=True)
    why = look.field(w("people-why"), multiline=True)

    def work() -> None:
        wanted, reason = (name.value or "").strip(), (why.value or "").strip() or None
        made = session.do(rename_participant, row.id, wanted, reason)
        shell.notify(w("people-renamed", before=before, name=wanted), undo=made)

    about = look.quiet(w("people-rename-about"))
    body = ft.Column([about, name, why], tight=True, spacing=12)
    shell.ask(w("people-rename-title", name=before), body, w("people-rename"), work)


def _ask_merge(shell: Shell, row: Participant) -> None:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    called = session.presentation.participant
    name = called(row.id)
    others = [(each.id.hex(), called(each.id)) for each in active_participants(session.project.state)]
    others = sorted((each for each in others if each[0] != row.id.hex()), key=lambda each: alphabetical(each[1]))
    choice = Combobox(shell, w("people-merge-other"), others, autofocus=True)
    why = look.field(w("people-why"), multiline=True)

    def work() -> None:
        if not choice.value:
            raise Refused("no-such-participant")
        into = ParticipantId(Id(bytes.fromhex(choice.value)))
        made = session.do(merge_participants, row.id, into, (why.value or "").strip() or None)
        shell.notify(w("people-merged", name=name, into=called(into)), undo=made)

    about = look.quiet(w("people-merge-about", name=name))
    body = ft.Column([about, choice.root, why], tight=True, spacing=12)
    shell.ask(w("people-merge-title", name=name), body, w("people-merge"), work)

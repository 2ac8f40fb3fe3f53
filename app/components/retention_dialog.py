"""Until when the study, or what a participant said, may be kept."""

import flet as ft

from app.shell.protocols import Shell
from core.commands.retention import AFTERWARDS, set_retention
from core.ids import ParticipantId
from core.views.retention import WHOLE


def ask_retention(shell: Shell, participant: ParticipantId | None = None) -> None:
    """Asks for the day, and what is to be done then; an empty day takes the date away."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    row = session.project.state.retention.get(participant or WHOLE)
    day = look.field(w("people-retention"), value=row.day if row is not None else "", autofocus=True)
    then = look.choice(
        w("people-retention-then"), [ft.DropdownOption(key=each, text=w(f"term-then-{each}")) for each in AFTERWARDS],
        value=row.then if row is not None else "decide",
    )  # fmt: skip
    words = session.presentation.words(row.note) if row is not None else ""
    note = look.field(w("people-retention-note"), value=words, multiline=True)

    def work() -> None:
        until = (day.value or "").strip()
        session.do(set_retention, participant, until, then.value or "", note.value or "")

    name = None if participant is None else session.presentation.participant(participant)
    title = w("people-retention-study") if name is None else w("people-retention-of", name=name)
    body = ft.Column([look.quiet(w("people-retention-about")), day, then, note], tight=True, spacing=12)
    shell.ask(title, body, w("common-save"), work)

"""Beneath an event of the past: what else its gesture recorded, and a way to undo or redo all of it."""

import flet as ft

from app.shell.protocols import Shell
from core.analysis.acts import can_be_taken_back, deed
from core.commands.codebook import give_reason, may_give_reason
from core.ids import EventId

TOLD_MAX = 200
"""So many events of an act are read to say what it was; the hand that moves the slider waits for it."""


def act_lines(shell: Shell, at: int) -> list[ft.Control]:
    """The act of the event at a place (counted from 1), where it has more events, and a button where it is one's own to
    take back."""
    session, w, look = shell.session, shell.words, shell.look
    if session is None or at == 0:
        return []
    project = session.project
    event = project.timeline.order[at - 1].id
    act = project.timeline.act(event)
    lines: list[ft.Control] = []
    if len(act) > 1:
        told = w.say(deed(session.presentation, list(map(project.timeline.recorded, act[:TOLD_MAX]))))
        lines.append(look.quiet(w("history-act", deed=told, count=len(act))))
    way = can_be_taken_back(project, event)
    if way == "undo":
        lines.append(look.button(w("history-undo-act"), lambda _: shell.undo(event), ft.Icons.UNDO))
    elif way == "redo":
        lines.append(look.button(w("history-redo-act"), lambda _: shell.redo(event), ft.Icons.REDO))
    if may_give_reason(project.state, project.member, project.timeline.recorded(project.timeline.order[at - 1])):
        lines.append(look.button(w("history-give-reason"), lambda _: _ask_reason(shell, event), ft.Icons.EDIT_NOTE))
    return lines


def _ask_reason(shell: Shell, event: EventId) -> None:
    """Asks why one decided something about a code."""
    session, w = shell.session, shell.words
    assert session is not None
    why = shell.look.field(w("codebook-reason"), multiline=True, min_lines=2, autofocus=True)
    shell.ask(w("history-give-reason"), why, w("common-save"), lambda: session.do(give_reason, event, why.value or ""))

"""Withdrawals that wait for an owner: the card on which an owner decides, or a coder takes back; and the list of what
may still hold the words or the name, after a withdrawal."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.keeping.older_copies import opening_withdrawn
from app.services.transcribing.server import save_workspaces
from app.services.transcribing.workspace import journal_of
from app.shell.protocols import Shell
from core.analysis.transcripts import save_left
from core.analysis.withdrawal_preview import WithdrawalPreview, preview_for_participant, preview_for_source
from core.commands import participants
from core.commands.sources import withdraw_source
from core.events.registry import RecordedEvent
from core.ids import EventId, ParticipantId, SourceId, ThingId, ThingKind
from core.views.authorisation import powers_of
from core.views.withdrawals import PARTICIPANT

EXCERPT = 160

Withdraw = Callable[[list[EventId]], list[RecordedEvent]]
"""Withdraws, and with it what was typed in some events."""


def hidden_card(shell: Shell, kind: ThingKind, thing: ThingId) -> ft.Control:
    """Somebody, or a text, whose withdrawal waits for an owner: an owner, or whoever recorded it, can take it back
    here."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    project = session.project
    asks = project.state.withdrawals.rows[thing].asks
    is_owner = powers_of(project.state, project.device) == "owner"
    members = [session.presentation.member(each.by) for each in asks]
    who = "participant" if kind == PARTICIPANT else "source"
    decline = look.button(w("components-withdrawal-decline"), lambda _: _ask_decline(shell, kind, thing))
    confirm = look.button(
        w("components-withdrawal-confirm"), lambda _: _ask_confirmation(shell, kind, thing), strong=True
    )
    may_decline = is_owner or any(each.by == project.member for each in asks)
    buttons: list[ft.Control] = [*([decline] if may_decline else []), *([confirm] if is_owner else [])]
    name = [look.strong(session.presentation.name_to_decide_on(kind, thing), 17)] if is_owner else []
    said = look.text(w("components-withdrawal-hidden", members=members, thing=who), 15)
    return look.card(ft.Column([*name, said, ft.Row(buttons, wrap=True, spacing=8)], spacing=10))


def _ask_confirmation(shell: Shell, kind: ThingKind, thing: ThingId) -> None:
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    is_person = kind == PARTICIPANT
    found = (preview_for_participant if is_person else preview_for_source)(session.presentation, thing)
    withdraw: Withdraw = (
        partial(session.project.do, participants.withdraw_participant, ParticipantId(thing))
        if is_person
        else partial(session.project.do, withdraw_source, SourceId(thing))
    )

    def work() -> None:
        done(shell, withdraw, found)

    points: list[ft.Control] = [
        look.text(w("components-withdrawal-final"), 15, look.colours.warn),
        *scope(shell, found),
        *coming_again(shell, found),
    ]
    body = ft.Column(points, tight=True, spacing=10, scroll=ft.ScrollMode.AUTO)
    shell.ask(w("components-withdrawal-confirm-title"), body, w("components-withdrawal-confirm"), work, danger=True)


def _ask_decline(shell: Shell, kind: ThingKind, thing: ThingId) -> None:
    w, session = shell.words, shell.session
    assert session is not None
    why = shell.look.field(w("common-reason"), multiline=True)

    def work() -> None:
        reason = (why.value or "").strip() or None
        session.do_for_good(participants.decline_withdrawal, kind, thing, reason)

    shell.ask(w("components-withdrawal-decline-title"), why, w("components-withdrawal-decline"), work)


def scope(shell: Shell, found: WithdrawalPreview) -> list[ft.Control]:
    """What is deleted, with what was typed that goes too, what is kept, and what is out of reach."""
    look, w = shell.look, shell.words
    points: list[ft.Control] = [look.text(w("components-withdrawal-deleted"), 14.5)]
    points += [
        look.text(w("components-withdrawal-draft", recording=name), 14.5, look.colours.warn) for name in found.drafts
    ]
    if found.typed:
        points.append(look.text(w("components-withdrawal-typed", count=len(found.typed)), 14.5, look.colours.warn))
        points += [look.quiet(each.text[:EXCERPT]) for each in found.typed]
    points += [look.text(w(f"components-withdrawal-{each}"), 14.5) for each in ("kept", "not-reached")]
    return points


def coming_again(shell: Shell, found: WithdrawalPreview) -> list[ft.Control]:
    """That a file brings the words back, and which files may."""
    said = shell.look.text(shell.words("components-withdrawal-comes-again"), 14.5)
    return [said, *(shell.look.quiet(shell.words.say(each)) for each in found.ways)]


def done(shell: Shell, withdraw: Withdraw, found: WithdrawalPreview) -> None:
    """Withdraws; then shows where words or the name may still stand, to be ticked and deleted too: nobody can look for
    them any more afterwards. Nothing of it is kept."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    save_workspaces(session.project)
    save_left(session.project, journal_of(session))
    withdraw([])
    session.forget_gestures()
    is_owner = powers_of(session.project.state, session.project.device) == "owner"
    folder = shell.folder
    copies = opening_withdrawn(session.project, folder) if is_owner and folder is not None else []
    if not (found.to_check or found.named_in or found.attributes or copies):
        return
    boxes = [ft.Checkbox(label=each.text[:EXCERPT], data=each.event, disabled=not is_owner) for each in found.to_check]
    points: list[ft.Control] = [look.text(w.say(each), 14.5, look.colours.warn) for each in copies]
    points += [look.text(w("components-withdrawal-to-check"), 14.5)]
    points += [look.text(w("components-withdrawal-named-in", text=name), 14.5) for name in found.named_in]
    points += [look.text(w("components-withdrawal-attribute", attribute=name), 14.5) for name in found.attributes]

    def work() -> None:
        also = [box.data for box in boxes if box.value]
        if also:
            withdraw(also)
            session.forget_gestures()

    async def ask() -> None:
        body = ft.Column([*points, *boxes], tight=True, spacing=10, scroll=ft.ScrollMode.AUTO)
        shell.ask(w("components-withdrawal-check-title"), body, w("components-withdrawal-checked"), work, danger=True)

    shell.page.run_task(ask)  # once the dialog in which this was asked for is closed

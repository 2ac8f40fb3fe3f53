"""What can be said of a text after its import: another name, and whose words it holds."""

import flet as ft

from app.shell.protocols import Shell
from core.commands.participants import add_participant
from core.commands.sources import assign_source, rename_source
from core.commands.text_attributes import set_aside
from core.errors import Refused
from core.ids import ParticipantId, SourceId
from core.views.participants import active_participants


def ask_name(shell: Shell, source: SourceId) -> None:
    """Asks for another name; the history keeps the one before."""
    assert shell.session is not None
    w, session = shell.words, shell.session
    before = session.presentation.source(source)
    name = shell.look.field(w("texts-review-name"), value=before, autofocus=True)

    def work() -> None:
        made = session.do(rename_source, source, name.value or "")
        shell.notify(w("texts-renamed", before=before, name=session.presentation.source(source)), undo=made)

    shell.ask(w("texts-rename-title", name=before), name, w("common-save"), work)


def ask_to_set_aside(shell: Shell, source: SourceId) -> None:
    """Asks why, which may stay empty, and says what stays."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    name = session.presentation.source(source)
    why = look.field(w("common-reason-optional"), autofocus=True)

    def work() -> None:
        made = session.do(set_aside, source, why.value or "")
        shell.notify(w("texts-aside-done", name=name), undo=made)

    body = ft.Column([look.quiet(w("texts-aside-about")), why], tight=True, spacing=12)
    shell.ask(w("texts-aside-title", name=name), body, w("texts-aside-put"), work)


def ask_participants(shell: Shell, source: SourceId) -> None:
    """Asks whose words a text holds, among those who are known and one who is new. Who has left, and has no box,
    stays linked."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    row = presentation.state.sources.rows[source]
    active = active_participants(presentation.state)
    others = [each for each in row.participants if each not in {person.id for person in active}]
    boxes = [
        ft.Checkbox(
            label=presentation.participant(each.id), data=each.id, value=each.id in row.participants,
            active_color=look.colours.accent,
        )
        for each in active
    ]  # fmt: skip
    new = look.field(w("texts-participant-new"))
    body = ft.Column(
        [look.quiet(w("texts-participants-about")), *boxes, new], tight=True, spacing=8, scroll=ft.ScrollMode.AUTO
    )

    def work() -> None:
        chosen: list[ParticipantId] = [*others, *(box.data for box in boxes if box.value)]
        with session.project.one_act():
            if typed := (new.value or "").strip():
                chosen.append(session.do(add_participant, typed)[0].event.participant)
            if set(chosen) == set(row.participants):
                raise Refused("nothing-changed")
            made = session.do(assign_source, source, tuple(chosen))
        people = [session.presentation.participant(each) for each in chosen]
        said = w("texts-assigned", name=presentation.source(source), people=people, count=len(people))
        shell.notify(said, undo=made)

    shell.ask(w("texts-participants-of", name=presentation.source(source)), body, w("common-save"), work)

"""Rounds of blind coding on the screens: what a round waits for, being done, ending it, and opening one."""

import flet as ft

from app.shell.protocols import Shell
from core.commands.rounds import end_round, finish_round, open_round
from core.ids import Id
from core.views.records import Round
from core.views.rounds import is_open


def open_rounds(shell: Shell, source: Id | None = None) -> list[Round]:
    """The rounds that go on; with a source, those that it is in and that hide something from this member."""
    assert shell.session is not None
    state, member = shell.session.project.state, shell.session.project.member
    found = [row for row in state.rounds.values() if is_open(state, row)]
    return [row for row in found if source is None or (source in row.sources and member in row.coders)]


def round_line(shell: Shell, row: Round) -> ft.Control:
    """Whom a round waits for, and what this member can do about it."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    waiting = [session.presentation.member(each) for each in row.coders if each not in row.finished]
    name = session.presentation.words(row.name)
    said = w("components-round-waits", round=name, coders=waiting, count=len(waiting))
    text = look.text(said, 14)
    acts: list[ft.Control] = []
    if session.project.member in row.coders and session.project.member not in row.finished:
        acts.append(look.button(w("components-round-done"), lambda _: _ask_done(shell, row), ft.Icons.CHECK))
    if session.project.member in (*row.coders, row.by):
        acts.append(look.button(w("components-round-end"), lambda _: _ask_end(shell, row)))
    return look.card(ft.Column([text, ft.Row(acts, wrap=True, spacing=8)], spacing=6), padding=10)


def _ask_done(shell: Shell, row: Round) -> None:
    assert shell.session is not None
    w, session = shell.words, shell.session
    names = [session.presentation.source(each) for each in row.sources]
    text = shell.look.text(w("components-round-done-texts", texts=names), 15)
    shell.ask(
        w("components-round-done-question"), text, w("components-round-done"), lambda: session.do(finish_round, row.id)
    )


def _ask_end(shell: Shell, row: Round) -> None:
    assert shell.session is not None
    w, session = shell.words, shell.session
    why = shell.look.field(w("components-round-end-reason"), multiline=True, autofocus=True)
    shell.ask(
        w("components-round-end"),
        why,
        w("components-round-end"),
        lambda: session.do(end_round, row.id, why.value or ""),
    )


def ask_round(shell: Shell) -> None:
    """Lets one choose texts and coders for a new round."""
    assert shell.session is not None
    w, look, session = shell.words, shell.look, shell.session
    presentation = session.presentation
    name = look.field(
        w("components-round-name"), value=w("components-round-number", number=len(presentation.state.rounds.rows) + 1)
    )
    sources = {
        row.id: ft.Checkbox(label=presentation.source(row.id))
        for row in sorted(presentation.state.sources.values(), key=lambda each: (each.at, each.id))
        if row.status == "live"
    }
    coders = {
        row.id: ft.Checkbox(label=presentation.member(row.id), value=True)
        for row in presentation.state.members.values()
        if row.removed is None
    }

    def work() -> None:
        chosen = [[each for each, box in boxes.items() if box.value] for boxes in (sources, coders)]
        session.do(open_round, name.value or "", *chosen)

    body = ft.Column(
        [
            name,
            look.quiet(w("components-round-hides")),
            look.strong(w("common-coders"), 14), *coders.values(),
            look.strong(w("common-texts"), 14), *sources.values(),
        ],
        tight=True, spacing=6,
    )  # fmt: skip
    shell.ask(w("components-round-blind"), body, w("components-round-start"), work)

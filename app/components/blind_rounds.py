"""Rounds of blind coding on the screens: what a round waits for, being done, ending it, and opening one."""

from typing import TYPE_CHECKING

import flet as ft

from core.commands.rounds import end_round, finish_round, open_round
from core.ids import Id
from core.views.records import Round
from core.views.rounds import is_open

if TYPE_CHECKING:
    from app.shell.window import Studio


def open_rounds(studio: "Studio", source: Id | None = None) -> list[Round]:
    """The rounds that go on; with a source, those that it is in and that hide something from this member."""
    assert studio.store is not None
    state, member = studio.store.project.state, studio.store.project.member
    found = [row for row in state.rounds.values() if is_open(state, row)]
    return [row for row in found if source is None or (source in row.sources and member in row.coders)]


def round_line(studio: "Studio", row: Round) -> ft.Control:
    """Whom a round waits for, and what this member can do about it."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    waiting = [store.reading.member(each) for each in row.coders if each not in row.finished]
    said = w("Blind round “{}”: nobody sees the others’ codings until {} is done.")
    text = look.text(said.format(store.reading.words(row.name), ", ".join(waiting)), 14)
    acts: list[ft.Control] = []
    if store.project.member in row.coders and store.project.member not in row.finished:
        acts.append(look.button(w("I am done"), lambda _: _ask_done(studio, row), ft.Icons.CHECK))
    if store.project.member in (*row.coders, row.by):
        acts.append(look.button(w("End the round"), lambda _: _ask_end(studio, row)))
    return look.card(ft.Column([text, ft.Row(acts, wrap=True, spacing=8)], spacing=6), padding=10)


def _ask_done(studio: "Studio", row: Round) -> None:
    assert studio.store is not None
    w, store = studio.words, studio.store
    names = ", ".join(store.reading.source(each) for each in row.sources)
    text = studio.look.text(w("You have coded all you want to in: {}.").format(names), 15)
    studio.ask(w("Are you done with this round?"), text, w("I am done"), lambda: store.do(finish_round, row.id))


def _ask_end(studio: "Studio", row: Round) -> None:
    assert studio.store is not None
    w, store = studio.words, studio.store
    why = studio.look.field(w("Why before all are done?"), multiline=True, autofocus=True)
    studio.ask(w("End the round"), why, w("End"), lambda: store.do(end_round, row.id, why.value or ""))


def ask_round(studio: "Studio") -> None:
    """Lets one choose texts and coders for a new round."""
    assert studio.store is not None
    w, look, store = studio.words, studio.look, studio.store
    reading = store.reading
    name = look.field(w("Name of the round"), value=w("Round {}").format(len(reading.state.rounds.rows) + 1))
    sources = {
        row.id: ft.Checkbox(label=reading.source(row.id))
        for row in sorted(reading.state.sources.values(), key=lambda each: (each.at, each.id))
        if row.status == "live"
    }
    coders = {
        row.id: ft.Checkbox(label=reading.member(row.id), value=True)
        for row in reading.state.members.values()
        if row.removed is None
    }

    def work() -> None:
        chosen = [[each for each, box in boxes.items() if box.value] for boxes in (sources, coders)]
        store.do(open_round, name.value or "", *chosen)

    body = ft.Column(
        [
            name,
            look.quiet(w("Until all are done, nobody sees the others’ codings in these texts.")),
            look.strong(w("Coders"), 14), *coders.values(),
            look.strong(w("Texts"), 14), *sources.values(),
        ],
        tight=True, spacing=6,
    )  # fmt: skip
    studio.ask(w("Blind round"), body, w("Begin"), work)

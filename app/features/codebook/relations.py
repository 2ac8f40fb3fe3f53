"""How a code goes together with others: its relations and sets, on its page in the codebook."""

from typing import Any

import flet as ft

from app.components.combobox import code_choice
from app.shell.protocols import Shell
from core.commands import relations as commands
from core.errors import Refused
from core.ids import Id
from core.views.records import CodeSet, Relation


def together_with(shell: Shell, code: Id) -> list[ft.Control]:
    """What the code stands in relation to, the sets that it is in, and ways to draw more."""
    assert shell.session is not None
    look, w, state = shell.look, shell.words, shell.session.project.state
    related = [row for row in state.relations.values() if row.status == "live" and code in (row.code, row.other)]
    sets = [row for row in state.code_sets.values() if row.status == "live" and code in row.codes]
    draw = look.button(w("Relation"), lambda _: ask_relation(shell, code), ft.Icons.ALT_ROUTE)
    gather = look.button(w("Set"), lambda _: ask_set(shell, code), ft.Icons.BUBBLE_CHART_OUTLINED)
    lines = [*(_relation(shell, row) for row in related), *(_set(shell, row, code) for row in sets)]
    return [*lines, ft.Row([draw, gather], wrap=True, spacing=8)]


def _relation(shell: Shell, row: Relation) -> ft.Control:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    presentation = session.presentation
    said = f"{presentation.code(row.code)} – {w(presentation.words(row.kind))} – {presentation.code(row.other)}"
    words: list[ft.Control] = [look.text(said, 14.5)]
    if row.why is not None:
        words.append(look.quiet(w("Because: ") + (presentation.why(row.why) or "")))
    give_up = shell.act(lambda: session.do(commands.remove_relation, row.id))
    away = look.icon_button(ft.Icons.CLOSE, f"{w('Give up')}: {said}", give_up)
    return ft.Row([ft.Column(words, spacing=0, expand=True), away])


def _set(shell: Shell, row: CodeSet, code: Id) -> ft.Control:
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    name = session.presentation.words(row.name)
    said = look.text(w("In the set “{}” ({})").format(name, len(row.codes)), 14.5, expand=True)
    rest = tuple(each for each in row.codes if each != code)

    def take_out() -> None:
        if rest or row.sources:
            session.do(commands.save_set, name, rest, row.sources, row.id)
        else:
            session.do(commands.remove_set, row.id)

    return ft.Row([said, look.icon_button(ft.Icons.CLOSE, f"{w('Take out')}: {name}", shell.act(take_out))])


def ask_relation(shell: Shell, code: Id) -> None:
    """To which code, of which kind, and why."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    kind = look.choice(
        label=w("Kind of relation"), value=commands.KINDS[0],
        options=[ft.DropdownOption(key=each, text=w(each)) for each in (*commands.KINDS, "")],
    )  # fmt: skip
    kind.options[-1].text = w("a kind of your own")
    own = look.field(w("Your own kind, in your words"))
    other = code_choice(shell, w("The other code"))
    why = look.field(w("Why? Method critique will ask."), multiline=True)

    def work() -> None:
        if not other.value:
            raise Refused(w("Choose a code first."))
        wanted = kind.value or own.value or ""
        session.do(
            commands.create_relation, code, wanted, Id(bytes.fromhex(other.value)), (why.value or "").strip() or None
        )

    body = ft.Column([kind, own, other.root, why], tight=True, spacing=12)
    shell.ask(w("Relation of “{}”").format(session.presentation.code(code)), body, w("Draw"), work)


def ask_set(shell: Shell, code: Id) -> None:
    """Into a set that is there, or a new one."""
    assert shell.session is not None
    look, w, session = shell.look, shell.words, shell.session
    sets = [row for row in session.project.state.code_sets.values() if row.status == "live" and code not in row.codes]
    known = look.choice(
        label=w("A set that is there"), value="", visible=bool(sets),
        options=[
            ft.DropdownOption(key="", text=w("a new one")),
            *(ft.DropdownOption(key=row.id.hex(), text=session.presentation.words(row.name)) for row in sets),
        ],
    )  # fmt: skip
    name = look.field(w("Name of a new set"), autofocus=True)

    def work() -> None:
        chosen: Any = next((row for row in sets if row.id.hex() == known.value), None)
        if chosen is None:
            session.do(commands.save_set, name.value or "", (code,))
        else:
            codes = (*chosen.codes, code)
            session.do(commands.save_set, session.presentation.words(chosen.name), codes, chosen.sources, chosen.id)

    shell.ask(w("Put into a set"), ft.Column([known, name], tight=True, spacing=12), w("Put in"), work)

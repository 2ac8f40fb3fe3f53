"""How a code goes together with others: its relations and sets, on its page in the codebook."""

from typing import TYPE_CHECKING, Any

import flet as ft

from app.components.combobox import code_choice
from core.commands import relations as commands
from core.errors import Refused
from core.ids import Id
from core.views.records import CodeSet, Relation

if TYPE_CHECKING:
    from app.shell.window import Studio


def together_with(studio: "Studio", code: Id) -> list[ft.Control]:
    """What the code stands in relation to, the sets that it is in, and ways to draw more."""
    assert studio.store is not None
    look, w, state = studio.look, studio.words, studio.store.project.state
    related = [row for row in state.relations.values() if row.status == "live" and code in (row.code, row.other)]
    sets = [row for row in state.code_sets.values() if row.status == "live" and code in row.codes]
    draw = look.button(w("Relation"), lambda _: ask_relation(studio, code), ft.Icons.ALT_ROUTE)
    gather = look.button(w("Set"), lambda _: ask_set(studio, code), ft.Icons.BUBBLE_CHART_OUTLINED)
    lines = [*(_relation(studio, row) for row in related), *(_set(studio, row, code) for row in sets)]
    return [*lines, ft.Row([draw, gather], wrap=True, spacing=8)]


def _relation(studio: "Studio", row: Relation) -> ft.Control:
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    reading = store.reading
    said = f"{reading.code(row.code)} – {w(reading.words(row.kind))} – {reading.code(row.other)}"
    words: list[ft.Control] = [look.text(said, 14.5)]
    if row.why is not None:
        words.append(look.quiet(w("Because: ") + (reading.why(row.why) or "")))
    give_up = studio.act(lambda: store.do(commands.drop_relation, row.id))
    away = look.icon_button(ft.Icons.CLOSE, f"{w('Give up')}: {said}", give_up)
    return ft.Row([ft.Column(words, spacing=0, expand=True), away])


def _set(studio: "Studio", row: CodeSet, code: Id) -> ft.Control:
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    name = store.reading.words(row.name)
    said = look.text(w("In the set “{}” ({})").format(name, len(row.codes)), 14.5, expand=True)
    rest = tuple(each for each in row.codes if each != code)

    def take_out() -> None:
        if rest or row.sources:
            store.do(commands.gather_set, name, rest, row.sources, row.id)
        else:
            store.do(commands.dissolve_set, row.id)

    return ft.Row([said, look.icon_button(ft.Icons.CLOSE, f"{w('Take out')}: {name}", studio.act(take_out))])


def ask_relation(studio: "Studio", code: Id) -> None:
    """To which code, of which kind, and why."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    kind = look.choice(
        label=w("Kind of relation"), value=commands.KINDS[0],
        options=[ft.DropdownOption(key=each, text=w(each)) for each in (*commands.KINDS, "")],
    )  # fmt: skip
    kind.options[-1].text = w("a kind of your own")
    own = look.field(w("Your own kind, in your words"))
    other = code_choice(studio, w("The other code"))
    why = look.field(w("Why? Method critique will ask."), multiline=True)

    def work() -> None:
        if not other.value:
            raise Refused(w("Choose a code first."))
        wanted = kind.value or own.value or ""
        store.do(
            commands.draw_relation, code, wanted, Id(bytes.fromhex(other.value)), (why.value or "").strip() or None
        )

    body = ft.Column([kind, own, other.root, why], tight=True, spacing=12)
    studio.ask(w("Relation of “{}”").format(store.reading.code(code)), body, w("Draw"), work)


def ask_set(studio: "Studio", code: Id) -> None:
    """Into a set that is there, or a new one."""
    assert studio.store is not None
    look, w, store = studio.look, studio.words, studio.store
    sets = [row for row in store.project.state.code_sets.values() if row.status == "live" and code not in row.codes]
    known = look.choice(
        label=w("A set that is there"), value="", visible=bool(sets),
        options=[
            ft.DropdownOption(key="", text=w("a new one")),
            *(ft.DropdownOption(key=row.id.hex(), text=store.reading.words(row.name)) for row in sets),
        ],
    )  # fmt: skip
    name = look.field(w("Name of a new set"), autofocus=True)

    def work() -> None:
        chosen: Any = next((row for row in sets if row.id.hex() == known.value), None)
        if chosen is None:
            store.do(commands.gather_set, name.value or "", (code,))
        else:
            codes = (*chosen.codes, code)
            store.do(commands.gather_set, store.reading.words(chosen.name), codes, chosen.sources, chosen.id)

    studio.ask(w("Put into a set"), ft.Column([known, name], tight=True, spacing=12), w("Put in"), work)

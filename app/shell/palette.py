"""Finding anything by its name: codes, texts, people, memos, screens and what one can do. Ctrl+K opens it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import flet as ft

from app.shell.navigation import ENTRIES
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.codebook_tree import codes_in_order
from core.text.normal import look_alike
from core.views.participants import active_participants

SHOWN_MAX, MEMO_SHOWN, MEMO_SOUGHT = 12, 80, 2000
"""So many things are listed; so many characters of a memo are shown, and so many are looked in."""


class Command(NamedTuple):
    """Something that one can do from everywhere; `label` is the id of a message."""

    label: str
    act: Callable[[Shell], Any]


class Found(NamedTuple):
    """Something that can be gone to, or done: of which kind, called how, and what it stands under. `more` is found too,
    and not shown."""

    kind: str
    name: str
    above: str
    act: Callable[[], None]
    more: str = ""


def show_palette(shell: Shell, commands: Sequence[Command] = ()) -> None:
    """Opens it: a field, and below it what fits best. Enter takes the first."""
    if shell.session is None or shell.is_asking:
        return
    look, w = shell.look, shell.words
    everything = list(things(shell, commands))
    rows = ft.Column(spacing=0, tight=True)

    def take(each: Found) -> None:
        shell.page.pop_dialog()
        each.act()

    def fill() -> list[Found]:
        found = fitting(everything, field.value or "")
        rows.controls = [_row(shell, each, take) for each in found] or [look.quiet(w("components-nothing-fits"))]
        return found

    def typed(_: Any) -> None:
        fill()
        rows.update()

    async def entered(_: Any) -> None:
        if found := fill():
            take(found[0])
        else:  # Enter takes the focus from a field, and what is typed next belongs here
            await field.focus()  # type: ignore[no-untyped-call] # Flet gives it no types

    field = look.field(w("shell-find-what"), autofocus=True, on_change=typed, on_submit=entered)
    fill()
    width = min(620, shell.width - 48)
    stretch = ft.CrossAxisAlignment.STRETCH
    body = ft.Column([field, rows], spacing=8, tight=True, width=width, horizontal_alignment=stretch)
    shell.show(w("shell-find"), body)


def fitting(everything: list[Found], typed: str) -> list[Found]:
    """What fits, the best first: names that begin so, then those in which a word does, then all that hold it."""
    words = look_alike(typed).split()
    ranked = []
    for n, each in enumerate(everything):
        name = look_alike(each.name)
        whole = f"{name} {look_alike(each.above)} {look_alike(each.more)}"
        if all(word in whole for word in words):
            begins = not words or name.startswith(words[0])
            within = begins or any(part.startswith(words[0]) for part in name.split())
            held = all(word in name for word in words)
            ranked.append(((not held, not begins, not within, n), each))
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])][:SHOWN_MAX]


def things(shell: Shell, commands: Sequence[Command] = ()) -> Iterator[Found]:
    """All that can be found: screens and acts first, then codes, texts, people and memos."""
    assert shell.session is not None
    w, presentation = shell.words, shell.session.presentation
    state = presentation.state
    for entry in ENTRIES:
        yield Found("screen", w(entry.label), "", lambda place=entry.place: shell.go(place))  # type: ignore[misc]
    yield Found("screen", w("components-tables"), "", lambda: shell.go("tables"))
    yield Found("screen", w("agreement-title"), "", lambda: shell.go("agreement"))
    yield Found("screen", w("retrieve-search-all"), "", lambda: shell.go("search"))
    yield Found("screen", w("doctor-title"), "", lambda: shell.go("health"))
    for each in commands:
        yield Found("command", w(each.label), "", lambda act=each.act: act(shell))  # type: ignore[misc]
    yield Found("command", w("help-tour"), "", lambda: shell.begin_tour())
    yield Found("command", w("common-undo"), "", lambda: shell.undo())
    yield Found("command", w("common-redo"), "", lambda: shell.redo())
    yield Found("command", w("shell-lock"), "", lambda: shell.lock())
    for branch, _ in codes_in_order(presentation):
        above = presentation.path(branch.code).rpartition(" › ")[0]
        yield Found("code", branch.name, above, lambda code=branch.code: shell.go("codebook", code=code))  # type: ignore[misc]
    for row in presentation.sources_in_order():
        if row.status == "live":
            name = presentation.source(row.id)
            yield Found("text", name, "", lambda source=row.id: shell.go("reading", source=source))  # type: ignore[misc]
    for person in active_participants(state):
        narrowed = f"participant={person.id.hex()}"
        yield Found(
            "person", presentation.participant(person.id), "",
            lambda narrowed=narrowed: shell.go("retrieve", narrowed_to=narrowed),  # type: ignore[misc]
        )  # fmt: skip
    for memo in presentation.live_memos():
        about = (memo.on_kind, memo.on) if memo.on is not None else None
        words = " ".join(presentation.words(memo.text)[:MEMO_SOUGHT].split())
        act = lambda about=about: shell.go("memos", on=about)  # noqa: E731
        yield Found("memo", words[:MEMO_SHOWN], "", act, words[MEMO_SHOWN:])


def _row(shell: Shell, found: Found, take: Callable[[Found], None]) -> ft.Control:
    look, w = shell.look, shell.words
    ellipsis = ft.TextOverflow.ELLIPSIS
    lines: list[ft.Control] = [look.text(found.name, 14.5, max_lines=1, overflow=ellipsis)]
    kind = w(f"shell-find-{found.kind}")
    below = " · ".join(
        each for each in (kind if shell.is_narrow else "", found.above) if each
    )  # the name needs the width
    if below:
        lines.append(look.quiet(below, 11.5, max_lines=1, overflow=ellipsis))
    named = ft.Column(lines, spacing=0, tight=True, expand=True)
    inner = ft.Container(
        ft.Row([named, *([] if shell.is_narrow else [look.quiet(kind, 12.5)])], spacing=10), ink=True, border_radius=6,
        height=max(TOUCH, TOUCH * look.scale), padding=ft.Padding.symmetric(horizontal=10),
        on_click=lambda _: take(found),
    )  # fmt: skip
    return ft.Semantics(content=inner, button=True, container=True)

"""A memo in the margin: what it says, by whom and when; writing, revising and putting it aside."""

from typing import TYPE_CHECKING

import flet as ft

from core.analysis.presentation import iso_time
from core.commands import memos
from core.ids import Id
from core.text.find import Range

if TYPE_CHECKING:
    from app.features.reading.screen import ReadingScreen


def memo_detail(screen: "ReadingScreen", memo: Id) -> ft.Control:
    """The panel for a memo that was tapped."""
    shell, look, w = screen.shell, screen.shell.look, screen.shell.words
    presentation = screen.session.presentation
    row = presentation.state.memos.rows[memo]
    close = look.icon_button(ft.Icons.CLOSE, w("Close"), lambda _: screen.close_detail())
    if row.status != "live":
        return ft.Column([look.quiet(w("This memo was put aside.")), close])
    head = ft.Row([look.strong(w(row.kind), 16, expand=True), close])
    parts: list[ft.Control] = [head]
    if row.passage is not None and row.on is not None:
        quote = presentation.passage(row.on, *row.passage)
        parts.append(look.quote(f"«{quote}»", 15, max_lines=6, overflow=ft.TextOverflow.ELLIPSIS))
    parts += [
        look.text(presentation.words(row.text), 15),
        look.quiet(f"{presentation.member(row.by)} · {iso_time(row.at, row.offset)[:16].replace('T', ' ')}"),
    ]
    if presentation.words(row.reference):
        parts.append(look.quiet(presentation.words(row.reference)))
    if row.by == screen.session.project.member:
        text = look.field(w("Memo"), multiline=True, min_lines=3, autofocus=True, value=presentation.words(row.text))
        save = lambda: screen.session.do(memos.revise_memo, memo, text.value or "")  # noqa: E731
        revise = look.button(w("Revise"), lambda _: shell.ask(w("Revise"), text, w("Save"), save), ft.Icons.EDIT)

        def put_aside() -> None:
            screen.session.do(memos.delete_memo, memo)
            screen.close_detail()
            shell.say(w("The memo was put aside."), undo=True)

        away = look.button(w("Put aside"), shell.act(put_aside), ft.Icons.DELETE_OUTLINE)
        parts.append(ft.Row([revise, away], wrap=True, spacing=8, run_spacing=8))
    return ft.Column(parts, spacing=12, scroll=ft.ScrollMode.AUTO)


def ask_margin_memo(screen: "ReadingScreen", passage: Range) -> None:
    """Asks for a memo beside a passage."""
    look, w = screen.shell.look, screen.shell.words
    kind, text, reference = memo_fields(screen)

    def work() -> None:
        cited = (reference.value or "").strip()
        screen.session.do(
            memos.write_in_margin, kind.value or "", text.value or "", screen.source, *passage, reference=cited
        )

    quote = look.quote(
        f"«{screen.session.reading_in(screen.layer).passage(screen.source, *passage)}»",
        14,
        max_lines=3,
        overflow=ft.TextOverflow.ELLIPSIS,
    )
    body = ft.Column([quote, kind, text, reference], tight=True, spacing=12)
    screen.shell.ask(w("Memo in the margin"), body, w("Save"), work)


def memo_fields(screen: "ReadingScreen") -> tuple[ft.Dropdown, ft.TextField, ft.TextField]:
    """What every memo is asked for: its kind, its words, a reference."""
    look, w = screen.shell.look, screen.shell.words
    options = [ft.DropdownOption(key=each, text=w(each)) for each in memos.KINDS]
    kind = look.choice(value="reflexive", label=w("Kind"), options=options)
    text = look.field(w("Memo"), multiline=True, min_lines=3, autofocus=True)
    return kind, text, look.field(w("Reference (for theory)"))

"""A memo in the margin: what it says, by whom and when; writing, revising and deleting it."""

import flet as ft

from app.features.reading.reader import Reader
from core.commands import memos
from core.ids import MemoId
from core.text.find import Range
from core.views.attributed import answers_for
from core.views.records import Memo


def memo_detail(reader: Reader, memo: MemoId) -> ft.Control:
    """The panel for a memo that was tapped."""
    look, w = reader.shell.look, reader.shell.words
    presentation = reader.session.presentation
    row = presentation.state.memos.rows[memo]
    close = look.icon_button(ft.Icons.CLOSE, w("common-close"), lambda _: reader.close_detail())
    if row.status != "live":
        return ft.Column([look.quiet(w("reading-memo-deleted")), close])
    parts: list[ft.Control] = [ft.Row([look.strong(w(f"term-memo-{row.kind}"), 16, expand=True), close])]
    if row.passage is not None and row.on is not None:
        quote = presentation.passage(row.on, *row.passage)
        parts.append(look.quote(w("export-quoted", words=quote), 15, max_lines=6, overflow=ft.TextOverflow.ELLIPSIS))
    parts += [
        look.text(presentation.words(row.text), 15),
        look.quiet(f"{presentation.member(row.by)} · {w.moment_of(row.at, row.offset)}"),
    ]
    if presentation.words(row.reference):
        parts.append(look.quiet(presentation.words(row.reference)))
    if answers_for(reader.session.project.state, row.by) == reader.session.project.member:
        parts.append(_actions(reader, row))
    return ft.Column(parts, spacing=12, scroll=ft.ScrollMode.AUTO)


def _actions(reader: Reader, row: Memo) -> ft.Control:
    shell, look, w = reader.shell, reader.shell.look, reader.shell.words
    words = reader.session.presentation.words(row.text)
    text = look.field(w("reading-memo"), multiline=True, min_lines=3, autofocus=True, value=words)

    def save() -> None:
        reader.session.do(memos.revise_memo, row.id, text.value or "")

    def delete() -> None:
        made = reader.session.do(memos.delete_memo, row.id)
        reader.close_detail()
        shell.notify(w("reading-memo-deleted-now"), undo=made)

    label = w("reading-memo-revise")
    revise = look.button(label, lambda _: shell.ask(label, text, w("common-save"), save), ft.Icons.EDIT)
    away = look.button(w("reading-memo-delete"), shell.act(delete), ft.Icons.DELETE_OUTLINE)
    return ft.Row([revise, away], wrap=True, spacing=8, run_spacing=8)


def ask_margin_memo(reader: Reader, passage: Range) -> None:
    """Asks for a memo beside a passage."""
    look, w = reader.shell.look, reader.shell.words
    kind, text, reference = memo_fields(reader)

    def work() -> None:
        cited = (reference.value or "").strip()
        chosen = kind.value or "", text.value or "", reader.source
        reader.session.do(memos.write_in_margin, *chosen, passage, cited)

    words = reader.session.reading_in(reader.layer).passage(reader.source, *passage)
    quote = look.quote(w("export-quoted", words=words), 14, max_lines=3, overflow=ft.TextOverflow.ELLIPSIS)
    body = ft.Column([quote, kind, text, reference], tight=True, spacing=12)
    reader.shell.ask(w("reading-margin-memo"), body, w("common-save"), work)


def memo_fields(reader: Reader) -> tuple[ft.Dropdown, ft.TextField, ft.TextField]:
    """What every memo is asked for: its kind, its words, a reference."""
    look, w = reader.shell.look, reader.shell.words
    options = [ft.DropdownOption(key=each, text=w(f"term-memo-{each}")) for each in memos.KINDS]
    kind = look.choice(w("common-kind"), options, value="reflexive")
    text = look.field(w("reading-memo"), multiline=True, min_lines=3, autofocus=True)
    return kind, text, look.field(w("reading-memo-reference"))

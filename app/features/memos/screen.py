"""Memos and the journal: what the analysts thought, in the order of time; the preunderstanding first."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.features.memos.references_dialog import ask_link, link_lines, show_references
from app.shell.protocols import Shell
from core.analysis.backlinks import memos_about, pointing_to
from core.commands import memos as commands
from core.events.memos import ALL_KINDS
from core.ids import Id
from core.views.attributed import answers_for
from core.views.participants import active_participants
from core.views.records import Memo

LINK_SHOWN = 90
"""So many characters of a memo that points to another one."""


def build(shell: Shell, on: tuple[str, Id] | None = None) -> "MemosScreen":
    """The screen; with `on`, those about one thing."""
    return MemosScreen(shell, on)


class MemosScreen:
    """Filters above, memos below, newest last; writing a new one."""

    def __init__(self, shell: Shell, on: tuple[str, Id] | None) -> None:
        assert shell.session is not None
        self.shell, self.session, self.on = shell, shell.session, on
        look, w = shell.look, shell.words
        kinds = [ft.DropdownOption(key="", text=w("memos-all-kinds"))]
        kinds += [ft.DropdownOption(key=each, text=w(f"term-memo-{each}")) for each in ALL_KINDS]
        self._kind = look.choice(
            label=w("common-kind"), value="", options=kinds, width=210, on_select=lambda _: self._show_again()
        )
        self._search = look.field(w("memos-search"), dense=True, width=240, on_change=lambda _: self._show_again())
        self._list = ft.ListView(spacing=10, expand=True)
        write = look.button(w("memos-write"), lambda _: self._ask(None), ft.Icons.ADD, strong=True)
        works = look.button(w("memos-references"), lambda _: show_references(shell), ft.Icons.LOCAL_LIBRARY_OUTLINED)
        buttons = ft.Row([works, write], spacing=8, wrap=True)
        head = ft.Row([look.title(self._title()), buttons], alignment=ft.MainAxisAlignment.SPACE_BETWEEN, wrap=True)
        column = ft.Column(
            [look.group(head), ft.Row([self._kind, self._search], wrap=True), self._list], spacing=14, expand=True
        )
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self._unread = {row.id for row in self.session.unread_memos()} if on is None else set()
        self.refresh()
        if self._unread:
            self.session.note_memos_read()

    def _title(self) -> str:
        w = self.shell.words
        return w("memos-title") if self.on is None else w("memos-title-about", about=self._about(*self.on))

    def _show_again(self) -> None:
        self.refresh()
        self._list.update()

    def refresh(self) -> None:
        """Shows the memos as they are now."""
        presentation, typed = self.session.presentation, (self._search.value or "").strip().casefold()
        about = None if self.on is None else {row.id for row in memos_about(presentation, *self.on)}
        rows = [
            row
            for row in presentation.live_memos()
            if (not self._kind.value or row.kind == self._kind.value)
            and (about is None or row.id in about)
            and (not typed or typed in presentation.words(row.text).casefold())
        ]
        rows.sort(key=lambda row: (row.kind != "preunderstanding", row.at, row.id))
        look, w = self.shell.look, self.shell.words
        empty = w("memos-none")
        self._list.controls = [self._card(row) for row in rows] or [look.card(look.quiet(empty, 15))]

    def _about(self, kind: str, thing: Id | None) -> str:
        """What a memo is about, in words."""
        presentation = self.session.presentation
        if thing is None:
            return self.shell.words("common-study")
        if kind == "coding" and thing in presentation.state.codings.rows:
            row = presentation.state.codings.rows[thing]
            return f"{presentation.code(row.code)} · {presentation.source(row.source)}"
        names = {"code": presentation.code, "source": presentation.source, "participant": presentation.participant}
        return names[kind](thing) if kind in names else self.shell.words("memos-a-memo")

    def _card(self, row: Memo) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        name = look.strong(w(f"term-memo-{row.kind}"), 13, look.colours.accent)
        kind = ft.Container(
            name, bgcolor=look.colours.soft, border_radius=6, padding=ft.Padding.symmetric(horizontal=8, vertical=3),
        )  # fmt: skip
        about = f"{presentation.member(row.by)} · {w.day_of(row.at, row.offset)} · {self._about(row.on_kind, row.on)}"
        parts: list[ft.Control] = [kind]
        if row.id in self._unread:
            parts.append(look.strong(w("memos-new"), 13, look.colours.warn))
        if self.shell.is_narrow:  # who and when need the whole width
            parts.append(ft.Container(expand=True))
        else:
            parts.append(look.quiet(about, expand=True, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS))
        parts += look.acts(self._acts(row), w("common-more") if self.shell.is_small else "")
        body: list[ft.Control] = [
            ft.Row(parts, spacing=10),
            *([look.quiet(about)] if self.shell.is_narrow else []),
            look.readable(look.quote(presentation.words(row.text), 15.5)),
        ]
        if presentation.words(row.reference):
            body.append(look.quiet(presentation.words(row.reference)))
        body += link_lines(self.shell, row)
        for other in pointing_to(presentation, "memo", row.id):
            body.append(look.quiet(f"← {w(f'term-memo-{other.kind}')}: {presentation.words(other.text)[:LINK_SHOWN]}"))
        return look.card(ft.Column(body, spacing=8), padding=12)

    def _acts(self, row: Memo) -> list[tuple[Any, str, Callable[[], Any]]]:
        """What one can do with a memo: its icon, its name."""
        w, found = self.shell.words, list[tuple[Any, str, Callable[[], Any]]]()
        if answers_for(self.session.project.state, row.by) == self.session.project.member:
            found.append((ft.Icons.ADD_LINK, w("memos-link"), lambda: ask_link(self.shell, row)))
            found.append((ft.Icons.EDIT_OUTLINED, w("memos-revise"), lambda: self._ask(row)))
            found.append((ft.Icons.DELETE_OUTLINE, w("common-delete"), lambda: self._delete(row.id)))
        codings = self.session.presentation.state.codings.rows
        if row.on_kind == "coding" and row.on in codings:
            coding = codings[row.on]
            go = lambda: self.shell.go("reading", source=coding.source, place=coding.start)  # noqa: E731
            found.append((ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), go))
        return found

    def _delete(self, memo: Id) -> None:
        def gesture() -> None:
            made = self.session.do(commands.delete_memo, memo)
            self.shell.notify(self.shell.words("memos-deleted"), undo=made)

        self.shell.act(gesture)()

    def _ask(self, row: Memo | None) -> None:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        text = look.field(w("common-memo"), multiline=True, min_lines=5, autofocus=True)
        if row is not None:
            text.value = presentation.words(row.text)
            self.shell.ask(
                w("memos-revise"), text, w("common-save"),
                lambda: self.session.do(commands.revise_memo, row.id, text.value or ""),
            )  # fmt: skip
            return
        kind = look.choice(
            value="preunderstanding" if not presentation.state.memos.rows else "analytic", label=w("common-kind"),
            options=[ft.DropdownOption(key=each, text=w(f"term-memo-{each}")) for each in commands.KINDS],
        )  # fmt: skip
        about = look.choice(label=w("memos-about"), value="", options=self._subjects(), menu_height=320)
        if self.on is not None:
            about.value = f"{self.on[0]} {self.on[1].hex()}"
        reference = look.field(w("memos-reference"))

        def work() -> None:
            on_kind, _, thing = (about.value or "").partition(" ")
            on = Id(bytes.fromhex(thing)) if thing else None
            cited = (reference.value or "").strip()
            self.session.do(commands.write_memo, kind.value, text.value or "", on_kind, on, cited)

        body: list[Any] = [kind, about, text, reference]
        self.shell.ask(w("memos-write"), ft.Column(body, tight=True, spacing=12), w("common-save"), work)

    def _subjects(self) -> list[ft.DropdownOption]:
        presentation = self.session.presentation
        state = presentation.state
        found = [("", self.shell.words("common-study"))]
        found += [
            (f"source {row.id.hex()}", presentation.source(row.id))
            for row in state.sources.values()
            if row.status == "live"
        ]
        found += [
            (f"code {row.id.hex()}", presentation.path(row.id)) for row in state.codes.values() if row.status == "live"
        ]
        people = active_participants(state)
        found += [(f"participant {row.id.hex()}", presentation.participant(row.id)) for row in people]
        return [ft.DropdownOption(key=key, text=text) for key, text in found]

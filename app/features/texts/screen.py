"""All texts of the study: import, how far each is coded, open to read."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.components.blind_rounds import ask_round
from app.components.transcribe import drafts_card
from app.features.texts.arrangement import SORTS, Arrangement, arranged, arrangement_of, group_names, keep
from app.features.texts.attributes_dialog import ask_attribute_table
from app.features.texts.import_export_dialogs import ask_export, ask_project
from app.features.texts.table_import_dialogs import ask_segments, ask_survey
from app.features.texts.text_import import TextImport
from app.features.texts.text_row import text_row
from app.shell.protocols import Shell
from core.analysis.attributes import why_aside
from core.ids import Id
from core.storage.files import HeldFile


def build(shell: Shell, coming: TextImport | None = None) -> "TextsScreen":
    """The screen; `coming`: with the files that are being read or looked at."""
    return TextsScreen(shell, coming if coming is not None and coming.is_under_way else TextImport(shell))


class TextsScreen:
    """A list of sources with their coverage; while texts are imported, the look at these stands in its place."""

    def __init__(self, shell: Shell, coming: TextImport) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        self._list = ft.Column(spacing=10)
        self._review = ft.Container(visible=False)
        self._import = coming
        coming.show = self._show
        self._order = ft.Container(padding=ft.Padding.only(top=6))
        column = ft.Column(
            [self._head(), self._import.progress.root, self._order, self._list, self._review],
            spacing=16, scroll=ft.ScrollMode.AUTO, expand=True,
        )  # fmt: skip
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        if coming.review is not None:
            coming.review.lay_out()
            self._put(coming.review.root)
        self.refresh()

    def unfinished(self) -> dict[str, Any]:
        """What is being read, or looked at before it is imported."""
        return {"coming": self._import} if self._import.is_under_way else {}

    def _head(self) -> ft.Control:
        shell, look, w = self.shell, self.shell.look, self.shell.words
        bring = look.button(w("texts-import"), lambda _: self._pick(), ft.Icons.ADD, strong=True)
        ways: list[tuple[str, Callable[[], Any]]] = [
            (w("texts-import-folder"), self._import.ask_folder),
            (w("texts-import-project"), lambda: ask_project(shell)),
            (w("texts-import-survey"), lambda: ask_survey(shell)),
            (w("texts-import-segments"), lambda: ask_segments(shell)),
            (w("texts-attributes-table"), lambda: ask_attribute_table(shell)),
        ]
        items = [ft.PopupMenuItem(label, on_click=lambda _, act=act: act()) for label, act in ways]
        more = look.menu_of(w("texts-import-more"), ft.Icons.INPUT, items)
        out = look.button(w("common-export"), lambda _: ask_export(shell), ft.Icons.OUTPUT)
        blind = look.button(w("components-round-blind"), lambda _: ask_round(shell), ft.Icons.VISIBILITY_OFF_OUTLINED)
        buttons = ft.Row([bring, more, out, blind], wrap=True)
        return ft.Row([look.title(w("common-texts")), buttons], wrap=True, spacing=16,
                      alignment=ft.MainAxisAlignment.SPACE_BETWEEN)  # fmt: skip

    def _pick(self) -> None:
        self.shell.page.run_task(self._import.pick)

    def take_files(self, files: list[HeldFile]) -> None:
        """Files were dropped onto the window: they are read, and looked through before they are imported."""
        self.shell.act(lambda: self._import.take(files))()

    def _show(self, review: ft.Control | None) -> None:
        """Shows the look at what comes in, or the list again."""
        self._put(review)
        if review is None:
            self.refresh()
        if self.shell.screen is self:  # else it is shown when one comes back
            self.root.update()

    def _put(self, review: ft.Control | None) -> None:
        self._review.content, self._review.visible = review, review is not None
        self._list.visible = review is None
        self._order.visible = review is None

    def refresh(self) -> None:
        """Shows the sources as they are now."""
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        rows = [row for row in presentation.sources_in_order() if row.status != "removed"]
        covered = self._covered()
        counts: dict[bytes, int] = {source: count for source, (count, _) in covered.items()}
        shown: list[ft.Control] = []
        aside = [row for row in rows if why_aside(presentation, row)]
        near = [row for row in rows if row not in aside]
        for heading, some in arranged(presentation, w, near, counts, arrangement_of(self.session)):
            shown += [look.title(heading, 17)] if heading else []
            shown += [text_row(self.shell, row, covered.get(row.id, (0, 0))) for row in some]
        if aside:
            shown += self._aside([text_row(self.shell, row, covered.get(row.id, (0, 0))) for row in aside])
        if not rows:
            shown = [look.card(ft.Column([look.quiet(w("texts-none"), 15), look.quiet(w("texts-drop-about"), 15)]))]
        drafts = drafts_card(self.shell)
        self._list.controls = [*([drafts] if drafts is not None else []), *shown]
        self._is_long = len(rows) > 1
        self._order.visible = bool(self._list.visible) and self._is_long
        self._order.content = ft.Row(self._choices(), wrap=True, spacing=10) if self._is_long else None

    def _aside(self, rows: list[ft.Control]) -> list[ft.Control]:
        """The texts that were set aside, below the others, folded away until somebody asks for them."""
        chosen = arrangement_of(self.session)
        is_open = chosen.shows_aside
        icon = ft.Icons.EXPAND_LESS if is_open else ft.Icons.EXPAND_MORE
        turned = chosen._replace(shows_aside=not is_open)
        label = self.shell.words("texts-aside", count=len(rows))
        turn = self.shell.look.word_button(label, lambda _: self._arrange(turned), icon)
        return [turn, *(rows if is_open else [])]

    def _arrange(self, arrangement: Arrangement) -> None:
        keep(self.session, arrangement)
        self.refresh()
        self.root.update()

    def _choices(self) -> list[ft.Control]:
        look, w, chosen, change = self.shell.look, self.shell.words, arrangement_of(self.session), self._arrange
        sorts = [ft.DropdownOption(key=each, text=w(f"texts-sort-{each}")) for each in SORTS]
        named = group_names(self.session.presentation, w)
        groups = [ft.DropdownOption(key=key, text=text) for key, text in named]
        group = chosen.group if chosen.group in dict(named) else "none"
        return [
            look.choice(w("texts-sort"), sorts, value=chosen.sort, width=230,
                        on_select=lambda event: change(chosen._replace(sort=event.control.value))),
            look.choice(w("texts-group"), groups, value=group, width=230,
                        on_select=lambda event: change(chosen._replace(group=event.control.value))),
        ]  # fmt: skip

    def _covered(self) -> dict[Id, tuple[int, int]]:
        """For each source, how many codings it has and how many of its code points carry one."""
        spans: dict[Id, list[tuple[int, int]]] = {}
        for coding in self.session.presentation.live_codings():
            spans.setdefault(coding.source, []).append((coding.start, coding.end))
        found = {}
        for source, ranges in spans.items():
            total, last = 0, 0
            for start, end in sorted(ranges):
                total += max(0, end - max(start, last))
                last = max(last, end)
            found[source] = (len(ranges), total)
        return found

"""What happened since one was last here, what waits, and how far the work is."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import flet as ft

from app.components.attachments_dialog import show_files
from app.components.blind_rounds import open_rounds, round_line
from app.features.home.clone_dialog import ask_to_part
from core.analysis.audit_trail import entry
from core.analysis.disagreements import disputes
from core.analysis.missing_events import Gap, gaps
from core.analysis.presentation import iso_time
from core.commands.project import PHASES, start_phase
from core.ids import Id

if TYPE_CHECKING:
    from app.shell.window import Studio

NEWS_MAX = 12


def build(studio: "Studio") -> "HomeScreen":
    """The screen."""
    return HomeScreen(studio)


class HomeScreen:
    """Cards: news, what waits, progress, the frame of the study."""

    def __init__(self, studio: "Studio") -> None:
        assert studio.store is not None
        self.studio, self.store = studio, studio.store
        self._before = self.store.seen_before()
        self._cards = ft.Row(spacing=16, vertical_alignment=ft.CrossAxisAlignment.START)
        self._title = ft.Container()
        column = ft.Column([self._title, self._cards], spacing=18, scroll=ft.ScrollMode.AUTO, expand=True)
        self.root = ft.Container(column, padding=24 if not studio.is_narrow else 14, expand=True)
        self.refresh()
        self.store.note_seen()

    def refresh(self) -> None:
        """Shows the views as they are now."""
        reading = self.store.reading
        project = next(iter(reading.state.project.values()))
        look, w = self.studio.look, self.studio.words
        phase = look.quiet(w("{} coding").format(w(project.phase)), 15)
        self._title.content = ft.Column([look.title(reading.words(project.title), 28), phase], spacing=2)
        first, second = [self._news(), self._progress()], [self._waiting(), self._coders(), self._frame()]
        columns = [[*first[:1], second[0], *first[1:], *second[1:]]] if self.studio.is_narrow else [first, second]
        self._cards.controls = [ft.Column(cards, spacing=16, expand=True) for cards in columns]

    def _card(self, title: str, rows: list[ft.Control]) -> ft.Control:
        inside = ft.Column([self.studio.look.title(title, 18), *rows], spacing=8)
        inside.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        return self.studio.look.card(inside)

    def _news(self) -> ft.Control:
        look, w, reading = self.studio.look, self.studio.words, self.store.reading
        own = self.store.project.member
        timeline, devices = self.store.project.timeline, reading.state.devices
        fresh = [
            (n, key)
            for n, key in enumerate(timeline.order, 1)
            if key.id not in self._before and (row := devices.get(key.device)) is not None and row.member != own
        ]
        rows: list[ft.Control] = []
        for n, key in reversed(fresh[-NEWS_MAX:]):
            one = entry(reading, n, self.store.project.event(key.id))
            why = f" — {one.why}" if one.why else ""
            rows.append(look.text(f"{one.by}: {w(one.wire)}{why}", 14, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS))
        if len(fresh) > NEWS_MAX:
            rows.append(look.quiet(w("and {} more in the history").format(len(fresh) - NEWS_MAX)))
        rows = rows or [look.quiet(w("Nothing new from others since you were last here."))]
        return self._card(w("Since you were last here"), rows)

    def _waiting(self) -> ft.Control:
        look, w = self.studio.look, self.studio.words
        project = self.store.project
        found = disputes(self.store.reading)
        rows: list[ft.Control] = [round_line(self.studio, each) for each in open_rounds(self.studio)]
        rows += self._unread_memos()
        rows += [
            look.text(f"{each.kind} {each.sentence}", 14, max_lines=3, overflow=ft.TextOverflow.ELLIPSIS)
            for each in [each._replace(kind=f"{w(each.kind)}:") for each in found[:6]]
        ]
        rows += [look.text(self._missing(gap), 14) for gap in gaps(project)]
        if project.timeline.waiting:
            rows.append(
                look.text(
                    w("{} events wait for something not here yet: sync again").format(len(project.timeline.waiting)), 14
                )
            )
        if project.forked_devices():
            rows.append(look.text(w("A copy of a device went on writing; both branches are kept."), 14))
            if project.device in project.forked_devices():
                rows.append(look.button(w("Make this copy a device of its own"), lambda _: ask_to_part(self.studio)))
        syncing = self.studio.syncing
        if syncing is None or not (syncing.folder or syncing.lan or syncing.relay):
            rows.append(look.quiet(w("No way to meet is set up; see Team and sync.")))
        return self._card(w("Waiting for you"), rows or [look.quiet(w("Nothing waits."))])

    def _missing(self, gap: Gap) -> str:
        reading, w = self.store.reading, self.studio.words
        said = w("A device of {} has seen {} events of {} that this device has not got, since {}.")
        since = iso_time(gap.since)[:16].replace("T", " ")
        return said.format(reading.author(gap.witness), gap.events, reading.author(gap.feed), since)

    def _unread_memos(self) -> list[ft.Control]:
        """Memos of others that were not shown on the memo screen yet."""
        look, w = self.studio.look, self.studio.words
        unread = self.store.unread_memos()
        if not unread:
            return []
        who = ", ".join(sorted({self.store.reading.member(row.by) for row in unread}))
        label = w("Unread memos: {} ({})").format(len(unread), who)
        return [look.button(label, lambda _: self.studio.go("memos"), ft.Icons.EDIT_NOTE)]

    def _progress(self) -> ft.Control:
        look, w, reading = self.studio.look, self.studio.words, self.store.reading
        counts = Counter(coding.source for coding in reading.live_codings())
        rows: list[ft.Control] = []
        sources = [row for row in reading.state.sources.values() if row.status == "live"]
        for row in sorted(sources, key=lambda row: (row.at, row.id))[:12]:
            name = ft.Container(look.text(reading.source(row.id), 14, max_lines=1), expand=True)
            label = look.quiet(f"{counts[row.id]} {w('codings')}")
            opened = ft.Container(
                ft.Row([name, label]), ink=True, on_click=self._opener(row.id),
                height=44, border_radius=6, padding=ft.Padding.symmetric(horizontal=6),
            )  # fmt: skip
            rows.append(ft.Semantics(content=opened, label=reading.source(row.id), button=True))
        if not rows:
            act = self.studio.look.button(w("Import texts"), lambda _: self.studio.go("texts"), ft.Icons.ADD, True)
            rows = [look.quiet(w("Begin by importing a transcript.")), act]
        return self._card(w("Texts"), rows)

    def _opener(self, source: Id) -> Callable[..., None]:
        return lambda _: self.studio.go("reading", source=source)

    def _coders(self) -> ft.Control:
        look, w, reading = self.studio.look, self.studio.words, self.store.reading
        counts = Counter(coding.by for coding in reading.live_codings())
        rows: list[ft.Control] = [
            look.text(f"{reading.member(row.id)}: {counts[row.id]} {w('codings')}", 14)
            for row in reading.state.members.values()
            if row.removed is None
        ]
        phases: list[ft.Control] = []
        current = next(iter(reading.state.project.values())).phase
        for phase in PHASES:
            if phase != current:
                label = w("Go on to {} coding").format(w(phase))
                phases.append(look.button(label, lambda _, phase=phase: self._ask_phase(phase)))
        return self._card(w("Coders and phase"), [*rows, ft.Row(phases, wrap=True, spacing=8)])

    def _ask_phase(self, phase: str) -> None:
        w = self.studio.words
        why = self.studio.look.field(w("Why now?"), multiline=True, autofocus=True)
        label = w("Go on to {} coding").format(w(phase))

        def work() -> None:
            self.store.do(start_phase, phase, (why.value or "").strip() or None)

        self.studio.ask(label, why, w("Go on"), work)

    def _frame(self) -> ft.Control:
        look, w, reading = self.studio.look, self.studio.words, self.store.reading
        parts = dict(next(iter(reading.state.project.values())).parts)
        rows: list[ft.Control] = []
        for part in ("question", "method", "ethics", "context"):
            rows.append(look.quiet(w(part)))
            words = reading.words(parts[part]) if part in parts else w("not written yet")
            edit = look.icon_button(ft.Icons.EDIT_OUTLINED, w("Edit"), lambda _, part=part: self._ask_part(part))
            rows.append(ft.Row([ft.Container(look.text(words, 14.5), expand=True), edit]))
        files = look.button(
            w("Files of the study"), lambda _: show_files(self.studio, "", None, w("Files of the study")),
            ft.Icons.ATTACH_FILE,
        )  # fmt: skip
        return self._card(w("The study"), [*rows, files])

    def _ask_part(self, part: str) -> None:
        from core.commands.project import describe_project

        w, reading = self.studio.words, self.store.reading
        parts = dict(next(iter(reading.state.project.values())).parts)
        text = self.studio.look.field(w(part), multiline=True, min_lines=3, autofocus=True)
        text.value = reading.words(parts[part]) if part in parts else ""
        self.studio.ask(w(part), text, w("Save"), lambda: self.store.do(describe_project, part, text.value or ""))

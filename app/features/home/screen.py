"""What happened since one was last here, what is pending, and how far the work is."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import flet as ft

from app.components.attachments_dialog import show_files
from app.components.back_up import back_up_lines
from app.components.blind_rounds import open_rounds, round_line
from app.components.chosen_file import pick_files
from app.components.recovery_sheet_dialog import ask_to_make_sheet
from app.components.retention_dialog import ask_retention
from app.features.home.clone_dialog import ask_to_split_clone
from app.features.home.exports_dialog import show_exports
from app.features.home.reporting_dialog import ask_for_reporting
from app.services.proving import alarm, standing_in_words
from app.shell.protocols import Shell
from core.analysis.attributes import why_aside
from core.analysis.audit_trail import told
from core.analysis.consents import interviewed_without_consent
from core.analysis.deleted_unseen import deleted_unseen
from core.analysis.disagreements import open_disagreements
from core.analysis.missing_events import MissingRun, events_others_read, missing_runs
from core.analysis.nameless import nameless_codes
from core.analysis.retention import reminders
from core.commands.project import PHASES, describe_project, start_phase
from core.ids import SourceId
from core.log.event_writer import ClockBehind
from core.text.alphabet import alphabetical
from core.views.authorisation import powers_of
from core.views.epochs import has_sheet, is_sheet_outdated
from core.views.retention import WHOLE
from core.views.sources import live_sources
from core.views.withdrawals import waiting

NEWS_MAX = 12


def build(shell: Shell) -> "HomeScreen":
    """The screen."""
    return HomeScreen(shell)


class HomeScreen:
    """Cards: news, what is pending, progress, the coders, the study."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        self._before = self.session.seen_before()
        self._cards = ft.Row(spacing=16, vertical_alignment=ft.CrossAxisAlignment.START)
        self._title = ft.Container()
        column = ft.Column([self._title, self._cards], spacing=18, scroll=ft.ScrollMode.AUTO, expand=True)
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()
        self.session.note_seen()

    def refresh(self) -> None:
        """Shows the views as they are now."""
        presentation = self.session.presentation
        project = next(iter(presentation.state.project.values()))
        look, w = self.shell.look, self.shell.words
        phase = look.quiet(w(f"term-phase-{project.phase}"), 15)
        lines: list[ft.Control] = [look.title(presentation.words(project.title), 28), phase]
        if told_first := standing_in_words(presentation, w.day_of):
            lines.append(look.card(ft.Column([look.text(w.say(each), 15) for each in told_first], spacing=6)))
        if (warning := alarm(presentation)) is not None:
            lines.append(look.card(look.text(w.say(warning), 15, look.colours.warn)))
        if (problem := self.session.project.not_in_team()) is not None:
            lines.append(look.card(look.text(w.say(problem), 15, look.colours.warn)))
        self._title.content = ft.Column(lines, spacing=2)
        first, second = [self._news(), self._progress()], [self._pending(), self._coders(), self._frame()]
        columns = [[*first[:1], second[0], *first[1:], *second[1:]]] if self.shell.is_narrow else [first, second]
        self._cards.controls = [ft.Column(cards, spacing=16, expand=True) for cards in columns]

    def _card(self, title: str, rows: list[ft.Control]) -> ft.Control:
        inside = ft.Column([self.shell.look.title(title, 18), *rows], spacing=8)
        inside.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        return self.shell.look.card(inside)

    def _news(self) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        own = self.session.project.member
        timeline, devices = self.session.project.timeline, presentation.state.devices
        if self.session.project.first.is_on:  # its trail has not come
            return self._card(w("home-news"), [look.quiet(w("home-no-news"))])
        fresh = [
            n
            for n, key in enumerate(timeline.order, 1)
            if key.id not in self._before and (row := devices.get(key.device)) is not None and row.member != own
        ]
        rows: list[ft.Control] = []
        for one in reversed(told(presentation, fresh[-NEWS_MAX:])):
            why = f" — {one.why}" if one.why else ""
            said = f"{one.by} {one.did}{why}"
            rows.append(look.text(said, 14, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS))
        if len(fresh) > NEWS_MAX:
            more = w("home-more-news", count=len(fresh) - NEWS_MAX)
            rows.append(look.word_button(more, lambda _: self.shell.go("history"), ft.Icons.HISTORY))
        rows = rows or [look.quiet(w("home-no-news"))]
        return self._card(w("home-news"), rows)

    def _pending(self) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        project = self.session.project
        found = open_disagreements(self.session.presentation)
        rows: list[ft.Control] = [round_line(self.shell, each) for each in open_rounds(self.shell)]
        rows += self._clock() + self._unread_memos()
        rows += [
            look.text(w.say(each.message), 14, max_lines=3, overflow=ft.TextOverflow.ELLIPSIS) for each in found[:6]
        ]
        rows += [look.text(self._missing(run), 14) for run in missing_runs(project)]
        if closed := events_others_read(project):
            rows.append(look.text(w("team-may-be-removed", count=closed), 14, look.colours.warn))
        elif project.timeline.waiting and project.not_in_team() is None:
            rows.append(look.text(w("home-waiting-events", count=len(project.timeline.waiting)), 14))
        if project.device in project.state.devices.rows and is_sheet_outdated(project.state, project.member):
            rows += [look.text(w("home-sheet-outdated"), 14), look.quiet(w("home-sheet-outdated-how"))]
        rows += [*self._sheet(), *back_up_lines(self.shell)]
        waits = waiting(project.state)
        if waits and powers_of(project.state, project.device) == "owner":
            rows.append(look.text(w("home-withdrawals-wait", count=len(waits)), 14))
        rows += [*self._nameless(), *self._ethics()]
        for gone in deleted_unseen(self.session.presentation):
            by = self.session.presentation.member(gone.by)
            rows.append(look.text(w("components-deleted-unseen", kind=gone.kind, day=gone.at[:10], by=by), 14))
        refusal = project.record.refusal()
        for notice in (*project.record.notices, *([refusal] if refusal is not None else [])):
            rows.append(look.text(w.say(notice), 14))
        if refusal is not None and not project.forked_devices():
            rows.append(look.button(w("home-split-clone"), lambda _: ask_to_split_clone(self.shell)))
        if project.forked_devices():
            rows.append(look.text(w("home-cloned"), 14))
            if project.device in project.forked_devices():
                rows.append(look.button(w("home-split-clone"), lambda _: ask_to_split_clone(self.shell)))
        syncing = self.shell.syncing
        if syncing is None or not (syncing.folder or syncing.lan or syncing.relay):
            rows.append(look.quiet(w("home-no-sync")))
        rows = rows or [look.quiet(w("home-nothing-pending"))]
        check = look.button(w("doctor-title"), lambda _: self.shell.go("health"), ft.Icons.MONITOR_HEART_OUTLINED)
        return self._card(w("home-pending"), [*rows, check])

    def _nameless(self) -> list[ft.Control]:
        """The way to a code whose name went with somebody's words."""
        found = nameless_codes(self.session.project.state)
        if not found:
            return []
        label = self.shell.words("home-nameless", count=len(found))
        go = lambda _: self.shell.go("codebook", code=found[0].id)  # noqa: E731
        return [self.shell.look.button(label, go, ft.Icons.EDIT_OUTLINED)]

    def _ethics(self) -> list[ft.Control]:
        """Dates that are near or over, and who was interviewed without consent."""
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        state, rows = presentation.state, list[ft.Control]()
        for each in reminders(state, date.today()):
            then, day = w(f"term-then-{each.then}"), w.day(date.fromisoformat(each.day))
            said = {"is_over": "yes" if each.left < 0 else "no", "day": day, "days": each.left, "then": then}
            text = (
                w("home-kept-study", **said)
                if each.participant is None
                else w("home-kept-participant", name=presentation.participant(each.participant), **said)
            )
            rows.append(look.text(text, 14, look.colours.warn if each.left < 0 else None))
        without = sorted(map(presentation.participant, interviewed_without_consent(state)), key=alphabetical)
        return [*rows, *([look.text(w("home-no-consent", people=without), 14, look.colours.warn)] if without else [])]

    def _sheet(self) -> list[ft.Control]:
        """The offer to make a recovery sheet, where one has none: also at once after a project was created."""
        look, w, project = self.shell.look, self.shell.words, self.session.project
        if project.device not in project.state.devices.rows or has_sheet(project.state, project.member):
            return []
        make = look.button(w("components-make-sheet"), lambda _: ask_to_make_sheet(self.shell))
        return [look.text(w("home-no-sheet"), 14), make]

    def _clock(self) -> list[ft.Control]:
        """The question whether the clock here is right, where it is a day behind somebody else's events, or behind
        what it showed itself when this device last wrote."""
        look, w, writer = self.shell.look, self.shell.words, self.session.project.writer
        rows = list[ft.Control]()
        if (found := writer.clock_behind()) is not None:
            now, then, who = *self._moments(found), self.session.presentation.author(found.device)
            rows.append(look.strong(w("home-clock-behind", now=now, then=then, member=who), 14))
            rows.append(look.quiet(w("home-clock-behind-how", member=who)))
        if (found := writer.clock_fell_back()) is not None:
            now, then = self._moments(found)
            rows.append(look.strong(w("home-clock-back", now=now, then=then), 14))
            rows.append(look.quiet(w("home-clock-back-how")))
        return rows

    def _moments(self, found: ClockBehind) -> tuple[str, str]:
        """What the clock here shows, and what an event says."""
        offset = found.now.offset
        return self.shell.words.moment_of(found.now.at, offset), self.shell.words.moment_of(found.claim, offset)

    def _missing(self, run: MissingRun) -> str:
        presentation, w = self.session.presentation, self.shell.words
        return w(
            "home-missing-events",
            witness=presentation.author(run.witness),
            count=run.events,
            author=presentation.author(run.feed),
            since=w.moment_of(run.since),
        )

    def _unread_memos(self) -> list[ft.Control]:
        """Memos of others that were not shown on the memo screen yet."""
        look, w = self.shell.look, self.shell.words
        unread = self.session.unread_memos()
        if not unread:
            return []
        who = sorted({self.session.presentation.member(row.by) for row in unread})
        label = w("home-unread-memos", count=len(unread), coders=who)
        return [look.button(label, lambda _: self.shell.go("memos"), ft.Icons.EDIT_NOTE)]

    def _progress(self) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        counts = Counter(coding.source for coding in presentation.live_codings())
        rows: list[ft.Control] = []
        sources = [row for row in live_sources(presentation.state) if not why_aside(presentation, row)]
        for row in sorted(sources, key=lambda row: (row.at, row.id))[:12]:
            name = ft.Container(look.text(presentation.source(row.id), 14, max_lines=1), expand=True)
            label = look.quiet(w("home-codings", count=counts[row.id]))
            opened = ft.Container(
                ft.Row([name, label]), ink=True, on_click=self._opener(row.id),
                height=44, border_radius=6, padding=ft.Padding.symmetric(horizontal=6),
            )  # fmt: skip
            rows.append(ft.Semantics(content=opened, label=presentation.source(row.id), button=True))
        if not rows:
            act = self.shell.look.button(
                w("home-import"), lambda _: self.shell.page.run_task(self._import), ft.Icons.ADD, True
            )
            rows = [look.quiet(w("home-begin")), act]
        return self._card(w("common-texts"), rows)

    async def _import(self) -> None:
        """Asks for texts at once; they are looked through on their own screen."""
        files = await pick_files(self.shell, several=True)
        if files:
            self.shell.take_files(files)

    def _opener(self, source: SourceId) -> Callable[..., None]:
        return lambda _: self.shell.go("reading", source=source)

    def _coders(self) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        counts = Counter(coding.by for coding in presentation.live_codings())
        rows: list[ft.Control] = [
            look.text(f"{presentation.member(row.id)}: {w('home-codings', count=counts[row.id])}", 14)
            for row in presentation.state.members.values()
            if row.removed is None
        ]
        phases: list[ft.Control] = []
        current = next(iter(presentation.state.project.values())).phase
        for phase in PHASES:
            if phase != current:
                label = w("home-start-phase", phase=w(f"term-phase-{phase}"))
                phases.append(look.button(label, lambda _, phase=phase: self._ask_phase(phase)))
        return self._card(w("home-coders"), [*rows, ft.Row(phases, wrap=True, spacing=8)])

    def _ask_phase(self, phase: str) -> None:
        w = self.shell.words
        why = self.shell.look.field(w("home-phase-reason"), multiline=True, autofocus=True)
        label = w("home-start-phase", phase=w(f"term-phase-{phase}"))

        def work() -> None:
            self.session.do(start_phase, phase, (why.value or "").strip() or None)

        self.shell.ask(label, why, w("home-start-phase-short"), work)

    def _frame(self) -> ft.Control:
        look, w, presentation = self.shell.look, self.shell.words, self.session.presentation
        parts = dict(next(iter(presentation.state.project.values())).parts)
        rows: list[ft.Control] = []
        for part in ("question", "method", "ethics", "context"):
            rows.append(look.quiet(w(f"term-part-{part}")))
            words = presentation.words(parts[part]) if part in parts else w("home-not-written")
            edit = look.icon_button(ft.Icons.EDIT_OUTLINED, w("common-edit"), lambda _, part=part: self._ask_part(part))
            rows.append(ft.Row([ft.Container(look.text(words, 14.5), expand=True), edit]))
        label = w("home-files")
        files = look.button(label, lambda _: show_files(self.shell, "", None, label), ft.Icons.ATTACH_FILE)
        reporting = look.button(
            w("home-reporting"), lambda _: ask_for_reporting(self.shell), ft.Icons.FACT_CHECK_OUTLINED
        )
        left = look.button(w("home-exports"), lambda _: show_exports(self.shell), ft.Icons.OUTBOX_OUTLINED)
        keep = look.button(w("home-keep-until"), lambda _: ask_retention(self.shell), ft.Icons.EVENT_OUTLINED)
        kept = presentation.state.retention.get(WHOLE)
        if kept is not None and kept.day:
            said = w("people-kept-until", day=w.day(date.fromisoformat(kept.day)), then=w(f"term-then-{kept.then}"))
            rows.append(look.text(said, 14.5))
        return self._card(w("home-study"), [*rows, ft.Row([files, reporting, left, keep], wrap=True, spacing=8)])

    def _ask_part(self, part: str) -> None:
        w, presentation = self.shell.words, self.session.presentation
        parts = dict(next(iter(presentation.state.project.values())).parts)
        text = self.shell.look.field(w(f"term-part-{part}"), multiline=True, min_lines=3, autofocus=True)
        text.value = presentation.words(parts[part]) if part in parts else ""

        def work() -> None:
            self.session.do(describe_project, part, text.value or "")

        self.shell.ask(w(f"term-part-{part}"), text, w("common-save"), work)

"""The history: a slider over all events; the codebook as it was then, what happened, by whom and why."""

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import flet as ft

from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.text_spans import Mark
from app.components.tables_dialog import TablesDialog
from app.features.history.checkpoints_dialog import CheckpointsDialog
from app.features.history.device_perspective import DevicePerspective
from app.features.history.event_details import changes, counts, origins, recorded
from app.features.history.past_codebook import ThenTree
from app.features.history.report_dialogs import ask_bundle, ask_review
from app.services.sync_service import in_background
from core.analysis.audit_trail import Entry, entry
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.colours import Colours
from core.analysis.lineage import lineage
from core.analysis.presentation import Presentation
from core.analysis.trail_filter import TrailFilter, matching_events
from core.ids import Id
from core.project import Project

if TYPE_CHECKING:
    from app.shell.protocols import Shell

SPEEDS = (1, 4, 16)
FRAME_SECONDS = 0.25
TREE_SECONDS = 0.3
"""While the slider is being dragged, the codebook is drawn so often."""

T = TypeVar("T")


def build(shell: "Shell", code: Id | None = None) -> "HistoryScreen":
    """The screen; with a code, how it came about."""
    return HistoryScreen(shell, code)


class HistoryScreen:
    """One moment of the total order at a time; nothing here changes anything."""

    def __init__(self, shell: "Shell", code: Id | None) -> None:
        assert shell.session is not None
        self.shell, self.session, self.code = shell, shell.session, code
        look, w = shell.look, shell.words
        self._last = len(self.session.project.timeline.order)
        self.at = self._last
        self._marked: int | None = None
        self._wanted: int | None = None
        self._told = -1
        self._is_following = False
        self._playing = False
        self._speed = 0
        self._slider = ft.CupertinoSlider(
            value=self.at, min=0, max=max(1, self._last), expand=True, on_change=self._slid,
            active_color=look.colours.accent, thumb_color=look.colours.accent,
        )  # fmt: skip
        self._what = ft.Column(spacing=4)
        self._tree = ThenTree(shell)
        self._focus = TrailFilter()
        self._followed: list[int] | None = None
        self._lens = DevicePerspective(self)
        self._origins: list[ft.Control] = []
        self._side = ft.ListView(spacing=8, expand=True)
        self._document: DocumentText | None = None
        self._source: Id | None = None
        self._beside_tree = ft.Container(self._side, expand=1)
        self._play = look.icon_button(ft.Icons.PLAY_ARROW, w("Play"), lambda _: self._toggle(), look.colours.accent)
        self._fast = ft.TextButton(content="1×", on_click=lambda _: self._faster(), height=44)
        steps = [
            look.icon_button(ft.Icons.SKIP_PREVIOUS, w("Milestone before"), lambda _: self._milestone(-1)),
            look.icon_button(ft.Icons.CHEVRON_LEFT, w("One event back"), lambda _: self._step(-1)),
            self._play,
            look.icon_button(ft.Icons.CHEVRON_RIGHT, w("One event on"), lambda _: self._step(1)),
            look.icon_button(ft.Icons.SKIP_NEXT, w("Next milestone"), lambda _: self._milestone(1)),
            self._fast,
        ]
        self._following = look.button(w("Follow only …"), lambda _: self._ask_focus(), ft.Icons.FILTER_ALT_OUTLINED)
        mark = look.button(w("Compare from here"), lambda _: self._mark(), ft.Icons.BOOKMARK_ADD_OUTLINED)
        named = ft.Semantics(content=self._slider, label=w("A moment of the study"), container=True)
        slider = ft.Container(named, expand=True, height=44)
        bar: ft.Control = ft.Row([*steps, slider], spacing=2)
        if shell.is_narrow:
            bar = ft.Column([ft.Row([slider]), ft.Row(list(steps), spacing=2)], spacing=0)
        panes: list[ft.Control] = [self._tree.root, self._beside_tree]
        below = ft.Column(panes, expand=True) if shell.is_narrow else ft.Row(panes, expand=True, spacing=20)
        column = ft.Column([self._head(mark), bar, look.card(self._what, padding=12), below], spacing=12, expand=True)
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self._draw()
        if code is not None:
            shell.page.run_task(self._trace, code)

    def _head(self, mark: ft.Control) -> ft.Control:
        """The title, what an examiner gets, and through what and at what one looks."""
        shell, look, w = self.shell, self.shell.look, self.shell.words
        buttons = [
            look.icon_button(ft.Icons.FACT_CHECK_OUTLINED, w("Validity review"), lambda _: ask_review(shell)),
            look.icon_button(ft.Icons.INVENTORY_2_OUTLINED, w("Bundle for an auditor"), lambda _: ask_bundle(shell)),
            look.icon_button(ft.Icons.ANCHOR, w("Checkpoints"), lambda _: CheckpointsDialog(shell).show()),
            look.icon_button(
                ft.Icons.GRID_ON, w("Tables as they were then"), lambda _: TablesDialog(shell, self._reading).show()
            ),
        ]
        parts = [look.title(w("History")), *buttons, mark, self._following, self._sources(), self._lens.root]
        return ft.Row(parts, spacing=8, wrap=True)

    async def _trace(self, code: Id) -> None:
        """Gathers how a code came about, in a thread: the whole trail is read for it."""
        look, w = self.shell.look, self.shell.words
        self._origins = [look.quiet(w("Reading the trail …"))]
        presentation = self.session.presentation
        found = await self._beside_the_window(lambda project: lineage(project, code))
        if self.shell.screen is self:
            self._origins = origins(self.shell, presentation, code, found, self._go)
            self.show()

    async def _beside_the_window(self, work: Callable[[Project], T]) -> T:
        assert self.shell.folder is not None
        return await in_background(self.shell.folder, self.session.project.secrets, work)

    def _sources(self) -> ft.Control:
        """Which text to show as it was coded then."""
        w, presentation = self.shell.words, self.session.presentation
        live = [row for row in presentation.state.sources.values() if row.status == "live"]
        live.sort(key=lambda row: (row.at, row.id))
        options = [ft.DropdownOption(key="", text=w("None"))]
        options += [ft.DropdownOption(key=row.id.hex(), text=presentation.source(row.id)) for row in live]
        return self.shell.look.choice(
            label=w("A text as it was then"), options=options, width=220, menu_height=400,
            on_select=lambda event: self._choose_source(event.control.value),
        )  # fmt: skip

    def _choose_source(self, chosen: str) -> None:
        self._source = Id(bytes.fromhex(chosen)) if chosen else None
        self._document = None
        self._beside_tree.content = self._side
        if self._source is not None:
            text = self.session.project.text(self._source)
            self._document = DocumentText(
                self.shell, text, self._label, lambda _: None, lambda _: None, with_margin=False
            )
            self._beside_tree.content = self._document.root
            self.shell.page.run_task(self._document.fill)
        self._draw()
        self.root.update()

    def _label(self, mark: Mark) -> tuple[str, str, str]:
        row = self._reading.state.codings.rows[Id(bytes.fromhex(mark.key))]
        name, coder = self._reading.code(row.code), self._reading.member(row.by)
        return name, self.shell.words("Coding {} by {}").format(name, coder), ""

    def refresh(self) -> None:
        """More may have happened; where one looks stays."""
        rows = self.session.project.state.sources.rows
        if self._source is not None and rows[self._source].status != "live":
            self._choose_source("")
        was_last = self.at == self._last
        self._last = len(self.session.project.timeline.order)
        self._slider.max = max(1, self._last)
        self.at = self._last if was_last else min(self.at, self._last)
        self._slider.value = self.at
        self._draw()

    # -- moving

    def _slid(self, event: Any) -> None:
        """The hand is faster than the screen: only where it is now is drawn."""
        self._move(round(event.control.value))

    async def _follow(self) -> None:
        """What the event was follows the hand at once; the codebook, which takes longer to draw, now and then."""
        shown = time.monotonic()
        try:
            while self._wanted is not None and self.shell.screen is self:
                self.at, self._wanted = self._wanted, None
                await self._breathe()
                if self._wanted is None or time.monotonic() - shown > TREE_SECONDS:
                    await self._draw_in_steps()
                    shown = time.monotonic()
                if self._wanted == self.at:
                    self._wanted = None
        finally:
            self._is_following = False

    async def _draw_in_steps(self) -> None:
        for part in self._drawn():
            if self.shell.screen is not self:
                return
            if part is not None:
                part.update()
            await self._breathe()

    async def _breathe(self) -> None:
        """Lets the hand move on, and tells at once where it is."""
        self._tell(self.at if self._wanted is None else self._wanted)
        await asyncio.sleep(0.005)

    def _tell(self, at: int) -> None:
        if self._told != at and self.shell.screen is self:
            self._told = at
            self._what.controls = recorded(self.shell, at, self._last, self._entry(at))
            self._what.update()

    def _go(self, place: int) -> None:
        place = max(0, min(place, self._last))
        self._slider.value = place
        self._slider.update()
        self._move(place)

    def _move(self, place: int) -> None:
        self._wanted = place
        if not self._is_following:  # two at once would draw over each other
            self._is_following = True
            self.shell.page.run_task(self._follow)

    def _step(self, by: int) -> None:
        here = self.at if self._wanted is None else self._wanted
        if self._followed is None:
            self._go(here + by)
            return
        ahead = [n for n in self._followed if (n > here if by > 0 else n < here)]
        if not ahead:
            self._playing = False
            self.shell.say(self.shell.words("There is no other event like this in that direction."))
            return
        ahead.sort(reverse=by < 0)
        self._go(ahead[min(abs(by), len(ahead)) - 1])

    def _milestone(self, by: int) -> None:
        """The milestone before or after, or else the end."""
        state, timeline = self.session.project.state, self.session.project.timeline
        places = [n for n, key in enumerate(timeline.order, 1) if key.id in state.milestones.rows]
        ahead = [n for n in places if (n > self.at if by > 0 else n < self.at)]
        self._go((min if by > 0 else max)(ahead, default=self._last if by > 0 else 0))

    def _faster(self) -> None:
        self._speed = (self._speed + 1) % len(SPEEDS)
        self._fast.content = f"{SPEEDS[self._speed]}×"
        self._fast.update()

    def _toggle(self) -> None:
        self._playing = not self._playing
        if self._playing:
            if self.at >= self._last:
                self.at = 0
            self.shell.page.run_task(self._run)
        self._dress_play()

    def _dress_play(self) -> None:
        button: Any = self._play.content
        button.icon = ft.Icons.PAUSE if self._playing else ft.Icons.PLAY_ARROW
        button.tooltip = self.shell.words("Pause") if self._playing else self.shell.words("Play")
        button.update()

    async def _run(self) -> None:
        while self._playing and self.at < self._last and self.shell.screen is self:
            self._step(SPEEDS[self._speed])
            await asyncio.sleep(FRAME_SECONDS)
        if self.shell.screen is self:
            self._playing = False
            self._dress_play()

    def _mark(self) -> None:
        self._marked = self.at
        self.shell.say(self.shell.words("Move on: what changed since event {} is shown.").format(self.at))
        self.show()

    # -- following some events only

    def _ask_focus(self) -> None:
        """Which coder, code and text to follow; steps and play then go from one such event to the next."""
        w, presentation = self.shell.words, self.session.presentation
        people = self._choice(
            w("Coder"), [(row.id, presentation.member(row.id)) for row in presentation.state.members.values()]
        )
        codes = [
            (row.id, presentation.path(row.id)) for row in presentation.state.codes.values() if row.status == "live"
        ]
        code = self._choice(w("Code"), sorted(codes, key=lambda each: each[1].casefold()))
        texts = [
            (row.id, presentation.source(row.id)) for row in presentation.state.sources.values() if row.status == "live"
        ]
        text = self._choice(w("Text"), sorted(texts, key=lambda each: each[1].casefold()))

        def work() -> None:
            chosen = [Id(bytes.fromhex(each.value)) if each.value else None for each in (people, text, code)]
            self._focus = TrailFilter(*chosen)
            self.shell.page.run_task(self._follow_only)

        body = ft.Column([people, code, text], tight=True, spacing=12)
        self.shell.ask(w("Follow only …"), body, w("Follow"), work)

    def _choice(self, label: str, entries: list[tuple[Id, str]]) -> ft.Dropdown:
        options = [ft.DropdownOption(key="", text=self.shell.words("All"))]
        options += [ft.DropdownOption(key=each.hex(), text=name) for each, name in entries]
        look = self.shell.look
        return look.choice(label=label, options=options, value="", menu_height=320, width=360)

    async def _follow_only(self) -> None:
        """Finds the events to follow, in a thread: the whole trail is read for it."""
        w, focus = self.shell.words, self._focus
        is_all = focus == TrailFilter()
        found = None if is_all else await self._beside_the_window(lambda project: matching_events(project, focus))
        if self.shell.screen is not self or focus != self._focus:
            return
        self._followed = found
        count = "" if found is None else f" ({len(found)})"
        button: Any = self._following
        button.content = w("Follow only …") + count
        button.update()

    # -- drawing

    def show(self) -> None:
        """Draws the moment that one is at."""
        self._draw()
        self._what.update()
        self._tree.root.update()
        if self._document is None:
            self._side.update()

    def _draw(self) -> None:
        """Takes on the moment; nothing is sent to the page yet."""
        for _ in self._drawn():
            pass
        self._told = self.at
        self._what.controls = recorded(self.shell, self.at, self._last, self._entry(self.at))

    def _drawn(self) -> Iterator[ft.Control | None]:
        """Takes on the moment step by step; gives the controls that changed, or None where there was only reckoning."""
        at = self.at
        state = self._lens.state(at)
        yield None
        presentation = self._reading = self.session.reading_of(state)
        colours = Colours(state)
        if self._document is not None and self._source is not None:
            then = presentation.codings_in(self._source)
            self._document.show([Mark(each.start, each.end, each.id.hex(), colours.of(each.code)) for each in then])
            yield None
        tree = codebook_tree(presentation)
        yield None
        self._tree.show(tree, colours)
        yield self._tree.root
        self._side.controls = self._beside(at, presentation, tree)
        if self._document is None:
            yield self._side

    def _entry(self, at: int) -> Entry | None:
        if at == 0:
            return None
        timeline = self.session.project.timeline
        return entry(self.session.presentation, at, timeline.recorded(timeline.order[at - 1]))

    def _beside(self, at: int, presentation: Presentation, tree: tuple[Branch, ...]) -> list[ft.Control]:
        if self._marked is not None and self._marked != at:
            first, last = sorted((self._marked, at))
            then = [(n, self.session.reading_of(self.session.project.as_of(n))) for n in (first, last)]
            return changes(self.shell, *then)
        return self._origins or counts(self.shell, presentation, tree)

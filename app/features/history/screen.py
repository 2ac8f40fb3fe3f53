"""The history: a slider over all events; the codebook as it was at a point in time, what happened, by whom and why."""

import asyncio
import time
from collections.abc import Callable, Iterator

import flet as ft

from app.features.history.act_lines import act_lines
from app.features.history.checkpoints_dialog import CheckpointsDialog
from app.features.history.device_perspective import DevicePerspective
from app.features.history.event_details import changes, code_history, counts, event_card
from app.features.history.follow_only import FollowOnly
from app.features.history.no_history import NoHistoryYet
from app.features.history.past_codebook import PastCodebook
from app.features.history.past_text import PastText
from app.features.history.report_dialogs import ask_bundle, ask_review
from app.features.history.time_bar import TimeBar
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.analysis.acts import ends_of_acts
from core.analysis.audit_trail import Entry, entry, told
from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.colours import Colours
from core.analysis.lineage import lineage
from core.analysis.presentation import Presentation
from core.ids import Id
from core.project import Project

TREE_SECONDS = 0.3
"""While the slider is being dragged, the codebook is drawn so often."""


def build(shell: Shell, code: Id | None = None) -> "HistoryScreen | NoHistoryYet":
    """The screen; with a code, how it came about."""
    if shell.session is not None and shell.session.project.first.is_on:
        return NoHistoryYet(shell, code)
    return HistoryScreen(shell, code)


class HistoryScreen:
    """One point in the total order at a time; nothing here changes anything."""

    def __init__(self, shell: Shell, code: Id | None) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look = shell.look
        self.last = len(self.session.project.timeline.order)
        self.ends = ends_of_acts(self.session.project)
        self.at = self.last
        self._compared_with: int | None = None
        self._wanted: int | None = None
        self._card_shown = -1
        self._is_following = False
        self._card = ft.Column(spacing=4)
        self._tree = PastCodebook(shell)
        self._follow_only = FollowOnly(shell, self.is_shown)
        self._perspective = DevicePerspective(shell, self.is_shown, self.show)
        self._text = PastText(shell, self._text_chosen)
        self._bar = TimeBar(shell, self.session, self)
        self._code_history: list[ft.Control] = []
        self._details = ft.ListView(spacing=8, expand=True)
        self._side = ft.Container(self._details, expand=1)
        looking: list[ft.Control] = [self._follow_only.root, self._text.choice, self._perspective.root]
        self._options = ft.Row(looking, spacing=8, run_spacing=8, wrap=True, visible=False)
        card = look.card(self._card, padding=12)
        above = [self._head([]), self._options] if shell.is_small else [self._head(looking)]
        column = ft.Column([*above, self._bar.root], spacing=12, expand=True)
        if shell.is_small and not shell.is_narrow:  # a phone on its side has width, not height
            self._card.scroll = ft.ScrollMode.AUTO
            beside = ft.Column([ft.Container(card, expand=2), self._side], expand=1)
            column.controls.append(ft.Row([self._tree.root, beside], expand=True, spacing=20))
        else:
            panes: list[ft.Control] = [self._tree.root, self._side]
            below = ft.Column(panes, expand=True) if shell.is_narrow else ft.Row(panes, expand=True, spacing=20)
            column.controls += [card, below]
        self.root: ft.Control = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self._draw()
        if code is not None:
            shell.page.run_task(self._trace, code)

    def _head(self, more: list[ft.Control]) -> ft.Control:
        """Title and toolbar: review, audit bundle, checkpoints and tables, two points compared; and more."""
        shell, look, w = self.shell, self.shell.look, self.shell.words
        others: list[tuple[ft.IconData, str, Callable[[], None]]] = [
            (ft.Icons.INVENTORY_2_OUTLINED, w("history-bundle"), lambda: ask_bundle(shell)),
            (ft.Icons.ANCHOR, w("history-checkpoints"), lambda: CheckpointsDialog(shell).show()),
            (ft.Icons.GRID_ON, w("history-tables"), lambda: shell.go("tables", at=self.at, past=self._presentation)),
        ]
        review = (ft.Icons.FACT_CHECK_OUTLINED, w("history-review"), lambda: ask_review(shell))
        compare = (ft.Icons.BOOKMARK_ADD_OUTLINED, w("history-compare"), self._compare)
        if shell.is_small:
            others.append(compare)
        if shell.is_narrow:  # in a row of its own, it would take the room of the codebook
            others.insert(0, review)
        beside = [look.button(label, lambda _, act=act: act(), icon) for icon, label, act in others]
        items = [ft.PopupMenuItem(label, icon=icon, on_click=lambda _, act=act: act()) for icon, label, act in others]
        out: list[ft.Control] = [*beside] if shell.is_wide else [look.menu_of(w("common-more"), None, items)]
        parts = [look.title(w("shell-history"))]
        if not shell.is_narrow:
            parts.append(look.button(review[1], lambda _: review[2](), review[0]))
        parts += out
        if shell.is_small:
            parts.append(look.button(w("retrieve-filters"), lambda _: self._turn_options(), ft.Icons.FILTER_LIST))
        else:
            icon, label, act = compare
            parts.append(look.button(label, lambda _: act(), icon))
        return look.group(ft.Row([*parts, *more], spacing=8, run_spacing=8, wrap=True))

    def _turn_options(self) -> None:
        """On a phone, text, device and events to follow take the room of the codebook: shown when asked for."""
        self._options.visible = not self._options.visible
        self._options.update()

    async def _trace(self, code: Id) -> None:
        """Finds how a code came about, in a thread: the whole trail is read for it."""
        look, w = self.shell.look, self.shell.words
        self._code_history = [look.quiet(w("history-reading"))]
        presentation, secrets = self.session.presentation, self.session.project.secrets
        assert self.shell.folder is not None
        translator = presentation.translator

        def read(project: Project) -> list[Entry]:
            return told(Presentation(project, None, translator), [n for n, _ in lineage(project, code)])

        found = await in_background(self.shell.folder, secrets, read)
        if self.is_shown():
            self._code_history = code_history(self.shell, presentation.code(code), found, self._bar.go)
            self.show()

    def _text_chosen(self) -> None:
        self._side.content = self._text.root or self._details
        self._draw()
        self.root.update()

    def refresh(self) -> None:
        """Takes on what happened since; the point in time that is shown stays, and the end stays the end."""
        self._text.close_withdrawn()
        was_last = self.at == self.last
        self.last = len(self.session.project.timeline.order)
        self.ends = ends_of_acts(self.session.project)
        self.at = self.last if was_last else min(self.at, self.last)
        self._bar.follow_log(self.at)
        self._draw()

    # -- what the bar asks for

    @property
    def heading_for(self) -> int:
        """The place that is shown, or will be as soon as it is drawn."""
        return self.at if self._wanted is None else self._wanted

    @property
    def followed(self) -> list[int] | None:
        """The places to which steps go; None for every place."""
        return self._follow_only.places

    def is_shown(self) -> bool:
        """Whether this screen is the one that the window shows."""
        return self.shell.screen is self

    def move(self, place: int) -> None:
        """Goes to a place. The hand is faster than the screen: only the latest place is drawn."""
        self._wanted = place
        if not self._is_following:  # two at once would draw over each other
            self._is_following = True
            self.shell.page.run_task(self._follow_hand)

    # -- following the hand

    async def _follow_hand(self) -> None:
        """The event's card follows the hand at once; the codebook, which takes longer to draw, now and then."""
        shown = time.monotonic()
        try:
            while self._wanted is not None and self.is_shown():
                self.at, self._wanted = self._wanted, None
                await self._yield_to_hand()
                if self._wanted is None or time.monotonic() - shown > TREE_SECONDS:
                    await self._draw_in_steps()
                    shown = time.monotonic()
                if self._wanted == self.at:
                    self._wanted = None
        finally:
            self._is_following = False

    async def _draw_in_steps(self) -> None:
        for part in self._drawn():
            if not self.is_shown():
                return
            if part is not None:
                part.update()
            await self._yield_to_hand()

    async def _yield_to_hand(self) -> None:
        """Lets the hand move on, and shows the card of the event where it is."""
        at = self.heading_for
        if self._card_shown != at and self.is_shown():
            self._card_shown = at
            self._card.controls = self._card_lines(at)
            self._card.update()
        await asyncio.sleep(0.005)

    def _compare(self) -> None:
        self._compared_with = self.at
        self.shell.notify(self.shell.words("history-compare-started", place=self.at))
        self.show()

    # -- drawing

    def show(self) -> None:
        """Draws the point in time that is chosen."""
        self._draw()
        self._card.update()
        self._tree.root.update()
        if self._text.root is None:
            self._details.update()

    def _draw(self) -> None:
        """Takes on the point in time; nothing is sent to the page yet."""
        for _ in self._drawn():
            pass
        self._card_shown = self.at
        self._card.controls = self._card_lines(self.at)

    def _drawn(self) -> Iterator[ft.Control | None]:
        """Takes on the point in time step by step; yields each control that changed, or None after computing."""
        at = self.at
        state = self._perspective.state(at)
        yield None
        presentation = self._presentation = self.session.reading_of(state)
        colours = Colours(state)
        if self._text.show(presentation, colours):
            yield None
        tree = codebook_tree(presentation)
        yield None
        self._tree.show(tree, colours)
        yield self._tree.root
        self._details.controls = self._detail_lines(at, presentation, tree)
        if self._text.root is None:
            yield self._details

    def _card_lines(self, at: int) -> list[ft.Control]:
        """The event at a place, what else its gesture recorded, and a way to take that back."""
        return event_card(self.shell, at, self.last, self._entry(at)) + act_lines(self.shell, at)

    def _entry(self, at: int) -> Entry | None:
        return entry(self.session.presentation, at) if at else None

    def _detail_lines(self, at: int, presentation: Presentation, tree: tuple[Branch, ...]) -> list[ft.Control]:
        """What changed since the point that is compared with; else how a code came about; else counts."""
        if self._compared_with is not None and self._compared_with != at:
            first, last = sorted((self._compared_with, at))
            before, after = ((n, self.session.reading_of(self.session.project.as_of(n))) for n in (first, last))
            return changes(self.shell, before, after)
        return self._code_history or counts(self.shell, presentation, tree)

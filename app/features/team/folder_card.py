"""The shared folder of a project: which one it is, how the last exchange went, and what one can do with it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import flet as ft

from app.components.chosen_folder import FolderField
from app.services import browser_page
from app.services.sync_service import SyncService
from app.shell.protocols import Shell
from core.analysis.missing_events import events_others_read
from core.errors import KodesporError, Refused


class FolderCard:
    """In a page the browser lets a folder be chosen, and asks for leave again; elsewhere a folder is a path."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        """`changed` is called when something else is to be shown."""
        self._shell, self._changed = shell, changed

    def build(self) -> ft.Control:
        """What stands now."""
        look, w, syncing = self._shell.look, self._shell.words, self._shell.syncing
        assert syncing is not None
        assert self._shell.session is not None
        project = self._shell.session.project
        lines: list[ft.Control] = [look.title(w("team-folder"), 18)]
        if browser_page.IS_HERE and not _page_has_folders():
            lines.append(look.quiet(w("team-folder-not-here")))
        else:
            lines += self._chosen(syncing)
        waiting = len(project.timeline.waiting)
        if closed := events_others_read(project):
            lines.append(look.text(w("team-may-be-removed", count=closed), 15, look.colours.warn))
        elif waiting and project.not_in_team() is None:
            lines.append(look.text(w("team-waiting", count=waiting)))
        return look.card(ft.Column(lines, spacing=8))

    def _chosen(self, syncing: SyncService) -> list[ft.Control]:
        """The folder, if there is one, and what can be pressed."""
        look, w = self._shell.look, self._shell.words
        choose = look.button(w("team-folder-choose"), lambda _: self._ask(), ft.Icons.FOLDER_SHARED_OUTLINED)
        if syncing.folder is None:
            return [look.quiet(w("team-folder-about")), choose]
        if syncing.asks_again:
            go_on = self._task(self._go_on)
            again = look.button(w("team-folder-go-on"), go_on, ft.Icons.FOLDER_OPEN_OUTLINED, strong=True)
        else:
            again = look.button(w("team-sync-now"), self._task(self._now), ft.Icons.SYNC)
        stop = look.button(w("team-folder-stop"), self._shell.act(self._leave), ft.Icons.FOLDER_OFF_OUTLINED)
        shown = syncing.folder.name if browser_page.IS_HERE else str(syncing.folder)
        return [
            look.readable(look.text(shown, 14.5)),
            look.quiet(self._last()),
            ft.Row([choose, again, stop], wrap=True, spacing=8),
        ]

    def _last(self) -> str:
        w, last = self._shell.words, self._shell.syncing.last if self._shell.syncing else None
        if last is None:
            return w("team-not-synced")
        when = datetime.fromtimestamp(last.at).strftime("%H:%M")
        if last.problem:
            return w("team-sync-problem", when=when, problem=last.problem)
        return w("team-synced", when=when, sent=last.sent, received=last.received)

    def _task(self, work: Callable[[], Awaitable[None]]) -> Callable[[object], object]:
        return lambda _: self._shell.page.run_task(work)

    async def _now(self) -> None:
        if self._shell.syncing is not None:
            await self._shell.syncing.once()
            self._changed()

    def _leave(self) -> None:
        """The devices meet there no more; what lies in the folder stays."""
        assert self._shell.syncing is not None
        self._shell.syncing.choose(None)
        self._shell.notify(self._shell.words("team-folder-stopped"))
        self._changed()

    def _ask(self) -> None:
        if browser_page.IS_HERE:
            self._shell.page.run_task(self._choose_in_page)
            return
        w, syncing = self._shell.words, self._shell.syncing
        assert syncing is not None
        field = FolderField(self._shell, w("team-folder"), str(syncing.folder or ""))

        def work() -> None:
            wanted = field.value.strip()
            if wanted and not Path(wanted).expanduser().is_dir():
                raise Refused("folder-not-there")
            syncing.choose(Path(wanted).expanduser() if wanted else None)
            self._shell.page.run_task(self._now)

        self._shell.ask(w("team-folder"), field.root, w("team-use"), work)

    # -- in a page

    async def _choose_in_page(self) -> None:
        from app.services import page_folder

        try:
            chosen = await page_folder.choose()
        except KodesporError as problem:
            self._shell.notify(self._shell.words.say(problem))
            return
        if chosen is not None and self._shell.syncing is not None:
            self._shell.syncing.choose(chosen)
            await self._now()

    async def _go_on(self) -> None:
        from app.services import page_folder

        syncing = self._shell.syncing
        if syncing is None or syncing.folder is None:
            return
        try:
            if await page_folder.ask_again(syncing.folder):
                await self._now()
        except KodesporError as problem:
            self._shell.notify(self._shell.words.say(problem))


def _page_has_folders() -> bool:
    from app.services import page_folder

    return page_folder.are_here()

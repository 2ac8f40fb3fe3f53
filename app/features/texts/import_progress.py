"""Reading many files without holding up the window: shows how far it is, and can be stopped."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.shell.protocols import Shell
from core.commands.sources import Incoming
from core.errors import KodesporError

Reader = Callable[[], Incoming]


class ImportProgress:
    """A bar with what is being read; hidden while nothing is."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        look, w = shell.look, shell.words
        self._bar = ft.ProgressBar(value=0, color=look.colours.accent, bgcolor=look.colours.line)
        self._said = look.quiet("", 14, expand=True)
        self._stopped = False
        stop = look.button(w("Stop"), lambda _: self._stop(), ft.Icons.CLOSE)
        row = ft.Row([ft.Semantics(content=self._said, live_region=True, expand=True), stop])
        self.root = ft.Column([self._bar, row], visible=False, spacing=6)

    def _stop(self) -> None:
        self._stopped = True

    async def read(self, files: list[tuple[str, Reader]]) -> list[Incoming] | None:
        """Reads the files, each under its name. None where it was stopped, or one cannot be read; that is said."""
        self._stopped = False
        self.root.visible = True
        found = []
        try:
            for n, (name, reader) in enumerate(files, 1):
                if self._stopped:
                    self._shell.say(self._shell.words("Stopped; nothing was imported."))
                    return None
                self._said.value = self._shell.words("Reading {} of {}: {}").format(n, len(files), name)
                self._bar.value = (n - 1) / len(files)
                self.root.update()
                found.append(await asyncio.to_thread(reader))
            return found
        except (KodesporError, OSError) as problem:
            self._shell.say(self._shell.words.refusal(problem))
            return None
        finally:
            self.root.visible = False
            self.root.update()

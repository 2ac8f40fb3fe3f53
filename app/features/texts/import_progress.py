"""Reading many files without holding up the window: shows how far it is, and can be stopped."""

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import flet as ft

from app.keeping.background import in_background
from app.shell.protocols import Shell
from core.commands.sources import Incoming
from core.errors import KodesporError, StorageFailed
from core.importing.encodings import Reading


class ReadFile(NamedTuple):
    """What was read of the file of this name; where its encoding is in doubt, how it reads in each that is likely; and
    what reads it again in an encoding (None: the likeliest) and in a layout that was described (empty: as before)."""

    file: str
    incoming: Incoming
    readings: tuple[Reading, ...]
    again: Callable[[str | None, str], Incoming]


Reader = Callable[[], ReadFile]


class ImportProgress:
    """A bar with the name of the file that is being read; hidden when nothing is."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        look, w = shell.look, shell.words
        self._bar = ft.ProgressBar(value=0, color=look.colours.accent, bgcolor=look.colours.line)
        self._said = look.quiet("", 14, expand=True)
        self._stopped = False
        self.skipped: list[str] = []
        """The names of files that are no texts, said once all is read."""
        stop = look.button(w("texts-stop"), lambda _: self._stop(), ft.Icons.CLOSE)
        row = ft.Row([ft.Semantics(content=self._said, live_region=True, expand=True), stop])
        self.root = ft.Column([self._bar, row], visible=False, spacing=6)

    def _stop(self) -> None:
        self._stopped = True

    async def read(self, files: list[tuple[str, Reader]]) -> list[ReadFile] | None:
        """Reads the files, each under its name. None where it was stopped; a notice says so, and which cannot be
        read."""
        self._stopped = False
        self.root.visible = True
        found, problems = [], list[str]()
        w = self._shell.words
        try:
            for n, (name, reader) in enumerate(files, 1):
                self._said.value = w("texts-reading-file", place=n, count=len(files), name=name)
                self._bar.value = (n - 1) / len(files)
                self._update()
                try:
                    found.append(await in_background(reader))
                except (KodesporError, OSError) as problem:
                    problems.append(w.say(problem if isinstance(problem, KodesporError) else StorageFailed()))
                if self._stopped:
                    self.skipped = []
                    self._shell.notify(w("texts-stopped"))
                    return None
            self._tell(problems)
            return found
        finally:
            self.root.visible = False
            self._update()

    def _update(self) -> None:
        """Shows how far it is, where the screen is there that shows it."""
        with suppress(RuntimeError):  # another screen was gone to
            self.root.update()

    def _tell(self, problems: list[str]) -> None:
        """What cannot be read, and what is no text."""
        w = self._shell.words
        said = problems[:3]
        if self.skipped:
            said.append(w("texts-skipped", names=self.skipped[:5], count=len(self.skipped)))
        if said:
            self._shell.notify(" ".join(said))
        self.skipped = []

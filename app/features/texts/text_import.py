"""Importing texts: chosen by the browser's chooser, dropped onto the window, or all that lies in a folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath

import flet as ft

from app.components.chosen_file import pick_files
from app.components.chosen_folder import FolderField
from app.features.texts.import_progress import ImportProgress, Reader, ReadFile
from app.features.texts.import_review import ImportReview
from app.features.texts.layout_field import LayoutField
from app.shell.protocols import Shell
from core.commands.sources import Incoming
from core.importing.batch import FoundFile, collect
from core.importing.document import Document
from core.messages import Translator
from core.storage.files import HeldFile


class TextImport:
    """From the choice to the look before the import. `show` gets what takes the place of the list, or None."""

    def __init__(self, shell: Shell, show: Callable[[ft.Control | None], None]) -> None:
        self._shell, self._show = shell, show
        self.progress = ImportProgress(shell)

    async def pick(self) -> None:
        """Asks for files by the system's own chooser."""
        files = await pick_files(self._shell, several=True)
        self._shell.act(lambda: self.take(files))()

    def take(self, files: list[HeldFile]) -> None:
        """Goes on with files that were chosen or dropped; zip files are opened."""
        if files:
            found = collect(files)
            readers: list[tuple[str, Reader]] = [
                (each.name, partial(_read, self._shell.words, each, "")) for each in found.files
            ]
            self.progress.skipped = list(found.skipped)
            self._shell.page.run_task(self._go_on, readers)

    def ask_folder(self) -> None:
        """Asks for a folder on this machine, and for a layout that one describes oneself."""
        w = self._shell.words
        folder = FolderField(self._shell, w("texts-import-folder-label"))
        layout = LayoutField(self._shell, lambda: folder.path)

        def work() -> None:
            described = layout.described()
            found = collect([folder.path])
            readers: list[tuple[str, Reader]] = [
                (each.name, partial(_read, w, each, described)) for each in found.files
            ]
            self.progress.skipped = list(found.skipped)
            self._shell.page.run_task(self._go_on, readers)

        body = ft.Column([folder.root, layout.root], tight=True, spacing=12)
        self._shell.ask(w("texts-import-folder"), body, w("texts-read"), work)

    async def _go_on(self, files: list[tuple[str, Reader]]) -> None:
        screen = self._shell.screen
        found = await self.progress.read(files)
        if found and self._shell.screen is screen:
            review = ImportReview(self._shell, found, lambda: self._show(None))
            self._show(review.root)


def _read(say: Translator, found: FoundFile, layout: str) -> ReadFile:
    document = found.read(None, layout)

    def again(encoding: str) -> Incoming:
        return _of(say, found.name, found.read(encoding, layout))

    return ReadFile(found.name, _of(say, found.name, document), document.readings, again)


def _of(say: Translator, name: str, document: Document) -> Incoming:
    origin = document.origin(name, say)
    return Incoming(
        Path(PurePath(name).name).stem, document.text, origin,
        times=document.times, comments=document.comments, labels=document.labels,
    )  # fmt: skip

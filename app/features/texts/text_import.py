"""Importing texts: chosen by the browser's chooser, dropped onto the window, or all that lies in a folder."""

from collections.abc import Callable, Sequence
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
    """From the choice to the look before the import. It outlives the screen, which is built anew where the window is
    turned; `show` of the screen that is there gets what takes the place of the list, or None."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.show: Callable[[ft.Control | None], None] = lambda _: None
        self.review: ImportReview | None = None
        self.progress = ImportProgress(shell)
        self._ahead: list[tuple[str, Reader]] = []
        self._is_reading = False

    @property
    def is_under_way(self) -> bool:
        """Whether files are read, or looked at."""
        return self._is_reading or self.review is not None

    async def pick(self) -> None:
        """Asks for files by the system's own chooser."""
        files = await pick_files(self._shell, several=True)
        self._shell.act(lambda: self.take(files))()

    def take(self, files: list[HeldFile]) -> None:
        """Goes on with files that were chosen or dropped; zip files are opened."""
        if self.review is not None and self.review.is_importing:
            self._shell.notify(self._shell.words("texts-import-running"))
        elif files:
            found = collect(files)
            readers: list[tuple[str, Reader]] = [
                (each.name, partial(_read, self._shell.words, each, "")) for each in found.files
            ]
            self._begin(readers, found.skipped)

    def ask_folder(self) -> None:
        """Asks for a folder on this machine, and for a layout that one describes oneself."""
        w = self._shell.words
        folder = FolderField(self._shell, w("texts-import-folder-label"))

        def first(pattern: str) -> Incoming:
            found = collect([folder.path]).files[0]
            return _of(w, found.name, found.read(None, pattern))

        layout = LayoutField(self._shell, first)

        def work() -> None:
            described = layout.described()
            found = collect([folder.path])
            readers: list[tuple[str, Reader]] = [
                (each.name, partial(_read, w, each, described)) for each in found.files
            ]
            self._begin(readers, found.skipped)

        body = ft.Column([folder.root, layout.root], tight=True, spacing=12)
        self._shell.ask(w("texts-import-folder"), body, w("texts-read"), work)

    def _begin(self, readers: list[tuple[str, Reader]], skipped: Sequence[str]) -> None:
        """Reads files; those that come while others are read, after these."""
        self.progress.skipped += skipped
        self._ahead += readers
        if not self._is_reading:
            self._is_reading = True
            self._shell.page.run_task(self._go_on)

    async def _go_on(self) -> None:
        session, found = self._shell.session, list[ReadFile]()
        try:
            while True:
                files, self._ahead = self._ahead, []
                read = await self.progress.read(files)
                found += read or []
                if read is None:
                    return
                if not self._ahead:
                    break
        finally:
            self._ahead, self._is_reading = [], False
        if found and session is not None and self._shell.session is session:
            self._look_at(found)

    def _look_at(self, found: list[ReadFile]) -> None:
        if self.review is None:
            self.review = ImportReview(self._shell, found, self._left)
        else:
            self.review.add(found)
        self.show(self.review.root)

    def _left(self) -> None:
        self.review = None
        self.show(None)


def _read(say: Translator, found: FoundFile, layout: str) -> ReadFile:
    document = found.read(None, layout)

    def again(encoding: str | None, described: str) -> Incoming:
        return _of(say, found.name, found.read(encoding, described or layout))

    return ReadFile(found.name, _of(say, found.name, document), document.readings, again)


def _of(say: Translator, name: str, document: Document) -> Incoming:
    origin = document.origin(name, say)
    return Incoming(
        Path(PurePath(name).name).stem, document.text, origin,
        times=document.times, comments=document.comments, labels=document.labels,
    )  # fmt: skip

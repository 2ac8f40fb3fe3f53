"""An attached file that is not on this device: how large it is and who attached it, a button that fetches it, and a bar
that moves while it comes."""

import asyncio

import flet as ft

from app.i18n.catalogue import Catalogue
from app.shell.protocols import Shell
from core.analysis.files_elsewhere import FileElsewhere, file_elsewhere
from core.errors import Refused
from core.views.records import File

LOOKED_EVERY_SECONDS = 0.5
MIB = 1024 * 1024


def mib(w: Catalogue, size: int) -> str:
    """A size as people read it."""
    return w.number(max(0.1, size / MIB) if size else 0, 1)


def not_here_line(shell: Shell, lack: FileElsewhere) -> ft.Control:
    """That a recording is not here, with the way to get it."""
    assert shell.session is not None
    look, w, row = shell.look, shell.words, lack.file
    facts = {"name": shell.session.presentation.words(row.name), "size": mib(w, row.size), "percent": percent_of(lack)}
    said = w("components-fetch-not-here", by=shell.session.presentation.member(row.by), **facts)
    return ft.Row([look.quiet(said, 14), fetch_button(shell, row)], wrap=True, spacing=10)


def percent_of(lack: FileElsewhere) -> int:
    """How much of a file is here."""
    return 100 * lack.pieces_here // len(lack.file.chunks)


def fetch_button(shell: Shell, row: File) -> ft.Control:
    """Fetches a file."""

    def fetch() -> None:
        assert shell.session is not None
        shell.session.ask_for_turn()
        shell.page.pop_dialog()  # the list of files, where that is open
        shell.page.run_task(fetch_file, shell, row)

    return shell.look.button(shell.words("components-fetch"), shell.act(fetch), ft.Icons.DOWNLOAD)


def can_be_left(shell: Shell, row: File) -> bool:
    """Whether a file that is here can be removed from this device alone."""
    assert shell.session is not None
    try:
        shell.session.project.files.wanted.require_removable(row)
    except Refused:
        return False
    return True


def ask_to_leave(shell: Shell, row: File) -> None:
    """Removes a file from this device, after a plain warning."""
    session = shell.session
    assert session is not None
    look, w, name = shell.look, shell.words, session.presentation.words(row.name)
    said = w("components-leave-about", name=name, size=mib(w, row.size), by=session.presentation.member(row.by))

    def leave() -> None:
        session.ask_for_turn()
        session.project.files.remove_here(row)
        shell.notify(w("components-left", name=name))
        shell.refresh()

    shell.ask(w("components-leave"), look.text(said, 14.5), w("components-leave"), leave, danger=True)


async def fetch_file(shell: Shell, row: File) -> None:
    """Asks for a file and shows how it comes, until it is here, somebody cancels, or the dialog is closed: then it goes
    on coming. What has come stays in any case."""
    session = shell.session
    assert session is not None
    session.project.files.wanted.ask(row.key)
    dialog = _Fetching(shell, row)
    if shell.syncing is not None:
        shell.page.run_task(shell.syncing.once)
    await dialog.run()
    if shell.session is session:
        shell.refresh()
        if file_elsewhere(session.project, row) is None:
            name = session.presentation.words(row.name)
            shell.notify(shell.words("components-fetch-done", name=name))


class _Fetching:
    """The dialog while a file comes."""

    def __init__(self, shell: Shell, row: File) -> None:
        look, w = shell.look, shell.words
        assert shell.session is not None
        self._shell, self._row, self._session = shell, row, shell.session
        self._bar = ft.ProgressBar(value=0, color=look.colours.accent, bgcolor=look.colours.line)
        self._said = look.quiet("", 14)
        name = shell.session.presentation.words(row.name)
        self._dialog = ft.AlertDialog(
            modal=True,
            title=look.title(w("components-fetching", name=name), 20),
            content=ft.Column(
                [self._bar, ft.Semantics(content=self._said, live_region=True), look.quiet(self._from_where(), 14)],
                tight=True, spacing=12, width=min(420, shell.width - 48),
            ),
            actions=[
                look.button(w("common-cancel"), shell.act(self._cancel)),
                look.button(w("components-fetch-beside"), lambda _: self._close(), strong=True),
            ],
            bgcolor=look.colours.surface,
            shape=ft.RoundedRectangleBorder(radius=12),
        )  # fmt: skip

    def _from_where(self) -> str:
        syncing = self._shell.syncing
        meets = syncing is not None and (syncing.folder is not None or syncing.lan or syncing.relay)
        return self._shell.words("components-fetch-goes-on" if meets else "components-fetch-alone")

    async def run(self) -> None:
        """Shows it until it is here, or the dialog is closed."""
        self._shell.page.show_dialog(self._dialog)
        while self._dialog.open and self._shell.session is self._session:
            if self._row.key in self._session.project.withdrawn_keys() or not self._show():
                self._close()
                return
            await asyncio.sleep(LOOKED_EVERY_SECONDS)

    def _show(self) -> bool:
        """Shows how much is here; whether anything is to come."""
        lack = file_elsewhere(self._session.project, self._row)
        if lack is None:
            return False
        w, size = self._shell.words, self._row.size
        self._bar.value = lack.pieces_here / len(self._row.chunks)
        self._said.value = w("components-fetch-so-far", here=mib(w, size - lack.bytes_lacking), all=mib(w, size))
        self._bar.update()
        self._said.update()
        return True

    def _cancel(self) -> None:
        self._session.ask_for_turn()
        self._session.project.files.wanted.ask_no_more(self._row.key)
        self._close()

    def _close(self) -> None:
        if self._dialog.open:
            self._dialog.open = False
            self._dialog.update()

"""Other ways to begin: with the sample study, with a back-up, and with a recovery sheet."""

from pathlib import Path

import flet as ft

from app import composition, sample
from app.components.chosen_file import FileField
from app.components.chosen_folder import FolderField, new_folder
from app.components.opening import make_study, open_study
from app.components.passphrase_field import NewPassphrase, passphrase_field
from app.components.working import waited
from app.services.backups import ENDING, restore
from app.services.recovery import recover
from app.shell.protocols import Shell
from core.errors import KodesporError, Refused
from core.limits import FILE_BYTES_MAX
from core.storage.files import read_bounded


async def open_sample(shell: Shell) -> None:
    """Opens the sample study, which is made the first time; its passphrase is no secret."""
    folder = sample.usual_folder()
    home = folder / "coder-a"
    if not composition.is_project(home):
        made = await waited(shell, shell.words("start-making-sample"), lambda: _made(folder))
        if made is None or shell.session is not None:
            return

    try:
        await open_study(shell, home, sample.PASSPHRASE)
    except KodesporError as problem:
        shell.notify(shell.words.say(problem))


def _made(folder: Path) -> bool:
    sample.build(folder)
    return True


def ask_to_restore(shell: Shell) -> None:
    """Asks for a back-up and the passphrase that it was made under."""
    look, w = shell.look, shell.words
    chosen = FileField(shell, w("start-restore-file"), (ENDING,))
    passphrase = passphrase_field(shell, w("common-passphrase"))
    folder = new_folder(shell)

    async def work() -> None:
        file, place, words = chosen.file, folder.path, passphrase.value or ""
        await make_study(
            shell, w("start-restoring"), place, lambda: restore(read_bounded(file, FILE_BYTES_MAX), place, words)
        )
        shell.notify(w("start-restored"))

    parts: list[ft.Control] = [look.quiet(w("start-restore-how")), chosen.root, passphrase, folder.root]
    body = ft.Column(parts, tight=True, spacing=12)
    shell.ask(w("start-restore"), body, w("start-restore"), work)


def ask_for_sheet(shell: Shell) -> None:
    """Asks for the words of a recovery sheet and the study's shared folder, and goes on as a new device."""
    look, w = shell.look, shell.words
    words = look.field(w("start-sheet-words"), multiline=True, min_lines=3, max_lines=6)
    shared, folder = FolderField(shell, w("start-sheet-shared")), new_folder(shell)
    passphrase = NewPassphrase(shell, w("start-device-passphrase"))

    async def work() -> None:
        if not shared.value:
            raise Refused("no-folder-chosen", label=w("start-sheet-shared"))
        place, source, typed, chosen = folder.path, shared.path, words.value or "", passphrase.chosen()
        before = shell.settings.folders
        shell.settings.folders = before | {str(place): str(source)}
        try:
            await make_study(
                shell, w("start-restoring"), place, lambda: recover(place, source, typed, "", lambda _: chosen)
            )
        except KodesporError:
            if not composition.is_project(place):  # else it was made, and only not shown
                shell.settings.folders = before
            raise
        shell.notify(w("start-sheet-used"))

    parts: list[ft.Control] = [look.quiet(w("start-sheet-how")), words, shared.root, passphrase.first]
    body = ft.Column([*parts, passphrase.again, passphrase.hint, folder.root], tight=True, spacing=12)
    shell.ask(w("start-sheet"), body, w("start-sheet-use"), work)

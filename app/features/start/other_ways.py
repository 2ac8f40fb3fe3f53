"""Other ways to begin: with the sample study, and with a back-up."""

from pathlib import Path

import flet as ft

from app import composition, sample
from app.components.chosen_file import FileField
from app.components.chosen_folder import new_folder
from app.components.passphrase_field import passphrase_field
from app.components.working import waited
from app.services.backups import ENDING, restore
from app.services.project_session import ProjectSession
from app.shell.protocols import Shell
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

    def gesture() -> None:
        project = composition.open_project(home, lambda _: sample.PASSPHRASE)
        shell.open(ProjectSession(project, shell.words), home)

    shell.act(gesture)()


def _made(folder: Path) -> bool:
    sample.build(folder)
    return True


def ask_to_restore(shell: Shell) -> None:
    """Asks for a back-up and the passphrase that it was made under."""
    look, w = shell.look, shell.words
    chosen = FileField(shell, w("start-restore-file"), (ENDING,))
    passphrase = passphrase_field(shell, w("common-passphrase"))
    folder = new_folder(shell)

    def work() -> None:
        content = read_bounded(chosen.file, FILE_BYTES_MAX)
        project = restore(content, folder.path, passphrase.value or "")
        shell.open(ProjectSession(project, w), folder.path)
        shell.notify(w("start-restored"))

    parts: list[ft.Control] = [look.quiet(w("start-restore-how")), chosen.root, passphrase, folder.root]
    body = ft.Column(parts, tight=True, spacing=12)
    shell.ask(w("start-restore"), body, w("start-restore"), work)

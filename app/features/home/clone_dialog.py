"""Makes a copied device, which went on writing, a device of its own."""

import flet as ft

from app import composition
from app.components.passphrase_field import passphrase_field
from app.services.clone_split import become_device_of_its_own
from app.services.project_session import ProjectSession
from app.shell.protocols import Shell


def ask_to_split_clone(shell: Shell) -> None:
    """Explains, asks for the passphrase, and goes on as the new device."""
    look, w = shell.look, shell.words
    passphrase = passphrase_field(shell, w("common-passphrase"), autofocus=True)
    said = look.text(w("home-split-clone-how"), 14.5)

    def work() -> None:
        assert shell.session is not None
        assert shell.folder is not None
        home = shell.folder
        composition.unlock_device(home, passphrase.value or "")
        if shell.syncing is not None:
            shell.syncing.stop()
        project, _ = become_device_of_its_own(shell.session.project, home, passphrase.value or "")
        shell.open(ProjectSession(project, w), home)

    shell.ask(
        w("home-split-clone"), ft.Column([said, passphrase], tight=True, spacing=12), w("home-split-clone-short"), work
    )

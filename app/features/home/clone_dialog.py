"""The way out for a copy of a device that goes on writing."""

from typing import TYPE_CHECKING

import flet as ft

from app import composition
from app.components.passphrase_field import secret_field
from app.services.clone_split import part
from app.services.project_session import Store

if TYPE_CHECKING:
    from app.shell.window import Studio


def ask_to_part(studio: "Studio") -> None:
    """Explains, asks for the passphrase, and goes on as the new device."""
    look, w = studio.look, studio.words
    passphrase = secret_field(studio, w("Passphrase"), autofocus=True)
    said = look.text(
        w(
            "This folder was copied, or restored from a backup, and both copies went on. Nothing is lost. Do this on "
            "one of them: it gets keys of its own, and the trail says which decisions were made on it."
        ),
        14.5,
    )

    def work() -> None:
        assert studio.store is not None
        assert studio.folder is not None
        home = studio.folder
        composition.unlock_device(home, passphrase.value or "")
        if studio.syncing is not None:
            studio.syncing.stop()
        project, _ = part(studio.store.project, home, passphrase.value or "")
        studio.open(Store(project, w("[withdrawn]")), home)

    studio.ask(
        w("Make this copy a device of its own"), ft.Column([said, passphrase], tight=True, spacing=12), w("Do it"), work
    )

"""A back-up by one button: made and tested beside the window, and handed to the browser."""

from datetime import date

import flet as ft

from app.components.saving import hand_over
from app.components.working import worked
from app.services.backups import ENDING, back_up, due, note_back_up
from app.shell.protocols import Shell
from core.analysis.files_elsewhere import left_out


def back_up_button(shell: Shell) -> ft.Control:
    """The button."""
    look, w = shell.look, shell.words
    return look.button(w("components-back-up"), lambda _: make_back_up(shell), ft.Icons.SAVE_OUTLINED)


def make_back_up(shell: Shell) -> None:
    """Makes one, and hands it over."""
    shell.page.run_task(_make, shell)


def back_up_lines(shell: Shell) -> list[ft.Control]:
    """The reminder, where one is due, with the button."""
    assert shell.session is not None
    look, w = shell.look, shell.words
    found = due(shell.session.project)
    if found is None:
        return []
    if found.opens_destroyed:
        said = w("home-backup-opens-destroyed")
    else:
        said = w("home-no-backup") if found.days is None else w("home-backup-old", days=found.days, events=found.events)
    return [look.text(said, 14), back_up_button(shell)]


async def _make(shell: Shell) -> None:
    folder = shell.folder
    assert folder is not None
    made = await worked(shell, shell.words("components-backing-up"), lambda project: back_up(project, folder))
    if made is None or shell.session is None:
        return
    name = f"kodespor-{date.today().isoformat()}{ENDING}"
    if not await hand_over(shell, name, made.content) or shell.session is None:
        return
    note_back_up(shell.session.project)
    lacks = left_out(shell.session.project)
    said = shell.words("components-backed-up", events=made.events)
    shell.notify(said if lacks is None else f"{said} {shell.words.say(lacks)}")
    shell.refresh()

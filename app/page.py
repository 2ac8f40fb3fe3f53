"""The app's entry: one window on a page, and the table of its screens."""

import flet as ft

from app.components.back_up import make_back_up
from app.components.chosen_file import pick_files
from app.components.recovery_sheet_dialog import ask_to_make_sheet
from app.features.codebook import screen as codebook
from app.features.fourcolumns import screen as fourcolumns
from app.features.health import screen as health
from app.features.help import screen as help_screen
from app.features.history import screen as history
from app.features.home import screen as home
from app.features.memos import screen as memos
from app.features.people import screen as people
from app.features.reading import screen as reading
from app.features.results import screen as results
from app.features.retrieve import agreement_screen, search_screen
from app.features.retrieve import screen as retrieve
from app.features.settings import screen as settings_screen
from app.features.start import screen as start
from app.features.tables import screen as tables
from app.features.team import screen as team
from app.features.texts import screen as texts
from app.features.texts.import_export_dialogs import ask_export, ask_project
from app.features.writing import screen as writing
from app.services import browser_page, settings
from app.shell.palette import Command
from app.shell.protocols import Screens, Shell
from app.shell.window import Window

SCREENS: Screens = {
    "start": start.build,
    "home": home.build,
    "texts": texts.build,
    "reading": reading.build,
    "codebook": codebook.build,
    "retrieve": retrieve.build,
    "fourcolumns": fourcolumns.build,
    "results": results.build,
    "memos": memos.build,
    "people": people.build,
    "history": history.build,
    "team": team.build,
    "settings": settings_screen.build,
    "health": health.build,
    "search": search_screen.build,
    "agreement": agreement_screen.build,
    "tables": tables.build,
    "writing": writing.build,
    "help": help_screen.build,
}

COMMANDS = (
    Command("texts-import", lambda shell: _pick_texts(shell)),
    Command("texts-import-project", ask_project),
    Command("shell-export-study", ask_export),
    Command("components-back-up", make_back_up),
    Command("components-make-sheet", ask_to_make_sheet),
)
"""What is found by its name from everywhere."""


def _pick_texts(shell: Shell) -> None:
    async def pick() -> None:
        files = await pick_files(shell, several=True)
        if files:
            shell.take_files(files)

    shell.page.run_task(pick)


# Every change is shown by the control that changed; comparing the whole page after each event would be slow.
ft.context.disable_auto_update()  # type: ignore[no-untyped-call] # Flet gives it no types


async def main(page: ft.Page) -> None:
    """Builds the app on a page."""
    if browser_page.IS_HERE:
        settings.language_for(browser_page.languages())
    await Window(page, settings.load(), SCREENS, COMMANDS).begin()

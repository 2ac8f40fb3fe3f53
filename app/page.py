"""The app's entry: one window, one studio."""

import flet as ft

from app.services import settings
from app.shell.window import Window

# Every change is shown by the control that changed; comparing the whole page after each event would be slow.
ft.context.disable_auto_update()


async def main(page: ft.Page) -> None:
    """Builds the app on a page."""
    await Window(page, settings.load()).begin()

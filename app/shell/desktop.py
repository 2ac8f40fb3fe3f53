"""The app in a window of its own, where Flet's desktop client lies on this machine already.

Flet would fetch a client that is missing. Kodespor asks nothing from the network unasked, so it looks first, and shows
a page on this machine instead. Client and program speak over a socket that is a file of this account. On Windows it
would be a port that anybody on the machine may dial without a secret, so there the page is shown.
"""

import os
import sys
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path

import flet as ft

import assets


def client_is_here() -> bool:
    """Whether a window can be opened without fetching anything."""
    if find_spec("flet_desktop") is None or sys.platform == "win32":
        return False
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    if os.environ.get("FLET_VIEW_PATH"):
        return Path(os.environ["FLET_VIEW_PATH"]).exists()
    kept = Path.home() / ".flet" / "client"
    return kept.is_dir() and any(ft.__version__ in each.name for each in kept.iterdir())


def open_window(main: Callable[[ft.Page], Awaitable[None]]) -> None:
    """Opens the window and returns when it is closed."""
    os.umask(0o077)  # whoever may write to the socket's file may dial
    ft.run(main, assets_dir=str(assets.FOLDER), view=ft.AppView.FLET_APP)

"""The app from the command line: app, demo."""

import gc
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from app.cli.base import Session, common
from core.errors import Refused

PORT = click.option("--port", type=click.IntRange(0, 65535), default=0, help="A fixed port (default: any free one).")
NO_WINDOW = click.option("--no-window", is_flag=True, help="Do not open a window; print the address only.")


@click.command()
@PORT
@NO_WINDOW
@common
def app(session: Session, port: int, no_window: bool) -> None:
    """Open the app. Where there is no desktop client it is a page, for this machine alone.

    The address holds a token that works once; nobody else on the machine can open the page.
    """
    _open(session, port, no_window)


@click.command()
@PORT
@NO_WINDOW
@common
def demo(session: Session, port: int, no_window: bool) -> None:
    """Open the sample study (all fiction) in the app."""
    from app import sample
    from app.services.settings import load

    folder = Path(tempfile.gettempdir()) / "kodespor-sample"
    if not (folder / "coder-a" / "log.db").is_file():
        session.say(f"Playing the sample study (all fiction) in {folder} …")
        sample.build(folder)
    load().opened(folder / "coder-a")
    session.say(f"The passphrase of the sample study is: {sample.PASSPHRASE}")
    _open(session, port, no_window)


def _open(session: Session, port: int, no_window: bool) -> None:
    gc.enable()  # unlike a command, the app lives long: screens that were left are cycles, and have to go
    if not no_window and _opened_a_window():
        return
    try:
        import flet_web  # noqa: F401

        from app.page import main
        from app.shell.page_server import serve
    except ImportError as problem:
        raise Refused('The app is not installed here; install it with: pip install "kodespor[page]".') from problem

    def said(address: str) -> Any:
        session.say(f"Kodespor is open at {address} (stop with Ctrl+C).")
        sys.stderr.flush()

    serve(main, port, not no_window, said)


def _opened_a_window() -> bool:
    """Shows the app in a window of its own where that needs nothing from elsewhere; whether it did."""
    from app.page import main
    from app.shell.desktop import client_is_here, open_window

    if not client_is_here():
        return False
    open_window(main)
    return True

"""The app from the command line: app, demo."""

import gc
import sys

import click

from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.language import say
from core.libraries import needs

PORT = click.option("--port", type=click.IntRange(0, 65535), default=0)
NO_WINDOW = click.option("--no-window", is_flag=True)


@command()
@PORT
@NO_WINDOW
@common
def app(session: Session, port: int, no_window: bool) -> None:
    """Opens the app."""
    _open(session, port, no_window)


@command()
@PORT
@NO_WINDOW
@common
def demo(session: Session, port: int, no_window: bool) -> None:
    """Opens the sample study in the app."""
    from app import sample
    from app.services.settings import load

    folder = sample.usual_folder()
    if not (folder / "coder-a" / "log.db").is_file():
        session.tell("cli-window-making-sample", folder=folder)
        sample.build(folder)
    load().opened(folder / "coder-a")
    session.tell("cli-window-sample-passphrase", passphrase=sample.PASSPHRASE)
    _open(session, port, no_window)


def _open(session: Session, port: int, no_window: bool) -> None:
    gc.enable()  # unlike a command, the app lives long: screens that were left are cycles, and have to go
    if not no_window and _opened_a_window():
        return
    with needs("flet-web"):
        import flet_web  # noqa: F401

        from app.page import main
        from app.shell.page_guard import GuardWords
        from app.shell.page_server import serve

    def opened(address: str) -> None:
        session.tell("cli-window-open-at", address=address)
        sys.stderr.flush()

    def taken() -> None:
        session.tell("cli-window-taken")
        sys.stderr.flush()

    words = GuardWords(
        say("shell-page-refused"), say("shell-page-taken"), say("shell-page-close"), say("shell-page-closed")
    )
    serve(main, port, not no_window, words, opened, taken)


def _opened_a_window() -> bool:
    """Shows the app in a window of its own where that needs nothing from elsewhere; whether it did."""
    from app.page import main
    from app.shell.desktop import client_is_here, open_window

    if not client_is_here():
        return False
    open_window(main)
    return True

"""Making a recovery sheet: its words are shown once, to be printed or written down."""

import asyncio
from datetime import datetime
from urllib.parse import urlsplit

import flet as ft

from app import composition
from app.services.intake import IS_SERVED
from app.services.printing import Sheet, offer, take_back
from app.shell.protocols import Shell
from core.commands.members import add_device
from core.exporting.qr import qr_png
from core.keys.recovery_sheet import numbered, paper_device, words_of_seed

QR_SIZE = 150
"""Logical pixels."""
SHOWN_SECONDS = 600
"""So long the page with the words can be loaded."""


def ask_to_make_sheet(shell: Shell) -> None:
    """Shows the words of a new sheet, which counts once they were printed or written down."""
    look, w, session = shell.look, shell.words, shell.session
    assert session is not None
    seed = composition.entropy(32)
    words = words_of_seed(seed)
    said = look.text(w("components-sheet-how"), 14.5)
    shown = _columns(shell, words.split(), 2 if shell.is_narrow else 3)
    code = ft.Image(
        qr_png(words), width=QR_SIZE, height=QR_SIZE, semantics_label=w("components-sheet-code"),
        filter_quality=ft.FilterQuality.NONE,
    )  # fmt: skip
    print_it = look.button(
        w("components-sheet-print"), shell.act(lambda: _print(shell, words)), ft.Icons.PRINT_OUTLINED
    )
    print_it.visible = IS_SERVED  # the sheet is a page of the server
    beside = ft.Column([ft.Container(code, bgcolor="#ffffff", padding=6), print_it], tight=True, spacing=10)
    parts: list[ft.Control] = [said, ft.Row([shown, beside], wrap=True, spacing=18, run_spacing=12)]

    def work() -> None:
        session.do_for_good(add_device, session.project.member, paper_device(seed).keys, "paper")
        shell.notify(w("components-sheet-made"))

    body = ft.Column(parts, tight=True, spacing=14, scroll=ft.ScrollMode.AUTO)
    shell.ask(w("components-make-sheet"), body, w("components-sheet-written"), work)


def _columns(shell: Shell, words: list[str], count: int) -> ft.Control:
    """The numbered words below each other, in so many columns."""
    look, each = shell.look, -(-len(words) // count)
    columns: list[ft.Control] = [
        ft.Column(
            [look.strong(f"{n}  {word}", 16) for n, word in enumerate(words[at : at + each], at + 1)],
            spacing=3, tight=True,
        )
        for at in range(0, len(words), each)
    ]  # fmt: skip
    read = numbered(" ".join(words), count)
    return ft.Semantics(
        content=ft.Row(columns, spacing=22, tight=True), label=read, container=True, exclude_semantics=True
    )


def _print(shell: Shell, words: str) -> None:
    """Opens the sheet in a tab of its own, which prints, or saves as a PDF; the tab asks for it once."""
    assert shell.session is not None
    w, session = shell.words, shell.session
    page = urlsplit(shell.page.url or "")
    title = session.presentation.words(next(iter(session.project.state.project.values())).title)
    now = composition.clock()
    sentences = (
        w("components-sheet-of", study=title, name=session.presentation.member(session.project.member),
          day=w.day(datetime.fromtimestamp(now.at / 1000).astimezone().date())),
        w("components-sheet-keep"),
        w("components-sheet-use"),
    )  # fmt: skip
    sheet = Sheet(w.language, w("components-sheet-title"), sentences, words, w("components-sheet-code"),
                  w("components-sheet-print"))  # fmt: skip
    path = offer(sheet)

    async def show() -> None:
        address = f"http://{page.netloc}{page.path.rstrip('/')}{path}"
        await ft.UrlLauncher().launch_url(address, web_only_window_name="_blank")
        await asyncio.sleep(SHOWN_SECONDS)
        take_back(path)

    shell.page.run_task(show)

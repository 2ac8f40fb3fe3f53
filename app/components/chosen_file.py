"""A place where a file is chosen, or dropped: by the browser's own chooser, so that nobody types a path."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flet as ft

from app.services.intake import IS_SERVED, wait_for_chosen, wait_for_files, wait_no_more
from app.shell.protocols import Shell
from core.errors import Refused
from core.storage.files import HeldFile

HEIGHT_MIN = 64
NO_ENDINGS: tuple[str, ...] = ()


async def pick_files(shell: Shell, endings: tuple[str, ...] = NO_ENDINGS, several: bool = False) -> list[HeldFile]:
    """Files by the system's own chooser, with their bytes; none where it was closed. In a page that a server gave, the
    page sends them beside the connection, and never comes back where that fails: the page says so."""
    loop = asyncio.get_running_loop()
    came: asyncio.Future[list[HeldFile]] = loop.create_future()

    def settle(files: list[HeldFile]) -> None:
        if not came.done():
            came.set_result(files)

    def hear(files: list[HeldFile]) -> None:
        loop.call_soon_threadsafe(settle, files)

    wait_for_chosen(hear)
    wanted = [each.removeprefix(".") for each in endings if each]
    comes_apart = IS_SERVED and shell.page.web
    found = await ft.FilePicker().pick_files(
        allow_multiple=several, with_data=not comes_apart, allowed_extensions=wanted or None,
        file_type=ft.FilePickerFileType.CUSTOM if wanted else ft.FilePickerFileType.ANY,
        cancel_upload_on_window_blur=False,
    )  # fmt: skip
    if comes_apart and found:
        return await came
    return [HeldFile(Path(each.name).name, each.bytes or b"") for each in found or []]


class _WhileShown(ft.Container):
    """Takes dropped files while it is on the page."""

    def begin(self, taker: Callable[[list[HeldFile]], None]) -> None:
        """Says who takes them."""
        self._taker = taker

    def did_mount(self) -> None:
        """It is shown now."""
        wait_for_files(self._taker)

    def will_unmount(self) -> None:
        """It goes."""
        wait_no_more(self._taker)


class FileField:
    """The file that was chosen, its name, and a button for another one; `root` is what is shown. `taken` is called when
    there is one."""

    def __init__(
        self,
        shell: Shell,
        label: str,
        endings: tuple[str, ...] = NO_ENDINGS,
        taken: Callable[[], None] | None = None,
        several: bool = False,
    ) -> None:
        look, w = shell.look, shell.words
        self.label = label
        self.files: list[HeldFile] = []
        self._shell, self._endings, self._taken, self._several = shell, endings, taken, several
        named_endings = _named(endings)
        said = w("components-drop-file-of", endings=named_endings) if named_endings else w("components-drop-file")
        self._said = look.quiet(said if IS_SERVED else named_endings, 14)  # what is dropped goes to a server
        button = look.button(
            w("components-choose-file"), lambda _: shell.page.run_task(self._pick), ft.Icons.UPLOAD_FILE
        )
        button.tooltip = label
        told = ft.Semantics(content=self._said, live_region=True, expand=True)
        row: ft.Control = ft.Row([button, told], spacing=14)
        if shell.is_narrow:
            row = ft.Column([button, ft.Row([told])], spacing=8)
        self.root = _WhileShown(
            ft.Column([look.text(label, 14.5), row], spacing=6, tight=True),
            padding=12, border_radius=8, border=ft.Border.all(1, look.colours.line), bgcolor=look.colours.paper,
        )  # fmt: skip
        self.root.begin(self.take)

    @property
    def file(self) -> HeldFile:
        """The file that was chosen. Raises Refused where there is none."""
        if not self.files:
            raise Refused("no-file-chosen", label=self.label)
        return self.files[0]

    async def _pick(self) -> None:
        files = await pick_files(self._shell, self._endings, self._several)
        if files:
            self.take(files)

    def take(self, files: list[HeldFile]) -> None:
        """Takes over what was chosen or dropped, and says what it is."""
        self.files = files if self._several else files[-1:]
        w = self._shell.words
        sizes = sum(len(each.content) for each in self.files)
        names = ", ".join(each.name for each in self.files[:3])
        self._said.value = w(
            "components-file-chosen", name=names, count=len(self.files), size=w.number(sizes / 1024, 0)
        )
        self._said.color = self._shell.look.colours.ink
        self._said.update()
        if self._taken is not None:
            self._taken()


def _named(endings: tuple[str, ...]) -> str:
    shown: list[Any] = [each for each in endings if each]
    return ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")

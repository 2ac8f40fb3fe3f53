"""Shows the first address to the browser without writing its secret where others can read it.

Everybody on a machine can list the command lines of all programs, and a browser is started with its address on one. So
the browser gets the path of a file that only this account can read, and that file leads on to the address.
"""

import html
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

from core.storage.files import make_private_folder, write_whole

SNAP = Path("/snap")
"""Where this is, the browser may be one that sees no file in a hidden folder and no temporary one."""


class FirstAddress:
    """The file that leads to the address; it goes away as soon as the address was used, or the program ends."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._file: Path | None = None

    def show(self) -> None:
        """Opens the browser. Raises StorageFailed where the file cannot be written."""
        self._file = _place() / f"kodespor-{urlsplit(self.address).port}.html"
        write_whole(self._file, _page(self.address))
        webbrowser.open(self._file.as_uri())

    def forget(self) -> None:
        """Takes the file away, if there is one."""
        if self._file is not None:
            self._file.unlink(missing_ok=True)
            self._file = None


def _place() -> Path:
    import platformdirs

    if SNAP.is_dir():
        return Path.home()
    folder = Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "opening"
    make_private_folder(folder)
    return folder


def _page(address: str) -> bytes:
    shown = html.escape(address)
    policy = "default-src 'none'"
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kodespor</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={shown}"></head>'
        f'<body><a href="{shown}">Kodespor</a></body></html>'
    ).encode()

"""Takes the pictures of the main screens that the documents show: the sample study, in a real browser.

A picture is taken when the screen shows what it is known by, has come to rest, and is neither blank nor the same as
another picture. Where that does not happen in time, nothing is written over and the program says which screen it was.
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from app import sample
from app.i18n.catalogue import Catalogue
from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, PHONE, Served, Visitor
from tests.browser.pictures import SAME, distance, is_blank

PLACES = {
    "home": ("Control+1", "Selvhjelp"),
    "texts": ("Control+2", "2-torleif"),
    "codebook": ("Control+3", "Bearbeiding og aksept"),
    "retrieve": ("Control+4", "Jeg hadde gått i to år"),
    "fourcolumns": ("Control+5", "1-kari"),
    "memos": ("Control+6", "Koder A"),
    "people": ("Control+7", "Berit"),
    "history": ("Control+8", "Resultattabellen"),
    "results": ("Control+9", "Bearbeiding og aksept"),
}
"""The key that leads to a screen, and words of the study that stand on it."""
TRIES, PAUSE_MS = 40, 500


def main() -> None:
    """Writes desktop-*.png and phone-*.png into the given folder, in Norwegian."""
    target = Path(sys.argv[1])
    taken: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as machinery:
        base = Path(name)
        sample.build(base / "study")
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for kind, size in (("desktop", DESKTOP), ("phone", PHONE)):
            home = base / kind
            shutil.copytree(base / "study", home / "study")  # each kind of device is a machine of its own
            served = Served(home, language="nb", recent=[str(home / "study" / "coder-a")])
            try:
                visitor = Visitor(browser, served, size, touch=kind == "phone")
                taken |= {f"{kind}-{place}.png": picture for place, picture in take(visitor).items()}
            finally:
                served.stop()
    target.mkdir(parents=True, exist_ok=True)
    for name, picture in taken.items():
        (target / name).write_bytes(picture)


def take(visitor: Visitor) -> dict[str, bytes]:
    """One picture of each screen, by the screen's name. Raises AssertionError where a screen does not come."""
    taken: dict[str, bytes] = {}
    visitor.write(Catalogue("nb")("common-passphrase"), sample.PASSPHRASE)
    visitor.key("Enter")
    visitor.see("Selvhjelp")
    for place, (key, words) in PLACES.items():
        visitor.key(key)
        visitor.see(words)
        taken[place] = at_rest(visitor, place, taken)
    visitor.key("Control+2")
    visitor.press("1-kari")
    visitor.see("Hendene skalv")
    at_rest(visitor, "reading", taken)
    visitor.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown")
    taken["reading"] = at_rest(visitor, "reading", taken)
    return taken


def at_rest(visitor: Visitor, place: str, taken: Mapping[str, bytes]) -> bytes:
    """The picture of a screen as soon as two in a row are equal and show something new. Raises AssertionError."""
    before = b""
    if not visitor.touch:
        visitor.page.mouse.move(1, 1)  # nothing looks as if it were pointed at
    for _ in range(TRIES):
        visitor.pause(PAUSE_MS)
        picture: bytes = visitor.page.screenshot()
        others = (each for name, each in taken.items() if name != place)
        if picture == before and not is_blank(picture) and all(distance(picture, each) >= SAME for each in others):
            return picture
        before = picture
    raise AssertionError(f"the screen {place} stays blank, keeps moving, or shows what another picture shows")


if __name__ == "__main__":
    main()

"""Takes the pictures of the main screens that the documents show: the sample study, in a real browser."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from app import sample
from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, PHONE, Served, Visitor

PLACES = (
    ("home", "Control+1"), ("texts", "Control+2"), ("codebook", "Control+3"), ("retrieve", "Control+4"),
    ("fourcolumns", "Control+5"), ("memos", "Control+6"), ("people", "Control+7"), ("history", "Control+8"),
)  # fmt: skip


def main() -> None:
    """Writes desktop-*.png and phone-*.png into the given folder."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as machinery:
        base = Path(name)
        sample.build(base / "study")
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for kind, size in (("desktop", DESKTOP), ("phone", PHONE)):
            home = base / kind
            home.mkdir()
            served = Served(home, language="nb", recent=[str(base / "study" / "coder-a")])
            visitor = Visitor(browser, served, size, touch=kind == "phone")
            take(visitor, target, kind)
            served.stop()


def take(visitor: Visitor, target: Path, kind: str) -> None:
    """One picture of each screen."""
    visitor.write("Passordfrase", sample.PASSPHRASE)
    visitor.key("Enter")
    visitor.see("Selvhjelp")
    for place, key in PLACES:
        visitor.key(key)
        visitor.pause(1500)
        visitor.page.screenshot(path=target / f"{kind}-{place}.png")
    visitor.key("Control+2")
    visitor.press("1-kari")
    visitor.pause(2000)
    visitor.key("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown")
    visitor.pause(1500)
    visitor.page.screenshot(path=target / f"{kind}-reading.png")


if __name__ == "__main__":
    main()

"""Takes the pictures of the help in both languages, of the sample study: python -m tests.browser.help_pictures"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import assets
from app import sample
from tests.browser.driver import ARGUMENTS, CHROMIUM, Served, Visitor
from tests.browser.screens import at_rest

SIZE = (1060, 660)
COLOURS = 96
"""So many are enough for a picture of a screen, and make it a fifth as large."""
SCREENS = {
    "texts": "Control+2", "codebook": "Control+3", "retrieve": "Control+4", "memos": "Control+6",
    "people": "Control+7", "history": "Control+8", "results": "Control+9",
}  # fmt: skip
BUTTONS = {"team": ("Team og synk", "Team and sync"), "settings": ("Innstillinger", "Settings")}


def main() -> None:
    """Writes assets/help/LANGUAGE/SCREEN.png."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as machinery:
        sample.build(Path(place) / "study")
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for number, (language, label) in enumerate((("nb", "Passordfrase"), ("en", "Passphrase"))):
            recent = [str(Path(place) / "study" / "coder-a")]
            served = Served(Path(place) / language, language=language, recent=recent)
            try:
                visitor = Visitor(browser, served, SIZE)
                taken: dict[str, bytes] = {}
                visitor.write(label, sample.PASSPHRASE)
                visitor.key("Enter")
                visitor.see("Selvhjelp")
                for screen, key in SCREENS.items():
                    visitor.key(key)
                    _keep(visitor, taken, screen)
                for screen, names in BUTTONS.items():
                    visitor.press(names[number])
                    _keep(visitor, taken, screen)
                visitor.key("Control+2")
                visitor.press("1-kari")
                visitor.see("Hendene skalv")
                _keep(visitor, taken, "reading")
                _write(language, taken)
            finally:
                served.stop()
        browser.close()


def _keep(visitor: Visitor, taken: dict[str, bytes], screen: str) -> None:
    taken[screen] = at_rest(visitor, screen, taken)


def _write(language: str, taken: dict[str, bytes]) -> None:
    folder = assets.FOLDER / "help" / language
    folder.mkdir(parents=True, exist_ok=True)
    for screen, picture in taken.items():
        Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(folder / f"{screen}.png", optimize=True)


if __name__ == "__main__":
    main()

"""The pictures in the documents are of screens: none is blank, and no two show the same."""

import random
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.pictures import faults
from tests.browser.screens import PLACES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "screens"


def picture(seed: int | None, change: int = 0) -> bytes:
    """Black boxes on white, drawn from a seed; none without one. `change` alters a few pixels, as a caret does."""
    made = Image.new("RGB", (300, 600), "white")
    chance = random.Random(seed)
    for _ in range(0 if seed is None else 40):
        x, y = chance.randrange(250), chance.randrange(550)
        made.paste("black", (x, y, x + 40, y + 20))
    made.paste("grey", (0, 0, change, 2)) if change else None
    out = BytesIO()
    made.save(out, "png")
    return out.getvalue()


def test_the_pictures_in_the_documents_are_neither_blank_nor_repeated():
    assert faults(FOLDER) == [], 'run "make screens"'


def test_every_screen_has_a_picture_of_each_size_and_documents_show_no_other():
    names = {f"{kind}-{place}.png" for kind in ("desktop", "phone") for place in (*PLACES, "reading")}
    assert {path.name for path in FOLDER.glob("*.png")} == names
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = set(re.findall(r"screens/([\w-]+\.png)", "\n".join(each.read_text(encoding="utf-8") for each in documents)))
    assert shown <= names


def test_a_blank_or_repeated_picture_is_found(tmp_path):
    for name, content in (("home", None), ("texts", 1), ("codebook", 2)):
        (tmp_path / f"{name}.png").write_bytes(picture(content))
    assert faults(tmp_path) == ["home.png is blank"]
    (tmp_path / "retrieve.png").write_bytes(picture(2, change=9))
    assert faults(tmp_path) == ["home.png is blank", "codebook.png and retrieve.png show the same"]

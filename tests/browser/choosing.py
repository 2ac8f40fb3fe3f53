"""Files and folders, chosen or dropped as a person does it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.driver import Visitor

HOVER = """files => {
  const held = new DataTransfer();
  for (const [name, words] of files) held.items.add(new File([words], name));
  const say = kind => dispatchEvent(new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
  say("dragover");
  window.letGo = () => say("drop");
}"""
"""What a browser tells a page while files hover over it. Playwright has no way to drag a file in from outside."""


def choose_files(visitor: Visitor, button: str, files: Any) -> None:
    """Presses a button and gives the system's chooser files: paths, or names with their words."""
    if isinstance(files, dict):
        files = [{"name": name, "mimeType": "text/plain", "buffer": words.encode()} for name, words in files.items()]
    found = visitor.page.get_by_role("button", name=button).last
    found.wait_for(state="attached", timeout=15_000)
    with visitor.page.expect_file_chooser() as chosen:
        found.tap() if visitor.touch else found.click()
    chosen.value.set_files(files)
    visitor.pause()


def choose_folder(visitor: Visitor, label: str, folder: Path, english: bool = False) -> None:
    """Opens the chooser of a folder and writes its place."""
    button, place, choose = (
        ("Choose a folder", "Place on this machine", "Choose this folder")
        if english
        else ("Velg en mappe", "Sted på denne maskinen", "Velg denne mappen")
    )
    visitor.see(label)
    visitor.press(button)
    visitor.write(place, str(folder))
    visitor.press(choose)


def drop_files(visitor: Visitor, files: Mapping[str, str]) -> None:
    """Lets files go over the window."""
    visitor.page.evaluate(HOVER, list(files.items()))
    visitor.pause(300)
    visitor.page.evaluate("window.letGo()")
    visitor.pause()


def from_menu(visitor: Visitor, menu: str, entry: str) -> None:
    """An entry of a menu behind a button."""
    visitor.press(menu)
    found = visitor.page.get_by_role("menuitem", name=entry).first
    found.tap() if visitor.touch else found.click()
    visitor.pause()

"""Counts what a person has to do, and how long the app lets them wait: python -m tests.browser.steps [--before FOLDER]

A step is one press, one field that is filled in, one file chooser, or one drag. The seconds are those from the end of a
step until what it brings is seen, on this machine; nobody's thinking and typing is in them. `--before` counts the
code in a folder as it was at d235ef7, whose screens ask in other ways.
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from app.i18n.catalogue import Catalogue
from app.services.account import own_name
from core.analysis.codebook_tree import codebook_tree
from core.analysis.presentation import Presentation
from core.commands import codebook
from tests.browser.choosing import HOVER
from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, PASSPHRASE, Served, Visitor, looked_into
from tests.browser.studies import TEXT, a_project, enter

CODES, CATEGORIES = 20, 4
TALL = (1440, 1800)
"""All codes are in sight, so that nobody's scrolling is counted."""
FIVE = {f"p0{n}.txt": f"Intervjuer: Hva skjedde?\nP0{n}: Jeg ventet lenge, og så kom svar {n}.\n" for n in range(1, 6)}


class Count:
    """Steps and seconds of one task."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.steps, self.seconds = visitor, 0, 0.0

    def step(self, act: Callable[[], Any], see: str = "") -> None:
        """One step, and what is seen after it."""
        self.steps += 1
        act()
        began = time.monotonic()
        if see:
            self.visitor.see(see)
        self.seconds += time.monotonic() - began
        self.visitor.pause(500)

    def press(self, name: str, see: str = "", exact: bool = False) -> None:
        """Presses the last button of a name."""
        found = self.visitor.page.get_by_role("button", name=name, exact=exact).last
        found.wait_for(state="attached", timeout=15_000)
        self.step(found.click, see)

    def write(self, label: str, text: str) -> None:
        """Fills a field in."""
        self.step(lambda: self.visitor.write(label, text))

    def choose(self, button: str, files: Any, see: str) -> None:
        """Presses, and gives the chooser files: two steps."""
        found = self.visitor.page.get_by_role("button", name=button).last
        with self.visitor.page.expect_file_chooser() as chosen:
            self.step(found.click)
        self.step(lambda: chosen.value.set_files(files), see)


def payload(files: dict[str, str]) -> list[dict[str, Any]]:
    """Files as the chooser is given them."""
    return [{"name": name, "mimeType": "text/plain", "buffer": words.encode()} for name, words in files.items()]


def first_start(count: Count, before: bool) -> None:
    """From the first start to a coded segment of one's own transcript. Before, no recovery sheet was offered here."""
    me = count.visitor
    count.write("Studiens tittel", "Å være med")
    if before or not own_name():  # else the account's name stands there
        count.write("Navnet ditt, slik medkodere ser det", "Ada Fiksjon")
    count.write("Passordfrase", PASSPHRASE)
    count.write("Gjenta passordfrasen", PASSPHRASE)
    me.key("Enter")
    if before:
        me.see("Å være med")
        count.press("Tekster", "Importer tekster")
        count.choose("Importer tekster", payload({"kari.txt": TEXT}), "kari.txt")
        count.press("Importer", "kari, intervju", exact=True)
        count.press("kari, intervju", "Marker et utdrag")
    else:
        me.see("Skriv ut eller lagre som PDF")
        count.press("Jeg har skrevet dem ned", "Importer tekster")
        drop(count, {"kari.txt": TEXT}, "1 tekst er lest inn")
        count.press("Importer 1 tekst", "Marker et utdrag")
    count.step(lambda: me.drag((300, 196), (520, 196)), "In vivo")
    count.press("In vivo", "Kodet med")


def sample_start(count: Count, before: bool) -> None:
    """From the first start to a coded segment of the sample study, which before was opened from the command line."""
    if before:
        return
    count.press("Prøv eksempelstudien")
    began = time.monotonic()
    count.visitor.page.get_by_text("Selvhjelp").first.wait_for(state="attached", timeout=90_000)
    count.seconds += time.monotonic() - began
    count.press("2-torleif", "Marker et utdrag")
    count.step(lambda: count.visitor.drag((300, 196), (520, 196)), "In vivo")
    count.press("In vivo", "Kodet med")


def quote(count: Count, before: bool) -> None:
    """From the open text of the sample study: its words, with who said them and where, put into what stands for Word,
    an empty page that one writes in."""
    if before:
        return
    me = count.visitor
    me.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    count.step(lambda: me.drag((300, 196), (640, 196)), "Kopier med henvisning")
    count.press("Kopier med henvisning", "Kopiert")
    word = me.page.context.new_page()
    word.set_content("<div contenteditable style='min-height: 200px'></div>")
    word.click("div")
    count.step(lambda: word.keyboard.press("Control+V"))
    assert "avsnitt" in word.locator("div p").inner_text(timeout=15_000)
    word.close()


def categories(count: Count, before: bool) -> None:
    """From Home: four categories are made, and twenty codes put under them by hand."""
    if before:
        return
    me = count.visitor
    count.press("Kodebok", "kode 20")
    for n in range(1, CATEGORIES + 1):
        count.press("Ny kode", "Opprett")
        count.write("Navn", f"kategori {n}")
        count.press("Opprett", f"kategori {n}")
    count.press("Velg flere", "Ferdig")
    for n in range(1, CATEGORIES + 1):
        own = [f"kode {m:02d}" for m in range(1, CODES + 1) if m % CATEGORIES == n - 1]
        for each in own:
            count.press(f"{each}, 0 kodinger")
        count.step(lambda own=own, n=n: me.drag(line(me, own[-1]), line(me, f"kategori {n}")), "Gjort: flyttet")
    tree = codebook_tree(Presentation(looked_into(me.served.home / "study"), translator=Catalogue("nb")))
    assert sorted(len(each.children) for each in tree) == [CODES // CATEGORIES] * CATEGORIES


def line(me: Visitor, name: str) -> tuple[float, float]:
    """The middle of a code's line."""
    box = me.page.get_by_role("button", name=re.compile(f"^{name}, ")).first.bounding_box()
    return box["x"] + 90, box["y"] + box["height"] / 2


def with_codes(home: Path) -> Path:
    """A study with twenty codes and no category."""
    a_project(home / "study", with_code=False)
    project = looked_into(home / "study")
    for n in range(1, CODES + 1):
        project.do(codebook.create_code, f"kode {n:02d}")
    project.log.close()
    return home / "study"


def five_interviews(count: Count, before: bool) -> None:
    """Five interviews of five informants, from Home."""
    if before:
        count.press("Tekster", "Importer tekster")
        count.choose("Importer tekster", payload(FIVE), "p01.txt")
        count.write("Deltakere (pseudonymer, atskilt med komma)", "P01, P02, P03, P04, P05")
        count.press("Importer", "p05, intervju", exact=True)
    else:
        drop(count, FIVE, "5 tekster er lest inn")
        count.press("Én deltaker per tekst", "P05 er ny")
        count.press("Importer 5 tekster", "p05, intervju")


def report(count: Count, _: bool) -> None:
    """The validity review, from Home."""
    count.press("Historikk", "Hendelse")
    count.press("Validitetsgjennomgang", "Lagre filen")
    with count.visitor.page.expect_download(timeout=60_000) as waiting:
        count.press("Lagre filen", exact=True)
    assert waiting.value.suggested_filename


def drop(count: Count, files: dict[str, str], see: str) -> None:
    """Drops files onto the window."""
    count.visitor.page.evaluate(HOVER, list(files.items()))
    count.step(lambda: count.visitor.page.evaluate("window.letGo()"), see)


TASKS = {
    "first start, own text, first segment coded": first_start,
    "five interviews of five informants": five_interviews,
    "report": report,
    "first start, sample study, first segment coded": sample_start,
    "a quote with its reference, pasted": quote,
    "twenty codes into four categories": categories,
}


def main() -> None:
    """Prints a line for each task."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--before", type=Path)
    before = asked.parse_args().before
    program = ()
    if before is not None:
        code = f"import sys; sys.path.insert(0, {str(before.resolve())!r}); from app.cli.main import main; main()"
        program = (sys.executable, "-c", code, "app")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as machinery:
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        visitor = served = None
        for number, (name, task) in enumerate(TASKS.items()):
            fresh = task in (first_start, sample_start)
            if task is categories:
                if before is not None:
                    continue
                served.stop()
                home = Path(place) / str(number)
                with ThreadPoolExecutor(1) as beside:  # the browser's driver holds this thread
                    study = beside.submit(with_codes, home).result()
                served = Served(home, program, language="nb", recent=[str(study)])
                visitor = Visitor(browser, served, TALL)
                enter(visitor)
            elif fresh:
                if served is not None:
                    served.stop()
                served = Served(Path(place) / str(number), program, language="nb")
                visitor = Visitor(browser, served, DESKTOP)
            elif task not in (quote, categories):
                visitor.key("Control+1")
                visitor.pause(1500)
            count = Count(visitor)
            try:
                task(count, before is not None)
                print(f"{name}: {count.steps} steps, {count.seconds:.1f} s", flush=True)
            except Exception as problem:  # the others are counted all the same
                visitor.page.screenshot(path=visitor.failed)
                print(f"{name}: after {count.steps} steps: {str(problem)[:200]}", flush=True)
        served.stop()
        browser.close()


if __name__ == "__main__":
    main()

"""How quick a codebook of 300 codes is, as seen in the browser: `python tests/benchmarks/codebook.py`.

Twenty categories with 280 codes, and 600 codings. Times are from the press to the moment at which the page's own tree
shows the result, timed inside the page; software rendering.
"""

import sys
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


from app import composition  # noqa: E402
from core.commands import codebook, sources  # noqa: E402
from core.commands.codings import code_once  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from tests.benchmarks.screens import print_measured, prose, within_page  # noqa: E402
from tests.browser.driver import PASSPHRASE, Visitor  # noqa: E402

CATEGORIES, CODES, CODINGS = 20, 280, 600
"""300 codes in all."""


def a_study(folder: Path) -> None:
    project = composition.create_project(folder, "Stor studie", "Ada Fiksjon", lambda _: PASSPHRASE)
    random = Random(5)
    above = [project.do(codebook.create_code, f"kategori {n:02d}")[0].event.code for n in range(CATEGORIES)]
    codes = [
        project.do(codebook.create_code, f"kode {n:03d} om noe", above[n % CATEGORIES])[0].event.code
        for n in range(CODES)
    ]
    source = project.do(sources.import_source, Incoming("langt", prose(8000, 5), "b"))[0].event.source
    for n in range(CODINGS):
        project.do(code_once, source, n * 30, n * 30 + 25, [random.choice(codes)])
    project.log.close()


def measure(me: Visitor) -> dict[str, float]:
    """Opens the codebook and works in it."""
    me.write("Passordfrase", PASSPHRASE)
    me.key("Enter")
    me.see("Stor studie")
    me.pause(1500)
    page, figures = me.page, {}

    def press(name: str):
        return page.get_by_role("button", name=name, exact=True).first.click

    figures["opened_ms"] = within_page(me, press("Kodebok"), "kode 000 om noe")
    me.pause(2000)
    field = page.get_by_label("Søk i kodeboken").first
    field.click()
    me.pause(500)
    figures["filtered_ms"] = within_page(me, lambda: page.keyboard.type("7"), "kode 007 om noe")
    me.pause(1000)
    page.keyboard.press("Control+A")
    figures["all_again_ms"] = within_page(me, lambda: page.keyboard.press("Delete"), "kode 000 om noe")
    me.pause(1500)
    figures["folded_ms"] = within_page(me, press("Fold sammen"), "Fold ut «kategori 00»")
    me.pause(1500)
    figures["unfolded_ms"] = within_page(me, press("Fold ut"), "kode 000 om noe")
    me.pause(1500)
    figures["several_ms"] = within_page(me, press("Velg flere"), "Ferdig")
    return figures


def main() -> None:
    """Prints the figures as JSON."""
    print_measured(a_study, measure)


if __name__ == "__main__":
    main()

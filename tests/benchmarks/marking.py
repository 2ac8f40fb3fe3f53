"""How soon a marked drag follows the pointer: `python tests/benchmarks/marking.py`.

An interview of 2,000 words with 60 codings, in the browser. From each move of the mouse to the frame after what the app
sent about it, timed inside the page; software rendering. Moves come every 40 ms.
"""

import statistics
import sys
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, BrowserContext  # noqa: E402

from app import composition  # noqa: E402
from core.commands import codebook, sources  # noqa: E402
from core.commands.codings import code_once  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from tests.benchmarks.screens import print_measured, prose  # noqa: E402
from tests.browser.driver import PASSPHRASE, Visitor  # noqa: E402

MOVES = 90
EVERY_MS = 40
CODINGS = 60
TOLD_BYTES_MIN = 100
"""What is shorter only counts the frames of the connection."""
WATCH = """least => {
  window.moved = null; window.behind = [];
  addEventListener("pointermove", event => { if (event.buttons) window.moved = performance.now(); }, true);
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", message => {
        const from = window.moved;
        if (from === null || (message.data.byteLength ?? message.data.size) < least) return;
        window.moved = null;
        requestAnimationFrame(() => window.behind.push(performance.now() - from));
      });
    }
  };
}"""


class Watched:
    """A browser whose pages note when the mouse moved and when what the app said of it is drawn."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def new_context(self, **options: Any) -> BrowserContext:
        """As the browser's own."""
        context = self._browser.new_context(**options)
        context.add_init_script(f"({WATCH})({TOLD_BYTES_MIN})")
        return context


def a_study(folder: Path) -> None:
    project = composition.create_project(folder, "Stor studie", "Ada Fiksjon", lambda _: PASSPHRASE)
    text = prose(2000, 5)
    source = project.do(sources.import_source, Incoming("langt", text, "b"))[0].event.source
    codes = [project.do(codebook.create_code, f"kode {n}")[0].event.code for n in range(20)]
    random = Random(5)
    for n in range(CODINGS):
        start = random.randrange(0, len(text) - 400)
        project.do(code_once, source, start, start + 30 + n, [random.choice(codes)])
    project.log.close()


def measure(me: Visitor) -> dict[str, float]:
    """Draws over the text, down and to both sides."""
    me.write("Passordfrase", PASSPHRASE)
    me.key("Enter")
    me.see("Stor studie")
    me.press("Tekster")
    me.press("langt")
    me.pause(3000)
    mouse = me.page.mouse
    mouse.move(300, 140)
    mouse.down()
    for n in range(MOVES):
        mouse.move(300 + (n * 37) % 480, 140 + n * 6)
        me.pause(EVERY_MS)
    me.pause(500)
    mouse.up()
    behind = sorted(me.page.evaluate("window.behind"))
    ninth = behind[int(len(behind) * 0.9)]
    return {"moves": MOVES, "frames": len(behind), "behind_median_ms": statistics.median(behind), "behind_90_ms": ninth}


def main() -> None:
    """Prints the figures as JSON."""
    print_measured(a_study, measure, Watched)


if __name__ == "__main__":
    main()

"""How quick the app is on a large project, as seen in the browser: `python tests/benchmarks/screens.py`.

A project with 100,000 codings in 100 interviews, and one text of 100,000 words. Times are from the press to the moment
at which the page's own tree shows the result, timed inside the page; software rendering.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from app import composition  # noqa: E402
from core.commands import codebook, sources  # noqa: E402
from core.commands.context import Decision  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.events.codings import CodingCreated  # noqa: E402
from core.ids import CodingId  # noqa: E402
from core.project import Project  # noqa: E402
from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, PASSPHRASE, Served, Visitor  # noqa: E402

SAID = "og så forsto jeg at det var noe mer enn ord som hang igjen i rommet den kvelden"


def prose(words: int, seed: int) -> str:
    random, words_said = Random(seed), SAID.split()
    lines, left = [], words
    while left > 0:
        count = random.randrange(20, 80)
        lines.append("Kari: " + " ".join(random.choice(words_said) for _ in range(count)).capitalize() + ".")
        left -= count
    return "\n".join(lines) + "\n"


def large_project(folder: Path, events: int) -> None:
    project = composition.create_project(folder, "Stor studie", "Ada Fiksjon", lambda _: PASSPHRASE)
    texts = [project.do(sources.import_source, Incoming(f"intervju {n}", prose(2000, n), "b")) for n in range(100)]
    ids = [each[0].event.source for each in texts]
    long = project.do(sources.import_source, Incoming("langt", prose(100_000, 7), "b"))[0].event.source
    codes = [project.do(codebook.create_code, f"kode {n}")[0].event.code for n in range(60)]
    random = Random(1)
    for _ in range(events // 10_000):
        project.do(lambda context: [_coding(context, project, random, ids, codes) for _ in range(10_000)])
    project.do(lambda context: [_coding(context, project, random, [long], codes) for _ in range(600)])
    project.log.close()


def _coding(context, project: Project, random: Random, ids, codes) -> Decision:
    source = random.choice(ids)
    row = project.state.sources.rows[source]
    place = random.randrange(0, row.chars - 200)
    event = CodingCreated(
        context.new_id(CodingId), source, place, place + random.randrange(20, 180), random.choice(codes)
    )
    return Decision(event, None, (row.key,))


def seconds(act, seen) -> float:
    begun = time.perf_counter()
    act()
    seen()
    return time.perf_counter() - begun


WATCH_FOR = """wanted => {
  window.begun = window.seen = 0;
  const begin = () => { window.begun = window.begun || performance.now(); };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, begin, {capture: true, once: true});
  const isThere = () => document.querySelector("flt-semantics-host").innerText.includes(wanted)
    || document.querySelector(`[aria-label*="${wanted}"]`) !== null;
  const watcher = new MutationObserver(() => {
    if (window.begun && isThere()) {
      window.seen = performance.now();
      watcher.disconnect();
    }
  });
  watcher.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""


def within_page(me: Visitor, act, wanted: str) -> float:
    """Milliseconds from the press (of the mouse or a key) to a text in the page's tree, timed inside the page."""
    me.page.evaluate(WATCH_FOR, wanted)
    act()
    for _ in range(200):  # the page's policy lets no function be made of words, so it is asked again and again
        if me.page.evaluate("window.seen > 0"):
            return me.page.evaluate("window.seen - window.begun")
        me.pause(100)
    raise TimeoutError(wanted)


class Memory(NamedTuple):
    """Of the largest renderer (MiB): what is in memory, and of that what no other process shares."""

    resident: float
    private: float


def print_measured(
    a_study: Callable[[Path], object], measure: Callable[[Visitor], object], watched: Any = None
) -> None:
    """Prints as JSON what is measured of a study in a browser of its own, which `watched` may stand before."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as machinery:
        home = Path(name)
        a_study(home / "study")
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        served = Served(home, language="nb", recent=[str(home / "study")])
        try:
            me = Visitor(watched(browser) if watched else browser, served, DESKTOP)
            print(json.dumps(measure(me), indent=1))
        finally:
            served.stop()


def renderer() -> Memory:
    """The program's own code, some 130 MiB, is resident in every process of the browser and shared by all."""
    found = [Memory(0.0, 0.0)]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" not in (process / "cmdline").read_bytes():
                continue
            lines = (process / "smaps_rollup").read_text().splitlines()[1:]
        except OSError:
            continue
        sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
        found.append(Memory(sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]))
    return max(found)


def measure(me: Visitor) -> dict[str, float]:
    """Goes through the gestures and times them."""
    figures: dict[str, float] = {}
    page = me.page
    me.write("Passordfrase", PASSPHRASE)
    figures["open_s"] = seconds(lambda: page.keyboard.press("Enter"), lambda: me.see("Stor studie"))
    page.keyboard.press("Control+2")
    me.see("langt")
    me.pause(1500)
    card = page.get_by_role("button", name="langt").first
    card.scroll_into_view_if_needed()
    figures["long_text_ms"] = within_page(me, card.click, "Velg en passasje")
    me.pause(5000)
    figures |= {f"long_text_{kind}_mib": value for kind, value in renderer()._asdict().items()}
    coded = []
    for n in range(7):
        page.keyboard.press("Alt+ArrowDown")
        me.pause(900)
        page.keyboard.press("Control+K")
        me.pause(500)
        page.keyboard.type(f"ny {n}")
        me.pause(600)
        coded.append(within_page(me, lambda: page.keyboard.press("Enter"), f"Kodet med «ny {n}»"))
        me.pause(600)
    figures["apply_code_ms"] = statistics.median(coded)
    page.keyboard.press("Control+8")
    me.see("Hendelse")
    me.pause(1500)
    figures |= history(me)
    figures |= {f"history_{kind}_mib": value for kind, value in renderer()._asdict().items()}
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    me.pause(1000)
    figures |= {f"swept_{kind}_mib": value for kind, value in renderer()._asdict().items()}
    return figures


WATCH = """() => {
  window.moves = []; window.shown = [];
  const now = () => performance.now();
  addEventListener("pointerdown", event => window.moves.push([now(), event.clientX]), true);
  addEventListener("pointermove", event => event.buttons && window.moves.push([now(), event.clientX]), true);
  const read = () => {
    for (const each of document.querySelectorAll("flt-semantics span")) {
      const match = /^Hendelse (\\d+) av/.exec(each.innerText);
      const last = window.shown[window.shown.length - 1];
      if (match && (!last || last[1] !== +match[1])) window.shown.push([now(), +match[1]]);
    }
  };
  new MutationObserver(read).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def history(me: Visitor) -> dict[str, float]:
    """Timed inside the page, from the press or the move of the mouse to the text that tells of the moment."""
    page = me.page
    page.evaluate(WATCH)
    steps = []
    back = page.get_by_role("button", name="En hendelse tilbake").first
    for _ in range(9):
        page.evaluate("() => { window.moves = []; window.shown = []; }")
        back.click()
        me.pause(700)
        pressed, shown = page.evaluate("window.moves"), page.evaluate("window.shown")
        steps.append(shown[-1][0] - pressed[0][0])
    slider = page.get_by_role("slider").first.bounding_box()
    left, right, y = slider["x"] + 40, slider["x"] + slider["width"] - 16, slider["y"] + slider["height"] / 2
    page.evaluate("() => { window.moves = []; window.shown = []; }")
    page.mouse.move(right, y)
    page.mouse.down()
    for n in range(60):
        page.mouse.move(right - (right - left) * n / 60, y)
        me.pause(25)
    me.pause(1500)
    page.mouse.up()
    moves, shown = page.evaluate("window.moves"), page.evaluate("window.shown")
    last_move = max(at for at, _ in moves)
    # Each picture, against the move before it: as long as there are as many pictures as moves, that is how far behind.
    behind = [at - max(moved for moved, _ in moves if moved <= at) for at, _ in shown]
    return {
        "history_step_ms": statistics.median(steps),
        "slider_moves": len(moves),
        "slider_pictures": len(shown),
        "slider_behind_ms": statistics.median(behind),
        "slider_behind_worst_ms": max(behind),
        "slider_at_rest_ms": max(at for at, _ in shown) - last_move,
    }


def main() -> None:
    events = int(os.environ.get("KODESPOR_EVENTS", "100000"))
    figures: dict[str, float] = {"events": events}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as machinery:
        base = Path(name)
        large_project(base / "project", events)
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        (base / "home").mkdir()
        served = Served(base / "home", language="nb", recent=[str(base / "project")])
        try:
            figures |= measure(Visitor(browser, served, DESKTOP))
        finally:
            served.stop()
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()

"""Whether the app's memory stays flat: random use for an hour (`python tests/benchmarks/hour.py [MINUTES [HEAP]]`).

The large project of `screens.py`; every minute the memory of the page's renderer and of the app itself. What is done
is drawn from a seed: screens, texts, coding, undoing, scrolling, searching, steps through the history. With HEAP (MiB)
the page's engine has to do with so much for its objects, as it has on a telephone.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.benchmarks.screens import large_project, renderer  # noqa: E402
from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, PASSPHRASE, Served, Visitor  # noqa: E402

EVENTS = 100_000
WHO = ("renderer_resident", "renderer_private", "app")


def resident_mib(process: int) -> float:
    """What a process holds in memory."""
    return int(Path(f"/proc/{process}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024


def one_action(me: Visitor, random: Random) -> None:
    """Something that a person does in some seconds."""
    keys = me.page.keyboard
    choice = random.random()
    if choice < 0.25:
        keys.press(f"Control+{random.randrange(1, 10)}")
    elif choice < 0.45:
        keys.press("Control+2")
        me.pause(900)
        me.page.mouse.wheel(0, random.randrange(0, 6000))
        me.pause(500)
        me.page.mouse.click(700, random.randrange(200, 800))
    elif choice < 0.60:
        me.page.mouse.move(600, 500)
        me.page.mouse.wheel(0, random.randrange(-3000, 5000))
    elif choice < 0.80:
        keys.press("Alt+ArrowDown")
        me.pause(400)
        keys.press("Control+K")
        me.pause(300)
        keys.type(f"kode {random.randrange(60)}")
        me.pause(300)
        keys.press("Enter")
    elif choice < 0.88:
        keys.press("Control+Z")
    else:
        keys.press("Control+8")
        me.pause(900)
        slider = me.page.get_by_role("slider").first
        slider.wait_for(state="attached", timeout=10_000)
        place = slider.bounding_box()
        for _ in range(4):
            across = place["x"] + random.random() * place["width"]
            me.page.mouse.click(across, place["y"] + place["height"] / 2)
            me.pause(300)
    me.pause(700)
    keys.press("Escape")


def main() -> None:
    """Prints one line a minute, and what they add up to."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    heap = [f"--js-flags=--max-old-space-size={sys.argv[2]}"] if len(sys.argv) > 2 else []
    samples: list[tuple[float, ...]] = []
    random = Random(5)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as machinery:
        base = Path(name)
        large_project(base / "project", EVENTS)
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *heap])
        (base / "home").mkdir()
        served = Served(base / "home", language="nb", recent=[str(base / "project")], lock_minutes=0)
        try:
            me = Visitor(browser, served, DESKTOP)
            me.write("Passordfrase", PASSPHRASE)
            me.key("Enter")
            me.see("Stor studie")
            begun, actions = time.monotonic(), 0
            while time.monotonic() - begun < 60 * minutes:
                one_action(me, random)
                actions += 1
                if time.monotonic() - begun > 60 * (len(samples) + 1):
                    samples.append((*renderer(), resident_mib(served.process.pid)))
                    shown = ", ".join(f"{who} {each:.0f} MiB" for who, each in zip(WHO, samples[-1], strict=True))
                    print(f"{len(samples)} min: {actions} actions, {shown}", flush=True)
        finally:
            served.stop()
        faults = [line for line in served.said if "Error" in line or "Traceback" in line]
    third = max(1, len(samples) // 3)
    figures = {"minutes": len(samples), "actions": actions, "faults": len(faults)}
    for n, who in enumerate(WHO):
        column = [each[n] for each in samples]
        figures[f"{who}_first_third_mib"] = round(statistics.median(column[:third]))
        figures[f"{who}_last_third_mib"] = round(statistics.median(column[-third:]))
        figures[f"{who}_most_mib"] = round(max(column))
    print(json.dumps(figures, indent=1))
    print("".join(faults[:20]), file=sys.stderr)


if __name__ == "__main__":
    main()

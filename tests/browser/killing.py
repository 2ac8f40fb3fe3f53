"""Ends the browser at random moments while Python in it imports and codes, and sees that all it acknowledged is there:
`python -m tests.browser.killing 200`. Most lives end by SIGKILL to all processes of the browser, the others by closing
the page; what a life finds is checked as a whole log, and an import of many texts as one act is there whole or not at
all."""

import json
import random
import sys
import time
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

from tests.browser.page_alone import Host, Pocket
from tools.web import build

HERE = Path(__file__).parent / "python"
LISTEN = """asked => {
  const worker = new Worker("killed.mjs", {type: "module"});
  worker.onmessage = event => console.log("told " + event.data);
  worker.onerror = event => console.log("told " + JSON.stringify({problem: event.message}));
  worker.postMessage(asked);
}"""


def harness(files, folder: Path) -> Path:
    """A site with Python, the files that last, and what is killed."""
    wanted = [each for each in files if each.startswith(("noble/", "pyodide/"))]
    for name in (*wanted, "ciphers.mjs", "storage.mjs", "start.zip", "more.zip"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(files[name])
    for name in ("killed.mjs", "killed.py", "measured.py", "synced.py"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    (folder / "index.html").write_text("<!doctype html><title>Python</title>")
    return folder


class Life:
    """One browser, from its start until it is killed, with what was told meanwhile."""

    def __init__(
        self, machinery, host: Host, profile: Path, most: int = 10_000, asked: str = "", program: str = "synced.py"
    ) -> None:
        """At most so many acts; or, where something is asked, what another program answers."""
        self.pocket = Pocket(machinery, host, profile)
        self.told: list[dict] = []
        self.pocket.page.on("console", self._hear)
        self.pocket.page.goto(host.address)
        self.pocket.page.evaluate(LISTEN, {"most": most, "asked": asked, "program": program if asked else "killed.py"})

    def _hear(self, line) -> None:
        if line.text.startswith("told "):
            self.told.append(json.loads(line.text.removeprefix("told ")))

    def wait_for(self, name: str, seconds: float = 90) -> dict:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for each in self.told:
                if name in each:
                    return each
                assert "problem" not in each, each["problem"]
            self.pocket.page.wait_for_timeout(50)
        raise AssertionError(f"nothing told of {name}: {self.told[-3:]}")

    def end(self, after_ms: int, is_closed: bool = False) -> set[str]:
        """Kills the browser so many milliseconds from now, or closes its page; what was acknowledged."""
        self.pocket.page.wait_for_timeout(after_ms)
        if is_closed:
            self.pocket.page.close()
            self.pocket.context.close()
        else:
            self.pocket.kill()
        return {one for each in self.told for one in each.get("acknowledged", [])}


class Tally(NamedTuple):
    """What was done: kills, of them closed pages; decisions acknowledged, of them in how many imports of one act."""

    kills: int = 0
    closed: int = 0
    decisions: int = 0
    imports: int = 0

    def __add__(self, other: tuple[Any, ...]) -> "Tally":
        return Tally(*(one + another for one, another in zip(self, other, strict=True)))


def kill_again_and_again(machinery, host: Host, profile: Path, times: int, seed: int = 1) -> Tally:
    """Ends so many lives of one study; each that is let live so long finds all that those before acknowledged."""
    luck = random.Random(seed)
    acknowledged: set[str] = set()
    closed = 0
    for number in range(times):
        life = Life(machinery, host, profile)
        if luck.random() < 0.8:
            _judge(life.wait_for("found"), acknowledged, number)
        is_closed = luck.random() < 0.25
        acknowledged |= life.end(luck.randrange(1500), is_closed)
        closed += is_closed
    life = Life(machinery, host, profile, 0)
    found = life.wait_for("found")
    _judge(found, acknowledged, times)
    life.wait_for("done")
    life.pocket.context.close()
    return Tally(times, closed, len(acknowledged), found["imports"])


def _judge(found: dict, acknowledged: set[str], number: int) -> None:
    lost = acknowledged - set(found["found"])
    assert not lost, f"life {number}: {len(lost)} of {len(acknowledged)} acknowledged decisions are gone"
    assert (found["faults"], found["problems"], found["halves"]) == ("ok", [], []), found


def main() -> None:
    from playwright.sync_api import sync_playwright

    times = int(sys.argv[1])
    place = Path(mkdtemp())
    host = Host(harness(build.whole(), place / "site"))
    sums = Tally()
    with sync_playwright() as machinery:
        for begin in range(0, times, 20):  # a study of its own for each twenty, so that it stays small
            count = kill_again_and_again(machinery, host, place / f"profile{begin}", min(20, times - begin), begin)
            sums += count
            print(
                f"{sums.kills} ended, {sums.closed} of them by closing the page; nothing lost of {sums.decisions:,} "
                f"acknowledged decisions and {sums.imports} imports as one act",
                flush=True,
            )
    host.stop()


if __name__ == "__main__":
    main()

"""The page in Chromium: how long it starts, opens, syncs and codes: python -m tests.benchmarks.page [--write FILE]

What depends on the machine stands beside the same work of native Python in the same run.
"""

import argparse
import asyncio
import json
import os
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from types import SimpleNamespace

from playwright.sync_api import sync_playwright

from app import composition
from app.services.peers import access_tokens_of
from core.commands import codebook, sources
from core.commands.codings import code_segment
from core.commands.context import Decision
from core.commands.sources import Incoming
from core.events.codings import CodingCreated
from core.ids import CodingId
from core.keys.device_key_file import open_device_file
from core.project import Project
from sync.transports.relay import talk
from tests.benchmarks.beside import put_section
from tests.benchmarks.run import median, timed
from tests.benchmarks.screens import prose, within_page
from tests.browser.driver import ENABLE, PASSPHRASE, looked_into
from tests.browser.killing import Life, harness
from tests.browser.page_alone import Host, Pocket
from tests.browser.page_steps import begin, bring_in, kept
from tests.browser.studies import TEXT, a_project, from_the_command_line, let_in
from tests.servers import Server
from tools.web import build

EVENTS, TEXTS, WORDS, STARTS = 10_000, 20, 5_000, 5
HEADING = "## The page in a browser alone\n"
CODINGS = 9


def grow(folder: Path) -> None:
    """Gives a project twenty interviews and ten thousand codings, in acts of a thousand."""
    project, random = looked_into(folder), Random(1)
    codes = [project.do(codebook.create_code, f"Code {n}")[0].event.code for n in range(40)]
    texts = [
        project.do(sources.import_source, Incoming(f"P{n}", prose(WORDS, n), "benchmark"))[0].event.source
        for n in range(TEXTS)
    ]

    def many(context):
        for _ in range(EVENTS // 10):
            source, start = random.choice(texts), random.randrange(20_000)
            key = context.state.sources.rows[source].key
            event = CodingCreated(context.new_id(CodingId), source, start, start + 60, random.choice(codes))
            yield Decision(event, None, (key,))

    for _ in range(10):
        project.do(lambda context: list(many(context)))
    project.log.close()


def native(folder: Path, relay: str) -> dict[str, float]:
    """The same work without a browser, on a copy of the telephone's project."""
    key = (folder / "device.key").read_bytes()
    project = looked_into(folder)
    found = {"unlock_s": median(lambda: open_device_file(key, PASSPHRASE))}
    tokens = access_tokens_of(project)
    found["sync_s"] = timed(lambda: asyncio.run(talk(project, relay, tokens, None)))
    secrets, log = project.secrets, project.log

    def fold() -> None:
        Project(log, secrets, composition.clock, composition.entropy)

    def cold() -> None:
        with log.transaction():
            log.save_snapshots(0, {})
        fold()

    found |= {"cold_s": median(cold), "again_s": median(fold, 5)}
    source, code = next(iter(project.state.sources.rows)), next(iter(project.state.codes.rows))
    found["coded_ms"] = median(lambda: project.do(code_segment, source, 3, 9, [code]), 21) * 1000
    log.close()
    return found


def started(machinery: object, host: Host, profile: Path) -> float:
    """Seconds from the address to the first screen, of a page that is installed, with its server stopped."""
    pocket = Pocket(machinery, host, profile)
    begun = time.monotonic()
    pocket.page.goto(host.address)
    placeholder = "flt-semantics-placeholder"  # it is there before Python is
    pocket.page.wait_for_selector(placeholder, state="attached", timeout=120_000)
    pocket.page.evaluate(f"({ENABLE})(document.querySelector('{placeholder}'))")
    begins = [pocket.page.get_by_role(role, name="Opprett").first for role in ("radio", "button")]
    begins[0].or_(begins[1]).first.wait_for(state="attached", timeout=120_000)
    found = time.monotonic() - begun
    pocket.context.close()
    return found


def coded(me: Pocket, folder: Path) -> float:
    """Milliseconds from the press that codes until the page's own tree says so (median): the event is durable then."""
    transcript = folder / "kari.txt"
    transcript.write_text(TEXT, encoding="utf-8")
    begin(me)
    bring_in(me, transcript)
    me.see("Kari")
    found = []
    for n in range(CODINGS):
        me.press_long((120, 178), (260, 262))
        me.write("Kode", f"vente {n}")
        found.append(within_page(me, lambda: me.press(f"Ny kode «vente {n}»"), f"Kodet med «vente {n}»"))  # noqa: B023
        me.pause(1500)
    return sorted(found)[CODINGS // 2]


def measure(root: Path) -> dict[str, dict[str, float]]:
    """All figures: of the page, and native."""
    desktop, telephone, copy = root / "desktop", root / "telephone", root / "copy"
    a_project(desktop)
    let_in(desktop, telephone)
    grow(desktop)
    shutil.copytree(telephone, copy)
    files = build.whole()
    relay = Server(root / "relay", web=harness(files, root / "harness"))
    from_the_command_line(desktop, "sync", "relay", relay.address)
    sealed = {name: (telephone / name).read_bytes().hex() for name in ("device.key",)}
    there = looked_into(telephone)
    sealed["log.db"] = there.log.image().hex()
    there.log.close()
    figures = {}
    build.write(root / "site", files)
    entries = json.loads((root / "site" / "release.json").read_bytes())["files"].values()
    with sync_playwright() as machinery:
        asked = json.dumps({"files": sealed, "relay": relay.address, "passphrase": PASSPHRASE})
        alone = SimpleNamespace(address=f"{relay.address}/")
        life = Life(machinery, alone, root / "measured", asked=asked, program="measured.py")
        figures["page"] = life.wait_for("measured", 300)["measured"]
        life.pocket.context.close()
        with ThreadPoolExecutor(1) as beside:  # the browser's driver has a loop running in this thread
            figures["native"] = beside.submit(native, copy, relay.address).result()
        relay.stop()
        host = Host(root / "site")
        first = Pocket(machinery, host, root / "profile")
        figures["page"]["first_visit_s"] = timed(first.go)
        kept(first)
        first.context.close()
        host.stop()
        figures["page"]["start_s"] = sorted(started(machinery, host, root / "profile") for _ in range(STARTS))[
            STARTS // 2
        ]
        host.start()
        me = Pocket(machinery, host, root / "coding")
        figures["page"]["seen_ms"] = coded(me, root)
        me.context.close()
        host.stop()
    figures["page"]["load"] = os.getloadavg()[1]
    figures["page"]["first_mb"] = sum(packed for _, _, packed, when in entries if when == 0) / 1e6
    return figures


def document(found: dict[str, dict[str, float]]) -> str:
    """The section of the document."""
    page, own = found["page"], found["native"]

    def row(what: str, name: str, unit: str, aim: float, digits: int = 1, only: str = "") -> str:
        beside = f", {page[name] / own[name]:.1f} × native" if name in own else ""
        is_reached = f"reached{only}" if page[name] <= aim else "**missed**"
        return f"| {what} | {page[name]:,.{digits}f} {unit}{beside} | ≤ {aim:,.4g} {unit} | {is_reached} |"

    lines = "\n".join(
        [
            row("first transfer, packed", "first_mb", "MB", 14, 2),
            row("an installed page, its server stopped: from the address to the first screen", "start_s", "s", 5),
            row("unlocking: Argon2id with the desktop's parameters", "unlock_s", "s", 1.5, 2),
            row("opening from the snapshot", "again_s", "s", 1, 2),
            row("opening cold: every event opened, checked and folded", "cold_s", "s", 4),
            row("first sync at a relay", "sync_s", "s", 8),
            row("a code applied, until it is durable (median of 21)", "coded_ms", "ms", 150, 0),
            row(
                "the same in a small study, from the press until the page says so (median of 9)",
                "seen_ms",
                "ms",
                150,
                0,
            ),
            row("WebAssembly's memory with all that", "heap_mb", "MB", 120, 0, " without the screens"),
        ]
    )
    return f"""{HEADING}
Measured by `python -m tests.benchmarks.page --write docs/benchmarks.md`: the page of `make web` in Chromium, with
{page["events"]:,.0f} events and {TEXTS} interviews of {WORDS:,} words, beside native Python in the same run, on a
machine with two cores, at a load of {page["load"]:.0f}.

| what | figure | aim | |
|---|---|---|---|
{lines}

What stands beside native Python, and the memory, are of the page's Python with its files that last, without the app's
screens. A code applied and seen in a large study is not measured.
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = measure(Path(name))
    print(json.dumps(found, indent=2))
    if options.write:
        put_section(options.write, HEADING, document(found))


if __name__ == "__main__":
    main()

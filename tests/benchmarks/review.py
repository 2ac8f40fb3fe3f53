"""What an examiner gets from a project of 100,000 events: the review, its replay, the bundle and both checks of it.

python tests/benchmarks/review.py: needs Chromium for the replay. The words are made up.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from app.i18n.catalogue import Catalogue  # noqa: E402
from core.analysis import disclosure_selection  # noqa: E402
from core.analysis.presentation import Presentation  # noqa: E402
from core.commands import codebook  # noqa: E402
from core.commands.codings import code_segment  # noqa: E402
from core.evidence.audit_bundle import make_bundle  # noqa: E402
from core.evidence.bundle_check import open_bundle  # noqa: E402
from core.project import Project  # noqa: E402
from core.report.options import Options  # noqa: E402
from core.report.page import page  # noqa: E402
from core.report.review import review  # noqa: E402
from tests.benchmarks.run import Ours  # noqa: E402
from tests.forgeries import verifier  # noqa: E402

EVENTS, DECISIONS, ROUNDS = 100_000, 400, 3
MOVE = """() => {
  const s = document.getElementById('at'), times = [];
  for (let n = 1; n <= 40; n++) {
    s.value = Math.floor(s.max * ((n * 37) % 100) / 100);
    const start = performance.now();
    s.dispatchEvent(new Event('input'));
    document.getElementById('tree').getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def a_living_codebook(ours: Ours) -> None:
    """Moves, names and merges with reasons among the codings."""
    random, project = Random(2), ours.project
    for n in range(DECISIONS):
        one, other = random.sample(ours.codes[:30], 2)
        if n % 4 == 3:
            project.do(codebook.rename_code, one, f"Code {n}", "a better word")
        elif n % 9 == 4 and n < 90:
            project.do(codebook.merge_codes, ours.codes.pop(), one, "the same")
        else:
            try:
                project.do(codebook.move_code, one, other, "it belongs there")
            except Exception:
                project.do(code_segment, ours.source, n, n + 40, [one])


def replay_ms(content: bytes, folder: Path) -> float:
    """Median of 40 places of the slider, until it is laid out."""
    from playwright.sync_api import sync_playwright

    from tests.browser.driver import ARGUMENTS, CHROMIUM

    file = folder / "review.html"
    file.write_bytes(content)
    with sync_playwright() as machinery:
        browser = machinery.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        tab = browser.new_page()
        tab.goto(file.as_uri())
        found = statistics.median(tab.evaluate(MOVE))
        browser.close()
    return found


def scrub_ms(project: Project) -> float:
    """The app's slider: the state at a random moment, near where one looked last."""
    random, count = Random(3), len(project.timeline.order)
    place, times = count // 2, []
    for _ in range(40):
        place = min(count - 1, max(0, place + random.randrange(-300, 300)))
        start = time.perf_counter()
        project.as_of(place)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ours = Ours(Path(name), EVENTS)
        a_living_codebook(ours)
        project = ours.project
        options, say = Options("spoken"), Catalogue("en")
        made = page(review(project, options, say))
        rows = [
            ("report, html", f"{median(lambda: page(review(project, options, say))):.1f} s", "≤ 30 s"),
            ("its size", f"{len(made) / 1e6:.1f} MB", "≤ 15 MB"),
            ("its replay, a place of the slider", f"{replay_ms(made, Path(name)):.1f} ms", "≤ 100 ms"),
            ("the app's slider, a place near the last", f"{scrub_ms(project):.1f} ms", "≤ 100 ms"),
        ]
        for shows in ("everything", "decisions"):
            chosen = getattr(disclosure_selection, shows)(Presentation(project))
            seconds = median(lambda chosen=chosen: make_bundle(project, chosen, 1))
            content = make_bundle(project, chosen, 1)
            events = len(project.timeline.order)
            rows.append((f"export audit, {shows}", f"{seconds:.1f} s", ""))
            rows.append(("its size", f"{len(content) / 1e6:.1f} MB", ""))
            for who, check in (("the program", open_bundle), ("the independent verifier", verifier.check)):
                assert not check(content).problems
                rate = events / median(lambda check=check, content=content: check(content))
                rows.append((f"verified by {who}", f"{rate:,.0f} events/s", "≥ 50,000"))
        for row in rows:
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()

"""Search over ten million words, as the app does it with its kept index: python tests/benchmarks/search.py. With
--command-line: over a million, by the command line, with an index made anew for each search and with the kept one.

The text is prose of 20,000 different made-up words by Zipf's law, in 1000 texts of 10,000 words.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from app import composition  # noqa: E402
from core.analysis.presentation import Presentation  # noqa: E402
from core.analysis.search import Index  # noqa: E402
from core.commands.sources import Incoming, bring_in  # noqa: E402
from core.keys.local_note import SEARCH_IMAGE  # noqa: E402
from tests.builders import World, alice  # noqa: E402

TEXTS, WORDS, LINE = 1000, 10_000, 100
VOCABULARY = 20_000
ROUNDS = 9
PASSPHRASE = "riktig hest batteri stift"
QUERIES = {
    "one word, rare": "{1500}",
    "one word, in every line": "{0}",
    "two words": "{40} {300}",
    "either of two": "{40} OR {300}",
    "a phrase": '"{0} {1}"',
    "a beginning": "{60:.3}*",
    "two words near each other": "{3} NEAR/5 {40}",
    "a word that is nowhere": "xyzzyx",
}


def vocabulary(random: Random) -> list[str]:
    syllables = [a + b for a in "bdfghjklmnprstv" for b in ("a", "e", "i", "o", "u", "y", "å", "ø")]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(random.choice(syllables) for _ in range(random.randrange(2, 5))) + random.choice("nrtkse")] = None
    return list(found)


def in_lines(words: list[str]) -> str:
    return "".join(" ".join(words[at : at + LINE]) + ".\n" for at in range(0, WORDS, LINE))


def main() -> None:
    random = Random(1)
    words = vocabulary(random)
    weights = list(accumulate(1 / (n + 1) for n in range(VOCABULARY)))
    project = alice(World(1))
    for n in range(TEXTS):
        chosen = random.choices(words, cum_weights=weights, k=WORDS)
        project.do(bring_in, [Incoming(f"tekst {n}", in_lines(chosen), "b")])
    presentation, index = Presentation(project), Index()
    start = time.perf_counter()
    index.follow(presentation)
    print(f"| making the index of {TEXTS * WORDS:,} words | {time.perf_counter() - start:.0f} s |")
    for name, pattern in QUERIES.items():
        query = pattern.format(*words[:2000])
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            hits = index.search(query)
            times.append(time.perf_counter() - start)
        print(f"| {name}: {len(hits)} places | {statistics.median(times) * 1000:.0f} ms |")


def command_line() -> None:
    random = Random(1)
    words = vocabulary(random)
    weights = list(accumulate(1 / (n + 1) for n in range(VOCABULARY)))
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "study"
        project = composition.create_project(folder, "Study", "Ada", lambda _: PASSPHRASE)
        texts = []
        for n in range(TEXTS // 10):
            chosen = random.choices(words, cum_weights=weights, k=WORDS)
            texts.append(Incoming(f"tekst {n}", in_lines(chosen), "b"))
        project.do(bring_in, texts)
        bare = (folder / "log.db").stat().st_size

        def asked(query: str, is_kept: bool) -> float:
            if not is_kept:
                with project.log.transaction():
                    project.log.drop_note(SEARCH_IMAGE)
            start = time.perf_counter()
            command = [sys.executable, "-m", "app.cli.main", "--project", str(folder), "search", query, "--json"]
            environment = os.environ | {"PYTHONPATH": str(ROOT), "KODESPOR_PASSPHRASE": PASSPHRASE}
            subprocess.run(command, env=environment, check=True, capture_output=True)
            return time.perf_counter() - start

        for name in ("one word, rare", "a phrase", "a word that is nowhere"):
            query = QUERIES[name].format(*words[:2000])
            anew = statistics.median(asked(query, is_kept=False) for _ in range(5))
            kept = statistics.median(asked(query, is_kept=True) for _ in range(5))
            print(f"| {name} | {anew:.1f} s | {kept:.1f} s |")
        print(f"the file grows by {((folder / 'log.db').stat().st_size - bare) / 1e6:.0f} MB")


if __name__ == "__main__":
    command_line() if "--command-line" in sys.argv else main()

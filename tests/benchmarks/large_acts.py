"""One act of many events, done, undone and redone: python tests/benchmarks/large_acts.py [EVENTS].

The act codes as many places of one text in one gesture, in memory: what the disk adds is in the other tables.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.analysis.acts import redo_act, undo_act  # noqa: E402
from core.analysis.presentation import Presentation  # noqa: E402
from core.commands.codings import code_places  # noqa: E402
from tests.builders import World, a_code, a_source, alice  # noqa: E402

WORD = "ord "


def main(events: int) -> None:
    project = alice(World(1))
    source, code = a_source(project, WORD * (events + 1)), a_code(project, "frykt")
    places = [(source, at, at + 3) for at in range(0, len(WORD) * events, len(WORD))]
    made = timed("done", lambda: project.do(code_places, places, [code], None))
    timed("undone", lambda: undo_act(Presentation(project), made[0].id))
    assert not Presentation(project).live_codings()
    timed("redone", lambda: redo_act(Presentation(project), made[0].id))
    assert len(Presentation(project).live_codings()) == events


def timed(what: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    found = work()
    print(f"| {what} | {time.perf_counter() - start:.1f} s |", flush=True)
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

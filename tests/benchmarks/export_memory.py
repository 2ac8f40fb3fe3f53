"""What each export takes of memory beside the open study, by how many codings that holds, and its processor time.

python tests/benchmarks/export_memory.py --sizes 10000 100000 [--only docx xlsx]: each export in a process of its own,
with the study opened from its snapshots. The words are made up.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from app.i18n.catalogue import Catalogue  # noqa: E402
from core.analysis import disclosure_selection  # noqa: E402
from core.analysis.presentation import Presentation  # noqa: E402
from core.evidence.audit_bundle import make_bundle  # noqa: E402
from core.exporting.archive import archive  # noqa: E402
from core.exporting.formats import in_pieces  # noqa: E402
from core.exporting.vault import vault  # noqa: E402
from core.report.options import Options  # noqa: E402
from core.report.page import page  # noqa: E402
from core.report.review import review  # noqa: E402
from tests.benchmarks.run import Ours  # noqa: E402

FORMS = ("csv", "json", "html", "md", "xlsx", "docx", "qdpx", "sqlite")


def _review(shown: Presentation) -> bytes:
    return page(review(shown.project, Options("spoken"), Catalogue("en")))


def _bundle(shown: Presentation) -> bytes:
    return make_bundle(shown.project, disclosure_selection.decisions(shown), 1)


WAYS: dict[str, Callable[[Presentation], Any]] = {
    **{form: lambda shown, form=form: in_pieces(shown, form) for form in FORMS},  # type: ignore[misc]
    "vault": vault, "archive": archive, "review": _review, "bundle": _bundle,
}  # fmt: skip


def mib(line: str) -> float:
    """A line of what the system says of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(each for each in lines if each.startswith(line)).split()[1]) / 1024


def measured(ours: Ours, name: str) -> str:
    """A row of the table. Ends in the process that it is called in."""
    shown = Presentation(ours.open(), None, Catalogue("en"))
    assert shown.state.digest
    Path("/proc/self/clear_refs").write_text("5")  # what it took at most is counted from here
    before, began = mib("VmRSS"), time.process_time()
    made = WAYS[name](shown)
    parts = (made,) if isinstance(made, bytes) else made.values() if isinstance(made, dict) else made
    with open(os.devnull, "wb") as file:
        size = sum(file.write(each) for each in parts)
    seconds = time.process_time() - began
    return f"{name} | {mib('VmHWM') - before:.0f} MiB | {size / 1e6:.1f} MB | {seconds:.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--only", nargs="+", choices=WAYS, default=list(WAYS))
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as root:
            ours = Ours(Path(root), size)
            for name in options.only:
                child = os.fork()
                if child == 0:
                    print(f"| {size:,} | {measured(ours, name)} |", flush=True)
                    os._exit(0)
                os.waitpid(child, 0)


if __name__ == "__main__":
    main()

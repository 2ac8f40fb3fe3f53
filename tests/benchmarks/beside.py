"""The program as it was before, to be measured beside today's, and the section of a document that the figures go into.

For the command that compares: what it starts in a tree from before finds no such file there.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def tree_of(commit: str) -> Iterator[Path]:
    """A worktree of a commit, for as long as one stays."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "before"
        subprocess.run(["git", "worktree", "add", "--detach", str(tree), commit], check=True, capture_output=True)
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], check=True, capture_output=True)


def put_section(file: Path, heading: str, text: str) -> None:
    """Puts a section, which begins with its heading, at the end of a document, in the place of the one before."""
    kept = file.read_text(encoding="utf-8")
    start = kept.find(heading)
    if start >= 0:
        end = kept.find("\n## ", start)
        kept = kept[:start] + (kept[end + 1 :] if end >= 0 else "")
    file.write_text(kept.rstrip() + "\n\n" + text, encoding="utf-8")

"""What the three verifiers say of bundles: the program, the script, and the page where there is a node to run it."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import BadFile
from core.evidence.bundle_check import open_bundle
from tests.forgeries import verifier

ROOT = Path(__file__).parents[1]
GOOD, BAD, REFUSED = "good", "bad", "refused"


def verdicts(contents: Sequence[bytes]) -> list[list[str]]:
    """Of each bundle, what each verifier says of it."""
    found = [[_of_program(each), _of_script(each)] for each in contents]
    for one, page in zip(found, in_page(contents), strict=False):
        one.append(REFUSED if "refused" in page else BAD if page["problems"] else GOOD)
    return found


def _of_program(content: bytes) -> str:
    try:
        return BAD if open_bundle(content).problems else GOOD
    except BadFile:
        return REFUSED


def _of_script(content: bytes) -> str:
    try:
        return BAD if verifier.check(content).problems else GOOD
    except verifier.NotABundle:
        return REFUSED


def in_page(contents: Sequence[bytes]) -> list[dict[str, Any]]:
    """What the page finds in each; nothing at all where there is no node."""
    node = shutil.which("node")
    if node is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, str(number)) for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        command = [node, "tests/fuzz/run_verifier.mjs", "tools/verify_bundle.html", *map(str, files)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]

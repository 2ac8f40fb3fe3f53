"""What the three verifiers say of bundles: the program, the script, and the page where there is a node to run it."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

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


SAME = {
    "stranger": "stranger",
    "after_removal": "after-removal",
    "overruled": "overruled",
    "after_role": "powers",
    "unconfirmed": "powers",
    "not_owner": "powers",
    "by_reviewer": "powers",
    "not_entitled": "not-entitled",
}
"""What the trail says of an event that does not count, and what the independent verifiers say of the same."""


class Judgement(NamedTuple):
    """What a verifier makes of a bundle: the events without effect and why, as far as all three say it in the same way;
    the codebook; the role of its maker; and the kinds of what has to be known."""

    without_effect: dict[str, str]
    codebook: list[dict[str, Any]]
    role: str
    notes: list[str]


def of_program(content: bytes) -> Judgement:
    """What the program makes of a bundle whose names are all plain."""
    found = open_bundle(content)
    conflicts = found.state.conflicts.rows.items()
    why = {event.hex(): SAME[each.kind] for event, each in conflicts if each.kind in SAME}
    book = [
        {
            "code": row.id.hex(),
            "name": found.text(row.name),
            "parent": row.parent.hex() if row.parent else None,
            "status": row.status,
            "into": [each.hex() for each in row.into],
        }
        for row in found.state.codes.values()
    ]
    return Judgement(why, book, found.role, [each.id.removeprefix("integrity-note-") for each in found.notes])


def of_script(content: bytes) -> Judgement:
    """What the script makes of it."""
    found = verifier.check(content)
    return _judgement(found.without_effect, found.codebook, found.role, found.notes)


def of_page(found: dict[str, Any]) -> Judgement:
    """What the page made of it."""
    return _judgement(found["withoutEffect"], found["codebook"], found["role"], found["notes"])


def _judgement(reasons: dict[str, str], book: Any, role: str, notes: list[list[str]]) -> Judgement:
    why = {event: each for event, each in reasons.items() if each in SAME.values()}
    return Judgement(why, book, role, [kind for kind, *_ in notes])

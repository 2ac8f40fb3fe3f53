"""Every "cannot" in the threat model has a test: docs/threat-model.md names it, and it is there.

The tables of the section "What each cannot do" end with a column of tests, each as `file::function` below tests/.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECTION = "## What each cannot do"


def rows() -> list[tuple[str, str, str]]:
    """Who, what they cannot do, and the cell with the tests."""
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    section = text.split(SECTION, 1)[1].split("\n## ", 1)[0]
    cells = [
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in section.splitlines() if line[:1] == "|"
    ]
    found = [each for each in cells if not set(each[0]) <= set("-: ") and each[0] != "who"]
    assert all(len(each) == 3 for each in found), [each for each in found if len(each) != 3]
    return found  # type: ignore[return-value]


@cache
def functions(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_the_table_is_there():
    assert len(rows()) > 20


@pytest.mark.parametrize(("who", "cannot", "tests"), rows(), ids=lambda cell: cell[:40])
def test_every_cannot_has_a_test(who, cannot, tests):
    named = re.findall(r"`([^`]+)`", tests)
    assert named, f"{who} | {cannot}: no test is named"
    for each in named:
        file, _, function = each.partition("::")
        assert (ROOT / "tests" / file).is_file(), f"{each}: no such file below tests/"
        assert function in functions(file), f"{each}: no such test"

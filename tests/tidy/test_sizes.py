"""Sizes that keep code readable: files, functions, parameters; and a docstring on everything that others may call."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [path for top in ("app", "core", "sync") for path in sorted((ROOT / top).rglob("*.py"))]
FILE_LINES_MAX = 400
FILE_LINES_MEDIAN = (40, 200)
"""A house of very small files is as hard to find one's way in as one of very large ones."""
FUNCTION_LINES_MAX = 60
PARAMETERS_MAX = 6
COMMAND_LINE = ROOT / "app" / "cli"
"""There a function has one parameter for each option of its command."""


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def test_files_are_of_a_size_to_be_read():
    sizes = {path.relative_to(ROOT).as_posix(): lines_of(path) for path in CODE if path.name != "__init__.py"}
    assert {name: size for name, size in sizes.items() if size > FILE_LINES_MAX} == {}
    low, high = FILE_LINES_MEDIAN
    assert low <= statistics.median(sizes.values()) <= high


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_functions_fit_a_screen_and_take_few_parameters(path):
    for node in functions(path):
        lines = (node.end_lineno or 0) - node.lineno + 1
        assert lines < FUNCTION_LINES_MAX, f"{node.name} has {lines} lines"
        given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        own = [each for each in given if each.arg not in ("self", "cls")]
        if COMMAND_LINE not in path.parents:
            assert len(own) <= PARAMETERS_MAX, f"{node.name} takes {len(own)} parameters"


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_everything_public_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the first line says what the file is for"
    missing = []
    for holder in ast.walk(tree):
        if isinstance(holder, (ast.Module, ast.ClassDef)) and not getattr(holder, "name", "").startswith("_"):
            if (ast.get_docstring(holder) or "").startswith("An implementation of `"):
                continue  # the interface says what each method does
            for node in holder.body:
                named = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
                if named and not node.name.startswith("_") and not ast.get_docstring(node):
                    missing.append(node.name)
    assert missing == []

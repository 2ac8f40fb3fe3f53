"""Libraries and extras that code and documents name are those that pyproject.toml declares."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = set(PROJECT["optional-dependencies"])
LIBRARIES = {re.split(r"[<>=;\[ ]", each)[0] for each in PROJECT["dependencies"]}
NAMED = re.compile(r"kodespor\[([\w,-]+)\]")
ALONE = re.compile(r'needs\("([^"]+)"\)')
"""A library that is installed by its own name."""


def text_of(*folders: str, endings: tuple[str, ...]) -> str:
    """All files of these kinds, one after the other."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.suffix in endings]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_extra_that_is_named_can_be_installed():
    words = text_of("app", "core", "sync", "docs", endings=(".py", ".ftl", ".md"))
    words += (ROOT / "README.md").read_text(encoding="utf-8")
    named = {extra for found in NAMED.findall(words) for extra in found.split(",")}
    assert named <= EXTRAS
    assert {"relay", "postgres"} <= named


def test_every_library_that_code_asks_for_comes_with_kodespor():
    asked = set(ALONE.findall(text_of("app", "core", "sync", endings=(".py",))))
    assert {"python-docx", "openpyxl", "pdfminer.six"} <= asked
    assert asked <= LIBRARIES

"""House rules that a machine can check: sizes, docstrings, stale documents, and nothing from anybody's workplace."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [path for top in ("app", "core", "sync") for path in sorted((ROOT / top).rglob("*.py"))]
FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70


def tracked() -> list[Path]:
    """What git tracks; every file where there is no git, as in an unpacked archive."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = done.stdout.split() if done.returncode == 0 else []
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_has_one_subject_and_says_it(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    about = ast.get_docstring(tree)
    if path.read_text(encoding="utf-8").strip():
        assert about, "the first line says what the file is for"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES_MAX
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= FUNCTION_LINES_MAX, f"{node.name} has {lines} lines"


def test_nothing_is_called_after_a_drawer_for_odds_and_ends():
    for path in CODE:
        assert path.stem not in ("utils", "util", "helpers", "helper", "manager", "misc", "common"), path


def test_every_command_is_in_the_guide():
    from app.cli.main import COMMANDS

    guide = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`{command}" in guide, f"docs/commands.md does not tell of {command}"


def test_links_in_documents_lead_somewhere():
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} points to {target}, which is not there"


def test_no_lock_file_names_a_place_to_download_from():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


def test_nothing_of_a_machine_or_a_trial_run_is_kept():
    files = tracked()
    if not files:
        pytest.skip("not a git checkout")
    unwanted = re.compile(r"\.(kseg|kgrant|kreq|kwel|db|key)$")
    assert [path for path in files if unwanted.search(path.name)] == []
    homes = re.compile("/" + "(work|home|root)/[a-z]")
    for path in files:
        if path.suffix in (".py", ".md", ".toml", ".txt", ".cfg", "") and path.name != "LICENSE":
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not homes.search(text), f"{path.name} names a folder of somebody's machine"


def test_strange_characters_are_meant():
    """Bidirectional controls can make code read otherwise than it runs."""
    for path in CODE:
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", path.read_text(encoding="utf-8")), path

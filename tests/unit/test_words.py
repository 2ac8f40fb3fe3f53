"""Both languages are complete: every text that a screen asks for stands in Norwegian too."""

import ast
from pathlib import Path

from app import keyboard
from app.screens.texts import KINDS
from app.studio import PLACES
from app.words import NORWEGIAN, Words
from core.analysis.disputes import CONCURRENT
from core.commands import codebook, codings, memos, participants, project
from core.events.registry import BY_WIRE

APP = Path(__file__).parents[2] / "app"
DEVICE_KINDS = ("device", "paper")
CHANGES = ("added", "removed", "renamed", "moved", "merged", "split", "redefined")
REMARKS = ("stranger", "after_removal", "newer_version", "already_there", "unknown", "cycle", "not_own", "out_of_range",
           "concurrent_rename", "concurrent_move", "merged_twice", "not_live", "deleted_in_use", "withdrawn",
           "already_admitted")  # fmt: skip


def asked_for() -> set[str]:
    """Every constant text that is given to `w(…)` or `words(…)`, and those that are looked up by a value."""
    found: set[str] = set()
    for path in [*APP.glob("*.py"), *(APP / "screens").glob("*.py"), *(APP / "parts").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in ("w", "words") and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    for values in (KINDS, memos.KINDS, participants.STATUSES, project.PHASES, project.PARTS, codebook.PARTS,
                   codings.STANCES, CONCURRENT, DEVICE_KINDS, CHANGES, BY_WIRE):  # fmt: skip
        found.update(values)
    found.update(each.replace("_", " ") for each in REMARKS)
    found.update(label for _, _, label in PLACES)
    found.update(what for _, what in keyboard.HELP)
    return found


def test_every_text_is_there_in_norwegian():
    assert sorted(asked_for() - set(NORWEGIAN)) == []


def test_no_translation_is_left_over():
    assert sorted(set(NORWEGIAN) - asked_for()) == []


def test_what_is_filled_in_is_filled_in_both():
    for english, norwegian in NORWEGIAN.items():
        assert english.count("{}") == norwegian.count("{}"), english
    assert Words("nb")("Texts") == "Tekster"
    assert Words("en")("Texts") == "Texts"
    assert Words("fr")("Texts") == "Tekster"

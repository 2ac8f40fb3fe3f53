"""Both languages are complete: every text that a screen asks for stands in Norwegian too."""

import ast
from pathlib import Path

from app.features.texts.screen import KINDS
from app.i18n.refusals import NORWEGIAN as REFUSALS
from app.i18n.words import ENGLISH, Words, norwegian
from core.analysis.agreement.over_time import MARKS
from core.analysis.disagreements import CONCURRENT
from core.commands import codebook, codings, members, memos, participants, project, relations
from core.errors import Refused
from core.events.registry import BY_WIRE
from core.text import pii_suggestions
from core.text.context_expansion import WIDTHS
from core.views.layers import LAYERS

FAULTS = ("Refused", "BadFile", "StorageFailed")
APP = Path(__file__).parents[3] / "app"
DEVICE_KINDS = ("device", "paper")
CHANGES = ("added", "removed", "renamed", "moved", "merged", "split", "redefined")
REMARKS = ("stranger", "after_removal", "newer_version", "already_there", "unknown", "cycle", "not_own", "out_of_range",
           "concurrent_rename", "concurrent_move", "merged_twice", "not_live", "deleted_in_use", "withdrawn",
           "already_admitted", "by_reviewer", "overruled", "overlaps")  # fmt: skip


def asked_for() -> set[str]:
    """Every constant text that is given to `w(…)` or `words(…)`, and those that are looked up by a value."""
    found: set[str] = set()
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in ("w", "words") and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    for values in (KINDS, memos.KINDS, participants.STATUSES, project.PHASES, project.PARTS, codebook.PARTS,
                   codings.STANCES, CONCURRENT, DEVICE_KINDS, CHANGES, BY_WIRE,
                   members.ROLES, LAYERS, pii_suggestions.KINDS, relations.KINDS, participants.TYPES, WIDTHS,
                   MARKS):  # fmt: skip
        found.update(values)
    found.update(each.replace("_", " ") for each in REMARKS)
    return found


def test_what_is_filled_in_is_filled_in_both():
    for english, other in norwegian().items():
        assert english.count("{}") == other.count("{}"), english
    assert Words("nb")("Texts") == "Tekster"
    assert Words("en")("Texts") == "Texts"
    assert Words("fr")("Texts") == "Tekster"


def refused() -> set[str]:
    """Every sentence that core, sync and app refuse with, as far as it stands in the code; names and numbers as {}."""
    found: set[str] = set()
    places = (
        "core",
        "core/commands",
        "core/importing",
        "core/analysis",
        "core/storage",
        "sync",
        "sync/transports",
        "app",
    )
    for path in (path for place in places for path in (APP.parent / place).glob("*.py")):
        raised = [node.exc for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if type(node) is ast.Raise]
        for call in raised:
            if isinstance(call, ast.Call) and call.args and getattr(call.func, "id", "") in FAULTS:
                found.update(sentences_of(call.args[0]))
    return {each for each in found if " " in each}  # a code's sentence is looked for by tests/tidy/test_catalogue.py


def sentences_of(value: ast.expr) -> list[str]:
    if isinstance(value, ast.Constant):
        return [value.value]
    if isinstance(value, ast.IfExp):
        return sentences_of(value.body) + sentences_of(value.orelse)
    if isinstance(value, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "{}" for part in value.values)]
    return []


NOT_IN_THE_APP = {
    "No project in this shared folder knows this recovery sheet.",
    "There is a project in {} already; recover into another folder.",
    "These are not the twenty-four words of a recovery sheet; check the spelling and the order.",
    "{}: {}",
}


def test_what_happened_is_said_in_english_words_too():
    assert sorted(set(BY_WIRE) - set(ENGLISH)) == []


def test_every_refusal_is_there_in_norwegian():
    assert sorted(refused() - set(REFUSALS) - NOT_IN_THE_APP) == []


def test_refusals_keep_their_names_and_numbers():
    words = Words("nb")
    assert words.refusal("note.txt is empty.") == "note.txt er tom."
    assert words.refusal(Refused("code-name-unchanged", name="Mot")) == "Koden heter allerede «Mot»."
    assert words.refusal("a.docx: this is not a Word document, or it is damaged.").startswith("a.docx: dette er ikke")
    assert words.refusal("Something nobody has thought of.") == "Something nobody has thought of."
    assert Words("en").refusal("note.txt is empty.") == "note.txt is empty."
    for english, other in REFUSALS.items():
        assert other.count("{}") <= english.count("{}"), english

"""The catalogue is whole: both languages say the same things, and every sentence that code asks for is there."""

import ast
import re
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from app.cli.commands import help_id, noun_of, path_of
from tests.unit.app.test_help import contexts

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "app" / "i18n"
CODE = [path for top in ("app", "core", "sync") for path in sorted((ROOT / top).rglob("*.py"))]
ERRORS = {
    "Refused", "UnknownName", "AmbiguousName", "BadFile", "MissingLibrary", "WrongPassphrase", "NotAProject",
    "NewerVersion", "StorageFailed", "Rejected", "NotCanonical", "BadSeal", "KodesporError",
}  # fmt: skip


class Places(Visitor):
    """The names of the places of a message."""

    def __init__(self):
        self.names: set[str] = set()

    def visit_VariableReference(self, node):
        self.names.add(node.id.name)


@cache
def messages(language: str) -> dict[str, ftl.Message]:
    found: dict[str, ftl.Message] = {}
    for path in sorted((FOLDER / language).rglob("*.ftl")):
        area = path.stem if path.parent.name == language else path.parent.name
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content[:60]}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name.startswith(area + "-"), f"{path.name}: {entry.id.name}"
                assert entry.id.name not in found, f"{entry.id.name} stands there twice"
                found[entry.id.name] = entry
    return found


def places(message: ftl.Message) -> set[str]:
    visitor = Places()
    visitor.visit(message)
    return visitor.names


def asked_for() -> tuple[set[str], set[str]]:
    """Ids that code names, and beginnings of ids that it puts together with a value."""
    areas = {name.partition("-")[0] for name in messages("en")}
    looks = re.compile(rf"(?:{'|'.join(areas)})-[a-z0-9_-]*[a-z0-9]")
    begins = re.compile(rf"(?:{'|'.join(areas)})-(?:[a-z0-9_-]+-)?")
    ids, beginnings = set(), set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and looks.fullmatch(node.value):
                ids.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                begin = str(node.values[0].value)
                if begins.fullmatch(begin):
                    beginnings.add(begin)
            elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ERRORS and " " not in str(node.args[0].value):
                    ids.add(f"error-{node.args[0].value}")
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "default":
                ids.add(f"error-{ast.literal_eval(node.value)}")
    return ids, beginnings


def test_both_languages_say_the_same_things():
    english, norwegian = messages("en"), messages("nb")
    assert sorted(set(english) ^ set(norwegian)) == []
    assert [name for name in english if places(english[name]) != places(norwegian[name])] == []


def test_every_message_that_code_asks_for_is_there():
    ids, _ = asked_for()
    assert sorted(ids - set(messages("en"))) == []


def calls() -> list[tuple[str, str, set[str]]]:
    """Where code names a message or an error and what it fills in: file and line, id, names of parameters."""
    found = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = {each.arg for each in node.keywords}
            if name in (*ERRORS, "w", "words") and None not in given:
                prefix = "error-" if name in ERRORS else ""
                found.append((f"{path.name}:{node.lineno}", f"{prefix}{node.args[0].value}", given))
    return found


def test_every_place_of_a_message_is_filled_in():
    english = messages("en")
    wrong = [
        f"{where}: {name} has the places {sorted(places(english[name]))}"
        for where, name, given in calls()
        if name in english and given != places(english[name])
    ]
    assert wrong == []


def test_no_message_is_left_over():
    ids, beginnings = asked_for()
    ids |= {"cli-base-options", "cli-base-places"}
    ids |= {help_id(noun_of(each.command), path_of(each)) for each in contexts()}
    left = [name for name in messages("en") if name not in ids and not name.startswith(tuple(beginnings))]
    assert left == []


def test_whatever_the_app_shows_has_a_language():
    """A presentation without a translator would show ids of messages to people."""
    silent = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Presentation":
                given = {each.arg for each in node.keywords}
                if len(node.args) < 3 and "translator" not in given and "sample" not in path.parts:
                    silent.append(f"{path.name}:{node.lineno}")
    assert silent == []

"""Each event goes all the way: from a command over a fold and a policy to screens, command line, simulation and tests.

A new event that lacks one of these steps fails here, and the message names what is missing. CONTRIBUTING.md walks
through them with an example.
"""

import ast
import typing
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from core.events.catalogue import catalogue
from core.events.form import InOrder, Items, rules_of
from core.events.policy import UNDECLARED, Policy
from core.events.registry import BY_CLASS, Kind, event
from core.log.validity_rules import RULES
from core.sealing.codec import SealedText
from core.views.state import FOLDS

ROOT = Path(__file__).parents[2]

STEPS = {
    "policy": "declare in the class's @event(…) who may make and undo it: a Policy (core/events/policy.py)",
    "fold": "write a function with @folds({cls}) called {name} in core/views: what the event does to the state",
    "command": "write a command in core/commands that decides on it: it returns Decision({cls}(…)), or refuses",
    "command line": "write or extend a command in app/cli, in COMMANDS of app/cli/main.py, that gives it to project.do",
    "screen": "give people a way to it: a control in app/features or app/components that leads to the command",
    "label": "say what it did in app/i18n/en/event.ftl and app/i18n/nb/event.ftl: the message event-{label}",
    "simulation": "carry the command out in tests/simulation/actions_*.py, and weigh it in _ACTIONS in actions.py",
    "unit test": "write a test in tests/unit that carries the command out, or names {cls}",
    "document": 'write it into docs/events.md: run "make docs"',
}
"""What a new event needs, in the order in which one goes, and what to do for each."""

KNOWN_GAPS = {
    "passage.unlinked": {"screen"},
    "milestone.marked": {"screen"},
    "device.removed": {"screen"},
    "event.accepted_late": {"screen"},
}
"""Events to which some way is missing, known and not mended yet. Whoever builds the way takes the entry out."""


class Function(NamedTuple):
    """A function or method (or what stands outside of all), by the file in which it is."""

    file: str
    name: str
    is_method: bool = False


class Code(NamedTuple):
    """The functions of the program and of its tests, the names that each mentions, and what each file imports."""

    mentioned: dict[str, set[Function]]
    imported: dict[str, set[str]]


@cache
def code() -> Code:
    """Reads the program and those tests that carry commands out."""
    mentioned: dict[str, set[Function]] = defaultdict(set)
    imported: dict[str, set[str]] = {}
    for top in ("core", "app", "sync", "tests/unit", "tests/simulation", "tests/builders.py"):
        for path in sorted((ROOT / top).rglob("*.py")) if (ROOT / top).is_dir() else [ROOT / top]:
            file, tree = path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
            if file.startswith("app/sample/"):  # the sample study is no way in for people
                continue
            aliases = dict(_imports(tree))
            imported[file] = set(aliases.values())
            for function in _functions(tree, file):
                for name in function[1]:
                    mentioned[aliases.get(name, name)].add(function[0])
    return Code(mentioned, imported)


def _imports(tree: ast.Module) -> Iterable[tuple[str, str]]:
    """The names that a file imports: as it calls them, and their last part where they come from."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for each in node.names:
                yield each.asname or each.name.rpartition(".")[2], each.name.rpartition(".")[2]
        if isinstance(node, ast.ImportFrom) and node.module:
            stem = node.module.rpartition(".")[2]
            yield f"from {stem}", stem


def _functions(tree: ast.Module, file: str) -> Iterable[tuple[Function, set[str]]]:
    """Each function of a file (and what stands outside of all), with the names in it."""
    for node in tree.body:
        for each in node.body if isinstance(node, ast.ClassDef) else [node]:
            is_function = isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))
            name = each.name if is_function else "outside of all functions"
            yield Function(file, name, is_function and each is not node), set(_names(each))


def _names(node: ast.AST) -> Iterable[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr


@cache
def users_of(function: Function) -> set[Function]:
    """The functions that mention this one: in its own file, or in one that imports it or its module."""
    stem, found = Path(function.file).stem, set()
    for user in code().mentioned[function.name]:
        names = code().imported[user.file]
        is_public = not function.name.startswith("_")
        if user.file == function.file or (is_public and (function.is_method or names & {function.name, stem})):
            found.add(user)
    return found - {function}


def ways_to(cls: type, *beginnings: str) -> bool:
    """Whether a function in a file whose path begins so leads to making an event, over whatever is in between.

    By names, so a way may be taken for one that is not: a missing step can go unnoticed, but none that is there is
    called for.
    """
    waiting = list(makers(cls.__name__))
    found = set(waiting)
    while waiting:
        function = waiting.pop()
        if function.file.startswith(beginnings):
            return True
        fresh = {each for each in users_of(function) if not each.name.startswith("outside")} - found
        found |= fresh
        waiting += fresh
    return False


def makers(cls: str) -> frozenset[Function]:
    """The functions of core that make an event of a class."""
    return frozenset(_callers()[cls])


@cache
def _callers() -> dict[str, set[Function]]:
    """The functions of core that call something, by its name."""
    found: dict[str, set[Function]] = defaultdict(set)
    for path in sorted((ROOT / "core").rglob("*.py")):
        file, tree = path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            for each in node.body if isinstance(node, ast.ClassDef) else [node]:
                if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    for call in ast.walk(each):
                        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                            found[call.func.id].add(Function(file, each.name, each is not node))
    return found


@cache
def labels(language: str) -> frozenset[str]:
    text = (ROOT / "app" / "i18n" / language / "event.ftl").read_text(encoding="utf-8")
    return frozenset(entry.id.name for entry in FluentParser().parse(text).body if isinstance(entry, ftl.Message))


def missing_steps(kind: Kind) -> list[str]:
    """The steps that an event lacks, by their names."""
    cls, label = kind.cls, f"event-{kind.wire.replace('.', '-')}"
    has = {
        "policy": kind.policy is not UNDECLARED,
        "fold": cls in FOLDS and FOLDS[cls].apply.__name__ == kind.wire.replace(".", "_"),
        "command": bool(makers(cls.__name__)),
        "command line": ways_to(cls, "app/cli/"),
        "screen": ways_to(cls, "app/features/", "app/components/", "app/services/", "app/shell/"),
        "label": label in labels("en") and label in labels("nb"),
        "simulation": ways_to(cls, "tests/simulation/"),
        "unit test": ways_to(cls, "tests/unit/")
        or any(each.file.startswith("tests/unit/") for each in code().mentioned[cls.__name__]),
        "document": f"`{kind.wire}`" in (ROOT / "docs" / "events.md").read_text(encoding="utf-8"),
    }
    assert has.keys() == STEPS.keys()
    return [step for step in STEPS if not has[step]]


def told(kind: Kind, steps: list[str]) -> str:
    """What somebody who adds an event reads: which steps are missing, and what to do for each."""
    name = kind.wire.replace(".", "_")
    places = {"cls": kind.cls.__name__, "name": name, "label": kind.wire.replace(".", "-")}
    lines = [f"  {step}: {STEPS[step].format(**places)}" for step in steps]
    return "\n".join([f"{kind.wire} lacks {len(steps)} of {len(STEPS)} steps:", *lines])


@pytest.mark.parametrize("kind", BY_CLASS.values(), ids=lambda kind: kind.wire)
def test_an_event_has_every_step(kind):
    known = KNOWN_GAPS.get(kind.wire, set())
    lacking = [step for step in missing_steps(kind) if step not in known]
    assert lacking == [], told(kind, lacking)
    found = sorted(known - set(missing_steps(kind)))
    assert found == [], (
        f"{kind.wire} seems to have its {found} now: if so, take it out of KNOWN_GAPS. Ways are followed by names, so "
        "a variable that is called like a command's function is taken for it: give it another name"
    )


def test_an_event_of_which_nothing_is_there_lacks_every_step():
    """This test of the test: a class that was only just written is told all that it needs, in order."""

    class CodePainted(NamedTuple):
        """A code was painted."""

        code: bytes

    kind = Kind("code.painted", 1, CodePainted, UNDECLARED, lambda _: True, (), {})
    assert missing_steps(kind) == list(STEPS)
    said = told(kind, missing_steps(kind))
    assert "code.painted lacks 9 of 9 steps" in said
    assert "called code_painted in core/views" in said
    assert "the message event-code-painted" in said


def test_a_class_without_a_policy_is_registered_as_undeclared():
    class CodePainted(NamedTuple):
        """A code was painted."""

        code: bytes

    event("code.painted")(CodePainted)
    kind: Kind = BY_CLASS.pop(CodePainted)
    from core.events.registry import BY_WIRE

    BY_WIRE.pop("code.painted")
    assert "policy" in missing_steps(kind)
    assert "policy" not in missing_steps(kind._replace(policy=Policy(*UNDECLARED)))


def test_the_document_of_events_says_what_each_declares():
    assert (ROOT / "docs/events.md").read_text(encoding="utf-8") == catalogue(), 'stale: run "make docs"'


JUDGED_ELSEWHERE = {"sign", "box", "salt", "first", "last"}
"""Fields whose values core/views/members.py and core/log/validity_rules.py check: keys, and places in a feed."""


@pytest.mark.parametrize("kind", BY_CLASS.values(), ids=lambda kind: kind.wire)
def test_every_field_that_holds_words_numbers_or_arrays_declares_its_form(kind):
    """So the writer and the fold check it alike. Ids need no form: what they name is checked by their types."""
    hints = typing.get_type_hints(kind.cls, include_extras=True)
    bare = [
        name
        for name, plain in typing.get_type_hints(kind.cls).items()
        if {str, bytes, int, SealedText} & _composed_of(plain) and not rules_of(hints[name])
    ]
    bare += [name for name, plain in typing.get_type_hints(kind.cls).items()
             if Ellipsis in typing.get_args(plain) and not any(isinstance(rule, (Items, InOrder))
                                                               for rule in rules_of(hints[name]))]  # fmt: skip
    bare = sorted(set(bare) - JUDGED_ELSEWHERE)
    assert bare == [], f"{kind.wire}: say at the fields {bare} what they may hold (core/events/form.py)"


def _composed_of(hint: Any) -> set[Any]:
    """The plain types in a type; an id is none of them, nor is the kind of a thing."""
    parts = typing.get_args(hint)
    return {hint} if not parts else {each for part in parts for each in _composed_of(part)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_validity_rule_has_a_statement_and_a_test_of_its_name(rule):
    tree = ast.parse((ROOT / "tests/unit/test_validity_rules.py").read_text(encoding="utf-8"))
    tests = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert f"test_{rule.name}" in tests, f"write test_{rule.name} in tests/unit/test_validity_rules.py"
    assert rule.statement.endswith(".")
    assert [each.name for each in RULES].count(rule.name) == 1


def test_every_row_of_the_rules_is_in_the_table():
    from core.log import validity_rules

    rows = [each for each in vars(validity_rules).values() if isinstance(each, validity_rules.Rule)]
    assert sorted(rows) == sorted(RULES)

"""One word for one thing: no sentence outside the catalogue, and no second word for what has one already."""

import ast
import re
from pathlib import Path

from fluent.syntax import FluentSerializer
from fluent.syntax import ast as ftl

from tests.tidy.test_catalogue import messages

ROOT = Path(__file__).parents[2]
CODE = [path for top in ("app", "core", "sync") for path in sorted((ROOT / top).rglob("*.py"))]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *(
        path
        for path in sorted((ROOT / "docs").glob("*.md"))
        if path.name not in ("benchmarks.md", "events.md", "glossary.md")
    ),
]

SENTENCE = re.compile(r"[A-ZÆØÅ“«][^\n]*[a-zæøå]\S* [a-zæøå]\S* \S*[a-zæøå]")
"""A capital letter, and three words: what somebody would read as a sentence."""
STATEMENT = re.compile(r"(SELECT|CREATE|INSERT|DELETE|PRAGMA|UPDATE|ALTER|WITH|NOTIFY|LISTEN) ")
FOR_PROGRAMMERS = {"AssertionError", "ValueError", "TypeError", "RuntimeError", "KeyError", "NotImplementedError"}
FICTION = ROOT / "app" / "sample"
"""The sample study's own words."""
FOR_DOCUMENTS = {"core/events/catalogue.py", "core/log/validity_rules.py", "sync/states.py", "sync/relay/server.py"}
"""What these say stands in documents for developers, or in a relay's metrics."""

NOT_IN_CODE = {
    "desk": "context (CommandContext)",
    "studio": "shell, window",
    "parcel": "bundle (TransferBundle)",
    "remark": "conflict",
    "settlement": "consensus",
    "parting": "clone",
    "verdict": "validity",
    "doomed": "withdrawn",
    "wording": "protected text",
    "happened": "recorded",
    "telephone": "phone",
}
"""Names that the code had for things which the field, or the rest of the code, calls otherwise."""

GLOSSARY = ROOT / "docs" / "glossary.md"


def glossary() -> list[list[str]]:
    """The rows of the first table: English, Norwegian, meaning, and patterns of words not to use in each language."""
    rows = []
    for line in GLOSSARY.read_text(encoding="utf-8").partition("## Words of the code")[0].splitlines():
        cells = [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 5 and cells[0] != "English" and not cells[0].startswith("--"):
            rows.append(cells)
    return rows


def unwanted(language: int) -> dict[str, str]:
    """Patterns of words that are not used, with the word to use."""
    return {
        pattern.strip(): row[language] for row in glossary() for pattern in row[3 + language].split(", ") if pattern
    }


def docstrings(tree: ast.AST) -> set[int]:
    """The constants that are documentation, by their identity."""
    found = set()
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                found.add(id(child.value))
    return found


def excused(tree: ast.AST) -> set[int]:
    """Constants in errors and assertions that only programmers see."""
    found = set()
    for node in ast.walk(tree):
        is_error = isinstance(node, ast.Call) and getattr(node.func, "id", "") in FOR_PROGRAMMERS
        if is_error or isinstance(node, ast.Assert):
            found |= {id(each) for each in ast.walk(node)}
    return found


def test_no_sentence_stands_outside_the_catalogue():
    found = []
    for path in CODE:
        if FICTION in path.parents or path.relative_to(ROOT).as_posix() in FOR_DOCUMENTS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passed = docstrings(tree) | excused(tree)
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed
            if is_text and SENTENCE.match(node.value) and not STATEMENT.match(node.value):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.value[:60]}")
    assert found == []


def test_names_in_code_are_those_of_the_field():
    found = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node, "name", None) or getattr(node, "id", None) or getattr(node, "arg", None)
            parts = re.split(r"_|(?<=[a-z])(?=[A-Z])", name) if isinstance(name, str) else []
            found += [
                f"{path.relative_to(ROOT)}: {name} ({NOT_IN_CODE[part.lower()]})"
                for part in parts
                if part.lower() in NOT_IN_CODE
            ]
    assert sorted(set(found)) == []


def used(text: str, words: dict[str, str]) -> list[str]:
    return [f"{match.group()} ({better})" for word, better in words.items() for match in re.finditer(word, text)]


def read_by_people(path: Path) -> str:
    """A document without its code."""
    return re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def said(message: ftl.Message) -> str:
    """What a message says, without its id."""
    return FluentSerializer().serialize_entry(message).partition("=")[2]


def misused(language: int, code: str, documents: list[Path]) -> dict[str, list[str]]:
    words = unwanted(language)
    found = {path.name: used(read_by_people(path), words) for path in documents}
    found |= {name: used(said(message), words) for name, message in messages(code).items()}
    return {name: matches for name, matches in found.items() if matches}


def test_what_people_read_in_english_has_one_word_for_one_thing():
    assert misused(0, "en", [path for path in DOCUMENTS if not path.name.endswith(".nb.md")]) == {}


def test_what_people_read_in_norwegian_has_one_word_for_one_thing():
    assert misused(1, "nb", [path for path in DOCUMENTS if path.name.endswith(".nb.md")]) == {}


def test_the_words_of_the_glossary_are_those_of_the_catalogue():
    english, norwegian = messages("en"), messages("nb")
    missing = []
    for word, ord_, *_ in glossary():
        both = (
            name
            for name in english
            if word.lower() in said(english[name]).lower() and ord_.lower() in said(norwegian[name]).lower()
        )
        if next(both, None) is None:
            missing.append(f"{word} · {ord_}")
    assert missing == []

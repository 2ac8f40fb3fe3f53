"""No circle of imports, at run time or for typing, between files or between rooms."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOPS = ("app", "core", "sync")
CODE = [path for top in TOPS for path in sorted((ROOT / top).rglob("*.py"))]


def module_of(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


MODULES = {module_of(path) for path in CODE}


def imports() -> dict[str, set[str]]:
    """Each module with those of ours that it imports anywhere: at its top, in a function, or for typing only."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in CODE:
        here = module_of(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in TOPS:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    found[here].add(whole if whole in MODULES else node.module)
            elif isinstance(node, ast.Import):
                found[here] |= {alias.name for alias in node.names if alias.name in MODULES}
        found[here].discard(here)
    return found


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Groups of more than one node that reach each other (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for after in sorted(graph.get(node, ())):
            if after not in index:
                visit(after)
                low[node] = min(low[node], low[after])
            elif after in stack:
                low[node] = min(low[node], index[after])
        if low[node] == index[node]:
            group = []
            while True:
                group.append(stack.pop())
                if group[-1] == node:
                    break
            if len(group) > 1:
                found.append(sorted(group))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def test_no_files_import_each_other():
    """A package's `__init__` imports its own files to load them; that is no circle among the files."""
    graph = {
        name: {each for each in targets if not name.startswith(each + ".")}
        for name, targets in imports().items()
        if any(module_of(path) == name and path.name != "__init__.py" for path in CODE)
    }
    assert circles(graph) == []


def test_no_rooms_import_each_other():
    rooms: dict[str, set[str]] = defaultdict(set)
    for name, targets in imports().items():
        here = ".".join(name.split(".")[:2])
        rooms[here] |= {".".join(target.split(".")[:2]) for target in targets}
        rooms[here].discard(here)
    single = set(TOPS)
    assert circles({room: targets - single for room, targets in rooms.items() if room not in single}) == []

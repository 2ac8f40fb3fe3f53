"""Runs in the Python of the page, at build: finds which modules a start needs, and compiles those, so that a telephone
need not at every start. All others go into an archive of their own, as sources, which are smaller; it is fetched once
the page stands. Docstrings are left out; statements that check something (`assert`) stay."""

import ast
import importlib
import importlib.util
import re
import sys
import zipfile
from collections.abc import Iterable
from importlib import _bootstrap_external

TIME = (1980, 1, 1, 0, 0, 0)
FOLDERS = {"program": "/program/", "libraries": "/libraries/"}
NOT_IMPORTED = {"/program/main.py", "/libraries/_argon2_cffi_bindings/__init__.py"}
"""What a start needs and does not import: what is run, and where a library of C lies that is called directly."""
WHOLE = {"encodings", "site-packages"}
"""What of the standard library is found by names made at run time."""
IN_TWO_PLACES = ("email", "encodings", "http", "xml")
"""Packages whose modules that no start needs lie in the other archive. tools/web/page/python.mjs looks there too."""


def split(wanted: list[str]) -> None:
    """Of `/standard.zip`, `/libraries.zip` and `/program.zip` makes `/start.zip`, `/more.zip` and a smaller
    `/standard-start.zip`. `wanted` are the modules that a start imports."""
    for name, folder in FOLDERS.items():
        with zipfile.ZipFile(f"/{name}.zip") as archive:
            archive.extractall(folder)
        sys.path.insert(0, folder.rstrip("/"))
    for each in wanted:
        importlib.import_module(each)
    _import_controls()
    loaded = {str(getattr(module, "__file__", None)) for module in sys.modules.values()} | NOT_IMPORTED
    start: dict[str, bytes] = {}
    more: dict[str, bytes] = {}
    for name, folder in FOLDERS.items():
        packages = {path.rpartition("/")[0] for path in loaded if path.startswith(folder)}
        for path, content in _members(f"/{name}.zip"):
            place = f"{name}/{path}"
            if folder + path in loaded and path.endswith(".py"):
                start[place + "c"] = compiled(path, content)
            elif not path.endswith(".py") and _is_below(folder + path, packages):
                start[place] = content
            else:
                more[place] = content
    standard: dict[str, bytes] = {}
    needed = {name.partition(".")[0] for name in sys.modules} | WHOLE
    for path, content in _members("/standard.zip"):
        if path.partition("/")[0].removesuffix(".py") not in needed:
            more[f"libraries/{path}"] = content
        elif any(each.endswith(f".zip/{path}") for each in loaded):
            standard[path + "c"] = compiled(path, content)
        elif _is_elsewhere(path, loaded):
            more[f"libraries/{path}"] = content
        else:
            standard[path] = content
    start["more.txt"] = "\n".join(sorted(_modules(more))).encode()
    for name, files in (("start", start), ("more", more), ("standard-start", standard)):
        with zipfile.ZipFile(f"/{name}.zip", "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(files):
                archive.writestr(zipfile.ZipInfo(path, TIME), files[path])


def _members(archive: str) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as packed:
        return [(name, packed.read(name)) for name in sorted(packed.namelist())]


def _import_controls() -> None:
    """Flet imports a control when it is first named (`ft.Name`): here all that the app's imported modules name."""
    flet = importlib.import_module("flet")
    places = {str(getattr(module, "__file__", None)) for module in sys.modules.values()}
    for path in sorted(places):
        if path.startswith("/program/") and path.endswith(".py"):
            with open(path, encoding="utf-8") as file:
                for name in set(re.findall(r"\bft\.([A-Za-z]\w*)", file.read())):
                    getattr(flet, name)


def _modules(files: Iterable[str]) -> set[str]:
    """The names under which these files are imported, with the packages that they lie in. A name that is not among
    them, as one of another system, makes nobody unpack them."""
    found = set()
    for path in files:
        place, _, name = path.partition("/")[2].rpartition("/")
        if name.endswith((".py", ".so")):
            parts = [*place.split("/"), name.partition(".")[0]] if place else [name.partition(".")[0]]
            found |= {".".join(parts[: count + 1]) for count in range(len(parts))}
    return found


def _is_elsewhere(path: str, loaded: set[str]) -> bool:
    """Whether a module that is not loaded goes into the other archive: below a package of two places, except beside a
    loaded module in a package that lies deeper, which has one place."""
    package, _, rest = path.partition("/")
    if package not in IN_TWO_PLACES or "/" not in rest:
        return package in IN_TWO_PLACES
    folder = path.rpartition("/")[0]
    return not any(each.rpartition("/")[0].endswith(f".zip/{folder}") for each in loaded)


def _is_below(path: str, packages: set[str]) -> bool:
    """Whether a file that is no module lies in a loaded package, or deeper in one."""
    folder = path.rpartition("/")[0]
    while folder.count("/") > 1:
        if folder in packages:
            return True
        folder = folder.rpartition("/")[0]
    return False


def compiled(name: str, source: bytes) -> bytes:
    """A module as Python keeps it in a file; it is never compared with its source, which is not there."""
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
    code = compile(tree, name, "exec", dont_inherit=True)
    return bytes(_bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(source), False))  # type: ignore[attr-defined]

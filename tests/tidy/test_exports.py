"""Nothing leaves the study in clear without a record: whatever writes a file goes through app/services/exports.py.

A place that writes a file otherwise stands here with the reason why nothing of the study is in it.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITERS = {
    "write_whole",
    "write_whole_folder",
    "output_file",
    "write_bytes",
    "write_text",
    "create",
    "make_private_folder",
}
"""Functions by which a file or folder comes into being."""
NOTHING_OF_THE_STUDY = {
    "app/cli/base.py": "the two functions themselves: output_file, and take_out beside it",
    "app/cli/invite_join.py": "an invitation",
    "app/cli/checkpoints.py": "signed lines that count the events",
    "app/cli/membership.py": "requests and welcomes, which are sealed",
    "app/cli/exports.py": "what the tables of a database mean, beside it; the database was recorded",
    "app/services/exports.py": "the one way out",
    "app/services/invitations.py": "a request, which is sealed",
    "app/services/settings.py": "settings of the app",
    "app/shell/first_address.py": "the address of the page on this machine",
    "app/keeping/log_copies.py": "the project as a carrier brought it, which is sealed",
    "app/keeping/records.py": "what the machine knows of its own writing",
    "app/cli/backups.py": "a back-up, which is sealed",
    "app/cli/sync.py": "a sync file, which is sealed",
    "app/components/chosen_folder.py": "an empty folder, where somebody asks for one",
    "app/services/backups.py": "the whole project, which is sealed",
    "app/composition.py": "the project itself, and its key file, which are sealed",
    "app/sample/study.py": "the sample study, which is fiction",
}
OPENED = {"open", "NamedTemporaryFile", "ZipFile", "mkstemp", "connect"}
"""Other ways to a file, which only these use."""
MAY_OPEN = {
    "app/sample/depth.py": "a sound of the sample study, which is fiction",
    "app/keeping/journals.py": "reads a copy of the log, which is sealed, and removes it",
    "app/services/attachments.py": "reads what is to be attached",
}


IN_MEMORY = ("core/exporting/long_document.py", "whole.open(each, 'w')")
"""Opens a part of the file whose bytes it gives back, in this one call."""


def calls(path: Path) -> set[str]:
    """The names of the functions and methods that a file calls, by which something could be written."""
    tree, found = ast.parse(path.read_text(encoding="utf-8")), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found |= names_of(node)
    return found


def names_of(call: ast.Call) -> set[str]:
    """The name of what is called, where something could be written by it."""
    func = call.func
    name = func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
    is_bare = isinstance(func, ast.Name) or (isinstance(func, ast.Attribute) and name != "open")
    modes = [each.value for each in call.args if isinstance(each, ast.Constant)]
    is_writing = name != "open" or any(str(each) in ("w", "wb", "a", "ab", "x", "xb") for each in modes)
    return ({name} & WRITERS) | ({name} & OPENED if (is_bare or modes) and is_writing else set())


def opening(path: Path) -> list[str]:
    """The calls in a file that may open another one for writing."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in found if "open" in names_of(call)]


def writers() -> dict[str, set[str]]:
    """The files of the app that write, with what by."""
    found = {path.relative_to(ROOT).as_posix(): calls(path) for path in sorted((ROOT / "app").rglob("*.py"))}
    return {file: names for file, names in found.items() if names}


def test_whatever_writes_a_file_records_that_it_left_or_holds_nothing_of_the_study():
    escaped = set(writers()) - set(NOTHING_OF_THE_STUDY) - set(MAY_OPEN)
    assert escaped == set(), (
        f"{sorted(escaped)} write files that the project does not know of: use take_out (app/cli/base.py) or save_out "
        "(app/components/saving.py), or say here why nothing of the study is in them"
    )


def test_the_list_of_exceptions_holds_no_file_that_does_not_write():
    assert set(NOTHING_OF_THE_STUDY) - set(writers()) == set()


def test_core_and_sync_write_no_file_but_their_own():
    """The formats of core/exporting and core/report give bytes back: only the app writes them."""
    for room in ("core/exporting", "core/report", "core/analysis", "core/evidence"):
        for path in (ROOT / room).rglob("*.py"):
            opened = [call for call in opening(path) if (path.relative_to(ROOT).as_posix(), call) != IN_MEMORY]
            assert opened == [], path
            assert calls(path) & WRITERS == set(), path

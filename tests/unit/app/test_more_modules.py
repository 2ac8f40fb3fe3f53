"""The finder of modules that no start needs (tools/web/page/python.mjs), by itself."""

import encodings
import importlib
import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.refusals import refuses

PYTHON = Path(__file__).parents[3] / "tools" / "web" / "page" / "python.mjs"


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """The finder is in place for one module; gives how often its archive was asked for, and what happens then."""
    archive = SimpleNamespace(times=0, is_there=True)

    def more():
        archive.times += 1
        if not archive.is_there:
            raise OSError("more.zip: 504")
        (tmp_path / "kept_for_later.py").write_text("here = True")

    monkeypatch.setitem(sys.modules, "flet_js", SimpleNamespace(more=more))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(encodings, "__path__", [*encodings.__path__])
    found = re.search(r"const MORE = `\n(.*?)`;", PYTHON.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    exec(found[1], {"open": lambda _: io.StringIO("kept_for_later\n"), "__name__": "more"})
    yield archive
    sys.modules.pop("kept_for_later", None)


def test_a_module_that_is_nowhere_unpacks_nothing(asked):
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("module_of_another_system")
    assert asked.times == 0


def test_what_cannot_be_fetched_is_said_and_comes_when_it_can(asked):
    asked.is_there = False
    with refuses("device-not-fetched"):
        importlib.import_module("kept_for_later")
    asked.is_there = True
    assert importlib.import_module("kept_for_later").here
    assert asked.times == 2

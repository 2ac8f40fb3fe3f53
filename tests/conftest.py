"""No test fails for being slow: machines that run tests are shared. None writes into the home of whoever runs it. None
passes over a fault in opening snapshots, which costs somebody at work only time.

What hypothesis draws is the same in every run, so that a run says something about the change alone. `make explore`
draws anew, and more.
"""

import os
import tempfile

import pytest
from hypothesis import settings

from core.log.opened_log import OpenedLog

DATA = tempfile.TemporaryDirectory(prefix="kodespor-tests-")
os.environ["XDG_DATA_HOME"] = DATA.name

settings.register_profile("shared machines", deadline=None, derandomize=True)
settings.load_profile("shared machines")

NOTES_FAULT = OpenedLog._note_fault


def _raised(_: OpenedLog, problem: Exception) -> None:
    raise problem


OpenedLog._note_fault = _raised  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--explore", type=int, metavar="N", help="only properties, with N times as many examples, drawn anew"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    times = config.getoption("--explore", 0)
    if not times:
        return
    items[:] = [item for item in items if getattr(getattr(item, "obj", None), "is_hypothesis_test", False)]
    for test in {getattr(item.obj, "__func__", item.obj) for item in items if isinstance(item, pytest.Function)}:
        few = test._hypothesis_internal_use_settings
        test._hypothesis_internal_use_settings = settings(few, max_examples=few.max_examples * times, derandomize=False)

"""Runs tests of this checkout where it is called: in the Python of a browser."""

import contextlib
import io
import json

import pytest
from hypothesis import settings

EXAMPLES_MAX = 3
"""Of a property: Python is five to ten times slower here, and what is looked for is a difference of the machine, which
the first examples show. All others are drawn outside a browser."""


class Fewer:
    """Lets each property draw few examples."""

    @staticmethod
    def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
        for test in {getattr(item.obj, "__func__", item.obj) for item in items if isinstance(item, pytest.Function)}:
            given = getattr(test, "_hypothesis_internal_use_settings", None)
            if given is not None and given.max_examples > EXAMPLES_MAX:
                test._hypothesis_internal_use_settings = settings(given, max_examples=EXAMPLES_MAX)


def run(asked: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(
            ["-p", "no:cacheprovider", "-o", "addopts=", "-q", "--tb=short", *json.loads(asked)["tests"]],
            plugins=[Fewer],
        )
    return json.dumps({"code": int(code), "said": said.getvalue()})

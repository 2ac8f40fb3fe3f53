"""Runs tests of this checkout where it is called: in the Python of a browser."""

import contextlib
import io
import json

import pytest


def run(asked: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(
            ["-p", "no:cacheprovider", "-o", "addopts=", "-q", "--tb=short", *json.loads(asked)["tests"]]
        )
    return json.dumps({"code": int(code), "said": said.getvalue()})

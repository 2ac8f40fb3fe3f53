"""What a test needs of the machine: CI has all of it, elsewhere the test is passed over and says what is missing."""

import os

import pytest


def needs(is_there: bool, what: str) -> None:
    """Passes the test over where `what` is missing; fails in CI, where nothing may be passed over."""
    if not is_there:
        assert not os.environ.get("CI"), f"CI needs {what}"
        pytest.skip(f"{what}: not installed")

"""The guides name the buttons and screens as the app does."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer

from tests.tidy.test_catalogue import messages

ROOT = Path(__file__).parents[2]


def labels(language: str) -> set[str]:
    found = set()
    for message in messages(language).values():
        text = FluentSerializer().serialize_entry(message).partition("=")[2]
        found.add(" ".join(text.split()).rstrip(" …:"))
    return found


@pytest.mark.parametrize(("language", "guide"), [("en", "guide.md"), ("nb", "guide.nb.md")])
def test_every_label_in_bold_is_in_the_app(language, guide):
    text = " ".join((ROOT / "docs" / guide).read_text(encoding="utf-8").split())
    named = {name.rstrip(" …:") for name in re.findall(r"\*\*([^*]+)\*\*", text)}
    assert sorted(named - labels(language)) == []

"""The page on exports says of each event whether what it recorded comes home from a .qdpx."""

import re
from collections import Counter
from pathlib import Path

from core.events.registry import BY_CLASS

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def test_the_page_says_of_each_event_once_whether_it_comes_home():
    rows = [line.split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    told = Counter(name for row in rows if len(row) == 5 for name in re.findall(r"`([a-z]+\.[a-z_]+)`", row[2]))
    assert told == Counter(kind.wire for kind in BY_CLASS.values())

"""Every document has its place in the navigation of the site."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tools.site_pages import FROM_ROOT

ROOT = Path(__file__).parents[2]


def pages(nav: Any) -> Iterator[str]:
    """The pages that a part of the navigation leads to."""
    if isinstance(nav, str):
        yield nav
    else:
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from pages(each)


def test_every_document_is_in_the_navigation_of_the_site():
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    documents = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*.md")}
    assert set(pages(nav)) - {"decisions/"} == documents | set(FROM_ROOT.values()), "add it to nav in mkdocs.yml"


def test_a_decision_begins_with_its_number_and_title():
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        title = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert title.startswith(f"# {int(path.name[:4])}. "), f"{path.name}: {title}"

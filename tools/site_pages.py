"""Adds to the site of mkdocs what is not in docs/: README, CONTRIBUTING, CHANGELOG, and a list of the decisions."""

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
FROM_ROOT = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
"""Files beside docs/, and what they are called on the site."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts every decision into the navigation, the newest last."""
    pages = [f"decisions/{path.name}" for path in _decisions()]
    for section in config.nav or []:
        if "Decisions" in section:
            section["Decisions"] = ["decisions/index.md", *pages]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages, and the icon."""
    for name, page in FROM_ROOT.items():
        words = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=_as_seen_from_docs(words)))
    files.append(File.generated(config, "decisions/index.md", content=_list_of_decisions()))
    files.append(File.generated(config, "icon.svg", abs_src_path=str(ROOT / "assets" / "icon.svg")))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Leads links that go out of docs/ to the pages that were added."""
    for name, page in FROM_ROOT.items():
        markdown = markdown.replace(f"](../{name}", f"]({page}")
    return markdown


def _as_seen_from_docs(words: str) -> str:
    words = re.sub(r'(\]\(|src=")docs/', r"\1", words).replace("](decisions/)", "](decisions/index.md)")
    for name, page in FROM_ROOT.items():
        words = words.replace(f"]({name}", f"]({page}")
    return words


def _decisions() -> list[Path]:
    return sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def _list_of_decisions() -> str:
    titles = (path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for path in _decisions())
    lines = (f"- [{title}]({path.name})" for title, path in zip(titles, _decisions(), strict=True))
    return "# Decisions\n\nWhat was decided, why, instead of what, and at what cost.\n\n" + "\n".join(lines) + "\n"

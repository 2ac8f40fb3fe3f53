"""A project or codebook of another tool: import-project."""

from pathlib import Path

import click

from app.cli.base import Session, common
from app.cli.commands import command
from app.cli.language import say, sentence
from core.importing.opaque_content import bring_in
from core.importing.project import read_project

SAID_FROM = 1000
"""With more codings than these it takes seconds, so one is told."""


@command(name="import-project")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--which", metavar="NAME")
@common
def import_project(session: Session, file: Path, which: str | None) -> None:
    """Imports a project or a codebook of another tool: all of it, or none."""
    foreign = read_project(file, which, session.words)
    if len(foreign.codings) > SAID_FROM:
        session.tell("cli-import_project-reading", file=file.name, codings=len(foreign.codings))
    bring_in(session.project, foreign)
    value = {
        "sources": len(foreign.sources),
        "codes": len(foreign.codes),
        "codings": len(foreign.codings),
        "memos": len(foreign.memos),
        "cases": len(foreign.cases),
        "not_represented": [sentence(each) for each in foreign.not_represented],
    }
    session.answer(value, lambda: _in_words(value, [f"{each.name}: {each.origin}" for each in foreign.sources]))


def _in_words(value: dict[str, object], origins: list[str]) -> str:
    counts = {name: value[name] for name in ("sources", "codes", "codings", "memos", "cases")}
    lines = [say("cli-import_project-imported", **counts), *(f"  {each}" for each in origins)]
    missing = value["not_represented"]
    if isinstance(missing, list) and missing:
        lines += [say("cli-import_project-not-imported"), *(f"  {each}" for each in missing)]
    return "\n".join(lines)
